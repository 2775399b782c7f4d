import { openLoopback, type Answer, type Asked, type Loopback } from '../../support/loopback.ts'

/** One value of an attribute that has many. */
interface StandInValue {
  readonly value: string
  readonly type?: string
  readonly display?: string
}

/** A group or user as it is kept. */
interface Resource {
  readonly id: string
  version: number
  attributes: Record<string, unknown>
}

/** How a server is, where it is not as usual. */
export interface StandInGiven {
  readonly patch?: boolean
  readonly filter?: boolean
  readonly etag?: boolean
  /** What it says of its pages (RFC 9865); nothing where absent. */
  readonly pagination?: Readonly<Record<string, unknown>>
  /** How many entries it shows on a page at most. */
  readonly perPage?: number
  /** When its schemas say that members and roles are shown; null: it has no schemas. */
  readonly returned?: string | null
  /** Whether a list without values is shown, as `[]`. */
  readonly showsEmpty?: boolean
  /** Whether versions stand in the resource, else only in the header. */
  readonly versionsInside?: boolean
}

/** A SCIM server on loopback, and what a test may see and set of it. */
export interface StandIn extends Loopback {
  readonly token: string
  readonly groups: Map<string, Resource>
  readonly users: Map<string, Resource>
  /** Makes a group with the members named by id. */
  readonly addGroup: (name: string, members?: readonly string[]) => Resource
}

const urn = 'urn:ietf:params:scim:'
const refused = (status: number, detail: string, scimType?: string): Answer => [
  status,
  { schemas: [`${urn}api:messages:2.0:Error`], status: String(status), detail, scimType }
]

const lists = ['members', 'roles', 'entitlements']
const base = '/scim/v2'

/**
 * A server as RFC 7643, 7644 and 9865 tell of it, for as long as the test runs, with these people, whose ids are `u1`, `u2`
 * and so on, and a group `Legacy` (`g1`) that the first of them is in.
 */
