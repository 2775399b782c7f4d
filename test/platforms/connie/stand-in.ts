import { openLoopback, placeOf, type Answer, type Asked, type Loopback } from '../../support/loopback.ts'

/** A user of the identity provider. */
interface IdentityUser {
  readonly user_id: string
  readonly email: string
  blocked?: boolean
  app_metadata?: Record<string, unknown>
}

/** How the identity provider is, where it is not as usual. */
export interface IdentityGiven {
  /** How many users it shows on a page at most, whatever is asked. */
  readonly perPage?: number
  readonly scope?: string
  readonly tokenLife?: number
}

/** An identity provider on loopback. */
export interface Identity extends Loopback {
  readonly users: Map<string, IdentityUser>
  readonly client: { readonly CLIENT_ID: string; readonly CLIENT_SECRET: string; readonly AUDIENCE: string }
  /** Every credential there ever was. */
  readonly secrets: Set<string>
}

/** A token that somebody has made by hand. */
export const token = 'sentinel-management-token-4711'

/** The identity provider as Auth0 documents it, with these users by e-mail and their metadata. */
export const openIdentity = async (
  people: Readonly<Record<string, Record<string, unknown> | null>>,
  { perPage = 100, scope = 'read:users update:users_app_metadata', tokenLife = 86_400 }: IdentityGiven = {}
): Promise<Identity> => {
  const users = new Map(
    Object.entries(people).map(([email, metadata], index): [string, IdentityUser] => {
      const user = { user_id: `auth0|${index + 1}`, email }
      return [email, metadata === null ? user : { ...user, app_metadata: metadata }]
    })
  )
  const client = { CLIENT_ID: 'client-1', CLIENT_SECRET: 'sentinel-client-secret-4711', AUDIENCE: 'urn:api' }
  const secrets = new Set([token, client.CLIENT_SECRET])
  const valid = new Set([token])
  const error = (statusCode: number, message: string): Answer => [
    statusCode,
    { statusCode, error: 'Error', message }
  ]

  const grant = (body: Readonly<Record<string, unknown>>): Answer => {
    const isRight =
      body['grant_type'] === 'client_credentials' &&
      body['client_id'] === client.CLIENT_ID &&
      body['client_secret'] === client.CLIENT_SECRET
    if (!isRight) return [401, { error: 'access_denied', error_description: `no: ${JSON.stringify(body)}` }]
    if (body['audience'] !== client.AUDIENCE) return [403, { error: 'access_denied' }]
    const issued = `sentinel-token-${valid.size}`
    valid.add(issued)
    secrets.add(issued)
    return [200, { access_token: issued, scope, expires_in: tokenLife, token_type: 'Bearer' }]
  }
  const list = (query: URLSearchParams): Answer => {
    const per = Number(query.get('per_page') ?? 50)
    if (per > 100) return error(400, 'per_page is too large')
    const limit = Math.min(per, perPage)
    const start = Number(query.get('page') ?? 0) * limit
    const shown = [...users.values()].slice(start, start + limit)
    const total = Math.min(users.size, 1000)
    return [
      200,
      query.get('include_totals') === 'true'
        ? { start, limit, length: shown.length, users: shown, total }
        : shown
    ]
  }
  /** Properties at the root are merged; everything below is replaced; null takes away. */
  const patch = (user: IdentityUser, body: Readonly<Record<string, unknown>>): Answer => {
    const { app_metadata: metadata, ...others } = body
    if (Object.keys(others).length > 0 && !scope.includes('update:users '))
      return error(403, 'Insufficient scope, expected any of: update:users')
    if (typeof metadata !== 'object' || metadata === null) return error(400, 'nothing to update')
    const merged: Record<string, unknown> = { ...user.app_metadata, ...metadata }
    for (const [name, value] of Object.entries(merged)) if (value === null) delete merged[name]
    user.app_metadata = merged
    return [200, user]
  }
  const answerTo = (asked: Asked): Answer => {
    const { pathname, searchParams } = new URL(asked.path, 'http://auth0')
    const body = typeof asked.body === 'object' && asked.body !== null ? { ...asked.body } : {}
    if (placeOf(asked) === 'POST /oauth/token') return grant(body)
    const bearer = (asked.headers.authorization ?? '').replace(/^Bearer /, '')
    if (!valid.has(bearer)) return error(401, `Invalid token ${bearer}`)
    if (placeOf(asked) === 'GET /api/v2/users') return list(searchParams)
    const [, id = ''] = /^\/api\/v2\/users\/([^/]+)$/.exec(pathname) ?? []
    const user = [...users.values()].find(({ user_id }) => user_id === decodeURIComponent(id))
    if (!user) return error(404, 'The user does not exist.')
    if (asked.method === 'GET') return [200, user]
    return asked.method === 'PATCH' ? patch(user, body) : error(404, 'Not Found')
  }
  return Object.assign(await openLoopback(answerTo), { users, client, secrets })
}

