import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable, safe } from '../../src/reporters/safe.ts'

describe('safe', () => {
  test.each([
    ['\u001b[2J', '\\x1b[2J'],
    [
      '\u001b]8;;https://x.example\u0007link\u001b]8;;\u0007',
      '\\x1b]8;;https://x.example\\x07link\\x1b]8;;\\x07'
    ],
    ['\u009b31m', '\\x9b31m'],
    ['a\rb', 'a\\x0db'],
    ['a\nb', 'a\\x0ab'],
    ['a\tb', 'a\\x09b'],
    ['\u007f', '\\x7f'],
    ['agent\u202enimda', 'agent\\u{202e}nimda'],
    ['agent\u2066x\u2069', 'agent\\u{2066}x\\u{2069}'],
    ['\u200ea\u200fb\u061c', '\\u{200e}a\\u{200f}b\\u{61c}'],
    ['ad\u200dmin', 'ad\\u{200d}min'],
    ['\ufeffadmin', '\\u{feff}admin'],
    ['agent\u{e0061}', 'agent\\u{e0061}'],
    ['a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
    ['\ud800', '\\u{d800}'],
    ['\u00ad', '\\xad'],
    ['::error::x', '\\x3a:error::x'],
    ['  ::add-mask::x', '  \\x3a:add-mask::x'],
    ['x ##[error]y', 'x #\\x23[error]y'],
    ['###VSO[task.a]b', '##\\x23VSO[task.a]b']
  ])('%j becomes %j', (text, expected) => {
    expect(safe(text)).toBe(expected)
  })

  test.each(['Équipe', '営業', 'Продажи', 'قسم', '👩', '%s `x` $(y) <b>', 'a ::b', 'a: ##b', '#[x]'])(
    '%s stays',
    (text) => {
      expect(safe(text)).toBe(text)
    }
  )

  test('nothing that a terminal acts on is left, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = safe(text)
        expect(shown).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Cs}/u)
        expect(safe(shown)).toBe(shown)
      })
    )
  })
})

describe('printable', () => {
  test('JSON says the same with nothing in it that a terminal or a log acts on', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.string({ unit: 'binary', maxLength: 1 }),
            fc.constantFrom('##[', '##vso[', '::', '\u009b', '\u{e0061}')
          )
        }),
        (text) => {
          const shown = printable(JSON.stringify({ [text]: text }))
          expect(shown).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Cs}|##[a-z]*\[/iu)
          expect(JSON.parse(shown)).toEqual({ [text]: text })
        }
      )
    )
  })

  test('colours and everything else stay', () => {
    const text = '\u001b[31merror\u001b[39m: Équipe 営業 👩 `a::b`\n'
    expect(printable(text)).toBe(text)
  })
})