export const openStandIn = async (
  people: readonly string[],
  {
    patch = true,
    filter = true,
    etag = true,
    pagination,
    perPage = 100,
    returned = 'default',
    showsEmpty = false,
    versionsInside = true
  }: StandInGiven = {}
): Promise<StandIn> => {
  const token = 'sentinel-token-of-the-service'
  const groups = new Map<string, Resource>()
  const users = new Map<string, Resource>()
  let issued = 0

  const add = (to: Map<string, Resource>, prefix: string, attributes: Record<string, unknown>): Resource => {
    issued += 1
    const resource = { id: `${prefix}${to.size === 0 ? 1 : issued}`, version: 1, attributes }
    to.set(resource.id, resource)
    return resource
  }
  const addGroup = (displayName: string, members: readonly string[] = []): Resource =>
    add(groups, 'g', { displayName, members: members.map((value) => ({ value, type: 'User' })) })
  const addUser = (attributes: Record<string, unknown>): Resource =>
    add(users, 'u', { active: true, ...attributes })
  for (const userName of people) addUser({ userName, emails: [{ value: userName, primary: true }] })
  addGroup('Legacy', ['u1'])

  const etagOf = ({ version }: Resource): string => `W/"${version}"`
  const shown = (resource: Resource): object => ({
    ...Object.fromEntries(
      Object.entries(resource.attributes).filter(
        ([, value]) => showsEmpty || !Array.isArray(value) || value.length > 0
      )
    ),
    id: resource.id,
    meta: etag && versionsInside ? { version: etagOf(resource) } : {}
  })
  const answerWith = (status: number, resource: Resource): Answer => [
    status,
    shown(resource),
    etag ? { etag: etagOf(resource) } : {}
  ]
  const config = (): Answer => [
    200,
    {
      schemas: [`${urn}schemas:core:2.0:ServiceProviderConfig`],
      patch: { supported: patch },
      filter: { supported: filter, maxResults: 200 },
      etag: { supported: etag },
      ...(pagination && { pagination })
    }
  ]
  const list = (all: Map<string, Resource>, query: URLSearchParams): Answer => {
    const count = Math.min(Number(query.get('count') ?? perPage), perPage)
    const cursor = query.get('cursor')
    const isCursor = pagination?.['cursor'] === true && cursor !== null
    const startIndex = isCursor ? Number(cursor || 1) : Number(query.get('startIndex') ?? 1)
    const resources = [...all.values()].slice(startIndex - 1, startIndex - 1 + count).map(shown)
    const next = startIndex + resources.length
    return [
      200,
      {
        schemas: [`${urn}api:messages:2.0:ListResponse`],
        totalResults: all.size,
        ...(!isCursor && { startIndex, itemsPerPage: resources.length }),
        ...(isCursor && next <= all.size && { nextCursor: String(next) }),
        ...(resources.length > 0 && { Resources: resources })
      }
    ]
  }
  const schema = (name: string): Answer =>
    returned === null
      ? refused(404, 'no schemas here')
      : [200, { id: name, attributes: lists.map((each) => ({ name: each, returned })) }]
  const isTaken = (
    all: Map<string, Resource>,
    unique: string,
    value: unknown,
    self: Resource | null = null
  ): boolean =>
    [...all.values()].some(
      (other) =>
        other !== self && String(other.attributes[unique]).toLowerCase() === String(value).toLowerCase()
    )
  const create = (
    all: Map<string, Resource>,
    unique: string,
    sent: Record<string, unknown>,
    make: (attributes: Record<string, unknown>) => Resource
  ): Answer => {
    const { schemas: _, ...attributes } = sent
    if (typeof sent[unique] !== 'string' || sent[unique] === '')
      return refused(400, `${unique} is required`, 'invalidValue')
    if (isTaken(all, unique, sent[unique])) return refused(409, `${unique} is taken`, 'uniqueness')
    return answerWith(201, make(attributes))
  }
  const changeOne = (resource: Resource, { op, path, value }: Operation): string | null => {
    const [, attribute = '', named] = /^(\w+)(?:\[value eq "([^"]*)"\])?$/.exec(path) ?? []
    const old = resource.attributes[attribute]
    if (named !== undefined && !filter) return 'no filters here'
    if (!lists.includes(attribute)) {
      if (op !== 'replace' || (attribute !== 'active' && attribute !== 'displayName')) return 'no such path'
      resource.attributes[attribute] = value
      return null
    }
    const had = Array.isArray(old) ? (old as readonly StandInValue[]) : []
    const given = Array.isArray(value) ? (value as readonly StandInValue[]) : []
    const unknown = given.find((each) => attribute === 'members' && !users.has(each.value))
    if (unknown) return `there is no user ${unknown.value}`
    const kept = {
      add: had.filter((each) => !given.some((other) => other.value === each.value)),
      remove: named === undefined ? [] : had.filter((each) => each.value !== named),
      replace: []
    }[op]
    resource.attributes[attribute] = [...kept, ...given]
    return null
  }
  const change = (
    all: Map<string, Resource>,
    resource: Resource,
    operations: readonly Operation[]
  ): Answer => {
    if (!patch) return refused(501, 'no PATCH here')
    const draft = { ...resource, attributes: { ...resource.attributes } }
    for (const operation of operations) {
      const problem = changeOne(draft, operation)
      if (problem !== null) return refused(400, problem, 'invalidPath')
    }
    if (isTaken(all, 'displayName', draft.attributes['displayName'] ?? draft.id, resource))
      return refused(409, 'displayName is taken', 'uniqueness')
    resource.attributes = draft.attributes
    resource.version += 1
    return [204]
  }
  const answerTo = ({ method, path, headers, body }: Asked): Answer => {
    if (headers.authorization !== `Bearer ${token}`)
      return refused(401, `no such token: ${String(headers.authorization)}`)
    const { pathname, searchParams } = new URL(path, 'http://scim')
    const [place = '', id = ''] = pathname.replace(`${base}/`, '').split('/').map(decodeURIComponent)
    const sent = (body ?? {}) as Record<string, unknown>
    if (place === 'ServiceProviderConfig') return config()
    if (place === 'Schemas') return schema(id)
    const all = place === 'Groups' ? groups : users
    if (id === '' && method === 'GET') return list(all, searchParams)
    if (id === '' && place === 'Groups')
      return create(groups, 'displayName', sent, ({ displayName }) => addGroup(String(displayName)))
    if (id === '') return create(users, 'userName', sent, addUser)
    const resource = all.get(id)
    if (!resource) return refused(404, `Resource ${id} not found`)
    if (method === 'GET') return answerWith(200, resource)
    const match = headers['if-match']
    if (etag && match !== undefined && match !== etagOf(resource)) return refused(412, 'it has changed')
    if (method === 'PATCH') return change(all, resource, sent['Operations'] as readonly Operation[])
    all.delete(id)
    return [204]
  }

  const loopback = await openLoopback(answerTo, 'application/scim+json')
  return Object.assign(loopback, { url: `${loopback.url}${base}`, token, groups, users, addGroup })
}

interface Operation {
  readonly op: 'add' | 'remove' | 'replace'
  readonly path: string
  readonly value?: unknown
}
