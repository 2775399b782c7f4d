import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Catalog } from '../../../src/model/catalog.ts'
import { operationKinds, type OperationKind } from '../../../src/model/operation.ts'
import { rolesAt } from '../../../src/access/holders.ts'
import { bind } from '../../../src/sync/bind.ts'
import type { TargetInput } from '../../../src/sync/plan/inputs.ts'
import { digestOf, plan, type Planned } from '../../../src/sync/plan/plan.ts'
import { applyAll } from '../../../src/sync/simulate.ts'
import type { AccountState, State } from '../../../src/model/state.ts'
import {
  catalogOf,
  holdersOf,
  liveOf,
  now,
  permissionOf,
  predefinedOf,
  stateOf,
  targetOf,
  tombstoneOf,
  type HolderGiven,
  type TargetGiven
} from '../../support/builders.ts'
import { organisations } from '../../support/organisations.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const everything = { operations: operationKinds }

interface Given extends TargetGiven {
  readonly actual: State
  readonly people?: Readonly<Record<string, readonly string[] | HolderGiven>>
}

const inputOf = ({ actual, people = {}, ...given }: Given): TargetInput => {
  const target = targetOf(given)
  const live = liveOf(actual)
  return {
    target,
    holders: holdersOf(people),
    bound: bind(target, live, new Map()),
    evidence: live.evidence,
    capabilities: everything
  }
}

const planned = (...given: readonly Given[]): Planned => plan({ now, targets: given.map(inputOf) })

const roles = { a: {}, b: {} }
const live = { a: { grants: { 'leads.view': 'own' } }, b: { grants: { 'leads.view': 'all' } } }
const catalog = catalogOf({ permissions: [permissionOf('leads.view', { scopes: ['own', 'team', 'all'] })] })

