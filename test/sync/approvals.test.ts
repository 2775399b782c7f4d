import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import type { Risk } from '../../src/model/catalog.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Gap, PlannedAccess, PlannedDelta } from '../../src/model/plan.ts'
import { approvalsOf, type ApprovalInput } from '../../src/sync/approvals.ts'
import type { Version } from '../../src/sync/version.ts'
import { now } from '../support/builders.ts'
import { policyOf } from '../support/policy.ts'
import { runs } from '../support/runs.ts'

const people = `kind: People
people:
  - {id: ana@example.org, github: ana}
  - {id: bo@example.org, github: bo}
  - {id: cy@example.org, github: cy}
  - {id: board1@example.org, github: board-one}
  - {id: board2@example.org, github: board-two}
  - {id: away@example.org, github: away, status: leave}
  - {id: gone@example.org, github: gone, status: departed}
  - {id: nameless@example.org}
`
const lines = `kind: Assignments
platform: uspacy
assignments:
  - {user: cy@example.org, roles: [hr]}
  - {user: bo@example.org, roles: [head]}
  - {user: ana@example.org, roles: [employee]}
`
const target = (id: string) => `kind: Target
id: ${id}
platform: uspacy
subscription: professional
`

/** An organisation with the guardrails of a test, and documents that take the place of others. */
const versionOf = (guardrails: string, documents: Readonly<Record<string, string>> = {}): Version => {
  const { policy } = policyOf({
    'people.yaml': people,
    'lines.yaml': lines,
    'target.yaml': target('live'),
    ...(guardrails !== '' && { 'guardrails.yaml': `kind: Guardrails\n${guardrails}` }),
    ...documents
  })
  const wrong = [...policy.problems.yaml, ...policy.problems.schema]
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong))
  return { policy, access: accessOf(policy) }
}

const approvals = (...routes: readonly string[]): string =>
  `approvals:\n${routes.map((route) => `  - ${route}\n`).join('')}`

const delta = (permission: string, given: Partial<PlannedDelta> = {}): PlannedDelta => ({
  permission,
  scope: 'all',
  was: null,
  risk: 'low',
  through: ['head'],
  from: null,
  until: null,
  ...given
})

const change = (user: string, given: Partial<PlannedAccess>): PlannedAccess => ({
  user,
  target: 'live',
  platform: 'uspacy',
  gained: [],
  lost: [],
  ...given
})

const gains = (
  user: string,
  permission: string,
  risk: Risk,
  given: Partial<PlannedDelta> = {}
): PlannedAccess => change(user, { gained: [delta(permission, { risk, ...given })] })

const gapOf = (given: Partial<Gap> = {}): Gap => ({
  target: 'live',
  user: 'ana@example.org',
  permissions: { 'leads.view': 'own' },
  from: 'one',
  until: 'two',
  steps: 2,
  seconds: 60,
  ...given
})

const rename: Operation = {
  id: 'one',
  target: 'live',
  kind: 'rename-role',
  role: 'head',
  user: null,
  before: { title: 'A' },
  after: { title: 'B' },
  reason: '',
  source: null
}

const exchange: Operation = {
  ...rename,
  kind: 'set-role',
  role: 'seller',
  user: 'ana@example.org',
  before: { role: 'head', unit: null },
  after: { role: 'seller', unit: null }
}

const needed = (given: Partial<ApprovalInput> & { readonly head: Version }) =>
  approvalsOf({ base: null, now, access: [], operations: [], gaps: [], ...given })

const critical = gains('ana@example.org', 'leads.delete', 'critical')
const low = gains('ana@example.org', 'leads.view', 'low')
const board = 'from: {people: [board1@example.org, board2@example.org]}'

