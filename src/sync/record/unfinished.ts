import type { Recorded, RecordedApply, RecordedAs, RecordedStep } from '../../model/record.ts'

/** What an apply has left that did not come to its end. */
export interface Unfinished {
  readonly started: RecordedAs<'started'>
  /** Calls of which nobody knows the outcome: there is none, or it says so, and no later look has settled it. */
  readonly intents: readonly RecordedAs<'intent'>[]
  /** The ids of the operations that are done. */
  readonly done: ReadonlySet<string>
  /** The plan that was being carried out, as it was given; null where it is not here any more. */
  readonly planText: string | null
}

/**
 * The applies of a record, in order, each with its steps. What a later apply has settled stands with the step that
 * it settles.
 */
export const appliesOf = (entries: readonly Recorded[]): readonly RecordedApply[] => {
  const applies: Growing[] = []
  const latest = new Map<string, { readonly step: Step; readonly apply: Growing }>()
  for (const entry of entries) {
    if (entry.type === 'started') applies.push({ started: entry, steps: [], without: [], ended: null })
    const apply = applies.at(-1)
    if (apply === undefined) continue
    if (entry.type === 'intent') {
      const step = { intent: entry, outcome: null, settled: null }
      latest.set(entry.operation, { step, apply })
      apply.steps.push(step)
    } else if (entry.type === 'outcome') {
      const tried = latest.get(entry.operation)
      if (tried?.apply === apply && isOpen(tried.step)) tried.step.outcome = entry
      else apply.without.push(entry)
    } else if (entry.type === 'settled') {
      const tried = latest.get(entry.operation)
      if (tried !== undefined) tried.step.settled = entry
    } else if (entry.type === 'ended') apply.ended = entry
  }
  return applies
}

interface Step extends RecordedStep {
  outcome: RecordedStep['outcome']
  settled: RecordedStep['settled']
}

interface Growing extends RecordedApply {
  readonly steps: Step[]
  readonly without: RecordedAs<'outcome'>[]
  ended: RecordedApply['ended']
}

const isOpen = ({ outcome, settled }: RecordedStep): boolean =>
  settled === null && (outcome === null || outcome.result === 'unknown')

/** What the last apply has left, and those before it that were cut off too. Null where it came to its end. */
export const unfinishedOf = (
  applies: readonly RecordedApply[],
  planText: string | null
): Unfinished | null => {
  const last = applies.at(-1)
  if (last === undefined || last.ended !== null) return null
  return leftOf(applies, last, planText)
}

/** What the last apply waits for, where it ended so. Null where it did not. */
export const waitingOf = (applies: readonly RecordedApply[], planText: string | null): Unfinished | null => {
  const last = applies.at(-1)
  return last?.ended?.result === 'waiting' ? leftOf(applies, last, planText) : null
}

const leftOf = (
  applies: readonly RecordedApply[],
  last: RecordedApply,
  planText: string | null
): Unfinished => {
  const others = applies.slice(0, -1).findLastIndex((apply) => isOver(apply, last.started.plan))
  const since = [...applies.slice(others + 1, -1), last]
  const latest = new Map(since.flatMap(({ steps }) => steps).map((step) => [step.intent.operation, step]))
  const done = since.flatMap(({ steps, without }) => [
    ...steps.filter(isDone).map(({ intent }) => intent),
    ...without.filter(({ result }) => isGood(result))
  ])
  return {
    started: last.started,
    intents: [...latest.values()].filter(isOpen).map(({ intent }) => intent),
    done: new Set(done.map(({ operation }) => operation)),
    planText
  }
}

/** Whether an apply has nothing to do with what a later one of this plan goes on with. */
const isOver = ({ started, ended }: RecordedApply, plan: string): boolean =>
  ended !== null && (ended.result !== 'waiting' || started.plan !== plan)

const isDone = ({ outcome, settled }: RecordedStep): boolean =>
  settled?.result === 'done' || (outcome !== null && isGood(outcome.result))

const isGood = (result: RecordedAs<'outcome'>['result']): boolean => result === 'done' || result === 'already'
