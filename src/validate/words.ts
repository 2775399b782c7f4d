import { nearest } from '../model/nearest.ts'

/** User text as messages show it. */
export const tick = (text: string): string => `\`${text}\``

/** Names as a sentence lists them: `a`, `b` and `c`. */
export const list = (names: readonly string[], last = 'and'): string => {
  const ticked = names.map(tick)
  const final = ticked.pop()
  if (final === undefined) return ''
  return ticked.length === 0 ? final : `${ticked.join(', ')} ${last} ${final}`
}

const mostListed = 3

/** The first few names, and how many more there are. */
export const listSome = (names: readonly string[]): string => {
  const more = names.length - mostListed
  return more <= 1 ? list(names) : `${names.slice(0, mostListed).map(tick).join(', ')} and ${more} more`
}

/** A number and its noun, as `1 role` and `2 roles`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

const mostNames = 12

/** What to do about a name that does not exist: the nearest one that does, else all of them, else where they are listed. */
export const suggest = (name: string, candidates: readonly string[], otherwise: string): string => {
  const near = nearest(name, candidates)
  if (near !== null) return `did you mean ${tick(near)}?`
  const names = [...new Set(candidates)].sort()
  return names.length === 0 || names.length > mostNames ? otherwise : `write ${list(names, 'or')}`
}
