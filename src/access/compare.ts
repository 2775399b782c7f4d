import type { Access } from '../model/access.ts'
import type { Comparison } from '../model/comparison.ts'
import { changedAssignments } from './compare-assignments.ts'
import { changedRoles, formerRoles } from './compare-roles.ts'
import { releasedBetween } from './compare-released.ts'
import { accessDifference, targetsBefore, type DifferenceOptions } from './difference.ts'

/**
 * What changes between two versions of the documents. What means the same is the same, wherever it stands: lines that
 * moved, one line in place of two, a role with a new id that names the old one.
 */
export const compare = (base: Access, head: Access, options: DifferenceOptions): Comparison => {
  const targets = targetsBefore(base.policy, head.policy)
  const former = formerRoles(targets)
  return {
    roles: changedRoles(targets, former),
    assignments: changedAssignments(base.policy, head.policy, { targets, former }),
    released: releasedBetween(base, head, { targets, former }),
    access: accessDifference(base, head, options)
  }
}
