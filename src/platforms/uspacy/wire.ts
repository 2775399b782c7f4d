import {
  array,
  boolean,
  check,
  looseObject,
  nullable,
  nullish,
  number,
  pipe,
  record,
  regex,
  string,
  transform,
  union,
  type GenericSchema
} from 'valibot'

/** Permissions of the platform, in its own words, by action. */
export type PermissionLists = Readonly<Record<string, readonly string[]>>

/** A role as `GET /company/v1/roles` shows it. */
export interface Role {
  readonly id: string
  readonly code: string | null
  readonly title: string | null
  /** Null where it shows none at all. */
  readonly permissions: PermissionLists | null
}

/** A user as `GET /company/v1/users` shows it. */
export interface User {
  readonly id: string
  readonly active: boolean
  readonly email: string | readonly { readonly value: string; readonly main: boolean | number | null }[]
  /** Marks and roles, in one list. */
  readonly roles: readonly string[]
  readonly departmentsIds: readonly string[]
}

/** One page of users. */
export interface UserPage {
  readonly data: readonly User[]
  readonly meta: { readonly total: number; readonly page: number; readonly lastPage: number }
}

/** What signing in and refreshing answer. */
export interface Tokens {
  readonly jwt: string
  readonly refreshToken: string | null
}

/** Ids are numbers in some answers and text in others; for us they are text that can be a part of an address. */
const id = pipe(
  union([string(), number()]),
  transform((value) => String(value)),
  check((value) => !/^\.{0,2}$|[\p{Cc}\p{Cs}]/u.test(value), 'it is not the id of anything')
)

/** Permissions by action; an action without any is null in some answers. */
const listsShape = record(
  string(),
  pipe(
    nullable(array(string())),
    transform((list) => list ?? [])
  )
)

/** Every permission that the Space knows; there is no Space without any. */
export const offeredShape: GenericSchema<unknown, PermissionLists> = pipe(
  listsShape,
  check((lists) => Object.values(lists).some((list) => list.length > 0), 'there is no permission in it')
)

/** One role, as it is also answered to whoever writes it. */
export const roleShape: GenericSchema<unknown, Role> = looseObject({
  id,
  code: nullish(string(), null),
  title: nullish(string(), null),
  permissions: nullish(listsShape, null)
})

/** All roles; they come as one list without pages. */
export const rolesShape: GenericSchema<unknown, readonly Role[]> = array(roleShape)

const emailShape = looseObject({ value: string(), main: nullish(union([boolean(), number()]), null) })

/** One user, as it is also answered to whoever changes it. Whoever is shown without roles or without being active or not is not understood. */
export const userShape: GenericSchema<unknown, User> = looseObject({
  id,
  active: boolean(),
  email: nullish(union([string(), array(emailShape)]), []),
  roles: array(id),
  departmentsIds: nullish(array(id), [])
})

/** Users page by page. */
export const usersShape: GenericSchema<unknown, UserPage> = looseObject({
  data: array(userShape),
  meta: looseObject({ total: number(), page: number(), lastPage: number() })
})

/** A fresh token. How long it holds is spelled in two ways, so the token's own end is looked at instead. */
export const tokensShape: GenericSchema<unknown, Tokens> = looseObject({
  jwt: pipe(string(), regex(/^[\x21-\x7e]+$/)),
  refreshToken: nullish(string(), null)
})