describe('which routes ask', () => {
  test.each<[string, string, Partial<ApprovalInput>, boolean]>([
    ['the platform', '{platform: uspacy}', { access: [low] }, true],
    ['another platform', '{platform: connie}', { access: [low] }, false],
    ['the target', '{target: live}', { access: [low] }, true],
    ['another target', '{target: test}', { access: [low] }, false],
    ['the role that it comes through', '{role: "uspacy:head"}', { access: [low] }, true],
    ['another role', '{role: "uspacy:hr"}', { access: [low] }, false],
    ['a role of that name elsewhere', '{role: "connie:head"}', { access: [low] }, false],
    ['the permission', '{permission: "uspacy:leads.view"}', { access: [low] }, true],
    ['a pattern', '{permission: "uspacy:lead*.*"}', { access: [low] }, true],
    ['a pattern of another platform', '{permission: "connie:*.*"}', { access: [low] }, false],
    ['another permission', '{permission: "uspacy:leads.delete"}', { access: [low] }, false],
    ['less than the risk', '{risk: critical}', { access: [low] }, false],
    ['the risk', '{risk: critical}', { access: [critical] }, true],
    ['more than the risk', '{risk: medium}', { access: [critical] }, true],
    [
      'all of it, for one thing',
      '{platform: uspacy, target: live, role: "uspacy:head", permission: "uspacy:leads.*", risk: high}',
      { access: [critical] },
      true
    ],
    [
      'all of it, but for two things',
      '{permission: "uspacy:leads.view", risk: critical}',
      { access: [change('ana@example.org', { gained: [...critical.gained, ...low.gained] })] },
      false
    ],
    [
      'a gain that begins later',
      '{risk: critical}',
      {
        access: [gains('ana@example.org', 'leads.delete', 'critical', { from: '2027-01-01T00:00:00.000Z' })]
      },
      true
    ],
    [
      'a loss',
      '{platform: uspacy}',
      { access: [change('ana@example.org', { lost: critical.gained })] },
      false
    ],
    [
      'a loss, where any change is asked for',
      '{platform: uspacy, change: any}',
      { access: [change('ana@example.org', { lost: critical.gained })] },
      true
    ],
    [
      'a loss that is not risky enough',
      '{risk: critical, change: any}',
      { access: [change('ana@example.org', { lost: low.gained })] },
      false
    ],
    ['a gain, where any change is asked for', '{change: any}', { access: [low] }, true],
    ['an operation that gives nobody anything', '{platform: uspacy}', { operations: [rename] }, false],
    [
      'an operation, where any change is asked for',
      '{role: "uspacy:head", change: any}',
      { operations: [rename] },
      true
    ],
    [
      'a role that makes room for another, where any change of it is asked for',
      '{role: "uspacy:head", change: any}',
      { operations: [exchange] },
      true
    ],
    ['an operation has no risk', '{risk: low, change: any}', { operations: [rename] }, false],
    ['a gap', '{target: live}', { gaps: [gapOf()] }, true],
    ['a gap elsewhere', '{target: test}', { gaps: [gapOf()] }, false],
    [
      'a gap in a permission',
      '{platform: uspacy, permission: "uspacy:leads.view"}',
      { gaps: [gapOf()] },
      true
    ],
    ['a gap comes through no role', '{role: "uspacy:head"}', { gaps: [gapOf()] }, false],
    ['a gap that is not risky enough', '{risk: critical}', { gaps: [gapOf()] }, false],
    [
      'a gap that is',
      '{risk: high}',
      { gaps: [gapOf({ permissions: { 'leads.view': 'own', 'leads.delete': 'all' } })] },
      true
    ],
    ['nothing', '{change: any}', {}, false]
  ])('%s', (_name, when, given, asks) => {
    const head = versionOf(approvals(`{when: ${when}, ${board}}`))
    expect(needed({ head, ...given })).toHaveLength(asks ? 1 : 0)
  })

  test('a route as it is shown, and why it asks', () => {
    const head = versionOf(
      approvals(`{when: {risk: high, platform: uspacy}, from: {people: [Board1@example.org]}, count: 2}`)
    )
    expect(needed({ head, access: [critical] })).toEqual([
      {
        when: { platform: 'uspacy', risk: 'high' },
        from: { roles: [], people: ['board1@example.org'] },
        count: 2,
        approvers: ['board1@example.org'],
        because: ['`ana@example.org` gains `leads.delete` (all) on `live`: critical']
      }
    ])
  })

  test('reasons: gaps first, then the largest risk, ten at most, and when', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      gains(`p${index}@example.org`, 'leads.view', index === 11 ? 'critical' : 'low', {
        scope: index === 1 ? 'own' : 'all',
        from: index === 0 ? '2027-01-01T00:00:00.000Z' : null,
        until: index === 0 ? '2027-02-01T00:00:00.000Z' : null
      })
    )
    const unknown = gains('ana@example.org', 'undocumented.manager', 'high')
    const gaps = [gapOf(), gapOf({ permissions: { 'leads.delete': 'all' }, steps: 1 })]
    const head = versionOf(approvals(`{when: {platform: uspacy}, ${board}}`))
    expect(needed({ head, access: [...many, unknown], gaps })[0]?.because).toEqual([
      '`ana@example.org` is without `leads.delete` (all) on `live` for 1 step',
      '`ana@example.org` is without `leads.view` (own) on `live` for 2 steps',
      '`p11@example.org` gains `leads.view` (all) on `live`: critical',
      '`ana@example.org` gains whatever else `manager` may do on `live`: high',
      '`p0@example.org` gains `leads.view` (all) on `live` from 2027-01-01 until 2027-02-01: low',
      '`p1@example.org` gains `leads.view` (own) on `live`: low',
      ...[2, 3, 4, 5].map((index) => `\`p${index}@example.org\` gains \`leads.view\` (all) on \`live\`: low`),
      'and 5 more'
    ])
  })

  test.each([
    [10, 10, '`p9@example.org` gains `leads.view` (all) on `live`: low'],
    [11, 11, 'and 1 more']
  ])('of %i reasons %i lines', (number, count, last) => {
    const access = Array.from({ length: number }, (_, index) =>
      gains(`p${index}@example.org`, 'leads.view', 'low')
    )
    const found = needed({ head: versionOf(approvals(`{when: {platform: uspacy}, ${board}}`)), access })
    expect(found[0]?.because).toHaveLength(count)
    expect(found[0]?.because.at(-1)).toBe(last)
  })

  test('reasons where any change is asked for', () => {
    const lost = [
      delta('leads.view', { scope: 'own', was: 'all' }),
      delta('leads.delete', { scope: 'none', was: 'all', risk: 'critical' })
    ]
    const head = versionOf(approvals(`{when: {change: any}, ${board}}`))
    const access = [change('ana@example.org', { lost })]
    expect(needed({ head, access, operations: [rename] })[0]?.because).toEqual([
      '`ana@example.org` loses `leads.delete` (all) on `live`',
      '`ana@example.org` loses `leads.view` (all), down to own on `live`',
      'rename role `head` on `live`'
    ])
  })
})

