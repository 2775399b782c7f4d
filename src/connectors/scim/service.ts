import type { GenericSchema } from 'valibot'
import { ConnectorError } from '../../model/connector.ts'
import type { Http } from '../http/client.ts'
import { HttpError } from '../http/failure.ts'
import { readPages, type Page, type WholeList } from '../http/pages.ts'
import { about } from '../http/about.ts'
import {
  configShape,
  groupShape,
  listOf,
  names,
  schemaShape,
  userShape,
  type Group,
  type ListAnswer,
  type User
} from './wire.ts'

/** What a server can. */
interface Features {
  readonly patch: boolean
  /** Whether it knows filters, and so also paths such as `members[value eq "1"]`. */
  readonly filter: boolean
  readonly etag: boolean
  /** Whether its lists go on at a cursor; else at a number. */
  readonly cursor: boolean
  readonly perPage: number
}

/** Where resources are kept. */
export type Place = 'Groups' | 'Users'

/** A resource as it is right now, and its version; null where the server has none of that. */
interface Current<Item> {
  readonly item: Item
  readonly version: string | null
}

/** A SCIM server: what it can, what is there, and one change at a time. */
export interface Service {
  features(): Promise<Features>
  groups(): Promise<WholeList<Group>>
  users(): Promise<WholeList<User>>
  /** Null where there is none of that id. */
  group(id: string): Promise<Current<Group> | null>
  user(id: string): Promise<Current<User> | null>
  /** Whether the server says of an attribute that it is shown unasked; null where it says nothing. */
  shows(place: Place, attribute: string): Promise<boolean | null>
  create(place: Place, resource: Readonly<Record<string, unknown>>): Promise<void>
  /** Changes a resource as it was when it was read last, or at `version`. */
  patch(place: Place, id: string, operations: readonly PatchOperation[], version?: string): Promise<void>
  remove(place: Place, id: string): Promise<void>
}

/** One change to a resource. */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace'
  readonly path: string
  readonly value?: unknown
}

const mostPerPage = 100
const headers = { accept: 'application/scim+json, application/json' }
const sending = { ...headers, 'content-type': 'application/scim+json' }

/** The way to a SCIM server. */
export const openService = (http: Http): Service => {
  let known: Features | null = null
  // As the engine has looked at them last: a change since then is somebody else's.
  const versions = new Map<string, string>()

  const remember = (
    place: Place,
    { id, meta }: Group | User,
    header: string | null = null
  ): string | null => {
    const version = meta?.version ?? header
    if (version === null) versions.delete(`${place}/${id}`)
    else versions.set(`${place}/${id}`, version)
    return version
  }
  const features = async (): Promise<Features> => (known ??= await discover(http))
  const list = async <Item extends Group | User>(
    place: Place,
    item: GenericSchema<unknown, Item>
  ): Promise<WholeList<Item>> => {
    const whole = await readList(http, place, item, await features())
    for (const each of whole.items) remember(place, each)
    return whole
  }
  const one = async <Item extends Group | User>(
    place: Place,
    id: string,
    item: GenericSchema<unknown, Item>
  ): Promise<Current<Item> | null> => {
    const answer = await orNothing(http.ask({ method: 'GET', path: [place, id], headers }, item))
    if (answer === null) return null
    if (answer.value.id !== id)
      throw new ConnectorError('unknown', `asked for \`${place}/${id}\`, the server answers with another one`)
    return { item: answer.value, version: remember(place, answer.value, answer.headers.get('etag')) }
  }
  const group = (id: string): Promise<Current<Group> | null> => one('Groups', id, groupShape)
  const user = (id: string): Promise<Current<User> | null> => one('Users', id, userShape)
  const versionOf = async (place: Place, id: string): Promise<string | null> => {
    if (!(await features()).etag) return null
    const last = versions.get(`${place}/${id}`)
    return last ?? (await (place === 'Groups' ? group(id) : user(id)))?.version ?? null
  }
  const guard = async (
    place: Place,
    id: string,
    given?: string
  ): Promise<Readonly<Record<string, string>>> => {
    const version = given ?? (await versionOf(place, id))
    // Whatever becomes of the call, that version is over.
    versions.delete(`${place}/${id}`)
    return version === null ? {} : { 'if-match': version }
  }
  return {
    features,
    groups: () => list('Groups', groupShape),
    users: () => list('Users', userShape),
    group,
    user,
    async shows(place, attribute) {
      const path = ['Schemas', place === 'Groups' ? names.group : names.user]
      const answer = await orNothing(http.ask({ method: 'GET', path, headers }, schemaShape))
      const found = answer?.value.attributes.find(({ name }) => name === attribute)
      return found ? /^(always|default)$/.test(found.returned ?? 'default') : null
    },
    create: (place, json) =>
      http.tell({ method: 'POST', path: [place], json, headers: sending }, shapes[place]),
    async patch(place, id, operations, version) {
      if (!(await features()).patch)
        throw new ConnectorError('refused', 'the server says that it changes nothing by PATCH')
      const json = { schemas: [names.patch], Operations: operations }
      const guarded = { ...sending, ...(await guard(place, id, version)) }
      const call = { method: 'PATCH', path: [place, id], json, headers: guarded } as const
      await http.tell(
        call,
        about(id, shapes[place], (item) => item.id)
      )
    },
    async remove(place, id) {
      const guarded = { ...headers, ...(await guard(place, id)) }
      await orNothing(http.tell({ method: 'DELETE', path: [place, id], headers: guarded }))
    }
  }
}

