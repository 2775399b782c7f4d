/** A moment, in milliseconds since 1970-01-01T00:00Z. `-Infinity` and `Infinity` stand for always. */
export type Instant = number

/** The time [from, until): the start belongs to it, the end does not. */
export interface Period {
  readonly from: Instant
  readonly until: Instant
}

/** All of time. */
export const always: Period = { from: -Infinity, until: Infinity }

const day = 24 * 60 * 60 * 1000
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/
const instantPattern = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** Reads a date (its first moment in UTC) or an instant with an offset; null where the text is neither or no such day exists. */
export const parseInstant = (text: string): Instant | null => {
  const date = datePattern.test(text) ? text : instantPattern.exec(text)?.[1]
  if (date === undefined || !isRealDate(date)) return null
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? null : instant
}

/** Reads the end of a period: a date means that the whole day still belongs to it. */
export const parseEnd = (text: string): Instant | null => {
  const instant = parseInstant(text)
  return instant !== null && datePattern.test(text) ? instant + day : instant
}

/** Whether the instant lies in the period. */
export const isActive = (period: Period, at: Instant): boolean => period.from <= at && at < period.until

/** Whether two periods share a moment. */
export const overlap = (a: Period, b: Period): boolean => a.from < b.until && b.from < a.until

/** The instant as people read it: the date alone where it is midnight in UTC. */
export const showInstant = (instant: Instant): string => {
  const text = new Date(instant).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace('.000Z', 'Z')
}

/** The last day or moment of a period, as it is written in `until`. */
export const showEnd = (end: Instant): string => (end % day === 0 ? showInstant(end - day) : showInstant(end))

const isRealDate = (text: string): boolean => {
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text)
}
