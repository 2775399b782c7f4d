import type { Operation } from '../../model/operation.ts'
import { patience } from '../patience.ts'

/** What is carried out now, what a person has to do, and what has to wait until that is done. */
export interface Schedule {
  readonly now: readonly Operation[]
  readonly waiting: readonly Operation[]
  readonly held: readonly Operation[]
}

/** Whether a sequence of all operations keeps every promise at every step. */
export type Holds = (operations: readonly Operation[]) => boolean

/**
 * Lets everything go on that does not depend on what a person has to do. The order of the plan is proven; whatever
 * comes before something that waits has to be proven again: what is carried out now, then what waits for a person, then
 * what is held, each in the order of the plan. A stretch is proven as one, and halved where that fails.
 */
export const schedule = (
  operations: readonly Operation[],
  isGuided: (operation: Operation) => boolean,
  holds: Holds
): Schedule => {
  const first = operations.findIndex(isGuided)
  if (first < 0) return { now: operations, waiting: [], held: [] }
  let made: Schedule = { now: operations.slice(0, first), waiting: [], held: [] }
  let proofs = 0
  const isProven = ({ now, waiting, held }: Schedule, rest: readonly Operation[]): boolean => {
    if (held.length === 0 && now.length === first) return true
    proofs += 1
    return proofs <= patience.proofs && holds([...now, ...waiting, ...held, ...rest])
  }
  const place = (from: number, until: number): void => {
    const stretch = operations.slice(from, until)
    const whole: Schedule = {
      now: [...made.now, ...stretch.filter((operation) => !isGuided(operation))],
      waiting: [...made.waiting, ...stretch.filter(isGuided)],
      held: made.held
    }
    if (isProven(whole, operations.slice(until))) made = whole
    else if (stretch.length === 1) made = { ...made, held: [...made.held, ...stretch] }
    else {
      const middle = Math.ceil((from + until) / 2)
      place(from, middle)
      place(middle, until)
    }
  }
  place(first, operations.length)
  return made
}
