import type { Location } from '../model/place.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'

/** The columns of a line that a frame shows at most. */
const widest = 110

/** How much of a long line stands before what is meant. */
const before = 40

/** How a frame is drawn. */
export interface FrameOptions {
  readonly style: Style
  readonly paint: (text: string) => string
}

/** The line that is meant between its neighbours, with `^^^` under the range; empty where the text has no such line. */
export const codeFrame = (text: string, location: Location, { style, paint }: FrameOptions): string => {
  const lines = text.split(/\r\n|\r|\n/)
  const meant = lines[location.line - 1]
  if (meant === undefined) return ''
  const gutter = String(location.line + 1).length
  const start = meant.length > widest ? Math.max(0, location.column - 1 - before) : 0
  const lineAt = (number: number, line: string): string => {
    const shown = safe(start > 0 ? `…${clip(line.slice(start))}` : clip(line))
    return `${style.faint(`${String(number).padStart(gutter)} |`)} ${shown}`.trimEnd() + '\n'
  }
  const neighbour = (number: number): string => {
    const line = lines[number - 1] ?? ''
    return start > 0 || line.trim() === '' ? '' : lineAt(number, line)
  }
  const from = location.column - 1
  const until = location.endLine > location.line ? meant.length : location.endColumn - 1
  const lead = (start > 0 ? 1 : 0) + width(safe(meant.slice(start, from)))
  const room = Math.max(1, widest - lead)
  const carets = '^'.repeat(Math.min(room, Math.max(1, width(safe(meant.slice(from, until))))))
  const pointer = `${style.faint(`${' '.repeat(gutter)} |`)} ${' '.repeat(lead)}${paint(carets)}\n`
  return neighbour(location.line - 1) + lineAt(location.line, meant) + pointer + neighbour(location.line + 1)
}

const clip = (line: string): string => (line.length > widest ? `${line.slice(0, widest - 1)}…` : line)

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns of a terminal: wide characters take two, combining marks none. */
const width = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + columns(character), 0)

const columns = (character: string): number => {
  if (/\p{M}/u.test(character)) return 0
  return wide.test(character) ? 2 : 1
}
