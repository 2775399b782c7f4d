import type { HeldRoles, Reaches } from '../model/access.ts'
import type { RuleContext } from '../model/rule.ts'
import type { Role, Target } from '../model/target.ts'
import { coversReaches } from './covers.ts'

/**
 * Finds, for a role, another one that everybody who has the first has at every instant from now on, and that gives all
 * of it; null where there is none, or nobody has the role.
 */
export const heldTogether = (context: RuleContext, target: Target): ((role: Role) => Role | null) => {
  const sets = distinctSets(context, target)
  const { access } = context
  const covers = (held: HeldRoles, more: string, less: string): boolean =>
    coversReaches(
      target.catalog,
      access.reaches(target, new Map([[more, held.get(more) ?? null]])),
      access.reaches(target, new Map([[less, held.get(less) ?? null]]))
    )
  return ({ id }) => {
    const holding = sets.get(id) ?? []
    const [first, ...rest] = holding
    if (first === undefined) return null
    const others = [...first.keys()].filter((other) => other !== id && rest.every((held) => held.has(other)))
    const found = others.find((other) => holding.every((held) => covers(held, other, id)))
    return (found === undefined ? null : target.roles.get(found)) ?? null
  }
}

/** The distinct sets of roles that somebody has from now on, by each role in them. */
const distinctSets = (
  { access, now }: RuleContext,
  target: Target
): ReadonlyMap<string, readonly HeldRoles[]> => {
  const seen = new Set<Reaches>()
  const sets = new Map<string, HeldRoles[]>()
  for (const holder of access.holders(target).values()) {
    for (const { period, roles } of access.spans(target, holder)) {
      const reaches = access.reaches(target, roles)
      if (period.until <= now || seen.has(reaches)) continue
      seen.add(reaches)
      for (const role of roles.keys()) {
        const known = sets.get(role)
        if (known) known.push(roles)
        else sets.set(role, [roles])
      }
    }
  }
  return sets
}
