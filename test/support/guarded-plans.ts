import * as fc from 'fast-check'
import type { Guardrails, Limit } from '../../src/model/document.ts'
import type { AccountState, RoleState, State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import type { GuardInput } from '../../src/sync/guards/guards.ts'
import {
  accountStateOf,
  catalogOf,
  now,
  permissionOf,
  predefinedOf,
  roleStateOf,
  targetOf,
  type CatalogGiven
} from './builders.ts'
import { guardedOf, guardrailsOf, overrideOf } from './guarded.ts'

const users = Array.from({ length: 16 }, (_, index) => `p${index}@example.org`)
const customs = ['r0', 'r1', 'r2']
const vendors = ['basic', 'boss']
const names = [...customs, ...vendors]

const permissions = [
  permissionOf('leads.view', { scopes: ['own', 'all'] }),
  permissionOf('calls.listen'),
  permissionOf('calls.list'),
  permissionOf('users.roles', { scopes: ['own', 'all'], risk: 'critical' })
]

const administers = { permissions: ['users.roles'], roles: ['boss'], markers: ['owner'] }

const shapes: readonly CatalogGiven[] = [
  { administers },
  { administers, fallbackRole: 'basic', fixedGrants: new Map([['calls.list', 'on']]) },
  { administers, rolesPerUser: { min: 0, max: 1 } },
  { administers: { permissions: [], roles: [], markers: ['owner'] } },
  { administers: { permissions: [], roles: [], markers: [] }, fixedGrants: new Map([['calls.list', 'on']]) }
]

const grants = fc
  .record({
    view: fc.constantFrom(null, 'own', 'all'),
    listen: fc.boolean(),
    roles: fc.constantFrom(null, null, null, 'own', 'all')
  })
  .map(({ view, listen, roles }) => ({
    ...(view !== null && { 'leads.view': view }),
    ...(listen && { 'calls.listen': 'on' }),
    ...(roles !== null && { 'users.roles': roles })
  }))

const account = fc.record({
  roles: fc.subarray(names, { maxLength: 2 }),
  active: fc.constantFrom(true, true, true, true, false),
  owner: fc.constantFrom(false, false, false, true)
})

/** What becomes of an account: most stay as they are. */
const change = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ roles: fc.subarray(names, { maxLength: 2 }), active: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ roles: [], active: true }) }
)

const limit: fc.Arbitrary<Limit | null> = fc.option(
  fc.record({ percent: fc.constantFrom(0, 10, 25, 50, 100), count: fc.constantFrom(0, 1, 3, 50) })
)

const override = fc
  .record({
    guard: fc.constantFrom(
      'removals',
      'additions',
      'empty',
      'protected',
      'own-account',
      'last-administrators'
    ),
    upTo: fc.constantFrom(1, 3, 20),
    isOver: fc.boolean(),
    isElsewhere: fc.constantFrom(false, false, true)
  })
  .map(({ guard, upTo, isOver, isElsewhere }) =>
    overrideOf(guard, upTo, {
      ...(isOver && { until: now }),
      ...(isElsewhere && { target: 'desk-staging' })
    })
  )

const guardrails: fc.Arbitrary<Guardrails> = fc
  .record({ removals: limit, additions: limit, overrides: fc.array(override, { maxLength: 2 }) })
  .map(({ removals, additions, overrides }) => guardrailsOf({ limits: { removals, additions }, overrides }))

/** What one version says of the target. */
const said = fc.record({
  runsAs: fc.constantFrom(null, null, 'P0@example.org', 'p1@example.org', 'nobody@example.org'),
  connector: fc.constantFrom('sandbox', 'sandbox', 'desk'),
  protected: fc.record({
    users: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(['P2@example.org', 'p3@example.org']) }
    ),
    roles: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(['r0', 'boss']) }
    )
  }),
  declares: fc.subarray(customs)
})

const sixteen = <Value>(each: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.array(each, { minLength: 16, maxLength: 16 })

/** Plans for targets of every size up to sixteen people, whose guardrails and documents say anything. */
export const guardedPlans: fc.Arbitrary<GuardInput> = fc
  .record({
    shape: fc.constantFrom(...shapes),
    size: fc.constantFrom(0, 1, 2, 3, 9, 10, 12, 14),
    newcomers: fc.constantFrom(0, 0, 0, 1, 2),
    accounts: sixteen(account),
    changes: sixteen(change),
    before: fc.array(grants, { minLength: 5, maxLength: 5 }),
    after: fc.array(fc.option(grants, { freq: 2 }), { minLength: 5, maxLength: 5 }),
    removed: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(customs) },
      { weight: 1, arbitrary: fc.constant(customs) }
    ),
    everybodyLeaves: fc.constantFrom(false, false, false, false, true),
    leavers: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(users) }
    ),
    head: said,
    base: fc.option(said),
    guardrails: fc.array(guardrails, { maxLength: 2 }),
    administrators: fc.nat(4),
    isNew: fc.boolean(),
    due: fc.constantFrom(false, false, false, true)
  })
  .map((drawn): GuardInput => {
    const catalog = catalogOf({ permissions, roles: vendors.map((id) => predefinedOf(id)), ...drawn.shape })
    const roles = (of: (index: number) => Readonly<Record<string, string>>, gone: readonly string[]) =>
      new Map<string, RoleState>(
        names
          .filter((id) => !gone.includes(id))
          .map((id) => [
            id,
            roleStateOf(id, { predefined: vendors.includes(id), grants: of(names.indexOf(id)) })
          ])
      )
    const before = (index: number) => drawn.before[index] ?? {}
    const most = catalog.rolesPerUser.max ?? 2
    const held = (wanted: readonly string[], gone: readonly string[]): readonly string[] => {
      const left = wanted.filter((role) => !gone.includes(role)).slice(0, most)
      return left.length === 0 && catalog.fallbackRole !== null ? [catalog.fallbackRole] : left
    }
    const accounts = new Map<string, AccountState>()
    const changed = new Map<string, AccountState>()
    for (const [index, user] of users.slice(0, drawn.size + drawn.newcomers).entries()) {
      const was = drawn.accounts[index] ?? { roles: [], active: true, owner: false }
      const is = drawn.everybodyLeaves ? { roles: [], active: false } : (drawn.changes[index] ?? was)
      const isNew = index >= drawn.size
      const markers = was.owner && !isNew ? ['owner'] : []
      if (!isNew)
        accounts.set(user, accountStateOf(user, { active: was.active, markers, roles: held(was.roles, []) }))
      changed.set(
        user,
        accountStateOf(user, {
          active: isNew || is.active,
          markers,
          roles: held(is.roles, drawn.removed)
        })
      )
    }
    const state = (of: State['roles'], people: State['accounts']): State => ({
      target: 'desk-production',
      roles: of,
      accounts: people
    })
    const target = ({ declares, ...document }: (typeof drawn)['head']): Target =>
      targetOf({ catalog, document, roles: Object.fromEntries(declares.map((id) => [id, { grants: {} }])) })
    return guardedOf({
      target: target(drawn.head),
      base: drawn.base === null ? null : target(drawn.base),
      guardrails: drawn.guardrails,
      actual: state(roles(before, []), accounts),
      after: state(
        roles((index) => drawn.after[index] ?? before(index), drawn.removed),
        changed
      ),
      leavers: new Set(drawn.leavers),
      administrators: drawn.administrators,
      isNew: drawn.isNew,
      due: drawn.due
    })
  })
