import { changesOf } from '../../access/holders.ts'
import type { Holders } from '../../model/holder.ts'
import type { Instant } from '../../model/instant.ts'
import type { Helper, NeededApproval, Plan } from '../../model/plan.ts'
import type { Target } from '../../model/target.ts'
import { compareText } from '../../model/words.ts'
import { approvalsOf } from '../approvals.ts'
import { sha256Of } from '../digest.ts'
import { judge, type GuardInput } from '../guards/guards.ts'
import { order, type Ordered } from '../order/order.ts'
import type { ProofInput } from '../prove/prove.ts'
import type { Refusal } from '../refusal.ts'
import type { Version } from '../version.ts'
import { laterChanges, plannedAccess, written } from './access.ts'
import { effectsOf } from './effects.ts'
import { evidenceOf, plannedTarget } from './evidence.ts'
import type { PlanInputs, TargetInput } from './inputs.ts'
import { conflictsIn } from './judges.ts'
import { endOf, partOf, type End, type Part } from './part.ts'
import { pendingOf } from './pending.ts'
import { refusalsOf, unproven } from './refusals.ts'
import { goingOn } from './resume.ts'

/** What a proof looks at besides the plan itself. */
type ProofContext = Pick<ProofInput, 'targets' | 'conflicts'>

/** A plan, and why it must not be carried out; a guard in it that did not pass is another such reason. */
export interface Planned {
  readonly plan: Plan
  readonly refusals: readonly Refusal[]
  /** What a person should know about how the order was found. */
  readonly notes: readonly string[]
  /** By what the order is proven, and proven again before it is carried out. */
  readonly proof: ProofContext
}

/** Makes the plan from what was read and what is declared; the same inputs give the same bytes. */
export const plan = (inputs: PlanInputs): Planned => {
  const parts = inputs.targets
    .toSorted((a, b) => compareText(a.target.id, b.target.id))
    .map((input) => partOf(input, inputs.now))
  const conflicts = conflictsIn(parts.flatMap(({ guardrails }) => guardrails))
  const proof = { targets: parts.map((part) => part.proof), conflicts }
  const found = order({
    targets: parts.map(({ proof, operations, canHelp, canReplace }) => ({
      ...proof,
      actual: proof.before,
      operations,
      canHelp,
      canReplace
    })),
    conflicts,
    revokeFirst: inputs.revokeFirst ?? false
  })
  const leftovers = parts.flatMap(({ input }) => input.leftovers ?? [])
  const ordered = { ...found, helpers: [...found.helpers, ...leftovers] }
  const ends = parts.map((part) => endOf(part, ordered.operations))
  const decisive = decisiveOf(inputs, ends, ordered)
  const digest = digestOf(decisive)
  const refusals = [...ends.flatMap(refusalsOf), ...ordered.refusals]
  const isRefused = refusals.length > 0 || decisive.guards.some(({ passed }) => !passed)
  const made: Planned = {
    plan: {
      version: 1,
      digest,
      ...decisive,
      targets: ends.map(plannedTarget),
      unlisted: ends.flatMap(({ input, declared }) => withTarget(input, declared.unlisted)),
      effects: ends
        .filter(({ operations }) => operations.length > 0)
        .map(({ input, after, operations }) => effectsOf(input.target, input.bound.state, after, operations)),
      pending: ends.flatMap(({ input, operations }) =>
        pendingOf(input.target, input.bound.state, input.capabilities, operations, digest)
      ),
      waiting: ends.flatMap(({ input, declared }) => withTarget(input, declared.waiting)),
      evidence: evidenceOf(inputs, parts)
    },
    refusals: isRefused ? refusals : unproven({ ...ordered, ...proof }),
    notes: ordered.notes,
    proof
  }
  return keptIn(inputs, made, parts)
}

/** What is kept of an apply that was cut off comes first, where all of the documents is planned. */
const keptIn = (inputs: PlanInputs, made: Planned, parts: readonly Part[]): Planned => {
  const { kept = null, now, due = false, revokeFirst = false } = inputs
  if (kept === null || due || revokeFirst || parts.some(({ input }) => input.only)) return made
  return goingOn(made, {
    kept,
    parts,
    conflicts: made.proof.conflicts,
    now,
    judged: (ends) => verdictsOn(ends, now)
  })
}

const verdictsOn = (ends: readonly End[], now: Instant, due: boolean = false): Plan['guards'] =>
  ends.flatMap((end) => judge(guardInput(end, now, due)))

/** What a plan holds that decides: all that its digest covers. */
type Decisive = Pick<
  Plan,
  'operations' | 'access' | 'guards' | 'helpers' | 'gaps' | 'approvals' | 'validUntil'
