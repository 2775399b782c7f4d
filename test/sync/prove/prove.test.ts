import { describe, expect, test } from 'vitest'
import type { Conflict } from '../../../src/model/document.ts'
import type { Gap, Helper } from '../../../src/model/plan.ts'
import type { Operation, OperationKind, OperationValue, RoleContent } from '../../../src/model/operation.ts'
import { prove, type Breach, type ProofInput, type ProofTarget } from '../../../src/sync/prove/prove.ts'
import {
  catalogOf,
  holdersOf,
  permissionOf,
  predefinedOf,
  stateOf,
  targetOf,
  tombstoneOf,
  type AccountStateGiven,
  type CatalogGiven,
  type RoleStateGiven,
  type TargetGiven
} from '../../support/builders.ts'

const scopes = ['own', 'team', 'all']
const permissions = [
  permissionOf('leads.view', { scopes }),
  permissionOf('leads.delete', { scopes, implies: ['leads.view'] }),
  permissionOf('calls.listen'),
  permissionOf('users.roles', { risk: 'critical' })
]

const [ana, bo, cy] = ['ana@example.org', 'bo@example.org', 'cy@example.org']

type Roles = Readonly<Record<string, RoleStateGiven>>
type Accounts = Readonly<Record<string, readonly string[] | AccountStateGiven>>

/** A target whose roles all have a document, and whose people are all managed. */
const targetWith = (
  roles: Roles,
  accounts: Accounts,
  given: Omit<TargetGiven, 'catalog'> & {
    readonly catalog?: CatalogGiven
    readonly administrators?: number
  } = {}
): ProofTarget => {
  const { catalog = {}, administrators = 0, ...more } = given
  const removed = new Set((more.removed ?? []).map(({ id }) => id))
  const declared = Object.entries(roles)
    .filter(([id]) => !removed.has(id))
    .map(([id, { grants = {} }]) => [id, { grants }] as const)
  return {
    target: targetOf({
      catalog: catalogOf({ permissions, ...catalog }),
      roles: { ...Object.fromEntries(declared), ...more.roles },
      ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'roles'))
    }),
    base: null,
    before: { ...stateOf(roles, accounts), target: more.document?.id ?? 'desk-production' },
    holders: holdersOf(Object.fromEntries([...Object.keys(accounts), ana, bo, cy].map((user) => [user, []]))),
    administrators
  }
}

const operation = (
  kind: OperationKind,
  subject: { readonly role?: string; readonly user?: string },
  before: OperationValue,
  after: OperationValue
): Operation => {
  const identity = { target: 'desk-production', kind, role: subject.role ?? null, user: subject.user ?? null }
  const id = [kind, identity.user, identity.role].filter((part) => part !== null).join(' ')
  return { id, ...identity, before, after, reason: 'because', source: null }
}

const heldIn = (role: string, unit: string | null = null): OperationValue => ({ role, unit })
const assign = (user: string, role: string, unit: string | null = null): Operation =>
  operation('assign', { user, role }, null, heldIn(role, unit))
const unassign = (user: string, role: string, unit: string | null = null): Operation =>
  operation('unassign', { user, role }, heldIn(role, unit), null)
const move = (user: string, from: string, role: string): Operation =>
  operation('set-role', { user, role }, heldIn(from), heldIn(role))

const content = (role: string, given: Partial<RoleContent> = {}): RoleContent => ({
  title: role,
  scope: null,
  grants: {},
  reportsTo: null,
  ...given
})
type Grants = RoleContent['grants']
const create = (role: string, grants: Grants = {}): Operation =>
  operation('create-role', { role }, null, content(role, { grants }))
const update = (role: string, before: Grants, after: Grants): Operation =>
  operation('update-role', { role }, content(role, { grants: before }), content(role, { grants: after }))
const remove = (role: string, grants: Grants = {}): Operation =>
  operation('delete-role', { role }, content(role, { grants }), null)

const at = { file: 'policies/guardrails.yaml', pointer: '' }
const fourEyes: Conflict = {
  at,
  id: 'four-eyes',
  between: [['desk:leads.delete'], ['desk:calls.*']],
  reason: 'because'
}

const proof = (
  targets: ProofTarget | readonly ProofTarget[],
  operations: readonly Operation[],
  more: Partial<ProofInput> = {}
): Breach | null =>
  prove({
    targets: 'target' in targets ? [targets] : targets,
    operations,
    conflicts: [],
    helpers: [],
    gaps: [],
    ...more
  })

const short = (breach: Breach | null): string =>
  breach === null ? 'proven' : [breach.promise, breach.operation].join(': ')

const on = 'on'

