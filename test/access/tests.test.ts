import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import { coverageOf } from '../../src/access/testing/coverage.ts'
import { runTests } from '../../src/access/testing/run.ts'
import type { TestResult } from '../../src/model/access-test.ts'
import { contextOf, policyOf } from '../support/policy.ts'

const documents = {
  'targets.yaml': 'kind: Target\nid: uspacy-production\nplatform: uspacy\n',
  'people.yaml': `kind: People
people:
  - {id: ana@example.org, department: Sales, functions: [seller]}
  - {id: bo@example.org, department: Sales}
  - {id: cy@example.org, department: Support, status: leave, functions: [seller]}
  - {id: di@example.org, department: Support, status: departed}
  - {id: eve@example.org, department: Board}
`,
  'seller.yaml': 'kind: JobFunction\nid: seller\nroles:\n  uspacy: [seller]\n',
  'idle.yaml': 'kind: JobFunction\nid: idle\nroles:\n  uspacy: [closer]\n',
  'role.yaml':
    'kind: Role\nplatform: uspacy\nid: seller\ntitle: Seller\ngrants:\n  leads: {view: all, edit: own}\n',
  'closer.yaml':
    'kind: Role\nplatform: uspacy\nid: closer\ntitle: Closer\ngrants:\n  leads: {view: all, edit: all, delete: all}\n',
  'lines.yaml': `kind: Assignments
platform: uspacy
assignments:
  - {user: bo@example.org, roles: [seller]}
  - {user: bo@example.org, roles: [closer], from: 2027-01-01, until: 2027-01-31, reason: Covers}
  - {user: eve@example.org, roles: [seller, head]}
  - {user: outside@example.org, roles: [seller]}
`
}

/** What becomes of one test in the organisation above, and of more documents beside it. */
const resultOf = (written: string, more: Readonly<Record<string, string>> = {}): TestResult => {
  const { policy } = policyOf({
    ...documents,
    ...more,
    'tests.yaml': `kind: AccessTests\ntests:\n  - {name: it, ${written}}\n`
  })
  expect(policy.problems.schema.concat(policy.problems.yaml)).toEqual([])
  const { access, now } = contextOf(policy)
  const [result] = runTests(access, now)
  if (!result) throw new Error('there is no test')
  return result
}

const verdictOf = (result: TestResult): string => {
  if (result.ok) return 'holds'
  return result.failures.length > 0 ? 'fails' : 'undecided'
}