describe('both versions judge', () => {
  const route = (when: string, count = 1): string => `{when: ${when}, ${board}, count: ${count}}`
  test('routes of the head in their order, then those of the base alone, each once', () => {
    const head = versionOf(
      approvals(
        route('{risk: high}'),
        route('{platform: uspacy}'),
        route('{risk: high}'),
        route('{risk: low}', 2)
      )
    )
    const base = versionOf(
      approvals(
        route('{target: live}'),
        route('{platform: uspacy}'),
        route('{risk: low}', 1),
        route('{platform: connie}')
      )
    )
    const found = needed({ head, base, access: [critical] })
    expect(found.map(({ when, count }) => [when, count])).toEqual([
      [{ risk: 'high' }, 1],
      [{ platform: 'uspacy' }, 1],
      [{ risk: 'low' }, 2],
      [{ target: 'live' }, 1],
      [{ risk: 'low' }, 1]
    ])
  })
  test('a route that the head drops still asks', () => {
    const base = versionOf(approvals(route('{risk: critical}', 2)))
    expect(needed({ head: versionOf(''), base, access: [critical] })).toHaveLength(1)
  })
  test('a target that the head gives another name', () => {
    const base = versionOf(approvals(route('{target: former}')), { 'target.yaml': target('former') })
    expect(needed({ head: versionOf(''), base, access: [critical] })).toHaveLength(1)
  })
  test('a risk that the head lowers', () => {
    const platform = (risk: Risk) => ({
      'target.yaml': `kind: Platform
id: shop
title: Shop
sources: [{id: manual, title: Manual, read: 2026-11-01}]
scopes: []
scopePer: grant
resources:
  orders: {title: Orders, category: Orders, actions: {refund: {title: Refund, description: Gives money back, risk: ${risk}}}}
roles: {}
rolesPerUser: {min: 0}
customRoles: {basedOnRequired: false, scopeRequired: false}
administers: {}
deleteInUse: refuse
effects:
  roleChange: {when: at-once, signInAgain: nobody}
  assignment: {when: at-once, signInAgain: nobody}
`,
      'shop.yaml': 'kind: Target\nid: live\nplatform: shop\n'
    })
    const asks = approvals(route('{risk: critical}'))
    const gained = [delta('orders.refund', { scope: 'on', risk: 'low' })]
    const access = [change('ana@example.org', { platform: 'shop', gained })]
    const base = versionOf(asks, platform('critical'))
    expect(needed({ head: versionOf(asks, platform('low')), base, access })[0]?.because).toEqual([
      '`ana@example.org` gains `orders.refund` on `live`: critical'
    ])
    expect(needed({ head: versionOf(asks, platform('low')), access })).toEqual([])
  })
})

