import { ConnectorError, type Connector, type LiveState, type Store } from '../../src/model/connector.ts'
import { CannotRun } from '../../src/model/errors.ts'
import type { Helper, Plan } from '../../src/model/plan.ts'
import type { Target } from '../../src/model/target.ts'
import { helpersThere, withHelpers } from '../../src/sync/apply/helpers.ts'
import type { Outcome } from '../../src/sync/apply/outcome.ts'
import { run as runPlan, type RunInputs, type RunResult } from '../../src/sync/apply/run.ts'
import { helpersLeft, planIn } from '../../src/sync/apply/settle.ts'
import { bind } from '../../src/sync/bind.ts'
import { acquireLocalLock } from '../../src/sync/lock/local.ts'
import type { Acquired } from '../../src/sync/lock/owner.ts'
import { readPlan, writePlan } from '../../src/sync/plan/file.ts'
import type { TargetInput } from '../../src/sync/plan/inputs.ts'
import { plan as makePlan, type Planned } from '../../src/sync/plan/plan.ts'
import { openRecord, type Journal } from '../../src/sync/record/record.ts'
import { clockFor, type Bench, type Place } from './bench.ts'
import { identityOf } from './identity.ts'
import { checkGuards } from './promises.ts'
import { connectTo, type Second } from './platform.ts'
import type { Run } from './run.ts'
import { headOf } from './version.ts'
import type { Site } from './world.ts'

/** How an apply ended. */
export interface Ended {
  readonly how:
    | 'nothing'
    | 'complete'
    | 'partial'
    | 'waiting'
    /** Before the first write. */
    | 'refused'
    | 'locked'
    | 'unreadable'
    | 'stale'
  readonly why: string
}

/** Parts of the engine that a wrong one replaces. */
export interface Seams {
  readonly connector?: (connector: Connector, site: Site) => Connector
  readonly store?: (store: Store) => Store
  readonly lock?: (acquired: Acquired) => Acquired
  readonly journal?: (journal: Journal) => Journal
  readonly plan?: typeof makePlan
  /** Another order for the operations of a plan. */
  readonly reorder?: (operations: Plan['operations']) => Plan['operations']
  readonly prove?: NonNullable<RunInputs['proof']['prove']>
}

/** One process that applies. */
export interface Process {
  readonly bench: Bench
  readonly run: Run
  readonly second: Second
  /** Whether it runs on another machine than the rest. */
  readonly isElsewhere: boolean
  /** Whether it was told to take over a lock of which nobody knows whether its owner still runs. */
  readonly takeOver: boolean
  readonly seams: Seams
}

interface Way {
  readonly place: Place
  readonly connector: Connector
}

interface Read extends Way {
  readonly live: LiveState
  readonly target: Target
  readonly leftovers: readonly Helper[]
}

/** Everything that an apply has opened. */
interface Opened extends Process {
  readonly store: Store
  readonly journal: Journal
  readonly open: readonly Read[]
}

/**
 * Does what `rolewright apply` does: reads, plans anew, whatever was cut off before, and carries that plan out. A plan
 * that waited for a person is confirmed instead, where the organisation does so and it still fits.
 */
export const applyOnce = async (process: Process): Promise<Ended> => {
  const { bench, run, seams } = process
  const own = bench.disk.open(run.life)
  const store = seams.store?.(own) ?? own
  const ways = bench.places.map((place) => ({ place, connector: connectorFor(process, place) }))
  const made = openRecord(store, clockFor(bench, run), null)
  const journal = seams.journal?.(made) ?? made
  const unfinished = journal.unfinished()
  const helpers = helpersLeft(journal)
  const open: Read[] = []
  for (const way of ways) open.push(await readOne(way, helpers))
  const targets = open.map((each) => inputOf(bench, each))
  const kept = planIn(journal.keptPlan())
  const planned = reordered(seams, (seams.plan ?? makePlan)({ now: bench.clock.now(), targets, kept }))
  const reasons = [
    ...planned.refusals.map(({ message }) => message),
    ...planned.plan.guards.filter(({ passed }) => !passed).map(({ message }) => message)
  ]
  if (reasons.length > 0) return { how: 'refused', why: reasons.join('; ') }
  checkGuards(bench, planned.plan)
  const opened = { ...process, store, journal, open }
  const saved = bench.organisation.confirms ? readPlan(journal.waiting()?.planText ?? '') : ''
  if (typeof saved !== 'string') {
    const confirmed = await carryOut(opened, { ...planned, plan: saved.plan })
    if (confirmed.how !== 'stale') return confirmed
  }
  const isIdle = planned.plan.operations.length === 0 && unfinished === null
  return isIdle ? { how: 'nothing', why: '' } : carryOut(opened, planned)
}