describe('I1: nobody holds more than before or more than after', () => {
  const swap = targetWith({ a: { grants: { 'calls.listen': on } }, b: {} }, { [ana]: ['a'], [bo]: ['b'] })
  const grow = update('a', { 'calls.listen': on }, { 'calls.listen': on, 'leads.delete': 'all' })

  test('who leaves a role does not see it grow', () => {
    const breach = proof(swap, [grow, unassign(ana, 'a')])
    expect(short(breach)).toBe('I1: update-role a')
    expect(breach?.user).toBe(ana)
    expect(breach?.message).toBe(
      'after "change the role `a`", `ana@example.org` would hold `leads.delete` (all), which `ana@example.org` has neither before nor after'
    )
    expect(short(proof(swap, [unassign(ana, 'a'), grow]))).toBe('proven')
  })

  test('what comes and what goes are not held together', () => {
    const roles = { a: { grants: { 'calls.listen': on } }, b: { grants: { 'leads.view': 'own' } } }
    const target = targetWith(roles, { [ana]: ['a'] })
    const breach = proof(target, [assign(ana, 'b'), unassign(ana, 'a')])
    expect(short(breach)).toBe(`I1: assign ${ana} b`)
    expect(breach?.message).toContain(
      '`leads.view` (own), which only comes by the plan, together with `calls.listen` (on)'
    )
    expect(short(proof(target, [unassign(ana, 'a'), assign(ana, 'b')]))).toBe('proven')
  })

  test('a wider scope is more, and so is another unit of it', () => {
    const roles = { a: { grants: { 'leads.view': 'team' } }, b: { grants: { 'leads.view': 'team' } } }
    const target = targetWith(roles, { [ana]: { roles: { a: 'team: East' } } })
    expect(short(proof(target, [assign(ana, 'b', 'team: West'), unassign(ana, 'a', 'team: East')]))).toBe(
      `I1: assign ${ana} b`
    )
    expect(short(proof(target, [assign(ana, 'b', 'team: East'), unassign(ana, 'a', 'team: East')]))).toBe(
      'proven'
    )
  })

  test('what is implied, and what the platform adds, counts', () => {
    const target = targetWith(
      { a: { grants: { 'leads.view': 'own' } }, b: { grants: { 'leads.delete': 'all' } }, c: {} },
      { [ana]: ['a'] }
    )
    const both = [assign(ana, 'b'), unassign(ana, 'b')]
    expect(proof(target, [...both.slice(0, 1), unassign(ana, 'a')])).toBe(null)
    expect(proof(target, both)?.message).toContain('`leads.view` (all)')
    const [adds, more] = [{ 'calls.listen': on }, { fixedGrants: new Map([['leads.view', 'all']]) }]
    const inherent = targetWith({ a: { grants: adds } }, { [ana]: ['a'] }, { catalog: more })
    expect(proof(inherent, [unassign(ana, 'a')])).toBe(null)
    expect(short(proof(inherent, [unassign(ana, 'a'), assign(ana, 'a')]))).toBe(`I3: unassign ${ana} a`)
  })

  test('what the platform adds to one role only counts for that one', () => {
    const shipped = predefinedOf('p', { fixedGrants: new Map([['calls.listen', 'on']]) })
    const target = targetWith(
      { p: { predefined: true }, b: {} },
      { [ana]: [] },
      { catalog: { roles: [shipped] } }
    )
    expect(short(proof(target, [assign(ana, 'p'), unassign(ana, 'p')]))).toBe(`I1: assign ${ana} p`)
    expect(short(proof(target, [assign(ana, 'b'), unassign(ana, 'b')]))).toBe('proven')
  })

  test('where the scope belongs to the role, a switch reaches as far as the role', () => {
    const given = { catalog: { scopePer: 'role', permissions: [permissionOf('leads.view')] } } as const
    const roles = {
      a: { scope: 'own', grants: { 'leads.view': on } },
      b: { scope: 'all', grants: { 'leads.view': on } },
      c: { scope: 'all', grants: {} }
    }
    const target = targetWith(roles, { [ana]: ['a'] }, given)
    expect(short(proof(target, [assign(ana, 'b'), unassign(ana, 'b')]))).toBe(`I1: assign ${ana} b`)
    expect(short(proof(target, [assign(ana, 'c'), unassign(ana, 'c')]))).toBe('proven')
  })

  test('a role of which nobody knows what it gives is more than nothing', () => {
    const roles = { a: {}, b: {} }
    const steps = [unassign(ana, 'a'), assign(ana, 'b'), unassign(ana, 'guest')]
    const unknown = targetWith(roles, { [ana]: ['a'] }, { catalog: { fallbackRole: 'guest' } })
    const breach = proof(unknown, steps)
    expect(short(breach)).toBe(`I1: unassign ${ana} a`)
    expect(breach?.message).toContain('`undocumented.guest` (on)')
    const known = targetWith(
      { ...roles, guest: {} },
      { [ana]: ['a'] },
      { catalog: { fallbackRole: 'guest' } }
    )
    expect(short(proof(known, steps))).toBe('proven')
  })

  test('who is not active can do nothing', () => {
    const inactive = targetWith(
      { a: { grants: { 'calls.listen': on } } },
      { [ana]: { active: false, roles: ['a'] } }
    )
    const back = operation('reactivate', { user: ana }, { active: false }, { active: true })
    expect(short(proof(inactive, [back, unassign(ana, 'a')]))).toBe(`I1: reactivate ${ana}`)
    expect(short(proof(inactive, [unassign(ana, 'a'), back]))).toBe('proven')
  })

  test('people who fare alike are looked at once, and the message says how many they are', () => {
    const many = Object.fromEntries(['x', 'y', 'z'].map((name) => [`${name}@example.org`, ['a']]))
    const target = targetWith({ a: {} }, many)
    const breach = proof(target, [
      update('a', {}, { 'calls.listen': on }),
      { ...update('a', { 'calls.listen': on }, {}), id: 'back' }
    ])
    expect(breach?.message).toContain('`x@example.org` (and 2 others with the same roles) would hold')
  })
})

