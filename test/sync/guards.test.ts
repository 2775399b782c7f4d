import { describe, expect, test } from 'vitest'
import { overridableGuards } from '../../src/model/limit.ts'
import type { Limit } from '../../src/model/document.ts'
import type { State } from '../../src/model/state.ts'
import { judge } from '../../src/sync/guards/guards.ts'
import {
  catalogOf,
  now,
  permissionOf,
  predefinedOf,
  stateOf,
  targetOf,
  tombstoneOf,
  type AccountStateGiven,
  type RoleStateGiven,
  type TargetGiven
} from '../support/builders.ts'
import {
  guardedOf,
  guardrailsOf,
  overrideOf,
  refusing,
  verdictOf,
  type GuardedGiven
} from '../support/guarded.ts'

const own = 'tool@example.org'
const catalog = catalogOf({
  permissions: [
    permissionOf('leads.view', { scopes: ['own', 'team', 'all'] }),
    permissionOf('calls.listen'),
    permissionOf('users.roles', { risk: 'critical' })
  ],
  roles: [predefinedOf('boss')],
  administers: { permissions: ['users.roles'], roles: ['boss'], markers: ['owner'] }
})
const roles: Readonly<Record<string, RoleStateGiven>> = {
  a: { grants: { 'leads.view': 'all' } },
  b: { grants: { 'calls.listen': 'on' } },
  admin: { grants: { 'users.roles': 'on' } },
  boss: { grants: { 'undocumented.boss': 'on' }, predefined: true }
}
const target = (document: TargetGiven['document'] = {}) => targetOf({ catalog, document: document ?? {} })

/** So many people with the same roles: p0@example.org, p1@example.org ... */
const crowd = (
  size: number,
  given: readonly string[] | AccountStateGiven,
  from = 0
): Record<string, readonly string[] | AccountStateGiven> =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`p${from + index}@example.org`, given]))

const limits = (removals: Limit | null, additions: Limit | null = null) =>
  guardrailsOf({ limits: { removals, additions } })

describe('protected', () => {
  const document = { protected: { users: ['Safe@Example.org'], roles: ['b'] } }
  const before = stateOf(roles, {
    'safe@example.org': ['a'],
    'ana@example.org': ['a'],
    'bo@example.org': ['b']
  })
  const cases: readonly [string, State, string | null][] = [
    [
      'a protected user, whatever the case of the e-mail',
      stateOf(roles, { 'safe@example.org': [] }),
      'take the role `a` from `safe@example.org`'
    ],
    ['a protected role', stateOf({ ...roles, b: { ...roles['b'], title: 'Other' } }), 'rename role `b`'],
    [
      'somebody who is given a protected role',
      stateOf(roles, { 'ana@example.org': ['a', 'b'] }),
      'give `ana@example.org` the role `b`'
    ],
    [
      'somebody who loses a protected role',
      stateOf(roles, { 'bo@example.org': [] }),
      'take the role `b` from `bo@example.org`'
    ],
    ['nothing of that kind', stateOf(roles, { 'ana@example.org': [] }), null]
  ]
  const message = (touched: string | null): string =>
    touched === null
      ? '1 operation, and none touches what is protected'
      : `\`desk-production\` protects what 1 of 1 operation would change: ${touched}; leave it as it is, or take it out of \`protected\` in an earlier change of its own`
  test.each(cases)('%s', (_name, after, touched) => {
    const found = verdictOf('protected', { target: target(document), actual: before, after })
    expect(found).toMatchObject({ passed: touched === null, message: message(touched) })
  })
  test.each(cases)('%s, by the base alone', (_name, after, touched) => {
    const found = verdictOf('protected', { target: target(), base: target(document), actual: before, after })
    expect(found).toMatchObject({ passed: touched === null, message: message(touched) })
  })
  test('a protected role of a person who moves on a platform with one role for each', () => {
    const single = catalogOf({ rolesPerUser: { min: 1, max: 1 } })
    const after = stateOf(roles, { 'bo@example.org': ['a'] })
    const moved = { target: targetOf({ catalog: single, document }), actual: before, after }
    expect(verdictOf('protected', moved)).toMatchObject({ passed: false })
  })
  test('a role of the base that the head gives another id', () => {
    const live = stateOf({ ...roles, chief: { key: '17', title: 'Owner' } })
    const after = stateOf({
      ...roles,
      chief: { key: '17', title: 'Owner', grants: { 'calls.listen': 'on' } }
    })
    const base = targetOf({
      catalog,
      document: { protected: { users: [], roles: ['keeper'] } },
      roles: { keeper: { title: 'OWNER', grants: {} } }
    })
    const renamed = { target: targetOf({ catalog, roles: { chief: { grants: {} } } }), actual: live, after }
    expect(verdictOf('protected', { ...renamed, base })).toMatchObject({ passed: false })
    expect(verdictOf('protected', renamed)).toMatchObject({ passed: true })
    const other = { key: '18', title: 'Somebody else' }
    const elsewhere = {
      ...renamed,
      actual: stateOf({ ...roles, other }),
      after: stateOf({ ...roles, other: { ...other, grants: { 'calls.listen': 'on' } } })
    }
    expect(verdictOf('protected', { ...elsewhere, base })).toMatchObject({ passed: true })
  })
  test('a name that a protected role once had may belong to another role now', () => {
    const named = targetOf({
      catalog,
      document: { protected: { users: [], roles: ['b'] } },
      roles: { b: { grants: {}, document: { previously: ['a'] } }, a: { grants: {} } }
    })
    const after = stateOf({ ...roles, a: {} })
    expect(verdictOf('protected', { target: named, actual: stateOf(roles), after })).toMatchObject({
      passed: true
    })
  })
  test('an account that the head takes for somebody else', () => {
    const actual = stateOf(roles, { 'new@example.org': { key: 'SAFE@example.org', roles: ['a'] } })
    const after = stateOf(roles, { 'new@example.org': { key: 'SAFE@example.org', roles: [] } })
    const found = verdictOf('protected', { target: target(), base: target(document), actual, after })
    expect(found).toMatchObject({ passed: false })
  })
})

