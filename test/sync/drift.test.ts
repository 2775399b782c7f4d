import { describe, expect, test } from 'vitest'
import type { Drift } from '../../src/model/drift.ts'
import type { Holders } from '../../src/model/holder.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { bind } from '../../src/sync/bind.ts'
import { diff } from '../../src/sync/diff.ts'
import { driftOf, neverApplied, type DriftInput } from '../../src/sync/drift/drift.ts'
import { exchanged } from '../../src/sync/exchange.ts'
import { unexplained } from '../../src/sync/why.ts'
import {
  catalogOf,
  holdersOf,
  liveOf,
  permissionOf,
  predefinedOf,
  stateOf,
  targetOf,
  type RoleGiven,
  type RoleStateGiven
} from '../support/builders.ts'

const catalog = catalogOf({
  permissions: [
    permissionOf('tickets.view', { scopes: ['own', 'all'] }),
    permissionOf('tickets.export', { risk: 'high' }),
    permissionOf('desk.roles', { risk: 'critical' })
  ],
  roles: [
    predefinedOf('boss', { grants: new Map([['desk.roles', 'on']]), editable: false, deletable: false }),
    predefinedOf('basic', { grants: new Map([['tickets.view', 'own']]), editable: false, renamable: false }),
    predefinedOf('open', { grants: new Map([['tickets.view', 'all']]) }),
    predefinedOf('maybe', { editable: false, inferred: ['editable'] })
  ],
  administers: { permissions: ['desk.roles'], roles: [], markers: ['owner'] }
})

const clerk: RoleGiven = { title: 'Clerk', grants: { 'tickets.view': 'all' } }
const liveRoles: Readonly<Record<string, RoleStateGiven>> = {
  boss: { predefined: true, title: 'Boss', grants: { 'desk.roles': 'on' } },
  basic: { predefined: true, title: 'Basic', grants: { 'tickets.view': 'own' } },
  open: { predefined: true, title: 'Open', grants: { 'tickets.view': 'all' } },
  maybe: { predefined: true, title: 'Maybe' },
  clerk: { title: 'Clerk', grants: { 'tickets.view': 'all' } }
}

interface Given {
  readonly target?: Target
  readonly holders?: Holders
  readonly roles?: Readonly<Record<string, RoleStateGiven | null>>
  readonly accounts?: Parameters<typeof stateOf>[1]
  readonly input?: Partial<DriftInput>
}

const people = holdersOf({ ann: ['clerk'], bob: ['boss'], cyd: [] })
const accounts = { ann: ['clerk'], bob: ['boss'], cyd: [] }
const approved = targetOf({ catalog, roles: { clerk } })

const live = (given: Given): State => {
  const roles = Object.entries({ ...liveRoles, ...given.roles }).flatMap(([id, role]) =>
    role === null ? [] : [[id, role] as const]
  )
  return stateOf(Object.fromEntries(roles), { ...accounts, ...given.accounts })
}

const inputOf = (given: Given): DriftInput => {
  const target = given.target ?? approved
  return {
    target,
    holders: given.holders ?? people,
    bound: bind(target, liveOf(live(given)), new Map()),
    appliedAt: 0,
    now: 10,
    canInvite: true,
    unfinished: [],
    head: null,
    ...given.input
  }
}

const drifts = (given: Given): readonly Drift[] => driftOf(inputOf(given))

/** Differences as `kind subject: approved | live (cause)`. */
const told = (given: Given): readonly string[] =>
  drifts(given).map(
    ({ kind, subject: { user, role }, approved: should, live: is, cause }) =>
      `${kind} ${[user, role].filter((name) => name !== null).join(' ')}: ${should.words} | ${is.words} (${cause})`
  )

test('a target that is as it was approved has no drift', () => {
  expect(drifts({})).toEqual([])
})