describe('people of whom no operation speaks', () => {
  const [x, y] = ['x@example.org', 'y@example.org']
  const view = { 'leads.view': 'team' }
  const offAndOn = (role: string): readonly Operation[] => [
    update(role, view, {}),
    { ...update(role, {}, view), id: 'back' }
  ]
  const roles = { b: { grants: view }, c: { grants: view } }

  test('are not alike where an interruption is known for one only', () => {
    const gap: Gap = {
      target: 'desk-production',
      user: x,
      permissions: view,
      from: 'update-role c',
      until: 'back',
      steps: 2,
      seconds: 60
    }
    const target = targetWith(roles, { [x]: ['c'], [y]: ['c'] })
    const breach = proof(target, offAndOn('c'), { gaps: [gap] })
    expect(short(breach)).toBe('I3: update-role c')
    expect(breach?.user).toBe(y)
    expect(short(proof(target, offAndOn('c'), { gaps: [gap, { ...gap, user: y }] }))).toBe('proven')
  })

  test('are not alike where one is not active', () => {
    const one = { active: false, roles: ['c'] }
    const breach = proof(targetWith(roles, { [x]: one, [y]: ['c'] }), offAndOn('c'))
    expect(breach?.user).toBe(y)
    expect(short(proof(targetWith(roles, { [x]: one, [y]: one }), offAndOn('c')))).toBe('proven')
  })

  test('are not alike where the roles are those of different units', () => {
    const held = (unit: string): AccountStateGiven => ({ roles: { b: 'team: East', c: unit } })
    const east = targetWith(roles, { [x]: held('team: East'), [y]: held('team: East') })
    const both = targetWith(roles, { [x]: held('team: East'), [y]: held('team: West') })
    expect(short(proof(east, offAndOn('c')))).toBe('proven')
    expect(proof(both, offAndOn('c'))?.user).toBe(y)
  })

  test('are not alike where one has a mark', () => {
    const catalog = { administers: { permissions: ['users.roles'], roles: [], markers: ['owner'] } }
    const boss = { grants: { 'users.roles': on } }
    const handOver = [unassign(ana, 'boss'), assign(bo, 'boss')]
    const given = { catalog, administrators: 2 }
    const people = { [ana]: ['boss'], [bo]: [] }
    const marked = { markers: ['owner'] }
    expect(short(proof(targetWith({ boss }, { ...people, [x]: marked, [y]: [] }, given), handOver))).toBe(
      `I5: unassign ${ana} boss`
    )
    expect(short(proof(targetWith({ boss }, { ...people, [x]: marked, [y]: marked }, given), handOver))).toBe(
      'proven'
    )
  })
})

describe('I2: no conflict that is broken neither before nor after', () => {
  const listener = { grants: { 'calls.listen': on } }
  const deleter = { grants: { 'leads.delete': 'own' } }
  const other = { document: { id: 'desk-other' } }
  const elsewhere = (given: Operation): Operation => ({
    ...given,
    id: `${given.id} elsewhere`,
    target: 'desk-other'
  })

  test('not on one target', () => {
    const both = { grants: { 'leads.delete': 'own', 'calls.listen': on } }
    const target = targetWith({ both, deleter }, { [ana]: ['deleter'] })
    const steps = [assign(ana, 'both'), unassign(ana, 'both')]
    expect(short(proof(target, steps, { conflicts: [fourEyes] }))).toBe(`I1: assign ${ana} both`)
    expect(short(proof(target, steps.slice(0, 1), { conflicts: [fourEyes] }))).toBe('proven')
  })

  test('not over the targets of an environment', () => {
    const here = targetWith({ listener, deleter }, { [ana]: ['listener'] })
    const there = targetWith({ listener, deleter }, { [ana]: [] }, other)
    const breach = proof([here, there], [elsewhere(assign(ana, 'deleter')), unassign(ana, 'listener')], {
      conflicts: [fourEyes]
    })
    expect(short(breach)).toBe(`I2: assign ${ana} deleter elsewhere`)
    expect(breach?.message).toContain('would break the conflict `four-eyes`')
    expect(
      short(
        proof([here, there], [unassign(ana, 'listener'), elsewhere(assign(ana, 'deleter'))], {
          conflicts: [fourEyes]
        })
      )
    ).toBe('proven')
    const staging = { ...there, target: { ...there.target, environment: 'staging' } }
    expect(
      short(
        proof([here, staging], [elsewhere(assign(ana, 'deleter')), unassign(ana, 'listener')], {
          conflicts: [fourEyes]
        })
      )
    ).toBe('proven')
  })

  test('one that is there before, or is approved to be there after, may be', () => {
    const here = targetWith({ listener, deleter }, { [ana]: ['listener'] })
    const there = targetWith({ listener, deleter }, { [ana]: [] }, other)
    expect(short(proof([here, there], [elsewhere(assign(ana, 'deleter'))], { conflicts: [fourEyes] }))).toBe(
      'proven'
    )
  })
})

