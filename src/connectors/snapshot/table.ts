import { on, undocumented } from '../../model/grants.ts'
import type { AccountState, RoleState } from '../../model/state.ts'
import { listed, tick } from '../../model/words.ts'
import { checked, type Snapshot } from './check.ts'
import { parseCsv, type Cell, type Row } from './csv.ts'
import { type At, type Text, wrong } from './text.ts'

/** The columns of the one table, in the order in which they are written. */
export const columns = [
  'kind',
  'key',
  'title',
  'user',
  'active',
  'predefined',
  'scope',
  'reportsTo',
  'account',
  'role',
  'permission',
  'value',
  'unit'
] as const

/** The name of one column. */
export type Column = (typeof columns)[number]

/** What each kind of row fills in: first what it must, then what it may. */
const kinds = {
  snapshot: { must: ['value'], may: [] },
  role: { must: ['key', 'title'], may: ['predefined', 'scope', 'reportsTo', 'value'] },
  grant: { must: ['role', 'permission'], may: ['value'] },
  account: { must: ['user'], may: ['key', 'active'] },
  marker: { must: ['account', 'value'], may: [] },
  assignment: { must: ['account', 'role'], may: ['unit'] },
  end: { must: ['value'], may: [] }
} as const satisfies Readonly<
  Record<string, { readonly must: readonly Column[]; readonly may: readonly Column[] }>
>

type Kind = keyof typeof kinds

const help = '`rolewright schema files/snapshot` describes the layout, with an example'

/** Reads a snapshot that is written as a table. */
export const readTable = (source: Text): Snapshot => {
  const rows = parseCsv(source)
  const read = rowReader(source, rows[0])
  const entries = rows.slice(1).map(read)
  const [first] = entries
  const last = entries.at(-1)
  if (first?.kind !== 'snapshot')
    return wrong(
      source,
      rows[1]?.at ?? source.text.length,
      'the first row is not of the kind `snapshot`',
      help
    )
  if (last?.kind !== 'end')
    return wrong(
      source,
      source.text.length,
      'the last row is not of the kind `end`: the file may be cut',
      help
    )
  const between = entries.slice(1, -1)
  if (last.cell('value') !== String(between.length)) {
    const count = `the last row counts ${tick(last.cell('value'))} rows before it, and there are ${between.length}`
    wrong(source, last.at, count, 'write the whole export, or correct the number')
  }
  const surplus = between.find(({ kind }) => kind === 'snapshot' || kind === 'end')
  if (surplus) wrong(source, surplus.at, `a row of the kind ${tick(surplus.kind)} stands in between`, help)
  const taken = { at: first.at, value: first.cell('value') }
  return checked(source, { taken, roles: rolesIn(source, between), accounts: accountsIn(source, between) })
}

/** One row under the names of its columns. */
interface Entry {
  readonly at: number
  readonly kind: Kind
  /** Empty where nothing stands. */
  readonly cell: (column: Column) => string
  readonly flag: (column: Column, otherwise: boolean) => boolean
}

const rowReader = (source: Text, header: Row | undefined): ((row: Row) => Entry) => {
  const names = headerOf(source, header)
  return ({ at, cells }) => {
    if (cells.length !== names.length)
      wrong(source, at, `this row has ${cells.length} cells, and the first one has ${names.length}`, help)
    const found = new Map(cells.map((cell, index) => [names[index] ?? '', cell]))
    const cell = (column: Column): string => found.get(column)?.value ?? ''
    const kind = kindOf(source, found.get('kind') ?? { at, value: '' })
    checkCells(source, kind, at, found)
    const flag = (column: Column, otherwise: boolean): boolean => {
      const value = cell(column)
      if (value === '') return otherwise
      if (value === 'yes' || value === 'no') return value === 'yes'
      return wrong(source, found.get(column)?.at ?? at, `${tick(value)} is neither \`yes\` nor \`no\``)
    }
    return { at, kind, cell, flag }
  }
}

const headerOf = (source: Text, header: Row | undefined): readonly string[] => {
  if (!header) return wrong(source, 0, 'the file is empty', help)
  const known: readonly string[] = columns
  const names = new Set<string>()
  for (const { at, value } of header.cells) {
    if (value.includes(';')) wrong(source, at, 'the columns are parted by semicolons', 'save it with commas')
    if (!known.includes(value))
      wrong(source, at, `there is no column ${tick(value)}`, `columns: ${known.join(', ')}`)
    if (names.has(value)) wrong(source, at, `the column ${tick(value)} stands there twice`)
    names.add(value)
  }
  if (!names.has('kind')) wrong(source, header.at, 'the column `kind` is missing', help)
  return [...names]
}