describe('by hand: only where nothing else could have done it', () => {
  test('roles that were given and taken', () => {
    expect(told({ accounts: { ann: [], cyd: ['open'] } })).toEqual([
      'assign ann clerk: has `clerk` | does not have `clerk` (by-hand)',
      'unassign cyd open: does not have `open` | has `open` (by-hand)'
    ])
  })

  test('a role of our own that was changed, renamed by its key, or deleted', () => {
    const grants = { 'tickets.view': 'own', 'tickets.export': 'on' }
    expect(told({ roles: { clerk: { title: 'Clerk', grants } } })).toEqual([
      'update-role clerk: tickets.export: none, tickets.view: all | tickets.export: on, tickets.view: own (by-hand)'
    ])
    expect(told({ roles: { clerk: { title: 'Typist', grants: { 'tickets.view': 'all' } } } })).toEqual([
      'rename-role clerk: is called `Clerk` | is called `Typist` (by-hand)'
    ])
    expect(told({ roles: { clerk: null }, accounts: { ann: [] } })).toEqual([
      'create-role clerk: is there as `Clerk`, with 1 permission | is not there (by-hand)',
      'assign ann clerk: has `clerk` | does not have `clerk` (by-hand)'
    ])
  })

  test('an account that should be closed', () => {
    const holders = holdersOf({ ann: { roles: ['clerk'], status: 'leave' } })
    const open = { holders, accounts: { bob: { active: false }, cyd: { active: false } } }
    expect(told(open)).toEqual(['deactivate ann: is not active | is active (by-hand)'])
  })

  test('an account that is gone or closed may have lapsed by itself; its roles go without saying', () => {
    const { ann: _ann, ...others } = accounts
    const bound = bind(approved, liveOf(stateOf(liveRoles, others)), new Map())
    expect(told({ input: { bound } })).toEqual(['invite ann: has an account | has no account (unknown)'])
    expect(told({ accounts: { ann: { active: false, roles: ['clerk'] } } })).toEqual([
      'reactivate ann: is active | is not active (unknown)'
    ])
  })

  test('where nothing opens accounts, one without the role may be younger than the apply', () => {
    const input = { canInvite: false }
    expect(told({ accounts: { ann: [] }, input })).toEqual([
      'assign ann clerk: has `clerk` | does not have `clerk` (unknown)'
    ])
    expect(told({ accounts: { ann: ['clerk', 'open'] }, input })).toEqual([
      'unassign ann open: does not have `open` | has `open` (by-hand)'
    ])
  })

  test('whoever has no line may have been given a role by what opened the account', () => {
    const target = targetOf({
      catalog,
      roles: { clerk },
      document: { manage: { roles: 'declared', assignments: 'all' } }
    })
    expect(told({ target, accounts: { eve: ['basic'] } })).toEqual([
      'unassign eve basic: does not have `basic` | has `basic` (unknown)'
    ])
  })

  test("a role of the vendor's that documents change may have been changed by the vendor too", () => {
    const target = targetOf({ catalog, roles: { clerk, open: { grants: { 'tickets.view': 'own' } } } })
    expect(told({ target })).toEqual(['update-role open: tickets.view: own | tickets.view: all (unknown)'])
  })

  test('is not said while the plan of an unfinished apply is not known', () => {
    expect(told({ accounts: { ann: [] }, input: { unfinished: null } })).toEqual([
      'assign ann clerk: has `clerk` | does not have `clerk` (unknown)'
    ])
  })
})

