import { describe, expect, test } from 'vitest'
import { scan } from '../../src/policy/scan.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)))
const wide = (text: string, width: number, bigEnd: boolean, mark: readonly number[] = []): Uint8Array =>
  Uint8Array.from([
    ...mark,
    ...[...utf8(text)].flatMap((byte) => {
      const unit = [byte, ...Array.from({ length: width - 1 }, () => 0)]
      return bigEnd ? unit.toReversed() : unit
    })
  ])

/** `line:column message` of the first problem; null where the text is fine. */
const complaint = (input: Uint8Array): string | null => {
  const result = scan('a.yaml', input)
  if (result.ok) return null
  const [first] = result.problems
  if (result.problems.length !== 1 || !first || 'pointer' in first.at)
    throw new Error('not one located problem')
  expect(first.help).not.toBe('')
  return `${first.at.line}:${first.at.column}-${first.at.endLine}:${first.at.endColumn} ${first.message}`
}

describe('texts that pass', () => {
  test.each([
    ['any language, and emoji that are one character', 'title: Déléguée 営業 \u3000 Продажи 🎧\n'],
    ['CRLF', 'a: 1\r\nb: 2\r\n'],
    [
      'a comment with the name of a schema',
      '# yaml-language-server: $schema=https://example.org/x.json\na: 1\n'
    ],
    ['one leading marker after comments', '# a\n\n---\na: 1\n'],
    ['an end marker with nothing behind it', 'a: 1\n...\n# fine\n\n'],
    ['a line of exactly 500 characters outside the BMP', `# ${'🎧'.repeat(498)}\n`],
    ['markers that are not at the start of a line', 'a: <<<<<<< x\nb: |\n  ======= \n'],
    ['dashes that are a rule', '----\n']
  ])('%s', (_name, text) => {
    expect(scan('a.yaml', utf8(text))).toEqual({ ok: true, value: text })
  })

  test('a byte order mark at the start is taken off', () => {
    expect(scan('a.yaml', bytes([0xef, 0xbb, 0xbf], 'a: 1\n'))).toEqual({ ok: true, value: 'a: 1\n' })
  })

  test('a file of exactly 1 MiB', () => {
    expect(complaint(utf8(`${'#'.repeat(63)}\n`.repeat(16384)))).toBe(null)
  })
})

describe('bytes that are refused', () => {
  test.each([
    [
      '1 MiB and one byte',
      utf8(`${`${'#'.repeat(63)}\n`.repeat(16384)}#`),
      '1:1-1:1 the file is larger than 1 MiB'
    ],
    ['UTF-16, little end, marked', wide('a: 1\n', 2, false, [0xff, 0xfe]), utf16],
    ['UTF-16, big end, marked', wide('a: 1\n', 2, true, [0xfe, 0xff]), utf16],
    ['UTF-16, big end', wide('a: 1\n', 2, true), utf16],
    ['UTF-16, little end', wide('a: 1\n', 2, false), utf16],
    ['UTF-32', wide('a: 1\n', 4, false, [0xff, 0xfe, 0, 0]), utf16],
    [
      'a stray byte in a comment',
      bytes('a: 1\n# ä ', [0x80, 0xff]),
      '2:5-2:5 the file is not valid UTF-8 from here on'
    ],
    ['an overlong dot', bytes('a: x', [0xc0, 0xae], 'y'), '1:5-1:5 the file is not valid UTF-8 from here on'],
    ['a surrogate', bytes('a: ', [0xed, 0xa0, 0x80]), '1:4-1:4 the file is not valid UTF-8 from here on'],
    ['a character cut off', bytes('a: ', [0xe2, 0x82]), '1:4-1:4 the file is not valid UTF-8 from here on'],
    ['Latin-1', bytes('a: 1\nb: caf', [0xe9], '\n'), '2:7-2:7 the file is not valid UTF-8 from here on']
  ])('%s', (_name, input, expected) => {
    expect(complaint(input)).toBe(expected)
  })
})

const utf16 = '1:1-1:1 the file is not UTF-8; it looks like UTF-16 or UTF-32'