describe('own account', () => {
  const before = stateOf(roles, { [own]: ['admin', 'boss'], 'ana@example.org': ['a'] })
  const withAna = (state: State): State => ({
    ...state,
    accounts: new Map([...before.accounts, ...state.accounts])
  })
  const ana = withAna(stateOf(roles, { 'ana@example.org': ['b'] }))
  const remote = { connector: 'desk' }
  test.each<[string, TargetGiven['document'], State, string]>([
    [
      'it is not changed',
      { runsAs: own },
      withAna(stateOf(roles, { [own]: ['admin'] })),
      'the tool runs as `tool@example.org`, which 1 of 1 operation would change: take the role `boss` from `tool@example.org`; let a person change it on the platform, or give the tool another account'
    ],
    [
      'it is known in any case',
      { runsAs: 'Tool@Example.org' },
      withAna(stateOf(roles, { [own]: ['admin'] })),
      'the tool runs as `tool@example.org`, which 1 of 1 operation would change: take the role `boss` from `tool@example.org`; let a person change it on the platform, or give the tool another account'
    ],
    [
      'it keeps what administers',
      { runsAs: own },
      withAna(stateOf({ ...roles, admin: {} }, { 'ana@example.org': ['b'] })),
      'the tool runs as `tool@example.org`, which would lose `users.roles`; let its role keep that, or give the tool another role first'
    ],
    [
      'it keeps unknown content that administers',
      { runsAs: own },
      withAna(stateOf({ ...roles, boss: { predefined: true } }, { 'ana@example.org': ['b'] })),
      'the tool runs as `tool@example.org`, which would lose `undocumented.boss`; let its role keep that, or give the tool another role first'
    ],
    [
      'it has to be there',
      { runsAs: 'lost@example.org' },
      ana,
      '`lost@example.org` (`runsAs`) has no account on `desk-production`; correct `runsAs`, or make the account on the platform'
    ],
    [
      'without one nothing is written',
      { ...remote },
      ana,
      '`desk-production` does not say in `runsAs` which account the tool has there; add it, so that the tool cannot lock itself out'
    ]
  ])('%s', (_name, document, after, message) => {
    const found = verdictOf('own-account', { target: target(document), actual: before, after })
    expect(found).toMatchObject({ passed: false, message })
  })
  test.each<[string, TargetGiven['document'], State, string]>([
    [
      'somebody else may change',
      { runsAs: own },
      ana,
      '2 operations, and none touches `tool@example.org`, which keeps what administers'
    ],
    ['an embedded tenant needs none', {}, ana, 'an embedded tenant, where the tool needs no account'],
    ['where there is nothing to write', { ...remote }, before, 'no operation, so no account is needed']
  ])('%s', (_name, document, after, message) => {
    const found = verdictOf('own-account', { target: target(document), actual: before, after })
    expect(found).toMatchObject({ passed: true, message })
  })
  test('the account of the base is kept too, as long as it is there', () => {
    const head = target({ ...remote, runsAs: 'ana@example.org' })
    const after = withAna(stateOf(roles, { [own]: [] }))
    const moved = { target: head, base: target({ runsAs: own }), actual: before, after }
    expect(verdictOf('own-account', moved)).toMatchObject({ passed: false })
    expect(verdictOf('own-account', { ...moved, base: null })).toMatchObject({ passed: true })
    const gone = target({ runsAs: 'former@example.org' })
    expect(verdictOf('own-account', { ...moved, base: gone })).toMatchObject({ passed: true })
  })
  test('a head that no longer says it is refused, whatever the base knows', () => {
    const found = {
      target: target(remote),
      base: target({ ...remote, runsAs: own }),
      actual: before,
      after: ana
    }
    expect(verdictOf('own-account', found)).toMatchObject({ passed: false })
  })
})

