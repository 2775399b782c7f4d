import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { diff } from '../../src/sync/diff.ts'
import { applyAll, applyTo } from '../../src/sync/simulate.ts'
import { unexplained } from '../../src/sync/why.ts'
import { catalogOf, stateOf, targetOf } from '../support/builders.ts'
import { transitions } from '../support/organisations.ts'
import { answer } from './order/answer.ts'

const ana = 'ana@example.org'
const roles = { a: {}, b: {}, c: {}, basic: {} }
const multi = targetOf()
const single = targetOf({ catalog: catalogOf({ rolesPerUser: { min: 1, max: 1 } }) })
const fallback = targetOf({
  catalog: catalogOf({ rolesPerUser: { min: 1, max: null }, fallbackRole: 'basic' })
})

const changes = (target: Target, actual: State, desired: State): readonly unknown[] =>
  diff(target, actual, desired, unexplained).map(({ kind, role, user, before, after }) => [
    kind,
    user ?? role,
    before,
    after
  ])

const held = (role: string, unit: string | null = null): object => ({ role, unit })

describe('people', () => {
  const cases: readonly [string, Target, object, object, readonly unknown[]][] = [
    ['a role more', multi, { roles: ['a'] }, { roles: ['a', 'b'] }, [['assign', ana, null, held('b')]]],
    ['a role less', multi, { roles: ['a'] }, { roles: [] }, [['unassign', ana, held('a'), null]]],
    [
      'another role where there may be several',
      multi,
      { roles: ['a'] },
      { roles: ['b'] },
      [
        ['assign', ana, null, held('b')],
        ['unassign', ana, held('a'), null]
      ]
    ],
    [
      'another role where there is one',
      single,
      { roles: ['a'] },
      { roles: ['b'] },
      [['set-role', ana, held('a'), held('b')]]
    ],
    [
      'the first role where there is one',
      single,
      { roles: [] },
      { roles: ['b'] },
      [['set-role', ana, null, held('b')]]
    ],
    [
      'no role where there is one',
      single,
      { roles: ['a'] },
      { roles: [] },
      [['unassign', ana, held('a'), null]]
    ],
    [
      'another unit',
      single,
      { roles: { a: 'team: Red' } },
      { roles: { a: 'team: Blue' } },
      [['set-unit', ana, held('a', 'team: Red'), held('a', 'team: Blue')]]
    ],
    [
      'another unit and a role more',
      multi,
      { roles: { a: null } },
      { roles: { a: 'team: Blue', b: null } },
      [
        ['set-unit', ana, held('a'), held('a', 'team: Blue')],
        ['assign', ana, null, held('b')]
      ]
    ],
    [
      'barred',
      multi,
      { roles: ['a'] },
      { roles: ['a'], active: false },
      [['deactivate', ana, { active: true }, { active: false }]]
    ],
    ['given back', multi, { active: false }, {}, [['reactivate', ana, { active: false }, { active: true }]]],
    [
      'the fallback role is given by itself',
      fallback,
      { roles: ['a'] },
      { roles: ['basic'] },
      [['unassign', ana, held('a'), null]]
    ],
    ['no role at all means the fallback role', fallback, { roles: ['basic'] }, { roles: [] }, []],
    ['an account without a role has the fallback role', fallback, { roles: [] }, { roles: ['basic'] }, []],
    [
      'the fallback role is not dropped by itself',
      fallback,
      { roles: ['basic'] },
      { roles: ['a'] },
      [
        ['assign', ana, null, held('a')],
        ['unassign', ana, held('basic'), null]
      ]
    ],
    [
      'the fallback role in a unit is not given by itself',
      fallback,
      { roles: ['a'] },
      { roles: { basic: 'team: Red' } },
      [
        ['assign', ana, null, held('basic', 'team: Red')],
        ['unassign', ana, held('a'), null]
      ]
    ]
  ]
  test.each(cases)('%s', (_name, target, from, to, expected) => {
    expect(changes(target, stateOf(roles, { [ana]: from }), stateOf(roles, { [ana]: to }))).toEqual(expected)
  })

  test('somebody new is invited first, and starts with the fallback role', () => {
    expect(changes(multi, stateOf(roles), stateOf(roles, { [ana]: ['a'] }))).toEqual([
      ['invite', ana, null, { active: true }],
      ['assign', ana, null, held('a')]
    ])
    expect(changes(fallback, stateOf(roles), stateOf(roles, { [ana]: ['basic'] }))).toEqual([
      ['invite', ana, null, { active: true }]
    ])
  })

  test('an account that is not wanted is left alone', () => {
    expect(changes(multi, stateOf(roles, { [ana]: ['a'] }), stateOf(roles))).toEqual([])
  })
})

describe('roles', () => {
  test('made, deleted, renamed and changed; the content is sorted', () => {
    const from = stateOf({
      a: { title: 'A' },
      b: { title: 'B', grants: { y: 'on', x: 'own' } },
      d: { title: 'D' }
    })
    const to = stateOf({
      b: { title: 'Bee', grants: { x: 'all' } },
      c: { title: 'C', grants: { z: 'on', a: 'on' } },
      d: { title: 'D', reportsTo: 'c' }
    })
    const content = (title: string, grants: object, reportsTo: string | null = null): object => ({
      title,
      scope: null,
      grants,
      reportsTo
    })
    expect(changes(multi, from, to)).toEqual([
      ['delete-role', 'a', content('A', {}), null],
      ['rename-role', 'b', { title: 'B' }, { title: 'Bee' }],
      ['update-role', 'b', content('Bee', { x: 'own', y: 'on' }), content('Bee', { x: 'all' })],
      ['create-role', 'c', null, content('C', { a: 'on', z: 'on' })],
      ['update-role', 'd', content('D', {}), content('D', {}, 'c')]
    ])
  })
})

describe('for any two states', () => {
  test('what the difference says, done in order, makes one out of the other', () => {
    fc.assert(
      fc.property(transitions({ titles: 'fixed' }), ({ target, actual, desired }) => {
        const { operations, refusals } = answer(target, actual, desired)
        fc.pre(refusals.length === 0)
        const reached = applyAll(target.catalog, actual, operations)
        expect(diff(target, reached, desired, unexplained)).toEqual([])
        expect(
          operations.reduce((state, operation) => applyTo(target.catalog, state, operation), actual)
        ).toEqual(reached)
      }),
      { numRuns: 1000 }
    )
  })

  test('a state does not differ from itself', () => {
    fc.assert(
      fc.property(transitions({ titles: 'swapped' }), ({ target, actual }) => {
        expect(diff(target, actual, actual, unexplained)).toEqual([])
      })
    )
  })

  test('the order of roles, accounts and grants in a state means nothing', () => {
    const turned = <Value>(entries: ReadonlyMap<string, Value>): Map<string, Value> =>
      new Map([...entries].toReversed())
    const turn = ({ target, roles, accounts }: State): State => ({
      target,
      roles: turned(new Map([...roles].map(([id, role]) => [id, { ...role, grants: turned(role.grants) }]))),
      accounts: turned(
        new Map([...accounts].map(([id, account]) => [id, { ...account, roles: turned(account.roles) }]))
      )
    })
    fc.assert(
      fc.property(transitions({ titles: 'swapped' }), ({ target, actual, desired }) => {
        const operations = diff(target, actual, desired, unexplained)
        expect(diff(target, turn(actual), turn(desired), unexplained)).toEqual(operations)
        expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
      })
    )
  })
})
