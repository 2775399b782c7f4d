import {
  afterBlanks,
  blanks,
  breakOf,
  column,
  cut,
  indentAt,
  isFirst,
  type Patch,
  type Written
} from './layout.ts'
import { lineEnd } from './position.ts'
import type { Tree } from './tree.ts'

/** Takes one of several entries out of a collection in brackets, with the comma that it leaves over. */
export const removedFromFlow = (written: Written, { items }: Tree, index: number): Patch | null => {
  const { text, comments } = written
  const [before, item, next] = [items[index - 1], items[index], items[index + 1]]
  if (item === undefined) return null
  const indent = blanks(indentAt(text, item.start))
  if (next !== undefined) return cut(written, { start: item.start, end: next.start, by: '' }, indent)
  const from = before?.node.end ?? item.start
  const isPlain = comments.every(({ offset }) => offset < from || offset >= item.node.end)
  if (isPlain) return { start: from, end: item.node.end, by: '' }
  const end = commaAfter(text, item.node.end) ?? item.node.end
  const inside = comments.some(({ offset }) => offset >= item.start && offset < end)
  const isLast = text.slice(end, lineEnd(text, end)).trim() === ''
  if (inside || !isLast)
    return cut(written, { start: item.start, end: afterBlanks(text, end), by: '' }, indent)
  return { start: text.slice(0, item.start).trimEnd().length, end: lineEnd(text, end), by: '' }
}

/** A new entry at the end of a collection in brackets, on a line of its own where the one before has one. */
export const addedToFlow = (written: Written, { start, end, items }: Tree, entry: string): Patch => {
  const { text } = written
  const last = items.at(-1)
  if (last === undefined) {
    return cut(written, { start: start + 1, end: end - 1, by: entry }, blanks(indentAt(text, start) + 2))
  }
  const at = last.node.end
  if (!isFirst(text, last.start)) return { start: at, end: at, by: `, ${entry}` }
  const comma = commaAfter(text, at)
  const line = breakOf(text) + blanks(column(text, last.start)) + entry
  const below = lineEnd(text, comma ?? at)
  if (below >= end) return { start: at, end: at, by: `,${line}` }
  const between = text.slice(at, below)
  return { start: at, end: below, by: comma === null ? `,${between}${line}` : `${between}${line},` }
}

/** Offset after the comma that follows, with nothing but comments between; null where none follows. */
const commaAfter = (text: string, from: number): number | null => {
  let at = from
  while (/[\s#]/.test(text[at] ?? '')) at = text[at] === '#' ? lineEnd(text, at) : at + 1
  return text[at] === ',' ? at + 1 : null
}
