import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../src/connectors/sandbox.ts'
import { writeTenant } from '../../../src/connectors/sandbox-tenant.ts'
import type { Operation } from '../../../src/model/operation.ts'
import type { State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import { diff } from '../../../src/sync/diff.ts'
import { temporaryTitle } from '../../../src/sync/order/titles.ts'
import { unexplained } from '../../../src/sync/why.ts'
import { catalogOf, memoryStore, predefinedOf, stateOf, targetOf, worldOf } from '../../support/builders.ts'
import { transitions } from '../../support/organisations.ts'
import { runs } from '../../support/runs.ts'
import { answer } from './answer.ts'

const ordered = (target: Target, actual: State, desired: State): readonly Operation[] => {
  const { operations, refusals } = answer(target, actual, desired)
  expect(refusals).toEqual([])
  return operations
}

const refusal = (target: Target, actual: State, desired: State): string =>
  answer(target, actual, desired)
    .refusals.map(({ message }) => message)
    .join()

const short = (operations: readonly Operation[]): readonly string[] =>
  operations.map(({ kind, user, role }) => [kind, user?.split('@')[0], role].filter(Boolean).join(' '))

const keys = { role: (id: string) => id, account: (user: string) => user }

describe('an order that the platform accepts', () => {
  test('a role is made before it is given, and left before it is deleted', () => {
    const target = targetOf({ catalog: catalogOf({ rolesPerUser: { min: 1, max: null } }) })
    const actual = stateOf({ old: {} }, { 'ana@example.org': ['old'] })
    const desired = stateOf({ fresh: {} }, { 'ana@example.org': ['fresh'] })
    expect(short(ordered(target, actual, desired))).toEqual([
      'create-role fresh',
      'assign ana fresh',
      'unassign ana old',
      'delete-role old'
    ])
  })

  test('where no role is required, the old one is taken first', () => {
    const target = targetOf()
    const actual = stateOf({ a: {}, b: {} }, { 'ana@example.org': ['a'] })
    const desired = stateOf({ a: {}, b: {} }, { 'ana@example.org': ['b'] })
    expect(short(ordered(target, actual, desired))).toEqual(['unassign ana a', 'assign ana b'])
  })

  test('a full person makes room before the next role, and is never without one', () => {
    const target = targetOf({ catalog: catalogOf({ rolesPerUser: { min: 1, max: 2 } }) })
    const roles = { a: {}, b: {}, c: {}, d: {} }
    const actual = stateOf(roles, { 'ana@example.org': ['a', 'b'] })
    const desired = stateOf(roles, { 'ana@example.org': ['c', 'd'] })
    expect(short(ordered(target, actual, desired))).toEqual([
      'unassign ana a',
      'assign ana c',
      'unassign ana b',
      'assign ana d'
    ])
  })

  test('a parent is made before its child, and left before it is deleted', () => {
    const target = targetOf()
    const actual = stateOf({ head: {}, staff: { reportsTo: 'head' } })
    const desired = stateOf({ lead: {}, staff: { reportsTo: 'lead' } })
    expect(short(ordered(target, actual, desired))).toEqual([
      'create-role lead',
      'update-role staff',
      'delete-role head'
    ])
  })

  test('a title is free before another role takes it', () => {
    const target = targetOf()
    const actual = stateOf({ a: { title: 'One' }, b: { title: 'Two' } })
    const desired = stateOf({ a: { title: 'Two' }, b: { title: 'Three' }, c: { title: 'one' } })
    expect(short(ordered(target, actual, desired))).toEqual([
      'rename-role b',
      'rename-role a',
      'create-role c'
    ])
  })

  test('two roles exchange their titles through a temporary one', () => {
    const actual = stateOf({ a: { title: 'One' }, b: { title: 'Two' } })
    const desired = stateOf({ a: { title: 'Two' }, b: { title: 'One' } })
    const renames = ordered(targetOf(), actual, desired)
    expect(
      renames.map(({ role, after }) => [role, after !== null && 'title' in after && after.title])
    ).toEqual([
      ['b', temporaryTitle('desk-production', 'b')],
      ['a', 'Two'],
      ['b', 'One']
    ])
  })

  test('a role takes over a title, and the people, of another one', () => {
    const target = targetOf({ catalog: catalogOf({ rolesPerUser: { min: 1, max: 1 } }) })
    const actual = stateOf({ a: { title: 'One' } }, { 'ana@example.org': ['a'] })
    const desired = stateOf({ b: { title: 'One' } }, { 'ana@example.org': ['b'] })
    expect(short(ordered(target, actual, desired))).toEqual([
      'create-role b',
      'set-role ana b',
      'delete-role a',
      'rename-role b'
    ])
  })

  test('accounts are barred first, made before they are changed, and given back last', () => {
    const target = targetOf()
    const actual = stateOf({ a: {} }, { 'ana@example.org': ['a'], 'cy@example.org': { active: false } })
    const desired = stateOf(
      { a: {} },
      { 'ana@example.org': { active: false, roles: ['a'] }, 'bo@example.org': ['a'], 'cy@example.org': ['a'] }
    )
    expect(short(ordered(target, actual, desired))).toEqual([
      'deactivate ana',
      'invite bo',
      'assign bo a',
      'assign cy a',
      'reactivate cy'
    ])
  })

  test('an account is made before it is barred', () => {
    const desired = stateOf({}, { 'ana@example.org': { active: false } })
    expect(short(ordered(targetOf(), stateOf({}), desired))).toEqual(['invite ana', 'deactivate ana'])
  })

  const limited = (customRoles: number): Target =>
    targetOf({
      catalog: catalogOf({
        rolesPerUser: { min: 1, max: 1 },
        roles: [predefinedOf('agent')],
        subscriptions: new Map([['small', { title: 'Small', customRoles }]])
      }),
      document: { subscription: 'small' }
    })
  const agent = { agent: { predefined: true } }

  test('where the subscription leaves no room, a role is deleted before the next is made', () => {
    const actual = stateOf({ ...agent, old: {} }, { 'ana@example.org': ['old'] })
    const desired = stateOf({ ...agent, fresh: {} }, { 'ana@example.org': ['agent'] })
    expect(short(ordered(limited(1), actual, desired))).toEqual([
      'set-role ana agent',
      'delete-role old',
      'create-role fresh'
    ])
  })

  test('the room there is goes first to the role that the holders of a deleted one need', () => {
    const actual = stateOf({ ...agent, old: {} }, { 'ana@example.org': ['old'] })
    const desired = stateOf({ ...agent, another: {}, needed: {} }, { 'ana@example.org': ['needed'] })
    expect(short(ordered(limited(2), actual, desired))).toEqual([
      'create-role needed',
      'set-role ana needed',
      'delete-role old',
      'create-role another'
    ])
  })
})

describe('what has no order is refused in words', () => {
  test('a role above the limit of the subscription', () => {
    const catalog = catalogOf({ subscriptions: new Map([['small', { title: 'Small', customRoles: 1 }]]) })
    const target = targetOf({ catalog, document: { subscription: 'small' } })
    expect(refusal(target, stateOf({ a: {} }), stateOf({ a: {}, b: {} }))).toBe(
      'no order is safe and accepted by the platform: "create role `b`" is not possible: Small allows 1 custom role'
    )
  })

  test('a role that must exist before the one it replaces can go, where there is room for one', () => {
    const catalog = catalogOf({
      rolesPerUser: { min: 1, max: 1 },
      subscriptions: new Map([['small', { title: 'Small', customRoles: 1 }]])
    })
    const target = targetOf({ catalog, document: { subscription: 'small' } })
    const actual = stateOf({ old: {} }, { 'ana@example.org': ['old'] })
    const desired = stateOf({ fresh: {} }, { 'ana@example.org': ['fresh'] })
    expect(refusal(target, actual, desired)).toBe(
      'no order is safe and accepted by the platform: "create role `fresh`" waits for "delete role `old`" (Small allows 1 custom role); "delete role `old`" waits for "move `ana@example.org` from `old` to `fresh`" (its holders leave before a role is deleted); "move `ana@example.org` from `old` to `fresh`" waits for "create role `fresh`" (a role must exist before it is given)'
    )
  })
})

const tenant = (target: Target, actual: State) => {
  const store = memoryStore()
  store.write(`sandbox/${target.id}.json`, writeTenant(actual))
  return connect({ target, people: [], world: worldOf(store) })
}

describe('for any two states', () => {
  test('an embedded tenant accepts every operation and ends as wanted', async () => {
    await fc.assert(
      fc.asyncProperty(transitions({ titles: 'swapped' }), async ({ target, actual, desired }) => {
        const { operations, refusals } = answer(target, actual, desired, true)
        fc.pre(refusals.length === 0)
        const connector = tenant(target, actual)
        for (const operation of operations) await connector.applyOperation(operation, keys)
        const live = await connector.readState()
        const reached: State = {
          target: target.id,
          roles: new Map(live.roles.map((role) => [role.id, role])),
          accounts: new Map(live.accounts.map((account) => [account.user, account]))
        }
        expect(short(diff(target, reached, desired, unexplained))).toEqual([])
      }),
      { numRuns: runs(1500) }
    )
  })

  test('what is refused is refused because of what the platform does by itself or does not let happen', () => {
    fc.assert(
      fc.property(transitions({ titles: 'swapped' }), ({ target, actual, desired }) => {
        const { refusals } = answer(target, actual, desired)
        const { fallbackRole, rolesPerUser } = target.catalog
        if (refusals.length > 0) expect(fallbackRole !== null || rolesPerUser.min > 0).toBe(true)
      }),
      { numRuns: runs(500) }
    )
  })
})