describe('I3: what somebody has before and after is not interrupted', () => {
  const roles = { a: { grants: { 'leads.view': 'all' } }, b: { grants: { 'leads.view': 'team' } } }
  const target = targetWith(roles, { [ana]: ['a'] })
  const interrupted = [unassign(ana, 'a'), assign(ana, 'b')]
  const gap: Gap = {
    target: 'desk-production',
    user: ana,
    permissions: { 'leads.view': 'team' },
    from: `unassign ${ana} a`,
    until: `assign ${ana} b`,
    steps: 2,
    seconds: 60
  }

  test('the next role comes before the last one goes', () => {
    const breach = proof(target, interrupted)
    expect(short(breach)).toBe(`I3: unassign ${ana} a`)
    expect(breach?.message).toContain('would be without `leads.view` (team), which')
    expect(short(proof(target, interrupted.toReversed()))).toBe('proven')
  })

  test('unless the plan says so, for this person, permission, target and place', () => {
    const wrong: readonly Partial<Gap>[] = [
      { user: bo },
      { target: 'desk-other' },
      { permissions: { 'leads.delete': 'team' } },
      { permissions: {} },
      { from: `assign ${ana} b` },
      { until: `unassign ${ana} a` },
      { from: 'gone' },
      { until: 'gone' }
    ]
    expect(short(proof(target, interrupted, { gaps: [gap] }))).toBe('proven')
    for (const change of wrong)
      expect(short(proof(target, interrupted, { gaps: [{ ...gap, ...change }] }))).toBe(
        `I3: unassign ${ana} a`
      )
  })

  test('and no longer than it says', () => {
    const later = [unassign(ana, 'a'), assign(bo, 'b'), assign(ana, 'b')]
    const both = targetWith(roles, { [ana]: ['a'], [bo]: [] })
    const early = { ...gap, until: `assign ${bo} b` }
    expect(short(proof(both, later, { gaps: [gap] }))).toBe('proven')
    expect(short(proof(both, later, { gaps: [early] }))).toBe(`I3: assign ${bo} b`)
  })

  test('of two roles in two units, what is kept is held in both', () => {
    const held = { b: roles.b, c: roles.b, d: roles.b }
    const east = { roles: { b: 'team: East', c: 'team: West' } }
    const both = targetWith(held, { [ana]: east })
    const steps = [unassign(ana, 'b', 'team: East'), assign(ana, 'd', 'team: East')]
    expect(short(proof(both, steps))).toBe(`I3: unassign ${ana} b`)
    expect(proof(both, steps)?.message).toContain('`leads.view` (team, team: East, team: West)')
    expect(short(proof(both, steps.toReversed()))).toBe('proven')
    expect(short(proof(both, steps.slice(0, 1)))).toBe('proven')
  })

  test('at one scope, what is kept is the units of both', () => {
    const teams = { b: roles.b, c: roles.b }
    const moved = targetWith(teams, { [ana]: { roles: { b: 'team: East' } } })
    expect(short(proof(moved, [unassign(ana, 'b', 'team: East'), assign(ana, 'c', 'team: West')]))).toBe(
      `I3: unassign ${ana} b`
    )
    const atOnce = operation(
      'set-unit',
      { user: ana, role: 'b' },
      heldIn('b', 'team: East'),
      heldIn('b', 'team: West')
    )
    expect(short(proof(moved, [atOnce]))).toBe('proven')
  })
})

describe('I4: whoever has enough roles before and after always has', () => {
  const wantsOne = { rolesPerUser: { min: 1, max: null } }
  const steps = [unassign(ana, 'a'), assign(ana, 'b')]

  test('the next role comes before the last one goes', () => {
    const target = targetWith({ a: {}, b: {} }, { [ana]: ['a'] }, { catalog: wantsOne })
    const breach = proof(target, steps)
    expect(short(breach)).toBe(`I4: unassign ${ana} a`)
    expect(breach?.message).toContain('would have less than 1 role, which is what Desk wants of everybody')
    expect(short(proof(target, steps.toReversed()))).toBe('proven')
  })

  test('whatever interruption the plan speaks of', () => {
    const target = targetWith({ a: {}, b: {} }, { [ana]: ['a'] }, { catalog: wantsOne })
    const gap: Gap = {
      target: 'desk-production',
      user: ana,
      permissions: { 'leads.view': 'own' },
      from: `unassign ${ana} a`,
      until: `assign ${ana} b`,
      steps: 2,
      seconds: 60
    }
    expect(short(proof(target, steps, { gaps: [gap] }))).toBe(`I4: unassign ${ana} a`)
  })

  test('unless the platform wants none, or gives one by itself', () => {
    const none = { rolesPerUser: { min: 0, max: null } }
    expect(short(proof(targetWith({ a: {}, b: {} }, { [ana]: ['a'] }, { catalog: none }), steps))).toBe(
      'proven'
    )
    const guest = { ...wantsOne, fallbackRole: 'guest' }
    const guests = targetWith({ a: {}, b: {}, guest: {} }, { [ana]: ['a'] }, { catalog: guest })
    expect(short(proof(guests, [...steps, unassign(ana, 'guest')]))).toBe('proven')
    const two = { rolesPerUser: { min: 2, max: null }, fallbackRole: 'guest' }
    const pairs = targetWith({ a: {}, b: {}, guest: {} }, { [ana]: ['a', 'guest'] }, { catalog: two })
    expect(short(proof(pairs, steps))).toBe('proven')
  })
})