describe('last administrators', () => {
  const guard = 'last-administrators'
  const before = stateOf(roles, {
    'ana@example.org': ['admin'],
    'bo@example.org': ['boss'],
    'cy@example.org': { markers: ['owner'] },
    'di@example.org': { roles: ['admin'], active: false },
    [own]: ['admin']
  })
  const change = (accounts: Parameters<typeof stateOf>[1], changed = roles): State => ({
    ...stateOf(changed),
    accounts: new Map([...before.accounts, ...stateOf(changed, accounts).accounts])
  })
  const document = { runsAs: own }
  const off = { active: false }
  test.each<[string, number, State, boolean, string]>([
    ['all stay', 2, before, true, '3 administrators before, 3 afterwards; at least 2 must remain'],
    [
      'fewer stay than are asked for',
      3,
      change({ 'ana@example.org': ['a'] }),
      false,
      '3 administrators before, 2 afterwards; at least 3 must remain; let somebody else administer `desk-production` first, in a plan of its own'
    ],
    [
      'as many as there were, where more are asked for',
      5,
      change({ 'ana@example.org': ['a'], 'di@example.org': ['admin'] }),
      true,
      '3 administrators before, 3 afterwards; at least 3 must remain'
    ],
    [
      'one at least, where none is asked for',
      0,
      change({
        'ana@example.org': off,
        'bo@example.org': off,
        'cy@example.org': { markers: ['owner'], ...off }
      }),
      false,
      '3 administrators before, 0 afterwards; at least 1 must remain; let somebody else administer `desk-production` first, in a plan of its own'
    ],
    [
      'the content of a role counts',
      2,
      change({ 'cy@example.org': off }, { ...roles, admin: {} }),
      false,
      '3 administrators before, 1 afterwards; at least 2 must remain; let somebody else administer `desk-production` first, in a plan of its own'
    ],
    [
      'who is only invited does not count yet',
      3,
      change({ 'ana@example.org': ['a'], 'new@example.org': ['admin'] }),
      false,
      '3 administrators before, 2 afterwards; at least 3 must remain; let somebody else administer `desk-production` first, in a plan of its own'
    ]
  ])('%s', (_name, administrators, after, passed, message) => {
    const given = { target: target(document), actual: before, after, administrators }
    expect(verdictOf(guard, given)).toMatchObject({ passed, message })
    expect(verdictOf(guard, { ...given, due: true })).toMatchObject({ passed, message })
  })
  test('nobody there before: nobody has to remain', () => {
    const none = stateOf(roles, { 'ana@example.org': ['a'] })
    const found = verdictOf(guard, {
      target: target(),
      actual: none,
      after: stateOf(roles),
      administrators: 2
    })
    expect(found).toMatchObject({ passed: true })
  })
  test('the account of the base is none of them either', () => {
    const after = change({ 'ana@example.org': ['a'], 'bo@example.org': ['a'], 'cy@example.org': off })
    const given = { target: target(), base: target(document), actual: before, after }
    expect(verdictOf(guard, given)).toMatchObject({ passed: false })
    expect(verdictOf(guard, { ...given, base: null })).toMatchObject({ passed: true })
  })
  test('a number that is none refuses', () => {
    const given = { target: target(), actual: before, after: before, administrators: Number.NaN }
    expect(verdictOf(guard, given)).toMatchObject({ passed: false })
  })
  test('a permission that reaches only a team makes nobody an administrator', () => {
    const narrow = catalogOf({
      permissions: [permissionOf('users.roles', { scopes: ['own', 'team', 'all'] })],
      administers: { permissions: ['users.roles'], roles: [], markers: [] }
    })
    const wide = stateOf({ r: { grants: { 'users.roles': 'all' } } }, { 'ana@example.org': ['r'] })
    const after = stateOf({ r: { grants: { 'users.roles': 'team' } } }, { 'ana@example.org': ['r'] })
    const found = verdictOf(guard, { target: targetOf({ catalog: narrow }), actual: wide, after })
    expect(found).toMatchObject({ passed: false })
  })
  test('a platform that does not say who administers it', () => {
    const found = verdictOf(guard, { actual: before, after: stateOf(roles) })
    expect(found).toMatchObject({
      passed: true,
      message: 'nobody is counted: what is known of `desk` does not say who administers it'
    })
  })
  test('one where only marks on accounts say it', () => {
    const marked = catalogOf({ administers: { permissions: [], roles: [], markers: ['owner'] } })
    const after = change({ 'cy@example.org': { markers: ['owner'], ...off } })
    const found = verdictOf(guard, { target: targetOf({ catalog: marked }), actual: before, after })
    expect(found).toMatchObject({ passed: false })
  })
})

