import { CannotRun } from '../model/errors.ts'
import { ConnectorError } from '../model/connector.ts'
import type { Instant } from '../model/instant.ts'
import type { AppliedTarget } from '../model/record.ts'
import type { State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { describeOperation } from '../reporters/operation.ts'
import { writeApplied } from '../sync/applied.ts'
import type { Applied } from '../sync/apply/report.ts'
import { run, type RunResult, type Started } from '../sync/apply/run.ts'
import type { ApplyTarget } from '../sync/apply/site.ts'
import { canonical } from '../sync/digest.ts'
import type { Environment, Invocation } from './command.ts'
import type { Ledger } from './ledger.ts'
import { planText, type Prepared } from './plan.ts'
import { reachable, unreachable } from './sandbox.ts'

/** A plan that is agreed on, and everything that is told to the record about it. */
export interface Agreement extends Prepared {
  readonly folder: string
  readonly ledger: Ledger
  readonly mode: 'apply' | 'due' | 'confirm'
  /** The instant for which it was planned. */
  readonly now: Instant
  /** Who has approved it, where somebody has proven that; null where nobody has. */
  readonly proven: Started['approvals'] | null
  /** Where the documents that are applied on a target can be found again. */
  readonly kept: (target: string) => Pick<AppliedTarget, 'revision' | 'snapshot'>
  /** Targets beside those of the plan on which an apply was cut off or has left something. */
  readonly others: readonly ApplyTarget[]
  /** What differs on its targets besides, and is no part of it; nothing where absent. */
  readonly beside?: readonly string[]
  /** Plans again where the targets are not as the plan expects; absent where that is left to a person. */
  readonly again?: () => Promise<Agreement>
}

/** How a run ended that came so far; what kept it from beginning is thrown. */
export type Carried = Exclude<RunResult, { readonly kind: 'locked' | 'unreadable' }>

/**
 * Carries a plan out under the lock and with everything in the record; keeps what is applied now. Where there is nothing
 * to do and nothing new to keep, nothing is written either. Throws `CannotRun` where another apply has the lock, a target
 * cannot be read, or the record does not hold or cannot be written.
 */
export const carryOut = async (
  agreement: Agreement,
  invocation: Invocation,
  environment: Environment
): Promise<Carried> => {
  const { planned, open, others, locate, ledger, folder } = agreement
  const text = planText(planned, locate)
  const takeOver = invocation.values['take-over'] ?? null
  if (takeOver === null && reachable(() => isIdle(agreement))) return idle(agreement)
  const result = await run({
    plan: planned.plan,
    planText: text,
    targets: [...open, ...others],
    proof: planned.proof,
    clock: environment.clock,
    journal: ledger.journal,
    lock: () => environment.lock(folder, { plan: text, takeOver }),
    stop: environment.interruptible(),
    started: startedOf(agreement, environment),
    onProgress: ({ operation, index, total, outcome }) => {
      if (outcome !== null) return
      environment.progress(`${index + 1} of ${total}: ${operation.target}: ${describeOperation(operation)}`)
    }
  })
    .catch((error: unknown) => {
      throw error instanceof ConnectorError ? unreachable(error) : error
    })
    .finally(() => environment.progress(''))
  if (result.kind === 'locked') throw new CannotRun(result.held.message, result.held.help)
  if (result.kind === 'unreadable') {
    throw new CannotRun(
      `target \`${result.target}\` cannot be read: ${result.message}`,
      'nothing was changed; mend the connection and run again'
    )
  }
  return result.kind === 'finished' ? { ...result, applied: keep(agreement, result.applied) } : result
}

/** Whether a run would change nothing and leave nothing new: a schedule would only fill the record. */
const isIdle = ({ planned, open, ledger, kept }: Agreement): boolean =>
  planned.plan.operations.length === 0 &&
  ledger.unfinished === null &&
  ledger.journal.waiting() === null &&
  open.every(({ target, live, bound }) => {
    const { revision, snapshot, roles } = ledger.applied.get(target.id) ?? {}
    const now = { ...kept(target.id), roles: keysOf(target, bound.state) }
    return live.evidence.complete && roles && canonical({ revision, snapshot, roles }) === canonical(now)
  })

const idle = ({ open }: Agreement): Carried => ({
  kind: 'finished',
  applied: {
    outcomes: [],
    left: [],
    held: [],
    stopped: null,
    after: new Map(open.map(({ target, bound }) => [target.id, bound.state])),
    unread: [],
    differences: [],
    complete: true
  },
  before: 0,
  settled: [],
  notes: []
})

/** On a terminal nobody has proven the approvals: the record says so. */
const startedOf = ({ planned, mode, proven }: Agreement, { user }: Environment): Started => ({
  by: user,
  revision: planned.plan.evidence.revision,
  mode,
  approvals:
    proven ?? planned.plan.approvals.map(({ when }) => ({ by: user, verified: false, of: routeText(when) }))
})

/** What an approval is for, in words. */
export const routeText = (when: Readonly<Record<string, string>>): string =>
  Object.entries(when)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

/** What was applied is written down; where that cannot be, the apply is not over: the next one has to do it. */
const keep = (agreement: Agreement, applied: Applied): Applied => {
  try {
    writeDown(agreement, applied)
    return applied
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    if (agreement.planned.plan.operations.length === 0) throw unreachable(error)
    const message = `what was applied cannot be written down: ${error.message}`
    return { ...applied, complete: false, stopped: applied.stopped ?? { because: 'not-recorded', message } }
  }
}

/** For each target on which all of it is done. */
const writeDown = ({ planned, open, ledger, kept, now }: Agreement, applied: Applied): void => {
  const entries = open.flatMap(({ target }): readonly AppliedTarget[] => {
    const state = applied.after.get(target.id)
    if (!state || !isWhole(applied, target.id)) return []
    const entry = {
      target: target.id,
      ...kept(target.id),
      plan: planned.plan.digest,
      roles: keysOf(target, state)
    }
    return [{ ...entry, at: new Date(now).toISOString() }]
  })
  if (entries.length > 0) writeApplied(ledger.store, entries)
}

const isWhole = ({ outcomes, left, held, differences, unread }: Applied, target: string): boolean =>
  !unread.includes(target) &&
  [left, held, differences].every((operations) => operations.every((each) => each.target !== target)) &&
  outcomes.every(
    ({ operation, result }) => operation.target !== target || result === 'done' || result === 'already'
  )

const keysOf = (target: Target, { roles }: State): AppliedTarget['roles'] =>
  Object.fromEntries(
    [...target.roles.values()].flatMap(({ id, document }) => {
      const live = roles.get(id)
      return document && live ? [[id, live.key]] : []
    })
  )
