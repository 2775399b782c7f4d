/**
 * What a terminal would act on or hide instead of showing it: controls (C0, DEL, C1), marks that turn the direction of
 * writing, invisible characters, line separators, tags, and halves of a character.
 */
const unsafe =
  /[\p{Cc}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}\p{Cs}]/gu

/** Text of a user or a platform, made harmless for one line of a terminal: `\x1b`, `\u{202e}` in place of the character. */
export const safe = (text: string): string =>
  text.replace(unsafe, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`
  })