describe('by the vendor', () => {
  test('a role that nobody else can change, rename or delete', () => {
    expect(
      told({
        roles: {
          boss: null,
          basic: {
            predefined: true,
            title: 'Basics',
            grants: { 'tickets.view': 'all', 'tickets.export': 'on' }
          }
        },
        accounts: { bob: [] }
      })
    ).toEqual([
      'assign bob boss: has `boss` | does not have `boss` (vendor)',
      'missing-predefined-role boss: is there as `Boss` | is not there (vendor)',
      'predefined-role basic: is called `Basic` | is called `Basics` (vendor)',
      'predefined-role basic: tickets.export: none, tickets.view: own | tickets.export: on, tickets.view: all (vendor)'
    ])
  })

  test('a role that the customer may change is left alone where no document speaks of it, and so is one of which the manual does not say it', () => {
    const grants = { 'tickets.export': 'on' }
    expect(
      told({
        roles: {
          open: { predefined: true, title: 'Opened', grants },
          maybe: { predefined: true, title: 'Maybe', grants }
        }
      })
    ).toEqual([])
  })

  test('a new role, and a permission that the catalog does not know', () => {
    const grants = { 'tickets.view': 'all', 'tickets.merge': 'on' }
    expect(
      told({ roles: { clerk: { title: 'Clerk', grants }, auditor: { predefined: true, title: 'Auditor' } } })
    ).toEqual([
      'new-predefined-role auditor: is not known | is there as `Auditor` (vendor)',
      'unknown-permission clerk: tickets.merge: not known | tickets.merge: on (vendor)'
    ])
  })

  test('where a tenant defines resources itself, a new one may be its own', () => {
    const own = catalogOf({
      permissions: [permissionOf('tickets.view', { scopes: ['own', 'all'] })],
      tenantResources: { title: 'List', permissions: [permissionOf('*.view')] }
    })
    const given = (permission: string): Given => ({
      target: targetOf({ catalog: own, roles: { clerk } }),
      holders: holdersOf({ ann: ['clerk'] }),
      input: {
        bound: bind(
          targetOf({ catalog: own, roles: { clerk } }),
          liveOf(
            stateOf(
              { clerk: { title: 'Clerk', grants: { 'tickets.view': 'all', [permission]: 'on' } } },
              { ann: ['clerk'] }
            )
          ),
          new Map()
        )
      }
    })
    expect(drifts(given('tickets.merge')).map(({ cause }) => cause)).toEqual(['vendor'])
    expect(drifts(given('projects.view')).map(({ cause }) => cause)).toEqual(['unknown'])
  })
})

describe('by time', () => {
  const cover = { role: 'open', period: { from: 2, until: 6 } }
  const holders = holdersOf({ ann: { roles: ['clerk', cover] }, bob: ['boss'], cyd: [] })

  test('what has ended and was not taken, what has begun and was not given', () => {
    expect(told({ holders, accounts: { ann: ['clerk', 'open'] } })).toEqual([
      'unassign ann open: does not have `open` | has `open` (expired)'
    ])
    expect(told({ holders, input: { now: 4 } })).toEqual([
      'assign ann open: has `open` | does not have `open` (due)'
    ])
  })

  test('what had ended before the last apply was given by hand since', () => {
    expect(told({ holders, accounts: { ann: ['clerk', 'open'] }, input: { appliedAt: 8 } })).toEqual([
      'unassign ann open: does not have `open` | has `open` (by-hand)'
    ])
  })

  test('is answered by an apply of what is due, or by another end', () => {
    const [drift] = drifts({ holders, accounts: { ann: ['clerk', 'open'] } })
    expect(drift?.answers).toEqual({
      revert: 'rolewright apply desk-production --due',
      adopt: 'write a later `until` in its line'
    })
  })
})

