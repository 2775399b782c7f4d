import { dueAgreement, isRefused, openLedger, type Agreement } from '../../src/index.ts'
import { commitUrl } from '../address.ts'
import { carry } from '../apply/carry.ts'
import { endOf } from '../apply/end.ts'
import { refused } from '../apply/failures.ts'
import { deploy } from '../apply/tell.ts'
import type { Job } from '../job.ts'
import type { Ended } from '../model.ts'
import { applySummary, type AppliedOptions } from '../report/applied.ts'
import { openState } from '../state/state.ts'
import { pendingNow, putChecklist } from './checklist.ts'
import { openDocuments, policiesOf } from './prepare.ts'

/**
 * Carries out what time alone has made due, by the documents that were applied last: it was approved with the change that
 * wrote it. Where nothing was applied yet, nothing can be due.
 */
export const applyDue = async (job: Job): Promise<Ended> => {
  const { context, inputs, environment, runner } = job
  const state = openState(context, inputs, policiesOf(job))
  state.open()
  const ledger = openLedger(policiesOf(job), environment)
  const targets = inputs.targets.filter((target) => ledger.applied.has(target))
  if (ledger.applied.size === 0 || (inputs.targets.length > 0 && targets.length === 0))
    return idle('nothing was applied yet')
  const invocation = { operands: targets, values: { policies: inputs.policies }, switches: new Set<string>() }
  const agreement = await dueAgreement(invocation, { ...environment, folder: context.workspace })
  const { planned } = agreement
  if (isRefused(planned)) throw refused(planned)
  for (const note of planned.notes) runner.notice(note)
  if (planned.plan.operations.length === 0) return idle('nothing is due')
  const isOvertaken = ledger.journal.waiting() !== null
  const result = await carry(job, state, agreement, openDocuments(job, null).policy)
  const { carried, end } = result
  const { ended } = endOf(result, { context, commit: context.commit, planned })
  if (isOvertaken) runner.warning(overtaken)
  const commit = appliedCommit(job, agreement)
  runner.summary(applySummary(carried, planned, { runUrl: context.run.url, commit, pulls: [], head: end }))
  await deploy(job, { planned, carried, head: context.commit, end })
  const issue = await putChecklist(job, planned.plan, pendingNow(planned.plan, carried), null)
  const { digest, operations } = planned.plan
  return {
    ...ended,
    message: `due: ${ended.message}`,
    outputs: {
      'has-changes': String(operations.length > 0),
      'plan-digest': digest,
      ...(issue !== null && { 'issue-number': String(issue) })
    }
  }
}

/** The commit whose documents are carried out, where it is the same on all targets. */
const appliedCommit = ({ context }: Job, { ledger, open }: Agreement): AppliedOptions['commit'] => {
  const [hash, ...others] = new Set(open.map(({ target }) => ledger.applied.get(target.id)?.revision ?? null))
  return hash && others.length === 0 ? { hash, url: commitUrl(context, hash) } : null
}

const overtaken =
  'a plan that waited for a person was overtaken by what is due: run the workflow that applies by hand, which plans anew what is left of it'

const idle = (message: string): Ended => ({ exit: 0, result: 'ok', reason: null, message, outputs: {} })
