import { describe, expect, test } from 'vitest'
import { matches, parsePattern } from '../../src/model/pattern.ts'
import { document } from './good.ts'
import { answer, folderWith } from './run.ts'

const stars = (times: number): string => `${'*a'.repeat(times)}b`

/** Patterns that other matchers choke on or understand in several ways. */
const patterns: readonly string[] = [
  '+(+(+(a)))',
  '+(a|aa)',
  '*(+(a))',
  '+(*|?)',
  `@(${'a|'.repeat(400)}a)`,
  stars(40),
  '{a,b}'.repeat(24),
  '{1..100000000}',
  '[[:constructor:]]',
  '[',
  '\\',
  `!${'('.repeat(200)}`,
  '**/'.repeat(64),
  '[\ud800]',
  ''
]

/** Where rules took regular expressions, these would not end. None does. */
const expressions: readonly string[] = [
  '^(a+)+$',
  '^(a|a)*$',
  '^(.*a){20}$',
  '(?=a)',
  '(a)\\1',
  '^(?:x?){30}x{30}$'
]

const conflict = (pattern: string): string =>
  document(
    'kind: Guardrails',
    'conflicts:',
    '  - id: c',
    '    reason: x',
    `    between: [[${JSON.stringify(pattern)}], [uspacy:leads.edit]]`
  )

/** In milliseconds of the processor; the best of three. */
const costOf = (action: () => void): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage()
      action()
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
  )

describe('globs/patterns and globs/regexes', () => {
  test.each([...patterns, ...expressions])('%.40j is no pattern', (text) => {
    for (const whole of [text, `uspacy:${text}.view`, `uspacy:leads.${text}`, `${text}:leads.view`]) {
      expect(parsePattern(whole)).toBe(null)
    }
  })

  test.each([...patterns, ...expressions].filter((text) => text.length < 400))(
    '%.40j is refused in a document',
    async (text) => {
      const { exit, output } = await answer(
        folderWith({ 'a.yaml': conflict(`uspacy:${text}.view`) }),
        'validate',
        '--format',
        'json'
      )
      const findings: readonly { rule: string; location: { line: number } }[] = JSON.parse(output).findings
      expect(exit).toBe(1)
      expect(findings.map(({ rule, location: { line } }) => [rule, line])).toEqual([
        [text.includes('\ud800') ? 'yaml' : 'schema', 6]
      ])
    }
  )

  test('more than three stars are refused, and three on nothing but near misses cost nothing', () => {
    expect(parsePattern(`a:${stars(4)}.c`)).toBe(null)
    const pattern = parsePattern(`a:*${'a'.repeat(20)}*${'a'.repeat(20)}*b.c`)
    if (pattern === null) throw new Error('no pattern')
    const names = [
      `${'a'.repeat(40)}!`,
      ...Array.from({ length: 10_000 }, (_, index) => `${'a'.repeat(60)}${index}`)
    ]
    const isMatched = (resource: string): boolean => matches(pattern, 'a', { resource, action: 'c' })
    expect(names.filter(isMatched)).toEqual([])
    expect(costOf(() => names.forEach(isMatched))).toBeLessThan(50)
  })

  test.each(['uspacy:constructor.view', 'uspacy:leads.toString', 'constructor:leads.view', '*:__proto__.*'])(
    '%s matches nothing, which is told',
    async (pattern) => {
      const { output } = await answer(
        folderWith({ 'a.yaml': conflict(pattern) }),
        'validate',
        '--format',
        'json'
      )
      const findings: readonly { rule: string; location: { line: number } }[] = JSON.parse(output).findings
      expect(findings.map(({ location: { line } }) => line)).toEqual([6])
    }
  )
})
