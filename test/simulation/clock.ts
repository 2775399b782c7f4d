import type { Clock } from '../../src/model/connector.ts'
import { now } from '../support/builders.ts'

/** A clock on which waiting costs nothing, and which can be moved. */
export interface VirtualClock extends Clock {
  jump(milliseconds: number): void
  /** All the time that was waited. */
  readonly waited: () => number
}

/** Longer waits end at once where the time is kept in 32 bits. */
const longest = 2 ** 31 - 1

/** A clock that starts when most tests play. Waiting longer than a timer can is told to `violated`. */
export const virtualClock = (violated: (message: string) => void): VirtualClock => {
  let time = now
  let waited = 0
  return {
    now: () => time,
    sleep: async (milliseconds) => {
      if (!(milliseconds >= 0 && milliseconds <= longest)) violated(`I15: a wait of ${milliseconds} ms`)
      time += milliseconds
      waited += milliseconds
    },
    jump: (milliseconds) => {
      time += milliseconds
    },
    waited: () => waited
  }
}
