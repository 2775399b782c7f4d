import { describe, expect, test } from 'vitest'
import { ago, lineText, link, quote, short } from '../../../action/report/text.ts'
import { hostileTexts } from '../../support/hostile-text.ts'

const fileUrl = 'https://github.com/example/access/blob/abc/{file}#L{line}'

describe('a link', () => {
  test('is one only where nothing in its address could end it', () => {
    expect(link('here', 'https://github.com/a/b?c=d#L1')).toBe('[here](https://github.com/a/b?c=d#L1)')
    const wrong = [
      '',
      'javascript:alert(1)',
      '//x',
      'https://a b',
      'https://a)b',
      'https://a>b',
      'https://a\nb'
    ]
    for (const url of wrong) expect(link('here', url)).toBe('here')
  })

  test('to a line has the name of the file in code, and nothing of it in its words', () => {
    expect(lineText(fileUrl, 'policies/a b/(x)/ü$&.yaml', 3)).toBe(
      '`policies/a b/(x)/ü$&.yaml` [line 3](https://github.com/example/access/blob/abc/policies/a%20b/%28x%29/%C3%BC%24%26.yaml#L3)'
    )
    for (const text of hostileTexts)
      expect(lineText(fileUrl, text, 3)).toMatch(/ \[line 3\]\(https:\/\/[\w.~:/?#@&+,;=%-]+#L3\)$/)
  })
})

test('a long text is cut where a character ends', () => {
  expect(quote('x'.repeat(599) + '👍👍')).toBe(`\`${'x'.repeat(599)}…\``)
  expect(quote('x'.repeat(600))).toBe(`\`${'x'.repeat(600)}\``)
})

test.each([
  ['sha256:168551b86bbd0123', '`168551b86bbd`'],
  ['3f9c1e0a5b7d2c4e6f8091a2b3c4d5e6f7081920', '`3f9c1e0a5b7d`'],
  ['abc', '`abc`']
])('%s is %s in short', (hash, text) => {
  expect(short(hash)).toBe(text)
})

test.each([
  [0, 'just now'],
  [-5, 'just now'],
  [50, '50 minutes ago'],
  [6 * 60, '6 hours ago'],
  [75 * 60, '75 hours ago'],
  [10 * 24 * 60, '10 days ago']
])('%i minutes are %s', (minutes, text) => {
  expect(ago(1e12, 1e12 - minutes * 60_000)).toBe(text)
})
