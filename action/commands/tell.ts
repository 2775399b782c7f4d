import type { Judgement } from '../approval/model.ts'
import type { Job } from '../job.ts'
import type { EventPull } from '../model.ts'
import { approvalCheckOf } from '../report/checks.ts'
import { planComment } from '../report/comment.ts'
import { marker } from '../report/marker.ts'
import { putComment } from '../report/sticky.ts'
import type { PlanReport } from '../report/view.ts'
import { Failure } from '../failure.ts'
import { attempt } from './attempt.ts'

/** Puts the comment about a plan where the inputs want one; outputs its address. */
export const tell = async (
  job: Job,
  pull: EventPull,
  report: PlanReport
): Promise<Readonly<Record<string, string>>> => {
  const { inputs, github, runner } = job
  if (inputs.comment === 'never') return {}
  const insists = inputs.comment === 'always'
  const { head, runId, plan } = report
  const facts = { head, run: runId, ...(plan && { plan: plan.digest }) }
  const body = `${marker('plan', facts)}\n${planComment(report)}`
  const put = await attempt(
    job,
    'the comment is not written, see the summary of the job',
    () => putComment(github, pull.number, 'plan', body),
    { insists }
  )
  if (put?.kind === 'denied') {
    const message = 'the token may not comment on the pull request'
    if (insists)
      throw new Failure('permission', message, 'give the job `pull-requests: write`, or `comment: auto`')
    runner.notice(`${message}, see the summary of the job`)
  }
  return put?.url ? { 'comment-url': put.url } : {}
}

/** Shows by the check `rolewright/approval` what an apply would say of the approvals if it were merged now. */
export const putApprovalCheck = (job: Job, pull: EventPull, judgement: Judgement): Promise<unknown> =>
  attempt(job, 'the check `rolewright/approval` is not put', () =>
    job.github.putCheck({
      name: 'rolewright/approval',
      commit: pull.head.commit,
      ...approvalCheckOf(judgement),
      annotations: []
    })
  )
