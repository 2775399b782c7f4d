import { createHash } from 'node:crypto'
import { readPlan, type SavedPlan } from '../../src/index.ts'
import { fileUrl } from '../address.ts'
import { fileIn } from '../approval/archive.ts'
import { artifactName, fileName, isOfWorkflow } from '../approval/provenance.ts'
import { Failure } from '../failure.ts'
import type { Artifact, Pull, Run } from '../github/port.ts'
import type { Command, Job } from '../job.ts'
import type { Ended } from '../model.ts'
import { planComment } from '../report/comment.ts'
import { marker } from '../report/marker.ts'
import { putComment } from '../report/sticky.ts'
import type { PlanReport } from '../report/view.ts'

/** How large it may be what a stranger has made, in bytes: as it comes, and unpacked. @internal */
export const mostOfStrangers = { packed: 2 * 1024 * 1024, unpacked: 8 * 1024 * 1024 } as const

/**
 * Comments on pull requests from forks, whose own runs may not: after such a run, in a job that has checked nothing out. It
 * is known which run kept the artifact, for GitHub says so; what is in it was made by a stranger. It decides nothing, and is
 * told with these words.
 */
export const commentCommand: Command = async (job) => {
  const run = await runOf(job)
  const pulls = await pullsOf(job, run)
  if (pulls.length === 0) return ended('no open pull request of a fork has this commit as its newest')
  const artifact = await artifactOf(job, run)
  if (artifact === null)
    return ended(`run ${run.id} has kept no plan: its documents have errors, or it was cut off`)
  const saved = await planOf(job, artifact)
  const facts = { head: run.headCommit, plan: saved.plan.digest, run: run.id }
  const body = `${marker('plan', facts)}\n${planComment(reportOn(job, run, saved))}`
  const urls: string[] = []
  for (const { number } of pulls) urls.push(...(await tell(job, number, body)))
  const outputs = { 'comment-url': urls[0] ?? '', 'plan-digest': saved.plan.digest }
  return ended('the plan is shown in a comment; it comes from a fork, so nothing of it is proven', outputs)
}

const ended = (message: string, outputs: Ended['outputs'] = {}): Ended => ({
  exit: 0,
  result: 'ok',
  reason: null,
  message,
  outputs
})

const refused = (because: string): Failure =>
  new Failure(
    'provenance',
    because,
    'nothing was read or written; let this job run only after runs of the plan workflow for pull requests of forks',
    { result: 'blocked', exit: 3 }
  )

/** The run that has ended, as GitHub has it; of the event only its number is used. */
const runOf = async ({ context, inputs, github }: Job): Promise<Run> => {
  const { event } = context
  if (event.kind !== 'run') {
    const name = event.kind === 'other' || event.kind === 'dangerous' ? event.name : event.kind
    const message = `\`comment\` has nothing to do on this event (\`${name}\`)`
    throw new Failure('unsafe-event', message, 'use it on `workflow_run`, after the plan workflow')
  }
  const run = await github.run(event.run)
  if (run === null) throw refused(`there is no run ${event.run}`)
  const ours = context.repositoryId ?? (await github.repository()).id
  if (run.event !== 'pull_request') throw refused(`run ${run.id} was started by \`${run.event}\``)
  if (!isOfWorkflow(run, inputs.planWorkflow))
    throw refused(`run ${run.id} is of \`${run.path}\`, not of \`${inputs.planWorkflow}\``)
  if (run.headRepository === null) throw refused(`the repository that run ${run.id} is for is gone`)
  if (run.headRepository === ours)
    throw refused(`run ${run.id} is for a branch of this repository, and comments itself`)
  if (run.status !== 'completed') throw refused(`run ${run.id} has not ended`)
  return run
}

/** The pull requests that a run was for. Never those that its artifact, or the name of its branch, would tell. */
const pullsOf = async ({ context, github }: Job, run: Run): Promise<readonly Pull[]> => {
  const branch = context.defaultBranch ?? (await github.repository()).defaultBranch
  const open = await github.openPulls()
  return open.filter(
    ({ state, base, head }) =>
      state === 'open' &&
      base.branch === branch &&
      head.commit === run.headCommit &&
      head.repository === run.headRepository
  )
}

const artifactOf = async ({ github }: Job, run: Run): Promise<Artifact | null> => {
  const name = artifactName(run.headCommit)
  const kept = (await github.artifacts(run.id)).filter(
    (artifact) => artifact.name === name && !artifact.expired && (artifact.run ?? run.id) === run.id
  )
  return kept.toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id).at(-1) ?? null
}

const planOf = async ({ github }: Job, { id, bytes, digest }: Artifact): Promise<SavedPlan> => {
  if (bytes > mostOfStrangers.packed) throw refused(`the artifact has ${bytes} bytes, which no plan has`)
  const zip = await github.download(id, mostOfStrangers.packed)
  const hash = `sha256:${createHash('sha256').update(zip).digest('hex')}`
  if (digest !== null && digest.toLowerCase() !== hash)
    throw refused('the artifact is not the one that was kept')
  const file = fileIn(zip, fileName, mostOfStrangers.unpacked)
  if (typeof file === 'string') throw refused(`the artifact is not taken: ${file}`)
  const saved = readOr(file.text)
  if (typeof saved === 'string') throw refused(`its \`${fileName}\` is no plan: ${saved}`)
  return saved
}

/** What is nested without end exhausts the stack of whoever reads it. */
const readOr = (text: string): SavedPlan | string => {
  try {
    return readPlan(text)
  } catch (error) {
    if (error instanceof RangeError) return 'it is nested too deep'
    throw error
  }
}

/** Only what the plan itself says: no documents of the fork are read, and nobody can have approved it. */
const reportOn = ({ context, environment }: Job, run: Run, { plan, refusals }: SavedPlan): PlanReport => ({
  standing: { kind: 'planned' },
  head: run.headCommit,
  runId: run.id,
  runUrl: run.url,
  now: environment.now(),
  difference: null,
  plan,
  sources: [],
  refusals,
  notes: [],
  bases: [],
  findings: [],
  summary: { errors: 0, warnings: 0, notes: 0, documents: 0 },
  waived: [],
  judgement: null,
  touchesRules: [],
  lastDrift: null,
  isFromFork: true,
  fileUrl: fileUrl(context, run.headCommit)
})

const tell = async ({ github }: Job, pull: number, body: string): Promise<readonly string[]> => {
  const { kind, url } = await putComment(github, pull, 'plan', body)
  if (kind !== 'denied') return url === null ? [] : [url]
  const message = `the token may not comment on pull request ${pull}`
  throw new Failure('permission', message, 'give the job `pull-requests: write`')
}
