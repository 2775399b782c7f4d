import type { Happening, Recorded, RecordedApply } from '../../model/record.ts'
import { appliesOf } from './unfinished.ts'

/** What of a history is wanted. */
export interface Wanted {
  /** Only what concerns this target; null for all. */
  readonly target: string | null
  /** Only what was begun at this instant or later; null for everything. */
  readonly since: number | null
}

/** What a record tells of, in order. */
export const historyOf = (entries: readonly Recorded[], { target, since }: Wanted): readonly Happening[] => {
  const events = entries.filter(isEvent)
  const applies = appliesOf(entries)
  const concerned =
    target === null
      ? [...applies, ...events]
      : [...applies.flatMap((apply) => partOf(apply, target)), ...events.filter(isBeginning)]
  return concerned
    .filter((happening) => since === null || Date.parse(beginningOf(happening).at) >= since)
    .sort((a, b) => beginningOf(a).seq - beginningOf(b).seq)
}

const isEvent = (entry: Recorded): entry is Exclude<Happening, RecordedApply> =>
  entry.type === 'take-over' || entry.type === 'recovered' || isBeginning(entry)

/** A record that follows a lost one concerns every target. */
const isBeginning = (entry: Recorded): entry is Extract<Happening, { readonly type: 'genesis' }> =>
  entry.type === 'genesis' && entry.previous !== null

/** The entries that a history is made of, in order. */
export const entriesOf = (history: readonly Happening[]): readonly Recorded[] =>
  history
    .flatMap((happening): readonly (Recorded | null)[] => {
      if (!('started' in happening)) return [happening]
      const steps = happening.steps.flatMap(({ intent, outcome, settled }) => [intent, outcome, settled])
      return [happening.started, ...steps, ...happening.without, happening.ended]
    })
    .flatMap((entry) => entry ?? [])
    .sort((a, b) => a.seq - b.seq)

/** As much of an apply as concerns a target. What needed no call is not told of a single one. */
const partOf = (apply: RecordedApply, target: string): readonly RecordedApply[] =>
  apply.started.targets.includes(target)
    ? [{ ...apply, steps: apply.steps.filter(({ intent }) => intent.target === target), without: [] }]
    : []

const beginningOf = (happening: Happening): Recorded =>
  'started' in happening ? happening.started : happening
