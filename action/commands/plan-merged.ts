import type { Job } from '../job.ts'
import type { Ended } from '../model.ts'
import { checkOf } from '../report/checks.ts'
import { jobSummary } from '../report/summary.ts'
import { lastDrift } from '../state/last-drift.ts'
import { openState } from '../state/state.ts'
import { attempt } from './attempt.ts'
import { differenceOf } from './difference.ts'
import { giveSarif, mark } from './findings.ts'
import { givePlan } from './give-plan.ts'
import { policiesOf, prepare, type Ready } from './prepare.ts'
import { reportOf } from './report.ts'
import { verdictOn } from './verdict.ts'

/** What is merged, or about to be. */
export interface Merged {
  /** The commit that judges beside the documents; null for what was applied last. */
  readonly base: string | null
  /** The commit that the merge queue asks about; null where it is merged already. */
  readonly queued: string | null
}

/**
 * Plans what is merged: the cheap look before an apply, which wakes nobody where there is nothing to do. A merge queue
 * is told by checks. Nothing is commented.
 */
export const planMerged = async (job: Job, { base, queued }: Merged): Promise<Ended> => {
  const { context, inputs, runner } = job
  openState(context, inputs, policiesOf(job)).open()
  const ready = await prepare(job, { base })
  const { organisation, prepared, bases } = ready
  const plan = prepared && givePlan(job, prepared)
  const report = reportOf(job, {
    organisation,
    difference: differenceOf(organisation, inputs.policies),
    planned: prepared?.planned ?? null,
    planText: plan && plan.text,
    refused: [],
    bases,
    judgement: null,
    touchesRules: [],
    lastDrift: lastDrift(ready.ledger.store),
    head: queued ?? context.commit,
    run: context.run.id,
    isFromFork: false
  })
  runner.summary(jobSummary(report))
  const planned = prepared?.planned ?? null
  const isBehind = queued === null && hasToBeKept(ready)
  const outputs = plan?.outputs ?? {}
  const ended = verdictOn(job, { organisation, planned, refused: [], isBehind, outputs })
  const sarif = await giveSarif(job, organisation)
  if (queued !== null) {
    await mark(job, {
      commit: queued,
      name: 'rolewright/plan',
      check: { ...checkOf(report), ...(ended.exit !== 0 && { conclusion: 'failure' }) },
      findings: organisation.findings,
      others: []
    })
    await passApproval(job, queued)
  }
  return { ...ended, outputs: { ...ended.outputs, ...sarif } }
}

/** A queue waits for every required check; approvals were judged on the pull requests in it, and are again at the apply. */
const passApproval = (job: Job, commit: string): Promise<unknown> =>
  attempt(job, 'the check `rolewright/approval` is not put', () =>
    job.github.putCheck({
      name: 'rolewright/approval',
      commit,
      conclusion: 'neutral',
      title: 'Judged on each pull request',
      summary: 'Approvals belong to a pull request. They are judged again before anything is applied.',
      annotations: []
    })
  )

/**
 * Whether an apply would leave something new although no operation is planned: it finishes one that was cut off, and
 * keeps the documents that are applied now, which judge what comes next.
 */
const hasToBeKept = ({ prepared, ledger }: Ready): boolean =>
  ledger.unfinished !== null ||
  ledger.journal.waiting() !== null ||
  (prepared?.planned.plan.evidence.bases ?? []).some(
    ({ because, differs }) => because !== 'applied' || differs
  )
