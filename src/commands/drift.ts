import type { Drift } from '../model/drift.ts'
import { CannotRun } from '../model/errors.ts'
import type { Operation } from '../model/operation.ts'
import type { AppliedTarget } from '../model/record.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { takenText } from '../reporters/ago.ts'
import { driftJson } from '../reporters/drift-json.ts'
import { driftPretty, type DriftView } from '../reporters/drift.ts'
import { bind } from '../sync/bind.ts'
import { driftOf, neverApplied, type Seen } from '../sync/drift/drift.ts'
import { readPlan } from '../sync/plan/file.ts'
import { appliedOpener, type OpenVersion } from './applied.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { openOrganisation, type Organisation } from './organisation.ts'
import { reachable } from './sandbox.ts'
import { accountsOn, chooseTargets, openTargets, type OpenTarget } from './targets.ts'
import { reportFindings, stopsHere } from './validate.ts'
import { requireWhole } from './whole.ts'

/** `rolewright drift [TARGET...]`: how targets differ from what was applied last. Exit 1 where one does. */
export const driftCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const organisation = openOrganisation(invocation, environment)
  if (stopsHere(organisation.findings)) return reportFindings(organisation, invocation, environment)
  const targets = chooseTargets(organisation.policy, invocation.operands)
  const ledger = openLedger(organisation.folder, environment)
  const views = await driftOfTargets(organisation, targets, ledger, environment)
  const drifts = views.flatMap((view) => view.drifts)
  return {
    exit: drifts.some(({ counts }) => counts) ? 1 : 0,
    output: invocation.values['format'] === 'json' ? driftJson(drifts) : driftPretty(views, environment)
  }
}

/**
 * Reads targets and compares each with what was applied there last. Throws `CannotRun` where one cannot be read, or what
 * was applied is gone.
 */
export const driftOfTargets = async (
  organisation: Organisation,
  targets: readonly Target[],
  ledger: Ledger,
  environment: Environment
): Promise<readonly DriftView[]> => {
  const basis = reachable(() => basisOf(organisation.folder, targets, ledger))
  const open = await openTargets(organisation, targets, environment)
  return open.map((each) => ({ ...viewOf(organisation, each, basis), ...ageOf(each, environment) }))
}

const ageOf = ({ live: { taken } }: OpenTarget, { now }: Environment): Pick<DriftView, 'read'> =>
  taken === undefined ? {} : { read: takenText(taken, now()) }

/** The same for a target that was read already. */
export const driftOfTarget = (organisation: Organisation, open: OpenTarget, ledger: Ledger): DriftView => {
  const basis = reachable(() => basisOf(organisation.folder, [open.target], ledger))
  return viewOf(organisation, open, basis)
}

/** What was applied last, and what an apply has left unfinished. */
interface Basis {
  readonly applied: ReadonlyMap<string, AppliedTarget & { readonly version: OpenVersion }>
  readonly unfinished: readonly Operation[] | null
}

/** To compare with anything but what was applied would be to guess, so a version that is gone ends it. */
const basisOf = (folder: string, targets: readonly Target[], ledger: Ledger): Basis => {
  const open = appliedOpener({ folder, store: ledger.store })
  const applied = targets.flatMap(({ id }) => {
    const entry = ledger.applied.get(id)
    if (!entry) return []
    const { version, gone } = open(entry)
    if (gone) throw gone
    return [[id, { ...entry, version }] as const]
  })
  return { applied: new Map(applied), unfinished: unfinishedIn(ledger) }
}

/** Nothing where every apply came to its end; null where the plan of one that did not is not kept any more. */
const unfinishedIn = ({ unfinished, journal }: Ledger): Basis['unfinished'] => {
  const left = unfinished ?? journal.waiting()
  if (left === null) return []
  const saved = left.planText === null ? null : readPlan(left.planText)
  return saved === null || typeof saved === 'string' ? null : saved.plan.operations
}

const viewOf = (organisation: Organisation, open: OpenTarget, { applied, unfinished }: Basis): DriftView => {
  requireWhole(open)
  const { target, connector } = open
  const { now } = organisation
  const canInvite =
    connector.capabilities.operations.includes('invite') || target.catalog.guides.has('invite')
  const last = applied.get(target.id)
  const keys = last?.roles ?? {}
  const head = seenBy(organisation, target, open, keys)
  if (!last) return { target: target.id, applied: null, drifts: neverApplied(head, { now, canInvite }) }
  const before = last.version.policy.targets.get(target.id)
  if (!before) throw unknownThere(target, last)
  const input = {
    ...seenBy(last.version, before, open, keys),
    appliedAt: Date.parse(last.at),
    now,
    canInvite,
    unfinished,
    head
  }
  const drifts: readonly Drift[] = driftOf(input)
  return { target: target.id, applied: { at: last.at, revision: last.revision }, drifts }
}

/** A target and what was read there, as one version of the documents sees it. */
const seenBy = (
  { policy, access }: Pick<OpenVersion, 'policy' | 'access'>,
  target: Target,
  { live }: OpenTarget,
  keys: AppliedTarget['roles']
): Seen => ({
  target,
  holders: access.holders(target),
  bound: bind(target, live, accountsOn(policy, target), keys)
})

const unknownThere = ({ id }: Target, { at }: AppliedTarget): CannotRun =>
  new CannotRun(
    `the documents that were applied on ${at} have no target ${tick(id)}`,
    `run \`rolewright apply ${id}\` to begin anew`
  )
