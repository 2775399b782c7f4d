import type { Store } from '../model/connector.ts'
import type { Helper } from '../model/plan.ts'
import type { AppliedTarget } from '../model/record.ts'
import { readApplied } from '../sync/applied.ts'
import { helpersLeft } from '../sync/apply/settle.ts'
import { openRecord, type Journal } from '../sync/record/record.ts'
import type { Unfinished } from '../sync/record/unfinished.ts'
import type { Environment } from './command.ts'
import { reachable } from './sandbox.ts'

/** What is known of earlier applies. */
export interface Ledger {
  readonly store: Store
  readonly journal: Journal
  /** What was applied last, by target. */
  readonly applied: ReadonlyMap<string, AppliedTarget>
  /** An apply that was cut off; null where the last one came to its end. */
  readonly unfinished: Unfinished | null
  /** Temporary roles that an apply may have left: one that was cut off, waits for a person, or was late. */
  readonly helpers: readonly Helper[]
}

/** Opens the record of a policy folder. Throws `CannotRun` where it does not hold or cannot be read. */
export const openLedger = (folder: string, environment: Environment): Ledger =>
  reachable(() => {
    const { store } = environment.world(folder, '')
    const journal = openRecord(store, environment.clock, environment.anchor(folder))
    const unfinished = journal.unfinished()
    const helpers = helpersLeft(journal)
    return { store, journal, applied: readApplied(store), unfinished, helpers }
  })
