import { nearest } from '../model/nearest.ts'
import { listed, tick } from '../model/words.ts'

/** Names as a sentence lists them: `a`, `b` and `c`. */
export const list = (names: readonly string[], last = 'and'): string => listed(names.map(tick), last)

const mostListed = 3

/** The first few names, and how many more there are. */
export const listSome = (names: readonly string[]): string => {
  const more = names.length - mostListed
  return more <= 1 ? list(names) : `${names.slice(0, mostListed).map(tick).join(', ')} and ${more} more`
}

const mostNames = 12

/** What to do about a name that does not exist: the nearest one that does, else all of them, else where they are listed. */
export const suggest = (name: string, candidates: readonly string[], otherwise: string): string => {
  const near = nearest(name, candidates)
  if (near !== null) return `did you mean ${tick(near)}?`
  const names = [...new Set(candidates)].sort()
  return names.length === 0 || names.length > mostNames ? otherwise : `write ${list(names, 'or')}`
}
