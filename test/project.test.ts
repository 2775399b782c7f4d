import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ruleIds } from '../src/validate/ids.ts'
import { rules } from '../src/validate/registry.ts'

const root = join(import.meta.dirname, 'rules')

const casesOf = (rule: string): string[] => readdirSync(join(root, rule))

const expectedOf = (rule: string, name: string): string =>
  readFileSync(join(root, rule, name, 'expected.txt'), 'utf8')

const reports = (rule: string, name: string): boolean => expectedOf(rule, name).includes(` ${rule}: `)

/** The behaviours of the platforms, by their numbers in the reference, that speak of a rule. */
const behaviours = [
  'con-1 con-2 con-3 con-5 con-6 con-7 con-8 con-10 con-11 con-12',
  'uni-2 uni-3 uni-4 uni-5 uni-6 uni-9 uni-10',
  'cin-1 cin-2 cin-3 cin-4 cin-5 cin-6 cin-7 cin-9 cin-10 cin-11',
  'cvr-1 cvr-2 cvr-3 cvr-4 cvr-5 cvr-6 cvr-7 cvr-8 cvr-9 cvr-11 cvr-13',
  'usp-1 usp-2 usp-3 usp-4 usp-5 usp-7 usp-8 usp-9 usp-10 usp-11 usp-12 usp-14'
].flatMap((platform) => platform.split(' '))

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  test('is one of the design, as fixed and as severe as it says there', () => {
    expect(ruleIds.get(id)).toEqual({ fixed: rule.fixed, severity: rule.severity })
  })

  test('is explained', () => {
    for (const text of [rule.summary, rule.explanation, rule.basis]) expect(text.length).toBeGreaterThan(20)
    expect(rule.summary).not.toMatch(/\.$|^[A-Z]/)
    expect(rule.explanation).toMatch(/\.$/)
  })

  test('has a case that it reports and one in which it is silent', () => {
    const reporting = casesOf(id).filter((name) => reports(id, name))
    expect(reporting.length).toBeGreaterThan(0)
    expect(casesOf(id).length).toBeGreaterThan(reporting.length)
  })
})

test('every rule of the design is there', () => {
  expect(rules.map(({ id }) => id).toSorted()).toEqual([...ruleIds.keys()].toSorted())
})

test('every folder of cases belongs to a rule', () => {
  expect(readdirSync(root).filter((folder) => rules.every(({ id }) => id !== folder))).toEqual([])
})

test.each(behaviours)('%s has a case', (behaviour) => {
  const cases = readdirSync(root).flatMap((rule) => casesOf(rule))
  expect(cases.some((name) => name.startsWith(`${behaviour}-`))).toBe(true)
})
