import { details, fitting } from './markdown.ts'

/** A part of a page that has this many bytes: as much as has room; empty where there is nothing to say. */
export type Part = (room: number) => string

/** How a list of things is written where not all may have room. */
export interface Cut<T> {
  readonly room: number
  /** How many are shown at the most; any number where absent. */
  readonly most?: number
  /** An item, a line or more. */
  readonly write: (item: T) => string
  /** What is said of those that are left out. */
  readonly more: (rest: number) => string
}

/** As many items as have room, each whole; says so where some have not. */
export const cut = <T>(items: readonly T[], { room, most = Infinity, write, more }: Cut<T>): string => {
  const { shown } = fitting(items.slice(0, Math.min(most, items.length)), room, write)
  const rest = items.length - shown.length
  return [shown.join('\n'), ...(rest > 0 ? [more(rest)] : [])].filter((text) => text !== '').join('\n\n')
}

/** The same, folded under a title of our own words; empty where there is nothing. */
export const folded = <T>(title: string, items: readonly T[], how: Cut<T>): string =>
  items.length === 0 ? '' : details(title, cut(items, how))

/** A page of Markdown that is not to be larger than `room` bytes. */
export interface Page {
  readonly room: number
  /** What stands at the start and at the end in any case. */
  readonly start: readonly string[]
  readonly end: readonly string[]
  /** What comes between, the most important first: each may take half of what is left. */
  readonly parts: readonly Part[]
}

/** Writes a page: what has no room is left out by its parts, never cut. */
export const pageOf = ({ room, start, end, parts }: Page): string => {
  const written: string[] = []
  let left = room - size([...start, ...end].join('\n\n')) - parts.length * wordsAround
  for (const part of parts) {
    const text = part(Math.max(0, Math.floor(left / 2)))
    if (text === '') continue
    written.push(text)
    left -= size(text) + 2
  }
  return `${[...start, ...written, ...end].join('\n\n')}\n`
}

const size = (text: string): number => Buffer.byteLength(text)

/** Bytes kept for the words around what a part shows. */
const wordsAround = 300
