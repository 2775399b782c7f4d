import type { Location } from '../model/place.ts'

/** Lines and columns of the text between two offsets. Columns count UTF-16 units, as editors and SARIF do. */
export const locationAt = (file: string, text: string, start: number, end: number): Location => {
  const from = pointAt(text, start)
  const to = pointAt(text, Math.max(start, end))
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

/** The place for a problem with a file as a whole. */
export const startOf = (file: string): Location => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 })

/** Offset of the first character of the line that an offset lies in. */
export const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1

/** Offset of the line break that ends the line, a CR before it included; the end of the text in its last line. */
export const lineEnd = (text: string, offset: number): number => {
  const found = text.indexOf('\n', offset)
  const end = found === -1 ? text.length : found
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}

const pointAt = (text: string, offset: number): { line: number; column: number } => {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return { line, column: offset - lineStart(text, offset) + 1 }
}