describe('I5: an administrator remains', () => {
  const boss = { grants: { 'users.roles': on } }
  const catalog = { administers: { permissions: ['users.roles'], roles: ['root'], markers: ['owner'] } }
  const handOver = [unassign(ana, 'boss'), assign(bo, 'boss')]

  test('at a hand-over the next one comes first', () => {
    const target = targetWith({ boss }, { [ana]: ['boss'], [bo]: [] }, { catalog, administrators: 1 })
    const breach = proof(target, handOver)
    expect(short(breach)).toBe(`I5: unassign ${ana} boss`)
    expect(breach?.user).toBe(null)
    expect(breach?.message).toContain('`desk-production` would have 0 active administrators, but needs 1')
    expect(short(proof(target, handOver.toReversed()))).toBe('proven')
  })

  test('as many as are asked for, as far as there are so many before and after', () => {
    const three = targetWith(
      { boss },
      { [ana]: ['boss'], [bo]: [], [cy]: ['boss'] },
      { catalog, administrators: 2 }
    )
    expect(short(proof(three, handOver))).toBe(`I5: unassign ${ana} boss`)
    expect(short(proof({ ...three, administrators: 1 }, handOver))).toBe('proven')
    expect(short(proof({ ...three, administrators: 9 }, [unassign(ana, 'boss')]))).toBe('proven')
  })

  test('the own account of the tool and inactive people do not count, marks and named roles do', () => {
    const given = { catalog, administrators: 1 }
    const own = targetWith(
      { boss },
      { [ana]: ['boss'], [bo]: [], [cy]: ['boss'] },
      { ...given, document: { runsAs: cy } }
    )
    expect(short(proof(own, handOver))).toBe(`I5: unassign ${ana} boss`)
    const away = targetWith(
      { boss },
      { [ana]: ['boss'], [bo]: [], [cy]: { active: false, roles: ['boss'] } },
      given
    )
    expect(short(proof(away, handOver))).toBe(`I5: unassign ${ana} boss`)
    const owned = targetWith({ boss }, { [ana]: ['boss'], [bo]: [], [cy]: { markers: ['owner'] } }, given)
    expect(short(proof(owned, handOver))).toBe('proven')
    const rooted = targetWith({ boss, root: {} }, { [ana]: ['boss'], [bo]: [], [cy]: ['root'] }, given)
    expect(short(proof(rooted, handOver))).toBe('proven')
  })
})

describe('I6: the own account of the tool', () => {
  const catalog = { administers: { permissions: ['users.roles'], roles: [], markers: [] } }
  const boss = { grants: { 'users.roles': on, 'calls.listen': on } }
  const given = { catalog, document: { runsAs: cy } }

  test('is in no operation', () => {
    const target = targetWith({ boss, a: {} }, { [cy]: ['boss'], [ana]: [] }, given)
    expect(short(proof(target, [assign(cy, 'a')]))).toBe(`I6: assign ${cy} a`)
    expect(short(proof(target, [assign(ana, 'a')]))).toBe('proven')
    const before = { ...target, target: targetWith({ boss, a: {} }, {}).target, base: target.target }
    expect(short(proof(before, [assign(cy, 'a')]))).toBe(`I6: assign ${cy} a`)
  })

  test('keeps all by which it administers, and only that', () => {
    const target = targetWith({ boss }, { [cy]: ['boss'] }, given)
    const breach = proof(target, [update('boss', boss.grants, { 'calls.listen': on })])
    expect(short(breach)).toBe('I6: update-role boss')
    expect(breach?.message).toContain(
      '`cy@example.org`, as which the tool runs, would lose `users.roles` (on)'
    )
    expect(short(proof(target, [update('boss', boss.grants, { 'users.roles': on })]))).toBe('proven')
  })

  test('keeps what nobody knows of a role that administers', () => {
    const root = { administers: { permissions: [], roles: ['root'], markers: [] } }
    const unknown = (administering: CatalogGiven): ProofTarget =>
      targetWith(
        {},
        { [cy]: ['root'] },
        { catalog: administering, document: { runsAs: cy }, roles: { root: { grants: {} } } }
      )
    expect(short(proof(unknown(root), [create('root')]))).toBe('I6: create-role root')
    expect(short(proof(unknown(catalog), [create('root')]))).toBe('proven')
  })
})