describe('removals', () => {
  const advice = (number: number): string =>
    `; change less at once, or write an override for the guard \`removals\` on \`desk-production\` with \`upTo: ${number}\`, an owner, a reason and an end`
  const losing = (number: number, all: number): Pick<GuardedGiven, 'actual' | 'after'> => ({
    actual: stateOf(roles, crowd(all, ['a'])),
    after: stateOf(roles, { ...crowd(all, ['a']), ...crowd(number, []) })
  })
  test.each<[string, number, number, Limit | null, boolean, string]>([
    ['nobody', 0, 12, null, true, '0 of 12 people would lose something; up to 50 people and 25 percent may'],
    ['nobody of nobody', 0, 0, null, true, '0 of 0 people would lose something; up to 50 people may'],
    [
      'a quarter',
      3,
      12,
      null,
      true,
      '3 of 12 people would lose something; up to 50 people and 25 percent may'
    ],
    [
      'more than a quarter',
      4,
      12,
      null,
      false,
      `4 of 12 people would lose something: the limit is 25 percent of them${advice(4)}`
    ],
    [
      'from ten on it does',
      2,
      10,
      null,
      true,
      '2 of 10 people would lose something; up to 50 people and 25 percent may'
    ],
    [
      'of nine, the share says nothing',
      8,
      9,
      null,
      true,
      '8 of 9 people would lose something; up to 50 people may'
    ],
    [
      'all of two',
      2,
      2,
      null,
      false,
      `2 of 2 people would lose something: everybody would lose everything${advice(2)}`
    ],
    [
      'one of one',
      1,
      1,
      { percent: 100, count: 100 },
      false,
      `1 of 1 person would lose something: everybody would lose everything${advice(1)}`
    ],
    [
      '51 of 1000',
      51,
      1000,
      null,
      false,
      `51 of 1000 people would lose something: the limit is 50 people${advice(51)}`
    ],
    [
      '50 of 1000',
      50,
      1000,
      null,
      true,
      '50 of 1000 people would lose something; up to 50 people and 25 percent may'
    ],
    [
      'a limit of 100 percent',
      19,
      20,
      { percent: 100, count: 100 },
      true,
      '19 of 20 people would lose something; up to 100 people and 100 percent may'
    ],
    [
      'a limit of nothing',
      1,
      5,
      { percent: 0, count: 0 },
      false,
      `1 of 5 people would lose something: the limit is 0 people${advice(1)}`
    ],
    [
      'a limit that is no number',
      1,
      5,
      { percent: Number.NaN, count: Number.NaN },
      false,
      `1 of 5 people would lose something: the limit is NaN people${advice(1)}`
    ]
  ])('%s', (_name, number, all, limit, passed, message) => {
    const given = { target: target(), guardrails: [limits(limit)], ...losing(number, all) }
    expect(verdictOf('removals', given)).toMatchObject({ passed, message })
  })
  test.each<[string, Limit | null, Limit | null, boolean]>([
    ['the base is stricter', { percent: 100, count: 100 }, { percent: 10, count: 100 }, false],
    ['the head is stricter', { percent: 100, count: 3 }, { percent: 100, count: 100 }, false],
    ['the base sets none: the default', { percent: 100, count: 100 }, null, false],
    ['both let it pass', { percent: 50, count: 4 }, { percent: 40, count: 100 }, true]
  ])('both judge: %s', (_name, head, base, passed) => {
    const guardrails = [limits(head), limits(base)]
    const given = { target: target(), guardrails, ...losing(4, 12) }
    expect(verdictOf('removals', given)).toMatchObject({ passed })
  })
  test('without any guardrails the default holds', () => {
    const given = { target: target(), guardrails: [], ...losing(4, 12) }
    expect(verdictOf('removals', given)).toMatchObject({ passed: false })
  })
  test.each<[string, State]>([
    ['the content of their role', stateOf({ ...roles, a: {} }, crowd(12, ['a']))],
    ['a narrower scope', stateOf({ ...roles, a: { grants: { 'leads.view': 'own' } } }, crowd(12, ['a']))],
    ['their accounts', stateOf(roles, crowd(12, { roles: ['a'], active: false }))]
  ])('people without a line count, whatever takes it: %s', (_name, after) => {
    const given = { target: target(), actual: stateOf(roles, crowd(12, ['a'])), after }
    expect(verdictOf('removals', given)).toMatchObject({ passed: false })
  })
  test('who has left does not count, neither way', () => {
    const leavers = new Set(Object.keys(crowd(4, [])))
    const given = { target: target(), leavers, ...losing(4, 12) }
    expect(verdictOf('removals', given)).toMatchObject({
      passed: true,
      message: '0 of 8 people would lose something; up to 50 people may'
    })
  })
  test('who stays still counts, where the others have left', () => {
    const leavers = new Set(Object.keys(crowd(2, [])))
    expect(verdictOf('removals', { target: target(), leavers, ...losing(3, 3) })).toMatchObject({
      passed: false
    })
  })
  test.each<[string, NonNullable<TargetGiven['document']>, TargetGiven['document'] | null]>([
    ['the account as which the tool runs', { runsAs: 'keeps@example.org' }, null],
    ['the account as which the base says it runs', {}, { runsAs: 'keeps@example.org' }],
    ['who is protected', { protected: { users: ['Keeps@example.org'], roles: [] } }, null],
    ['whom the base protects', {}, { protected: { users: ['keeps@example.org'], roles: [] } }]
  ])('everybody is everybody but %s', (_name, head, base) => {
    const keeps = { 'keeps@example.org': ['a'] }
    const given = {
      target: target(head),
      base: base ? target(base) : null,
      actual: stateOf(roles, { ...crowd(2, ['a']), ...keeps }),
      after: stateOf(roles, { ...crowd(2, []), ...keeps })
    }
    expect(verdictOf('removals', given)).toMatchObject({
      passed: false,
      message: expect.stringContaining('everybody would lose everything')
    })
  })
  test('inactive accounts and those without access are nobody', () => {
    const extra = { ...crowd(20, { roles: ['a'], active: false }, 100), ...crowd(20, [], 200) }
    const all = { ...crowd(2, ['a']), ...extra }
    const given = { actual: stateOf(roles, all), after: stateOf(roles, { ...all, ...crowd(2, []) }) }
    expect(verdictOf('removals', { target: target(), ...given })).toMatchObject({ passed: false })
  })
  test('what only time makes due is not held back', () => {
    expect(verdictOf('removals', { target: target(), due: true, ...losing(12, 12) })).toMatchObject({
      passed: true,
      message: 'nobody is counted: time alone makes this due, as it was approved'
    })
  })
  test('a target that is being adopted is limited too', () => {
    expect(verdictOf('removals', { target: target(), isNew: true, ...losing(12, 12) })).toMatchObject({
      passed: false
    })
  })
  describe('where the platform gives a role by itself', () => {
    const falling = catalogOf({
      permissions: [permissionOf('leads.view', { scopes: ['own', 'all'] }), permissionOf('calls.listen')],
      fallbackRole: 'basic',
      fixedGrants: new Map([['calls.listen', 'on']])
    })
    const known = { ...roles, basic: { grants: { 'leads.view': 'own' } } }
    const there = { target: targetOf({ catalog: falling }), actual: stateOf(known, crowd(3, ['a'])) }
    test('to be left with it alone is to lose everything', () => {
      expect(refusing({ ...there, after: stateOf(known, crowd(3, ['basic'])) })).toContain('removals')
      expect(refusing({ ...there, after: stateOf(known, crowd(3, [])) })).toContain('removals')
    })
    test('a little of it is not everything', () => {
      const actual = stateOf(known, crowd(3, ['basic']))
      const after = stateOf({ ...known, basic: { grants: {} }, other: {} }, crowd(3, ['basic']))
      const less = stateOf({ ...known, a: { grants: { 'leads.view': 'own' } } }, crowd(3, ['a']))
      expect(refusing({ ...there, after: less })).toEqual([])
      expect(refusing({ ...there, actual, after })).toContain('removals')
    })
    test('what is fixed is nothing that is left', () => {
      const fixed = { ...there, target: targetOf({ catalog: { ...falling, fallbackRole: null } }) }
      expect(refusing({ ...fixed, after: stateOf({ ...known, a: {} }, crowd(3, ['a'])) })).toEqual([
        'removals'
      ])
    })
  })
})

