import type { Problem } from '../model/finding.ts'
import { type Instant, parseEnd, parseInstant, type Period } from '../model/instant.ts'
import { child, type Place } from '../model/place.ts'
import type { WrittenTerms } from './written.ts'

/** Reads the times of one document; a day that does not exist, and an end before its start, are problems. */
export interface Times {
  /** The field of a map as a moment; null where the field is absent. */
  instant(at: Place, field: string, text: string | undefined): Instant | null
  /** The field of a map as an end, which a day still belongs to. */
  end(at: Place, field: string, text: string): Instant
  period(at: Place, terms: WrittenTerms): Period
}

/** Times that put their problems into a list. */
export const timesInto = (problems: Problem[]): Times => {
  const read = (at: Place, field: string, text: string, parse: (text: string) => Instant | null): Instant => {
    const instant = parse(text)
    if (instant === null) problems.push(notInCalendar(child(at, field), text))
    return instant ?? 0
  }
  const period = (at: Place, { from, until }: WrittenTerms): Period => {
    const before = problems.length
    const start = from === undefined ? -Infinity : read(at, 'from', from, parseInstant)
    const end = until === undefined ? Infinity : read(at, 'until', until, parseEnd)
    if (start >= end && problems.length === before) problems.push(endsFirst(child(at, 'until'), from, until))
    return { from: start, until: end }
  }
  return {
    instant: (at, field, text) => (text === undefined ? null : read(at, field, text, parseInstant)),
    end: (at, field, text) => read(at, field, text, parseEnd),
    period
  }
}

const notInCalendar = (at: Place, text: string): Problem => ({
  message: `\`${text}\` is not in the calendar`,
  help: 'write a day or moment that exists, such as `2027-01-15`',
  at
})

const endsFirst = (at: Place, from: string | undefined, until: string | undefined): Problem => ({
  message: `the end \`${until}\` is not after the start \`${from}\`, so that it never holds`,
  help: 'correct one of the two',
  at
})
