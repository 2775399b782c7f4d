import {
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  parseEvents,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  SCALAR_STYLE_SINGLE_QUOTED,
  type ScalarEvent,
  YAMLException
} from 'js-yaml'
import { lineEnd, lineStart, locationAt } from './position.ts'
import { failed, type Result, succeeded } from './result.ts'
import { explainSyntax } from './syntax.ts'

/** How many levels of lists and maps a document may have. */
const maxDepth = 32

/** The offsets of an event between which its text stands; the end is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The events of the YAML parser; its complaints become problems in words that an administrator understands. */
export const eventsOf = (file: string, text: string): Result<Event[]> => {
  try {
    return succeeded(parseEvents(text, { maxDepth: maxDepth + 1 }))
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { message, help, start, end } = explainSyntax(text, error.reason, error.mark?.position ?? 0)
    return failed({ message, help, at: locationAt(file, text, start, end) })
  }
}

/** Whether a scalar has no text at all, as the value of `key:`. */
export const isAbsent = ({ valueStart }: ScalarEvent): boolean => valueStart < 0

/** Whether a scalar stands in quotes of either kind. */
export const isQuoted = ({ style }: ScalarEvent): boolean =>
  style === SCALAR_STYLE_SINGLE_QUOTED || style === SCALAR_STYLE_DOUBLE_QUOTED

/** A scalar exactly as it is written: with its quotes, or from the `|` or `>` to the end of its last line. */
export const scalarRange = (text: string, event: ScalarEvent): Range => {
  const { valueStart, valueEnd } = event
  if (event.style === SCALAR_STYLE_PLAIN) return { start: valueStart, end: valueEnd }
  return isQuoted(event)
    ? { start: valueStart - 1, end: valueEnd + 1 }
    : blockRange(text, valueStart, valueEnd)
}

/** Offset at which a node starts; null for what has no text. */
export const startOffset = (text: string, event: Event | undefined): number | null => {
  if (event?.type === EVENT_SCALAR) return isAbsent(event) ? null : scalarRange(text, event).start
  if (event?.type === EVENT_MAPPING || event?.type === EVENT_SEQUENCE) return event.start
  return event?.type === EVENT_ALIAS ? event.anchorStart - 1 : null
}

const blockRange = (text: string, valueStart: number, valueEnd: number): Range => {
  const header = lineStart(text, Math.max(0, valueStart - 1))
  const indicator = text.slice(header, lineEnd(text, header)).search(/(?<=^|\s)[|>][-+\d]*\s*(?:\s#.*)?$/)
  const start = header + Math.max(0, indicator)
  const end = valueStart + text.slice(valueStart, valueEnd).trimEnd().length
  return { start, end: end > valueStart ? end : lineEnd(text, start) }
}