>

/** The hash of everything in a plan that decides; where a line stands, and why somebody wrote it, does not. */
export const digestOf = ({
  operations,
  access,
  guards,
  helpers,
  gaps,
  approvals,
  validUntil
}: Decisive): string => {
  const changes = operations.map(({ source: _source, reason: _reason, ...change }) => change)
  const decisive = { operations: changes, access, guards, helpers, gaps, approvals, validUntil }
  return `sha256:${sha256Of(decisive)}`
}

const decisiveOf = (inputs: PlanInputs, ends: readonly End[], ordered: Ordered): Decisive => {
  const { now, due = false } = inputs
  const later = due ? [] : laterOf(ends, now)
  const access = ends.flatMap(({ input, target, proof, after }) =>
    plannedAccess({ target, actual: proof.before, after, now, head: input.head ?? null, later })
  )
  const decided = { operations: ordered.operations, gaps: ordered.gaps, access }
  return {
    ...decided,
    guards: verdictsOn(ends, now, due),
    helpers: ordered.helpers,
    approvals: due ? [] : neededOf(ends, decided, now),
    validUntil: validUntil(ends, now)
  }
}

const guardInput = (
  { input, target, guardrails, proof, after, operations }: End,
  now: Instant,
  due: boolean
): GuardInput => ({
  target: withoutLeftovers(target, input.leftovers ?? []),
  base: proof.base,
  guardrails,
  now,
  actual: proof.before,
  after,
  operations,
  leavers: leaversOf(input.holders),
  isNew: input.isNew ?? false,
  administrators: proof.administrators,
  due
})

/** The target as documents have it: they do not speak of temporary roles. */
const withoutLeftovers = (target: Target, leftovers: readonly Helper[]): Target => {
  if (leftovers.length === 0) return target
  const left = new Set(leftovers.map(({ role }) => role))
  return { ...target, removed: new Map([...target.removed].filter(([id]) => !left.has(id))) }
}

const leaversOf = (holders: Holders): ReadonlySet<string> =>
  new Set([...holders.values()].flatMap(({ user, status }) => (status === 'departed' ? user : [])))

/** The versions that judge together, each pair with the targets that it judges. */
const judged = (
  ends: readonly End[]
): readonly {
  readonly head: Version
  readonly base: Version | null
  readonly ids: ReadonlySet<string>
}[] => {
  const pairs: { head: Version; base: Version | null; ids: Set<string> }[] = []
  for (const { input, target } of ends) {
    const { head } = input
    const base = input.base?.version ?? null
    if (!head) continue
    const known = pairs.find((pair) => pair.head === head && pair.base === base)
    if (known) known.ids.add(target.id)
    else pairs.push({ head, base, ids: new Set([target.id]) })
  }
  return pairs
}

const laterOf = (ends: readonly End[], now: Instant): Plan['access'] =>
  judged(ends).flatMap(({ head, base, ids }) =>
    laterChanges(base, head, now).filter(({ target }) => ids.has(target))
  )

const neededOf = (
  ends: readonly End[],
  { operations, access, gaps }: Pick<Decisive, 'operations' | 'access' | 'gaps'>,
  now: Instant
): readonly NeededApproval[] => {
  const gainers = new Set(access.flatMap(({ user, gained }) => (gained.length > 0 ? user : [])))
  const needed = judged(ends).flatMap(({ head, base, ids }) => {
    const here = <Entry extends { readonly target: string }>(entries: readonly Entry[]): readonly Entry[] =>
      entries.filter(({ target }) => ids.has(target))
    const decided = { operations: here(operations), access: here(access), gaps: here(gaps) }
    return approvalsOf({ head, base, now, gainers, ...decided })
  })
  return [...new Map(needed.map((approval) => [JSON.stringify(approval), approval])).values()]
}

const withTarget = <Entry>(
  { target }: TargetInput,
  entries: readonly Entry[]
): readonly (Entry & { readonly target: string })[] =>
  entries.map((entry) => ({ target: target.id, ...entry }))

/** The next instant at which a line, a job function or an override starts or ends. */
const validUntil = (ends: readonly End[], now: Instant): string | null => {
  let next = Infinity
  for (const { input, target, guardrails } of ends) {
    for (const holder of input.holders.values()) {
      const change = changesOf(holder).find((instant) => instant > now)
      if (change !== undefined) next = Math.min(next, change)
    }
    for (const { target: id, until } of guardrails[0]?.overrides ?? [])
      if (id === target.id && until > now) next = Math.min(next, until)
  }
  return written(next)
}