describe('I7: what must not be touched', () => {
  const target = targetWith({ a: {}, b: {} }, { [ana]: ['a'], [bo]: [] })
  const why = (given: ProofTarget, steps: readonly Operation[], more: Partial<ProofInput> = {}): string => {
    const breach = proof(given, steps, more)
    return breach === null ? 'proven' : `${breach.promise}: ${breach.message.replace(/^.*: /, '')}`
  }

  test('protected people and roles, by either version', () => {
    for (const protects of [
      { users: [ana], roles: [] },
      { users: [], roles: ['b'] }
    ]) {
      const document = { protected: protects }
      const kept = targetWith({ a: {}, b: {} }, { [ana]: ['a'], [bo]: [] }, { document })
      const thing = protects.users[0] ?? 'b'
      expect(why(kept, [assign(ana, 'b')])).toBe(`I7: \`${thing}\` is protected`)
      expect(why({ ...target, base: kept.target }, [assign(ana, 'b')])).toBe(`I7: \`${thing}\` is protected`)
      expect(why(kept, [assign(bo, 'a')])).toBe('proven')
    }
  })

  test('a role in whose place another comes', () => {
    const single = { catalog: { rolesPerUser: { min: 1, max: 1 } } }
    const kept = targetWith(
      { a: {}, b: {} },
      { [ana]: ['a'] },
      { ...single, document: { protected: { users: [], roles: ['a'] } } }
    )
    expect(why(kept, [move(ana, 'a', 'b')])).toBe('I7: `a` is protected')
    expect(why(targetWith({ a: {}, b: {} }, { [ana]: ['a'] }, single), [move(ana, 'a', 'b')])).toBe('proven')
  })

  test('every role that another one takes the place of, where everybody has one', () => {
    const people = { [ana]: ['a', 'b'] }
    const catalog = { rolesPerUser: { min: 1, max: 1 } }
    const free = targetWith({ a: {}, b: {}, c: {} }, people, { catalog })
    const kept = targetWith({ a: {}, b: {}, c: {} }, people, {
      catalog,
      document: { protected: { users: [], roles: ['b'] } }
    })
    const steps = [move(ana, 'a', 'c'), unassign(ana, 'b')]
    expect(why(kept, steps.slice(0, 1))).toBe('I7: `b` is protected')
    expect(why(free, steps)).toBe(`I7: \`${ana}\` does not hold what the operation expects`)
    expect(why(free, steps.slice(0, 1))).toBe('proven')
  })

  test('predefined roles, as far as the catalog does not allow it', () => {
    const shipped = (given: Parameters<typeof predefinedOf>[1]): ProofTarget =>
      targetWith(
        { p: { predefined: true }, b: {} },
        { [ana]: [] },
        { catalog: { roles: [predefinedOf('p', given)] }, roles: { p: { grants: {} } } }
      )
    const change = update('p', {}, { 'calls.listen': on })
    const rename = operation('rename-role', { role: 'p' }, { title: 'p' }, { title: 'q' })
    expect(why(shipped({}), [change, rename, assign(ana, 'p')])).toBe('proven')
    const again = { ...operation('rename-role', { role: 'p' }, { title: 'q' }, { title: 'r' }), id: 'again' }
    expect(why(shipped({}), [rename, change, again])).toBe('proven')
    expect(why(shipped({ editable: false }), [change])).toBe(
      'I7: the platform does not let a customer change `p`'
    )
    expect(why(shipped({ renamable: false }), [rename])).toBe(
      'I7: the platform does not let a customer rename `p`'
    )
    expect(why(shipped({ assignable: false }), [assign(ana, 'p')])).toBe(
      'I7: the platform does not let a customer give `p`'
    )
    for (const step of [change, rename, assign(ana, 'p')])
      expect(why(shipped({ reserved: true }), [step])).toContain('the platform does not let a customer')
    const tomb = (given: Parameters<typeof predefinedOf>[1]): ProofTarget =>
      targetWith(
        { p: { predefined: true } },
        {},
        { catalog: { roles: [predefinedOf('p', given)] }, removed: [tombstoneOf('p', null)] }
      )
    expect(why(tomb({}), [remove('p')])).toBe('proven')
    expect(why(tomb({ deletable: false }), [remove('p')])).toBe(
      'I7: the platform does not let a customer delete `p`'
    )
  })

  test('fixed permissions are not written, and unknown ones stay', () => {
    const fixed = targetWith(
      { a: { grants: { odd: 'all' } } },
      {},
      { catalog: { permissions: [...permissions, permissionOf('tasks.view', { fixed: true })] } }
    )
    expect(why(fixed, [update('a', { odd: 'all' }, { odd: 'all', 'tasks.view': on })])).toBe(
      'I7: the platform decides about `tasks.view` itself'
    )
    expect(why(fixed, [update('a', { odd: 'all' }, { 'calls.listen': on })])).toBe(
      'I7: `odd` of `a` is nothing that a document decides about'
    )
    expect(why(fixed, [update('a', { odd: 'all' }, { odd: 'all', 'calls.listen': on })])).toBe('proven')
  })

  test('roles that no document speaks of, and content that none decides', () => {
    const bare = { ...target, target: targetOf({ catalog: target.target.catalog }) }
    const grown = { 'calls.listen': on }
    expect(why(bare, [update('a', {}, grown)])).toBe('I7: no document asks for that of `a`')
    expect(why(bare, [create('c')])).toBe('I7: no document asks for that of `c`')
    expect(why(target, [remove('b')])).toBe('I7: no document asks for that of `b`')
    expect(why(target, [update('a', {}, grown)])).toBe('proven')
    const observed = { by: ana, on: 0 }
    const seen = targetWith({ a: {} }, {}, { roles: { a: { grants: {}, document: { observed } } } })
    expect(why(seen, [update('a', {}, grown)])).toBe('I7: no document asks for that of `a`')
    const left = targetWith({ a: {} }, {}, { roles: { a: { reportsTo: 'b' } } })
    expect(why(left, [update('a', {}, grown)])).toBe('I7: no document decides about what `a` holds')
    const gone = targetWith({ a: {}, b: {} }, {}, { removed: [tombstoneOf('b', null)] })
    expect(why(gone, [remove('b')])).toBe('proven')
    expect(why(gone, [update('b', {}, grown)])).toBe('I7: no document asks for that of `b`')
  })

  test('people who are not managed', () => {
    const roles = { a: {}, b: {}, c: {} }
    const people = { [ana]: ['a'] }
    const free = (given: TargetGiven = {}): ProofTarget => ({
      ...targetWith(roles, people, { removed: given.removed ?? [], document: given.document ?? {} }),
      holders: new Map()
    })
    const all = { manage: { roles: 'declared', assignments: 'all' } } as const
    expect(why(free(), [unassign(ana, 'a')])).toBe(`I7: \`${ana}\` is not managed there`)
    expect(why(free({ document: all }), [unassign(ana, 'a')])).toBe('proven')
    expect(why({ ...free({ document: all }), base: free().target }, [unassign(ana, 'a')])).toBe(
      `I7: \`${ana}\` is not managed there`
    )
    const moved = free({ removed: [tombstoneOf('a', 'b')] })
    const away = unassign(ana, 'a')
    expect(why(moved, [assign(ana, 'b'), away, remove('a')])).toBe('proven')
    expect(why(moved, [assign(ana, 'c'), away, remove('a')])).toBe(`I7: \`${ana}\` is not managed there`)
  })

  describe('temporary roles', () => {
    const helper: Helper = { target: 'desk-production', role: 'h', title: 'h', users: [ana] }
    const steps = [create('h'), assign(ana, 'h'), unassign(ana, 'h'), remove('h')]

    test('need no document, and are gone in the end', () => {
      expect(why(target, steps, { helpers: [helper] })).toBe('proven')
      expect(why(target, steps)).toBe('I7: no document asks for that of `h`')
      const breach = proof(target, steps.slice(0, 1), { helpers: [helper] })
      expect(short(breach)).toBe('I7: ')
      expect(breach?.message).toBe('the temporary role `h` would still be on `desk-production` in the end')
    })

    test('are what the plan says, for whom it says, and nothing that documents speak of', () => {
      expect(why(target, steps, { helpers: [{ ...helper, users: [bo] }] })).toBe(
        `I7: \`h\` is a temporary role and not meant for \`${ana}\``
      )
      const grown = { 'calls.listen': on }
      const changing = [create('h'), update('h', {}, grown), remove('h', grown)]
      expect(why(target, changing, { helpers: [helper] })).toBe('I7: no document asks for that of `h`')
      expect(why(target, steps, { helpers: [{ ...helper, title: 'x' }] })).toBe(
        'I7: no document asks for that of `h`'
      )
      expect(why(target, steps, { helpers: [{ ...helper, target: 'desk-other' }] })).toBe(
        'I7: no document asks for that of `h`'
      )
      expect(why(target, [remove('b')], { helpers: [{ ...helper, role: 'b', title: 'b' }] })).toBe(
        'I7: no document asks for that of `b`'
      )
    })
  })
})

