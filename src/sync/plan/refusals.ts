import type { Operation } from '../../model/operation.ts'
import { tick } from '../../model/words.ts'
import { describe } from '../describe.ts'
import { prove, type ProofInput } from '../prove/prove.ts'
import type { Refusal } from '../refusal.ts'
import type { TargetInput } from './inputs.ts'
import type { End } from './part.ts'
import { impossibleOf } from './pending.ts'

/** Why the operations of one target must not be carried out. */
export const refusalsOf = ({ input, declared, operations }: End): readonly Refusal[] => [
  ...input.bound.problems,
  ...incomplete(input, operations),
  ...declared.refusals,
  ...impossible(input, operations)
]

/**
 * Nothing is changed because of a read that may not be whole: what was not shown would be taken for missing, and whoever
 * was not shown may hold what must not be added to.
 */
const incomplete = (
  { target, evidence }: TargetInput,
  operations: readonly Operation[]
): readonly Refusal[] => {
  if (evidence.complete || operations.length === 0) return []
  return [
    {
      target: target.id,
      message: `${tick(target.id)} was not read whole, so nothing may be changed there: ${evidence.note}`,
      help: 'try again; if it stays so, look at what the platform answers'
    }
  ]
}

const impossible = (
  { target, capabilities }: TargetInput,
  operations: readonly Operation[]
): readonly Refusal[] =>
  impossibleOf(target, capabilities, operations).map((operation) => ({
    target: target.id,
    message: `nobody can ${describe(operation)} on ${tick(target.id)}: its connector cannot, and the catalog knows no clicks for it`,
    help: 'take that change out of the documents, or use another connector'
  }))

/** The checker that shares nothing with whoever found the order has the last word. */
export const unproven = (proof: ProofInput): readonly Refusal[] => {
  const breach = prove(proof)
  if (breach === null) return []
  return [
    {
      target: breach.target,
      message: `the order is not proven safe (${breach.promise}): ${breach.message}`,
      help: 'make the change in smaller steps, each its own'
    }
  ]
}
