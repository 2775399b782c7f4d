import type { Access, Reaches } from '../model/access.ts'
import type { Candidate, Explanation, GivenRole, Obstacle } from '../model/explanation.ts'
import { rank } from '../model/grants.ts'
import type { Holder } from '../model/holder.ts'
import type { Instant } from '../model/instant.ts'
import type { Path } from '../model/path.ts'
import type { Target } from '../model/target.ts'
import { roleAccess } from './effective.ts'
import { rolesAt } from './holders.ts'
import { pathsTo, spanAt, traceOf } from './path.ts'
import { isAsFar, unknownRoles, verdictOf } from './wanted.ts'

/** What is asked: whether a user has a permission, at least as far as `scope` (null asks for any), at an instant. */
export interface Question {
  readonly user: string
  readonly permission: string
  readonly scope: string | null
  readonly at: Instant
}

/** Why somebody can do something on a target, or what is missing. */
export const explain = (access: Access, target: Target, question: Question): Explanation => {
  const { user, permission, scope, at } = question
  const { catalog } = target
  const reaches = access.reachesAt(target, user, at)
  const reach = reaches.get(permission)
  const answer = verdictOf(catalog, reaches, permission, scope)
  const paths = pathsTo(access, target, user, permission, at)
  return {
    target: target.id,
    platform: catalog.id,
    answer,
    scope: reach?.scope ?? null,
    units: reach?.units ?? [],
    paths,
    unknown: unknownRoles(reaches),
    missing: answer === 'yes' ? null : missing(access, target, question, paths)
  }
}

const missing = (
  access: Access,
  target: Target,
  question: Question,
  paths: readonly Path[]
): Explanation['missing'] => {
  const isFixed = target.catalog.permissions.get(question.permission)?.fixed ?? false
  const obstacle = obstacleOf(access, target, question, paths)
  const isHelpless = isFixed || ['released', 'leave', 'departed'].includes(obstacle.kind)
  return {
    obstacle,
    ...timesOf(access, target, question),
    fixed: isFixed,
    roles: isHelpless ? [] : candidates(target, question)
  }
}

const obstacleOf = (access: Access, target: Target, question: Question, paths: readonly Path[]): Obstacle => {
  const { user, at } = question
  const holder = access.holders(target).get(user)
  const person = access.policy.people.get(user)
  const status = holder?.status ?? person?.status ?? 'active'
  if (status !== 'active') {
    const roles = holder && status === 'leave' ? rolesAgain(access, target, holder, question) : []
    return { kind: status, at: person?.at ?? null, roles }
  }
  if (!holder) return unmanaged(access, target, user)
  const held = paths.find(({ scope }) => scope !== null)
  if (held?.scope != null) return { kind: 'narrower', scope: held.scope }
  const roles = rolesOf(access, target, user, at)
  return roles.length > 0
    ? { kind: 'not-given', roles }
    : { kind: 'no-role', at: holder.lines[0]?.at ?? null }
}

/** The roles that give it again to somebody on leave. */
const rolesAgain = (
  access: Access,
  target: Target,
  holder: Holder,
  { permission, scope, at }: Question
): readonly string[] => {
  const reach = access.reaches(target, rolesAt(target, holder, at)).get(permission)
  return reach && isAsFar(target.catalog, reach, permission, scope) ? reach.through : []
}

const unmanaged = ({ policy }: Access, { id, catalog }: Target, user: string): Obstacle => {
  const released = policy.declared.lines.find(
    (line) =>
      line.user === user &&
      line.platform === catalog.id &&
      line.released !== null &&
      (line.targets?.includes(id) ?? true)
  )
  return released
    ? { kind: 'released', at: released.at, reason: released.released ?? '' }
    : { kind: 'not-managed' }
}

const rolesOf = (access: Access, target: Target, user: string, at: Instant): readonly GivenRole[] => {
  const span = spanAt(access, target, user, at)
  return [...(span?.roles.keys() ?? [])].map((role) => ({
    role,
    at: span?.holdings.find((holding) => holding.role === role)?.at ?? null
  }))
}

/** When somebody will have it, and until when they had it, by what the documents give them at other times. */
const timesOf = (
  access: Access,
  target: Target,
  { user, permission, scope, at }: Question
): { readonly from: Instant | null; readonly until: Instant | null } => {
  const holder = access.holders(target).get(user)
  const isHeld = (reaches: Reaches): boolean =>
    verdictOf(target.catalog, reaches, permission, scope) === 'yes'
  const spans = (holder ? access.spans(target, holder) : []).filter(({ roles }) =>
    isHeld(access.reaches(target, roles))
  )
  const next = spans.find(({ period }) => period.from > at)
  const last = spans.findLast(({ period }) => period.until <= at)
  return { from: next?.period.from ?? null, until: last?.period.until ?? null }
}

/** The roles that would give it and that somebody may be given: those that administer last, the narrowest first. */
const candidates = (target: Target, { permission, scope }: Question): readonly Candidate[] => {
  const { catalog } = target
  const found: Candidate[] = []
  for (const role of target.roles.values()) {
    if (role.predefined && (role.predefined.reserved || !role.predefined.assignable)) continue
    const held = traceOf(target, role.id, permission)?.scope ?? null
    if (held === null || !isAsFar(catalog, { scope: held }, permission, scope)) continue
    const all = roleAccess(catalog, role)
    const administers =
      catalog.administers.roles.includes(role.id) || catalog.administers.permissions.some((id) => all.has(id))
    found.push({ role: role.id, scope: held, permissions: all.size, administers })
  }
  return found.sort(
    (a, b) =>
      Number(a.administers) - Number(b.administers) ||
      rank(catalog, a.scope) - rank(catalog, b.scope) ||
      a.permissions - b.permissions ||
      (a.role < b.role ? -1 : 1)
  )
}
