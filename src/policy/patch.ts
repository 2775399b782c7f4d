import type { Edit } from '../model/finding.ts'
import { segmentsOf } from '../model/place.ts'

/**
 * A document's plain value after one edit, as JSON Patch (RFC 6902) says; what stood there before is left as it is. All
 * scalars are text, as in a document that was read. Null where the path does not lead anywhere.
 */
export const patched = (value: unknown, { op, path, value: given }: Edit): { value: unknown } | null => {
  const change = { op, given: asText(given) }
  const segments = segmentsOf(path)
  return segments.length === 0 ? null : changed(value, segments, change)
}

/** What a value is read back as: numbers and booleans are text too. */
const asText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asText)
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, asText(own)]))
  return String(value)
}

interface Change {
  readonly op: Edit['op']
  readonly given: unknown
}

const changed = (
  value: unknown,
  [segment = '', ...rest]: readonly string[],
  change: Change
): { value: unknown } | null => {
  if (Array.isArray(value)) return changedList(value, segment, rest, change)
  if (!isMap(value)) return null
  const isThere = Object.hasOwn(value, segment)
  if (rest.length > 0) {
    const inner = isThere ? changed(value[segment], rest, change) : null
    return inner && { value: { ...value, [segment]: inner.value } }
  }
  if (!isThere && change.op !== 'add') return null
  if (change.op !== 'remove') return { value: { ...value, [segment]: change.given } }
  return { value: Object.fromEntries(Object.entries(value).filter(([key]) => key !== segment)) }
}

const changedList = (
  list: readonly unknown[],
  segment: string,
  rest: readonly string[],
  change: Change
): { value: unknown } | null => {
  const index = listIndex(segment, list.length)
  if (index === null) return null
  if (rest.length > 0) {
    const inner = index < list.length ? changed(list[index], rest, change) : null
    return inner && { value: list.with(index, inner.value) }
  }
  if (change.op === 'add') return { value: list.toSpliced(index, 0, change.given) }
  if (index >= list.length) return null
  return { value: change.op === 'remove' ? list.toSpliced(index, 1) : list.with(index, change.given) }
}

/** The index that a segment names in a list of this length, the one after the last included; null where it names none. */
export const listIndex = (segment: string, length: number): number | null => {
  if (segment === '-') return length
  const index = /^(?:0|[1-9]\d*)$/.test(segment) ? Number(segment) : Infinity
  return index <= length ? index : null
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
