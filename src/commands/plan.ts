import { resolve, sep } from 'node:path'
import { CannotRun } from '../model/errors.ts'
import type { Operation } from '../model/operation.ts'
import type { Locate } from '../model/place.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { takenText } from '../reporters/ago.ts'
import { planJson, planObject } from '../reporters/plan-json.ts'
import { planPretty } from '../reporters/plan.ts'
import { headOf } from '../policy/source.ts'
import { planIn } from '../sync/apply/settle.ts'
import { writePlan } from '../sync/plan/file.ts'
import { plan, type Planned } from '../sync/plan/plan.ts'
import { documentsHash } from './applied.ts'
import { baseFor, type Base } from './base.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { policyFolder } from './folders.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { openOrganisation, type Organisation } from './organisation.ts'
import { chooseTargets, openTargets, type OpenTarget } from './targets.ts'
import { reportFindings, stopsHere } from './validate.ts'

/** Targets that were read and planned, and what is needed to carry the plan out. */
export interface Prepared {
  readonly open: readonly OpenTarget[]
  readonly planned: Planned
  readonly locate: Locate
}

/** `rolewright plan`: what would change, and for whom. Exit 1 with `--check` where anything would; 3 where it is refused. */
export const planCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const out = outFile(invocation, environment)
  const organisation = openOrganisation(invocation, environment)
  if (stopsHere(organisation.findings)) return reportFindings(organisation, invocation, environment)
  const targets = chooseTargets(organisation.policy, invocation.operands)
  const ledger = openLedger(organisation.folder, environment)
  const { planned, locate } = await planTargets(organisation, targets, ledger, {
    environment,
    revokeFirst: invocation.switches.has('revoke-first'),
    goesOn: true
  })
  if (out !== null) environment.writeFile(out, planText(planned, locate))
  const pretty = invocation.values['format'] !== 'json'
  return {
    exit: exitOf(planned, invocation),
    output: pretty ? showPlan(planned, locate, environment) : planJson(planned, locate)
  }
}

/** Where the plan goes. Never among the documents: it could take the place of one, or be read as one. */
const outFile = (invocation: Invocation, environment: Environment): string | null => {
  const out = invocation.values['out']
  if (out === undefined) return null
  const file = resolve(environment.folder, out)
  const isInside = file.startsWith(`${policyFolder(invocation, environment)}${sep}`)
  if (!isInside || !/\.ya?ml$/i.test(file)) return file
  throw new CannotRun(
    `\`${out}\` lies among the documents`,
    'name a file outside of the policy folder, such as `plan.json`'
  )
}

/** How targets are planned. */
export interface PlanOptions {
  readonly environment: Environment
  readonly revokeFirst: boolean
  /** Whether a plan that was cut off is gone on with, where it still leads to what the documents want. */
  readonly goesOn?: boolean
  /** Chooses among the operations, where not all are wanted; all where absent. */
  readonly only?: (operations: readonly Operation[]) => readonly Operation[]
}

/** Reads and plans targets of an organisation without errors. All are read before anything is written anywhere. */
export const planTargets = async (
  organisation: Organisation,
  targets: readonly Target[],
  ledger: Ledger,
  { environment, revokeFirst, goesOn = false, only }: PlanOptions
): Promise<Prepared> => {
  const { policy, access, base, folder, source, locate, now } = organisation
  const head = { policy, access }
  const baseOf = baseFor({ ...ledger, folder, source, head, named: base })
  const open = await openTargets(organisation, targets, environment, ledger)
  const bases = new Map(open.map(({ target }): [string, Base] => [target.id, baseOf(target)]))
  const planned = plan({
    now,
    revokeFirst,
    kept: goesOn ? planIn(ledger.journal.keptPlan()) : null,
    origin: { revision: headOf(folder), policy: `sha256:${documentsHash(source)}` },
    targets: open.map(({ target, connector, live, bound, leftovers }) => {
      const judge = bases.get(target.id)
      return {
        target,
        bound,
        head,
        holders: access.holders(target),
        evidence: live.evidence,
        capabilities: connector.capabilities,
        isNew: live.isFresh === true || !ledger.applied.has(target.id),
        known: ledger.applied.get(target.id)?.roles ?? {},
        leftovers,
        ...(only && { only }),
        ...(judge && { base: judge })
      }
    })
  })
  const notes = [
    ...ages(open, environment),
    ...open.flatMap(({ live }) => live.notes ?? []),
    ...[...bases.values()].flatMap(({ note }) => note ?? [])
  ]
  return { open, locate, planned: { ...planned, notes: [...planned.notes, ...new Set(notes)] } }
}

/** How old is what somebody has written down; what was recorded in place of a target is told elsewhere. */
const ages = (open: readonly OpenTarget[], { now, recorded }: Environment): readonly string[] =>
  open.flatMap(({ target, live: { taken } }) =>
    taken === undefined || (recorded?.(target.id) ?? null) !== null
      ? []
      : `${tick(target.id)} is taken ${takenText(taken, now())}`
  )

/** A plan as its file has it. */
export const planText = ({ plan: made, refusals }: Planned, locate: Locate): string =>
  writePlan({ ...planObject(made, locate), refusals })

/** Whether a plan may not be carried out. */
export const isRefused = ({ plan: { guards }, refusals }: Pick<Planned, 'plan' | 'refusals'>): boolean =>
  refusals.length > 0 || guards.some(({ passed }) => !passed)

/** The plan as people read it. */
export const showPlan = (planned: Planned, locate: Locate, { style, width }: Environment): string =>
  planPretty(planned, { locate, style, width })

const exitOf = (planned: Planned, invocation: Invocation): Outcome['exit'] => {
  if (isRefused(planned)) return 3
  return invocation.switches.has('check') && planned.plan.operations.length > 0 ? 1 : 0
}