describe('who may approve', () => {
  const everybody =
    'from: {people: [nameless@example.org, gone@example.org, away@example.org, nobody@example.org, board2@example.org, board1@example.org, bo@example.org], roles: ["uspacy:hr", "uspacy:head"]}'
  const approversOf = (
    given: Partial<ApprovalInput> & { readonly head: Version }
  ): readonly string[] | undefined => needed({ access: [critical], ...given })[0]?.approvers
  const head = versionOf(approvals(`{when: {platform: uspacy}, ${everybody}}`))

  test('active people with a name on GitHub, named or holding a role, each once, sorted', () => {
    expect(approversOf({ head })).toEqual([
      'bo@example.org',
      'board1@example.org',
      'board2@example.org',
      'cy@example.org'
    ])
  })
  test('nobody who gains anything, elsewhere or later too', () => {
    const elsewhere = change('board1@example.org', {
      target: 'other',
      platform: 'connie',
      gained: low.gained
    })
    const later = gains('cy@example.org', 'leads.view', 'low', { from: '2027-01-01T00:00:00.000Z' })
    const losing = change('bo@example.org', { lost: low.gained })
    expect(approversOf({ head, access: [critical, elsewhere, later, losing] })).toEqual([
      'bo@example.org',
      'board2@example.org'
    ])
  })
  test('nobody who gains in another part of the plan', () => {
    const gainers = new Set(['ana@example.org', 'bo@example.org'])
    expect(approversOf({ head, gainers })).not.toContain('bo@example.org')
  })
  test('nobody who gains under another e-mail, and nobody twice', () => {
    const twins = `${people.replace('github: ana', 'github: Ana')}  - {id: twin@example.org, github: ANA}\n  - {id: board3@example.org, github: board-TWO}\n`
    const both = versionOf(
      approvals(
        '{when: {platform: uspacy}, from: {people: [twin@example.org, board3@example.org, board2@example.org]}}'
      ),
      { 'people.yaml': twins }
    )
    expect(approversOf({ head: both })).toEqual(['board2@example.org'])
  })
  test('as the base has it: its people, names and holders', () => {
    const changed = versionOf(approvals(`{when: {platform: uspacy}, ${everybody}}`), {
      'people.yaml': people
        .replace('github: bo}', 'github: bo, status: leave}')
        .replace('{id: nameless@example.org}', '{id: nameless@example.org, github: new-name}'),
      'lines.yaml': lines.replace(
        'user: ana@example.org, roles: [employee]',
        'user: ana@example.org, roles: [hr]'
      )
    })
    expect(approversOf({ head: changed, base: head })).toEqual([
      'bo@example.org',
      'board1@example.org',
      'board2@example.org',
      'cy@example.org'
    ])
    expect(approversOf({ head: changed })).toEqual([
      'board1@example.org',
      'board2@example.org',
      'cy@example.org',
      'nameless@example.org'
    ])
  })
  test('holders of today, not of tomorrow', () => {
    const temporary = versionOf(approvals('{when: {platform: uspacy}, from: {roles: ["uspacy:hr"]}}'), {
      'lines.yaml': `kind: Assignments
platform: uspacy
assignments:
  - {user: bo@example.org, roles: [employee]}
  - {user: bo@example.org, roles: [hr], from: 2026-12-01, until: 2026-12-31, reason: Cover}
  - {user: cy@example.org, roles: [employee]}
  - {user: cy@example.org, roles: [hr], from: 2026-11-01, until: 2026-11-30, reason: Cover}
`
    })
    expect(approversOf({ head: temporary })).toEqual(['cy@example.org'])
  })
  test('nobody at all is possible, and shown', () => {
    const alone = versionOf(approvals('{when: {platform: uspacy}, from: {people: [ana@example.org]}}'))
    expect(needed({ head: alone, access: [critical] })).toMatchObject([{ count: 1, approvers: [] }])
  })
})

