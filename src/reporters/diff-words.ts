import type {
  AssignmentChange,
  Change,
  GrantDelta,
  PersonVersion,
  Released,
  RoleChange,
  RoleVersion,
  Terms
} from '../model/comparison.ts'
import { showEnd, showInstant } from '../model/instant.ts'
import { deltaText, periodText } from './access.ts'
import { names } from './groups.ts'
import { counted, listed } from '../model/words.ts'

/** Writes text of a user so that it stands out and is harmless where it is shown. */
export type Quote = (text: string) => string

/** The sign in front of a change: + gives, - takes, ~ changes. */
export const signOfChange = (change: Change | 'renamed'): '+' | '-' | '~' =>
  (({ added: '+', removed: '-', renamed: '~', changed: '~' }) as const)[change]

/** What happened to a role, in one line. */
export const roleText = (change: RoleChange, quote: Quote): string => {
  const { before, after, removal } = change
  const facts = removal ? removalFacts(removal, quote) : factsOf(before, after, quote)
  const all = [...facts, ...(removal ? [] : grantsTexts(change, quote))]
  return `${verbs[change.change]} ${quote(change.role)} on ${listed(change.targets.map(quote))}: ${all.join(', ')}`
}

const verbs = { added: 'new', removed: 'removed', renamed: 'renamed', changed: 'changed' } as const

const removalFacts = (
  { moveTo, reason }: NonNullable<RoleChange['removal']>,
  quote: Quote
): readonly string[] => [...(moveTo === null ? [] : [`its holders get ${quote(moveTo)}`]), quote(reason)]

const factsOf = (before: RoleVersion | null, after: RoleVersion | null, quote: Quote): readonly string[] => {
  if (!after) return []
  return before ? changedFacts(before, after, quote) : [`called ${quote(after.title)}`]
}

const changedFacts = (before: RoleVersion, after: RoleVersion, quote: Quote): readonly string[] => {
  const of = (text: string | null, otherwise: string): string => (text === null ? otherwise : quote(text))
  return [
    ...(before.id === after.id ? [] : [`was ${quote(before.id)}`]),
    ...(before.title === after.title ? [] : [`title ${quote(before.title)} → ${quote(after.title)}`]),
    ...(before.content === after.content ? [] : [contents[after.content]]),
    ...(before.scope === after.scope
      ? []
      : [`reach ${of(before.scope, 'none')} → ${of(after.scope, 'none')}`]),
    ...(before.reportsTo === after.reportsTo ? [] : [`reports to ${of(after.reportsTo, 'nobody')}`])
  ]
}

const contents: Readonly<Record<RoleVersion['content'], string>> = {
  managed: 'its content is now managed',
  observed: 'its content is now known as somebody has looked it up',
  'left-alone': 'its content is now left alone'
}

const grantsTexts = ({ before, after, gained, lost }: RoleChange, quote: Quote): readonly string[] => {
  const isKnowledge = after?.content === 'observed'
  const gains = before ? 'gains' : 'grants'
  return [
    ...grantsText(isKnowledge ? 'known to grant' : gains, gained, quote),
    ...grantsText(isKnowledge ? 'known not to grant' : 'loses', lost, quote)
  ]
}

const grantsText = (verb: string, deltas: readonly GrantDelta[], quote: Quote): readonly string[] => {
  if (deltas.length === 0) return []
  const shown = deltas.slice(0, mostGrants).map((delta) => loudness(delta) + quote(deltaText(delta)))
  const rest = deltas.length - shown.length
  const all = rest > 0 ? `${shown.join(', ')} and ${rest} more` : listed(shown)
  return [`${verb} ${counted(deltas.length, 'permission')}: ${all}`]
}

const mostGrants = 8

const loudness = ({ risk }: GrantDelta): string => (risk === 'critical' || risk === 'high' ? `${risk} ` : '')

