import { on, undocumented } from '../../model/grants.ts'
import type { AccountState, RoleState } from '../../model/state.ts'
import type { Snapshot } from './check.ts'
import { writeCsv } from './csv.ts'
import { columns, type Column } from './table.ts'

/** Writes a snapshot as a table. */
export const writeTable = ({ taken, roles, accounts }: Snapshot): string =>
  tableOf(new Date(taken).toISOString(), [...roles.flatMap(roleRows), ...accounts.flatMap(accountRows)])

/** The same to be filled in: it cannot be read before somebody has said when they looked, and what everybody has. */
export const writeOpenTable = ({ roles, accounts }: Pick<Snapshot, 'roles' | 'accounts'>): string =>
  tableOf('', [...roles.flatMap(roleRows), ...accounts.flatMap(openAccountRows)])

/** Roles as rows of such a table, without the first row and the last one. */
export const writeRoleRows = (roles: readonly RoleState[]): string => csvOf(roles.flatMap(roleRows))

const tableOf = (taken: string, rows: readonly RowGiven[]): string => {
  const all: readonly RowGiven[] = [
    { kind: 'snapshot', value: taken },
    ...rows,
    { kind: 'end', value: String(rows.length) }
  ]
  return writeCsv([columns]) + csvOf(all)
}

const csvOf = (rows: readonly RowGiven[]): string =>
  writeCsv(rows.map((row) => columns.map((column) => row[column] ?? '')))

type RowGiven = Readonly<Partial<Record<Column, string>>>

/** Content that nobody knows is no grants at all; a role that is known to grant nothing says so. */
const roleRows = ({ key, title, predefined, scope, reportsTo, grants }: RoleState): readonly RowGiven[] => {
  const isUnknown = grants.size === 1 && grants.get(undocumented(key)) === on
  const role = {
    kind: 'role',
    key,
    title,
    predefined: predefined ? 'yes' : 'no',
    scope: scope ?? '',
    reportsTo: reportsTo ?? '',
    value: grants.size === 0 ? 'none' : ''
  }
  const given = isUnknown ? [] : [...grants]
  return [role, ...given.map(([permission, value]) => ({ kind: 'grant', role: key, permission, value }))]
}

const accountRows = ({ key, user, active, markers, roles }: AccountState): readonly RowGiven[] => [
  { kind: 'account', key, user, active: active ? 'yes' : 'no' },
  ...markers.map((value) => ({ kind: 'marker', account: key, value })),
  ...[...roles].map(([role, unit]) => ({ kind: 'assignment', account: key, role, unit: unit ?? '' }))
]

const openAccountRows = (account: AccountState): readonly RowGiven[] => [
  ...accountRows(account),
  ...(account.roles.size === 0 ? [{ kind: 'assignment', account: account.key }] : [])
]
