import type { Operation } from '../../model/operation.ts'
import type { Helper } from '../../model/plan.ts'
import { tick } from '../../model/words.ts'
import { ownAccounts, trespass } from './bounds.ts'
import { misfit } from './fit.ts'
import type { Breach, ProofInput } from './input.ts'
import { startsOf, type Start } from './start.ts'
import { stageOf, step, type Stage } from './step.ts'
import { walk } from './walk.ts'
import { inWords } from './words.ts'

export type { Breach, ProofInput, ProofTarget } from './input.ts'

/**
 * Judges a plan by carrying it out on paper; it shares nothing with the planner but the nouns. First each operation by
 * itself: whether it may be there (I6, I7), and whether the platform could take it at its place (I7). Then, with both
 * ends known, everything that an operation can change, right after it (I1 to I6). The answer is the first breach, or
 * null: then every prefix of the plan keeps every promise.
 */
export const prove = (input: ProofInput): Breach | null => {
  const starts = startsOf(input)
  const ends = new Map([...starts].map(([id, { target, before }]) => [id, stageOf(target.catalog, before)]))
  const breach = judgeOperations(input.operations, starts, ends) ?? judgeHelpers(input.helpers, ends)
  return breach ?? walk(input, starts, ends)
}

/** Each operation at its place; the stages are at the end afterwards. */
const judgeOperations = (
  operations: readonly Operation[],
  starts: ReadonlyMap<string, Start>,
  ends: ReadonlyMap<string, Stage>
): Breach | null => {
  const done = new Set<string>()
  for (const operation of operations) {
    const { id, target, user } = operation
    const [start, stage] = [starts.get(target), ends.get(target)]
    const breach = (promise: 'I6' | 'I7', why: string): Breach => {
      return {
        promise,
        operation: id,
        target,
        user,
        message: `"${inWords(operation)}" cannot be done: ${why}`
      }
    }
    if (!start || !stage) return breach('I7', `nothing was read of ${tick(target)}`)
    if (done.has(id)) return breach('I7', 'it is in the plan twice')
    if (user !== null && ownAccounts(start).includes(user))
      return breach('I6', 'that is the account as which the tool runs')
    const why = trespass(start, stage, operation) ?? misfit(start.target, stage, operation)
    if (why !== null) return breach('I7', why)
    step(start.target.catalog, stage, operation)
    done.add(id)
  }
  return null
}

/** A temporary role is gone in the end. */
const judgeHelpers = (helpers: readonly Helper[], ends: ReadonlyMap<string, Stage>): Breach | null => {
  const left = helpers.find(({ target, role }) => ends.get(target)?.roles.has(role))
  if (left === undefined) return null
  const message = `the temporary role ${tick(left.role)} would still be on ${tick(left.target)} in the end`
  return { promise: 'I7', operation: null, target: left.target, user: null, message }
}