describe('additions', () => {
  const gaining = (newcomers: number, all: number): Pick<GuardedGiven, 'actual' | 'after'> => ({
    actual: stateOf(roles, crowd(all, ['a'])),
    after: stateOf(roles, { ...crowd(all, ['a']), ...crowd(newcomers, ['a'], 5000) })
  })
  const advice = (number: number): string =>
    `; change less at once, or write an override for the guard \`additions\` on \`desk-production\` with \`upTo: ${number}\`, an owner, a reason and an end`
  test.each<[string, number, number, Limit | null, boolean, string]>([
    [
      'a quarter',
      3,
      12,
      null,
      true,
      '3 people would gain something, where 12 had access before; up to 50 people and 25 percent may'
    ],
    [
      'more than a quarter',
      4,
      12,
      null,
      false,
      `4 people would gain something, where 12 had access before: the limit is 25 percent of them${advice(4)}`
    ],
    [
      'nobody there yet',
      50,
      0,
      null,
      true,
      '50 people would gain something, where 0 had access before; up to 50 people may'
    ],
    [
      'nobody there yet, and too many',
      51,
      0,
      null,
      false,
      `51 people would gain something, where 0 had access before: the limit is 50 people${advice(51)}`
    ],
    [
      'one, where nobody may',
      1,
      3,
      { percent: 100, count: 0 },
      false,
      `1 person would gain something, where 3 had access before: the limit is 0 people${advice(1)}`
    ]
  ])('%s', (_name, newcomers, all, limit, passed, message) => {
    const given = { target: target(), guardrails: [limits(null, limit)], ...gaining(newcomers, all) }
    expect(verdictOf('additions', given)).toMatchObject({ passed, message })
  })
  test('the content of a role counts, for whoever holds it', () => {
    const given = {
      target: target(),
      actual: stateOf(roles, crowd(12, ['a'])),
      after: stateOf({ ...roles, a: roles['admin'] ?? {} }, crowd(12, ['a']))
    }
    expect(verdictOf('additions', given)).toMatchObject({ passed: false })
  })
  test('both judge', () => {
    const wide = { percent: 100, count: 100 }
    const both = (head: Limit, base: Limit): boolean => {
      const guardrails = [limits(null, head), limits(null, base)]
      return verdictOf('additions', { target: target(), guardrails, ...gaining(4, 12) }).passed
    }
    expect(both(wide, wide)).toBe(true)
    expect(both({ percent: 10, count: 100 }, wide)).toBe(false)
    expect(both(wide, { percent: 100, count: 3 })).toBe(false)
  })
  test('a target that is being adopted has no limit, nor has what time makes due', () => {
    const given = { target: target(), ...gaining(60, 12) }
    expect(verdictOf('additions', { ...given, isNew: true })).toMatchObject({
      passed: true,
      message:
        '60 people would gain something, where 12 had access before; nothing was applied here yet, so there is no limit'
    })
    expect(verdictOf('additions', { ...given, due: true })).toMatchObject({ passed: true })
  })
})

