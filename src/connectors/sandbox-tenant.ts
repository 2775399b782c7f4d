import { ConnectorError } from '../model/connector.ts'
import type { AccountState, RoleState } from '../model/state.ts'

/** An embedded tenant: its roles and accounts by the keys that it gives them. */
export interface Tenant {
  readonly roles: ReadonlyMap<string, RoleState>
  readonly accounts: ReadonlyMap<string, AccountState>
}

/** The tenant as a file: sorted, so that two equal tenants are the same text. */
export const writeTenant = ({ roles, accounts }: Tenant): string =>
  [
    '{',
    '  "version": 1,',
    `  "roles": ${writeList([...roles.values()].sort(byKey).map(writeRole))},`,
    `  "accounts": ${writeList([...accounts.values()].sort(byKey).map(writeAccount))}`,
    '}\n'
  ].join('\n')

const writeList = (entries: readonly string[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}\n  ]`

/** An operation changes one entry of a tenant; the others need not be written anew. */
const onceEach = <Entry extends object>(shape: (entry: Entry) => object): ((entry: Entry) => string) => {
  const known = new WeakMap<Entry, string>()
  return (entry) => {
    const text = known.get(entry) ?? JSON.stringify(shape(entry), null, 2).replace(/^/gm, '    ')
    known.set(entry, text)
    return text
  }
}

const writeRole = onceEach(({ key, title, predefined, scope, grants, reportsTo }: RoleState) => ({
  key,
  title,
  predefined,
  scope,
  reportsTo,
  grants: sortedObject(grants)
}))

const writeAccount = onceEach(({ key, user, active, markers, roles }: AccountState) => ({
  key,
  user,
  active,
  markers,
  roles: sortedObject(roles)
}))

/** Reads a tenant's file. Throws a ConnectorError that says what is wrong with a damaged one. */
export const readTenant = (name: string, text: string): Tenant => {
  const reader = readerOf(name)
  const file = reader.object(reader.json(text), 'the file')
  if (file['version'] !== 1) reader.damaged('`version` is not 1')
  const roles = reader
    .array(file['roles'], 'roles')
    .map((role, index) => readRole(reader, role, `roles[${index}]`))
  const accounts = reader
    .array(file['accounts'], 'accounts')
    .map((account, index) => readAccount(reader, account, `accounts[${index}]`))
  return { roles: byKeys(reader, roles), accounts: byKeys(reader, accounts) }
}

const readRole = (reader: Reader, value: unknown, at: string): RoleState => {
  const role = reader.object(value, at)
  const key = reader.text(role['key'], `${at}.key`)
  return {
    id: key,
    key,
    title: reader.text(role['title'], `${at}.title`),
    predefined: reader.flag(role['predefined'], `${at}.predefined`),
    scope: reader.textOrNull(role['scope'], `${at}.scope`),
    reportsTo: reader.textOrNull(role['reportsTo'], `${at}.reportsTo`),
    grants: reader.map(role['grants'], `${at}.grants`, reader.text)
  }
}

const readAccount = (reader: Reader, value: unknown, at: string): AccountState => {
  const account = reader.object(value, at)
  return {
    key: reader.text(account['key'], `${at}.key`),
    user: reader.text(account['user'], `${at}.user`),
    active: reader.flag(account['active'], `${at}.active`),
    markers: reader
      .array(account['markers'], `${at}.markers`)
      .map((marker, index) => reader.text(marker, `${at}.markers[${index}]`)),
    roles: reader.map(account['roles'], `${at}.roles`, reader.textOrNull)
  }
}

/** Reads values of a file and says where one is not what it should be. */
interface Reader {
  readonly damaged: (what: string) => never
  readonly json: (text: string) => unknown
  readonly object: (value: unknown, at: string) => Readonly<Record<string, unknown>>
  readonly array: (value: unknown, at: string) => readonly unknown[]
  readonly text: (value: unknown, at: string) => string
  readonly textOrNull: (value: unknown, at: string) => string | null
  readonly flag: (value: unknown, at: string) => boolean
  readonly map: <Value>(
    value: unknown,
    at: string,
    read: (entry: unknown, at: string) => Value
  ) => ReadonlyMap<string, Value>
}

const readerOf = (name: string): Reader => {
  const damaged = (what: string, cause?: unknown): never => {
    const advice = 'put it right, or delete it (`rolewright sandbox reset`) to start with a fresh tenant'
    throw new ConnectorError('refused', `\`${name}\` is damaged: ${what}; ${advice}`, { cause })
  }
  const expected = (what: string, at: string): never => damaged(`${at} is not ${what}`)
  const reader: Reader = {
    damaged,
    json: (text) => {
      try {
        return JSON.parse(text)
      } catch (error) {
        return damaged('it is not JSON', error)
      }
    },
    object: (value, at) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value))
        : expected('an object', at),
    array: (value, at) => (Array.isArray(value) ? value : expected('a list', at)),
    text: (value, at) => (typeof value === 'string' && value !== '' ? value : expected('a text', at)),
    textOrNull: (value, at) => (value === null ? null : reader.text(value, at)),
    flag: (value, at) => (typeof value === 'boolean' ? value : expected('true or false', at)),
    map: (value, at, read) =>
      new Map(
        Object.entries(reader.object(value, at)).map(([key, entry]) => [key, read(entry, `${at}.${key}`)])
      )
  }
  return reader
}

const byKeys = <Entry extends { readonly key: string }>(
  reader: Reader,
  entries: readonly Entry[]
): ReadonlyMap<string, Entry> => {
  const all = new Map(entries.map((entry) => [entry.key, entry]))
  if (all.size < entries.length) reader.damaged('a key stands there twice')
  return all
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1)

const sortedObject = <Value>(entries: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
