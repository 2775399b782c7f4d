import { ConnectorError, type Connector } from '../model/connector.ts'
import type { Operation } from '../model/operation.ts'
import type { Plan } from '../model/plan.ts'
import type { State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { bind, type Bound } from './bind.ts'
import { tick } from '../model/words.ts'
import { describe } from './describe.ts'
import { diff } from './diff.ts'
import { applyAll, applyTo } from './simulate.ts'
import { isAlready, isAsPlanned, lacking, subjectOf } from './subject.ts'
import { unexplained } from './why.ts'

/** One target and the way to it. */
export interface ApplyTarget {
  readonly target: Target
  readonly connector: Connector
  /** An account's key or name there → its user, as for {@link bind}. */
  readonly accounts: ReadonlyMap<string, string>
}

/** What became of one operation. */
export interface Outcome {
  readonly operation: Operation
  /** `already`: it was so before; `refused`: by the platform, nothing happened; `failed`: everything else. */
  readonly result: 'done' | 'already' | 'refused' | 'failed'
  /** Why, where it is not done; else empty. */
  readonly message: string
}

/** What is told while an apply runs. */
export interface Progress {
  readonly operation: Operation
  /** Counts from 0. */
  readonly index: number
  readonly total: number
  /** Null when the operation starts. */
  readonly outcome: Outcome | null
}

/** Keeps what an apply does, before and after each call. */
export interface Recorder {
  intent(operation: Operation): Promise<void>
  outcome(outcome: Outcome): Promise<void>
}

/** A plan and the outside world it is carried out in. */
export interface ApplyInputs {
  readonly plan: Plan
  readonly targets: readonly ApplyTarget[]
  readonly onProgress?: (progress: Progress) => void
  readonly recorder?: Recorder
}

/** How an apply ended. */
export interface Applied {
  readonly outcomes: readonly Outcome[]
  /** The operations that were not tried. */
  readonly left: readonly Operation[]
  /** Every target of the plan as it was read last. */
  readonly after: ReadonlyMap<string, State>
  /** What the targets still lack of the plan's result; empty when all is well. */
  readonly differences: readonly Operation[]
  /** Whether everything is as the plan wants it. */
  readonly complete: boolean
}

/**
 * Carries a plan out, one operation after the other, each read back before the next. Stops at the first one that is not
 * done. Throws a {@link ConnectorError} only where a target cannot be read at the start; nothing is written then.
 */
export const apply = async (inputs: ApplyInputs): Promise<Applied> => {
  const { operations } = inputs.plan
  const started = await openAll(inputs)
  const sites = new Map(started)
  const outcomes: Outcome[] = []
  for (const [index, operation] of operations.entries()) {
    const tell = (outcome: Outcome | null): void =>
      inputs.onProgress?.({ operation, index, total: operations.length, outcome })
    tell(null)
    const step = await carryOut(sites.get(operation.target), operation, inputs.recorder)
    outcomes.push(step.outcome)
    if (step.site) sites.set(operation.target, step.site)
    tell(step.outcome)
    if (!isDone(step.outcome)) break
  }
  return report(inputs.plan, started, sites, outcomes)
}

/** A target while a plan is carried out, as it was read last. */
interface Site extends ApplyTarget {
  readonly bound: Bound
}

const openAll = async ({ plan, targets }: ApplyInputs): Promise<ReadonlyMap<string, Site>> => {
  const wanted = new Set(plan.targets.map(({ id }) => id))
  const meant = targets.filter(({ target }) => wanted.has(target.id))
  const sites = await Promise.all(meant.map((target) => readBack(target)))
  return new Map(sites.map((site) => [site.target.id, site]))
}

const readBack = async ({ target, connector, accounts }: ApplyTarget): Promise<Site> => ({
  target,
  connector,
  accounts,
  bound: bind(target, await connector.readState(), accounts)
})

const isDone = ({ result }: Outcome): boolean => result === 'done' || result === 'already'

/** What became of one operation, and the target as it was read afterwards. */
interface Step {
  readonly outcome: Outcome
  readonly site: Site | null
}

const carryOut = async (
  site: Site | undefined,
  operation: Operation,
  recorder: Recorder | undefined
): Promise<Step> => {
  const end = (result: Outcome['result'], message = '', read: Site | null = null): Step => ({
    outcome: { operation, result, message },
    site: read
  })
  if (!site) return end('failed', `there is no way to ${tick(operation.target)}`)
  if (isAlready(site.target, site.bound.state, operation)) return end('already')
  if (!isAsPlanned(site.target.catalog, site.bound.state, operation)) {
    return end(
      'failed',
      `${tick(operation.target)} has changed since the plan was made: ${describe(operation)} no longer fits`
    )
  }
  if (!site.connector.capabilities.operations.includes(operation.kind)) {
    return end('refused', `the connector of ${tick(operation.target)} cannot do this: ${describe(operation)}`)
  }
  await recorder?.intent(operation)
  const step = await callAndCheck(site, operation, end)
  await recorder?.outcome(step.outcome)
  return step
}

type End = (result: Outcome['result'], message?: string, read?: Site | null) => Step

const callAndCheck = async (site: Site, operation: Operation, end: End): Promise<Step> => {
  const error = await connectorError(site.connector.applyOperation(operation, site.bound.keys))
  if (error && error.kind !== 'unknown')
    return end(error.kind === 'refused' ? 'refused' : 'failed', error.message)
  const expected = applyTo(site.target.catalog, subjectOf(site.bound.state, operation), operation)
  try {
    const read = await readBack(site)
    const [missing] = lacking(site.target, read.bound.state, expected, operation)
    if (!missing) return end('done', '', read)
    const answer = error?.message ?? 'the platform said yes'
    return end('failed', `${answer}, but read back this is still to do: ${describe(missing)}`, read)
  } catch (thrown) {
    if (thrown instanceof ConnectorError) return end('failed', `it could not be read back: ${thrown.message}`)
    throw thrown
  }
}

const connectorError = async (call: Promise<void>): Promise<ConnectorError | null> => {
  try {
    await call
    return null
  } catch (thrown) {
    if (thrown instanceof ConnectorError) return thrown
    throw thrown
  }
}

const report = (
  plan: Plan,
  started: ReadonlyMap<string, Site>,
  sites: ReadonlyMap<string, Site>,
  outcomes: readonly Outcome[]
): Applied => {
  const differences = [...sites.values()].flatMap(({ target, bound }) => {
    const before = started.get(target.id)?.bound.state ?? bound.state
    const mine = plan.operations.filter((operation) => operation.target === target.id)
    return diff(target, bound.state, applyAll(target.catalog, before, mine), unexplained)
  })
  return {
    outcomes,
    left: plan.operations.slice(outcomes.length),
    after: new Map([...sites].map(([id, { bound }]) => [id, bound.state])),
    differences,
    complete: outcomes.every(isDone) && outcomes.length === plan.operations.length && differences.length === 0
  }
}
