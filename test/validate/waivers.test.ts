import { describe, expect, test } from 'vitest'
import type { Problem, Waived } from '../../src/model/finding.ts'
import type { Location, Place } from '../../src/model/place.ts'
import type { Rule } from '../../src/model/rule.ts'
import { validate, type Validation } from '../../src/validate/validate.ts'
import { contextOf, policyOf } from '../support/policy.ts'

const rule = 'separation-of-duties'
const place: Place = { file: 'policies/lines.yaml', pointer: '/assignments/0' }

const problem: Problem = {
  message: 'both sides',
  help: 'take one away',
  at: place,
  about: { user: 'ana@example.org', role: 'desk:lead', conflict: 'four-eyes' }
}

const ruleOf = (problems: readonly Problem[], facts: Partial<Rule> = {}): Rule => ({
  id: rule,
  group: 'least privilege',
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

const locate = ({ file, pointer }: Place): Location => ({
  file,
  line: pointer.length + 1,
  column: 1,
  endLine: 1,
  endColumn: 2
})

const waiver = (rest: string, of = rule): string =>
  `  - {rule: ${of}, ${rest}, owner: Board@example.org, until: 2026-12-31, reason: Only one trained person}\n`

/** What is found, at a day, with some waivers. */
const judge = (
  waivers: readonly string[],
  {
    problems = [problem],
    day = '2026-11-21',
    facts = {}
  }: {
    readonly problems?: readonly Problem[]
    readonly day?: string
    readonly facts?: Partial<Rule>
  } = {}
): Validation => {
  const { policy } = policyOf({
    'guardrails.yaml': `kind: Guardrails\n${waivers.length > 0 ? `waivers:\n${waivers.join('')}` : ''}`
  })
  return validate(contextOf(policy, Date.parse(day)), [ruleOf(problems, facts)], locate)
}

const counts = ({ findings, waived }: Validation): readonly number[] => [findings.length, waived.length]

describe('waivers', () => {
  test('what one allows leaves the findings and stands beside them, with who, until when, why and where', () => {
    const { findings, waived } = judge([waiver('user: ana@example.org')])
    expect(findings).toEqual([])
    expect(waived).toEqual<readonly Waived[]>([
      {
        finding: {
          rule,
          severity: 'error',
          message: 'both sides',
          help: 'take one away',
          location: locate(place),
          related: [],
          fixes: []
        },
        waiver: {
          owner: 'board@example.org',
          until: Date.UTC(2027, 0, 1),
          reason: 'Only one trained person',
          location: locate({ file: 'policies/guardrails.yaml', pointer: '/waivers/0' })
        }
      }
    ])
  })

  test.each([
    ['the user', 'user: ana@example.org', [0, 1]],
    ['the user in other letters', 'user: Ana@Example.org', [0, 1]],
    ['the role', 'role: "desk:lead"', [0, 1]],
    ['the conflict', 'conflict: four-eyes', [0, 1]],
    ['all three', 'user: ana@example.org, role: "desk:lead", conflict: four-eyes', [0, 1]],
    ['another user', 'user: bo@example.org', [1, 0]],
    ['another role', 'role: "desk:agent"', [1, 0]],
    ['the user and another conflict', 'user: ana@example.org, conflict: two-keys', [1, 0]]
  ])('one that names %s', (_, named, expected) => {
    expect(counts(judge([waiver(named)]))).toEqual(expected)
  })

  test('one of another rule allows nothing', () => {
    expect(counts(judge([waiver('user: ana@example.org', 'admin-count')]))).toEqual([1, 0])
  })

  test('one that names a person allows nothing that speaks of nobody', () => {
    const { about, ...rest } = problem
    expect(about).toBeDefined()
    expect(counts(judge([waiver('user: ana@example.org')], { problems: [rest] }))).toEqual([1, 0])
  })

  test.each([
    ['2026-12-31T23:59:59Z', [0, 1]],
    ['2027-01-01', [1, 0]]
  ])('one that ends with 2026-12-31, at %s', (day, expected) => {
    expect(counts(judge([waiver('user: ana@example.org')], { day }))).toEqual(expected)
  })

  test.each([
    ['2026-12-31', [0, 1]],
    ['2027-01-01', [1, 0]]
  ])('one that ends with 2026-12-31, for what begins on %s', (begins, expected) => {
    const problems = [{ ...problem, from: Date.parse(begins) }]
    expect(counts(judge([waiver('user: ana@example.org')], { problems }))).toEqual(expected)
  })

  test('nothing of a fixed rule is allowed', () => {
    const result = judge([waiver('user: ana@example.org')], { facts: { fixed: true } })
    expect(counts(result)).toEqual([1, 0])
  })

  test('the same finding is not hidden where one that speaks of somebody else makes it too', () => {
    const other = { ...problem, about: { user: 'bo@example.org' } }
    for (const problems of [
      [problem, other],
      [other, problem]
    ])
      expect(counts(judge([waiver('user: ana@example.org')], { problems }))).toEqual([1, 0])
  })

  test('what is allowed is sorted as the findings are', () => {
    const problems = ['/c', '/bbb', '/aa'].map((pointer) => ({ ...problem, at: { ...place, pointer } }))
    const { waived } = judge([waiver('user: ana@example.org')], { problems })
    expect(waived.map(({ finding }) => finding.location.line)).toEqual([3, 4, 5])
  })
})
