import type { Candidate, Explanation, Obstacle } from '../model/explanation.ts'
import { on } from '../model/grants.ts'
import { showEnd, showInstant, type Instant, type Period } from '../model/instant.ts'
import type { Locate, Place } from '../model/place.ts'
import type { Origin, Path } from '../model/path.ts'
import type { Person } from '../model/document.ts'
import { instantJson, pathJson, placeJson, quoted, reachText, whereText } from './path.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'
import { counted, listed } from '../model/words.ts'

/** What was asked, and the answer on each target. */
export interface Explained {
  readonly user: string
  readonly person: Person | null
  readonly permission: string
  readonly scope: string | null
  readonly at: Instant
  /** Whether the answer is about now, and not about another day. */
  readonly isNow: boolean
  readonly targets: readonly Explanation[]
}

/** How it is shown. */
export interface ExplainView {
  readonly locate: Locate
  readonly style: Style
  readonly width: number
}

/** The answer of `explain --format json`. */
export const explanationJson = (explained: Explained, locate: Locate): string => {
  const { user, person, scope, at, targets } = explained
  const answer = {
    user,
    status: person?.status ?? 'active',
    department: person?.department ?? null,
    permission: nameOf(explained),
    scope,
    at: instantJson(at),
    targets: targets.map((each) => ({
      target: each.target,
      platform: each.platform,
      answer: each.answer,
      scope: each.scope,
      units: each.units,
      unknown: each.unknown,
      paths: each.paths.map((path) => pathJson(path, locate)),
      missing: each.missing && {
        reason: each.missing.obstacle.kind,
        message: obstacleText(explained, each.missing.obstacle),
        location: placeJson(placeOf(each.missing.obstacle), locate),
        from: instantJson(each.missing.from),
        until: instantJson(each.missing.until),
        fixed: each.missing.fixed,
        roles: each.missing.roles.map(({ role, scope: reach, permissions, administers }) => ({
          role,
          scope: reach,
          permissions,
          administers
        }))
      }
    }))
  }
  return `${JSON.stringify(answer, null, 2)}\n`
}

/** The question, then for each target the answer and the way to it line by line, or what is missing. */
export const explanationPretty = (explained: Explained, view: ExplainView): string => {
  const { user, person, scope, at, isNow, targets } = explained
  const known = [person?.name, person?.department].flatMap((text) => (text == null ? [] : [safe(text)]))
  const who = `${safe(user)}${known.length > 0 ? ` (${known.join(', ')})` : ''}`
  const when = isNow ? '' : ` on ${showInstant(at)}`
  const question = `${view.style.strong(who)} and ${view.style.strong(scopedText(nameOf(explained), scope))}${when}\n`
  return [question, ...targets.map((each) => targetText(explained, each, view))].join('\n')
}

/** The permission with its platform in front. */
const nameOf = ({ permission, targets: [first] }: Explained): string =>
  first ? `${first.platform}:${permission}` : permission

const scopedText = (permission: string, scope: string | null): string =>
  scope === null || scope === on ? safe(permission) : `${safe(permission)} (${safe(scope)})`

const targetText = (explained: Explained, each: Explanation, view: ExplainView): string => {
  const { style } = view
  const reach = each.scope === null || each.scope === on ? '' : ` (${reachText(each.scope, each.units)})`
  const answer = {
    yes: style.good(`yes${reach}`),
    no: style.bad('no'),
    unknown: style.warn('not known')
  }[each.answer]
  const ways = each.paths.filter(({ scope }) => scope !== null)
  const lines = [
    ...ways.flatMap((path, index) => [
      ...(index > 0 ? [['', null] as const] : []),
      ...pathLines(explained, path)
    ]),
    ...unknownLines(each),
    ...missingLines(explained, each)
  ]
  return `${style.strong(each.target)}: ${answer}\n${lines.map((line) => lineText(line, view)).join('')}`
}

/** A sentence, and the place where one can see it. */
type Step = readonly [text: string, at: Place | null]

const lineText = ([text, at]: Step, { locate, style }: ExplainView): string =>
  text === '' ? '  or\n' : `  ${text}${at ? style.faint(`  ${whereText(at, locate)}`) : ''}\n`

const pathLines = ({ user, permission }: Explained, path: Path): readonly Step[] => {
  const { role, holding, functionAt, origin, basedOnAt, chain } = path
  const [granted = permission] = chain
  return [
    ...givenLines(user, path),
    ...(holding && 'function' in holding.through
      ? [[`${quoted(holding.through.function)} brings the role ${quoted(role)}`, functionAt] as const]
      : []),
    ...(origin.role === role
      ? []
      : [[`${quoted(role)} is based on ${quoted(origin.role)}`, basedOnAt] as const]),
    originLine(origin, scopedText(granted, chain.length === 1 ? path.scope : null)),
    ...chain.slice(1).map((brought, index): Step => {
      const scope = index === chain.length - 2 ? path.scope : null
      return [`${quoted(chain[index] ?? '')} brings ${scopedText(brought, scope)} with it`, null]
    })
  ]
}

