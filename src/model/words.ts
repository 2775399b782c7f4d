/** User text as messages show it. */
export const tick = (text: string): string => `\`${text}\``

/** Joins words as a sentence does: `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`

/** A number with its noun: `1 role`, `3 roles`. */
export const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

/** Orders texts by code units, so that the order is the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