describe('waivers and overrides', () => {
  const conflicts = `conflicts:
  - {id: four-eyes, between: [["uspacy:leads.create"], ["uspacy:leads.delete"]], reason: Two people}
`
  const waiver = (given: string): string =>
    `waivers:\n  - {rule: separation-of-duties, ${given}, reason: Only one trained person}\n`
  const forAna = 'conflict: four-eyes, user: ana@example.org, owner: board1@example.org, until: 2026-12-31'
  const override = (upTo: number, until: string): string =>
    `overrides:\n  - {guard: removals, target: live, upTo: ${upTo}, owner: board1@example.org, until: ${until}, reason: Agency}\n`
  const none = versionOf(conflicts)

  test('a new waiver needs its owner', () => {
    expect(needed({ head: versionOf(conflicts + waiver(forAna)), base: none })).toEqual([
      {
        when: { waiver: 'separation-of-duties', conflict: 'four-eyes', user: 'ana@example.org' },
        from: { roles: [], people: ['board1@example.org'] },
        count: 1,
        approvers: ['board1@example.org'],
        because: [
          'the waiver of `separation-of-duties` for `four-eyes`, `ana@example.org` until 2026-12-31 is new or longer'
        ]
      }
    ])
  })
  test('a new override needs its owner', () => {
    expect(needed({ head: versionOf(override(80, '2026-12-31')), base: none })).toEqual([
      {
        when: { override: 'removals', target: 'live' },
        from: { roles: [], people: ['board1@example.org'] },
        count: 1,
        approvers: ['board1@example.org'],
        because: ['the override of `removals` on `live` up to 80 until 2026-12-31 is new or wider']
      }
    ])
  })
  test.each<[string, string, string, number]>([
    ['a waiver that stays', waiver(forAna), waiver(forAna), 0],
    ['a shorter one', waiver(forAna), waiver(forAna.replace('2026-12-31', '2026-12-30')), 0],
    ['a longer one', waiver(forAna), waiver(forAna.replace('2026-12-31', '2027-01-01')), 1],
    ['one for somebody else', waiver(forAna), waiver(forAna.replace('ana@', 'bo@')), 1],
    ['one that is over already', '', waiver(forAna.replace('2026-12-31', '2026-11-20')), 0],
    ['one that is gone', waiver(forAna), '', 0],
    ['an override that stays', override(8, '2026-12-31'), override(8, '2026-12-31'), 0],
    ['a longer override', override(8, '2026-12-31'), override(8, '2027-12-31'), 1],
    ['an override for more', override(8, '2026-12-31'), override(9, '2026-12-31'), 1],
    ['an override for fewer', override(8, '2026-12-31'), override(7, '2026-12-01'), 0],
    ['an override that is over already', '', override(9, '2026-11-20'), 0]
  ])('%s', (_name, before, after, number) => {
    const head = versionOf(conflicts + after)
    expect(needed({ head, base: versionOf(conflicts + before) })).toHaveLength(number)
    expect(needed({ head })).toEqual([])
  })
  test('the owner may not be the one it is for, nor gain by the plan', () => {
    const own = versionOf(conflicts + waiver(forAna.replace('board1@', 'ana@')))
    expect(needed({ head: own, base: none })).toMatchObject([{ approvers: [] }])
    const head = versionOf(conflicts + waiver(forAna))
    const access = [gains('board1@example.org', 'leads.view', 'low')]
    expect(needed({ head, base: none, access })).toMatchObject([{ approvers: [] }])
  })
  test.each<[string, string, boolean]>([
    ['the risk, which is the greatest', '{risk: critical}', true],
    ['the platform of its conflict', '{platform: uspacy}', true],
    ['another platform', '{platform: connie}', false],
    ['a permission of its conflict', '{permission: "uspacy:leads.delete"}', true],
    ['another permission', '{permission: "uspacy:deals.delete"}', false],
    ['any target', '{target: live}', true],
    ['no role', '{role: "uspacy:hr"}', false]
  ])('which routes a waiver of a conflict asks: %s', (_name, when, asks) => {
    const route = approvals(`{when: ${when}, from: {people: [ana@example.org, board2@example.org]}}`)
    const found = needed({ head: versionOf(conflicts + waiver(forAna) + route), base: none })
    expect(found.map(({ approvers }) => approvers)).toEqual([
      ...(asks ? [['board2@example.org']] : []),
      ['board1@example.org']
    ])
    expect(found[0]?.because).toHaveLength(1)
  })
  test.each<[string, string, boolean]>([
    ['its role', '{role: "uspacy:hr"}', true],
    ['another role', '{role: "uspacy:head"}', false],
    ['its platform', '{platform: uspacy}', true],
    ['another platform', '{platform: connie}', false],
    ['no permission', '{permission: "uspacy:leads.view"}', false]
  ])('which routes a waiver for a role asks: %s', (_name, when, asks) => {
    const given = 'role: "uspacy:hr", owner: board1@example.org, until: 2026-12-31'
    const head = versionOf(conflicts + waiver(given) + approvals(`{when: ${when}, ${board}}`))
    expect(needed({ head, base: none })).toHaveLength(asks ? 2 : 1)
  })
  test.each<[string, string, boolean]>([
    ['its target', '{target: live}', true],
    ['another target', '{target: test}', false],
    ['its platform', '{platform: uspacy}', true],
    ['another platform', '{platform: connie}', false],
    ['the risk, which is the greatest', '{risk: critical}', true],
    ['no role', '{role: "uspacy:hr"}', false]
  ])('which routes an override asks: %s', (_name, when, asks) => {
    const head = versionOf(override(80, '2026-12-31') + approvals(`{when: ${when}, ${board}}`))
    expect(needed({ head, base: none })).toHaveLength(asks ? 2 : 1)
  })
})