describe('empty', () => {
  const advice = (number: number): string =>
    `; change less at once, or write an override for the guard \`empty\` on \`desk-production\` with \`upTo: ${number}\`, an owner, a reason and an end`
  const declared = targetOf({
    catalog,
    roles: { a: { grants: {} }, b: { grants: {} }, admin: { grants: {} } }
  })
  const lost = targetOf({ catalog, removed: ['a', 'b', 'admin'].map((id) => tombstoneOf(id, 'boss')) })
  const { boss = {}, ...custom } = roles
  const bossOnly = { boss }
  test.each<[string, GuardedGiven, boolean, string]>([
    [
      'somebody keeps a role',
      {
        target: declared,
        actual: stateOf(roles, crowd(3, ['a'])),
        after: stateOf(roles, { ...crowd(2, []), ...crowd(1, ['b'], 2) })
      },
      true,
      '1 of 3 people with a role, 3 of 3 custom roles afterwards'
    ],
    [
      'nobody does',
      { target: declared, actual: stateOf(roles, crowd(3, ['a'])), after: stateOf(roles, crowd(3, [])) },
      false,
      `3 people have a role, and nobody would have one afterwards${advice(3)}`
    ],
    [
      'nobody is active any more, and all have left',
      {
        target: declared,
        leavers: new Set(Object.keys(crowd(3, []))),
        actual: stateOf(roles, crowd(3, ['a'])),
        after: stateOf(roles, crowd(3, { roles: ['a'], active: false }))
      },
      false,
      `3 people have a role, and nobody would have one afterwards${advice(3)}`
    ],
    [
      'one person alone may go',
      { target: declared, actual: stateOf(roles, crowd(1, ['a'])), after: stateOf(roles, crowd(1, [])) },
      true,
      '0 of 1 person with a role, 3 of 3 custom roles afterwards'
    ],
    [
      'all custom roles are deleted',
      {
        target: lost,
        base: declared,
        actual: stateOf({ ...custom, ...bossOnly }, crowd(3, ['boss'])),
        after: stateOf(bossOnly, crowd(3, ['boss']))
      },
      false,
      `3 custom roles are declared there, and all of them would be deleted${advice(3)}`
    ],
    [
      'a single one may be deleted, and what nobody declares does not count',
      {
        target: targetOf({ catalog, removed: [tombstoneOf('a', 'boss')] }),
        actual: stateOf({ ...custom, ...bossOnly }),
        after: stateOf(bossOnly)
      },
      true,
      '0 of 0 people with a role, 0 of 1 custom role afterwards'
    ],
    [
      'both',
      {
        target: lost,
        actual: stateOf(roles, crowd(5, ['a'])),
        after: stateOf(bossOnly, crowd(5, []))
      },
      false,
      `5 people have a role, and nobody would have one afterwards; 3 custom roles are declared there, and all of them would be deleted${advice(5)}`
    ]
  ])('%s', (_name, given, passed, message) => {
    expect(verdictOf('empty', given)).toMatchObject({ passed, message })
  })
  test('a role that the platform gives by itself is none', () => {
    const falling = targetOf({ catalog: catalogOf({ fallbackRole: 'basic' }) })
    const given = { actual: stateOf(roles, crowd(3, ['a'])), after: stateOf(roles, crowd(3, ['basic'])) }
    expect(verdictOf('empty', { target: falling, ...given })).toMatchObject({ passed: false })
    expect(verdictOf('empty', { target: declared, ...given })).toMatchObject({ passed: true })
  })
  test('what only time makes due is not held back', () => {
    const given = { actual: stateOf(roles, crowd(3, ['a'])), after: stateOf(roles, crowd(3, [])) }
    expect(verdictOf('empty', { target: declared, due: true, ...given })).toMatchObject({ passed: true })
  })
})

