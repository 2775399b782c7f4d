/**
 * What a terminal would act on or hide instead of showing it: controls (C0, DEL, C1), halves of a character, line
 * separators, and whatever is invisible by itself, such as marks that turn the direction of writing.
 */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

/** Text of a user or a platform, made harmless for one line of a terminal: `\x1b`, `\u{202e}` in place of the character. */
export const safe = (text: string): string =>
  text.replace(unsafe, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`
  })
