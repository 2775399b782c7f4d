import type { Drift } from '../model/drift.ts'

/** The answer of `drift --format json`: every difference, and beside them what does not count as one. */
export const driftJson = (drifts: readonly Drift[]): string => {
  const answer = drifts.map(
    ({ target, kind, subject, approved, live, cause, counts, operation, answers }) => ({
      target,
      kind,
      subject,
      approved,
      live,
      cause,
      counts,
      operation,
      answers
    })
  )
  return `${JSON.stringify(answer, null, 2)}\n`
}