/** What happened to what somebody is given, without whom it happened to: the same words for everybody with the same. */
export const assignmentText = (change: AssignmentChange, quote: Quote): string => {
  switch (change.kind) {
    case 'line': {
      const what = change.role === null ? 'no role' : quote(change.role)
      return `${what} on ${quote(change.platform)}${termsText(change, quote)}`
    }
    case 'function':
      return `job function ${quote(change.function)}${termsText(change, quote)}`
    case 'job-function':
      return `${quote(change.role)} on ${quote(change.platform)} by the job function ${quote(change.function)}`
    case 'person':
      return personText(change, quote)
  }
}

/** Whom a change is about. */
export const usersOf = (change: AssignmentChange): readonly string[] =>
  change.kind === 'job-function' ? change.users : [change.user]

/** Whom changes with the same words are about, as the end of their sentence. */
export const forUsers = (users: readonly string[], write: Quote): string =>
  users.length === 0 ? ', which nobody has' : ` for ${names(users, write)}`

interface ChangedTerms {
  readonly before: Terms | null
  readonly after: Terms | null
}

const termsText = ({ before, after }: ChangedTerms, quote: Quote): string => {
  if (before && after) return `: ${termsChanges(before, after, quote).join(', ')}`
  const terms = after ?? before
  const parts = terms ? termsParts(terms, quote) : []
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

const termsParts = (terms: Terms, quote: Quote): readonly string[] => [
  ...(terms.targets === null ? [] : [`only on ${listed(terms.targets.map(quote))}`]),
  ...(terms.in === null ? [] : [unitText(terms.in, quote)]),
  ...[periodText(terms.period).trim()].filter((text) => text !== '')
]

const termsChanges = (before: Terms, after: Terms, quote: Quote): readonly string[] => {
  const targets = (terms: Terms): string =>
    terms.targets === null ? 'all' : listed(terms.targets.map(quote))
  return [
    ...changed('targets', targets(before), targets(after)),
    ...changed('unit', unitText(before.in, quote), unitText(after.in, quote)),
    ...changed('start', startText(before), startText(after)),
    ...changed('end', endText(before), endText(after))
  ]
}

const unitText = (unit: Terms['in'], quote: Quote): string =>
  unit === null
    ? 'none'
    : Object.entries(unit)
        .map(([kind, name]) => quote(`${kind}: ${name}`))
        .join(', ')

const startText = ({ period: { from } }: Terms): string => (from === -Infinity ? 'none' : showInstant(from))
const endText = ({ period: { until } }: Terms): string => (until === Infinity ? 'none' : showEnd(until))

const changed = (what: string, before: string, after: string): readonly string[] =>
  before === after ? [] : [`${what} ${before} → ${after}`]

const personText = (
  { before, after }: { readonly before: PersonVersion | null; readonly after: PersonVersion | null },
  quote: Quote
): string => {
  if (!before || !after) return ''
  const department = ({ department: own }: PersonVersion): string => (own === null ? 'none' : quote(own))
  const places = [...new Set([...Object.keys(before.accounts), ...Object.keys(after.accounts)])].sort()
  const account = ({ accounts }: PersonVersion, place: string): string => {
    const own = Object.hasOwn(accounts, place) ? accounts[place] : undefined
    return own === undefined ? 'the e-mail' : quote(own)
  }
  return [
    ...changed('status', before.status, after.status),
    ...changed('department', department(before), department(after)),
    ...places.flatMap((place) =>
      changed(`account on ${quote(place)}`, account(before, place), account(after, place))
    )
  ].join(', ')
}

/** What is let go, without the person: the same words for everybody who is let go alike. */
export const releasedText = ({ kind, platform, target, role, reason }: Released, quote: Quote): string => {
  const why = reason === null ? '' : `: ${quote(reason)}`
  if (kind === 'target') return `the whole target ${quote(target)} of ${quote(platform)}`
  return kind === 'role' ? `the role ${quote(role ?? '')} on ${quote(target)}` : `on ${quote(target)}${why}`
}
