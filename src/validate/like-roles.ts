import { riskOf } from '../access/effective.ts'
import type { Grants } from '../model/catalog.ts'
import type { RuleContext } from '../model/rule.ts'
import type { Role, Target } from '../model/target.ts'
import { bothSides, conflictMap, conflictsOf, joinSides, type ConflictMap, type Sides } from './conflicts.ts'
import { differences, likenessOf } from './likeness.ts'

/** The earlier role that another one is nearly a copy of, and how many grants of the larger are the same. */
interface Like {
  readonly role: Role
  readonly common: number
  readonly larger: number
}

/**
 * Finds, for each of some roles of a target, the earlier one most like it, from `share` percent on. A difference that
 * matters (of high risk, across a conflict, or in the hierarchy) makes two roles different however much they share.
 */
export const likeRoles = (
  context: RuleContext,
  target: Target,
  roles: readonly Role[],
  share: number
): ((role: Role) => Like | null) => {
  if (share >= 100) return () => null
  const likeness = likenessOf(target.catalog, roles)
  const numbers = new Map(roles.map((role, index) => [role, index]))
  const apart = keptApart(context, target)
  const isLike = (a: Role, b: Role): boolean =>
    isUnrelated(a, b) &&
    isAlikeBeyondBase(target, a, b, share) &&
    !differMuch(target, a.grants, b.grants) &&
    !apart(a, b)
  return (role) => {
    let best: Like | null = null
    for (const other of roles.slice(0, numbers.get(role) ?? 0)) {
      const { common, larger } = likeness(role, other)
      if (common * 100 < larger * share || (best !== null && common <= best.common)) continue
      if (isLike(role, other)) best = { role: other, common, larger }
    }
    return best
  }
}

const isUnrelated = (a: Role, b: Role): boolean =>
  a.reportsTo === b.reportsTo && !a.bases.includes(b.id) && !b.bases.includes(a.id)

/** Of two roles on one base only what each changes is compared: the base is meant to be shared. */
const isAlikeBeyondBase = (target: Target, a: Role, b: Role, share: number): boolean => {
  const shared = a.bases.find((base) => b.bases.includes(base))
  const base = shared === undefined ? undefined : target.roles.get(shared)?.grants
  if (base === undefined) return true
  const first = differences(a.grants, base)
  const second = differences(b.grants, base)
  const common = first.filter((id) => second.includes(id) && a.grants.get(id) === b.grants.get(id))
  return common.length * 100 >= Math.max(first.length, second.length) * share
}

const differMuch = ({ catalog }: Target, a: Grants, b: Grants): boolean =>
  differences(a, b).some((permission) => ['high', 'critical'].includes(riskOf(catalog, permission)))

/** Whether two roles must stay two, since one with both contents would break a conflict. Prepared when first asked. */
const keptApart = (context: RuleContext, target: Target): ((a: Role, b: Role) => boolean) => {
  let prepared: ConflictMap | null = null
  return (a, b) => {
    prepared ??= conflictMap(conflictsOf(context))
    const map = prepared
    const sidesOf = ({ id }: Role): Sides =>
      map.sides(target, context.access.reaches(target, new Map([[id, null]])))
    const [first, second] = [sidesOf(a), sidesOf(b)]
    return joinSides(first, second).some(
      (sides, index) => sides === bothSides && first[index] !== bothSides && second[index] !== bothSides
    )
  }
}
