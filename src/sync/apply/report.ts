import type { Clock } from '../../model/connector.ts'
import type { Operation } from '../../model/operation.ts'
import type { State } from '../../model/state.ts'
import { diff } from '../diff.ts'
import { applyAll } from '../simulate.ts'
import { unexplained } from '../why.ts'
import { isDone, type Outcome, type Stopped } from './outcome.ts'
import type { Sites } from './open.ts'
import { snapshotOf } from './site.ts'
import { readPatiently, waitsOn } from './waiting.ts'

/** How an apply ended. */
export interface Applied {
  /** In the order in which they came. */
  readonly outcomes: readonly Outcome[]
  /** The operations that were not tried and do not have to wait. */
  readonly left: readonly Operation[]
  /** The operations that have to wait until a person has done what is waiting. */
  readonly held: readonly Operation[]
  /** Why it ended before its last operation; null where it did not. */
  readonly stopped: Stopped | null
  /** Every target of the plan as it was read last. */
  readonly after: ReadonlyMap<string, State>
  /** Targets that could not be read at the end, or not as a whole: what is said of them is older. */
  readonly unread: readonly string[]
  /** What the targets still lack of the plan's result; empty when all is well. */
  readonly differences: readonly Operation[]
  /** Whether everything is as the plan wants it, and read back so. */
  readonly complete: boolean
}

/** What an apply did. */
export interface Run {
  readonly operations: readonly Operation[]
  readonly held: readonly Operation[]
  readonly started: ReadonlyMap<string, State>
  readonly sites: Sites
  readonly outcomes: readonly Outcome[]
  readonly stopped: Stopped | null
  readonly clock: Clock
}

/** Reads all targets again and compares them with what the operations should have led to. */
export const reportOn = async (run: Run): Promise<Applied> => {
  const { operations, held, started, sites, outcomes, stopped } = run
  const unread = await readAgain(sites, run.clock)
  const differences = [...sites.values()].flatMap(({ target, last }) => {
    const state = last().state
    const mine = operations.filter((operation) => operation.target === target.id)
    const wanted = applyAll(target.catalog, started.get(target.id) ?? state, mine)
    return diff(target, state, wanted, unexplained)
  })
  const tried = new Set([...outcomes.map(({ operation }) => operation), ...held])
  const done = outcomes.filter(isDone).length
  return {
    outcomes,
    left: operations.filter((operation) => !tried.has(operation)),
    held,
    stopped,
    after: new Map([...sites].map(([id, { last }]) => [id, snapshotOf(last())])),
    unread,
    differences,
    complete:
      stopped === null && done === operations.length && differences.length === 0 && unread.length === 0
  }
}

const readAgain = async (sites: Sites, clock: Clock): Promise<readonly string[]> => {
  const unread: string[] = []
  for (const [id, site] of sites) {
    const tried = await readPatiently(() => site.readAll(), waitsOn(clock))
    if ('error' in tried || tried.value.doubt !== null || tried.value.problem !== null) unread.push(id)
  }
  return unread
}
