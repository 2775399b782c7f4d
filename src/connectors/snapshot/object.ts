import type { AccountState, RoleState } from '../../model/state.ts'
import { listed, tick } from '../../model/words.ts'
import { checked, type Snapshot } from './check.ts'
import { parseJson, type Json } from './json.ts'
import { type At, type Text, wrong } from './text.ts'

/** Reads a snapshot that is written in JSON. */
export const readObject = (source: Text): Snapshot => {
  const read = reader(source)
  const file = read.object(parseJson(source), ['version', 'taken', 'roles', 'accounts'])
  if (file.version.value !== 1) wrong(source, file.version.at, '`version` is not 1')
  return checked(source, {
    taken: { at: file.taken.at, value: read.text(file.taken) },
    roles: read.list(file.roles).map((role) => ({ at: role.at, value: readRole(read, role) })),
    accounts: read
      .list(file.accounts)
      .map((account) => ({ at: account.at, value: readAccount(read, account) }))
  })
}

/** Writes a snapshot in JSON. */
export const writeObject = ({ taken, roles, accounts }: Snapshot): string => {
  const file = {
    version: 1,
    taken: new Date(taken).toISOString(),
    roles: roles.map(({ key, title, predefined, scope, reportsTo, grants }) => ({
      key,
      title,
      predefined,
      scope,
      reportsTo,
      grants: Object.fromEntries(grants)
    })),
    accounts: accounts.map(({ key, user, active, markers, roles: held }) => ({
      key,
      user,
      active,
      markers,
      roles: Object.fromEntries(held)
    }))
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const readRole = (read: Reader, json: Json): RoleState => {
  const role = read.object(json, ['key', 'title', 'predefined', 'scope', 'reportsTo', 'grants'])
  const key = read.text(role.key)
  return {
    id: key,
    key,
    title: read.text(role.title),
    predefined: read.flag(role.predefined),
    scope: read.textOrNull(role.scope),
    reportsTo: read.textOrNull(role.reportsTo),
    grants: read.map(role.grants, read.text)
  }
}

const readAccount = (read: Reader, json: Json): AccountState => {
  const account = read.object(json, ['key', 'user', 'active', 'markers', 'roles'])
  return {
    key: read.text(account.key),
    user: read.text(account.user),
    active: read.flag(account.active),
    markers: read.list(account.markers).map(read.text),
    roles: read.map(account.roles, read.textOrNull)
  }
}

/** Reads values and says where one is not what it should be. */
interface Reader {
  readonly object: <Name extends string>(json: Json, names: readonly Name[]) => Readonly<Record<Name, Json>>
  readonly list: (json: Json) => readonly Json[]
  readonly map: <Value>(json: Json, read: (entry: Json) => Value) => ReadonlyMap<string, Value>
  readonly text: (json: Json) => string
  readonly textOrNull: (json: Json) => string | null
  readonly flag: (json: Json) => boolean
}

const reader = (source: Text): Reader => {
  const fail = (at: number, what: string): never => wrong(source, at, what)
  const members = ({ at, value }: Json): ReadonlyMap<string, Json> =>
    value instanceof Map ? value : fail(at, 'this is not an object')
  const text = ({ at, value }: Json): string =>
    typeof value === 'string' && value !== '' ? value : fail(at, 'this is not a text')
  return {
    object: (json, names) => {
      const found = members(json)
      const surplus = [...found].find(([name]) => !names.some((known) => known === name))
      if (surplus)
        fail(surplus[1].at, `${tick(surplus[0])} is not known; known are ${listed(names.map(tick))}`)
      const entries = names.map((name): At<string> & { json: Json } => ({
        at: json.at,
        value: name,
        json: found.get(name) ?? fail(json.at, `${tick(name)} is missing`)
      }))
      return Object.fromEntries(entries.map(({ value, json: own }) => [value, own])) as Record<
        (typeof names)[number],
        Json
      >
    },
    list: ({ at, value }) =>
      Array.isArray(value) ? (value as readonly Json[]) : fail(at, 'this is not a list'),
    map: (json, read) => new Map([...members(json)].map(([name, entry]) => [name, read(entry)])),
    text,
    textOrNull: (json) => (json.value === null ? null : text(json)),
    flag: ({ at, value }) => (typeof value === 'boolean' ? value : fail(at, 'this is neither true nor false'))
  }
}
