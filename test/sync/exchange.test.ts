import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../src/model/operation.ts'
import type { State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { diff } from '../../src/sync/diff.ts'
import { operationId } from '../../src/sync/digest.ts'
import { exchanged, takenApart } from '../../src/sync/exchange.ts'
import { prove } from '../../src/sync/prove/prove.ts'
import { applyAll, isHeld } from '../../src/sync/simulate.ts'
import { unexplained } from '../../src/sync/why.ts'
import {
  catalogOf,
  holdersOf,
  permissionOf,
  stateOf,
  targetOf,
  type AccountStateGiven,
  type CatalogGiven,
  type RoleStateGiven
} from '../support/builders.ts'
import { transitions } from '../support/organisations.ts'
import { answer } from './order/answer.ts'

const ana = 'ana@example.org'
const permissions = ['p.a', 'p.b', 'p.c', 'p.d', 'p.e', 'p.f'].map((id) => permissionOf(id))
const replacing: CatalogGiven = { permissions, rolesPerUser: { min: 1, max: null, replace: true } }

type Roles = AccountStateGiven['roles']

interface Given {
  readonly catalog?: CatalogGiven
  /** Role → the letters of its permissions. */
  readonly roles?: Readonly<Record<string, string>>
  readonly from: Roles
  readonly to: Roles
  readonly canReplace?: boolean
}

const contents = (roles: Readonly<Record<string, string>>): Record<string, RoleStateGiven> =>
  Object.fromEntries(
    Object.entries(roles).map(([id, letters]) => [
      id,
      { grants: Object.fromEntries(letters.split('').map((letter) => [`p.${letter}`, 'on'])) }
    ])
  )

interface Scene {
  readonly target: Target
  readonly actual: State
  readonly desired: State
}

const sceneOf = ({ catalog, roles = {}, from = [], to = [] }: Given): Scene => ({
  target: targetOf({ catalog: catalogOf({ ...replacing, ...catalog }) }),
  actual: stateOf(contents(roles), { [ana]: { roles: from } }),
  desired: stateOf(contents(roles), { [ana]: { roles: to } })
})

const operationsOf = (given: Given): readonly Operation[] => {
  const scene = sceneOf(given)
  const changes = diff(scene.target, scene.actual, scene.desired, unexplained)
  return exchanged({ ...scene, canReplace: given.canReplace ?? true }, changes)
}

const words = (operations: readonly Operation[]): readonly string[] =>
  operations.map(({ kind, role, before }) =>
    kind === 'set-role' && isHeld(before) ? `${before.role} -> ${role}` : `${kind} ${role}`
  )

describe('where roles are saved as a whole, one role takes the place of another', () => {
  test.each<[string, Given, readonly string[]]>([
    ['one for one', { from: ['a'], to: ['b'] }, ['a -> b']],
    ['and the others stay', { from: ['a', 'k'], to: ['b', 'k'] }, ['a -> b']],
    [
      'of several that are given, the one most like it',
      { roles: { a: 'ab', b: 'c', c: 'abd' }, from: ['a'], to: ['b', 'c'] },
      ['assign b', 'a -> c']
    ],
    [
      'of several that are taken, the one most like it; the others only go',
      { roles: { a: 'c', b: 'ab', c: 'abd' }, from: ['a', 'b'], to: ['c'] },
      ['b -> c', 'unassign a']
    ],
    [
      'each for the one most like it, where nothing is mixed that must not be',
      { roles: { a: 'ab', b: 'c', c: 'a', d: 'c' }, from: ['a', 'b'], to: ['c', 'd'] },
      ['a -> c', 'b -> d']
    ],
    [
      'only one of several, where more would mix what goes with what comes',
      { roles: { a: 'a', b: 'b', c: 'c', d: 'd' }, from: ['a', 'b'], to: ['c', 'd'] },
      ['a -> c', 'assign d', 'unassign b']
    ],
    [
      'the one that has what stays, whatever is most like it',
      { roles: { a: 'abc', b: 'd', c: 'abcde', k: '' }, from: ['a', 'b', 'k'], to: ['c', 'k'] },
      ['a -> c', 'unassign b']
    ],
    [
      'another one than the most alike, where that keeps what stays',
      { roles: { a: 'ab', b: 'ace', c: 'abd', d: 'c' }, from: ['a', 'b'], to: ['c', 'd'] },
      ['b -> d', 'a -> c']
    ],
    ['the fallback role too', { catalog: { fallbackRole: 'a' }, from: ['a'], to: ['b'] }, ['a -> b']],
    [
      'but not where the platform gives the fallback role by itself',
      { catalog: { fallbackRole: 'b' }, from: ['a'], to: ['b'] },
      ['unassign a']
    ],
    [
      'also for somebody new, who starts with the fallback role',
      { catalog: { fallbackRole: 'basic' }, from: [], to: ['b'] },
      ['basic -> b']
    ],
    ['where nothing is given, nothing takes a place', { from: ['a', 'b'], to: ['b'] }, ['unassign a']],
    ['where nothing is taken, nothing loses one', { from: ['a'], to: ['a', 'b'] }, ['assign b']],
    [
      'a change of unit is none',
      { from: { a: 'team: Red' }, to: { a: 'team: Blue', b: null } },
      ['set-unit a', 'assign b']
    ],
    [
      'in more roles than can be tried out, one for one',
      {
        roles: Object.fromEntries('abcdefghijkl'.split('').map((id) => [id, ''])),
        from: 'abcdef'.split(''),
        to: 'ghijkl'.split('')
      },
      [
        'a -> g',
        ...'hijkl'.split('').map((id) => `assign ${id}`),
        ...'bcdef'.split('').map((id) => `unassign ${id}`)
      ]
    ]
  ])('%s', (_name, given, expected) => {
    expect([...words(operationsOf(given))].sort()).toEqual([...expected].sort())
  })

  test.each<[string, Given]>([
    ['the platform does not', { catalog: { rolesPerUser: { min: 1, max: null } }, from: ['a'], to: ['b'] }],
    ['nobody can', { canReplace: false, from: ['a'], to: ['b'] }]
  ])('it is given and taken where %s', (_name, given) => {
    expect(words(operationsOf(given))).toEqual(['assign b', 'unassign a'])
  })

  test('where everybody has one role, the difference says so already', () => {
    const catalog = { rolesPerUser: { min: 1, max: 1, replace: true } }
    const scene = sceneOf({ catalog, from: ['a'], to: ['b'] })
    const changes = diff(scene.target, scene.actual, scene.desired, unexplained)
    expect(exchanged({ ...scene, canReplace: true }, changes)).toBe(changes)
  })

  test('units go along, and the reason is that of the role that is given', () => {
    const scene = sceneOf({ from: { a: 'team: Red' }, to: { b: 'team: Blue' } })
    const at = { file: 'policies/assignments.yaml', pointer: '' }
    const changes = diff(scene.target, scene.actual, scene.desired, ({ kind }) => ({
      reason: `because of ${kind}`,
      source: kind === 'assign' ? at : null
    }))
    const identity = {
      target: 'desk-production',
      kind: 'set-role' as const,
      role: 'b',
      user: ana,
      before: { role: 'a', unit: 'team: Red' },
      after: { role: 'b', unit: 'team: Blue' }
    }
    expect(exchanged({ ...scene, canReplace: true }, changes)).toEqual([
      { id: operationId(identity), ...identity, reason: 'because of assign', source: at }
    ])
  })

  test('what a person chooses to leave out takes nobody’s place', () => {
    const scene = sceneOf({ from: ['a'], to: ['b'] })
    const changes = diff(scene.target, scene.actual, scene.desired, unexplained)
    const given = changes.filter(({ kind }) => kind === 'assign')
    expect(exchanged({ ...scene, canReplace: true }, given)).toEqual(given)
  })
})

describe('taken apart', () => {
  test('an exchange is what was given and what was taken, with their ids', () => {
    const scene = sceneOf({ from: ['a'], to: ['b'] })
    const changes = diff(scene.target, scene.actual, scene.desired, unexplained)
    const [exchange] = exchanged({ ...scene, canReplace: true }, changes)
    const parts = exchange && takenApart(exchange)
    expect([parts?.given.id, parts?.taken.id]).toEqual(changes.map(({ id }) => id))
  })

  test('nothing else is', () => {
    expect(operationsOf({ from: ['a'], to: [] }).map(takenApart)).toEqual([null])
  })
})

describe('where somebody is between more than a few roles', () => {
  const given = {
    roles: { a: 'ac', b: 'bd', c: 'ae', d: 'b' },
    from: ['a', 'b'],
    to: ['c', 'd']
  }
  const answerTo = (roles: Given, canHelp: boolean) => {
    const { target, actual, desired } = sceneOf(roles)
    const { operations, gaps, helpers } = answer(target, actual, desired, canHelp)
    const names = helpers.map(({ role }) => role)
    const told = words(operations).map((word) =>
      names.reduce((text, name) => text.replaceAll(name, 'helper'), word)
    )
    return { told, gaps: gaps.map(({ permissions: lost }) => Object.keys(lost)) }
  }

  test('what they keep is not interrupted, where some steps allow that', () => {
    expect(answerTo(given, false)).toEqual({ told: ['b -> d', 'a -> c'], gaps: [] })
  })

  const mixed = { ...given, roles: { ...given.roles, d: 'bf' } }

  test('a temporary role takes the place of one of the old ones, and one of the new ones its place', () => {
    const { told, gaps } = answerTo(mixed, true)
    expect(gaps).toEqual([])
    expect(told).toEqual([
      'create-role helper',
      'b -> helper',
      'unassign a',
      'assign c',
      'helper -> d',
      'delete-role helper'
    ])
  })

  test('without one, what is interrupted is said, and nobody is without a role', () => {
    expect(answerTo(mixed, false)).toEqual({
      told: ['unassign b', 'a -> c', 'assign d'],
      gaps: [['p.b']]
    })
  })
})

describe('for any two states', () => {
  test('the same is done in no more steps, and taken apart it is the difference again', () => {
    fc.assert(
      fc.property(transitions({ titles: 'fixed' }), ({ target, actual, desired }) => {
        const changes = diff(target, actual, desired, unexplained)
        const operations = exchanged({ target, actual, desired, canReplace: true }, changes)
        const again = operations.flatMap((operation) => {
          const parts = target.catalog.rolesPerUser.max === 1 ? null : takenApart(operation)
          return parts === null ? [operation.id] : [parts.given.id, parts.taken.id]
        })
        expect(again.toSorted()).toEqual(changes.map(({ id }) => id).toSorted())
      }),
      { numRuns: 1000 }
    )
  })

  /** One person between any roles, where only the person’s roles change. */
  const moves = fc.record({
    contents: fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'bc', 'cd', 'abc', 'de'), {
      minLength: 6,
      maxLength: 6
    }),
    from: fc.subarray(['r0', 'r1', 'r2', 'r3', 'r4', 'r5'], { minLength: 1, maxLength: 4 }),
    to: fc.subarray(['r0', 'r1', 'r2', 'r3', 'r4', 'r5'], { minLength: 1, maxLength: 4 }),
    max: fc.constantFrom(null, 4),
    fallbackRole: fc.constantFrom(null, 'r0')
  })

  test('whoever only gets other roles is never stuck: nothing is refused, and nobody is without a role', () => {
    fc.assert(
      fc.property(moves, ({ contents: letters, from, to, max, fallbackRole }) => {
        const roles = Object.fromEntries(letters.map((each, index) => [`r${index}`, each]))
        const catalog = { rolesPerUser: { min: 1, max, replace: true }, fallbackRole }
        const { target, actual, desired } = sceneOf({ catalog, roles, from, to })
        const { operations, refusals, gaps } = answer(target, actual, desired)
        expect(refusals).toEqual([])
        const reached = applyAll(target.catalog, actual, operations)
        expect(diff(target, reached, desired, unexplained)).toEqual([])
        const proof = {
          target,
          base: null,
          before: actual,
          holders: holdersOf({ [ana]: [] }),
          administrators: 0
        }
        expect(prove({ targets: [proof], conflicts: [], operations, helpers: [], gaps })).toBe(null)
      }),
      { numRuns: 500 }
    )
  })
})
