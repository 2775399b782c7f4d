import type { Clock } from '../../model/connector.ts'
import type { Conflict } from '../../model/document.ts'
import type { Operation } from '../../model/operation.ts'
import type { Plan } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import { tick } from '../../model/words.ts'
import { describe } from '../describe.ts'
import type { Link } from '../order/edges.ts'
import { unlistedLinks } from '../order/unlisted.ts'
import { isGuided } from '../plan/pending.ts'
import { prove as proveItself, type Breach, type ProofInput, type ProofTarget } from '../prove/prove.ts'
import { schedule, type Schedule } from './guided.ts'
import { goesOn, stopsAt, type Ending, type Outcome, type Stopped } from './outcome.ts'
import { reportOn, type Applied } from './report.ts'
import { openAll, type Sites } from './open.ts'
import { snapshotOf, type ApplyTarget, type Site } from './site.ts'
import { carryOut, recorded, type Fence, type Recorder, type Tools } from './step.ts'
import { positionOf } from './subject.ts'

/** What is told while an apply runs. */
export interface Progress {
  readonly operation: Operation
  /** Counts from 0, in the order in which they are carried out. */
  readonly index: number
  readonly total: number
  /** Null when the operation starts. */
  readonly outcome: Outcome | null
}

/** All that decides whether a sequence is safe, but for the targets as they are and the sequence itself. */
export interface ProofContext {
  readonly targets: readonly Omit<ProofTarget, 'before'>[]
  readonly conflicts: readonly Conflict[]
  /** The checker; the real one where it is absent. */
  readonly prove?: (input: ProofInput) => Breach | null
}

/** What an apply needs besides its plan and its targets. */
export interface ApplyWorld {
  readonly proof: ProofContext
  readonly clock: Clock
  readonly recorder: Recorder
  readonly fence: Fence
  /** Asked before each operation: true ends the apply cleanly. */
  readonly stop?: () => boolean | Promise<boolean>
  readonly onProgress?: (progress: Progress) => void
}

/** A plan and the outside world it is carried out in. @internal */
export interface ApplyInputs extends ApplyWorld {
  readonly plan: Plan
  readonly targets: readonly ApplyTarget[]
}

/**
 * Carries a plan out, one operation after the other, each kept in the record before it is called and read back before
 * the next. Stops at the first one that is not done; what a person has to do is left waiting, and what does not depend
 * on it goes on. Throws a {@link ConnectorError} only where a target cannot be read at the start; nothing is written then.
 * @internal
 */
export const apply = async (inputs: ApplyInputs): Promise<Applied> => {
  const { plan, targets, clock } = inputs
  const wanted = new Set(plan.targets.map(({ id }) => id))
  const meant = targets.filter(({ target }) => wanted.has(target.id))
  const opened = await openAll(meant, plan.helpers, clock)
  if ('error' in opened) throw opened.error
  return carryOutAll(plan, plan.operations, opened.sites, inputs)
}

/** Carries out operations of a plan on targets that have just been read. */
export const carryOutAll = async (
  plan: Plan,
  operations: readonly Operation[],
  sites: Sites,
  world: ApplyWorld
): Promise<Applied> => {
  const started = new Map([...sites].map(([id, site]) => [id, snapshotOf(site.last())]))
  const made = scheduleOf(plan, operations, sites, started, world)
  const { outcomes, stopped } = await inTurn(plan, made, operations.length, sites, world)
  return reportOn({ operations, held: made.held, started, sites, outcomes, stopped, clock: world.clock })
}

/** The first breach of a promise by a sequence that starts from these states, or null. */
export const breachOf = (
  { helpers, gaps }: Plan,
  operations: readonly Operation[],
  states: ReadonlyMap<string, State>,
  { targets, conflicts, prove = proveItself }: ProofContext
): Breach | null => {
  const known = targets.flatMap((target): ProofTarget[] => {
    const before = states.get(target.target.id)
    return before ? [{ ...target, before }] : []
  })
  return prove({ targets: known, conflicts, operations, helpers, gaps })
}

const scheduleOf = (
  plan: Plan,
  operations: readonly Operation[],
  sites: Sites,
  started: ReadonlyMap<string, State>,
  { proof }: ApplyWorld
): Schedule => {
  const links = unlistedLinks((id) => proof.targets.find(({ target }) => target.id === id), operations)
  return schedule(
    operations,
    (operation) => waitsForPerson(sites.get(operation.target), operation),
    (sequence) => isInTurn(sequence, links) && breachOf(plan, sequence, started, proof) === null
  )
}

/** Whether whoever is to have a role only because of the one that they have is given it before that is taken. */
const isInTurn = (sequence: readonly Operation[], links: readonly Link[]): boolean => {
  if (links.length === 0) return true
  const places = new Map(sequence.map(({ id }, at) => [id, at]))
  return links.every(({ first, second }) => (places.get(first) ?? 0) < (places.get(second) ?? 0))
}

/** Whether a person has to carry an operation out, and has not done so yet. */
const waitsForPerson = (site: Site | undefined, operation: Operation): boolean =>
  site !== undefined &&
  isGuided(site.target, site.connector.capabilities, operation.kind) &&
  positionOf(site.target.catalog, site.last().state, operation) !== 'after'

/** One operation after the other, until one of them ends the apply. */
const inTurn = async (
  plan: Plan,
  { now, waiting }: Schedule,
  total: number,
  sites: Sites,
  world: ApplyWorld
): Promise<{ readonly outcomes: readonly Outcome[]; readonly stopped: Stopped | null }> => {
  const tools: Tools = { ...world, stop: world.stop ?? (() => false) }
  const helpers = new Set(plan.helpers.map(({ target, role }) => `${target} ${role}`))
  const outcomes: Outcome[] = []
  let before: string | null = null
  for (const [index, operation] of [...now, ...waiting].entries()) {
    if (await tools.stop()) {
      return {
        outcomes,
        stopped: { because: 'interrupted', message: 'it was stopped between two operations' }
      }
    }
    world.onProgress?.({ operation, index, total, outcome: null })
    const isHelp = helpers.has(`${operation.target} ${operation.role ?? ''}`)
    const isFresh = before === operation.target
    const ending = await carryOutOne(sites.get(operation.target), operation, isHelp, isFresh, tools)
    before = operation.target
    outcomes.push(ending.outcome)
    world.onProgress?.({ operation, index, total, outcome: ending.outcome })
    if (ending.stopped) return { outcomes, stopped: ending.stopped }
  }
  return { outcomes, stopped: null }
}

const carryOutOne = async (
  site: Site | undefined,
  operation: Operation,
  isHelp: boolean,
  isFresh: boolean,
  tools: Tools
): Promise<Ending> => {
  const refused = (why: string): Ending =>
    recorded(stopsAt(operation, 'refused', 'refused', `${why}: ${describe(operation)}`), tools)
  if (!site) return refused(`there is no way to ${tick(operation.target)}`)
  if (site.connector.capabilities.operations.includes(operation.kind)) {
    return carryOut(site, operation, isFresh, tools)
  }
  const owner = `the connector of ${tick(operation.target)}`
  if (!isGuided(site.target, site.connector.capabilities, operation.kind)) {
    return refused(`${owner} cannot do this`)
  }
  if (isHelp) return refused(`${owner} cannot do this, and temporary roles are not for a person to make`)
  return recorded(
    waitsForPerson(site, operation)
      ? goesOn(operation, 'waiting', 'a person has to do this')
      : goesOn(operation, 'already'),
    tools
  )
}
