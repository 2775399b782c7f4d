/**
 * What a terminal would act on or hide instead of showing it: controls (C0, DEL, C1), halves of a character, line
 * separators, and whatever is invisible by itself, such as marks that turn the direction of writing.
 */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

/** What a CI system takes for a command in what it logs: `::` at the start of a line, `##[` or `##vso[` anywhere. */
const command = /(?<=^\s*):(?=:)|(?<=#)#(?=[a-z]*\[)/gi

/**
 * Text of a user or a platform, made harmless for one line of a terminal or of a log: `\x1b`, `\u{202e}` in place of the
 * character.
 */
export const safe = (text: string): string => text.replace(unsafe, escaped).replace(command, escaped)

const escaped = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`
}

/** What is left of these in text whose strings JSON has written; JSON itself escapes the controls below the blank. */
const unsafeInJson =
  /[\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\x7f-\x9f\ufff9-\ufffb]|(?<=#)#(?=[a-z]*\[)/giu

/**
 * A whole answer of a command, made harmless as it is printed. In JSON the strings stay what they are, written with
 * escapes; other answers have nothing left that this would find.
 */
export const printable = (answer: string): string =>
  answer.replace(unsafeInJson, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
    ).join('')
  )
