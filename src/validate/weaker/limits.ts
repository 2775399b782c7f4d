import type { Limit } from '../../model/document.ts'
import { beginningOf } from '../beginning.ts'
import { defaultLimit } from '../../model/limit.ts'
import { tick } from '../../model/words.ts'
import type { BothGuardrails, Weakening } from './weakening.ts'

/** Limits that let more people through than before, and reviews that are rarer. */
export function* weakerLimits({ before, after }: BothGuardrails): Iterable<Weakening> {
  for (const name of ['removals', 'additions'] as const) {
    const place = placeOf({ before, after }, name)
    const was = before.limits[name] ?? defaultLimit
    const is = after.limits[name] ?? defaultLimit
    if (place && (is.percent > was.percent || is.count > was.count)) {
      yield { message: `the limit of ${tick(name)} was ${shown(was)} and is now ${shown(is)}`, at: place }
    }
  }
  const place = placeOf({ before, after }, 'reviews')
  const was = before.reviewMonths
  const is = after.reviewMonths
  if (place === undefined || was === null || (is !== null && is <= was)) return
  yield {
    message: `reviews were due ${every(was)}, and are now due ${is === null ? 'at no time' : every(is)}`,
    at: place
  }
}

const shown = ({ percent, count }: Limit): string => `${percent} percent or ${count} people`

const every = (months: number): string => (months === 1 ? 'every month' : `every ${months} months`)

const placeOf = (
  { before, after }: BothGuardrails,
  name: 'removals' | 'additions' | 'reviews'
): Weakening['at'] | undefined => {
  const gone = before.places?.[name]
  return after.places?.[name] ?? (gone && beginningOf(gone))
}
