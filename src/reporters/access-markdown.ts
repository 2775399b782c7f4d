import { risks } from '../model/catalog.ts'
import { none } from '../model/grants.ts'
import { counted } from '../model/words.ts'
import { byPeriod, deltaText, periodText, verbFor, type ShownChange, type ShownDelta } from './access.ts'
import { groupBy, names } from './groups.ts'
import { code, fitting, table, tableRow } from './markdown.ts'
import { cut, folded, type Cut } from './page.ts'

/** People for whom the very same changes, and what changes for each of them, target by target. */
export interface Alike {
  readonly users: readonly string[]
  readonly changes: readonly Omit<ShownChange, 'user'>[]
}

/** How much of a list is shown, and what is said of the rest. */
export type Shown = Omit<Cut<never>, 'write'>

/** Who gains and loses what, by people: those for whom the same changes together, what is riskiest to gain first. */
export const alikeIn = (access: readonly ShownChange[]): readonly Alike[] => {
  const people = groupBy(access, ({ user }) => user)
  const alike = groupBy(people, (changes) =>
    JSON.stringify(changes.map(({ target, gained, lost }) => [target, gained, lost]))
  ).flatMap(([first = [], ...others]) => [
    {
      users: [first, ...others].flatMap((changes) => changes[0]?.user ?? []),
      changes: first.map(({ target, gained, lost }) => ({ target, gained, lost }))
    }
  ])
  return alike.toSorted((a, b) => weight(b) - weight(a))
}

/** What is gained weighs more than anything that is lost. */
const weight = ({ changes }: Alike): number =>
  most(changes.flatMap(({ gained }) => gained)) * (risks.length + 1) +
  most(changes.flatMap(({ lost }) => lost))

const most = (deltas: readonly ShownDelta[]): number =>
  deltas.reduce((highest, { risk }) => Math.max(highest, risks.indexOf(risk) + 1), 0)

/**
 * One row for people with the same changes; empty where nothing changes for anybody. `where` tells, as Markdown, what
 * gives them what they gain; where it knows nothing of anybody, nothing is said of it.
 */
export const accessTable = (
  alike: readonly Alike[],
  shown: Shown,
  where: (alike: Alike) => string = () => ''
): string => {
  if (alike.length === 0) return ''
  const isKnown = alike.some((each) => where(each) !== '')
  const heads = ['who', 'gains', 'loses', ...(isKnown ? ['where'] : [])]
  const write = (each: Alike): string => tableRow([...accessCells(each), ...(isKnown ? [where(each)] : [])])
  return [...table(heads, []), cut(alike, { ...shown, write })].join('\n')
}

const accessCells = ({ users, changes }: Alike): readonly string[] => [
  names(users, code),
  cell(changes, 'gained'),
  cell(changes, 'lost')
]

/** Target by target, role by role, the riskiest of what somebody gains or loses, and how many others. */
const cell = (changes: Alike['changes'], side: 'gained' | 'lost'): string =>
  changes
    .flatMap((change) =>
      byPeriod(change[side]).map((group) => `${whereText(change, group)}: ${someOf(group)}`)
    )
    .join('<br>')

/** Through which roles, where and when. */
const whereText = ({ target }: Alike['changes'][number], deltas: readonly ShownDelta[]): string => {
  const roles = rolesOf(deltas)
  return `${roles === '' ? '' : `${roles} `}on ${code(target)}${periodOf(deltas)}`
}

const rolesOf = (deltas: readonly ShownDelta[]): string =>
  names([...new Set(deltas.flatMap(({ through }) => through))].sort(), code)

const someOf = (deltas: readonly ShownDelta[]): string =>
  isTooMany(deltas)
    ? `${byRiskText(deltas.slice(0, namedOfMany))} and ${deltas.length - namedOfMany} more`
    : byRiskText(deltas)

/** So many are named in a cell; of more than that only the first few. */
const mostInCell = 5
const namedOfMany = 3

const isTooMany = (deltas: readonly ShownDelta[]): boolean => deltas.length > mostInCell

const byRiskText = (deltas: readonly ShownDelta[]): string =>
  risks
    .toReversed()
    .flatMap((risk) => {
      const those = deltas.filter((delta) => delta.risk === risk)
      return those.length === 0
        ? []
        : [`**${risk}** ${those.map((delta) => code(deltaText(wholly(delta)))).join(', ')}`]
    })
    .join(', ')

/** Under `loses` it goes without saying that nothing is left. */
const wholly = (delta: ShownDelta): ShownDelta =>
  delta.scope === none && delta.was !== null ? { ...delta, scope: delta.was } : delta

const periodOf = ([first]: readonly ShownDelta[]): string => (first ? periodText(first) : '')

/**
 * Everything, folded, of those of whom the table leaves something out. It ends between people; only those who alone
 * would take most of the room are told in part, so that they hide nobody else.
 */
export const accessInFull = (alike: readonly Alike[], shown: Shown): string => {
  const isLong = (deltas: readonly ShownDelta[]): boolean => byPeriod(deltas).some(isTooMany)
  const long = alike.filter(
    ({ users, changes }) =>
      users.length > 6 || changes.some(({ gained, lost }) => isLong(gained) || isLong(lost))
  )
  return folded(`In full: ${long.length}`, long, {
    ...shown,
    write: (each) => fullItem(each, shown.room)
  })
}

const fullItem = ({ users, changes }: Alike, room: number): string => {
  const lines = changes.flatMap((change) => [
    ...byPeriod(change.gained).map((group) => fullLine(verbFor('gained', users), change, group)),
    ...byPeriod(change.lost).map((group) => fullLine(verbFor('lost', users), change, group))
  ])
  const whole = [`- ${users.map(code).join(', ')}`, ...lines].join('\n')
  if (Buffer.byteLength(whole) <= room / 2) return whole
  const { shown, rest } = fitting(lines, room / 4, (line) => line)
  const more = rest > 0 ? [`  - and ${counted(rest, 'more line')}`] : []
  return [`- ${names(users, code)}`, ...shown, ...more].join('\n')
}

const fullLine = (verb: string, change: Alike['changes'][number], deltas: readonly ShownDelta[]): string =>
  `  - ${verb} ${counted(deltas.length, 'permission')} (${whereText(change, deltas)}): ${byRiskText(deltas)}`
