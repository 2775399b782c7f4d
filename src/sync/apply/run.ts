import { ConnectorError } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Helper, Plan } from '../../model/plan.ts'
import type { RecordedAs } from '../../model/record.ts'
import { tick } from '../../model/words.ts'
import { describe } from '../describe.ts'
import { describeOwner, type Acquired, type Lock } from '../lock/owner.ts'
import type { Breach } from '../prove/prove.ts'
import type { Journal } from '../record/record.ts'
import type { Unfinished } from '../record/unfinished.ts'
import { breachOf, carryOutAll, type ApplyWorld } from './apply.ts'
import { fit } from './fit.ts'
import { openAll, type Sites } from './open.ts'
import { isDone } from './outcome.ts'
import type { Applied } from './report.ts'
import { helpersIn, helpersLeft, settle, type Settled } from './settle.ts'
import { snapshotOf, type ApplyTarget } from './site.ts'
import { recording, type Recorder } from './step.ts'
import { isSafeAsWhole } from './whole.ts'

/** What the record is told about who applies what and why. */
export type Started = Pick<RecordedAs<'started'>, 'by' | 'revision' | 'mode' | 'approvals'>

/** A plan, the targets, and everything that an apply needs of the outside world. */
export interface RunInputs extends Omit<ApplyWorld, 'recorder' | 'fence'> {
  readonly plan: Plan
  /** The plan as its file has it, kept until the apply comes to its end. */
  readonly planText: string
  /** The targets of the plan, and those of an apply that was cut off, as far as they are at hand. */
  readonly targets: readonly ApplyTarget[]
  readonly lock: () => Acquired | Promise<Acquired>
  readonly journal: Pick<Journal, 'append' | 'unfinished' | 'keptPlan' | 'helpers'>
  readonly started: Started
}

/** How a run ended. Only `finished` may have written anything to a target. */
export type RunResult =
  /** Another apply has the lock. */
  | { readonly kind: 'locked'; readonly held: Extract<Acquired, { readonly kind: 'held' }> }
  /** A target cannot be read, or not as a whole. */
  | {
      readonly kind: 'unreadable'
      readonly target: string
      readonly message: string
      readonly notes: readonly string[]
    }
  /** The targets are not as they are after any number of the plan's operations: plan again. */
  | { readonly kind: 'stale'; readonly message: string; readonly notes: readonly string[] }
  /** What is left of the plan breaks a promise from where the targets are: plan again, and where it stays so, refuse. */
  | { readonly kind: 'unproven'; readonly breach: Breach; readonly notes: readonly string[] }
  | {
      readonly kind: 'finished'
      readonly applied: Applied
      /** How many operations of the plan were done before this run. */
      readonly before: number
      /** What became of calls of an earlier apply whose outcome nobody knew. */
      readonly settled: readonly Settled[]
      /** What a person should know about the lock. */
      readonly notes: readonly string[]
    }

/**
 * Carries a plan out under the lock and with everything in the record; where an earlier run was cut off, what is left
 * of it. The lock is given back however it ends. Throws `CannotRun` where the record does not hold.
 */
export const run = async (inputs: RunInputs): Promise<RunResult> => {
  const acquired = await inputs.lock()
  if (acquired.kind === 'held') return { kind: 'locked', held: acquired }
  const { lock } = acquired
  let result: Exclude<RunResult, { readonly kind: 'locked' }>
  try {
    result = await runUnder(lock, inputs)
  } catch (error) {
    released(lock)
    throw error
  }
  const notes = [lock.note, released(lock)].filter((note) => note !== null)
  return { ...result, notes }
}

/** A lock that cannot be given back does not undo what was done: it is told, and taken over by the next run. */
const released = (lock: Lock): string | null => {
  try {
    return lock.release()
  } catch (error) {
    if (error instanceof ConnectorError) return `the lock could not be given back: ${error.message}`
    throw error
  }
}

type Under = Exclude<RunResult, { readonly kind: 'locked' }>

const runUnder = async (lock: Lock, given: RunInputs): Promise<Under> => {
  const inputs = { ...given, journal: fenced(given.journal, lock) }
  const { plan, targets, journal, clock } = inputs
  tellTakeOver(lock, journal)
  const open = journal.unfinished()
  const left = helpersLeft(journal).filter((helper) => !isHelperOf(plan, helper))
  const opened = await openAll(targets, [...plan.helpers, ...left], clock)
  if ('error' in opened) return unreadable(opened.target, opened.error.message)
  const { sites } = opened
  const settled = open ? await settle(open, plan, sites, clock) : []
  if ('unread' in settled) return unreadable(settled.unread, settled.message)
  for (const entry of settled) journal.append({ type: 'settled', ...entry })
  const forgotten = left.find((helper) => isThere(sites, helper))
  if (forgotten) {
    const { target, title } = forgotten
    return stale(
      `${tick(target)} has the role ${tick(title)} of an earlier apply, of which this plan does not speak: apply ${tick(target)} too`
    )
  }
  const found = placeIn(inputs, sites)
  if ('kind' in found) return found
  begin(lock, inputs, open)
  const rest = plan.operations.slice(found.before)
  const world = { ...inputs, recorder: recorderOf(journal), fence: lock }
  const applied = ended(lock, inputs, found.before, await carryOutAll(plan, rest, sites, world))
  return { kind: 'finished', applied, before: found.before, settled, notes: [] }
}

const isHelperOf = ({ helpers }: Plan, { target, role }: Helper): boolean =>
  helpers.some((helper) => helper.target === target && helper.role === role)