/** For each guard a plan that no other one refuses: a guard that is switched off would be missed here. */
const alone: Readonly<Record<string, GuardedGiven>> = {
  protected: {
    target: target({ protected: { users: ['p0@example.org'], roles: [] } }),
    actual: stateOf(roles, crowd(4, ['a'])),
    after: stateOf(roles, { ...crowd(4, ['a']), ...crowd(1, []) })
  },
  'own-account': {
    target: target({ connector: 'desk' }),
    actual: stateOf(roles, crowd(4, ['a'])),
    after: stateOf(roles, { ...crowd(4, ['a']), ...crowd(1, []) })
  },
  'last-administrators': {
    target: target(),
    actual: stateOf(roles, { ...crowd(4, ['a']), 'ana@example.org': ['admin'] }),
    after: stateOf(roles, { ...crowd(4, ['a']), 'ana@example.org': [] })
  },
  empty: {
    target: target(),
    leavers: new Set(Object.keys(crowd(4, []))),
    actual: stateOf(roles, crowd(4, ['a'])),
    after: stateOf(roles, crowd(4, []))
  },
  removals: {
    target: target(),
    actual: stateOf(roles, crowd(12, ['a'])),
    after: stateOf(roles, { ...crowd(12, ['a']), ...crowd(4, []) })
  },
  additions: {
    target: target(),
    actual: stateOf(roles, crowd(12, ['a'])),
    after: stateOf(roles, { ...crowd(12, ['a']), ...crowd(4, ['a', 'b']) })
  }
}

