import { StillWaiting } from '../model/errors.ts'
import { showInstant } from '../model/instant.ts'
import type { Plan } from '../model/plan.ts'
import { tick } from '../model/words.ts'
import { describeOperation } from '../reporters/operation.ts'
import { readRecord } from '../sync/record/record.ts'
import type { Ledger } from './ledger.ts'
import type { Prepared } from './plan.ts'

/**
 * What somebody has written down of a target proves a step only where it is newer than the step itself. Throws
 * `StillWaiting` where it is not; nothing is done then.
 */
export const requireNewer = (plan: Plan, { open }: Pick<Prepared, 'open'>, ledger: Ledger): void => {
  const asked = askedIn(plan, ledger)
  for (const { target, live } of open) {
    const since = asked.get(target.id)
    if (since === undefined || live.taken === undefined || live.taken > since) continue
    throw new StillWaiting(
      `the snapshot of ${tick(target.id)} was written down on ${showInstant(live.taken)}, before this step, which was asked for on ${showInstant(since)}; write it down again`,
      `nothing was done; look at ${tick(target.id)} again, write down what it is like and, as the moment, a later one, then run \`rolewright apply --confirm\``
    )
  }
}

/** When a person was asked last for the steps of each target; where the record does not say, when the apply began. */
const askedIn = (plan: Plan, { store }: Ledger): ReadonlyMap<string, number> => {
  const { entries } = readRecord(store, null)
  const start = entries.findLastIndex(({ type }) => type === 'started')
  const begun = entries[start]
  const asked = new Map<string, number>()
  if (!begun) return asked
  const targets = new Map(plan.operations.map(({ id, target }) => [id, target]))
  for (const { target } of plan.pending) asked.set(target, Date.parse(begun.at))
  for (const entry of entries.slice(start)) {
    if (entry.type !== 'outcome' || entry.result !== 'waiting') continue
    const target = targets.get(entry.operation)
    if (target !== undefined) asked.set(target, Date.parse(entry.at))
  }
  return asked
}

/** What is not as the documents want it on a target that a person writes down, and of which a plan says nothing. */
export const besides = (plan: Plan, { open, planned }: Prepared): readonly string[] => {
  const written = new Set(open.flatMap(({ target, live }) => (live.taken === undefined ? [] : target.id)))
  const nameOf = ({ target, role, user }: Plan['operations'][number]): string => `${target} ${role} ${user}`
  const known = new Set(plan.operations.map(nameOf))
  return planned.plan.operations
    .filter((operation) => written.has(operation.target) && !known.has(nameOf(operation)))
    .map(
      (operation) =>
        `${operation.target} is not as the documents want it either, of which this plan says nothing: ${describeOperation(operation)}`
    )
}
