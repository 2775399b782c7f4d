import {
  CannotRun,
  carryOut,
  readRecord,
  type Agreement,
  type Carried,
  type Environment,
  type Lock
} from '../../src/index.ts'
import { Failure } from '../failure.ts'
import type { Job } from '../job.ts'
import { recordStates } from '../state/snapshots.ts'
import type { State } from '../state/state.ts'

/** How an apply ended, and what became of its record. */
export interface CarriedHere {
  readonly carried: Carried
  /** Why what was done is not on the branch of the record; null where it is. */
  readonly unsaved: string | null
  /** The end of the record, by which it can be verified later; null where there is none. */
  readonly end: string | null
}

/** How often the record is brought to its branch at the end, and how long is waited in between: what is done is done. */
const saves = { times: 3, wait: 5_000 }

/**
 * Carries a plan out as `carryOut` does, with the record on its branch: under the lock it is made sure that nobody has
 * written there since it was opened; it is saved before the first write to a target, and at the end, and only then is
 * the lock given back. Throws `CannotRun` where nothing was written to any target.
 */
export const carry = async (
  job: Job,
  state: State,
  agreement: Agreement,
  policy: Parameters<typeof recordStates>[1]['policy']
): Promise<CarriedHere> => {
  const { environment } = job
  const held: { lock: Lock | null; hasBegun: boolean } = { lock: null, hasBegun: false }
  const guarded: Environment = {
    ...environment,
    lock: async (policies, request) => {
      const acquired = await environment.lock(policies, request)
      if (acquired.kind === 'held') throw new Failure('target-error', acquired.message, acquired.help)
      held.lock = acquired.lock
      if (!state.isCurrent()) throw movedOn(state)
      return { kind: 'lock', lock: { ...acquired.lock, release: () => null } }
    }
  }
  const { ledger, folder } = agreement
  const { journal } = ledger
  const kept: Agreement['ledger'] = {
    ...ledger,
    journal: {
      ...journal,
      append: (entry, planText) => {
        journal.append(entry, planText)
        if (entry.type !== 'started') return
        begun(job, state)
        held.hasBegun = true
      }
    }
  }
  const invocation = { operands: [], values: {}, switches: new Set<string>() }
  const release = (): string | null => held.lock?.release() ?? null
  try {
    const carried = await carryOut({ ...agreement, ledger: kept }, invocation, guarded)
    const targets = agreement.open.map(({ target }) => target)
    const hasRun = carried.kind === 'finished' && held.hasBegun
    const unread = hasRun ? await recordStates(environment, { policy, folder }, targets) : []
    const unsaved = !held.hasBegun ? null : isLost(held.lock) ? lost : await saved(job, state)
    const notes = [...carried.notes, ...unread, ...[release()].flatMap((note) => note ?? [])]
    return { carried: { ...carried, notes }, unsaved, end: endOf(ledger.store) }
  } catch (error) {
    // What was begun stays told, as far as anything was: the next run has to know of it.
    if (held.hasBegun && !isLost(held.lock)) await saved(job, state)
    release()
    throw error
  }
}

const lost = 'another apply has taken the lock over'

const isLost = (lock: Lock | null): boolean => lock !== null && !lock.holds()

const saved = async ({ context, environment }: Job, state: State): Promise<string | null> => {
  for (let time = 1; ; time++) {
    try {
      state.save(`End: ${context.run.url}`)
      return null
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error
      if (time === saves.times) return error.message
    }
    await environment.clock.sleep(saves.wait)
  }
}

const endOf = (store: Agreement['ledger']['store']): string | null => {
  const { head } = readRecord(store, null).report
  return head && `${head.seq} ${head.hash}`
}

const movedOn = ({ name }: State): Failure =>
  new Failure(
    'plan-changed',
    `another run has written to the record on the branch ${name} meanwhile`,
    'nothing was written; run this job again, which begins with what is there now',
    { result: 'blocked', exit: 3 }
  )

/** Nothing is written to a target before the branch has the record of it. */
const begun = ({ context }: Job, state: State): void => {
  try {
    state.save(`Begin: ${context.run.url}`)
  } catch (error) {
    if (!(error instanceof CannotRun) || error instanceof Failure) throw error
    throw new Failure('permission', error.message, `nothing was written; ${error.help}`)
  }
}
