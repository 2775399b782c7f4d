import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Finding, Summary } from '../../src/model/finding.ts'
import type { Location } from '../../src/model/place.ts'
import { findingsPretty } from '../../src/reporters/pretty.ts'
import { coloured, plain } from '../../src/reporters/style.ts'

const at = (
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  file = 'policies/role.yaml'
): Location => ({
  file,
  line,
  column,
  endLine,
  endColumn
})

const finding = (facts: Partial<Finding>): Finding => ({
  rule: 'missing-requirement',
  severity: 'error',
  message: '`leads.delete` needs `leads.edit`, which `deal-maker` does not have',
  help: 'grant `leads.edit: all`, or drop `leads.delete: all`',
  location: at(7, 31, 7, 34),
  related: [],
  fixes: [],
  ...facts
})

const summary: Summary = { errors: 1, warnings: 0, notes: 0, documents: 12 }

const role = [
  'apiVersion: rolewright/v1',
  'kind: Role',
  'platform: uspacy',
  'id: deal-maker',
  'title: 営業 deal maker',
  'grants:',
  '  leads: {view: all, delete: all}',
  '',
  '  deals: {view: all, create: all, edit: all, delete: all, export: all} # a comment that goes on and on until the line is longer than a frame shows, and then a bit more',
  'description: >-',
  '  Makes deals,',
  '  and closes them.'
].join('\n')

const show = (
  findings: readonly Finding[],
  sums = summary,
  style = plain,
  text: string | null = role
): string => findingsPretty(findings, sums, { style, source: () => text })

describe('findingsPretty', () => {
  test('shows the line, what to do, related places and fixes', async () => {
    const full = finding({
      related: [{ message: 'the base is here', location: at(4, 5, 4, 15, 'policies/base.yaml') }],
      fixes: [
        { title: 'grant `leads.edit: all`', widens: true, edits: [] },
        { title: 'drop `leads.delete`', widens: false, edits: [] }
      ]
    })
    await expect(show([full])).toMatchFileSnapshot(join(import.meta.dirname, 'pretty-full.expected.txt'))
  })

  test('shows wide letters, several lines, a long line and the last line', async () => {
    const findings = [
      finding({ location: at(5, 8, 5, 10), rule: 'duplicate-role', message: 'two columns a letter' }),
      finding({ location: at(10, 14, 12, 19), rule: 'schema', message: 'over several lines', help: '' }),
      finding({
        location: at(9, 54, 9, 57),
        rule: 'invalid-scope',
        severity: 'warning',
        message: 'in a long line'
      }),
      finding({ location: at(12, 3, 12, 6), rule: 'yaml', severity: 'note', message: 'in the last line' })
    ]
    const sums = { errors: 2, warnings: 1, notes: 1, documents: 1 }
    await expect(show(findings, sums)).toMatchFileSnapshot(
      join(import.meta.dirname, 'pretty-places.expected.txt')
    )
  })

  test('says so where nothing is wrong', () => {
    expect(show([], { ...summary, errors: 0 })).toBe('nothing wrong in 12 documents\n')
  })

  test('leaves the frame out where the text is not there', () => {
    const without = show([finding({ fixes: [] })], summary, plain, null)
    expect(without.split('\n')).toEqual([
      'policies/role.yaml:7:31 error missing-requirement: `leads.delete` needs `leads.edit`, which `deal-maker` does not have',
      '  help: grant `leads.edit: all`, or drop `leads.delete: all`',
      '',
      '1 error in 12 documents',
      ''
    ])
    const beyond = finding({ location: at(99, 1, 99, 2) })
    expect(show([beyond])).not.toContain('|')
  })

  test('shows what is allowed for a time, and counts it', () => {
    const waiver = {
      owner: 'board@example.org',
      until: Date.UTC(2027, 0, 1),
      reason: 'Only one trained person',
      location: at(9, 5, 9, 60, 'policies/guardrails.yaml')
    }
    const options = { style: plain, source: () => role, waived: [{ finding: finding({}), waiver }] }
    expect(findingsPretty([], { ...summary, errors: 0 }, options).split('\n')).toEqual([
      'allowed for a time',
      '  policies/role.yaml:7:31 missing-requirement: `leads.delete` needs `leads.edit`, which `deal-maker` does not have',
      '    until 2026-12-31, board@example.org answers for it: Only one trained person',
      '    see: policies/guardrails.yaml:9:5 the waiver is here',
      '',
      'nothing wrong in 12 documents, 1 allowed for a time',
      ''
    ])
  })

  test('makes everything harmless that a user or a platform wrote', () => {
    const hostile = 'x\u001b[2J\u202ey'
    const evil = finding({
      message: hostile,
      help: hostile,
      location: at(1, 1, 1, 9, `policies/${hostile}.yaml`),
      related: [{ message: hostile, location: at(1, 1, 1, 2, hostile) }],
      fixes: [{ title: hostile, widens: false, edits: [] }]
    })
    const shown = show([evil], summary, plain, `${hostile}\n${hostile}`)
    expect(shown).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u)
    expect(shown.split('x\\x1b[2J\\u{202e}y')).toHaveLength(9)
  })

  test('says the same with colours', () => {
    const sums = { errors: 1, warnings: 1, notes: 1, documents: 3 }
    const findings = [finding({}), finding({ severity: 'warning' }), finding({ severity: 'note' })]
    const shown = show(findings, sums, coloured)
    expect(shown).toContain('\u001b[31merror\u001b[39m')
    expect(stripVTControlCharacters(shown)).toBe(show(findings, sums))
  })
})
