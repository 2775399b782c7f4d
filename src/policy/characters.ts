const forbidden = /(?![\n\r \u{3000}])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u{2800}]|\r(?!\n)/u
const plainText = /^[\n\x20-\x7e]*$/

/**
 * Finds the first character that a reviewer could not see or that tools read differently: controls, tabs, bidi marks,
 * zero-width, private-use and unassigned characters, halves of surrogate pairs, line breaks other than LF and CRLF.
 */
export const findForbidden = (
  text: string
): { readonly offset: number; readonly character: string } | null => {
  if (plainText.test(text)) return null
  const match = forbidden.exec(text)
  return match === null ? null : { offset: match.index, character: match[0] }
}

/** What a forbidden character is, in words: `an invisible character (U+200B)`. */
export const describeCharacter = (character: string): string => {
  const [, words] = names.find(([pattern]) => pattern.test(character)) ?? [null, 'an invisible character']
  return `${words} (${codePoint(character)})`
}

/** A file name or text with every forbidden character written as its number, so that it can be shown. */
export const visible = (text: string): string =>
  Array.from(text, (character) =>
    /[\n\r]/.test(character) || forbidden.test(character) ? `<${codePoint(character)}>` : character
  ).join('')

const names: readonly (readonly [RegExp, string])[] = [
  [/\t/, 'a tab'],
  [/\r/, 'a carriage return without a line feed'],
  [/[\u{85}\u{2028}\u{2029}]/u, 'a line break that not every tool sees'],
  [/\p{Cc}/u, 'a control character'],
  [
    /[\u{61c}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u,
    'a character that changes the direction of text'
  ],
  [/\u{feff}/u, 'a byte order mark inside the text'],
  [/\p{Co}/u, 'a private-use character'],
  [/\p{Cs}/u, 'half of a surrogate pair'],
  [/\p{Cn}/u, 'a character that Unicode does not define'],
  [/\p{Zs}/u, 'a special space']
]

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