/** A worker of Flex. */
interface FlexWorker {
  readonly sid: string
  readonly friendly_name: string
  attributes: string
}

/** TaskRouter on loopback. */
export interface Flex extends Loopback {
  readonly workers: Map<string, FlexWorker>
  readonly variables: Readonly<Record<string, string>>
}

/** Ids as Twilio makes them. */
const sidOf = (kind: string, number: number): string => `${kind}${String(number).padStart(32, '0')}`

/** TaskRouter as Twilio's interface description has it: workers by e-mail, with the roles in their attributes. */
export const openFlex = async (
  people: Readonly<Record<string, readonly string[]>>,
  {
    perPage = 1000,
    hidesAttributes = false
  }: { readonly perPage?: number; readonly hidesAttributes?: boolean } = {}
): Promise<Flex> => {
  const workspace = sidOf('WS', 1)
  const workers = new Map(
    Object.entries(people).map(([email, roles], index) => {
      const attributes = JSON.stringify({ email, roles, full_name: email, routing: { skills: [] } })
      return [email, { sid: sidOf('WK', index + 1), friendly_name: email, attributes }]
    })
  )
  const secret = 'sentinel-flex-secret-4711'
  const basic = `Basic ${Buffer.from(`${sidOf('SK', 1)}:${secret}`).toString('base64')}`
  const place = `/v1/Workspaces/${workspace}/Workers`
  const answerTo = ({ method, path, headers }: Asked): Answer => {
    const { pathname, searchParams } = new URL(path, 'http://flex')
    if (headers.authorization !== basic)
      return [401, { code: 20003, message: `Authenticate ${headers.authorization}`, status: 401 }]
    if (method !== 'GET') return [405, { code: 20004, message: 'Method not allowed', status: 405 }]
    const all = [...workers.values()]
    if (pathname === place) {
      const size = Math.min(Number(searchParams.get('PageSize') ?? 50), perPage)
      const page = Number(searchParams.get('Page') ?? 0)
      const shown = all
        .slice(page * size, (page + 1) * size)
        .map((worker) => ({ ...worker, attributes: hidesAttributes ? null : worker.attributes }))
      const address = `${flex.url}${place}?PageSize=${size}&Page=${page + 1}&PageToken=PT${page + 1}`
      const isLast = (page + 1) * size >= all.length
      return [
        200,
        {
          workers: shown,
          meta: { page, page_size: size, key: 'workers', next_page_url: isLast ? null : address }
        }
      ]
    }
    const worker = all.find(({ sid }) => pathname === `${place}/${sid}`)
    return worker ? [200, worker] : [404, { code: 20404, message: 'not found', status: 404 }]
  }
  const loopback = await openLoopback(answerTo)
  const variables = {
    FLEX_URL: loopback.url,
    FLEX_KEY: sidOf('SK', 1),
    FLEX_SECRET: secret,
    FLEX_WORKSPACE: workspace
  }
  const flex: Flex = Object.assign(loopback, { workers, variables })
  return flex
}
