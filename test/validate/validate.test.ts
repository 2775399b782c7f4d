import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/model/finding.ts'
import type { Location, Place } from '../../src/model/place.ts'
import type { Rule, RuleContext } from '../../src/model/rule.ts'
import { summarise, validate } from '../../src/validate/validate.ts'
import { contextOf, policyOf } from '../support/policy.ts'

const at = (file: string, line: number, column = 1): Location => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column + 1
})

const problem = (message: string, where: Place | Location): Problem => ({
  message,
  help: 'mend it',
  at: where
})

const ruleOf = (id: string, problems: readonly Problem[], facts: Partial<Rule> = {}): Rule => ({
  id,
  group: 'platform',
  severity: 'error',
  fixed: false,
  summary: '',
  explanation: '',
  basis: '',
  *check() {
    yield* problems
  },
  ...facts
})

const contextWith = (guardrails = 'kind: Guardrails'): RuleContext =>
  contextOf(policyOf({ 'guardrails.yaml': guardrails }).policy)

const locate = (place: Place): Location => at(place.file, place.pointer.length + 1)

describe('validate', () => {
  test('sorts by file, line, column, rule and message, by code units', () => {
    const rules = [
      ruleOf('b', [
        problem('x', at('b.yaml', 1)),
        problem('x', at('a.yaml', 10)),
        problem('x', at('a.yaml', 9, 2))
      ]),
      ruleOf('a', [
        problem('y', at('a.yaml', 10)),
        problem('w', at('a.yaml', 10)),
        problem('x', at('B.yaml', 3))
      ])
    ]
    const { findings } = validate(contextWith(), rules, locate)
    expect(
      findings.map(({ location, rule, message }) => `${location.file}:${location.line} ${rule} ${message}`)
    ).toEqual([
      'B.yaml:3 a x',
      'a.yaml:9 b x',
      'a.yaml:10 a w',
      'a.yaml:10 a y',
      'a.yaml:10 b x',
      'b.yaml:1 b x'
    ])
  })

  test('reports the same thing at the same place once, however it was found', () => {
    const place: Place = { file: 'a.yaml', pointer: '/id' }
    const rules = [
      ruleOf('a', [problem('x', place), problem('x', locate(place)), problem('y', place)]),
      ruleOf('b', [problem('x', place)])
    ]
    expect(validate(contextWith(), rules, locate).findings).toHaveLength(3)
  })

  test('turns every place into lines, related ones too', () => {
    const place: Place = { file: 'a.yaml', pointer: '/id' }
    const found = {
      ...problem('x', place),
      related: [{ message: 'there', at: { file: 'b.yaml', pointer: '' } }]
    }
    expect(validate(contextWith(), [ruleOf('a', [found])], locate).findings).toEqual([
      {
        rule: 'a',
        severity: 'error',
        message: 'x',
        help: 'mend it',
        location: at('a.yaml', 4),
        related: [{ message: 'there', location: at('b.yaml', 1) }],
        fixes: []
      }
    ])
  })

  test('looks up nothing where nothing is reported', () => {
    const never = (): Location => {
      throw new Error('looked up')
    }
    expect(validate(contextWith(), [ruleOf('a', [])], never).findings).toEqual([])
  })

  test.each(['error', 'warning', 'note'])('takes the severity %s from the guardrails', (severity) => {
    const guardrails = `kind: Guardrails\nrules: {missing-requirement: {severity: ${severity}}}`
    const rules = [ruleOf('missing-requirement', [problem('x', at('a.yaml', 1))])]
    expect(
      validate(contextWith(guardrails), rules, locate).findings.map((finding) => finding.severity)
    ).toEqual([severity])
  })

  test('runs no rule that is off, unless it is fixed', () => {
    const guardrails =
      'kind: Guardrails\nrules: {missing-requirement: {severity: off}, role-count: {severity: off}}'
    const problems = [problem('x', at('a.yaml', 1))]
    const rules = [ruleOf('missing-requirement', problems), ruleOf('role-count', problems, { fixed: true })]
    expect(
      validate(contextWith(guardrails), rules, locate).findings.map(({ rule, severity }) => [rule, severity])
    ).toEqual([['role-count', 'error']])
  })

  test('keeps the severity of a rule of which only options are set', () => {
    const guardrails = 'kind: Guardrails\nrules: {admin-count: {min: 2}}'
    const rules = [ruleOf('admin-count', [problem('x', at('a.yaml', 1))], { severity: 'note' })]
    expect(validate(contextWith(guardrails), rules, locate).findings.map(({ severity }) => severity)).toEqual(
      ['note']
    )
  })
})

test('summarise counts each severity', () => {
  const rules = [
    ruleOf('a', [problem('x', at('a.yaml', 1)), problem('y', at('a.yaml', 1))]),
    ruleOf('b', [problem('x', at('a.yaml', 1))], { severity: 'warning' }),
    ruleOf('c', [problem('x', at('a.yaml', 1))], { severity: 'note' })
  ]
  const { findings } = validate(contextWith(), rules, locate)
  expect(summarise(findings, 7)).toEqual({ errors: 2, warnings: 1, notes: 1, documents: 7 })
})
