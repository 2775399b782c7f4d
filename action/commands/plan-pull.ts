import { CannotRun, type Organisation, type Refusal } from '../../src/index.ts'
import { gatherEvidence } from '../approval/gather.ts'
import { judgeApprovals } from '../approval/judge.ts'
import { loginsOf } from '../approval/logins.ts'
import type { Judgement } from '../approval/model.ts'
import type { Annotation } from '../github/port.ts'
import type { Job } from '../job.ts'
import type { Ended, EventPull } from '../model.ts'
import { checkOf } from '../report/checks.ts'
import { jobSummary } from '../report/summary.ts'
import type { PlanReport } from '../report/view.ts'
import { lastDrift } from '../state/last-drift.ts'
import { openState } from '../state/state.ts'
import { attempt } from './attempt.ts'
import { changedFiles, touchedRules, type Range } from './changed.ts'
import { changesAnything, differenceOf } from './difference.ts'
import { giveSarif, mark } from './findings.ts'
import { givePlan } from './give-plan.ts'
import { policiesOf, prepare, type Ready } from './prepare.ts'
import { reportOf } from './report.ts'
import { suggest } from './suggest.ts'
import { putApprovalCheck, tell } from './tell.ts'
import { validateCommand } from './validate.ts'
import { verdictOn } from './verdict.ts'

/**
 * Plans what a pull request would change, and tells everybody: a comment, checks, annotations, the summary of the job,
 * files. What cannot be told, such as from a fork, changes nothing in how it ends.
 */
export const planPull = async (job: Job, pull: EventPull): Promise<Ended> => {
  const { context, inputs } = job
  openState(context, inputs, policiesOf(job)).open()
  const ready = await prepare(job, { base: pull.base.commit }).catch((error: unknown) =>
    tellWithout(job, error)
  )
  const { organisation, prepared, bases } = ready
  const range: Range = { folder: context.workspace, base: pull.base.commit, head: pull.head.commit }
  const files = changedFiles(range)
  const difference = differenceOf(organisation, inputs.policies)
  const planned = prepared?.planned ?? null
  const refused = difference && changesAnything(difference) ? mixedIn(job, files) : []
  const plan = prepared && givePlan(job, prepared)
  const outputs = plan?.outputs ?? {}
  const report = reportOf(job, {
    organisation,
    difference,
    planned,
    planText: plan && plan.text,
    refused,
    bases,
    judgement: plan && (await judge(job, pull, ready, plan.text)),
    touchesRules: organisation.base === null ? [] : touchedRules(files, organisation),
    lastDrift: lastDrift(ready.ledger.store),
    head: pull.head.commit,
    run: context.run.id,
    isFromFork: pull.isFork
  })
  const ended = verdictOn(job, { organisation, planned, refused, isBehind: false, outputs })
  const told = await tellAll(job, pull, { organisation, report, ended, refused, range })
  return { ...ended, outputs: { ...ended.outputs, ...told } }
}

/** Tells it everywhere that the inputs name and the token reaches; the outputs say where. */
const tellAll = async (
  job: Job,
  pull: EventPull,
  { organisation, report, ended, refused, range }: Told
): Promise<Ended['outputs']> => {
  job.runner.summary(jobSummary(report))
  const sarif = await giveSarif(job, organisation)
  await mark(job, {
    commit: pull.head.commit,
    name: 'rolewright/plan',
    check: { ...checkOf(report), ...(ended.exit !== 0 && { conclusion: 'failure' }) },
    findings: organisation.findings,
    others: refused.map(annotationOf)
  })
  const comment = await tell(job, pull, report)
  await suggest(job, pull, organisation, range)
  if (report.judgement !== null) await putApprovalCheck(job, pull, report.judgement)
  return { ...sarif, ...comment }
}

interface Told {
  readonly organisation: Organisation
  readonly report: PlanReport
  readonly ended: Ended
  readonly refused: readonly Refusal[]
  readonly range: Range
}

/** Where a target does not answer there is no plan; what is wrong with the documents is told all the same. */
const tellWithout = async (job: Job, error: unknown): Promise<never> => {
  if (error instanceof CannotRun) await validateCommand(job)
  throw error
}

/** How far the plan that was just made is approved; null where GitHub does not let us look. */
const judge = (
  job: Job,
  pull: EventPull,
  { organisation, prepared }: Ready,
  text: string
): Promise<Judgement | null> =>
  attempt(job, 'approvals are not shown', async () => {
    const { github, context, inputs, environment } = job
    const { plan } = prepared?.planned ?? {}
    if (plan === undefined) return null
    const { digest, approvals } = plan
    const { evidence } = await gatherEvidence(github, await github.pull(pull.number), {
      repositoryId: context.repositoryId ?? (await github.repository()).id,
      workflow: inputs.planWorkflow,
      current: { digest, text, run: context.run.id, now: environment.now() }
    })
    const logins = loginsOf((organisation.base ?? organisation).policy)
    return judgeApprovals(evidence, approvals, { logins, digest, isMerged: false })
  })

/** Files of the workflow whose plans count, and of the one that is running, among those that are changed. */
const mixedIn = ({ context, inputs }: Job, files: readonly string[]): readonly Refusal[] => {
  const workflows = new Set([inputs.planWorkflow, context.workflow])
  return files
    .filter((file) => workflows.has(file))
    .map((target) => ({
      target,
      message:
        'GUARD001: the workflow that plans is changed together with access, so that nobody could trust the plan',
      help: 'change the workflow in a pull request of its own'
    }))
}

const annotationOf = ({ target, message, help }: Refusal): Annotation => ({
  path: target,
  startLine: 1,
  endLine: 1,
  level: 'failure',
  title: 'GUARD001',
  message: `${message}\nhelp: ${help}`
})
