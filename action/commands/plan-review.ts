import { gatherEvidence } from '../approval/gather.ts'
import { judgeApprovals } from '../approval/judge.ts'
import { loginsOf } from '../approval/logins.ts'
import type { Judgement, ProvenPlan } from '../approval/model.ts'
import type { Job } from '../job.ts'
import type { Ended, EventPull } from '../model.ts'
import { lastDrift } from '../state/last-drift.ts'
import { openState } from '../state/state.ts'
import { attempt } from './attempt.ts'
import { changedFiles, touchedRules } from './changed.ts'
import { differenceOf } from './difference.ts'
import { chosenIn, openDocuments, policiesOf } from './prepare.ts'
import { plannedIn, reportOf, type ReportParts } from './report.ts'
import { putApprovalCheck, tell } from './tell.ts'

/**
 * Judges the approvals of a pull request again, since somebody has reviewed it. Nothing is planned: what is judged is
 * the plan that a run has made for the newest commit, and whose origin is proven.
 */
export const judgeReview = async (job: Job, pull: EventPull): Promise<Ended> => {
  const { context, inputs, github } = job
  const now = await github.pull(pull.number)
  if (now.head.commit !== pull.head.commit)
    return done('a newer commit is there: its own plan shows how far it is approved')
  const { evidence, rejected } = await gatherEvidence(github, now, {
    repositoryId: context.repositoryId ?? (await github.repository()).id,
    workflow: inputs.planWorkflow,
    current: null
  })
  for (const { run, because } of rejected) job.runner.say(`the plan of run ${run} does not count: ${because}`)
  const newest = evidence.plans.at(-1)
  const planned = newest && plannedIn(newest.text)
  if (newest === undefined || !planned) {
    await putMissing(job, pull)
    return done('there is no plan for this commit that counts: run the workflow that plans')
  }
  const organisation = openDocuments(job, pull.base.commit)
  const logins = loginsOf((organisation.base ?? organisation).policy)
  const { digest } = newest
  const judgement = judgeApprovals(evidence, planned.plan.approvals, { logins, digest, isMerged: false })
  await putApprovalCheck(job, pull, judgement)
  const comment = await refresh(job, pull, { organisation, planned, judgement, newest })
  return done(
    judgement.isMet ? 'every approval that the plan needs is given' : 'approvals are still missing',
    { ...comment, 'plan-digest': digest },
    judgement.isMet ? 'ok' : 'waiting'
  )
}

const done = (
  message: string,
  outputs: Ended['outputs'] = {},
  result: Ended['result'] = 'waiting'
): Ended => ({ exit: 0, result, reason: null, message, outputs })

const putMissing = (job: Job, pull: EventPull): Promise<unknown> =>
  attempt(job, 'the check `rolewright/approval` is not put', () =>
    job.github.putCheck({
      name: 'rolewright/approval',
      commit: pull.head.commit,
      conclusion: 'action_required',
      title: 'No plan for this commit yet',
      summary: 'An approval counts for a commit and its plan. Run the workflow that plans, then review.',
      annotations: []
    })
  )

/** The comment of the plan with the approvals as they are now. */
const refresh = async (
  job: Job,
  pull: EventPull,
  {
    organisation,
    planned,
    judgement,
    newest
  }: Pick<ReportParts, 'organisation' | 'planned'> & {
    readonly judgement: Judgement
    readonly newest: ProvenPlan
  }
): Promise<Readonly<Record<string, string>>> => {
  const { context, inputs } = job
  if (inputs.comment === 'never') return {}
  openState(context, inputs, policiesOf(job)).open()
  const range = { folder: context.workspace, base: pull.base.commit, head: pull.head.commit }
  const report = reportOf(job, {
    organisation,
    difference: differenceOf(organisation, inputs.policies),
    planned,
    planText: newest.text,
    refused: [],
    bases: chosenIn(job, organisation).bases,
    judgement,
    touchesRules: organisation.base === null ? [] : touchedRules(changedFiles(range), organisation),
    lastDrift: lastDrift(job.environment.world(policiesOf(job), '').store),
    head: pull.head.commit,
    run: newest.run,
    isFromFork: pull.isFork
  })
  return tell(job, pull, report)
}
