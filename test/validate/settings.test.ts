import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import type { Rule, RuleContext } from '../../src/model/rule.ts'
import { numberOption, severityOf, wordOption } from '../../src/validate/settings.ts'
import { contextOf, policyOf } from '../support/policy.ts'

const rule = (severity: Rule['severity'], fixed = false): Rule => ({
  id: 'admin-count',
  group: 'least privilege',
  severity,
  fixed,
  summary: '',
  explanation: '',
  basis: '',
  *check() {}
})

const policyWith = (setting: string): RuleContext['policy'] =>
  policyOf({
    'guardrails.yaml': `kind: Guardrails\n${setting === '' ? '' : `rules: {admin-count: {${setting}}}\n`}`
  }).policy

/** What the documents say now, and what the base revision said; null where nothing is compared. */
const context = (now: string, before: string | null = null): RuleContext => {
  const base = before === null ? null : policyWith(before)
  return { ...contextOf(policyWith(now)), base: base && { policy: base, access: accessOf(base) } }
}

describe('severityOf', () => {
  test.each([
    ['', null, 'warning'],
    ['severity: error', null, 'error'],
    ['severity: off', null, 'off'],
    ['min: 1', null, 'warning'],
    ['severity: off', 'severity: error', 'error'],
    ['severity: note', 'severity: off', 'note'],
    ['severity: error', 'severity: note', 'error'],
    ['', 'severity: error', 'error'],
    ['severity: off', '', 'warning'],
    ['severity: off', 'min: 1', 'warning'],
    ['severity: off', 'severity: off', 'off']
  ])('%s now and %s before', (now, before, expected) => {
    expect(severityOf(context(now, before), rule('warning'))).toBe(expected)
  })

  test('a fixed rule keeps its own', () => {
    expect(severityOf(context('severity: off', 'severity: note'), rule('error', true))).toBe('error')
  })
})

describe('numberOption', () => {
  test.each([
    ['', null, 4],
    ['max: 9', null, 9],
    ['max: 9', 'max: 3', 3],
    ['max: 2', 'max: 3', 2],
    ['max: 9', '', 4],
    ['max: 9', 'severity: off', 9],
    ['', 'max: 3', 3]
  ])('at most: %s now and %s before', (now, before, expected) => {
    expect(numberOption(context(now, before), 'admin-count', 'max', 4, Math.min)).toBe(expected)
  })

  test('at least: the larger of the two', () => {
    expect(numberOption(context('min: 1', 'min: 3'), 'admin-count', 'min', 2, Math.max)).toBe(3)
  })
})

describe('wordOption', () => {
  test.each([
    ['', null, 'high'],
    ['risk: critical', null, 'critical'],
    ['risk: critical', 'risk: high', 'high'],
    ['risk: critical', '', 'high'],
    ['risk: high', 'risk: critical', 'high'],
    ['risk: critical', 'risk: critical', 'critical'],
    ['risk: critical', 'severity: off', 'critical']
  ])('%s now and %s before', (now, before, expected) => {
    const words = ['high', 'critical'] as const
    expect(wordOption(context(now, before), 'admin-count', 'risk', words, 'high')).toBe(expected)
  })
})
