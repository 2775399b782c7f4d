import { describe, expect, test } from 'vitest'
import { branchLacks, recordLacks } from '../../action/doctor/branch-rules.ts'
import type { BranchRule } from '../../action/github/port.ts'
import { approval, rule, soundRules, told, type Told } from './doctor-files.ts'

const found = (rules: readonly BranchRule[]): Told => told(branchLacks(rules, 'main'))

const nothing: Told = { missing: [], advice: [] }

describe('what the rules of the branch lack is missing', () => {
  const without = (type: string): readonly BranchRule[] => soundRules.filter((each) => each.type !== type)
  const withPull = (name: string): readonly BranchRule[] =>
    soundRules.map((each) =>
      each.type === 'pull_request' ? rule(each.type, { ...each.parameters, [name]: false }) : each
    )
  const withChecks = (...checks: readonly unknown[]): readonly BranchRule[] => [
    ...without('required_status_checks'),
    rule('required_status_checks', {
      strict_required_status_checks_policy: true,
      required_status_checks: checks
    })
  ]

  test.each<readonly [string, readonly BranchRule[], string]>([
    ['pull requests', without('pull_request'), 'nothing makes a change of `main` go through a pull request'],
    [
      'dismissal',
      withPull('dismiss_stale_reviews_on_push'),
      'an approval stays when new commits come after it'
    ],
    [
      'the last push',
      withPull('require_last_push_approval'),
      'whoever pushed last may be the one who approves'
    ],
    ['code owners', withPull('require_code_owner_review'), 'the owners of a document need not be asked'],
    ['the check', withChecks({ context: 'plan' }), 'the check `rolewright/approval` is not required'],
    [
      'its source',
      withChecks({ context: 'rolewright/approval' }),
      'the check `rolewright/approval` is taken from anybody'
    ],
    ['deletion', without('deletion'), '`main` can be deleted'],
    ['history', without('non_fast_forward'), 'the history of `main` can be rewritten']
  ])('%s', (_, rules, message) => {
    expect(found(rules)).toEqual({ missing: [message], advice: [] })
  })

  test.each<readonly [string, readonly BranchRule[], string]>([
    ['another app', withChecks({ ...approval, integration_id: 7 }), 'expected from another app'],
    [
      'an old plan',
      [
        ...without('required_status_checks'),
        rule('required_status_checks', { required_status_checks: [approval] })
      ],
      'can be merged although its plan was made before'
    ]
  ])('%s is advice', (_, rules, message) => {
    expect(found(rules)).toEqual({ missing: [], advice: [expect.stringContaining(message)] })
  })

  test('a merge queue does for a plan that is up to date, and rules of several levels add up', () => {
    const loose = rule('required_status_checks', { required_status_checks: [approval] })
    expect(found([rule('pull_request'), loose, ...soundRules])).toEqual(nothing)
    expect(found([...without('required_status_checks'), loose, rule('merge_queue')])).toEqual(nothing)
  })

  test('what GitHub may send one day is no reason to fail', () => {
    for (const parameters of [{ required_status_checks: 'all' }, { required_status_checks: [null, 7, {}] }])
      expect(
        found([...without('required_status_checks'), rule('required_status_checks', parameters)])
      ).toEqual({
        missing: ['the check `rolewright/approval` is not required'],
        advice: [expect.stringContaining('can be merged although')]
      })
  })
})

test('the branch with the record lacks what keeps it whole', () => {
  expect(told(recordLacks([rule('pull_request')], 'rolewright-record'))).toEqual({
    missing: ['`rolewright-record` can be deleted', 'the history of `rolewright-record` can be rewritten'],
    advice: []
  })
  expect(recordLacks([rule('deletion'), rule('non_fast_forward')], 'rolewright-record')).toEqual([])
})
