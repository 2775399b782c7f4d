import { safe } from './safe.ts'

/**
 * Text of a user or a platform as a code span of one line: nothing in it means anything, whatever it is, so that it
 * neither mentions anybody nor links anywhere nor ends what surrounds it. For anywhere but the inside of an HTML tag.
 */
export const code = (text: string): string => {
  const shown = text === '' ? ' ' : safe(text)
  const fence = '`'.repeat(longestRun(shown) + 1)
  const padding = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  return `${fence}${padding}${shown}${padding}${fence}`
}

/**
 * A table. The cells are Markdown of one line; a `|` in them is text. Readers differ in what a `\` before it does, so
 * there it is written as its code.
 */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [heads, heads.map(() => '---'), ...rows].map(tableRow)

/** One more row of a table. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`

const inCell = (cell: string): string =>
  cell.replace(/(\\*)\|/g, (_, before: string) => (before === '' ? '\\|' : `${before}\\x7c`))

/** A fenced block that no line of it can end. */
export const fence = (language: string, lines: readonly string[]): string => {
  const shown = lines.map(safe)
  const marks = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1))
  return [`${marks}${language}`, ...shown, marks].join('\n')
}

/** What is folded until somebody opens it. The summary is our own words only: it stands inside HTML. */
export const details = (summary: string, body: string): string =>
  `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`

/** As many of the items as have room, written, and how many are left out. Counts bytes of UTF-8 and a line end for each. */
export const fitting = <T>(
  items: readonly T[],
  room: number,
  write: (item: T) => string
): { readonly shown: readonly string[]; readonly rest: number } => {
  const shown: string[] = []
  let left = room
  for (const item of items) {
    const text = write(item)
    left -= Buffer.byteLength(text) + 1
    if (left < 0) break
    shown.push(text)
  }
  return { shown, rest: items.length - shown.length }
}

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