describe('a test holds, fails or is undecided', () => {
  test.each([
    ['holds', 'a role can what it grants', 'who: {role: uspacy:seller}, can: [uspacy:leads.view]'],
    ['fails', 'a role cannot what it lacks', 'who: {role: uspacy:seller}, can: [uspacy:leads.delete]'],
    ['holds', 'a role that nobody has is judged', 'who: {role: uspacy:closer}, can: [uspacy:leads.delete]'],
    [
      'fails',
      'a role says nothing of other platforms',
      'who: {role: uspacy:seller}, cannot: [connie:client-data.view]'
    ],
    ['holds', 'at least this scope: the same', 'who: {role: uspacy:seller}, can: [{uspacy:leads.edit: own}]'],
    ['holds', 'at least this scope: wider', 'who: {role: uspacy:seller}, can: [{uspacy:leads.view: own}]'],
    ['fails', 'at least this scope: narrower', 'who: {role: uspacy:seller}, can: [{uspacy:leads.edit: all}]'],
    [
      'holds',
      'cannot this or wider: narrower is held',
      'who: {role: uspacy:seller}, cannot: [{uspacy:leads.edit: department}]'
    ],
    [
      'fails',
      'cannot this or wider: this is held',
      'who: {role: uspacy:seller}, cannot: [{uspacy:leads.edit: own}]'
    ],
    [
      'fails',
      'cannot this or wider: wider is held',
      'who: {role: uspacy:seller}, cannot: [{uspacy:leads.view: own}]'
    ],
    ['fails', 'cannot without a scope means any', 'who: {role: uspacy:seller}, cannot: [uspacy:leads.edit]'],
    ['undecided', 'a role of unknown content', 'who: {role: uspacy:head}, cannot: [uspacy:leads.delete]'],
    [
      'undecided',
      'whoever has a role of unknown content',
      'who: {user: eve@example.org}, can: [uspacy:leads.delete]'
    ],
    [
      'holds',
      'unknown content does not matter where it is known',
      'who: {user: eve@example.org}, can: [uspacy:leads.view]'
    ],
    [
      'undecided',
      'unknown content may reach further',
      'who: {user: eve@example.org}, cannot: [{uspacy:leads.edit: all}]'
    ],
    ['holds', 'a user through a job function', 'who: {user: ANA@example.org}, can: [uspacy:leads.edit]'],
    ['holds', 'a user in no document', 'who: {user: nobody@example.org}, cannot: [uspacy:leads.view]'],
    [
      'fails',
      'a user in no document can nothing',
      'who: {user: nobody@example.org}, can: [uspacy:leads.view]'
    ],
    ['fails', 'a user on leave', 'who: {user: cy@example.org}, can: [uspacy:leads.view]'],
    ['holds', 'a user who has departed', 'who: {user: di@example.org}, cannot: [uspacy:leads.view]'],
    ['holds', 'a job function: its active people', 'who: {function: seller}, can: [uspacy:leads.edit]'],
    [
      'fails',
      'a job function that nobody has: its roles',
      'who: {function: idle}, cannot: [uspacy:leads.delete]'
    ],
    [
      'holds',
      'a job function that nobody has: its roles, can',
      'who: {function: idle}, can: [uspacy:leads.delete]'
    ],
    ['holds', 'a department: everybody in it', 'who: {department: Sales}, can: [uspacy:leads.edit]'],
    [
      'fails',
      'a department: one of it is enough',
      'at: 2027-01-10, who: {department: Sales}, cannot: [uspacy:leads.delete]'
    ],
    [
      'fails',
      'a department of people who are away can nothing',
      'who: {department: Support}, can: [uspacy:leads.view]'
    ],
    [
      'holds',
      'a department of people who are away',
      'who: {department: Support}, cannot: [uspacy:leads.view]'
    ],
    [
      'holds',
      'everybody, people in no People document too',
      'who: {everybody: {}}, can: [uspacy:leads.view]'
    ],
    [
      'undecided',
      'everybody but not enough excepted',
      'who: {everybody: {except: [bo@example.org]}}, cannot: [uspacy:leads.delete]'
    ],
    [
      'holds',
      'everybody but these',
      'who: {everybody: {except: [EVE@example.org]}}, cannot: [uspacy:leads.delete]'
    ],
    [
      'fails',
      'its own clock',
      'at: 2027-01-10, who: {everybody: {except: [eve@example.org]}}, cannot: [uspacy:leads.delete]'
    ],
    [
      'holds',
      'the end of a day belongs to a period',
      'at: 2027-01-31T23:59:59Z, who: {user: bo@example.org}, can: [uspacy:leads.delete]'
    ],
    [
      'holds',
      'afterwards it is over',
      'at: 2027-02-01, who: {user: bo@example.org}, cannot: [uspacy:leads.delete]'
    ],
    [
      'undecided',
      'exactly these, where somebody else may hold it',
      'permission: uspacy:leads.delete, heldBy: []'
    ],
    [
      'fails',
      'exactly these: somebody else',
      'permission: uspacy:leads.view, heldBy: [ana@example.org, bo@example.org, eve@example.org]'
    ],
    [
      'holds',
      'exactly these',
      'permission: uspacy:leads.view, heldBy: [ana@example.org, bo@example.org, Eve@example.org, outside@example.org]'
    ],
    [
      'fails',
      'exactly these: somebody does not',
      'permission: uspacy:leads.view, heldBy: [ana@example.org, bo@example.org, cy@example.org, eve@example.org, outside@example.org]'
    ],
    ['holds', 'at least so many', 'permission: uspacy:leads.view, holders: {min: 4}'],
    ['fails', 'at least more', 'permission: uspacy:leads.view, holders: {min: 5}'],
    ['holds', 'at most so many', 'permission: uspacy:leads.view, holders: {max: 4}'],
    ['fails', 'at most fewer', 'permission: uspacy:leads.view, holders: {max: 3}'],
    ['undecided', 'at least one, and one may', 'permission: uspacy:leads.delete, holders: {min: 1}'],
    ['fails', 'at least two, and one may', 'permission: uspacy:leads.delete, holders: {min: 2}'],
    ['undecided', 'at most none, and one may', 'permission: uspacy:leads.delete, holders: {max: 0}'],
    ['holds', 'at most one, and one may', 'permission: uspacy:leads.delete, holders: {max: 1}'],
    ['fails', 'a platform that nobody uses', 'permission: connie:client-data.view, heldBy: []']
  ])('%s: %s', (wanted, _, written) => {
    expect(verdictOf(resultOf(written))).toBe(wanted)
  })

  test('a switch reaches everything, whatever scope is asked for', () => {
    const more = {
      'connie.yaml':
        'kind: Role\nplatform: connie\nid: caller\ntitle: Caller\ngrants:\n  channel: [voice-calling]\n'
    }
    const asked = 'who: {role: connie:caller}, '
    expect(verdictOf(resultOf(`${asked}cannot: [{connie:channel.voice-calling: team}]`, more))).toBe('fails')
    expect(verdictOf(resultOf(`${asked}can: [{connie:channel.voice-calling: team}]`, more))).toBe('holds')
  })

  test('where the scope belongs to the role, that scope is meant', () => {
    const more = {
      'approver.yaml':
        'kind: Role\nplatform: cinnox\nid: approver\ntitle: Approver\nscope: department\nbasedOn: agent\ngrants:\n  smart-messaging: {approve: on}\n'
    }
    const asked = 'who: {role: cinnox:approver}, '
    expect(verdictOf(resultOf(`${asked}can: [{cinnox:smart-messaging.approve: department}]`, more))).toBe(
      'holds'
    )
    expect(verdictOf(resultOf(`${asked}cannot: [{cinnox:smart-messaging.approve: full}]`, more))).toBe(
      'holds'
    )
    expect(verdictOf(resultOf(`${asked}can: [{cinnox:smart-messaging.approve: full}]`, more))).toBe('fails')
  })

  test('several targets: it must hold on all of them, and the one that differs is named', () => {
    const more = {
      'staging.yaml': 'kind: Target\nid: uspacy-staging\nplatform: uspacy\nenvironment: staging\n',
      'extra.yaml':
        'kind: Assignments\nplatform: uspacy\ntargets: [uspacy-staging]\nassignments: [{user: ana@example.org, roles: [closer]}]\n'
    }
    const result = resultOf('who: {user: ana@example.org}, cannot: [uspacy:leads.delete]', more)
    expect(result.failures.map(({ message }) => message)).toEqual([
      '`ana@example.org` can `leads.delete` (all) on uspacy-staging through `closer`'
    ])
    expect(resultOf('permission: uspacy:leads.view, holders: {min: 4}', more).actual).toBe(
      'ana@example.org, bo@example.org, eve@example.org and outside@example.org hold it on uspacy-production; ana@example.org, bo@example.org, eve@example.org and outside@example.org hold it on uspacy-staging'
    )
  })
})

