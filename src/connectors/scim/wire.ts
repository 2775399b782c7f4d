import {
  array,
  boolean,
  check,
  looseObject,
  nullish,
  number,
  pipe,
  regex,
  string,
  transform,
  union,
  type GenericSchema
} from 'valibot'

/** The names of the messages and resources of SCIM 2.0. Sources: RFC 7643, RFC 7644. */
export const names = {
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  user: 'urn:ietf:params:scim:schemas:core:2.0:User'
} as const

/** What a server says that it can; what it does not speak of it cannot. */
export interface ServiceConfig {
  readonly patch: { readonly supported: boolean }
  readonly filter: { readonly supported: boolean; readonly maxResults: number | null } | null
  readonly etag: { readonly supported: boolean } | null
  /** Source: RFC 9865. */
  readonly pagination: {
    readonly cursor: boolean
    readonly index: boolean
    readonly defaultPaginationMethod: string | null
    readonly maxPageSize: number | null
  } | null
}

/** Which version of a resource this is. */
interface Versioned {
  readonly id: string
  readonly meta: { readonly version: string | null } | null
}

/** One value of an attribute that has many, with all that comes with it. */
export interface Value {
  readonly value: string
  readonly display: string | null
  readonly type: string | null
}

/** A group. */
export interface Group extends Versioned {
  readonly displayName: string | null
  /** Null where it does not come with any: it may have none, or the server does not show them. */
  readonly members: readonly Value[] | null
}

/** A user. */
export interface User extends Versioned {
  readonly userName: string
  /** Null where the server does not say. */
  readonly active: boolean | null
  readonly emails: readonly { readonly value: string | null; readonly primary: boolean | null }[]
  readonly roles: readonly Value[] | null
  readonly entitlements: readonly Value[] | null
  /** The groups as the user shows them; empty where it does not. */
  readonly groups: readonly Value[]
}

/** One page of a list. */
export interface ListAnswer<Item> {
  readonly Resources: readonly Item[]
  readonly totalResults: number | null
  readonly startIndex: number | null
  readonly nextCursor: string | null
}

/** A description of a resource: which attributes it has, and when they are shown. */
export interface SchemaAnswer {
  readonly attributes: readonly { readonly name: string; readonly returned: string | null }[]
}

const supported = looseObject({ supported: boolean() })

/** What `GET /ServiceProviderConfig` answers. */
export const configShape: GenericSchema<unknown, ServiceConfig> = looseObject({
  patch: supported,
  filter: nullish(looseObject({ supported: boolean(), maxResults: nullish(number(), null) }), null),
  etag: nullish(supported, null),
  pagination: nullish(
    looseObject({
      cursor: nullish(boolean(), false),
      index: nullish(boolean(), false),
      defaultPaginationMethod: nullish(string(), null),
      maxPageSize: nullish(number(), null)
    }),
    null
  )
})

/** Ids are text; where a server writes a number, it is the text of that number. It has to fit into an address. */
const id = pipe(
  union([string(), number()]),
  transform((value) => String(value)),
  check((value) => !/^\.{0,2}$|[\p{Cc}\p{Cs}]/u.test(value), 'it is not the id of anything')
)

const meta = nullish(
  looseObject({ version: nullish(pipe(string(), regex(/^[\x21-\x7e]+$/, 'it is no version')), null) }),
  null
)

const values = array(
  looseObject({
    value: pipe(
      union([string(), number()]),
      transform((value) => String(value))
    ),
    display: nullish(string(), null),
    type: nullish(string(), null)
  })
)

/** A group as it is shown. */
export const groupShape: GenericSchema<unknown, Group> = looseObject({
  id,
  meta,
  displayName: nullish(string(), null),
  members: nullish(values, null)
})

const email = looseObject({ value: nullish(string(), null), primary: nullish(boolean(), null) })

/** A user as it is shown. */
export const userShape: GenericSchema<unknown, User> = looseObject({
  id,
  meta,
  userName: string(),
  active: nullish(boolean(), null),
  emails: nullish(array(email), []),
  roles: nullish(values, null),
  entitlements: nullish(values, null),
  groups: nullish(values, [])
})

/** A page of a list; one without anything in it may leave `Resources` out. */
export const listOf = <Item>(item: GenericSchema<unknown, Item>): GenericSchema<unknown, ListAnswer<Item>> =>
  looseObject({
    schemas: pipe(
      array(string()),
      check((list) => list.includes(names.list), 'it is no ListResponse')
    ),
    Resources: nullish(array(item), []),
    totalResults: nullish(number(), null),
    startIndex: nullish(number(), null),
    nextCursor: nullish(string(), null)
  })

/** What `GET /Schemas/...` answers. */
export const schemaShape: GenericSchema<unknown, SchemaAnswer> = looseObject({
  attributes: array(looseObject({ name: string(), returned: nullish(string(), null) }))
})

/** Why a server refuses, in its words: `{scimType, detail}`. */
export const reasonIn = (body: unknown): string | null => {
  if (typeof body !== 'object' || body === null) return null
  const type = 'scimType' in body && typeof body.scimType === 'string' ? [body.scimType] : []
  const detail = 'detail' in body && typeof body.detail === 'string' ? [body.detail] : []
  return [...type, ...detail].join(': ')
}
