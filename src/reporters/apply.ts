import type { Locate } from '../model/place.ts'
import type { Operation } from '../model/operation.ts'
import type { Plan } from '../model/plan.ts'
import { counted, listed } from '../model/words.ts'
import { describeOperation } from './operation.ts'
import { planObject } from './plan-json.ts'
import { safe } from './safe.ts'
import { stepsText, type StepView } from './steps.ts'
import type { Style } from './style.ts'

/** What became of one operation. */
interface OutcomeView {
  readonly operation: Operation
  readonly result: string
  readonly message: string
}

/** What an apply left: outcomes, what was not tried or has to wait, and what the targets still lack. */
interface AppliedView {
  readonly outcomes: readonly OutcomeView[]
  readonly left: readonly Operation[]
  readonly held: readonly Operation[]
  readonly stopped: { readonly because: string; readonly message: string } | null
  readonly differences: readonly Operation[]
  readonly complete: boolean
}

interface PlannedView {
  readonly plan: Plan
  readonly refusals: readonly unknown[]
}

/** How an apply ended: null where nothing was written. */
export interface ApplyEnd {
  readonly applied: AppliedView | null
  /** Why nothing was written, where that was not known before. */
  readonly refusals: readonly { readonly message: string; readonly help: string }[]
  /** What else there is to say, such as about the lock. */
  readonly notes: readonly string[]
  /** What a person has to do now. */
  readonly steps: readonly StepView[]
  /** The files in which a person writes down that it is done. */
  readonly snapshots: readonly string[]
}

/** The end of an apply for people: target by target what was done, or where it stopped and what is left. */
export const applyPretty = ({ plan }: PlannedView, end: ApplyEnd, style: Style): string => {
  const { applied, refusals, notes } = end
  const lines = [
    ...refusals.flatMap(({ message, help }) => [style.bad(safe(message)), `  ${safe(help)}`]),
    ...(applied === null || plan.operations.length === 0 ? [] : endLines(plan, applied, end, style)),
    ...notes.map((note) => style.faint(safe(note)))
  ]
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

const endLines = (
  plan: Plan,
  applied: AppliedView,
  { steps, snapshots }: ApplyEnd,
  style: Style
): readonly string[] => {
  const open = new Set([...applied.left, ...applied.held].map(({ id }) => id))
  for (const { operation, result } of applied.outcomes) if (!isDone(result)) open.add(operation.id)
  const targets = plan.targets
    .filter(({ operations }) => operations > 0)
    .map(({ id, operations }) => {
      const left = plan.operations.filter((each) => each.target === id && open.has(each.id)).length
      const text = `${id}: ${operations - left} of ${counted(operations, 'change')} done`
      return left === 0 ? style.good(text) : style.bad(text)
    })
  const problems = applied.outcomes.filter(({ result }) => !isDone(result) && result !== 'waiting')
  const stopped = problems.flatMap(({ operation, result, message }) => [
    style.bad(`${operation.target}: ${result}: ${describeOperation(operation)}`),
    `  ${safe(message)}`
  ])
  const quietly = applied.stopped !== null && problems.length === 0 ? [safe(applied.stopped.message)] : []
  return [
    ...targets,
    ...stopped,
    ...quietly,
    ...stepsText(steps, style),
    ...(steps.length === 0 ? [] : ['']),
    ...differenceLines(applied, style),
    lastLine(applied, snapshots)
  ]
}

const lastLine = ({ complete, stopped, left, held }: AppliedView, snapshots: readonly string[]): string => {
  if (complete) return 'read back: every target is as planned'
  if (stopped === null && left.length === 0) {
    const waits =
      held.length === 0 ? '' : `; ${held.length} more ${held.length === 1 ? 'waits' : 'wait'} for them`
    const files = listed(snapshots.map((file) => `\`${safe(file)}\``))
    const write = snapshots.length === 0 ? '' : `, write down in ${files} what it is like by then`
    return `waiting for the steps above${waits}: do them${write}, then run \`rolewright apply --confirm\``
  }
  const untried =
    left.length === 0
      ? ''
      : `${counted(left.length, 'change')} ${left.length === 1 ? 'was' : 'were'} not tried; `
  return `${untried}mend the cause and run \`rolewright apply\` again: it goes on where this stopped`
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
    held: applied.held.map(({ id }) => id),
    stopped: applied.stopped,
    differences: applied.differences.map(({ id }) => id)
  }
  return `${JSON.stringify({ ...planObject(plan, locate), refusals, applied: result }, null, 2)}\n`
}

const isDone = (result: string): boolean => result === 'done' || result === 'already'

/** Differences that no operation explains which is not done: somebody else wrote at the same time, or the platform did more. */
const differenceLines = ({ left, held, outcomes, differences }: AppliedView, style: Style): string[] => {
  const tried = outcomes.map(({ operation }) => operation)
  const ids = new Set([...left, ...held, ...tried].map(({ id }) => id))
  const waiting = outcomes.flatMap(({ operation, result }) => (result === 'waiting' ? operation : []))
  const things = new Set([...left, ...held, ...waiting].flatMap(thingsOf))
  return differences
    .filter((operation) => !ids.has(operation.id) && !thingsOf(operation).every((thing) => things.has(thing)))
    .map((operation) =>
      style.warn(`${operation.target}: the read-back still lacks: ${describeOperation(operation)}`)
    )
}

/** What an operation changes: where one role takes the place of another, both are held or not by its end. */
const thingsOf = ({ target, role, user, before, after }: Operation): readonly string[] => {
  const held = [before, after].flatMap((value) => (value !== null && 'role' in value ? value.role : []))
  return [role, ...held].map((each) => `${target} ${user} ${each}`)
}
