import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activeHoldings } from '../../src/access/holders.ts'
import type { Holders } from '../../src/model/holder.ts'
import { always, type Instant } from '../../src/model/instant.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { AccountState, State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { declare } from '../../src/sync/declare.ts'
import { diff } from '../../src/sync/diff.ts'
import { dueOf, type DueInput } from '../../src/sync/due.ts'
import { applyAll } from '../../src/sync/simulate.ts'
import { unexplained } from '../../src/sync/why.ts'
import { catalogOf, holdersOf, permissionOf, predefinedOf, stateOf, targetOf } from '../support/builders.ts'

const users = ['ann', 'bob', 'cyd']
const roles = ['basic', 'one', 'two', 'three']

/** What the documents say of one moment. */
const at = ({ target, holders, actual, canInvite }: DueInput, moment: Instant): State =>
  declare(target, holders, actual, moment, { canInvite }).state

const wanted = (input: DueInput): readonly Operation[] =>
  diff(input.target, input.actual, at(input, input.now), unexplained)

const due = (input: DueInput): readonly Operation[] => dueOf(input, wanted(input)).due

const words = (operations: readonly Operation[]): readonly string[] =>
  operations.map(({ kind, user, role }) => [kind, user, role].filter((word) => word !== null).join(' '))

/** The same, found out slowly: by what the documents say at each single moment. */
const slowlyDue = (input: DueInput): readonly Operation[] => {
  const moments = Array.from(
    { length: input.now - input.appliedAt + 1 },
    (_, index) => input.appliedAt + index
  )
  const accountsOf = (user: string): readonly (AccountState | undefined)[] =>
    moments.map((moment) => at(input, moment).accounts.get(user))
  const distinct = (values: readonly unknown[]): number =>
    new Set(values.map((value) => JSON.stringify(value))).size
  const rolesOf = (account: AccountState | undefined): string => {
    const { fallbackRole } = input.target.catalog
    const held = [...(account?.roles ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
    return JSON.stringify(held.length === 0 && fallbackRole !== null ? [[fallbackRole, null]] : held)
  }
  const chosen = wanted(input).filter(({ kind, user, role, after }) => {
    if (user === null) return false
    if (role !== null && after !== null && !input.actual.roles.has(role)) return false
    const accounts = accountsOf(user)
    const account = input.actual.accounts.get(user)
    if (!account) return accounts.some((each) => each === undefined)
    if (kind === 'reactivate' || kind === 'deactivate')
      return distinct(accounts.map((each) => each?.active)) > 1
    if (role === null) return false
    if (input.target.catalog.rolesPerUser.max !== 1) {
      return (
        distinct(accounts.map((each) => each?.roles.get(role) ?? (each?.roles.has(role) ? 'held' : 'not'))) >
        1
      )
    }
    const given = accounts.map(rolesOf)
    const isGiven = given.slice(0, -1).some((each) => each !== given.at(-1) && each === rolesOf(account))
    const holder = input.holders.get(user)
    const begins = (holder?.holdings ?? []).some(
      (holding) =>
        holding.role === role &&
        holding.period.from > input.appliedAt &&
        holder !== undefined &&
        activeHoldings(input.target, holder, input.now).includes(holding)
    )
    return distinct(given) > 1 && (isGiven || begins)
  })
  const { accounts } = applyAll(input.target.catalog, input.actual, chosen)
  const comesBack = ({ kind, user, role }: Operation): boolean =>
    kind === 'unassign' && accounts.get(user ?? '')?.roles.has(role ?? '') === true
  return chosen.filter((operation) => !comesBack(operation))
}

interface Platform {
  readonly max: number | null
  readonly fallbackRole: string | null
}

const targetFor = ({ max, fallbackRole }: Platform): Target =>
  targetOf({
    catalog: catalogOf({
      permissions: [permissionOf('tickets.view')],
      roles: roles.map((id) => predefinedOf(id)),
      rolesPerUser: { min: 0, max },
      fallbackRole
    })
  })

const platforms = fc.record<Platform>({
  max: fc.constantFrom(1, null),
  fallbackRole: fc.constantFrom(null, 'basic')
})

const moment = fc.integer({ min: 0, max: 9 })
const givenRole = fc.oneof(
  fc.record({ role: fc.constantFrom(...roles), period: fc.constant(always) }),
  fc
    .tuple(fc.constantFrom(...roles), moment, fc.integer({ min: 1, max: 6 }))
    .map(([role, from, length]) => ({ role, period: { from, until: from + length } }))
)
const people = fc.dictionary(
  fc.constantFrom(...users),
  fc.record({
    roles: fc.array(givenRole, { maxLength: 3 }),
    status: fc.constantFrom(
      'active' as const,
      'active' as const,
      'active' as const,
      'leave' as const,
      'departed' as const
    )
  })
)

/** A single-role platform never has two roles at one moment: what a validated organisation looks like. */
const isPossible = (target: Target, holders: Holders): boolean =>
  target.catalog.rolesPerUser.max !== 1 ||
  [...holders.values()].every((holder) =>
    Array.from(
      { length: 20 },
      (_, now) => new Set(activeHoldings(target, holder, now).map(({ role }) => role))
    ).every((held) => held.size < 2)
  )

const situations: fc.Arbitrary<DueInput> = fc
  .record({
    platform: platforms,
    people,
    appliedAt: moment,
    later: fc.integer({ min: 0, max: 6 }),
    canInvite: fc.boolean(),
    live: fc.subarray(roles, { minLength: 3 }),
    accounts: fc.dictionary(
      fc.constantFrom(...users),
      fc.record({ active: fc.boolean(), roles: fc.subarray(roles) })
    )
  })
  .map(({ platform, people: given, appliedAt, later, canInvite, live, accounts }) => {
    const { max, fallbackRole } = platform
    const there = roles.filter((role) => live.includes(role) || role === fallbackRole)
    const rolesOf = (wanted: readonly string[]): readonly string[] => {
      const held = wanted.filter((role) => there.includes(role)).slice(0, max ?? roles.length)
      return held.length === 0 && fallbackRole !== null ? [fallbackRole] : held
    }
    return {
      target: targetFor(platform),
      holders: holdersOf(given),
      appliedAt,
      now: appliedAt + later,
      canInvite,
      actual: stateOf(
        Object.fromEntries(there.map((role) => [role, { predefined: true }])),
        Object.fromEntries(
          Object.entries(accounts).map(([user, { active, roles: held }]) => [
            user,
            { active, roles: rolesOf(held) }
          ])
        )
      )
    }
  })
  .filter(({ target, holders }) => isPossible(target, holders))

/** The same target without drift: as the documents wanted it at the last apply. */
const undisturbed = (input: DueInput): DueInput => ({
  ...input,
  canInvite: true,
  actual: at(
    { ...input, canInvite: true, actual: { ...input.actual, roles: stateOf(allRoles).roles } },
    input.appliedAt
  )
})
const allRoles = Object.fromEntries(roles.map((role) => [role, { predefined: true }]))

describe('what time has made due', () => {
  test('is what a slow search over every moment finds', () => {
    fc.assert(
      fc.property(situations, (input) => {
        expect(words(due(input))).toEqual(words(slowlyDue(input)))
      }),
      { numRuns: 2000 }
    )
  })

  test('is all that is to be done where nobody changed anything by hand', () => {
    fc.assert(
      fc.property(situations.map(undisturbed), (input) => {
        expect(words(due(input))).toEqual(words(wanted(input)))
      }),
      { numRuns: 1000 }
    )
  })

  test('leaves nothing due once it is done', () => {
    fc.assert(
      fc.property(situations, (input) => {
        const actual = applyAll(input.target.catalog, input.actual, due(input))
        expect(words(due({ ...input, actual }))).toEqual([])
      }),
      { numRuns: 1000 }
    )
  })

  test('is nothing where no time has passed', () => {
    fc.assert(
      fc.property(situations, (input) => {
        expect(due({ ...input, now: input.appliedAt })).toEqual([])
      }),
      { numRuns: 300 }
    )
  })
})

describe('by example', () => {
  const cover = { role: 'two', period: { from: 2, until: 5 } }
  const situation = (
    given: Partial<DueInput> & { readonly accounts: Parameters<typeof stateOf>[1] }
  ): DueInput => ({
    target: targetFor({ max: null, fallbackRole: null }),
    holders: holdersOf({ ann: { roles: ['one', cover] }, bob: ['one'] }),
    appliedAt: 0,
    now: 3,
    canInvite: true,
    ...given,
    actual: stateOf(allRoles, given.accounts)
  })

  test('a period that began is given, and what was given by hand stays', () => {
    const input = situation({ accounts: { ann: ['one', 'three'], bob: ['three'] } })
    expect(words(due(input))).toEqual(['assign ann two'])
  })

  test('a period that ended is taken, also where its beginning was carried out by an earlier due run', () => {
    for (const appliedAt of [0, 1, 2, 4]) {
      const input = situation({ appliedAt, now: 5, accounts: { ann: ['one', 'two', 'three'], bob: ['one'] } })
      expect(words(due(input))).toEqual(['unassign ann two'])
    }
  })

  test('what was taken by hand is not given back', () => {
    expect(words(due(situation({ now: 5, accounts: { ann: [], bob: [] } })))).toEqual([])
  })

  test('whoever has one role only goes on from what the documents gave, and not from what was given by hand', () => {
    const single = { target: targetFor({ max: 1, fallbackRole: null }), now: 5 }
    expect(words(due(situation({ ...single, accounts: { ann: ['two'] } })))).toEqual(['set-role ann one'])
    expect(words(due(situation({ ...single, accounts: { ann: ['three'] } })))).toEqual([])
    expect(words(due(situation({ ...single, now: 3, accounts: { ann: ['three'] } })))).toEqual([
      'set-role ann two'
    ])
  })

  test('an account that was taken by hand is not opened again; one that is needed for the first time is', () => {
    expect(words(due(situation({ accounts: {} })))).toEqual([])
    const first = situation({ holders: holdersOf({ ann: { roles: [cover] } }), accounts: {} })
    expect(words(due(first))).toEqual(['invite ann', 'assign ann two'])
  })

  test('a role that is gone, or grants more than was approved, waits for a person', () => {
    const target = targetOf({
      catalog: catalogOf({ permissions: [permissionOf('tickets.view'), permissionOf('tickets.purge')] }),
      roles: { one: { grants: { 'tickets.view': 'on' } }, two: { grants: { 'tickets.view': 'on' } } }
    })
    const live = (grants: Readonly<Record<string, string>>, ...held: readonly string[]): DueInput => ({
      ...situation({ target, accounts: {} }),
      actual: stateOf(
        { one: { grants: { 'tickets.view': 'on' } }, two: { grants } },
        { ann: held, bob: ['one'] }
      )
    })
    const wider = live({ 'tickets.view': 'on', 'tickets.purge': 'on' }, 'one')
    expect(due(wider)).toEqual([])
    expect(dueOf(wider, wanted(wider)).heldBack).toMatchObject([
      { operation: { kind: 'assign', user: 'ann' }, reason: expect.stringContaining('grants more there') }
    ])
    expect(words(due(live({}, 'one')))).toEqual(['assign ann two'])
    expect(words(due({ ...live({ 'tickets.purge': 'on' }, 'one', 'two'), now: 5 }))).toEqual([
      'unassign ann two'
    ])
    const gone = {
      ...wider,
      actual: stateOf({ one: { grants: { 'tickets.view': 'on' } } }, { ann: ['one'], bob: ['one'] })
    }
    expect(dueOf(gone, wanted(gone)).heldBack).toMatchObject([
      { reason: 'there is no role `two` on `desk-production`' }
    ])
  })
})
