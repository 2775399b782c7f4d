import type { Comparison, RoleChange } from '../model/comparison.ts'
import { counted } from '../model/words.ts'
import type { Shown } from './access-markdown.ts'
import { assignmentText, forUsers, releasedText, roleText, usersOf } from './diff-words.ts'
import type { Hunk } from './diff.ts'
import { groupBy, names } from './groups.ts'
import { code, fence } from './markdown.ts'
import { cut, folded } from './page.ts'

/** Who and what is let go; empty where nobody and nothing is. */
export const releasedList = (released: Comparison['released'], shown: Shown): string =>
  released.length === 0
    ? ''
    : `**Released: the platform keeps what they have**\n\n${cut(releasedAlike(released), { ...shown, write: releasedItem })}`

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

/** What is written otherwise about what people are given, folded. */
export const assignmentList = (changes: Comparison['assignments'], shown: Shown): string => {
  const groups = groupBy(changes, (change) => `${change.change} ${assignmentText(change, code)}`)
  return folded(`Assignments: ${changes.length}`, groups, { ...shown, write: assignmentItem })
}

const assignmentItem = (group: Comparison['assignments']): string => {
  const users = forUsers(group.flatMap(usersOf), code)
  return group
    .slice(0, 1)
    .map((first) => `- ${first.change}: ${assignmentText(first, code)}${users}`)
    .join('')
}

/** What is written otherwise about roles, folded, with how their texts changed. */
export const roleList = (
  roles: readonly RoleChange[],
  hunks: (change: RoleChange) => readonly Hunk[],
  shown: Shown
): string =>
  folded(`Roles: ${roles.length}`, roles, { ...shown, write: (change) => roleItem(change, hunks(change)) })

const roleItem = (change: RoleChange, hunks: readonly Hunk[]): string => {
  const line = `- ${roleText(change, code)}`
  if (hunks.length === 0) return line
  const lines = hunks.flatMap((hunk) => [hunk.header, ...hunk.lines])
  const rest = lines.length - mostLines
  const more = rest > 0 ? [`@@ and ${counted(rest, 'more line')} @@`] : []
  return `${line}\n\n${fence('diff', [...lines.slice(0, mostLines), ...more])}\n`
}

const mostLines = 60