describe('I7: what the platform could not take at its place', () => {
  const holder = targetWith(
    { a: {}, b: { reportsTo: 'a' }, c: {} },
    { [ana]: ['a'], [bo]: { active: false } },
    { removed: [tombstoneOf('c', null), tombstoneOf('a', 'b')], roles: { d: { grants: {} } } }
  )
  const single = targetWith(
    { a: {}, b: {} },
    { [ana]: ['a'], [bo]: [] },
    { catalog: { rolesPerUser: { min: 0, max: 1 } } }
  )
  const lost = targetWith(
    { g: {} },
    {},
    { catalog: { fallbackRole: 'g' }, removed: [tombstoneOf('g', null)] }
  )
  const replacing = targetWith(
    { a: {}, b: {}, c: {} },
    { [ana]: ['a', 'b'] },
    { catalog: { rolesPerUser: { min: 1, max: null, replace: true } } }
  )
  const free = targetWith({ a: {}, b: {} }, { [ana]: ['a'] }, { catalog: { fallbackRole: 'a' } })
  const full = targetWith(
    { a: {} },
    {},
    {
      catalog: { subscriptions: new Map([['small', { title: 'Small', customRoles: 1 }]]) },
      roles: { d: { grants: {} } },
      document: { subscription: 'small' }
    }
  )
  const activity = (kind: 'invite' | 'deactivate' | 'reactivate', user: string): Operation =>
    operation(kind, { user }, kind === 'invite' ? null : { active: kind === 'deactivate' }, {
      active: kind !== 'deactivate'
    })
  const titled = (role: string, from: string, to: string): Operation =>
    operation('rename-role', { role }, { title: from }, { title: to })

  const cases: readonly (readonly [string, ProofTarget, readonly Operation[], string | null])[] = [
    ['a role that is there is made', holder, [create('b')], 'there is a role `b` already'],
    ['a new role is made', holder, [create('d')], null],
    ['one role too many is made', full, [create('d')], 'the subscription allows no further custom role'],
    ['a title is taken', holder, [titled('b', 'b', ' A')], 'the title ` A` still belongs to `a`'],
    ['a title is free', holder, [titled('b', 'b', 'Z')], null],
    [
      'a role is renamed that has another title',
      holder,
      [titled('b', 'x', 'Z')],
      '`b` is not as the operation expects it'
    ],
    [
      'a role is changed that is otherwise',
      single,
      [update('a', { 'calls.listen': on }, {})],
      '`a` is not as the operation expects it'
    ],
    [
      'a role is changed that reports to another',
      holder,
      [
        operation(
          'update-role',
          { role: 'b' },
          content('b'),
          content('b', { grants: { 'calls.listen': on } })
        )
      ],
      '`b` is not as the operation expects it'
    ],
    [
      'a role is changed that has another scope',
      single,
      [operation('update-role', { role: 'a' }, content('a', { scope: 'own' }), content('a'))],
      '`a` is not as the operation expects it'
    ],
    ['the fallback role is deleted', lost, [remove('g')], '`g` is what everybody without another role has'],
    [
      'a role that is not there is changed',
      holder,
      [{ ...update('d', {}, {}), id: 'x' }],
      'there is no role `d`'
    ],
    ['a role with a holder is deleted', holder, [remove('a')], `\`a\` is still held by \`${ana}\``],
    [
      'a role to which one reports is deleted',
      holder,
      [unassign(ana, 'a'), remove('a')],
      '`b` still reports to `a`'
    ],
    ['a role that nobody has is deleted', holder, [remove('c')], null],
    [
      'a role is deleted that is otherwise',
      holder,
      [remove('c', { 'calls.listen': on })],
      '`c` is not as the operation expects it'
    ],
    ['a role that is not there is given', holder, [assign(ana, 'd')], 'there is no role `d`'],
    ['a role is given twice', holder, [assign(ana, 'a')], `\`${ana}\` has it already`],
    ['somebody without an account is given a role', holder, [assign(cy, 'b')], `\`${cy}\` has no account`],
    ['and with one', holder, [activity('invite', cy), assign(cy, 'b')], null],
    [
      'a role that nobody has is taken',
      holder,
      [unassign(ana, 'b')],
      `\`${ana}\` does not hold what the operation expects`
    ],
    [
      'a role is taken in another unit',
      holder,
      [unassign(ana, 'a', 'team: East')],
      `\`${ana}\` does not hold what the operation expects`
    ],
    ['more roles than the platform allows', single, [assign(ana, 'b')], 'Desk allows 1 role for each person'],
    ['as many as it allows', single, [assign(bo, 'b')], null],
    [
      'one role in the place of several',
      holder,
      [move(ana, 'a', 'b')],
      'Desk does not put one role in the place of another'
    ],
    [
      'one role in the place of another that nobody has',
      single,
      [move(bo, 'a', 'b')],
      `\`${bo}\` does not hold what the operation expects`
    ],
    ['one of several roles in the place of another', replacing, [move(ana, 'a', 'c')], null],
    [
      'a role in the place of another, to somebody who has it',
      replacing,
      [move(ana, 'a', 'b')],
      `\`${ana}\` has it already`
    ],
    [
      'the fallback role is taken as the last one',
      free,
      [unassign(ana, 'a')],
      '`a` is what everybody without another role has'
    ],
    ['an account is made twice', holder, [activity('invite', ana)], `\`${ana}\` has an account already`],
    ['an inactive account is barred', holder, [activity('deactivate', bo)], `\`${bo}\` is so already`],
    ['an active account is barred', holder, [activity('deactivate', ana)], null],
    ['an account that is not there', holder, [activity('deactivate', cy)], `\`${cy}\` has no account`],
    ['the same twice', holder, [assign(ana, 'b'), assign(ana, 'b')], 'it is in the plan twice'],
    ['another target', holder, [{ ...assign(ana, 'b'), target: 'x' }], 'nothing was read of `x`'],
    ['no content', holder, [{ ...create('d'), after: null }], '`d` needs a title'],
    [
      'a role that reports to itself',
      holder,
      [operation('create-role', { role: 'd' }, null, content('d', { reportsTo: 'd' }))],
      '`d` cannot report to itself'
    ],
    [
      'a role that reports to none there is',
      holder,
      [operation('create-role', { role: 'd' }, null, content('d', { reportsTo: 'x' }))],
      'there is no role `x` to report to'
    ],
    [
      'a role changed for one user',
      holder,
      [{ ...update('b', {}, {}), user: ana }],
      `a role is changed for everybody, not for \`${ana}\``
    ],
    ['a role given to nobody', holder, [{ ...assign(ana, 'd'), user: null }], 'it names no user'],
    [
      'a unit of a role that is not held',
      holder,
      [operation('set-unit', { user: ana, role: 'b' }, heldIn('b'), heldIn('b', 'x'))],
      `\`${ana}\` does not hold what the operation expects`
    ]
  ]
  test.each(cases)('%s', (_, target, steps, expected) => {
    const breach = proof(target, steps)
    expect(breach && `${breach.promise}: ${breach.message.replace(/^.*be done: /, '')}`).toBe(
      expected === null ? null : `I7: ${expected}`
    )
  })
})

test('a plan of nothing is proven', () => {
  expect(proof(targetWith({}, {}), [])).toBe(null)
  expect(proof([], [])).toBe(null)
})
