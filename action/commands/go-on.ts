import {
  CannotRun,
  describeOperation,
  isRefused,
  safe,
  savedAgreement,
  type Agreement,
  type Environment
} from '../../src/index.ts'
import { pullUrl } from '../address.ts'
import { carry, type CarriedHere } from '../apply/carry.ts'
import { endOf } from '../apply/end.ts'
import type { Issue } from '../github/port.ts'
import type { Job } from '../job.ts'
import type { Ended } from '../model.ts'
import { applySummary, type AppliedOptions } from '../report/applied.ts'
import { basesFor } from '../state/targets.ts'
import { pendingNow, pullOf, putChecklist, reopen } from './checklist.ts'
import type { WaitingPlan } from './confirm.ts'
import { refuseInvalid } from './look.ts'

/** A checklist that somebody has closed who may. */
export interface Confirmation {
  readonly issue: Issue
  readonly by: string
  readonly waiting: WaitingPlan
}

/**
 * Reads the targets again and carries out what is left of the plan. What they do not show yet, a person still has to do:
 * the issue is opened again with these steps.
 */
export const goOn = async (job: Job, confirmation: Confirmation): Promise<Ended> => {
  const { waiting, by } = confirmation
  const { organisation, ledger, approvals: proven, state } = waiting
  refuseInvalid(organisation)
  const environment = { ...liveFor(job, confirmation), user: by }
  const as = { ...job, environment }
  const invocation = { operands: [], values: {}, switches: new Set(['confirm']) }
  const first = await savedAgreement({ organisation, ledger, environment, invocation, proven })
  if (first === null)
    throw new CannotRun('no apply waits for a person', 'look at the record with `rolewright audit log`')
  const go = async (agreement: Agreement): Promise<CarriedHere | null> =>
    isRefused(agreement.planned) ? null : carry(as, state, agreement, organisation.policy)
  let [agreement, carried] = [first, await go(first)]
  if (carried?.carried.kind === 'stale' && agreement.again) {
    agreement = await agreement.again()
    carried = await go(agreement)
  }
  job.runner.summary(
    applySummary(carried?.carried ?? null, agreement.planned, {
      runUrl: job.context.run.url,
      commit: null,
      pulls: pullsOf(job, confirmation),
      head: carried?.end ?? null
    })
  )
  return carried === null
    ? refused(job, confirmation, agreement)
    : told(job, confirmation, agreement, carried)
}

/** The pull request that asked for the plan, as far as its issue tells, and who approved it, as the record has it. */
const pullsOf = ({ context }: Job, { issue, waiting }: Confirmation): AppliedOptions['pulls'] => {
  const number = pullOf(issue)
  if (number === null) return []
  const { approvals } = waiting
  const isProven = approvals.every(({ verified }) => verified)
  const approvers = isProven ? [...new Set(approvals.map(({ by }) => by))] : null
  return [{ number, url: pullUrl(context, number), approvers }]
}

/** All targets of the plan have to be read themselves: what was recorded of them is older than the confirmation. */
const liveFor = (job: Job, { waiting }: Confirmation): Environment => {
  const targets = waiting.plan.targets.map(({ id }) => id)
  const inputs = { ...job.inputs, targets }
  const { environment, bases } = basesFor({ ...job, inputs }, waiting.organisation)
  const recorded = bases.find(({ kind }) => kind === 'recorded')
  if (targets.length === 0 || !recorded) return environment
  throw new CannotRun(
    `target \`${recorded.target}\` cannot be read here`,
    'give this workflow the credentials that the apply has'
  )
}

const refused = async (job: Job, { issue }: Confirmation, { planned }: Agreement): Promise<Ended> => {
  const first = planned.refusals[0] ?? planned.plan.guards.find(({ passed }) => !passed)
  const message = first?.message ?? 'it is refused'
  await reopen(
    job,
    issue.number,
    'This is open again: by now the plan is refused, and nothing was written.',
    message
  )
  return {
    exit: 3,
    result: 'blocked',
    reason: 'plan-changed',
    message: `the plan is refused: ${message}`,
    outputs: {}
  }
}

/** Whatever is not as the plan wants it opens the issue again, with what is left of its steps. */
const told = async (
  job: Job,
  { issue, by, waiting }: Confirmation,
  { planned }: Agreement,
  here: CarriedHere
): Promise<Ended> => {
  const { context } = job
  const { ended } = endOf(here, { context, commit: context.commit, planned })
  if (ended.result === 'ok') {
    await putChecklist(job, waiting.plan, [], null)
    return { ...ended, message: `${safe(by)} has confirmed it, and ${ended.message}` }
  }
  const pending = pendingNow(waiting.plan, here.carried)
  const left = waiting.plan.operations.find(({ id }) => id === pending[0]?.operation)
  if (ended.result !== 'waiting' || !left) {
    await reopen(job, issue.number, 'This is open again: the plan could not go on.', ended.message)
    return ended
  }
  const missing = `${left.target}: ${describeOperation(left)}`
  const why =
    'This is open again: the targets were read, and do not show all of it yet. The first that is missing:'
  await reopen(job, issue.number, why, missing)
  await putChecklist(job, waiting.plan, pending, pullOf(issue))
  return { ...ended, message: `${ended.message}; the targets do not show this yet: ${missing}` }
}