/** A plan of other targets does not know of it, nor one that was made before it came: a call may land late. */
const isThere = (sites: Sites, { target, role }: Helper): boolean =>
  sites.get(target)?.last().state.roles.has(role) === true

/** The record as this run may write it: whoever has lost the lock adds nothing, for the record is another's by then. */
const fenced = (journal: RunInputs['journal'], lock: Lock): RunInputs['journal'] => ({
  unfinished: () => journal.unfinished(),
  keptPlan: () => journal.keptPlan(),
  helpers: () => journal.helpers(),
  append(entry, planText) {
    if (!lock.holds()) {
      throw new CannotRun(
        'the lock of this apply was taken over: nothing more is written',
        'wait until the other apply has ended, then run again'
      )
    }
    journal.append(entry, planText)
  }
})

/** How much of the plan is done, if the targets are as after that much of it and the rest is safe, or all of it was. */
const placeIn = (
  { plan, proof }: RunInputs,
  sites: Sites
): { readonly before: number } | Exclude<Under, { kind: 'finished' }> => {
  const problem = notWhole(plan, sites) ?? unnamed(plan, sites)
  if (problem) return problem
  const states = new Map([...sites].map(([id, site]) => [id, snapshotOf(site.last())]))
  const observed = new Map([...sites].map(([id, { target, last }]) => [id, { target, state: last().state }]))
  const before = fit(observed, plan.operations)
  if (before === null) return stale('the targets have changed since the plan was made')
  const breach = breachOf(plan, plan.operations.slice(before), states, proof)
  if (breach === null || isSafeAsWhole(plan, before, observed, proof)) return { before }
  return { kind: 'unproven', breach, notes: [] }
}

const unreadable = (target: string, message: string): Extract<Under, { kind: 'unreadable' }> => ({
  kind: 'unreadable',
  target,
  message,
  notes: []
})

const stale = (message: string): Extract<Under, { kind: 'stale' }> => ({ kind: 'stale', message, notes: [] })

const tellTakeOver = ({ previous }: Lock, journal: RunInputs['journal']): void => {
  if (!previous) return
  const { owner } = previous
  journal.append({ type: 'take-over', lock: owner.token, owner: describeOwner(owner) })
}

/** Nothing is decided by a read that may not be whole. */
const notWhole = (plan: Plan, sites: Sites): Extract<Under, { kind: 'unreadable' }> | null => {
  for (const { id, operations } of plan.targets) {
    const site = sites.get(id)
    if (!site) return unreadable(id, `there is no way to ${tick(id)}`)
    const { doubt } = site.last()
    if (doubt !== null && operations > 0) return unreadable(id, `${tick(id)} was not read whole: ${doubt}`)
  }
  return null
}

const unnamed = (plan: Plan, sites: Sites): Extract<Under, { kind: 'stale' }> | null => {
  for (const { id } of plan.targets) {
    const problem = sites.get(id)?.last().problem ?? null
    if (problem !== null) return stale(problem)
  }
  return null
}

/**
 * Begins in the record. An apply of another plan that was cut off is closed before, unless temporary roles of it may be
 * there: until the new plan stands in its place, the next run has to find them.
 */
const begin = (
  { token }: Lock,
  { plan, planText, journal, started }: RunInputs,
  open: Unfinished | null
): void => {
  if (open && open.started.plan !== plan.digest && helpersIn(open.planText).length === 0) {
    const done = open.done.size
    const left = Math.max(0, open.started.operations - done)
    journal.append({ type: 'ended', plan: open.started.plan, result: 'abandoned', done, left })
  }
  const targets = plan.targets.map(({ id }) => id)
  const { digest, operations } = plan
  journal.append(
    { type: 'started', plan: digest, targets, operations: operations.length, ...started, lock: token },
    planText
  )
}

const recorderOf = (journal: RunInputs['journal']): Recorder => ({
  intent(operation) {
    const { id, target, reason } = operation
    journal.append({ type: 'intent', operation: id, target, what: describe(operation), reason })
  },
  outcome({ operation, result, message }) {
    journal.append({ type: 'outcome', operation: operation.id, result, message })
  }
})

/** Closes the apply in the record; that this failed is told like any other word that could not be kept. */
const ended = (lock: Lock, inputs: RunInputs, before: number, applied: Applied): Applied => {
  const message = lock.holds() ? recording(() => end(inputs, applied, before)) : null
  if (message === null) return applied
  return { ...applied, complete: false, stopped: { because: 'not-recorded', message } }
}

/**
 * An apply is not over, and its end is not written, where the lock was lost, where an unknown outcome has to be
 * settled, and where temporary roles are still there, of which the next run has to know.
 */
const end = ({ plan, journal }: RunInputs, applied: Applied, before: number): void => {
  const { because } = applied.stopped ?? {}
  if (because === 'lock-lost' || because === 'not-recorded' || because === 'unknown') return
  const done = before + applied.outcomes.filter(isDone).length
  const left = plan.operations.length - done
  const result = resultOf(applied)
  if (result === 'partial' && hasHelpers(plan, applied)) return
  journal.append({ type: 'ended', plan: plan.digest, result, done, left })
}

const resultOf = ({ complete, stopped, outcomes, held }: Applied): RecordedAs<'ended'>['result'] => {
  if (complete) return 'complete'
  const isWaiting = held.length > 0 || outcomes.some(({ result }) => result === 'waiting')
  return stopped === null && isWaiting ? 'waiting' : 'partial'
}

const hasHelpers = ({ helpers }: Plan, { after }: Applied): boolean =>
  helpers.some(({ target, role }) => after.get(target)?.roles.has(role) !== false)
