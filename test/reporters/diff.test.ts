import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { diffJson } from '../../src/reporters/diff-json.ts'
import { diffPretty } from '../../src/reporters/diff.ts'
import { coloured, plain, type Style } from '../../src/reporters/style.ts'
import { textDifference } from '../../src/reporters/text-difference.ts'
import { differencesOf, everything, type Differences } from './differences.ts'

const show = ({ answer, hunks }: Differences, style: Style = plain): string =>
  diffPretty(answer, { style, hunks })

describe('diffPretty', () => {
  test('shows who gains and loses, roles, assignments and what is let go', async () => {
    await expect(show(everything())).toMatchFileSnapshot(
      join(import.meta.dirname, 'diff-pretty.expected.txt')
    )
  })

  test('says the same in colours', () => {
    expect(stripVTControlCharacters(show(everything(), coloured))).toBe(show(everything()))
  })

  test('says so where nothing differs, and where there is nothing', () => {
    expect(show(differencesOf({}, {}))).toBe(
      [
        'no documents in `main`',
        'no documents in `feature/more-leads`',
        '',
        'nobody gains or loses access, from `main` to `feature/more-leads`',
        ''
      ].join('\n')
    )
  })

  test('says which side has errors, first', () => {
    const documents = { 'a.yaml': 'kind: Role\nplatform: uspacy\nid: a\ngrants: none\n' }
    const [note] = show(differencesOf(documents, { ...documents, 'b.yaml': 'kind: Role\n' })).split('\n')
    expect(note).toBe(
      '2 errors in the documents of `feature/more-leads`: what they say may be missing here; `rolewright validate` there shows them'
    )
  })

  test('leaves a long change of a text out from the twelfth line on', () => {
    const role = (scope: string): string =>
      `kind: Role\nplatform: uspacy\nid: a\ngrants:\n${[
        'leads',
        'deals',
        'contacts',
        'companies',
        'activities',
        'call-log',
        'smart-objects'
      ]
        .slice(0, 5)
        .map((resource) => `  ${resource}:\n    view: ${scope}\n    edit: ${scope}\n`)
        .join('')}`
    const shown = show(differencesOf({ 'a.yaml': role('own') }, { 'a.yaml': role('all') }))
    expect(shown.split('\n').filter((line) => /^ {6}[+-]/.test(line))).toHaveLength(12)
    expect(shown).toContain('\n      and 8 more lines\n')
  })

  test('shows what would act on a terminal as text', () => {
    const { answer } = everything()
    const [first, ...others] = answer.comparison.access
    if (!first) throw new Error('nobody gains or loses')
    const user = '\u001b[2Jana\u202e@example.org'
    const comparison = { ...answer.comparison, access: [{ ...first, user }, ...others] }
    const shown = show({ answer: { ...answer, comparison }, hunks: () => [] })
    expect(shown).toContain('\\x1b[2Jana\\u{202e}@example.org')
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
  })
})

describe('diffJson', () => {
  test('has everything, with places and instants', async () => {
    await expect(diffJson(everything().answer)).toMatchFileSnapshot(
      join(import.meta.dirname, 'diff-json.expected.txt')
    )
  })
})

describe('textDifference', () => {
  test('shows changed lines with three around them', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}\n`)
    const changed = lines.with(10, 'new\n').join('')
    expect(textDifference(lines.join(''), changed)).toEqual([
      {
        header: '@@ -8,7 +8,7 @@',
        lines: [' line 7', ' line 8', ' line 9', '-line 10', '+new', ' line 11', ' line 12', ' line 13']
      }
    ])
  })

  test('is empty for equal texts, also with other line ends, and for texts that have hardly a line in common', () => {
    expect(textDifference('a\nb\n', 'a\nb\n')).toEqual([])
    expect(textDifference('a\r\nb\r\n', 'a\nb\n')).toEqual([])
    const other = (word: string): string =>
      Array.from({ length: 3000 }, (_, index) => `${word} ${index}\n`).join('')
    expect(textDifference(other('a'), other('b'))).toEqual([])
  })

  test('does not tell of a last line without an end', () => {
    expect(textDifference('a', 'b').flatMap(({ lines }) => lines)).toEqual(['-a', '+b'])
  })
})