describe('an apply that was not finished', () => {
  const before = live({})
  const change = (after: State): readonly Operation[] => diff(approved, before, after, unexplained)

  test('explains what it has done, not what it has not', () => {
    const after = live({
      roles: { clerk: { title: 'Clerk', grants: { 'tickets.view': 'own' } } },
      accounts: { ann: ['clerk', 'open'], cyd: ['open'] }
    })
    const given: Given = {
      roles: { clerk: { title: 'Clerk', grants: { 'tickets.view': 'own' } } },
      accounts: { ann: ['clerk', 'open'], cyd: ['basic'] },
      input: { unfinished: change(after) }
    }
    expect(drifts(given).map(({ kind, cause }) => `${kind} ${cause}`)).toEqual([
      'update-role half-finished',
      'unassign half-finished',
      'unassign by-hand'
    ])
    expect(drifts(given)[0]?.answers?.revert).toBe(
      'rolewright apply desk-production, which goes on where it stopped'
    )
  })

  test('explains what it has still to do of the very same documents', () => {
    const unfinished = diff(approved, live({ accounts: { ann: [] } }), before, unexplained)
    expect(drifts({ accounts: { ann: [] }, input: { unfinished } }).map(({ cause }) => cause)).toEqual([
      'half-finished'
    ])
  })

  test('explains a temporary role that it left, under whatever key, and who has it', () => {
    const helper = { title: 'Temporary 1', grants: { 'tickets.view': 'own' } }
    const after = live({ roles: { 'helper-1': helper }, accounts: { ann: ['clerk', 'helper-1'] } })
    const given: Given = {
      roles: { 'key-77': helper },
      accounts: { ann: ['clerk', 'key-77'] },
      input: { unfinished: change(after) }
    }
    expect(told(given)).toEqual([
      'unassign ann key-77: does not have `key-77` | has `key-77` (half-finished)',
      'unlisted-role key-77: is named by no document | is there as `Temporary 1`, held by 1 (half-finished)'
    ])
    expect(drifts({ ...given, input: {} }).map(({ kind, cause }) => `${kind} ${cause}`)).toEqual([
      'unassign by-hand'
    ])
  })

  test('on a platform with one role for each user explains the role in place of another', () => {
    const single = targetOf({ catalog: { ...catalog, rolesPerUser: { min: 1, max: 1 } }, roles: { clerk } })
    const holders = holdersOf({ ann: ['clerk'], bob: ['boss'] })
    const moved = live({ accounts: { ann: ['open'], cyd: ['basic'] } })
    const unfinished = diff(single, live({ accounts: { cyd: ['basic'] } }), moved, unexplained)
    const given = { target: single, holders, accounts: { ann: ['open'], cyd: ['basic'] } }
    expect(told({ ...given, input: { unfinished } })).toEqual([
      'set-role ann clerk: has `clerk` | has `open` (half-finished)'
    ])
    expect(told(given)).toEqual(['set-role ann clerk: has `clerk` | has `open` (by-hand)'])
  })
})

test('a role that takes the place of another is explained for both, where people have several', () => {
  const several = targetOf({
    catalog: { ...catalog, rolesPerUser: { min: 1, max: null, replace: true } },
    roles: { clerk }
  })
  const holders = holdersOf({ ann: ['clerk'], bob: ['boss'] })
  const moved = live({ accounts: { ann: ['open'], cyd: ['basic'] } })
  const terms = { target: several, actual: live({ accounts: { cyd: ['basic'] } }), desired: moved }
  const unfinished = exchanged(
    { ...terms, canReplace: true },
    diff(several, terms.actual, moved, unexplained)
  )
  expect(unfinished.map(({ kind }) => kind)).toEqual(['set-role'])
  const given = { target: several, holders, accounts: { ann: ['open'], cyd: ['basic'] } }
  expect(told({ ...given, input: { unfinished } })).toEqual([
    'assign ann clerk: has `clerk` | does not have `clerk` (half-finished)',
    'unassign ann open: does not have `open` | has `open` (half-finished)'
  ])
  expect(drifts(given).map(({ cause }) => cause)).toEqual(['by-hand', 'by-hand'])
})

