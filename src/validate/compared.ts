import { accessDifference, targetsBefore, type AccessDifference } from '../access/difference.ts'
import type { RuleContext } from '../model/rule.ts'
import type { Target } from '../model/target.ts'

/** A target in both versions. */
export interface ComparedTarget {
  readonly before: Target
  readonly after: Target
  /** Who gains and who loses there. */
  readonly differences: readonly AccessDifference[]
}

const remembered = new WeakMap<RuleContext, readonly ComparedTarget[]>()

/**
 * The targets that the base knows too, with what changes for people there; computed once for all rules. A target that
 * is new is being adopted: nobody knows what its people had.
 */
export const comparedTargets = (context: RuleContext): readonly ComparedTarget[] => {
  const known = remembered.get(context)
  if (known) return known
  const compared = compare(context)
  remembered.set(context, compared)
  return compared
}

const compare = ({ policy, access, base, now }: RuleContext): readonly ComparedTarget[] => {
  if (base === null) return []
  const byTarget = new Map<string, AccessDifference[]>()
  for (const difference of accessDifference(base.access, access, { now })) {
    const known = byTarget.get(difference.target)
    if (known) known.push(difference)
    else byTarget.set(difference.target, [difference])
  }
  return [...targetsBefore(base.policy, policy)].flatMap(([after, before]) =>
    before ? [{ before, after, differences: byTarget.get(after.id) ?? [] }] : []
  )
}