describe('characters that are refused, in values and in comments', () => {
  test.each([
    ['NUL', '\0', 'a control character (U+0000)'],
    ['escape', '\u001b', 'a control character (U+001B)'],
    ['delete', '\u007f', 'a control character (U+007F)'],
    ['C1', '\u009b', 'a control character (U+009B)'],
    ['tab', '\t', 'a tab (U+0009)'],
    ['lone CR', '\r', 'a carriage return without a line feed (U+000D)'],
    ['NEL', '\u0085', 'a line break that not every tool sees (U+0085)'],
    ['line separator', '\u2028', 'a line break that not every tool sees (U+2028)'],
    ['paragraph separator', '\u2029', 'a line break that not every tool sees (U+2029)'],
    ['bidi override', '\u202e', 'a character that changes the direction of text (U+202E)'],
    ['bidi isolate', '\u2066', 'a character that changes the direction of text (U+2066)'],
    ['byte order mark inside', '\ufeff', 'a byte order mark inside the text (U+FEFF)'],
    ['zero width space', '\u200b', 'an invisible character (U+200B)'],
    ['zero width joiner', '\u200d', 'an invisible character (U+200D)'],
    ['soft hyphen', '\u00ad', 'an invisible character (U+00AD)'],
    ['variation selector', '\ufe0f', 'an invisible character (U+FE0F)'],
    ['Hangul filler', '\u3164', 'an invisible character (U+3164)'],
    ['combining grapheme joiner', '\u034f', 'an invisible character (U+034F)'],
    ['Braille blank', '\u2800', 'an invisible character (U+2800)'],
    ['tag', '\u{e0041}', 'an invisible character (U+E0041)'],
    ['private use', '\ue000', 'a private-use character (U+E000)'],
    ['private use, second plane', '\u{f0000}', 'a private-use character (U+F0000)'],
    ['unassigned', '\u0378', 'a character that Unicode does not define (U+0378)'],
    ['noncharacter', '\ufffe', 'a character that Unicode does not define (U+FFFE)'],
    ['no-break space', '\u00a0', 'a special space (U+00A0)'],
    ['thin space', '\u2009', 'a special space (U+2009)']
  ])('%s', (_name, character, words) => {
    const end = 5 + character.length
    expect(complaint(utf8(`a: 1\nb: x${character}y\n`))).toBe(`2:5-2:${end} the text holds ${words}`)
    expect(complaint(utf8(`a: 1\n# x ${character}y\n`))).toBe(`2:5-2:${end} the text holds ${words}`)
  })
})

describe('lines that are refused', () => {
  test.each([
    [
      'a line over 500 characters',
      `a: 1\n# ${'x'.repeat(499)}\r\n`,
      /^2:1-2:502 the line has 501 characters/
    ],
    ['a conflict, first marker', 'a: 1\n<<<<<<< HEAD\n', /^2:1-2:13 an unresolved merge conflict/],
    ['a conflict, middle marker', '=======\n', /^1:1-1:8 an unresolved merge conflict/],
    ['a conflict, base marker', 'a: 1\r\n||||||| base\r\n', /^2:1-2:13 an unresolved merge conflict/],
    ['a conflict, last marker', 'a: 1\n>>>>>>> x', /^2:1-2:10 an unresolved merge conflict/],
    ['a directive', '%TAG ! tag:example.org,2000:\n---\na: 1\n', /^1:1-1:29 directives such as/],
    ['a second document', '---\na: 1\n---\nb: 1\n', /^3:1-3:4 a second document/],
    ['a marker after content', 'a: 1\n--- b\n', /^2:1-2:6 a second document/],
    ['many documents', '---\n'.repeat(1000), /^2:1-2:4 a second document/],
    ['content after the end', 'a: 1\n...\nb: 1\n', /^3:1-3:5 there is more after/],
    ['content beside the end', '... a\n', /^1:1-1:6 there is more after/],
    ['a second document after the end', 'a: 1\n...\n---\nb: 1\n', /^3:1-3:4 there is more after/],
    ['an indented marker in the first line', '  ---\na: 1\n', /^1:1-1:6 the first line starts like a marker/],
    [
      'an indented directive in the first line',
      ' %YAML 1.1\n---\na: 1\n',
      /^1:1-1:11 the first line starts like/
    ],
    ['what comes first counts', '%YAML 1.1\na: \0\n<<<<<<< x\n', /^1:1-1:10 directives/]
  ])('%s', (_name, text, expected) => {
    expect(complaint(utf8(text))).toMatch(expected)
  })
})
