import type { Plan } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { breachOf, type ProofContext } from './apply.ts'
import type { ObservedTarget } from './fit.ts'
import { undone } from './undo.ts'

/**
 * Whether a plan of which the first operations are done is safe as a whole, from where it began before them. What is left of it may
 * well go beyond what somebody has in the middle of it, as long as they had it in the beginning.
 */
export const isSafeAsWhole = (
  plan: Plan,
  done: number,
  observed: ReadonlyMap<string, ObservedTarget>,
  proof: ProofContext
): boolean => {
  if (done === 0) return false
  const states = new Map<string, State>()
  for (const [id, { target, state }] of observed) {
    const own = plan.operations.slice(0, done).filter((operation) => operation.target === id)
    states.set(id, undone(target, state, own))
  }
  const targets = proof.targets.map((each) => ({ ...each, target: withoutMade(plan, each.target) }))
  return breachOf(plan, plan.operations, states, { ...proof, targets }) === null
}

/** The temporary roles that the plan makes were not there when it began, so nothing removed them. */
const withoutMade = ({ operations }: Plan, target: Target): Target => {
  const made = new Set(
    operations.flatMap(({ kind, role, target: id }) =>
      kind === 'create-role' && id === target.id ? role : []
    )
  )
  return { ...target, removed: new Map([...target.removed].filter(([id]) => !made.has(id))) }
}