describe('what is told', () => {
  test('who differs, and by which line and which grant', () => {
    const result = resultOf('at: 2027-01-10, who: {department: Sales}, cannot: [uspacy:leads.delete]')
    expect(result).toMatchObject({
      name: 'it',
      at: { file: 'policies/tests.yaml', pointer: '/tests/0/name' },
      expected: 'everybody in `Sales` cannot `uspacy:leads.delete`',
      actual: '`bo@example.org` can `leads.delete` (all) on uspacy-production through `closer`',
      failures: [
        {
          at: { pointer: '/tests/0/cannot/0' },
          related: [
            { at: { file: 'policies/lines.yaml', pointer: '/assignments/1/roles/0' } },
            { at: { file: 'policies/closer.yaml', pointer: '/grants/leads/delete' } }
          ]
        }
      ]
    })
  })

  test('what is missing, and what is only narrower', () => {
    const claims = 'can: [uspacy:leads.delete, {uspacy:leads.edit: all}]'
    expect(
      resultOf(`who: {user: ana@example.org}, ${claims}`).failures.map(({ message }) => message)
    ).toEqual([
      '`ana@example.org` cannot `leads.delete` on uspacy-production: `seller` does not give it',
      '`ana@example.org` cannot `leads.edit` (all) on uspacy-production: only own, through `seller`'
    ])
    expect(resultOf(`who: {role: uspacy:seller}, ${claims}`).failures.map(({ message }) => message)).toEqual([
      'the role `seller` cannot `leads.delete` on uspacy-production',
      'the role `seller` cannot `leads.edit` (all) on uspacy-production, only own'
    ])
  })

  test('what to look up where nobody knows', () => {
    expect(resultOf('who: {user: eve@example.org}, cannot: [uspacy:leads.delete]').undecided).toEqual([
      'nobody knows all that `uspacy:head` grants: look it up on uspacy-production and write it down as a Role with `observed`'
    ])
  })

  test('an observed role decides', () => {
    const observed = {
      'head.yaml':
        'kind: Role\nplatform: uspacy\nid: head\nobserved: {by: ana@example.org, on: 2026-11-01}\ngrants:\n  deals: {view: all}\n'
    }
    expect(verdictOf(resultOf('who: {user: eve@example.org}, cannot: [uspacy:leads.delete]', observed))).toBe(
      'holds'
    )
  })

  test.each([
    ['who: {user: ana@example.org}, can: [uspacy:leads.view]', '`ana@example.org` can `uspacy:leads.view`'],
    [
      'who: {function: seller}, can: [{uspacy:leads.view: all}]',
      'whoever has the job function `seller` can `uspacy:leads.view` (all)'
    ],
    [
      'who: {everybody: {except: [eve@example.org]}}, cannot: [uspacy:deals.view]',
      'everybody but eve@example.org cannot `uspacy:deals.view`'
    ],
    ['permission: uspacy:leads.view, heldBy: [ana@example.org]', 'exactly ana@example.org holds it'],
    ['permission: uspacy:leads.view, heldBy: []', 'nobody holds it'],
    ['permission: uspacy:leads.view, holders: {min: 1, max: 3}', 'at least 1 hold it, at most 3 hold it']
  ])('%s is expected as: %s', (written, expected) => {
    expect(resultOf(written).expected).toBe(expected)
  })
})

test('coverage: the sensitive permissions that somebody holds and no test asks about', () => {
  const tests =
    'kind: AccessTests\ntests:\n  - {name: a, who: {role: connie:billing}, cannot: [connie:client-data.export]}\n'
  const { policy } = policyOf({
    'role.yaml':
      'kind: Role\nplatform: connie\nid: billing\ntitle: Billing\ngrants:\n  administrative-functions: [billing, role-configuration]\n  client-data: {export: organization, view: organization}\n',
    'lines.yaml':
      'kind: Assignments\nplatform: connie\nassignments:\n  - {user: ana@example.org, roles: [billing]}\n  - {user: bo@example.org, roles: [intern-of-old], from: 2026-01-01, until: 2026-02-01, reason: Trial}\n',
    'tests.yaml': tests
  })
  const { now } = contextOf(policy)
  const coverage = coverageOf(accessOf(policy), now)
  expect(coverage.held).toBe(3)
  expect(coverage.asked).toBe(1)
  expect(coverage.unasked).toEqual([
    { platform: 'connie', permission: 'administrative-functions.role-configuration', risk: 'critical' },
    { platform: 'connie', permission: 'administrative-functions.billing', risk: 'high' }
  ])
})
