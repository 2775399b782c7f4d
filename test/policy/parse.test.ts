import { describe, expect, test } from 'vitest'
import { parse } from '../../src/policy/parse.ts'

const value = (text: string): unknown => {
  const result = parse('a.yaml', text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const nested = (levels: number): string => `a: ${'['.repeat(levels - 1)}x${']'.repeat(levels - 1)}\n`

describe('what is read', () => {
  test.each([
    [
      'no scalar has a type',
      'a: [no, on, y, 012, 0x1F, 1_000, 1e3, 1.10, .nan, -0, 12345678901234567890, 2024-01-01]',
      {
        a: [
          'no',
          'on',
          'y',
          '012',
          '0x1F',
          '1_000',
          '1e3',
          '1.10',
          '.nan',
          '-0',
          '12345678901234567890',
          '2024-01-01'
        ]
      }
    ],
    [
      'words in quotes',
      `a: ["null", '~', "", 'it''s', "\\"\\\\\\u00e9\\x41"]`,
      { a: ['null', '~', '', "it's", '"\\éA'] }
    ],
    [
      'colons inside keys and values',
      '{uspacy:leads.view: own, b: "http://x"}',
      { 'uspacy:leads.view': 'own', b: 'http://x' }
    ],
    ['block text', 'a: >-\n  one\n  two\nb: |\n  one\n  two\n', { a: 'one two', b: 'one\ntwo\n' }],
    ['quoted text over lines', 'a: "one\n  two"\n', { a: 'one two' }],
    ['a list below its key without indent', 'a:\n- x\n- y: z\n  w: v\n', { a: ['x', { y: 'z', w: 'v' }] }],
    ['a pair in a list', 'a: [b: c]', { a: [{ b: 'c' }] }],
    ['JSON', '{"a": ["b", {"c": "d"}], "e": {}}', { a: ['b', { c: 'd' }], e: {} }],
    [
      'names of object members',
      'constructor: {toString: x, hasOwnProperty: y}',
      {
        constructor: { toString: 'x', hasOwnProperty: 'y' }
      }
    ],
    ['numbers as keys, in quotes', '"1": a\n"true": b\n', { '1': 'a', true: 'b' }],
    ['a leading marker', '---\na: b\n', { a: 'b' }],
    ['CRLF', 'a: b\r\nc:\r\n  - d\r\ne: |\r\n  x\r\n  y\r\n', { a: 'b', c: ['d'], e: 'x\ny\n' }]
  ])('%s', (_name, text, expected) => {
    expect(value(text)).toEqual(expected)
  })

  test('32 levels are read, 33 are not', () => {
    expect(parse('a.yaml', nested(32)).ok).toBe(true)
    expect(parse('a.yaml', nested(33))).toMatchObject({
      problems: [{ message: 'lists and maps go more than 32 levels deep' }]
    })
  })

  test.each(['a: |\n', 'a: >-\n\n  \nb: c\n', 'a: >2\n    \n'])(
    'a block of nothing is refused: %j',
    (text) => {
      expect(parse('a.yaml', text)).toMatchObject({
        problems: [{ message: 'there is no text after `|` or `>`' }]
      })
    }
  )

  test('a key of the prototype changes nothing', () => {
    expect(parse('a.yaml', 'a: {"__proto__": {isAdmin: x}}\n').ok).toBe(false)
    expect(parse('a.yaml', 'a: {"\\u005f_proto__": {isAdmin: x}}\n').ok).toBe(false)
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
  })
})

describe('what is refused without end or overflow', () => {
  const deep: readonly (readonly [string, string])[] = [
    ['brackets', `a: ${'['.repeat(100_000)}`],
    ['braces', `a: ${'{a: '.repeat(100_000)}`],
    ['list entries', '- '.repeat(100_000)],
    ['explicit keys', '? '.repeat(100_000)],
    ['indentation', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
    ['anchors', Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}&a k:\n`).join('')],
    ['tags', Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}!a\n`).join('')],
    ['an open quote', `a: "${'x\n'.repeat(200_000)}`],
    ['an open bracket', `a: [\n${'  x,\n'.repeat(150_000)}`],
    ['blank lines in a list', `a: [x,${'\n'.repeat(500_000)}\nb: 1`],
    ['quotes and brackets', `a: ['${`"[{'`.repeat(100_000)}`]
  ]
  test.each(deep)('%s', (_name, text) => {
    const result = parse('a.yaml', text)
    expect(result.ok ? [] : result.problems).toHaveLength(1)
  })

  test.each([
    ['aliases', `a: [${'*b, '.repeat(250_000)}c]`],
    ['empty entries', `a:\n${'  -\n'.repeat(200_000)}`],
    ['a key again and again', `a: {${'k: v, '.repeat(150_000)}l: m}`],
    ['keys that are lists', `a: {${'? [*b, *c, ~] : v, '.repeat(50_000)}l: m}`],
    ['keys that are missing', `a: {${': v, '.repeat(150_000)}l: m}`]
  ])('at most ten problems a file: %s', (_name, text) => {
    const result = parse('a.yaml', text)
    expect(result.ok ? [] : result.problems).toHaveLength(10)
  })
})
