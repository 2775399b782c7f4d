/** What of ours has a marker. */
export type MarkerKind = 'plan' | 'drift' | 'checklist' | 'suggestion'

type Facts = Readonly<Record<string, string | number>>

/**
 * The first line of a comment or an issue of ours, which nobody sees: what it is, and facts to find it again. None of
 * them ever decides anything, for anybody may write such a line.
 */
export const marker = (kind: MarkerKind, facts: Facts): string =>
  `<!-- rolewright:${kind} v1 ${JSON.stringify(facts).replaceAll(/[<>\u2028\u2029]|--/g, escaped)} -->`

/** What could end an HTML comment or a line, as JSON may write it. */
const escaped = (text: string): string =>
  Array.from(text, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

/** The facts of a text's marker, where it starts with one of this kind; else null. */
export const markerIn = (body: string, kind: MarkerKind): Facts | null => {
  const [, written, text = ''] = /^<!-- rolewright:([a-z]+) v1 (\{.*\}) -->(?:\r?\n|$)/.exec(body) ?? []
  return written === kind ? factsIn(text) : null
}

const factsIn = (text: string): Facts | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isFacts(value) ? value : null
  } catch {
    return null
  }
}

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((fact) => typeof fact === 'string' || typeof fact === 'number')