describe('a plan', () => {
  test('says what is done, why, where that is written, and who gains', () => {
    const actual = stateOf(live, { [ana]: ['a'] })
    const people = {
      [ana]: { roles: [{ role: 'b', period: { from: 0, until: now + 1 }, reason: 'covers a leave' }] }
    }
    const { plan: made, refusals } = planned({ catalog, roles, actual, people })
    expect(refusals).toEqual([])
    expect(
      made.operations.map(({ kind, role, user, reason, source }) => [kind, role, user, reason, source?.file])
    ).toEqual([
      ['assign', 'b', ana, 'covers a leave', 'policies/assignments.yaml'],
      ['unassign', 'a', ana, 'no line or job function gives this role', 'policies/assignments.yaml']
    ])
    expect(made.access).toMatchObject([
      { user: ana, gained: [{ permission: 'leads.view', scope: 'all', was: 'own' }], lost: [] }
    ])
    expect(made.targets).toEqual([
      { id: 'desk-production', platform: 'desk', connector: 'sandbox', operations: 2, adopt: [] }
    ])
    expect(made.validUntil).toBe(new Date(now + 1).toISOString())
  })

  test('is empty where all is as declared', () => {
    const made = planned({
      catalog,
      roles,
      actual: stateOf(live, { [ana]: ['a'] }),
      people: { [ana]: ['a'] }
    }).plan
    expect(made).toMatchObject({
      operations: [],
      access: [],
      effects: [],
      waiting: [],
      unlisted: [],
      validUntil: null
    })
  })

  test.each<[string, HolderGiven, string | null]>([
    [
      'an end',
      { roles: [{ role: 'a', period: { from: 0, until: now + 5 } }] },
      new Date(now + 5).toISOString()
    ],
    [
      'a start',
      { roles: [{ role: 'a', period: { from: now + 3, until: now + 5 } }] },
      new Date(now + 3).toISOString()
    ],
    ['nothing but now', { roles: [{ role: 'a', period: { from: now, until: Infinity } }] }, null]
  ])('is valid until the next change by time: %s', (_name, given, expected) => {
    const people = { [ana]: given, [bo]: { roles: [{ role: 'b', period: { from: 0, until: now } }] } }
    expect(planned({ catalog, roles, actual: stateOf(live), people }).plan.validUntil).toBe(expected)
  })

  test.each<[string, Given, readonly (readonly [string, string])[]]>([
    [
      'what ended',
      {
        actual: stateOf(live, { [ana]: ['a'] }),
        people: { [ana]: { roles: [{ role: 'a', period: { from: 0, until: now } }] } }
      },
      [['unassign', 'ended with 2026-11-20']]
    ],
    [
      'what has not begun',
      {
        actual: stateOf(live, { [ana]: ['a'] }),
        people: { [ana]: { roles: [{ role: 'a', period: { from: now + 1, until: Infinity } }] } }
      },
      [['unassign', 'no line or job function gives this role']]
    ],
    [
      'who left',
      { actual: stateOf(live, { [ana]: ['a'] }), people: { [ana]: { status: 'departed' } } },
      [
        ['deactivate', 'departed'],
        ['unassign', 'departed']
      ]
    ],
    [
      'who is on leave',
      { actual: stateOf(live, { [ana]: ['a'] }), people: { [ana]: { status: 'leave' } } },
      [['deactivate', 'on leave']]
    ],
    [
      'who comes back',
      { actual: stateOf(live, { [ana]: { roles: ['a'], active: false } }), people: { [ana]: ['a'] } },
      [['reactivate', 'active again']]
    ],
    [
      'who is new',
      { actual: stateOf(live), people: { [ana]: ['a'] } },
      [
        ['invite', 'has a role here and no account yet'],
        ['assign', 'assigned']
      ]
    ],
    [
      'what is removed',
      { removed: [tombstoneOf('a', 'b')], roles: { b: {} }, actual: stateOf(live, { [ana]: ['a'] }) },
      [
        ['assign', 'no longer needed'],
        ['unassign', 'no longer needed'],
        ['delete-role', 'no longer needed']
      ]
    ],
    [
      'who is not listed',
      {
        document: { manage: { roles: 'declared', assignments: 'all' } },
        actual: stateOf(live, { [ana]: ['a'] })
      },
      [['unassign', 'not listed, and this target manages all assignments']]
    ],
    [
      'what a document says',
      {
        roles: { a: { title: 'Ay', document: { reason: 'agreed in May' } }, b: { title: 'Bee' } },
        actual: stateOf(live)
      },
      [
        ['rename-role', 'agreed in May'],
        ['rename-role', 'declared']
      ]
    ]
  ])('gives the reason for %s', (_name, given, expected) => {
    const { plan: made } = planned({ catalog, roles, ...given })
    expect(made.operations.map(({ kind, reason }) => [kind, reason])).toEqual(expected)
  })

  test('goes through its targets by name', () => {
    const actual = stateOf(live, { [ana]: ['a'] })
    const one = { catalog, roles, actual, people: { [ana]: ['b'] } }
    const made = planned({ ...one, document: { id: 'z' } }, { ...one, document: { id: 'k' } }).plan
    expect(made.operations.map(({ target }) => target)).toEqual(['k', 'k', 'z', 'z'])
    expect(made.targets.map(({ id }) => id)).toEqual(['k', 'z'])
  })

  test('lets two roles exchange their titles over a temporary one', () => {
    const actual = stateOf({ a: { title: 'One' }, b: { title: 'Two' } })
    const { plan: made, refusals } = planned({
      roles: { a: { title: 'Two' }, b: { title: 'One' } },
      actual
    })
    expect(refusals).toEqual([])
    expect(made.operations.map(({ kind, after }) => [kind, after])).toEqual([
      ['rename-role', { title: expect.stringMatching(/^Rolewright rename [0-9a-f]{8}$/) }],
      ['rename-role', { title: expect.stringMatching(/^(One|Two)$/) }],
      ['rename-role', { title: expect.stringMatching(/^(One|Two)$/) }]
    ])
    const { roles: reached } = applyAll(catalogOf(), actual, made.operations)
    expect([reached.get('a')?.title, reached.get('b')?.title]).toEqual(['Two', 'One'])
  })

  test('moves somebody in one step where roles are saved as a whole and neither both nor none may be', () => {
    const other = { grants: { 'calls.list': 'on' } }
    const scene = {
      roles,
      actual: stateOf({ ...live, b: other }, { [ana]: ['a'] }),
      people: { [ana]: ['b'] }
    }
    const strict = { permissions: [...catalog.permissions.values(), permissionOf('calls.list')] }
    const kinds = (
      rolesPerUser: Catalog['rolesPerUser'],
      operations: readonly OperationKind[] = operationKinds
    ): unknown => {
      const input = inputOf({ ...scene, catalog: catalogOf({ ...strict, rolesPerUser }) })
      const made = plan({ now, targets: [{ ...input, capabilities: { operations } }] })
      return [made.refusals.length, made.plan.gaps.length, made.plan.operations.map(({ kind }) => kind)]
    }
    expect(kinds({ min: 1, max: null, replace: true })).toEqual([0, 0, ['set-role']])
    expect(kinds({ min: 0, max: null, replace: true })).toEqual([0, 0, ['set-role']])
    expect(kinds({ min: 0, max: null })).toEqual([0, 0, ['unassign', 'assign']])
    const without: readonly OperationKind[] = operationKinds.filter((kind) => kind !== 'set-role')
    expect(kinds({ min: 0, max: null, replace: true }, without)).toEqual([0, 0, ['unassign', 'assign']])
  })

  test('has a digest of what decides, and not of where it is written', () => {
    const actual = stateOf(live, { [ana]: ['a'] })
    const made = planned({ catalog, roles, actual, people: { [ana]: ['b'] } }).plan
    expect(made.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(digestOf(made)).toBe(made.digest)
    const moved = made.operations.map((operation) => ({ ...operation, source: null }))
    expect(digestOf({ ...made, operations: moved })).toBe(made.digest)
    expect(digestOf({ ...made, operations: made.operations.slice(1) })).not.toBe(made.digest)
    expect(digestOf({ ...made, validUntil: '2027-01-01T00:00:00.000Z' })).not.toBe(made.digest)
    expect(digestOf({ ...made, access: [] })).not.toBe(made.digest)
    expect(digestOf({ ...made, guards: [] })).not.toBe(made.digest)
  })

  test('names people without an account where nothing can make one', () => {
    const input = {
      ...inputOf({ roles, actual: stateOf(live), people: { [ana]: ['a'] } }),
      capabilities: { operations: [] }
    }
    const made = plan({ now, targets: [input] }).plan
    expect(made.waiting).toEqual([
      { target: 'desk-production', user: ana, reason: 'has no account on `desk-production`' }
    ])
    expect(made.operations).toEqual([])
  })
})

describe('a plan is refused', () => {
  test('with the words of whatever refuses it', () => {
    const actual = stateOf({ ...live, 7: { title: 'a' }, 8: { title: 'A' }, x: {} }, { [bo]: ['x'] })
    const { refusals } = planned({
      roles: { b: {}, c: { title: 'A' } },
      removed: [tombstoneOf('x', null)],
      actual
    })
    expect(refusals.map(({ message }) => message.split(':')[0])).toEqual([
      'two roles on `desk-production` could be `c`',
      '`x` is to be removed from `desk-production`, but is still held by `bo@example.org`'
    ])
  })

  test('where there is no safe order, with what somebody can do about it', () => {
    const basic = { basic: { predefined: true, grants: { 'leads.view': 'all' } } }
    const given = {
      catalog: catalogOf({
        permissions: [permissionOf('leads.view', { scopes: ['own', 'team', 'all'] })],
        roles: [predefinedOf('basic')],
        rolesPerUser: { min: 1, max: null, replace: true },
        fallbackRole: 'basic'
      }),
      roles,
      actual: stateOf({ ...live, ...basic })
    }
    const { refusals, plan: made } = planned({ ...given, people: { [ana]: ['a'] } })
    expect(refusals).toMatchObject([
      {
        message: expect.stringMatching(/^no order is safe and accepted by the platform: "invite `ana@/),
        help: 'Desk gives `basic` to every new account: give `ana@example.org` that role too, and take it in a change of its own'
      }
    ])
    expect(made.operations).toEqual([])

    const both = planned({ ...given, people: { [ana]: ['a', 'basic'] } })
    expect(both.refusals).toEqual([])
    expect(both.plan.operations.map(({ kind, role }) => [kind, role])).toEqual([
      ['invite', null],
      ['assign', 'a']
    ])
    const accounts = stateOf({}, { [ana]: ['a', 'basic'] }).accounts
    const then = planned({ ...given, actual: { ...given.actual, accounts }, people: { [ana]: ['a'] } })
    expect(then.plan.operations.map(({ kind, role }) => [kind, role])).toEqual([['unassign', 'basic']])
  })

  test('where it changes anything because of a read that is not whole', () => {
    const evidence = { complete: false, pages: 2, note: 'page 3 did not come' }
    const withEvidence = (people: Given['people']): Planned =>
      plan({
        now,
        targets: [
          { ...inputOf({ roles, actual: stateOf(live, { [ana]: ['a'] }), people: people ?? {} }), evidence }
        ]
      })
    for (const roles of [[], ['a', 'b']])
      expect(withEvidence({ [ana]: roles }).refusals[0]?.message).toBe(
        '`desk-production` was not read whole, so nothing may be changed there: page 3 did not come'
      )
    expect(withEvidence({ [ana]: ['a'] }).refusals).toEqual([])
  })
})

describe('temporary roles that an earlier apply has left', () => {
  const left = ['one', 'two'].map((name) => ({
    target: 'desk-production',
    role: `rolewright-helper-${name}`,
    title: `Rolewright helper ${name}`,
    users: []
  }))
  const input = inputOf({
    actual: stateOf(Object.fromEntries(left.map(({ role, title }) => [role, { title }])), { [ana]: [] }),
    removed: left.map(({ role, title }) => tombstoneOf(role, null, { title }))
  })

  test('are deleted, also where they are the only roles, and each is named once', () => {
    const { plan: made, refusals } = plan({ now, targets: [{ ...input, leftovers: left }] })
    expect(made.operations.map(({ kind, role }) => `${kind} ${role}`)).toEqual([
      'delete-role rolewright-helper-one',
      'delete-role rolewright-helper-two'
    ])
    expect(made.helpers).toEqual(left)
    expect(refusals).toEqual([])
    expect(made.guards.filter(({ passed }) => !passed)).toEqual([])
  })
})

describe('what follows for people', () => {
  const effect = { when: 'next-sign-in', signInAgain: 'holders', note: 'as the manual says' } as const
  const strict = catalogOf({
    permissions: [permissionOf('leads.view', { scopes: ['own', 'team', 'all'] })],
    roles: [predefinedOf('basic')],
    rolesPerUser: { min: 1, max: null },
    fallbackRole: 'basic',
    effects: { roleChange: effect, assignment: effect },
    checklists: { roleChange: ['review what they can see'], onboarding: ['set up two-factor sign-in'] }
  })

  test('who signs in again, who gets the fallback role, what is left to do', () => {
    const actual = stateOf(
      { ...live, basic: { title: 'Basic', predefined: true } },
      {
        [ana]: ['a'],
        [bo]: ['b'],
        'cy@example.org': { roles: ['a'], active: false },
        'di@example.org': ['basic']
      }
    )
    const changed = {
      a: { grants: { 'leads.view': 'all' } },
      b: { document: { onboarding: ['campaign training'] } }
    }
    const people = { [bo]: [], 'eve@example.org': ['b'] }
    const [effects] = planned({ catalog: strict, roles: changed, actual, people }).plan.effects
    expect(effects).toEqual({
      target: 'desk-production',
      takesEffect: [
        'changes to a role act from the next sign-in: as the manual says',
        'changes to who has a role act from the next sign-in: as the manual says'
      ],
      signInAgain: [ana, bo],
      fallback: [{ user: bo, role: 'basic' }],
      checklists: [
        { title: 'after a change of roles', steps: ['review what they can see'] },
        { title: 'new on Desk: eve@example.org', steps: ['set up two-factor sign-in'] },
        { title: 'b: eve@example.org', steps: ['campaign training'] }
      ]
    })
  })

  test('nobody is given a fallback role that they have', () => {
    const actual = stateOf(
      { ...live, basic: { title: 'Basic', predefined: true } },
      { [ana]: ['a', 'basic'] }
    )
    const [effects] = planned({ catalog: strict, roles, actual, people: { [ana]: [] } }).plan.effects
    expect(effects?.fallback).toEqual([])
  })

  test('nobody, where the catalog does not say so', () => {
    const actual = stateOf(live, { [ana]: ['a'] })
    const [effects] = planned({ catalog, roles, actual, people: { [ana]: ['b'] } }).plan.effects
    expect(effects).toMatchObject({ signInAgain: [], fallback: [], checklists: [] })
  })
})

/** Accounts that are not as the documents want them. */
const strangers = ({ target, holders, bound }: TargetInput, reached: State): readonly string[] => {
  const isRight = (user: string, account: AccountState): boolean => {
    const holder = holders.get(user)
    const before = bound.state.accounts.get(user)
    if (holder?.status === 'active') {
      return account.active && isDeepStrictEqual(account.roles, rolesAt(target, holder, now))
    }
    if (holder) return !account.active
    if (target.document?.manage.assignments === 'all') return account.active === before?.active
    const kept = [...(before?.roles.keys() ?? [])].filter((role) => !target.removed.has(role))
    return account.active === before?.active && kept.every((role) => account.roles.has(role))
  }
  return [...reached.accounts].filter(([user, account]) => !isRight(user, account)).map(([user]) => user)
}

describe('for any organisation', () => {
  const inputs = organisations.map(({ target, actual, holders }): TargetInput => {
    const read = liveOf(actual)
    return {
      target,
      holders,
      bound: bind(target, read, new Map()),
      evidence: read.evidence,
      capabilities: everything
    }
  })

  test('a plan that is carried out leaves nothing to do, managed people have exactly their roles, and nobody else changes', () => {
    let refused = 0
    fc.assert(
      fc.property(inputs, (input) => {
        const { target, bound } = input
        const { plan: made, refusals } = plan({ now, targets: [input] })
        if (refusals.length > 0) {
          refused += 1
          return
        }
        const reached = applyAll(target.catalog, bound.state, made.operations)
        const again = plan({ now, targets: [{ ...input, bound: { ...bound, state: reached } }] })
        expect(again.refusals).toEqual([])
        expect(again.plan.operations).toEqual([])
        expect(again.plan.access).toEqual([])
        expect(strangers(input, reached)).toEqual([])
      }),
      { numRuns: 1000 }
    )
    expect(refused).toBeLessThan(500)
  })

  test('the same inputs give the same bytes', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const turned = new Map([...input.holders].toReversed())
        const first = plan({ now, targets: [input] })
        expect(JSON.stringify(plan({ now, targets: [{ ...input, holders: turned }] }))).toBe(
          JSON.stringify(first)
        )
      })
    )
  })
})
