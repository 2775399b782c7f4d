import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../src/model/operation.ts'
import type { State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import { fit } from '../../../src/sync/apply/fit.ts'
import { exchanged } from '../../../src/sync/exchange.ts'
import { positionOf, touchesOf } from '../../../src/sync/apply/subject.ts'
import { applyAll } from '../../../src/sync/simulate.ts'
import { operationsBetween } from '../../support/applying.ts'
import { catalogOf, predefinedOf, stateOf, targetOf } from '../../support/builders.ts'
import { runs } from '../../support/runs.ts'
import { transitions } from '../../support/organisations.ts'

const ana = 'ana@example.org'
const target = targetOf({ catalog: catalogOf() })
const fitOne = (of: Target, state: State, operations: readonly Operation[]): number | null =>
  fit(new Map([[of.id, { target: of, state }]]), operations)

/** The obvious way: every prefix is carried out on paper, and everything that operations touch is compared. */
const oracle = (of: Target, from: State, state: State, operations: readonly Operation[]): number | null => {
  const touches = operations.flatMap((operation) => touchesOf(of.catalog, operation))
  for (let done = operations.length; done >= 0; done--) {
    const simulated = applyAll(of.catalog, from, operations.slice(0, done))
    if (touches.every((touch) => touch.of(simulated) === touch.of(state))) return done
  }
  return null
}

/**
 * As the oracle, where a platform gives a role by itself: what was there at the beginning is unknown, so for each person
 * both are carried out on paper, together with whatever no operation is about as it is now.
 */
const fallbackOracle = (of: Target, state: State, operations: readonly Operation[]): number | null => {
  const { catalog } = of
  const isOfRoles = ({ user, role }: Operation): boolean => user !== null && role !== null
  const users = [...new Set(operations.filter(isOfRoles).flatMap(({ user }) => user ?? []))]
  const rolesOf = (all: State, user: string): string => {
    const roles = [...(all.accounts.get(user)?.roles ?? [])]
    return JSON.stringify((roles.length > 0 ? roles : [[catalog.fallbackRole, null]]).map(String).sort())
  }
  const startsOf = (user: string, own: readonly Operation[]): readonly State[] => {
    const all = [true, false].map((has): State => {
      const roles = new Map(state.accounts.get(user)?.roles)
      for (const { role, before } of own.toReversed()) {
        roles.delete(role ?? '')
        if (before !== null && 'role' in before) roles.set(before.role, before.unit)
      }
      const unit = roles.get(catalog.fallbackRole ?? '') ?? null
      roles.delete(catalog.fallbackRole ?? '')
      if (has || roles.size === 0) roles.set(catalog.fallbackRole ?? '', unit)
      const account = { user, key: user, active: true, markers: [], roles }
      return { target: of.id, roles: new Map(), accounts: new Map([[user, account]]) }
    })
    return all.filter((start) =>
      own.every((operation, at) => {
        const [found, left] = [at, at + 1].map((end) => applyAll(catalog, start, own.slice(0, end)))
        if (!found || !left) return false
        return (
          positionOf(catalog, found, operation) === 'before' &&
          positionOf(catalog, left, operation) === 'after'
        )
      })
    )
  }
  const known = users.map((user) => {
    const own = operations.filter((operation) => isOfRoles(operation) && operation.user === user)
    return { user, starts: startsOf(user, own) }
  })
  const others = operations.map((operation) => (isOfRoles(operation) ? null : touchesOf(catalog, operation)))
  for (let done = operations.length; done >= 0; done--) {
    const isSo = known.every(({ user, starts }) =>
      starts.some((start) => {
        const own = operations.slice(0, done).filter((each) => isOfRoles(each) && each.user === user)
        return rolesOf(applyAll(catalog, start, own), user) === rolesOf(state, user)
      })
    )
    const areOthers = others.every(
      (touches) =>
        touches?.every(({ subject, of: now }) => {
          const same = others.map((each) => each?.find((touch) => touch.subject === subject))
          const last = same.slice(0, done).findLast((touch) => touch !== undefined)
          const next = same.slice(done).find((touch) => touch !== undefined)
          return now(state) === (last ? last.after : (next?.before ?? null))
        }) ?? true
    )
    if (isSo && areOthers) return done
  }
  return null
}

/** Operations in another order; what is done with one role or one account stays in turn. */
const shuffled = (operations: readonly Operation[], seed: readonly number[]): readonly Operation[] => {
  const queues = new Map<string, Operation[]>()
  for (const operation of operations) {
    const name = operation.user ?? operation.role ?? ''
    queues.set(name, [...(queues.get(name) ?? []), operation])
  }
  return operations.flatMap((_, index) => {
    const open = [...queues.values()].filter(({ length }) => length > 0)
    return open[(seed[index % seed.length] ?? 0) % open.length]?.shift() ?? []
  })
}

describe('where a state stands in a plan', () => {
  const roles = { a: { title: 'a' }, b: { title: 'b' } }
  const operations = operationsBetween(
    target,
    stateOf(roles, { [ana]: ['a'] }),
    stateOf(roles, { [ana]: ['b'] })
  )

  test.each<[readonly string[], number | null]>([
    [['a'], 0],
    [['a', 'b'], 1],
    [['b'], 2],
    [[], null]
  ])('with the roles %j', (held, expected) => {
    expect(fitOne(target, stateOf(roles, { [ana]: held }), operations)).toBe(expected)
  })

  test('nothing to do fits everything', () => {
    expect(fitOne(target, stateOf({}), [])).toBe(0)
  })

  test('a thing that comes back to what it was fits at its latest', () => {
    const [give, take] = operations
    const back =
      give && take
        ? [take, give, { ...give, kind: 'unassign' as const, before: give.after, after: null }]
        : []
    expect(fitOne(target, stateOf(roles, { [ana]: [] }), back)).toBe(3)
    expect(fitOne(target, stateOf(roles, { [ana]: ['b'] }), back)).toBe(2)
    expect(fitOne(target, stateOf(roles, { [ana]: ['a'] }), back)).toBe(0)
  })

  test('a role in the place of another is one step, also where the one is what everybody has', () => {
    const basic = 'basic'
    const whole = targetOf({
      catalog: catalogOf({ rolesPerUser: { min: 1, max: null, replace: true }, fallbackRole: basic })
    })
    const states = [[basic], ['a'], ['a', 'b'], ['b', basic], ['b', 'c'], ['c']].map((held) =>
      stateOf(roles, { [ana]: held })
    )
    const steps = states.slice(1).flatMap((after, index) => {
      const before = states[index] ?? after
      const terms = { target: whole, actual: before, desired: after, canReplace: true }
      return exchanged(terms, operationsBetween(whole, before, after))
    })
    expect(steps.map(({ kind }) => kind)).toEqual(['set-role', 'assign', 'set-role', 'set-role', 'unassign'])
    expect(states.map((state) => fitOne(whole, state, steps))).toEqual([0, 1, 2, 3, 4, 5])
    expect(fitOne(whole, stateOf(roles, { [ana]: ['a', 'c'] }), steps)).toBe(null)
    expect(fitOne(whole, stateOf(roles, { [ana]: [basic, 'a'] }), steps)).toBe(null)
  })

  test('over two targets, a prefix is one of all', () => {
    const other = targetOf({ document: { id: 'desk-staging' } })
    const both = [...operations, ...operations.map((operation) => ({ ...operation, target: 'desk-staging' }))]
    const at = (first: readonly string[], second: readonly string[]): number | null =>
      fit(
        new Map([
          ['desk-production', { target, state: stateOf(roles, { [ana]: first }) }],
          ['desk-staging', { target: other, state: stateOf(roles, { [ana]: second }) }]
        ]),
        both
      )
    expect(at(['b'], ['a', 'b'])).toBe(3)
    expect(at(['a', 'b'], ['a', 'b'])).toBe(null)
  })

  describe('where the platform gives a role to whoever has none', () => {
    const fallback = targetOf({
      catalog: catalogOf({
        rolesPerUser: { min: 1, max: null },
        fallbackRole: 'basic',
        roles: [predefinedOf('basic')]
      })
    })
    const all = { ...roles, basic: { predefined: true } }
    const held = (ids: readonly string[]): State => stateOf(all, { [ana]: ids })
    const over = [
      ...operationsBetween(fallback, held(['a']), held(['basic'])),
      ...operationsBetween(fallback, held(['basic']), held(['b', 'basic'])),
      ...operationsBetween(fallback, held(['b', 'basic']), held(['b']))
    ]
    test.each<[readonly string[], number | null]>([
      [['a'], 0],
      [['basic'], 1],
      [[], 1],
      [['b', 'basic'], 2],
      [['b'], 3],
      [['a', 'b'], null]
    ])('with the roles %j on the way over it', (ids, expected) => {
      expect(over.map(({ kind, role }) => `${kind} ${role}`)).toEqual([
        'unassign a',
        'assign b',
        'unassign basic'
      ])
      expect(fitOne(fallback, held(ids), over)).toBe(expected)
    })
  })

  test('a fallback role that is taken for the only one stays, so what takes it has not been done', () => {
    const of = targetOf({
      catalog: catalogOf({
        rolesPerUser: { min: 1, max: null },
        fallbackRole: 'basic',
        roles: [predefinedOf('basic')]
      })
    })
    const all = { ...roles, basic: { predefined: true } }
    const held = (ids: readonly string[]): State => stateOf(all, { [ana]: ids })
    const rest = operationsBetween(of, held(['basic', 'a']), held(['a', 'b'])).toReversed()
    expect(rest.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['unassign basic', 'assign b'])
    expect([['basic', 'a'], ['a'], ['a', 'b'], ['basic']].map((ids) => fitOne(of, held(ids), rest))).toEqual([
      0,
      1,
      2,
      null
    ])
  })

  test('agrees with carrying out every prefix, also where somebody else has changed something', () => {
    fc.assert(
      fc.property(
        transitions({ titles: 'fixed' }),
        transitions({ titles: 'fixed' }),
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }),
        fc.nat(40),
        fc.nat(3),
        ({ target: any, actual, desired }, other, seed, prefix, foreign) => {
          const changes = operationsBetween(any, actual, desired)
          const terms = { target: any, actual, desired, canReplace: seed.length % 2 === 0 }
          const plan = shuffled(exchanged(terms, changes), seed)
          const own = applyAll(any.catalog, actual, plan.slice(0, prefix % (plan.length + 1)))
          const state = foreign > 0 ? own : { ...own, accounts: other.actual.accounts }
          const found = fitOne(any, state, plan)
          const expected = oracle(any, actual, state, plan)
          const { fallbackRole, rolesPerUser } = any.catalog
          if (fallbackRole === null || rolesPerUser.max === 1) expect(found).toBe(expected)
          else expect(found).toBe(fallbackOracle(any, state, plan))
          if (foreign > 0) expect(found).not.toBe(null)
        }
      ),
      { numRuns: runs(1500) }
    )
  })
})