describe('what no document names', () => {
  const roles = { power: { title: 'Power', grants: { 'tickets.export': 'on', 'desk.roles': 'on' } } }

  test('access of high and critical risk, and marks that administer', () => {
    const found = drifts({ roles, accounts: { eve: ['power'], fay: { markers: ['owner'] }, gil: ['open'] } })
    expect(found).toMatchObject([
      {
        kind: 'undeclared-access',
        subject: { user: 'eve', role: null },
        live: {
          words: 'has 1 critical permission and 1 high permission through `power`',
          value: {
            roles: ['power'],
            markers: [],
            permissions: { 'desk.roles': 'on', 'tickets.export': 'on' }
          }
        },
        cause: 'unknown',
        counts: true
      },
      { subject: { user: 'fay' }, live: { words: 'has the mark `owner`' }, counts: true }
    ])
    expect(drifts({ roles, accounts: { eve: { active: false, roles: ['power'] } } })).toEqual([])
  })

  test('the own account and protected ones are told, and do not count', () => {
    const document = { runsAs: 'tool', protected: { users: ['chief'], roles: [] } }
    const target = targetOf({ catalog, roles: { clerk }, document })
    const found = drifts({ target, accounts: { tool: ['boss'], chief: ['boss'] } })
    expect(found.map(({ subject, cause, counts }) => [subject.user, cause, counts])).toEqual([
      ['chief', 'protected', false],
      ['tool', 'runs-as', false]
    ])
  })

  test('roles, on a target that manages all of them', () => {
    const target = targetOf({
      catalog,
      roles: { clerk },
      document: { manage: { roles: 'all', assignments: 'declared' } }
    })
    expect(told({ target, roles })).toEqual([
      'unlisted-role power: is named by no document | is there as `Power`, held by 0 (unknown)'
    ])
    expect(told({ roles })).toEqual([])
  })
})

describe('what the documents say now', () => {
  const seen = (holders: Holders, given: Given = {}, target = approved): DriftInput['head'] => ({
    target,
    holders,
    bound: bind(target, liveOf(live(given)), new Map())
  })

  test('and was not applied yet is told, and does not count', () => {
    const head = seen(holdersOf({ ann: ['clerk', 'open'], bob: ['boss'], cyd: [] }))
    expect(
      drifts({ input: { head } }).map(({ kind, subject, cause, counts }) => [
        kind,
        subject.user,
        cause,
        counts
      ])
    ).toEqual([['assign', 'ann', 'not-applied-yet', false]])
  })

  test('stands beside drift, and neither is told twice', () => {
    const given = { accounts: { ann: ['clerk', 'basic'] } }
    const head = seen(holdersOf({ ann: ['clerk', 'open'], bob: ['boss'], cyd: [] }), given)
    expect(
      drifts({ ...given, input: { head } }).map(({ kind, subject, cause }) => [kind, subject.role, cause])
    ).toEqual([
      ['unassign', 'basic', 'by-hand'],
      ['assign', 'open', 'not-applied-yet']
    ])
  })

  test('may have taken the drift over already', () => {
    const given = { accounts: { ann: ['clerk', 'open'] } }
    const head = seen(holdersOf({ ann: ['clerk', 'open'], bob: ['boss'], cyd: [] }), given)
    expect(drifts({ ...given, input: { head } })).toMatchObject([
      {
        kind: 'unassign',
        cause: 'by-hand',
        counts: true,
        answers: { adopt: 'the documents ask for it no longer: rolewright apply desk-production' }
      }
    ])
  })

  test('is not drift where nothing was ever applied', () => {
    const head = seen(people, { accounts: { ann: [], eve: ['boss'] } })
    const found = head ? neverApplied(head, { now: 10, canInvite: true }) : []
    expect(found.map(({ kind, cause, counts }) => [kind, cause, counts])).toEqual([
      ['never-applied', 'never-applied', false],
      ['assign', 'not-applied-yet', false]
    ])
  })
})

test('two live roles that could be one of ours are told', () => {
  const found = drifts({
    roles: { clerk: null, c1: { title: 'Clerk' }, c2: { title: 'clerk' } },
    accounts: { ann: [] }
  })
  expect(found[0]).toMatchObject({ kind: 'unclear-role', cause: 'unknown', counts: true })
})
