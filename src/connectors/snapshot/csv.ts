import { type At, type Text, wrong } from './text.ts'

/** A cell of a table. */
export type Cell = At<string>

/** One row of a table, and where it stands. */
export interface Row {
  readonly at: number
  readonly cells: readonly Cell[]
}

/** What a spreadsheet would take for a formula; blanks in front do not help. An apostrophe is our own mark. */
const acting = /^\s*[=+\-@＝＋－＠]|^[\t\r\n']/u

/** Reads comma-separated values as RFC 4180 says, with either line break. Cells that {@link writeCsv} marked are as before. */
export const parseCsv = (source: Text): readonly Row[] => {
  const { text } = source
  const rows: Row[] = []
  for (let at = 0; at < text.length;) {
    const { row, next } = readRow(source, at)
    rows.push(row)
    at = next
  }
  return rows
}

/** Writes rows as {@link parseCsv} reads them. What a spreadsheet would act on gets an apostrophe in front, and quotes. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('')

const writeCell = (cell: string): string => {
  const isActing = acting.test(cell)
  if (!isActing && !/[",\r\n]|^\s|\s$/u.test(cell)) return cell
  return `"${(isActing ? `'${cell}` : cell).replaceAll('"', '""')}"`
}

const unmarked = (cell: string): string =>
  cell.startsWith("'") && acting.test(cell.slice(1)) ? cell.slice(1) : cell

const readRow = (source: Text, start: number): { readonly row: Row; readonly next: number } => {
  const cells: Cell[] = []
  let at = start
  for (;;) {
    const { value, end } = source.text[at] === '"' ? readQuoted(source, at) : readPlain(source, at)
    cells.push({ at, value: unmarked(value) })
    at = end
    if (source.text[at] !== ',') break
    at++
  }
  return { row: { at: start, cells }, next: afterBreak(source, at) }
}

interface ReadCell {
  readonly value: string
  readonly end: number
}

const readPlain = (source: Text, start: number): ReadCell => {
  const pattern = /[^,"\r\n]*/y
  pattern.lastIndex = start
  const value = pattern.exec(source.text)?.[0] ?? ''
  const end = start + value.length
  return source.text[end] === '"'
    ? wrong(source, end, 'a quote stands in a cell that does not begin with one', quoteHelp)
    : { value, end }
}

const readQuoted = (source: Text, start: number): ReadCell => {
  const pattern = /"([^"]*(?:""[^"]*)*)"/y
  pattern.lastIndex = start
  const [whole, inner = ''] = pattern.exec(source.text) ?? []
  if (whole === undefined) return wrong(source, start, 'this quote does not end', quoteHelp)
  const end = start + whole.length
  return /[,\r\n]/.test(source.text[end] ?? '\n')
    ? { value: inner.replaceAll('""', '"'), end }
    : wrong(source, end, 'something follows after the closing quote', quoteHelp)
}

const quoteHelp = 'a cell with a quote in it is written in quotes, and each quote in it twice'

const afterBreak = (source: Text, at: number): number => {
  if (source.text.startsWith('\r\n', at)) return at + 2
  if (source.text[at] === '\r') return wrong(source, at, 'a line ends with a carriage return alone')
  return at + 1
}
