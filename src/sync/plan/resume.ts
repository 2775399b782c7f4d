import type { Instant } from '../../model/instant.ts'
import type { GuardVerdict, Plan } from '../../model/plan.ts'
import type { Conflict } from '../../model/document.ts'
import { counted } from '../../model/words.ts'
import { breachOf } from '../apply/apply.ts'
import { fit, type ObservedTarget } from '../apply/fit.ts'
import { undone } from '../apply/undo.ts'
import { isSafeAsWhole } from '../apply/whole.ts'
import { diff } from '../diff.ts'
import { unexplained } from '../why.ts'
import { endOf, type End, type Part } from './part.ts'
import type { Planned } from './plan.ts'
import { refusalsOf } from './refusals.ts'

/** What decides whether a plan is gone on with. */
export interface Course {
  /** The plan that is kept, because an apply of it has not come to its end. */
  readonly kept: Plan
  readonly parts: readonly Part[]
  readonly conflicts: readonly Conflict[]
  readonly now: Instant
  /** What the guards say about targets and their ends. */
  readonly judged: (ends: readonly End[]) => readonly GuardVerdict[]
}

/**
 * The plan of an apply that was cut off, where what is left of it still leads to what the documents want; else the one
 * that was made anew. A call of which nobody knows may still land: in the plan to which it belongs it is the next one,
 * in another order it could come too early. And from the middle of a plan there may be no other safe order at all.
 */
export const goingOn = (fresh: Planned, course: Course): Planned => {
  const { kept, parts } = course
  const observed = new Map(parts.map(({ target, proof }) => [target.id, { target, state: proof.before }]))
  if (!kept.targets.every(({ id }) => observed.has(id))) return fresh
  const done = fit(observed, kept.operations)
  if (done === null || done === kept.operations.length) return fresh
  if (isSame(fresh, kept, done) || !mayGoOn(course, done, observed)) return fresh
  const note = `an apply of this plan was cut off with ${done} of ${counted(kept.operations.length, 'change')} done, and is gone on with`
  return { ...fresh, plan: kept, refusals: [], notes: [note] }
}

/** Whether the plan that was made anew does the same in the same order. */
const isSame = ({ plan, refusals }: Planned, kept: Plan, done: number): boolean => {
  const left = kept.operations.slice(done)
  const isAllowed = refusals.length === 0 && plan.guards.every(({ passed }) => passed)
  const { operations } = plan
  return (
    isAllowed && operations.length === left.length && left.every(({ id }, at) => operations[at]?.id === id)
  )
}

/** Whether nothing stands against the rest of a plan: neither what it leads to, nor a guard, nor a promise. */
const mayGoOn = (
  { kept, parts, conflicts, now, judged }: Course,
  done: number,
  observed: ReadonlyMap<string, ObservedTarget>
): boolean => {
  if (kept.validUntil !== null && Date.parse(kept.validUntil) <= now) return false
  if (!kept.guards.every(({ passed }) => passed)) return false
  const left = kept.operations.slice(done)
  const ends = parts.map((part) => endOf(part, left))
  const isWanted = ends.every(
    (end) =>
      refusalsOf(end).length === 0 &&
      diff(end.target, end.after, end.declared.state, unexplained).length === 0
  )
  if (!isWanted || !judged(wholeOf(kept, done, parts)).every(({ passed }) => passed)) return false
  const proof = { targets: parts.map((part) => part.proof), conflicts }
  const states = new Map([...observed].map(([id, { state }]) => [id, state]))
  return breachOf(kept, left, states, proof) === null || isSafeAsWhole(kept, done, observed, proof)
}

/** The ends of the whole plan, from where it began: a limit that it keeps, its rest alone may not. */
const wholeOf = ({ operations }: Plan, done: number, parts: readonly Part[]): readonly End[] =>
  parts.map((part) => {
    const own = operations.slice(0, done).filter(({ target }) => target === part.target.id)
    const before = undone(part.target, part.proof.before, own)
    return endOf({ ...part, proof: { ...part.proof, before } }, operations)
  })
