import type { Access, Reaches } from '../model/access.ts'
import type { Capable } from '../model/explanation.ts'
import type { Holder } from '../model/holder.ts'
import { isActive, type Instant } from '../model/instant.ts'
import type { Path } from '../model/path.ts'
import type { Place } from '../model/place.ts'
import type { Target } from '../model/target.ts'
import { pathsTo } from './path.ts'
import { verdictOf } from './wanted.ts'

/** Since when a line of a document stands there; null where that is not known. */
export type Since = (at: Place) => Instant | null

/** What is asked: who holds a permission, at least as far as `scope` (null asks for any), at an instant. */
export interface WhoQuestion {
  readonly permission: string
  readonly scope: string | null
  readonly at: Instant
}

/**
 * The declared people who can do something on a target, by e-mail; also those who may, because nobody knows what a role
 * of theirs grants.
 */
export const whoCan = (
  access: Access,
  target: Target,
  question: WhoQuestion,
  since: Since
): readonly Capable[] => {
  const found: Capable[] = []
  for (const [user, holder] of access.holders(target)) {
    const reaches = reachesOf(access, target, holder, question.at)
    if (!reaches || verdictOf(target.catalog, reaches, question.permission, question.scope) === 'no') continue
    found.push(capable(access, target, question, { user, holder, reaches }, since))
  }
  return found.sort((a, b) => (a.user < b.user ? -1 : 1))
}

const reachesOf = (access: Access, target: Target, holder: Holder, at: Instant): Reaches | null => {
  const span = access.spans(target, holder).find(({ period }) => isActive(period, at))
  return span ? access.reaches(target, span.roles) : null
}

const capable = (
  access: Access,
  target: Target,
  { permission, scope, at }: WhoQuestion,
  { user, holder, reaches }: { user: string; holder: Holder; reaches: Reaches },
  since: Since
): Capable => {
  const isSure = verdictOf(target.catalog, reaches, permission, scope) === 'yes'
  const reach = isSure ? reaches.get(permission) : undefined
  const paths = pathsTo(access, target, user, permission, at)
  const counting = paths.filter((path) => (path.scope !== null) === isSure)
  return {
    user,
    platform: target.catalog.id,
    permission,
    target: target.id,
    scope: reach?.scope ?? null,
    units: reach?.units ?? [],
    departments: departmentsOf(holder, counting),
    since: earliest(counting, since),
    paths
  }
}

/** The person's own department, then others in which the access holds. */
export const departmentsOf = (
  { person }: Pick<Holder, 'person'>,
  paths: readonly Path[]
): readonly string[] => {
  const own = person?.department == null ? [] : [person.department]
  const named = paths.flatMap(({ unit, holding }) =>
    unit === null ? [] : (holding?.in?.['department'] ?? [])
  )
  return [...new Set([...own, ...named])]
}

/** When the first of the lines began to count: it stands in the documents, and its period has begun. */
export const earliest = (paths: readonly Path[], since: Since): Instant | null => {
  const instants = paths.flatMap(({ holding, period }) => {
    const written = holding ? since(holding.at) : null
    return written === null ? [] : [Math.max(written, period.from)]
  })
  return instants.length > 0 ? Math.min(...instants) : null
}