describe('always', () => {
  const users = [
    'ana@example.org',
    'bo@example.org',
    'cy@example.org',
    'board1@example.org',
    'board2@example.org'
  ]
  const permissions = ['leads.view', 'leads.delete', 'deals.view']
  const risk = fc.constantFrom<Risk>('low', 'medium', 'high', 'critical')
  const deltas = fc.array(
    fc
      .record({
        permission: fc.constantFrom(...permissions),
        risk,
        role: fc.constantFrom('hr', 'head')
      })
      .map(({ permission, risk: weighs, role }) => delta(permission, { risk: weighs, through: [role] })),
    { maxLength: 2 }
  )
  const changes = fc.array(
    fc
      .record({ user: fc.constantFrom(...users), gained: deltas, lost: deltas })
      .map(({ user, ...given }) => change(user, given)),
    { maxLength: 4 }
  )
  const when = fc
    .record(
      {
        platform: fc.constantFrom('uspacy', 'connie'),
        target: fc.constantFrom('live', 'test'),
        role: fc.constantFrom('uspacy:hr', 'uspacy:head'),
        permission: fc.constantFrom('uspacy:leads.*', 'uspacy:*.view', 'connie:*.*'),
        risk,
        change: fc.constant('any')
      },
      { requiredKeys: [] }
    )
    .filter((fields) => Object.keys(fields).length > 0)
  const weights: readonly Risk[] = ['low', 'medium', 'high', 'critical']
  const head = versionOf('')
  /** The greatest risk that the catalog and the plan give a permission. */
  const weight = ({ permission, risk: weighs }: PlannedDelta): number => {
    const known = head.policy.targets.get('live')?.catalog.permissions.get(permission)?.risk ?? 'low'
    return Math.max(weights.indexOf(weighs), weights.indexOf(known))
  }

  test('a route asks exactly where one thing has all that it names, and who gains never approves', () => {
    fc.assert(
      fc.property(changes, when, (access, fields) => {
        const version: Version = {
          ...head,
          policy: {
            ...head.policy,
            declared: {
              ...head.policy.declared,
              guardrails: {
                ...head.policy.declared.guardrails,
                approvals: [
                  {
                    at: { file: '', pointer: '' },
                    when: {
                      platform: fields.platform ?? null,
                      target: fields.target ?? null,
                      role: fields.role ?? null,
                      permission: fields.permission ?? null,
                      risk: fields.risk ?? null,
                      change: fields.change === undefined ? null : 'any'
                    },
                    from: { people: users, roles: [] },
                    count: 1
                  }
                ]
              }
            }
          }
        }
        const [first, ...others] = needed({ head: version, access })
        const isAsked = access.some(({ gained, lost }) =>
          [...gained, ...(fields.change === 'any' ? lost : [])].some(
            (each) =>
              fields.platform !== 'connie' &&
              fields.target !== 'test' &&
              (fields.role === undefined || fields.role === `uspacy:${each.through.join('')}`) &&
              (fields.permission === undefined ||
                (fields.permission === 'uspacy:leads.*' && each.permission.startsWith('leads.')) ||
                (fields.permission === 'uspacy:*.view' && each.permission.endsWith('.view'))) &&
              (fields.risk === undefined || weight(each) >= weights.indexOf(fields.risk))
          )
        )
        expect(others).toEqual([])
        expect(first !== undefined).toBe(isAsked)
        const gainers = access.filter(({ gained }) => gained.length > 0).map(({ user }) => user)
        if (first) expect(first.approvers).toEqual(users.filter((user) => !gainers.includes(user)).sort())
      }),
      { numRuns: runs(2000) }
    )
  })
})