/** A target as it was read, with the temporary roles that are there. */
const readOne = async (way: Way, helpers: readonly Helper[]): Promise<Read> => {
  const { target: declared } = way.place.site
  const live = await way.connector.readState()
  const leftovers = helpersThere(declared, live, helpers)
  return { ...way, live, leftovers, target: withHelpers(declared, leftovers) }
}

const inputOf = (bench: Bench, { place, connector, target, live, leftovers }: Read): TargetInput => ({
  target,
  holders: place.site.holders,
  bound: bind(target, live, new Map()),
  evidence: live.evidence,
  capabilities: connector.capabilities,
  leftovers,
  head: headOf(bench.organisation)
})

const reordered = ({ reorder }: Seams, planned: Planned): Planned =>
  reorder ? { ...planned, plan: { ...planned.plan, operations: reorder(planned.plan.operations) } } : planned

const carryOut = async (opened: Opened, { plan, proof }: Planned): Promise<Ended> => {
  const { bench, run, open, journal, seams } = opened
  run.operations = new Map(plan.operations.map((operation) => [operation.id, operation]))
  bench.announced(plan, run)
  const operations = plan.operations.map((operation) => ({ ...operation, source: null }))
  const inputs: RunInputs = {
    plan,
    planText: writePlan({ ...plan, operations, refusals: [] }),
    targets: open.map(({ target, connector }) => ({ target, connector, accounts: new Map() })),
    lock: () => lockFor(opened),
    journal,
    started: { by: `process ${run.number}`, revision: null, mode: 'apply', approvals: [] },
    clock: clockFor(bench, run),
    proof: { ...proof, ...(seams.prove && { prove: seams.prove }) }
  }
  return endOf(opened, plan, await runPlan(inputs))
}

const lockFor = ({ bench, run, isElsewhere, takeOver, seams, store }: Opened): Acquired => {
  const identity = identityOf(run, isElsewhere, bench.runs)
  const clock = clockFor(bench, run)
  const ask = (name: string | null): Acquired => acquireLocalLock({ store, identity, clock, takeOver: name })
  const first = ask(null)
  const acquired = first.kind === 'held' && takeOver ? ask(first.name) : first
  const given = seams.lock?.(acquired) ?? acquired
  if (given.kind === 'lock') bench.locked(run)
  return given
}

const endOf = ({ bench, run }: Opened, plan: Plan, result: RunResult): Ended => {
  if (result.kind === 'locked') return { how: 'locked', why: result.held.message }
  if (result.kind === 'unreadable') return { how: 'unreadable', why: result.message }
  if (result.kind === 'stale') return { how: 'stale', why: result.message }
  if (result.kind === 'unproven') return { how: 'stale', why: result.breach.message }
  const { outcomes, stopped, complete, held } = result.applied
  const asked = outcomes.filter((outcome: Outcome) => outcome.result === 'waiting')
  bench.asked.push(...asked.map(({ operation }) => ({ operation, by: run })))
  if (complete) return { how: plan.operations.length === 0 ? 'nothing' : 'complete', why: '' }
  if (stopped) return { how: 'partial', why: `${stopped.because}: ${stopped.message}` }
  const isWaiting = asked.length + held.length > 0
  return {
    how: isWaiting ? 'waiting' : 'partial',
    why: `differences: ${JSON.stringify(result.applied.differences)}`
  }
}

const connectorFor = ({ bench, run, second, seams }: Process, place: Place): Connector => {
  const connector = connectTo({ bench, place, run, second })
  return seams.connector?.(connector, place.site) ?? connector
}

/** Whether what a process threw is an end that a user is told of, and no bug. */
export const isTold = (error: unknown): error is ConnectorError | CannotRun =>
  error instanceof ConnectorError || error instanceof CannotRun