const givenLines = (user: string, { role, unit, holding, period }: Path): readonly Step[] => {
  if (!holding) return [[`the platform gives ${quoted(role)} by itself to whoever has no other role`, null]]
  const what =
    'function' in holding.through
      ? `has the job function ${quoted(holding.through.function)}`
      : `has the role ${quoted(role)}`
  const where = unit === null ? '' : `, ${safe(unit)}`
  return [[`${safe(user)} ${what}${where}${periodText(period)}`, holding.at]]
}

const periodText = ({ from, until }: Period): string =>
  `${Number.isFinite(from) ? `, from ${showInstant(from)}` : ''}${Number.isFinite(until) ? `, until ${showEnd(until)}` : ''}`

const originLine = (origin: Origin, granted: string): Step => {
  switch (origin.kind) {
    case 'document':
      return [`${quoted(origin.role)} grants ${granted}`, origin.at]
    case 'observed':
      return [`${quoted(origin.role)} grants ${granted}, as somebody has looked up`, origin.at]
    case 'vendor':
      return [`${quoted(origin.role)} grants ${granted}, as the vendor ships it`, null]
    case 'platform':
      return [
        `the platform gives ${granted} to ${quoted(origin.role)} by itself; nobody can change that`,
        null
      ]
    case 'live':
      return [`${quoted(origin.role)} grants ${granted}, as it was read`, null]
    case 'unknown':
      return [`what ${quoted(origin.role)} grants is not known`, null]
  }
}

const unknownLines = ({ unknown, answer, platform, target }: Explanation): readonly Step[] =>
  unknown.map((role) => {
    const name = quoted(`${platform}:${role}`)
    const advice = `look it up on ${safe(target)} and write it down as a Role with \`observed\``
    return answer === 'yes'
      ? [`may reach further: nobody knows all that ${name} grants`, null]
      : [`nobody knows all that ${name} grants: ${advice}`, null]
  })

const missingLines = (explained: Explained, { answer, missing }: Explanation): readonly Step[] => {
  if (missing === null) return []
  const { obstacle, from, until, fixed, roles } = missing
  const shown = answer === 'no' || obstacle.kind !== 'not-given'
  return [
    ...(shown ? obstacleLines(explained, obstacle) : []),
    ...(from === null ? [] : [[`will have it from ${showInstant(from)}`, null] as const]),
    ...(until === null ? [] : [[`had it until ${showEnd(until)}`, null] as const]),
    ...(fixed ? [['the platform decides who has it; no role can be given it', null] as const] : []),
    ...(answer === 'no' && isRoleMissing(obstacle) && !fixed ? candidateLines(roles) : [])
  ]
}

/** Whether another role would help. */
const isRoleMissing = ({ kind }: Obstacle): boolean =>
  ['not-managed', 'no-role', 'not-given', 'narrower'].includes(kind)

const obstacleLines = (explained: Explained, obstacle: Obstacle): readonly Step[] =>
  obstacle.kind === 'not-given'
    ? obstacle.roles.map(({ role, at }) => [`has ${quoted(role)}, which does not give it`, at])
    : [[obstacleText(explained, obstacle), placeOf(obstacle)]]

const placeOf = (obstacle: Obstacle): Place | null => {
  if (obstacle.kind === 'not-given') return obstacle.roles[0]?.at ?? null
  return 'at' in obstacle ? obstacle.at : null
}

const obstacleText = ({ user }: Explained, obstacle: Obstacle): string => {
  switch (obstacle.kind) {
    case 'not-managed':
      return `no document gives ${safe(user)} anything there; what an account there may have is not known`
    case 'released':
      return `was let go from our management: ${safe(obstacle.reason)}`
    case 'leave': {
      const again = obstacle.roles.map(quoted)
      return `is on leave, and the accounts are switched off${again.length > 0 ? `; has it again through ${listed(again)} afterwards` : ''}`
    }
    case 'departed':
      return 'has departed: every role is taken, and the accounts are switched off'
    case 'no-role':
      return 'has no role there at this time'
    case 'not-given':
      return `${listed(obstacle.roles.map(({ role }) => quoted(role)))} ${obstacle.roles.length === 1 ? 'does' : 'do'} not give it`
    case 'narrower':
      return `reaches ${safe(obstacle.scope)} only`
  }
}

const mostCandidates = 4

/** Roles that administer are named last and apart: they would give far more than what is asked. */
const candidateLines = (roles: readonly Candidate[]): readonly Step[] => {
  if (roles.length === 0) return [['no role that one can be given grants it', null]]
  const plain = roles.filter(({ administers }) => !administers)
  const administering = roles.filter(({ administers }) => administers)
  return [
    ...(plain.length > 0 ? [[`${verb(plain)} it: ${candidatesText(plain)}`, null] as const] : []),
    ...(administering.length > 0
      ? [[`${verb(administering)} it and administer: ${candidatesText(administering)}`, null] as const]
      : [])
  ]
}

const verb = ({ length }: readonly Candidate[]): string =>
  length === 1 ? 'this role would give' : 'these roles would give'

const candidatesText = (roles: readonly Candidate[]): string => {
  const shown = roles.slice(0, mostCandidates).map(({ role, scope, permissions }) => {
    const reach = scope === on ? '' : `${safe(scope)}, `
    return `${quoted(role)} (${reach}${counted(permissions, 'permission')})`
  })
  const left = roles.length - shown.length
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}
