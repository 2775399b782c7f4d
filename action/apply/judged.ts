import { readPlan, type NeededApproval, type Plan } from '../../src/index.ts'
import { gatherEvidence } from '../approval/gather.ts'
import { judgeApprovals, poolApprovals } from '../approval/judge.ts'
import type { Judgement, Logins, ProvenPlan, PullEvidence } from '../approval/model.ts'
import type { Pull } from '../github/port.ts'
import type { Job } from '../job.ts'
import type { Came } from './range.ts'

/** A merged pull request, its plan, and how far that is approved. */
export interface Judged {
  readonly pull: Pull
  readonly isNew: boolean
  readonly evidence: PullEvidence
  /** Runs whose plans do not count, and why. */
  readonly rejected: readonly { readonly run: number; readonly because: string }[]
  /** The plan that counts; null where none of proven origin could be carried out. */
  readonly shown: Shown | null
}

/** A plan of proven origin, as it was shown to whoever approved it. */
export interface Shown {
  readonly proven: ProvenPlan
  readonly plan: Plan
  readonly judgement: Judgement
}

/** Whether everything that a pull request's own plan needs is given. */
export const isMet = ({ shown }: Judged): boolean => shown !== null && shown.judgement.isMet

/**
 * Judges the pull requests of steps, oldest first. Older ones than this push are followed back to the first whose approvals
 * are not all given: what was approved before that says nothing about what it may have changed.
 */
export const judgePulls = async (
  job: Job,
  came: readonly Came[],
  logins: Logins
): Promise<readonly Judged[]> => {
  const judged: Judged[] = []
  const seen = new Set<number>()
  const fresh = new Set(came.flatMap(({ pull, isNew }) => (pull && isNew ? pull.number : [])))
  for (const { pull } of came.toReversed()) {
    if (pull === null || seen.has(pull.number)) continue
    seen.add(pull.number)
    const isNew = fresh.has(pull.number)
    if (!isNew && judged.some((later) => !isMet(later) && !later.isNew)) break
    judged.unshift(await judgeOne(job, pull, isNew, logins))
  }
  return judged
}

/** The pull requests whose plans count: all that are approved and were merged after the last one that is not. */
export const approvedIn = (judged: readonly Judged[]): readonly (Judged & { readonly shown: Shown })[] =>
  judged
    .slice(judged.findLastIndex((one) => !isMet(one)) + 1)
    .flatMap((one) => (one.shown === null ? [] : [{ ...one, shown: one.shown }]))

const judgeOne = async (job: Job, pull: Pull, isNew: boolean, logins: Logins): Promise<Judged> => {
  const { github, context, inputs } = job
  const whole = await github.pull(pull.number)
  const { evidence, rejected } = await gatherEvidence(github, whole, {
    repositoryId: context.repositoryId ?? (await github.repository()).id,
    workflow: inputs.planWorkflow,
    current: null
  })
  return { pull: whole, isNew, evidence, rejected, shown: shownIn(evidence, logins) }
}

/**
 * The plan that counts: the last one before the merge. One that was made after it only where there is none before, or
 * where it was approved for itself.
 */
const shownIn = (evidence: PullEvidence, logins: Logins): Shown | null => {
  const mergedAt = evidence.pull.mergedAt ?? Infinity
  const before = evidence.plans.findLast(({ endedAt }) => endedAt <= mergedAt)
  const last = evidence.plans.at(-1)
  const first = before && judge(evidence, before, logins)
  if (first?.judgement.isMet || last === undefined || last === before) return first ?? null
  const second = judge(evidence, last, logins)
  if (first === undefined) return second
  const isApproved =
    second !== null && second.judgement.isMet && second.judgement.needs.some(({ given }) => given.length > 0)
  return isApproved ? second : first
}

/** A plan that was refused when it was made is not carried out later either. */
const judge = (evidence: PullEvidence, proven: ProvenPlan, logins: Logins): Shown | null => {
  const read = readPlan(proven.text)
  if (typeof read === 'string' || read.plan.digest !== proven.digest) return null
  const { plan, refusals } = read
  if (refusals.length > 0 || plan.guards.some(({ passed }) => !passed)) return null
  const { digest } = proven
  return {
    proven,
    plan,
    judgement: judgeApprovals(evidence, plan.approvals, { logins, digest, isMerged: true })
  }
}

/**
 * How far the approvals of a fresh plan are given by the reviews of approved pull requests together. An exception from the
 * rules is only approved where its pull request showed it.
 */
export const judgeFresh = (
  approved: readonly (Judged & { readonly shown: Shown })[],
  needed: readonly NeededApproval[],
  logins: Logins
): Judgement => {
  const judgements = needed.map((need) => {
    const pool = isException(need) ? approved.filter(({ shown }) => shows(shown.plan, need)) : approved
    const pooled = pool.map(({ evidence, shown }) => ({ evidence, digest: shown.proven.digest }))
    return poolApprovals(pooled, [need], logins)
  })
  return {
    needs: judgements.flatMap(({ needs }) => needs),
    objections: judgements.flatMap(({ objections }) => objections),
    discounted: judgements.flatMap(({ discounted }) => discounted),
    isMet: judgements.every((judgement) => judgement.isMet)
  }
}

const isException = ({ when }: NeededApproval): boolean => 'waiver' in when || 'override' in when

const shows = ({ approvals }: Plan, { when, because }: NeededApproval): boolean =>
  approvals.some(
    (shown) => sameEntries(shown.when, when) && shown.because.some((words) => because.includes(words))
  )

const sameEntries = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>
): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => one[name] === other[name])
}
