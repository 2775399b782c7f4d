/** User text as messages show it. */
export const tick = (text: string): string => `\`${text}\``

/** Words as a sentence lists them: `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** A permission with the scope at which it is held or wanted; a switch has none. */
export const scoped = (permission: string, scope: string | null): string =>
  scope === null || scope === 'on' ? tick(permission) : `${tick(permission)} (${scope})`