/** What is answered to a write: nothing, or the resource. Source: RFC 7644, 3.3 and 3.5.2. */
const shapes: Readonly<Record<Place, GenericSchema<unknown, Group | User>>> = {
  Groups: groupShape,
  Users: userShape
}

/** Null where there is no such thing. */
const orNothing = async <Answer>(asked: Promise<Answer>): Promise<Answer | null> => {
  try {
    return await asked
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) return null
    throw error
  }
}

const discover = async (http: Http): Promise<Features> => {
  const answer = await orNothing(
    http.ask({ method: 'GET', path: ['ServiceProviderConfig'], headers }, configShape)
  )
  if (answer === null)
    throw new ConnectorError(
      'refused',
      'there is no `ServiceProviderConfig` at the address: it is not the one of a SCIM 2.0 service'
    )
  const { patch, filter, etag, pagination } = answer.value
  const limits = [filter?.maxResults, pagination?.maxPageSize].filter((limit) => limit != null && limit > 0)
  return {
    patch: patch.supported,
    filter: filter?.supported ?? false,
    etag: etag?.supported ?? false,
    cursor:
      pagination !== null &&
      pagination.cursor &&
      (!pagination.index || pagination.defaultPaginationMethod === 'cursor'),
    perPage: Math.min(mostPerPage, ...limits.map(Number))
  }
}

/** A cursor, or a number from which to go on. */
type Start = { readonly cursor: string } | { readonly startIndex: number }

const readList = <Item extends Group | User>(
  http: Http,
  place: Place,
  item: GenericSchema<unknown, Item>,
  { cursor, perPage }: Features
): Promise<WholeList<Item>> =>
  readPages<Item, Start>({
    first: cursor ? { cursor: '' } : { startIndex: 1 },
    name: place.toLowerCase(),
    keyOf: ({ id }) => id,
    async read(start) {
      const query = { ...start, count: perPage }
      const { value } = await http.ask({ method: 'GET', path: [place], query, headers }, listOf(item))
      return 'cursor' in start ? pageAtCursor(value) : pageAtIndex(value, start.startIndex, place)
    }
  })

const pageAtCursor = <Item>({
  Resources,
  totalResults,
  nextCursor
}: ListAnswer<Item>): Page<Item, Start> => ({
  items: Resources,
  total: totalResults,
  next: nextCursor === null || nextCursor === '' ? null : { cursor: nextCursor }
})

/** Only the number of all entries tells where such a list ends. */
const pageAtIndex = <Item>(
  { Resources, totalResults, startIndex }: ListAnswer<Item>,
  asked: number,
  place: Place
): Page<Item, Start> => {
  if (totalResults === null)
    throw new ConnectorError('unknown', `the server does not say how many ${place} there are`)
  if (startIndex !== null && startIndex !== asked && totalResults > 0)
    throw new ConnectorError(
      'unknown',
      `asked for ${place} from number ${asked}, the server answers from number ${startIndex}`
    )
  const next = asked + Resources.length
  return { items: Resources, total: totalResults, next: next <= totalResults ? { startIndex: next } : null }
}
