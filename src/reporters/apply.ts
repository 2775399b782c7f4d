import type { Locate } from '../model/place.ts'
import type { Operation } from '../model/operation.ts'
import type { Plan } from '../model/plan.ts'
import { describeOperation } from './operation.ts'
import { planObject } from './plan-json.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'

/** What became of one operation. */
interface OutcomeView {
  readonly operation: Operation
  readonly result: string
  readonly message: string
}

/** What an apply left: outcomes, what was not tried, and what the targets still lack. */
interface AppliedView {
  readonly outcomes: readonly OutcomeView[]
  readonly left: readonly Operation[]
  readonly differences: readonly Operation[]
  readonly complete: boolean
}

interface PlannedView {
  readonly plan: Plan
  readonly refusals: readonly unknown[]
}

/** The end of an apply for people: target by target what was done, or where it stopped and what is left. */
export const applyPretty = ({ plan }: PlannedView, applied: AppliedView | null, style: Style): string => {
  if (applied === null || plan.operations.length === 0) return ''
  const lines = plan.targets
    .filter(({ operations }) => operations > 0)
    .map(({ id, operations }) => {
      const done = applied.outcomes.filter(
        ({ operation, result }) => operation.target === id && isDone(result)
      ).length
      const text = `${id}: ${done} of ${operations} changes done`
      return done === operations ? style.good(text) : style.bad(text)
    })
  const problems = applied.outcomes.filter(({ result }) => !isDone(result))
  const stopped = problems.flatMap(({ operation, result, message }) => [
    style.bad(`${operation.target}: ${result}: ${describeOperation(operation)}`),
    `  ${safe(message)}`
  ])
  const last = applied.complete
    ? 'read back: every target is as planned'
    : `${applied.left.length} changes were not tried; mend the cause and run \`rolewright apply\` again: it goes on where this stopped`
  return `${[...lines, ...stopped, ...differenceLines(applied, style), last].join('\n')}\n`
}

/** The same as JSON. */
export const applyJson = (
  { plan, refusals }: PlannedView,
  applied: AppliedView | null,
  locate: Locate
): string => {
  const result = applied && {
    complete: applied.complete,
    outcomes: applied.outcomes.map(({ operation, result: outcome, message }) => ({
      operation: operation.id,
      result: outcome,
      message
    })),
    left: applied.left.map(({ id }) => id),
    differences: applied.differences.map(({ id }) => id)
  }
  return `${JSON.stringify({ ...planObject(plan, locate), refusals, applied: result }, null, 2)}\n`
}

const isDone = (result: string): boolean => result === 'done' || result === 'already'

/** Differences that no failed operation explains: somebody else wrote at the same time, or the platform did more. */
const differenceLines = ({ left, outcomes, differences }: AppliedView, style: Style): string[] => {
  const explained = new Set([...left, ...outcomes.map(({ operation }) => operation)].map(({ id }) => id))
  return differences
    .filter(({ id }) => !explained.has(id))
    .map((operation) =>
      style.warn(`${operation.target}: the read-back still lacks: ${describeOperation(operation)}`)
    )
}