describe('each guard is needed', () => {
  test.each(Object.keys(alone))('a plan that only `%s` refuses', (guard) => {
    const given = alone[guard]
    expect(given && refusing(given)).toEqual([guard])
  })
  test('every guard has such a plan', () => {
    const given = alone['removals']
    expect(given && judge(guardedOf(given)).map(({ guard }) => guard)).toEqual(Object.keys(alone))
  })
})

describe('overrides', () => {
  const withOverrides = (
    given: GuardedGiven | undefined,
    head: ReturnType<typeof overrideOf>,
    base?: ReturnType<typeof overrideOf>
  ): GuardedGiven => {
    if (!given) throw new Error('there is no such plan')
    const guardrails = [
      guardrailsOf({ overrides: [head] }),
      ...(base ? [guardrailsOf({ overrides: [base] })] : [])
    ]
    return { ...given, guardrails }
  }
  test.each(Object.keys(alone))('what an override does for `%s`', (guard) => {
    const isOverridable = overridableGuards.some((id) => id === guard)
    const overridden = withOverrides(alone[guard], overrideOf(guard, 1000))
    expect(refusing(overridden)).toEqual(isOverridable ? [] : [guard])
  })
  test.each(overridableGuards)('which override lets `%s` pass', (guard) => {
    const plan = alone[guard]
    const verdict = (override: ReturnType<typeof overrideOf>) =>
      verdictOf(guard, withOverrides(plan, override))
    expect(verdict(overrideOf(guard, 4)).message).toMatch(
      /; an override of `board@example\.org` lets up to 4 pass until 2026-11-21$/
    )
    expect(verdict(overrideOf(guard, 4)).passed).toBe(true)
    expect(verdict(overrideOf(guard, 3)).passed).toBe(false)
    expect(verdict(overrideOf(guard, 4, { until: now })).passed).toBe(false)
    expect(verdict(overrideOf(guard, 4, { target: 'desk-staging' })).passed).toBe(false)
    expect(verdict(overrideOf('other', 4)).passed).toBe(false)
  })
  test.each(overridableGuards)('one of the base alone does not count for `%s`', (guard) => {
    const plan = withOverrides(alone[guard], overrideOf(guard, 1), overrideOf(guard, 1000))
    expect(verdictOf(guard, plan).passed).toBe(false)
  })
})
