import {
  array,
  boolean,
  check,
  looseObject,
  nullable,
  nullish,
  number,
  pipe,
  regex,
  string,
  unknown,
  type GenericSchema
} from 'valibot'

/** What Flex takes from the identity provider when somebody signs in; whatever else stands there is kept. */
interface FlexData {
  readonly roles: readonly string[]
  readonly team: string | null
  readonly [other: string]: unknown
}

/** A user of the identity provider, as the Management API of Auth0 shows it. */
export interface User {
  readonly user_id: string
  readonly email: string | null
  readonly blocked: boolean
  readonly app_metadata: { readonly flex: FlexData; readonly program: string | null }
}

/** One page of users. */
export interface UserPage {
  readonly users: readonly User[]
  readonly start: number
  readonly total: number
}

/** What asking for a token answers. */
export interface Token {
  readonly access_token: string
  /** In seconds. */
  readonly expires_in: number
  readonly scope: string | null
}

/** One worker of TaskRouter. */
export interface Worker {
  readonly sid: string
  readonly friendly_name: string | null
  /** A JSON object as text; null in some lists although there is one. */
  readonly attributes: string | null
}

/** One page of workers. */
export interface WorkerPage {
  readonly workers: readonly Worker[]
  readonly meta: { readonly next_page_url: string | null }
}

/** What a worker's attributes say that matters here. */
export interface Attributes {
  readonly email: string | null
  readonly roles: readonly string[]
}

const id = pipe(
  string(),
  check((value) => !/^\.{0,2}$|[\p{Cc}\p{Cs}]/u.test(value), 'it is not the id of anything')
)

/** Only what has names in it, and no list. */
const named = pipe(
  unknown(),
  check((value) => !Array.isArray(value), 'it is a list')
)

const flexShape = pipe(
  named,
  looseObject({
    roles: pipe(
      nullish(array(string()), []),
      check((roles) => new Set(roles).size === roles.length, 'one role stands there twice')
    ),
    team: nullish(string(), null)
  })
)

const metadataShape = pipe(
  named,
  looseObject({
    flex: nullish(flexShape, { roles: [], team: null }),
    program: nullish(string(), null)
  })
)

/** One user. */
export const userShape: GenericSchema<unknown, User> = looseObject({
  user_id: id,
  email: nullish(string(), null),
  blocked: nullish(boolean(), false),
  app_metadata: nullish(metadataShape, { flex: { roles: [], team: null }, program: null })
})

/** Users page by page. */
export const usersShape: GenericSchema<unknown, UserPage> = looseObject({
  users: array(userShape),
  start: number(),
  total: number()
})

/** A fresh token. */
export const tokenShape: GenericSchema<unknown, Token> = looseObject({
  access_token: pipe(string(), regex(/^[\x21-\x7e]+$/)),
  expires_in: number(),
  scope: nullish(string(), null)
})

/** One worker; asked for alone, its attributes are there. */
export const workerShape: GenericSchema<unknown, Worker> = looseObject({
  sid: pipe(string(), regex(/^WK[0-9a-fA-F]{32}$/)),
  friendly_name: nullish(string(), null),
  attributes: nullish(string(), null)
})

/** Workers page by page. */
export const workersShape: GenericSchema<unknown, WorkerPage> = looseObject({
  workers: array(workerShape),
  meta: looseObject({ next_page_url: nullable(string()) })
})

/** A worker's attributes, once they are read as JSON. */
export const attributesShape: GenericSchema<unknown, Attributes> = pipe(
  named,
  looseObject({ email: nullish(string(), null), roles: nullish(array(string()), []) })
)
