import type { Capabilities } from '../../model/connector.ts'
import type { Operation } from '../../model/operation.ts'
import type { PendingStep, Plan } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { filled, stepWords } from './guides.ts'

/** Whether a person has to carry an operation out: the connector cannot, and the catalog tells how. */
export const isGuided = (
  { catalog }: Target,
  { operations }: Capabilities,
  kind: Operation['kind']
): boolean => !operations.includes(kind) && catalog.guides.has(kind)

/** The steps of a plan that a person has to carry out, with the clicks of the catalog filled in. */
export const pendingOf = (
  target: Target,
  state: State,
  capabilities: Capabilities,
  operations: readonly Operation[],
  digest: Plan['digest']
): readonly PendingStep[] => {
  const words = stepWords(target, state, operations, digest)
  return operations.flatMap((operation) => {
    const guide = target.catalog.guides.get(operation.kind)
    if (!guide || !isGuided(target, capabilities, operation.kind)) return []
    return [{ operation: operation.id, target: target.id, guide: filled(guide, words(operation)) }]
  })
}

/** The operations that nobody can carry out: neither the connector nor a person by the catalog. */
export const impossibleOf = (
  { catalog }: Target,
  { operations: able }: Capabilities,
  operations: readonly Operation[]
): readonly Operation[] => operations.filter(({ kind }) => !able.includes(kind) && !catalog.guides.has(kind))
