import type { ProvenPlan, PullEvidence } from './model.ts'

/**
 * Why an approval is none of this plan; null where it is. Whoever approves must have been able to see the plan: it was
 * made before, and since then every proven plan was the same. Plans after the merge change nothing about what was approved
 * until then.
 */
export const planFault = (
  { pull, plans }: Pick<PullEvidence, 'pull' | 'plans'>,
  approval: { readonly digest: string; readonly isMerged: boolean; readonly at: number | null }
): string | null => {
  const { digest, isMerged, at } = approval
  if (at === null) return 'was never handed in'
  const end = isMerged && pull.mergedAt !== null ? Math.max(pull.mergedAt, at) : Infinity
  const made = plans.filter(({ endedAt }) => endedAt <= end).sort(byEnd(digest))
  if (!made.some((plan) => plan.digest === digest)) return 'approved without a plan of proven origin'
  const first = made[made.findLastIndex((plan) => plan.digest !== digest) + 1]
  if (first === undefined) return 'approved a plan that a later one has replaced'
  return at > first.endedAt ? null : 'approved before this plan was made'
}

/** By the end of the run. Of plans of the same instant, another one than what is judged counts as the later. */
const byEnd =
  (digest: string) =>
  (a: ProvenPlan, b: ProvenPlan): number =>
    a.endedAt - b.endedAt || Number(a.digest !== digest) - Number(b.digest !== digest)
