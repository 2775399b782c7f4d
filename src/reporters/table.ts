import { safe } from './safe.ts'

/** How a table is laid out. */
export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number
  /** Blanks before each line. */
  readonly indent?: number
  /** Blanks between two columns; 2 where absent. */
  readonly gap?: number
  /** Indexes of the columns whose text may go over several lines where the width is not enough. */
  readonly wrap?: readonly number[]
  /** The width of each column; measured where absent. Tables with the same widths stand under each other. */
  readonly widths?: readonly number[]
  /** Whether a short cell stands at the foot of its row, as in a heading; at the top where absent. */
  readonly foot?: boolean
  /** Colours a cell after it was laid out. */
  readonly paint?: (text: string, row: number, column: number) => string
}

/** How many columns a text takes on a terminal; wide characters count as one. */
const lengthOf = (text: string): number => Array.from(text).length

/** Breaks a text at its blanks into lines of at most `width`; a longer word is cut. Never empty. */
export const wrapText = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of safe(text)
    .split(' ')
    .flatMap((long) => pieces(long, width))) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

const pieces = (word: string, width: number): readonly string[] => {
  const characters = Array.from(word)
  if (characters.length <= width) return [word]
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, index) =>
    characters.slice(index * width, (index + 1) * width).join('')
  )
}

/** How wide a table with these columns is. */
export const tableWidth = (
  widths: readonly number[],
  { indent = 0, gap = 2 }: Pick<TableOptions, 'indent' | 'gap'>
): number => indent + widths.reduce((sum, width) => sum + width + gap, -gap)

/** The width that each column of these rows needs; columns that may wrap are narrowed until everything fits. */
export const columnWidths = (
  rows: readonly (readonly string[])[],
  options: TableOptions
): readonly number[] => {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) => longest(rows, column, '\n'))
  let excess = tableWidth(widths, options) - options.width
  for (const column of options.wrap ?? []) {
    const narrowed = Math.max(longest(rows, column, ' '), (widths[column] ?? 0) - Math.max(0, excess))
    excess -= (widths[column] ?? 0) - narrowed
    widths[column] = narrowed
  }
  return widths
}

const longest = (rows: readonly (readonly string[])[], column: number, between: string): number =>
  Math.max(
    0,
    ...rows.flatMap((row) =>
      safe(row[column] ?? '')
        .split(between)
        .map(lengthOf)
    )
  )

/**
 * Rows of cells as aligned lines, each ended by a line feed. Nothing is lost: what does not fit is wrapped where that
 * is allowed, else it stands out over the width.
 */
export const table = (rows: readonly (readonly string[])[], options: TableOptions): string => {
  const widths = options.widths ?? columnWidths(rows, options)
  return rows.map((row, index) => rowLines(row, index, widths, options)).join('')
}

const rowLines = (
  row: readonly string[],
  index: number,
  widths: readonly number[],
  { indent = 0, gap = 2, foot = false, paint = (text) => text }: TableOptions
): string => {
  const cells = row.map((cell, column) => wrapText(cell, Math.max(1, widths[column] ?? 0)))
  const height = Math.max(0, ...cells.map((lines) => lines.length))
  const lineOf = (at: number): string =>
    cells
      .map((lines, column) => {
        const text = lines[foot ? at - height + lines.length : at] ?? ''
        const padding = ' '.repeat(Math.max(0, (widths[column] ?? 0) - lengthOf(text)) + gap)
        return text === '' ? padding : paint(text, index, column) + padding
      })
      .join('')
  return Array.from(
    { length: height },
    (_, at) => `${' '.repeat(indent)}${lineOf(at)}`.trimEnd() + '\n'
  ).join('')
}
