import type { Style } from './style.ts'
import { wrapText } from './table.ts'

/** The terminal that something is shown on. */
export interface Options {
  readonly style: Style
  readonly width: number
}

/** A sentence of a list, wrapped and set in. */
export const bullet = (text: string, { width }: Options): string =>
  wrapText(text, width - 4)
    .map((line, index) => `  ${index === 0 ? '-' : ' '} ${line}\n`)
    .join('')
