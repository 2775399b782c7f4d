import { describe, expect, test } from 'vitest'
import type { Conflict } from '../../../src/model/document.ts'
import type { Holders } from '../../../src/model/holder.ts'
import type { Operation } from '../../../src/model/operation.ts'
import type { State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import { diff } from '../../../src/sync/diff.ts'
import { order, type Ordered } from '../../../src/sync/order/order.ts'
import type { OrderTarget } from '../../../src/sync/order/input.ts'
import { unexplained } from '../../../src/sync/why.ts'
import {
  catalogOf,
  holdersOf,
  permissionOf,
  predefinedOf,
  stateOf,
  targetOf,
  tombstoneOf,
  type CatalogGiven,
  type RoleStateGiven
} from '../../support/builders.ts'
import { answer } from './answer.ts'

const permissions = [
  permissionOf('leads.view', { scopes: ['own', 'team', 'all'] }),
  permissionOf('calls.listen'),
  permissionOf('calls.list'),
  permissionOf('users.roles')
]
const administers = { permissions: ['users.roles'], roles: [], markers: ['owner'] }
const platform = (given: CatalogGiven = {}): Target =>
  targetOf({ catalog: catalogOf({ permissions, administers, ...given }) })
const atLeastOne = { rolesPerUser: { min: 1, max: null } }

const ana = 'ana@example.org'
const bo = 'bo@example.org'

/** The operations in short, with helpers called h. */
const short = (operations: readonly Operation[]): readonly string[] =>
  operations.map(({ kind, user, role }) =>
    [kind, user?.split('@')[0], role?.replace(/^rolewright-helper-[0-9a-f]{8}$/, 'h')]
      .filter(Boolean)
      .join(' ')
  )

const given = (
  target: Target,
  actual: State,
  desired: State,
  more: Partial<OrderTarget> = {}
): OrderTarget => ({
  target,
  base: null,
  actual,
  holders: holdersOf(Object.fromEntries([...actual.accounts.keys()].map((user) => [user, []]))),
  operations: diff(target, actual, desired, unexplained),
  administrators: 1,
  canHelp: false,
  ...more
})

const orderOf = (targets: readonly OrderTarget[], conflicts: readonly Conflict[] = [], revokeFirst = false) =>
  order({ targets, conflicts, revokeFirst })

describe('somebody moves to a role that gives something else, and keeps something', () => {
  const roles = {
    a: { grants: { 'calls.listen': 'on', 'calls.list': 'on' } },
    b: { grants: { 'calls.list': 'on', 'users.roles': 'on' } }
  }
  const actual = stateOf(roles, { [ana]: ['a'], [bo]: ['a'] })
  const desired = stateOf(roles, { [ana]: ['b'], [bo]: ['b'] })

  test('over one temporary role with what they keep', () => {
    const { operations, helpers, gaps } = answer(platform(atLeastOne), actual, desired, true)
    expect(short(operations)).toEqual([
      'create-role h',
      'assign ana h',
      'unassign ana a',
      'assign ana b',
      'unassign ana h',
      'assign bo h',
      'unassign bo a',
      'assign bo b',
      'unassign bo h',
      'delete-role h'
    ])
    const [first] = operations
    expect(first).toMatchObject({
      role: expect.stringMatching(/^rolewright-helper-[0-9a-f]{8}$/),
      after: {
        title: expect.stringMatching(/^Rolewright helper [0-9a-f]{8}$/),
        grants: { 'calls.list': 'on' }
      },
      reason: 'so that nobody has too much or too little in between',
      source: null
    })
    expect(helpers).toEqual([
      { target: 'desk-production', role: first?.role, title: expect.anything(), users: [ana, bo] }
    ])
    expect(gaps).toEqual([])
  })

  test('with a named gap where temporary roles are not allowed, as short as it can be', () => {
    const { operations, helpers, gaps } = answer(platform(), actual, desired)
    expect(short(operations)).toEqual(['unassign ana a', 'assign ana b', 'unassign bo a', 'assign bo b'])
    expect(helpers).toEqual([])
    const [first, second] = operations
    const gap = { target: 'desk-production', permissions: { 'calls.list': 'on' } }
    expect(gaps).toEqual([
      { ...gap, user: ana, from: first?.id, until: second?.id, steps: 2, seconds: 60 },
      { ...gap, user: bo, from: operations[2]?.id, until: operations[3]?.id, steps: 2, seconds: 60 }
    ])
  })

  test('with a gap for those who are not managed, and a temporary role for the others', () => {
    const one = given(platform(), actual, desired, { canHelp: true, holders: holdersOf({ [ana]: [] }) })
    const { helpers, gaps } = orderOf([one])
    expect(helpers.map(({ users }) => users)).toEqual([[ana]])
    expect(gaps.map(({ user }) => user)).toEqual([bo])
  })

  test('never without any role where the platform wants one, which does not let go of it', () => {
    const { operations, gaps, refusals } = answer(platform(atLeastOne), actual, desired)
    expect(operations).toEqual([])
    expect(gaps).toEqual([])
    expect(refusals.map(({ message }) => message)[0]).toContain('Desk wants 1 role for each person')
    const emergency = orderOf([given(platform(atLeastOne), actual, desired)], [], true)
    expect(emergency.operations).toEqual([])
    expect(emergency.refusals).not.toEqual([])
  })

  test('with a gap where no role can say what they keep', () => {
    const unknown = { 'undocumented.x': 'on' }
    const odd = {
      a: { grants: { ...unknown, 'calls.listen': 'on' } },
      b: { grants: { ...unknown, 'users.roles': 'on' } }
    }
    const { gaps } = answer(platform(), stateOf(odd, { [ana]: ['a'] }), stateOf(odd, { [ana]: ['b'] }), true)
    expect(gaps.map(({ permissions: missing }) => missing)).toEqual([unknown])
  })

  test('over the role that the platform gives by itself', () => {
    const target = platform({ ...atLeastOne, fallbackRole: 'basic', roles: [predefinedOf('basic')] })
    const more = { ...roles, basic: { predefined: true, grants: { 'calls.list': 'on' } } }
    const { operations, gaps } = answer(
      target,
      stateOf(more, { [ana]: ['a'] }),
      stateOf(more, { [ana]: ['b'] })
    )
    expect(short(operations)).toEqual(['unassign ana a', 'assign ana b', 'unassign ana basic'])
    expect(gaps).toEqual([])
  })

  test('over that role with a gap, where it gives too little', () => {
    const target = platform({ ...atLeastOne, fallbackRole: 'basic', roles: [predefinedOf('basic')] })
    const more = { ...roles, basic: { predefined: true } }
    const { operations, gaps } = answer(
      target,
      stateOf(more, { [ana]: ['a'] }),
      stateOf(more, { [ana]: ['b'] })
    )
    expect(short(operations)).toEqual(['unassign ana a', 'assign ana b', 'unassign ana basic'])
    expect(gaps).toMatchObject([{ user: ana, permissions: { 'calls.list': 'on' } }])
  })

  test('not at all where that role gives what is in neither', () => {
    const target = platform({ ...atLeastOne, fallbackRole: 'basic', roles: [predefinedOf('basic')] })
    const more = { ...roles, basic: { predefined: true, grants: { 'leads.view': 'all' } } }
    const from = stateOf({ ...more, c: {} }, { [ana]: ['a'], [bo]: ['c'] })
    const { operations, refusals } = answer(
      target,
      from,
      stateOf({ ...more, c: {} }, { [ana]: ['b'], [bo]: ['c', 'a'] })
    )
    expect(short(operations)).toEqual(['assign bo a'])
    expect(refusals).toEqual([
      {
        target: 'desk-production',
        message:
          'no order is safe and accepted by the platform: "take the role `a` from `ana@example.org`" waits for "give `ana@example.org` the role `b`" (Desk gives `basic` to whoever has no role); "give `ana@example.org` the role `b`" waits for "take the role `a` from `ana@example.org`" (else `ana@example.org` would for a while have more than before and more than afterwards)',
        help: 'make the change in two steps, each its own, or allow temporary roles with `helpers: true` on the target'
      }
    ])
  })
})

describe('roles whose contents change', () => {
  test('in two steps, where somebody has two of them and is not ours', () => {
    const actual = stateOf(
      { a: { grants: { 'calls.list': 'on' } }, b: { grants: { 'calls.listen': 'on' } } },
      { [ana]: ['a', 'b'] }
    )
    const desired = stateOf(
      { a: { grants: { 'users.roles': 'on' } }, b: { grants: { 'leads.view': 'own' } } },
      { [ana]: ['a', 'b'] }
    )
    const { operations, gaps, helpers } = orderOf([
      given(platform(), actual, desired, { holders: new Map() })
    ])
    expect(short(operations)).toEqual(['update-role b', 'update-role a', 'update-role b'])
    expect([...gaps, ...helpers]).toEqual([])
  })

  test('people who fare alike are helped one by one where they are few', () => {
    const actual = stateOf(
      {
        a: { grants: { 'calls.list': 'on' } },
        b: { grants: { 'calls.listen': 'on' } },
        c: { grants: { 'calls.list': 'on', 'users.roles': 'on' } }
      },
      { [ana]: ['a', 'b'], [bo]: ['a', 'b'] }
    )
    const swapped = stateOf(
      {
        a: { grants: { 'calls.listen': 'on', 'users.roles': 'on' } },
        b: { grants: { 'calls.list': 'on', 'leads.view': 'all' } },
        c: { grants: { 'calls.list': 'on', 'users.roles': 'on' } }
      },
      { [ana]: ['a', 'b'], [bo]: ['a', 'b'] }
    )
    const { operations, helpers } = answer(platform(), actual, swapped, true)
    expect(helpers.map(({ users }) => users)).toEqual([[ana, bo]])
    expect(short(operations)).toEqual([
      'create-role h',
      'assign ana h',
      'unassign ana a',
      'unassign ana b',
      'assign bo h',
      'unassign bo a',
      'unassign bo b',
      'update-role a',
      'update-role b',
      'assign ana a',
      'assign ana b',
      'unassign ana h',
      'assign bo a',
      'assign bo b',
      'unassign bo h',
      'delete-role h'
    ])
    const { gaps } = answer(platform(), actual, swapped)
    expect([...new Set(gaps.map(({ user }) => user))].sort()).toEqual([ana, bo])
  })

  test('a change of unit is made over a temporary role in the same unit', () => {
    const actual = stateOf(
      { a: { grants: { 'leads.view': 'team' } }, b: { grants: { 'calls.list': 'on' } } },
      {
        [ana]: { roles: { a: 'team: A', b: 'team: A' } }
      }
    )
    const desired = stateOf(
      { a: { grants: { 'leads.view': 'team', 'calls.list': 'on' } }, b: { grants: { 'users.roles': 'on' } } },
      {
        [ana]: { roles: { a: 'team: A', b: 'team: B' } }
      }
    )
    const { gaps, refusals } = answer(platform(), actual, desired, true)
    expect([gaps, refusals]).toEqual([[], []])
  })
})

describe('conflicts are looked for over all targets of an environment', () => {
  const on = (id: string, roles: Readonly<Record<string, string>>): Target => ({
    ...platform({ id }),
    id: `${id}-production`,
    roles: new Map(Object.keys(roles).map((role) => [role, platform().roles.get(role)!]))
  })
  const state = (target: string, given: State): State => ({ ...given, target })
  const writer = { a: { grants: { 'calls.list': 'on' } } }
  const conflict: Conflict = {
    at: { file: 'policies/guardrails.yaml', pointer: '' },
    id: 'four-eyes',
    between: [['desk:calls.list'], ['line:calls.list']],
    reason: 'because'
  }

  test('one side goes before the other comes, whatever the targets are called', () => {
    const desk = on('desk', {})
    const line = on('line', {})
    const joins = given(
      desk,
      state('desk-production', stateOf(writer, { [ana]: [] })),
      state('desk-production', stateOf(writer, { [ana]: ['a'] }))
    )
    const leaves = given(
      line,
      state('line-production', stateOf(writer, { [ana]: ['a'] })),
      state('line-production', stateOf(writer, { [ana]: [] }))
    )
    expect(short(orderOf([joins, leaves]).operations)).toEqual(['assign ana a', 'unassign ana a'])
    const { operations } = orderOf([joins, leaves], [conflict])
    expect(operations.map(({ kind, target }) => [kind, target])).toEqual([
      ['unassign', 'line-production'],
      ['assign', 'desk-production']
    ])
  })

  test('in another environment it does not matter', () => {
    const desk = on('desk', {})
    const line = { ...on('line', {}), environment: 'staging' }
    const joins = given(
      desk,
      state('desk-production', stateOf(writer, { [ana]: [] })),
      state('desk-production', stateOf(writer, { [ana]: ['a'] }))
    )
    const leaves = given(
      line,
      state('line-production', stateOf(writer, { [ana]: ['a'] })),
      state('line-production', stateOf(writer, { [ana]: [] }))
    )
    expect(short(orderOf([joins, leaves], [conflict]).operations)).toEqual(['assign ana a', 'unassign ana a'])
  })
})

describe('an administrator remains', () => {
  const roles = { boss: { grants: { 'users.roles': 'on' } }, staff: {} }

  test('the next one comes before the last one goes', () => {
    const actual = stateOf(roles, { [ana]: ['boss'], [bo]: ['staff'] })
    const desired = stateOf(roles, { [ana]: ['staff'], [bo]: ['boss'] })
    const { operations } = orderOf([given(platform(), actual, desired)])
    expect(short(operations)).toEqual([
      'unassign bo staff',
      'assign ana staff',
      'assign bo boss',
      'unassign ana boss'
    ])
  })

  test('whoever is not concerned counts as well, by role or by mark', () => {
    for (const other of [['boss'], { roles: [], markers: ['owner'] }]) {
      const actual = stateOf(roles, { [ana]: ['boss'], [bo]: ['staff'], 'cy@example.org': other })
      const desired = stateOf(roles, { [ana]: ['staff'], [bo]: ['boss'], 'cy@example.org': other })
      const { operations } = orderOf([given(platform(), actual, desired)])
      expect(short(operations)[0]).toBe('unassign ana boss')
    }
  })

  test('the account that the tool runs as is not one', () => {
    const accounts = { 'robot@example.org': ['boss'] }
    const actual = stateOf(roles, { [ana]: ['boss'], [bo]: ['staff'], ...accounts })
    const desired = stateOf(roles, { [ana]: ['staff'], [bo]: ['boss'], ...accounts })
    const catalog = catalogOf({ permissions, administers })
    const target = targetOf({ catalog, document: { runsAs: 'robot@example.org' } })
    expect(short(orderOf([given(target, actual, desired)]).operations).at(-1)).toBe('unassign ana boss')
  })

  test('a hand-over between two roles that both change needs a second temporary role', () => {
    const from = { r0: { grants: { 'calls.list': 'on' } }, r1: { grants: { 'users.roles': 'on' } } }
    const to = { r0: { grants: { 'users.roles': 'on' } }, r1: { grants: { 'calls.list': 'on' } } }
    const actual = stateOf(from, { [ana]: ['r1'], [bo]: ['r0'] })
    const desired = stateOf(to, { [bo]: ['r0', 'r1'], [ana]: [] })
    const { operations, helpers } = orderOf([given(platform(), actual, desired, { canHelp: true })])
    expect(helpers.map(({ users }) => users)).toEqual([[bo], [bo]])
    expect(short(operations).filter((each) => each.startsWith('assign bo h'))).toHaveLength(2)
    expect(orderOf([given(platform(), actual, desired)]).gaps).not.toEqual([])
  })
})

describe('the emergency order', () => {
  const roles = {
    a: { grants: { 'calls.listen': 'on', 'calls.list': 'on' } },
    b: { grants: { 'calls.list': 'on', 'users.roles': 'on' } }
  }

  test('takes first, also what is only half of an update, and lists what it interrupts', () => {
    const actual = stateOf(roles, {
      [ana]: ['a'],
      [bo]: ['b'],
      'cy@example.org': { active: true, roles: [] }
    })
    const desired = stateOf(
      { ...roles, b: { grants: { 'calls.listen': 'on', 'users.roles': 'on' } } },
      { [ana]: ['b'], [bo]: ['b'], 'cy@example.org': { active: false } }
    )
    const { operations, gaps, helpers } = orderOf(
      [given(platform(), actual, desired, { canHelp: true })],
      [],
      true
    )
    expect(short(operations)).toEqual([
      'deactivate cy',
      'unassign ana a',
      'update-role b',
      'update-role b',
      'assign ana b'
    ])
    expect(helpers).toEqual([])
    expect(gaps).toMatchObject([
      {
        user: ana,
        permissions: { 'calls.listen': 'on' },
        from: operations[1]?.id,
        until: operations[4]?.id,
        steps: 4,
        seconds: 120
      }
    ])
  })

  test('on all targets before anything is given anywhere', () => {
    const line: Target = { ...platform({ id: 'line' }), id: 'line' }
    const states = (before: readonly string[], after: readonly string[], target: string): [State, State] => [
      { ...stateOf(roles, { [ana]: before }), target },
      { ...stateOf(roles, { [ana]: after }), target }
    ]
    const targets = [
      given(platform(), ...states([], ['a'], 'desk-production')),
      given(line, ...states(['b'], [], 'line'), { administrators: 0 })
    ]
    expect(short(orderOf(targets, [], true).operations)).toEqual(['unassign ana b', 'assign ana a'])
  })

  test('never interrupts the account that the tool runs as', () => {
    const catalog = catalogOf({ permissions, administers })
    const target = targetOf({ catalog, document: { runsAs: bo } })
    const actual = stateOf(roles, { [bo]: ['a', 'b'] })
    const desired = stateOf(
      { a: { grants: { 'users.roles': 'on' } }, b: { grants: { 'calls.listen': 'on', 'calls.list': 'on' } } },
      { [bo]: ['a', 'b'] }
    )
    const { gaps, refusals } = orderOf([given(target, actual, desired, { administrators: 0 })], [], true)
    expect(gaps).toEqual([])
    expect(refusals).toHaveLength(1)
  })
})

test('too many operations that hang together are not searched, which a note says', () => {
  const people = Array.from({ length: 160 }, (_, index) => `u${index}@example.org`)
  const all = (first: string, second: string) =>
    Object.fromEntries(people.map((user, index) => [user, [index % 2 === 0 ? first : second]]))
  const from = { a: { grants: { 'calls.list': 'on' } }, b: { grants: { 'calls.listen': 'on' } } }
  const to = { a: { grants: { 'calls.listen': 'on' } }, b: { grants: { 'calls.list': 'on' } } }
  const actual = stateOf(from, all('a', 'b'))
  const desired = stateOf(to, all('b', 'a'))
  const { notes, helpers, refusals } = answer(platform(), actual, desired, true)
  expect(refusals).toEqual([])
  expect(helpers).not.toEqual([])
  expect(notes).toEqual([
    'on `desk-production` 322 operations hang together, which is too many to try all orders (20000 steps); the plan keeps every promise, but may do more than it had to'
  ])
})

describe('what an earlier apply has left', () => {
  const roles = {
    a: { grants: { 'calls.listen': 'on', 'calls.list': 'on' } },
    b: { grants: { 'calls.list': 'on', 'users.roles': 'on' } }
  }
  const leftWith = (more: Readonly<Record<string, RoleStateGiven>>): Ordered =>
    answer(
      platform(atLeastOne),
      stateOf({ ...roles, ...more }, { [ana]: ['a'] }),
      stateOf({ ...roles, ...more }, { [ana]: ['b'] }),
      true
    )
  test('keeps its name and its title, which no new temporary role takes', () => {
    const [first] = leftWith({}).helpers
    const [second] = leftWith({ [first?.role ?? '']: {} }).helpers
    const [third] = leftWith({ other: { title: first?.title.toUpperCase() ?? '' } }).helpers
    expect(second?.role).toMatch(/^rolewright-helper-[0-9a-f]{8}$/)
    expect(second?.role).not.toBe(first?.role)
    expect(third?.title).toBe(second?.title)
    expect(leftWith({ [first?.role ?? '']: {}, [second?.role ?? '']: {} }).helpers).toHaveLength(1)
  })
})

describe('whoever has a removed role, where no line says what they are to have', () => {
  const target = (catalog: CatalogGiven = {}): Target =>
    targetOf({
      catalog: catalogOf({ permissions, administers, ...catalog }),
      removed: [tombstoneOf('old', 'new')]
    })
  const moved = (
    catalog: CatalogGiven,
    roles: Readonly<Record<string, RoleStateGiven>>,
    before: readonly string[] = ['old'],
    holders: Holders = new Map()
  ): Ordered => {
    const [from, to] = [
      stateOf({ old: {}, new: {}, ...roles }, { [ana]: before }),
      stateOf({ old: {}, new: {}, ...roles }, { [ana]: [...before.filter((id) => id !== 'old'), 'new'] })
    ]
    return orderOf([given(target(catalog), from, to, { holders, administrators: 0 })])
  }
  test.each<[string, Holders]>([
    ['without a line', new Map()],
    ['on leave', holdersOf({ [ana]: { status: 'leave', roles: [] } })]
  ])('gets the other one before it is taken, so that nobody can forget it: %s', (_name, holders) => {
    const ordered = moved({}, {}, ['old'], holders)
    expect(short(ordered.operations)).toEqual(['assign ana new', 'unassign ana old'])
  })
  test('not where a line says so', () => {
    const ordered = moved({}, {}, ['old'], holdersOf({ [ana]: ['new'] }))
    expect(short(ordered.operations)).toEqual(['unassign ana old', 'assign ana new'])
  })
  test.each<[string, CatalogGiven, Readonly<Record<string, RoleStateGiven>>, readonly string[]]>([
    [
      'they would have too much',
      {},
      { old: { grants: { 'calls.list': 'on' } }, new: { grants: { 'users.roles': 'on' } } },
      ['old']
    ],
    ['there is no room', { rolesPerUser: { min: 0, max: 2 } }, { b: {} }, ['old', 'b']]
  ])('is refused where %s, and is to get a line', (_name, catalog, roles, before) => {
    const { operations, refusals, gaps } = moved(catalog, roles, before)
    expect([operations, gaps]).toEqual([[], []])
    expect(refusals).toMatchObject([
      {
        message: expect.stringContaining(
          'the old role alone says that they are to have the new one, so they keep it until then'
        ),
        help: 'write a line for `ana@example.org`, with the role that they are to have instead'
      }
    ])
  })
})
