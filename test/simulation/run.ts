import type { Operation } from '../../src/model/operation.ts'
import { lifeOf, type Life } from './crash.ts'
import type { Moment } from './tenant.ts'

/** One process that applies, as the harness knows it. */
export interface Run {
  readonly number: number
  readonly life: Life
  hasEnded: boolean
  /** Whether it neither ended nor was killed. */
  readonly isRunning: () => boolean
  /** Whether it was started while another one ran. */
  readonly isNested: boolean
  /** The number of its lock: the harness counts them. Null while it has none. */
  lock: number | null
  /** What its first read of each target showed: by that it plans. */
  readonly planned: Map<string, Moment>
  /** Whether nobody else has written since its plan was made: only then are its steps judged by both ends. */
  isUndisturbed: boolean
  /** Whether its credential is accepted no more. */
  isDenied: boolean
  /** The targets of which it has seen a whole read. */
  readonly whole: Set<string>
  /** The targets where the last call had no clear answer, and nothing was read since. */
  readonly unclear: Set<string>
  /** The operations of its plan, by id. */
  operations: ReadonlyMap<string, Operation>
}

/** A new process. */
export const runOf = (number: number, isNested: boolean): Run => {
  const life = lifeOf()
  const run: Run = {
    number,
    life,
    hasEnded: false,
    isRunning: () => life.isAlive() && !run.hasEnded,
    isNested,
    lock: null,
    planned: new Map(),
    isUndisturbed: true,
    isDenied: false,
    whole: new Set(),
    unclear: new Set(),
    operations: new Map()
  }
  return run
}
