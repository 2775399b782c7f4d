import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matches, parsePattern } from '../../src/model/pattern.ts'

const matchesPart = (part: string, name: string): boolean =>
  matches({ platform: 'desk', resource: part, action: '*' }, 'desk', { resource: name, action: 'view' })

describe('one part of a pattern', () => {
  test.each([
    ['leads', 'leads', true],
    ['leads', 'lead', false],
    ['*', 'leads', true],
    ['*', '', true],
    ['view-*', 'view-sent', true],
    ['view-*', 'review-sent', false],
    ['*-sent', 'view-sent', true],
    ['*e*', 'leads', true],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['**', 'leads', true],
    ['a*a*a', 'aa', false],
    ['constructor', 'leads', false]
  ])('%s and %s: %s', (part, name, expected) => {
    expect(matchesPart(part, name)).toBe(expected)
  })

  test('a name with letters taken out is matched by a star in their place', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, word, word, (a, b, c, d) => {
        expect(matchesPart(`${a}*${c}`, a + b + c)).toBe(true)
        expect(matchesPart(`${a}*${c}*`, a + b + c + d)).toBe(true)
      })
    )
  })

  test('agrees with a regular expression', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 })
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
    fc.assert(
      fc.property(part, name, (written, text) => {
        const expression = new RegExp(`^${written.replaceAll('*', '.*')}$`)
        expect(matchesPart(written, text)).toBe(expression.test(text))
      })
    )
  })
})

describe('parsePattern', () => {
  test.each([
    'leads.delete',
    'uspacy:leads',
    'uspacy:leads.delete.all',
    'uspacy:*.*.*',
    '*a:*b.*c*',
    'a:+(x).y',
    'a:{b,c}.d',
    'a:[b].c',
    'a:b/c.d',
    '',
    ':.'
  ])('%s is none', (text) => {
    expect(parsePattern(text)).toBe(null)
  })

  test('three stars are allowed, and none reaches over a part', () => {
    const pattern = parsePattern('*:lea*.*')
    expect(pattern).toEqual({ platform: '*', resource: 'lea*', action: '*' })
    if (pattern === null) throw new Error('no pattern')
    expect(matches(pattern, 'uspacy', { resource: 'leads', action: 'delete' })).toBe(true)
    expect(matches(pattern, 'uspacy', { resource: 'deals', action: 'lea' })).toBe(false)
  })
})