const kindOf = (source: Text, { at, value }: Cell): Kind => {
  const kind = Object.keys(kinds).find((name): name is Kind => name === value)
  return (
    kind ?? wrong(source, at, `${tick(value)} is no kind of row`, `kinds: ${Object.keys(kinds).join(', ')}`)
  )
}

const checkCells = (source: Text, kind: Kind, at: number, found: ReadonlyMap<string, Cell>): void => {
  const must: readonly string[] = kinds[kind].must
  const may: readonly string[] = kinds[kind].may
  for (const column of must) {
    if ((found.get(column)?.value ?? '') === '')
      wrong(
        source,
        found.get(column)?.at ?? at,
        `a row of the kind ${tick(kind)} needs ${tick(column)}`,
        help
      )
  }
  for (const [column, cell] of found) {
    if (cell.value !== '' && column !== 'kind' && ![...must, ...may].includes(column)) {
      const filled = listed([...must, ...may].map(tick))
      wrong(source, cell.at, `a row of the kind ${tick(kind)} has no ${tick(column)}`, `it has ${filled}`)
    }
  }
}

const rolesIn = (source: Text, entries: readonly Entry[]): readonly At<RoleState>[] => {
  const grants = new Map<string, Map<string, string>>()
  const roles = entries.filter(({ kind }) => kind === 'role')
  for (const { cell } of roles) grants.set(cell('key'), new Map())
  for (const { at, kind, cell } of entries) {
    if (kind !== 'grant') continue
    const given = grants.get(cell('role')) ?? absent(source, at, 'role', cell('role'))
    if (given.has(cell('permission'))) wrong(source, at, `${tick(cell('permission'))} is granted twice`)
    given.set(cell('permission'), cell('value') || on)
  }
  return roles.map(({ at, cell, flag }) => {
    const key = cell('key')
    const state = { id: key, key, title: cell('title'), predefined: flag('predefined', false) }
    const content = contentOf(source, at, cell, grants.get(key) ?? new Map())
    return {
      at,
      value: { ...state, scope: cell('scope') || null, grants: content, reportsTo: cell('reportsTo') || null }
    }
  })
}

const contentOf = (
  source: Text,
  at: number,
  cell: Entry['cell'],
  grants: ReadonlyMap<string, string>
): ReadonlyMap<string, string> => {
  const key = cell('key')
  const value = cell('value')
  if (value !== '' && value !== 'none')
    wrong(source, at, `the \`value\` of a role is empty or \`none\``, help)
  if (value === 'none' && grants.size > 0) wrong(source, at, `${tick(key)} grants \`none\`, and has grants`)
  return grants.size === 0 && value === '' ? new Map([[undocumented(key), on]]) : grants
}

const accountsIn = (source: Text, entries: readonly Entry[]): readonly At<AccountState>[] => {
  const keyOf = ({ cell }: Entry): string => cell('key') || cell('user')
  const accounts = entries.filter(({ kind }) => kind === 'account')
  const markers = new Map(accounts.map((entry) => [keyOf(entry), [] as string[]]))
  const roles = new Map(accounts.map((entry) => [keyOf(entry), new Map<string, string | null>()]))
  for (const { at, kind, cell } of entries) {
    const account = cell('account')
    if (kind === 'marker')
      (markers.get(account) ?? absent(source, at, 'account', account)).push(cell('value'))
    if (kind !== 'assignment') continue
    const held = roles.get(account) ?? absent(source, at, 'account', account)
    if (held.has(cell('role'))) wrong(source, at, `${tick(account)} is given ${tick(cell('role'))} twice`)
    held.set(cell('role'), cell('unit') || null)
  }
  return accounts.map((entry) => {
    const key = keyOf(entry)
    const state = { user: entry.cell('user'), key, active: entry.flag('active', true) }
    return {
      at: entry.at,
      value: { ...state, markers: markers.get(key) ?? [], roles: roles.get(key) ?? new Map() }
    }
  })
}

const absent = (source: Text, at: number, noun: string, key: string): never =>
  wrong(source, at, `there is no ${noun} ${tick(key)} in the file`, 'write its row too')
