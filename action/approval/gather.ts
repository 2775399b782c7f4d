import {
  GitHubError,
  type GitHub,
  type Artifact,
  type Permission,
  type Pull,
  type Review,
  type Run
} from '../github/port.ts'
import type { ProvenPlan, PullEvidence } from './model.ts'
import { isOfWorkflow, keptBy, mostBytes, planIn, runFault, type Origin } from './provenance.ts'

/** What a pull request is judged by. */
interface GatherOptions {
  /** The id of our repository. */
  readonly repositoryId: number
  /** The file of the workflow whose plans count. */
  readonly workflow: string
  /** The plan of the run that is going on, where there is one. */
  readonly current: {
    readonly digest: string
    readonly text: string
    readonly run: number
    readonly now: number
  } | null
}

/** A run whose plan does not count, and why, in words that go on after `run 7: `. */
interface Rejected {
  readonly run: number
  readonly because: string
}

/** What GitHub has about a pull request, and which runs' plans do not count. */
interface Gathered {
  readonly evidence: PullEvidence
  readonly rejected: readonly Rejected[]
}

/**
 * Asks GitHub for everything that decides whether a pull request is approved. Throws where it does not answer: what cannot
 * be asked must not pass for what is not there.
 */
export const gatherEvidence = async (
  github: GitHub,
  pull: Pull,
  options: GatherOptions
): Promise<Gathered> => {
  const [commits, reviews, found] = await Promise.all([
    github.pullCommits(pull.number),
    github.reviews(pull.number),
    plansOf(github, pull, options)
  ])
  const permissions = await permissionsOf(github, reviews)
  const plans = [...found.plans, ...goingOn(options)]
  return { evidence: { pull, commits, reviews, plans, permissions }, rejected: found.rejected }
}

/** The plan that is just made is ours: it needs no proof, and ends now. */
const goingOn = ({ current }: GatherOptions): readonly ProvenPlan[] => {
  if (current === null) return []
  const { digest, text, run, now } = current
  return [{ digest, text, endedAt: now, run }]
}

/** Bots are no collaborators, and nothing of theirs counts. */
const permissionsOf = async (
  github: GitHub,
  reviews: readonly Review[]
): Promise<ReadonlyMap<string, Permission>> => {
  const people = reviews.flatMap(({ author, state }) =>
    author?.kind === 'User' && (state === 'APPROVED' || state === 'CHANGES_REQUESTED')
      ? author.login.toLowerCase()
      : []
  )
  const asked = [...new Set(people)].map(
    async (login) => [login, (await unlessGone(github.permission(login))) ?? 'none'] as const
  )
  return new Map(await Promise.all(asked))
}

interface Found {
  readonly plans: readonly ProvenPlan[]
  readonly rejected: readonly Rejected[]
}

/** The most runs and attempts that are looked at, those that ended last: an old plan left out makes no approval count. */
const mostRuns = 30

const plansOf = async (github: GitHub, pull: Pull, options: GatherOptions): Promise<Found> => {
  const { repositoryId, workflow, current } = options
  const [all, ours, theirs] = await Promise.all([
    github.runsOf(pull.head.commit),
    github.blobOf(workflow, pull.base.commit),
    github.blobOf(workflow, pull.head.commit)
  ])
  const isSameWorkflow = ours !== null && ours === theirs
  const origin = { repositoryId, workflow, head: pull.head.commit, isSameWorkflow }
  // The same workflow runs on every review too, which plans nothing and must not crowd out what did.
  const planning = all.filter(({ event }) => event !== 'pull_request_review')
  const ofWorkflow = planning.filter((run) => isOfWorkflow(run, workflow))
  const runs = (ofWorkflow.length > 0 ? ofWorkflow : planning).toSorted((a, b) => b.updatedAt - a.updatedAt)
  const plans: ProvenPlan[] = []
  const rejected: Rejected[] = []
  for (const run of runs.slice(0, mostRuns)) {
    for (const tried of await attemptsAt(github, run, origin)) {
      if (typeof tried !== 'string') plans.push(tried)
      else if (run.id !== current?.run) rejected.push({ run: run.id, because: tried })
    }
  }
  return { plans: plans.sort((a, b) => a.endedAt - b.endedAt || a.run - b.run), rejected }
}

/** The plans of all attempts of a run, and why the newest attempt has none that counts, where that is so. */
const attemptsAt = async (
  github: GitHub,
  run: Run,
  origin: Origin
): Promise<readonly (ProvenPlan | string)[]> => {
  const before = Array.from({ length: Math.min(run.attempt - 1, mostRuns) }, (_, index) =>
    github.run(run.id, run.attempt - 1 - index)
  )
  const attempts = [...(await Promise.all(before)).flatMap((one) => one ?? []).toReversed(), run]
  const faults = attempts.map((attempt) => runFault(attempt, origin))
  const newest = faults.at(-1) ?? null
  if (!faults.includes(null)) return newest === null ? [] : [newest]
  const artifacts = await github.artifacts(run.id)
  const plans: (ProvenPlan | string)[] = []
  for (const [index, attempt] of attempts.entries()) {
    const fault = faults[index] ?? null
    const kept = fault ?? keptBy(attempt, attempts, artifacts, origin.head)
    const plan = typeof kept === 'string' ? kept : await planAt(github, attempt, kept)
    // An older attempt without a plan says nothing: the next one was made for that reason.
    if (typeof plan !== 'string' || attempt === run) plans.push(plan)
  }
  return plans
}

const planAt = async (
  github: GitHub,
  { id, updatedAt }: Run,
  artifact: Artifact
): Promise<ProvenPlan | string> => {
  const zip = await unlessGone(github.download(artifact.id, mostBytes.packed))
  if (zip === null) return 'its artifact is gone'
  const plan = planIn(artifact, zip)
  return typeof plan === 'string'
    ? plan
    : { ...plan, endedAt: Math.max(updatedAt, artifact.createdAt), run: id }
}

/** Null where GitHub says that there is no such thing; every other failure stays one. */
const unlessGone = async <Value>(asked: Promise<Value>): Promise<Value | null> => {
  try {
    return await asked
  } catch (error) {
    if (error instanceof GitHubError && error.kind === 'missing') return null
    throw error
  }
}
