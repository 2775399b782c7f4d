import { accessChanges } from '../access/change.ts'
import { changesOf } from '../access/holders.ts'
import type { Capabilities } from '../model/connector.ts'
import type { Holders } from '../model/holder.ts'
import type { Instant } from '../model/instant.ts'
import type { Operation, OperationKind } from '../model/operation.ts'
import type { Plan } from '../model/plan.ts'
import type { Evidence, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import type { Bound } from './bind.ts'
import { tick } from '../model/words.ts'
import { declare, type Declaration } from './declare.ts'
import { diff } from './diff.ts'
import { sha256Of } from './digest.ts'
import { effectsOf } from './effects.ts'
import { judge } from './guards.ts'
import { order } from './order.ts'
import type { Refusal } from './refusal.ts'
import { applyAll } from './simulate.ts'
import { whyOf } from './why.ts'

/** One target as it was read, and what the documents say about it. */
export interface TargetInput {
  readonly target: Target
  readonly holders: Holders
  readonly bound: Bound
  readonly evidence: Evidence
  readonly capabilities: Capabilities
}

/** Everything that decides a plan. */
export interface PlanInputs {
  /** The instant that counts as now. */
  readonly now: Instant
  readonly targets: readonly TargetInput[]
}

/** A plan, and why it must not be carried out; a guard in it that did not pass is another such reason. */
export interface Planned {
  readonly plan: Plan
  readonly refusals: readonly Refusal[]
}

/** Makes the plan from what was read and what is declared; the same inputs give the same bytes. */
export const plan = ({ now, targets }: PlanInputs): Planned => {
  const parts = targets
    .toSorted((a, b) => (a.target.id < b.target.id ? -1 : 1))
    .map((input) => planTarget(input, now))
  const decisive = {
    operations: parts.flatMap(({ operations }) => operations),
    access: parts.flatMap(({ input, after }) => accessChanges(input.target, input.bound.state, after)),
    guards: parts.flatMap(({ input, after, operations }) =>
      judge({ target: input.target, actual: input.bound.state, desired: after, operations })
    ),
    validUntil: validUntil(targets, now)
  }
  return {
    plan: {
      version: 1,
      digest: digestOf(decisive),
      ...decisive,
      targets: parts.map(planned),
      unlisted: parts.flatMap(({ input, declared }) => withTarget(input, declared.unlisted)),
      effects: parts
        .filter(({ operations }) => operations.length > 0)
        .map(({ input, after, operations }) => effectsOf(input.target, input.bound.state, after, operations)),
      waiting: parts.flatMap(({ input, declared }) => withTarget(input, declared.waiting))
    },
    refusals: parts.flatMap(({ refusals }) => refusals)
  }
}

/** The hash of everything in a plan that decides; where a line stands does not. @internal */
export const digestOf = ({
  operations,
  access,
  guards,
  validUntil
}: Pick<Plan, 'operations' | 'access' | 'guards' | 'validUntil'>): string => {
  const changes = operations.map(({ source: _source, ...change }) => change)
  return `sha256:${sha256Of({ operations: changes, access, guards, validUntil })}`
}

/** What was found out for one target. */
interface Part {
  readonly input: TargetInput
  readonly declared: Declaration
  readonly operations: readonly Operation[]
  /** The target once the operations are done. */
  readonly after: State
  readonly refusals: readonly Refusal[]
}

const planTarget = (input: TargetInput, now: Instant): Part => {
  const { target, holders, bound, capabilities } = input
  const canInvite = capabilities.operations.includes('invite') || target.catalog.guides.has('invite')
  const declared = declare(target, holders, bound.state, now, { canInvite })
  const changes = diff(target, bound.state, declared.state, whyOf(target, holders, now))
  const ordered = order(target, bound.state, changes)
  const operations = 'refused' in ordered ? [] : ordered.operations
  const noOrder =
    'refused' in ordered
      ? [{ target: target.id, message: ordered.refused, help: 'make the change in two steps, each its own' }]
      : []
  return {
    input,
    declared,
    operations,
    after: applyAll(target.catalog, bound.state, operations),
    refusals: [...bound.problems, ...incomplete(input, operations), ...declared.refusals, ...noOrder]
  }
}

const removals: readonly OperationKind[] = [
  'unassign',
  'set-role',
  'update-role',
  'delete-role',
  'deactivate',
  'set-unit'
]

/** Nothing is taken away because of a read that may not be whole. */
const incomplete = (
  { target, evidence }: TargetInput,
  operations: readonly Operation[]
): readonly Refusal[] => {
  if (evidence.complete || !operations.some(({ kind }) => removals.includes(kind))) return []
  return [
    {
      target: target.id,
      message: `${tick(target.id)} was not read whole, so nothing may be taken away: ${evidence.note}`,
      help: 'try again; if it stays so, look at what the platform answers'
    }
  ]
}

const planned = ({ input, operations }: Part): Plan['targets'][number] => ({
  id: input.target.id,
  platform: input.target.catalog.id,
  connector: input.target.document?.connector ?? 'sandbox',
  operations: operations.length,
  adopt: input.bound.adopted
})

const withTarget = <Entry>(
  { target }: TargetInput,
  entries: readonly Entry[]
): readonly (Entry & { readonly target: string })[] =>
  entries.map((entry) => ({ target: target.id, ...entry }))

/** The next instant at which a line or job function of anybody starts or ends. */
const validUntil = (targets: readonly TargetInput[], now: Instant): string | null => {
  let next = Infinity
  for (const { holders } of targets) {
    for (const holder of holders.values()) {
      const change = changesOf(holder).find((instant) => instant > now)
      if (change !== undefined) next = Math.min(next, change)
    }
  }
  return Number.isFinite(next) ? new Date(next).toISOString() : null
}
