import { ConnectorError, type Clock } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Operation } from '../../model/operation.ts'
import { tick } from '../../model/words.ts'
import { describe } from '../describe.ts'
import { patience } from '../patience.ts'
import { applyTo } from '../simulate.ts'
import { isAt, look, lookAfter, lookBefore, type Look, type LookAfter } from './look.ts'
import { goesOn, stopsAt, type Ending, type Outcome, type Stopped } from './outcome.ts'
import type { Site } from './site.ts'
import { subjectOf } from './subject.ts'
import { attempt, waitsOn, type Wait, type Waits } from './waiting.ts'

/** Keeps what an apply does. Both return only when it is durable; where they throw, no call is made. */
export interface Recorder {
  intent(operation: Operation): void
  outcome(outcome: Outcome): void
}

/** Tells whether the lock is still ours; asked right before each call. */
export interface Fence {
  holds(): boolean
}

/** The outside world of one operation. */
export interface Tools {
  readonly clock: Clock
  readonly recorder: Recorder
  readonly fence: Fence
  /** Whether somebody wants the apply to end. */
  readonly stop: () => boolean | Promise<boolean>
}

/**
 * Carries out one operation: looks whether it still fits, keeps the intent, calls, and reads back. Whatever happens,
 * an intent has one outcome; only where the lock is lost or the record cannot be written it stays open for the next run.
 */
export const carryOut = async (
  site: Site,
  operation: Operation,
  isFresh: boolean,
  tools: Tools
): Promise<Ending> => {
  const waits = waitsOn(tools.clock)
  const ending = unfit(site, operation, await lookBefore(site, operation, isFresh, waits), 'already')
  if (ending) return recorded(ending, tools)
  const unrecorded = recording(() => tools.recorder.intent(operation))
  if (unrecorded !== null) {
    return tools.fence.holds() ? stopsAt(operation, 'failed', 'not-recorded', unrecorded) : lost(operation)
  }
  return recorded(await callUntilSettled(site, operation, waits, tools), tools)
}

/** Keeps an outcome; whoever has lost the lock writes no further, for the record is another's now. */
export const recorded = (ending: Ending, { recorder, fence }: Tools): Ending => {
  if (ending.stopped?.because === 'lock-lost') return ending
  const problem = recording(() => recorder.outcome(ending.outcome))
  if (problem === null) return ending
  const stopped: Stopped = fence.holds()
    ? { because: 'not-recorded', message: problem }
    : { because: 'lock-lost', message: takenOver }
  return { ...ending, stopped }
}

/** Why the record could not be written; null where it was. */
export const recording = (write: () => void): string | null => {
  try {
    write()
    return null
  } catch (error) {
    const isOutside = error instanceof ConnectorError || error instanceof CannotRun
    if (isOutside) return `the record cannot be written: ${error.message}`
    throw error
  }
}

const takenOver = 'the lock of this apply was taken over: nothing more is written'

const lost = (operation: Operation): Ending => stopsAt(operation, 'failed', 'lock-lost', takenOver)

/** Why an operation is not to be called, from what its target looks like; null where it fits. */
const unfit = (
  { target }: Site,
  operation: Operation,
  seen: Look,
  result: 'already' | 'done'
): Ending | null => {
  if ('trouble' in seen) return stopsAt(operation, 'failed', 'unread', seen.trouble)
  if (seen.position === 'after') return goesOn(operation, result)
  if (seen.position === 'before') return null
  const message = `${tick(target.id)} has changed since the plan was made: ${describe(operation)} no longer fits`
  return stopsAt(operation, 'failed', 'changed', message)
}

/** What one call led to: the end, or a wait after which it may be tried again. */
type Turn = { readonly ending: Ending } | { readonly error: ConnectorError; readonly isSettled: boolean }

const callUntilSettled = async (
  site: Site,
  operation: Operation,
  waits: Waits,
  tools: Tools
): Promise<Ending> => {
  const wait = waits.series()
  let mayBeOurs = false
  for (let tries = 1; ; tries++) {
    if (!tools.fence.holds()) return lost(operation)
    const turn = await callOnce(site, operation, waits, mayBeOurs)
    if ('ending' in turn) return turn.ending
    mayBeOurs ||= turn.isSettled
    const ending =
      (await givenUp(operation, turn, tries, wait, tools)) ??
      (turn.isSettled
        ? null
        : unfit(
            site,
            operation,
            await lookBefore(site, operation, false, waits),
            mayBeOurs ? 'done' : 'already'
          ))
    if (ending) return ending
  }
}

/** After an unknown outcome the target was read until it was clear, so nothing has to be waited for again. */
const givenUp = async (
  operation: Operation,
  { error, isSettled }: { readonly error: ConnectorError; readonly isSettled: boolean },
  tries: number,
  wait: Wait,
  { stop }: Tools
): Promise<Ending | null> => {
  const hasPatience = tries < patience.tries && (isSettled || (await wait(error.retryAfter)))
  const message = isSettled ? `${error.message}, and read back it is not done` : error.message
  if (!hasPatience) return stopsAt(operation, 'failed', 'unreachable', message)
  return (await stop())
    ? stopsAt(operation, 'failed', 'interrupted', `${message}; it was not tried again`)
    : null
}

/** `mayBeOurs`: an earlier call may still have done it. */
const callOnce = async (
  site: Site,
  operation: Operation,
  waits: Waits,
  mayBeOurs: boolean
): Promise<Turn> => {
  const wanted = applyTo(site.target.catalog, subjectOf(site.last().state, operation), operation)
  const tried = await attempt(() => site.connector.applyOperation(operation, site.keys))
  const readBack = (): Promise<LookAfter> => lookAfter(site, operation, wanted, waits)
  if ('value' in tried) return settled(operation, await readBack(), null)
  const { error } = tried
  if (error.kind === 'unknown') return settled(operation, await readBack(), error)
  if (error.kind === 'unreachable' || error.kind === 'busy') return { error, isSettled: false }
  if (error.kind === 'denied') return { ending: stopsAt(operation, 'failed', 'denied', error.message) }
  // A platform also refuses what is so already, as after an earlier call that landed late.
  if (isAt('after', await look(site, operation, waits))) {
    return { ending: goesOn(operation, mayBeOurs ? 'done' : 'already') }
  }
  const result = error.kind === 'refused' ? 'refused' : 'failed'
  return { ending: stopsAt(operation, result, error.kind, error.message) }
}

/** What reading back says about a call; `error`: why its outcome was not known. */
const settled = (operation: Operation, { seen, besides }: LookAfter, error: ConnectorError | null): Turn => {
  const answer = error?.message ?? 'the platform said yes'
  const unknown = (why: string): Turn => ({
    ending: stopsAt(operation, 'unknown', 'unknown', `${answer}, but ${why}`)
  })
  if ('trouble' in seen) return unknown(`it cannot be read back: ${seen.trouble}`)
  if (seen.position === 'before' && error) return { error, isSettled: true }
  if (seen.position !== 'after') return unknown(`read back this is still to do: ${describe(operation)}`)
  if (besides === null) return { ending: goesOn(operation, 'done') }
  const message = `it is done, but read back this is to do besides: ${besides}`
  return { ending: stopsAt(operation, 'done', 'changed', message) }
}
