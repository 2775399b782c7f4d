import { risks } from '../model/catalog.ts'
import type { Comparison, RoleChange } from '../model/comparison.ts'
import { byPeriod, deltaText, periodText, sameChanges, type ShownDelta } from './access.ts'
import { assignmentText, forUsers, releasedText, roleText, usersOf } from './diff-words.ts'
import { comparedText, notesOf, summaryOf, type DiffAnswer, type DiffView, type Hunk } from './diff.ts'
import { groupBy, names } from './groups.ts'
import { code, details, fence, fitting, table, tableRow } from './markdown.ts'
import { counted } from '../model/words.ts'

/** How differences are shown in a comment. */
export interface CommentView extends Pick<DiffView, 'hunks'> {
  /** How many bytes the comment may have; 60,000 where absent, which a comment on GitHub has room for. */
  readonly room?: number
}

/**
 * Differences as a comment on a pull request: how much, then who gains and loses what, then what is let go; all else is
 * folded. Text of users stands in code spans and fenced blocks only. What has no room is counted.
 */
export const diffMarkdown = (answer: DiffAnswer, { hunks, room = 60_000 }: CommentView): string => {
  const { released, roles, assignments } = answer.comparison
  const access = sameChanges(answer.comparison.access)
  const summary = summaryOf(answer.comparison)
  const parts = [
    `## ${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}`,
    ...notesOf(answer, code).map((note) => `**Careful:** ${note}.`)
  ]
  const end = `Compared ${comparedText(answer, code)}.`
  let left = room - size([...parts, end].join('\n\n')) - reserve
  const add = (section: (room: number) => string): void => {
    const text = section(Math.floor(left / 2))
    if (text === '') return
    parts.push(text)
    left -= size(text) + 2
  }
  add((half) => accessTable(access, half))
  add((half) => releasedList(released, half))
  add((half) => folded('Roles', roles, half, (change) => roleItem(change, hunks(change))))
  add((half) => assignmentList(assignments, half))
  add((half) => accessDetails(access, half))
  return `${[...parts, end].join('\n\n')}\n`
}

const size = (text: string): number => Buffer.byteLength(text)

/** Bytes kept for the words around what is shown. */
const reserve = 1000

/** As many items as have room, a line or more each; says so where some have not. */
const cut = <T>(items: readonly T[], room: number, write: (item: T) => string): string => {
  const { shown, rest } = fitting(items, room, write)
  const more = rest > 0 ? [`and ${rest} more, which have no room here: \`rolewright diff\` shows all`] : []
  return [shown.join('\n'), ...more].filter((text) => text !== '').join('\n\n')
}

type Shared = ReturnType<typeof sameChanges>[number]

const accessTable = (access: readonly Shared[], room: number): string =>
  access.length === 0
    ? ''
    : [...table(['who', 'on', 'gains', 'loses'], []), cut(access, room, accessRow)].join('\n')

const accessRow = ({ users, target, gained, lost }: Shared): string =>
  tableRow([names(users, code), code(target), cell(gained), cell(lost)])

/** The riskiest of what somebody gains or loses, and how many others. */
const cell = (deltas: readonly ShownDelta[]): string =>
  byPeriod(deltas)
    .map((group) => {
      const rest = group.length - mostInCell
      const more = rest > 0 ? ` and ${rest} more` : ''
      return `${byRiskText(group.slice(0, mostInCell))}${more}${group[0] ? periodText(group[0]) : ''}`
    })
    .join('; ')

const mostInCell = 6

const byRiskText = (deltas: readonly ShownDelta[]): string =>
  risks
    .toReversed()
    .flatMap((risk) => {
      const those = deltas.filter((delta) => delta.risk === risk)
      return those.length === 0
        ? []
        : [`**${risk}** ${those.map((delta) => code(deltaText(delta))).join(', ')}`]
    })
    .join(', ')

/** Everything, where the table leaves something out. */
const accessDetails = (access: readonly Shared[], room: number): string => {
  const isLong = (deltas: readonly ShownDelta[]): boolean =>
    deltas.length > mostInCell && byPeriod(deltas).some((group) => group.length > mostInCell)
  const long = access.filter(({ users, gained, lost }) => users.length > 6 || isLong(gained) || isLong(lost))
  return folded('In full', long, room, accessInFull)
}

const accessInFull = ({ users, target, gained, lost }: Shared): string =>
  [
    `- ${users.map(code).join(', ')} on ${code(target)}`,
    ...byPeriod(gained).map((group) => fullLine('gain', group)),
    ...byPeriod(lost).map((group) => fullLine('lose', group))
  ].join('\n')

const fullLine = (verb: string, deltas: readonly ShownDelta[]): string => {
  const through = [...new Set(deltas.flatMap((delta) => delta.through))].sort()
  const roles = through.length > 0 ? ` through ${through.map(code).join(', ')}` : ''
  const period = deltas[0] ? periodText(deltas[0]) : ''
  return `  - ${verb} ${counted(deltas.length, 'permission')}${roles}${period}: ${byRiskText(deltas)}`
}

const folded = <T>(
  title: string,
  items: readonly T[],
  room: number,
  write: (item: T) => string,
  count = items.length
): string => (items.length === 0 ? '' : details(`${title}: ${count}`, cut(items, room, write)))

const releasedList = (released: Comparison['released'], room: number): string =>
  released.length === 0
    ? ''
    : `**Released: the platform keeps what they have**\n\n${cut(releasedAlike(released), room, releasedItem)}`

/** Those who are let go alike, together. */
const releasedAlike = (released: Comparison['released']): readonly Comparison['released'][] =>
  groupBy(released, (each) => releasedText(each, code))

const releasedItem = (group: Comparison['released']): string => {
  const users = group.flatMap(({ user }) => (user === null ? [] : [user]))
  const who = users.length > 0 ? `${names(users, code)} ` : ''
  return group
    .slice(0, 1)
    .map((first) => `- ${who}${releasedText(first, code)}`)
    .join('')
}

const assignmentList = (changes: Comparison['assignments'], room: number): string => {
  const groups = groupBy(changes, (change) => `${change.change} ${assignmentText(change, code)}`)
  return folded('Assignments', groups, room, assignmentItem, changes.length)
}

const assignmentItem = (group: Comparison['assignments']): string => {
  const users = forUsers(group.flatMap(usersOf), code)
  return group
    .slice(0, 1)
    .map((first) => `- ${first.change}: ${assignmentText(first, code)}${users}`)
    .join('')
}

const roleItem = (change: RoleChange, hunks: readonly Hunk[]): string => {
  const line = `- ${roleText(change, code)}`
  if (hunks.length === 0) return line
  const lines = hunks.flatMap((hunk) => [hunk.header, ...hunk.lines])
  const rest = lines.length - mostLines
  const more = rest > 0 ? [`@@ and ${counted(rest, 'more line')} @@`] : []
  return `${line}\n\n${fence('diff', [...lines.slice(0, mostLines), ...more])}\n`
}

const mostLines = 60
