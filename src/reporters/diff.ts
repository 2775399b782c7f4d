import type { AssignmentChange, Comparison, Released, RoleChange } from '../model/comparison.ts'
import type { Locate, Place } from '../model/place.ts'
import { accessSection } from './access.ts'
import { assignmentText, forUsers, releasedText, roleText, signOfChange, usersOf } from './diff-words.ts'
import { groupBy, names } from './groups.ts'
import { quoted, whereText } from './path.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'
import { counted, listed } from '../model/words.ts'

/** One of the two versions that were compared. */
export interface DiffSide {
  /** The git revision as the user named it; null for the folder as it is. */
  readonly revision: string | null
  /** The policy folder as the user named it. */
  readonly folder: string
  readonly documents: number
  /** How many errors its documents have: what they say may be missing in the comparison. */
  readonly errors: number
  readonly locate: Locate
}

/** What differs, and between what. */
export interface DiffAnswer {
  readonly comparison: Comparison
  readonly base: DiffSide
  readonly head: DiffSide
}

/** A stretch of changed lines with their neighbours: where it is, and the lines, each with `+`, `-` or a blank in front. */
export interface Hunk {
  readonly header: string
  readonly lines: readonly string[]
}

/** How differences are shown. */
export interface DiffView {
  readonly style: Style
  /** How the text of a role's document changed; empty where there are not two texts. */
  readonly hunks: (change: RoleChange) => readonly Hunk[]
}

/** Differences for people: who gains and loses what, what is written otherwise, and what is let go. */
export const diffPretty = (answer: DiffAnswer, view: DiffView): string => {
  const { comparison } = answer
  const { style } = view
  const sections = [
    notesOf(answer, quoted)
      .map((note) => style.warn(note))
      .join('\n'),
    accessSection(comparison.access, style),
    section(
      'roles',
      comparison.roles.flatMap((change) => roleLines(change, answer, view)),
      style
    ),
    section('assignments', assignmentLines(comparison.assignments, answer, view), style),
    section(
      'released: the platform keeps what they have',
      releasedLines(comparison.released, answer, view),
      style
    ),
    `${summaryOf(comparison)}, ${comparedText(answer, quoted)}`
  ]
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`
}

/** What makes the answer less than whole, in words. */
export const notesOf = ({ base, head }: DiffAnswer, quote: (text: string) => string): readonly string[] =>
  [base, head].flatMap((side) => {
    const { documents, errors, revision } = side
    const where = revision === null ? '' : ' there'
    return [
      ...(documents === 0 ? [`no documents in ${sideText(side, quote)}`] : []),
      ...(errors === 0
        ? []
        : [
            `${counted(errors, 'error')} in the documents of ${sideText(side, quote)}: what they say may be missing here; \`rolewright validate\`${where} shows them`
          ])
    ]
  })

/** One side, as a person would call it. */
const sideText = ({ revision, folder }: DiffSide, quote: (text: string) => string): string =>
  revision === null ? `the folder ${quote(folder)}` : quote(revision)

/** What was compared. */
export const comparedText = ({ base, head }: DiffAnswer, quote: (text: string) => string): string =>
  `from ${sideText(base, quote)} to ${sideText(head, quote)}`

/** How much differs. */
export const summaryOf = ({ roles, assignments, released, access }: Comparison): string => {
  const people = (side: 'gained' | 'lost'): number =>
    new Set(access.filter((change) => change[side].length > 0).map(({ user }) => user)).size
  const [gaining, losing] = [people('gained'), people('lost')]
  const parts = [
    ...(gaining > 0 ? [`${peopleText(gaining)} ${gaining === 1 ? 'gains' : 'gain'} access`] : []),
    ...(losing > 0 ? [`${peopleText(losing)} ${losing === 1 ? 'loses' : 'lose'} access`] : []),
    ...(gaining + losing === 0 ? ['nobody gains or loses access'] : []),
    ...(roles.length > 0 ? [`${counted(roles.length, 'change')} of roles`] : []),
    ...(assignments.length > 0 ? [`${counted(assignments.length, 'change')} of assignments`] : []),
    ...(released.length > 0 ? [`${released.length} released`] : [])
  ]
  return listed(parts)
}

const peopleText = (count: number): string => (count === 1 ? '1 person' : `${count} people`)

const section = (title: string, lines: readonly string[], style: Style): string =>
  lines.length === 0 ? '' : [style.strong(title), ...lines].join('\n')

const roleLines = (change: RoleChange, { head }: DiffAnswer, view: DiffView): readonly string[] => {
  const at = change.after?.at ?? change.removal?.at ?? null
  const line = `  ${signOfChange(change.change)} ${roleText(change, quoted)}${placeText(at, head, view)}`
  const changed = view.hunks(change).flatMap(({ lines }) => lines.filter((text) => !text.startsWith(' ')))
  const rest = changed.length - mostLines
  return [
    line,
    ...changed.slice(0, mostLines).map((text) => view.style.faint(`      ${safe(text)}`)),
    ...(rest > 0 ? [view.style.faint(`      and ${counted(rest, 'more line')}`)] : [])
  ]
}

const mostLines = 12

const assignmentLines = (
  changes: readonly AssignmentChange[],
  { head }: DiffAnswer,
  view: DiffView
): readonly string[] =>
  groupBy(changes, (change) => signOfChange(change.change) + assignmentText(change, quoted)).flatMap(
    (group) => {
      const [first] = group
      if (!first) return []
      const users = forUsers(group.flatMap(usersOf), safe)
      const where = placeText(group.length === 1 ? first.at : null, head, view)
      return [`  ${signOfChange(first.change)} ${assignmentText(first, quoted)}${users}${where}`]
    }
  )

const releasedLines = (
  released: readonly Released[],
  { head }: DiffAnswer,
  view: DiffView
): readonly string[] =>
  groupBy(released, (each) => releasedText(each, quoted)).flatMap((group) => {
    const [first] = group
    if (!first) return []
    const users = group.flatMap(({ user }) => (user === null ? [] : [user]))
    const where = placeText(group.length === 1 ? first.at : null, head, view)
    const who = users.length > 0 ? `${names(users)} ` : ''
    return [`  ${who}${releasedText(first, quoted)}${where}`]
  })

const placeText = (place: Place | null, { locate }: DiffSide, { style }: DiffView): string =>
  place === null ? '' : style.faint(`  ${whereText(place, locate)}`)
