import type { Operation } from '../../model/operation.ts'

/** What became of one operation. */
export interface Outcome {
  readonly operation: Operation
  /**
   * `already`: it was so before · `refused`: by the platform, nothing happened · `failed`: it did not happen ·
   * `unknown`: nobody can say whether it happened · `waiting`: a person has to do it.
   */
  readonly result: 'done' | 'already' | 'refused' | 'failed' | 'unknown' | 'waiting'
  /** Why, where it is not done; else empty. */
  readonly message: string
}

/** Why an apply ended before its last operation. */
export interface Stopped {
  /**
   * `interrupted`: somebody asked for it · `lock-lost`: another apply took the lock over · `not-recorded`: the record
   * cannot be written · `changed`: a target is not as planned, plan again · `denied`: the credential is not accepted ·
   * `refused`: by the platform · `unreachable`: it did not happen in all the time there was · `unread`: a target cannot
   * be read · `unknown`: nobody can say whether the last operation happened.
   */
  readonly because:
    | 'interrupted'
    | 'lock-lost'
    | 'not-recorded'
    | 'changed'
    | 'denied'
    | 'refused'
    | 'unreachable'
    | 'unread'
    | 'unknown'
  readonly message: string
}

/** The end of one operation: what became of it, and whether the apply stops here. */
export interface Ending {
  readonly outcome: Outcome
  readonly stopped: Stopped | null
}

/** Whether a target is as the operation wants it. */
export const isDone = ({ result }: Outcome): boolean => result === 'done' || result === 'already'

/** An operation after which the apply goes on. */
export const goesOn = (operation: Operation, result: Outcome['result'], message = ''): Ending => ({
  outcome: { operation, result, message },
  stopped: null
})

/** An operation at which the apply ends. */
export const stopsAt = (
  operation: Operation,
  result: Outcome['result'],
  because: Stopped['because'],
  message: string
): Ending => ({ outcome: { operation, result, message }, stopped: { because, message } })
