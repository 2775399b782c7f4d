import { lineEnd, lineStart } from './position.ts'
import type { Comment, Tree } from './tree.ts'

/** A document as text, and what stands where in it. */
export interface Written {
  readonly text: string
  readonly root: Tree
  readonly comments: readonly Comment[]
}

/** Text that takes the place of what stands between two offsets. */
export interface Patch {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** A patch that keeps the comments in its range: behind what takes its place, each on a line of its own. */
export const cut = ({ text, comments }: Written, { start, end, by }: Patch, indent: string): Patch => {
  const kept = comments.filter(({ offset }) => offset >= start && offset < end)
  if (kept.length === 0) return { start, end, by }
  const lineBreak = breakOf(text)
  const lead = by === '' && /\s/.test(text[start - 1] ?? ' ') ? '' : ' '
  const lines = lead + kept.map(({ source }) => source).join(lineBreak + indent)
  const isEnd = text.slice(end, lineEnd(text, end)).trim() === ''
  return { start, end, by: by + lines + (isEnd ? '' : lineBreak + indent) }
}

/** The line break of a document. */
export const breakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

/** How far an offset is from the start of its line. */
export const column = (text: string, offset: number): number => offset - lineStart(text, offset)

/** How far the line that an offset lies in is set in. */
export const indentAt = (text: string, offset: number): number => {
  const start = lineStart(text, offset)
  return afterBlanks(text, start) - start
}

/** The next offset at which there is no blank. */
export const afterBlanks = (text: string, from: number): number => {
  let at = from
  while (text[at] === ' ') at++
  return at
}

/** Whether nothing but blanks stands before an offset in its line. */
export const isFirst = (text: string, offset: number): boolean =>
  text.slice(lineStart(text, offset), offset).trim() === ''

/** So many blanks. */
export const blanks = (count: number): string => ' '.repeat(count)
