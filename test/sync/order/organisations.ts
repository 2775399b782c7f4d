import type { Catalog } from '../../../src/model/catalog.ts'
import type { Conflict } from '../../../src/model/document.ts'
import type { AccountState, RoleState, State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import { diff } from '../../../src/sync/diff.ts'
import { exchanged } from '../../../src/sync/exchange.ts'
import type { OrderTarget } from '../../../src/sync/order/input.ts'
import type { OrderInput } from '../../../src/sync/order/order.ts'
import { unexplained } from '../../../src/sync/why.ts'
import {
  accountStateOf,
  catalogOf,
  holdersOf,
  permissionOf,
  predefinedOf,
  roleStateOf,
  targetOf,
  tombstoneOf,
  type CatalogGiven,
  type RoleGiven
} from '../../support/builders.ts'
import { chance, type Chance } from './chance.ts'

/** A transition of one or two targets of one environment that documents may ask for, with what it should end in. */
export interface Organisation {
  readonly input: OrderInput
  readonly desired: readonly State[]
}

const users = ['ana', 'bo', 'cy', 'di', 'ed'].map((name) => `${name}@example.org`)
const scopes = ['own', 'team', 'all']

const permissions = (offered: readonly string[]) => [
  permissionOf('leads.view', { scopes: offered }),
  permissionOf('leads.edit', { scopes: offered, requires: ['leads.view'] }),
  permissionOf('calls.listen', { implies: ['calls.list'] }),
  permissionOf('calls.list'),
  permissionOf('users.roles')
]

const shapes: readonly CatalogGiven[] = [
  { rolesPerUser: { min: 0, max: null } },
  { rolesPerUser: { min: 1, max: null } },
  { rolesPerUser: { min: 1, max: 1 } },
  { rolesPerUser: { min: 0, max: 1 } },
  { rolesPerUser: { min: 1, max: 2 } },
  { rolesPerUser: { min: 1, max: null }, fallbackRole: 'basic' },
  { rolesPerUser: { min: 1, max: 1 }, fallbackRole: 'basic' },
  {
    rolesPerUser: { min: 1, max: 1 },
    scopePer: 'role',
    customRoles: { basedOnRequired: false, scopeRequired: true }
  },
  { rolesPerUser: { min: 1, max: null }, scopePer: 'role' },
  { rolesPerUser: { min: 1, max: null, replace: true } },
  { rolesPerUser: { min: 1, max: null, replace: true }, fallbackRole: 'basic' },
  { rolesPerUser: { min: 1, max: 2, replace: true } }
]

const catalogFrom = (draw: Chance, id: string): Catalog => {
  const shape = draw.pick(shapes)
  const limit = draw.in100(10) ? { small: { title: 'Small', customRoles: 3 } } : {}
  return catalogOf({
    id,
    permissions: permissions(shape.scopePer === 'role' ? [] : scopes),
    roles: [predefinedOf('basic'), predefinedOf('boss')],
    administers: draw.pick([
      { permissions: ['users.roles'], roles: [], markers: [] },
      { permissions: ['users.roles'], roles: [], markers: ['owner'] },
      { permissions: [], roles: ['boss'], markers: ['owner'] }
    ]),
    subscriptions: new Map(Object.entries(limit)),
    ...shape
  })
}

const roleFrom = (draw: Chance, { scopePer, roles }: Catalog, id: string, title: string): RoleState => {
  const grants: Record<string, string> = {}
  const view = draw.pick(['none', ...scopes])
  if (view !== 'none') grants['leads.view'] = scopePer === 'role' ? 'on' : view
  if (view !== 'none' && draw.in100(40)) grants['leads.edit'] = scopePer === 'role' ? 'on' : view
  for (const single of ['calls.listen', 'calls.list', 'users.roles'])
    if (draw.in100(30)) grants[single] = 'on'
  const scope = scopePer === 'role' ? draw.pick(scopes) : null
  return roleStateOf(id, { grants, scope, title, predefined: roles.has(id) })
}

const rolesFrom = (draw: Chance, catalog: Catalog, before: State['roles'] | null): Map<string, RoleState> => {
  const titles = ['A', 'B', 'C']
  if (draw.in100(30)) titles.reverse()
  const roles = new Map<string, RoleState>()
  for (const [index, id] of ['basic', 'boss', 'r0', 'r1', 'r2'].entries()) {
    const known = before?.get(id)
    const isVendors = index < 2
    if (!isVendors && !draw.in100(before && !known ? 40 : 85)) continue
    const title = isVendors ? id : (titles[index - 2] ?? id)
    const role = known && draw.in100(40) ? known : roleFrom(draw, catalog, id, title)
    roles.set(id, { ...role, title: draw.in100(50) ? title : (known?.title ?? title) })
  }
  return withOwnTitles(roles, before)
}

/** No two roles have one title. */
const withOwnTitles = (
  roles: Map<string, RoleState>,
  before: State['roles'] | null
): Map<string, RoleState> => {
  const titles = new Set([...roles.values()].map(({ title }) => title))
  if (titles.size === roles.size) return roles
  return new Map(
    [...roles].map(([id, role]) => [id, { ...role, title: before?.get(id)?.title ?? `title ${id}` }])
  )
}

const accountFrom = (
  draw: Chance,
  { rolesPerUser, fallbackRole }: Catalog,
  user: string,
  roles: readonly string[],
  known: AccountState | null
): AccountState => {
  const most = rolesPerUser.max ?? 3
  const wanted = draw.shuffled(roles).slice(0, Math.min(most, draw.below(4)))
  const missing = rolesPerUser.min > wanted.length ? [fallbackRole ?? draw.pick(roles)] : []
  const unit = draw.pick([null, null, 'team: A', 'team: B'])
  return accountStateOf(user, {
    active: draw.in100(88),
    markers: known ? known.markers : draw.in100(10) ? ['owner'] : [],
    roles: Object.fromEntries([...wanted, ...missing].map((id) => [id, id === fallbackRole ? null : unit]))
  })
}

interface Part {
  readonly given: OrderTarget
  readonly desired: State
}

const partFrom = (draw: Chance, index: number, canHelp: boolean): Part => {
  const id = `t${index}`
  const catalog = catalogFrom(draw, index === 0 ? 'desk' : 'line')
  const roles0 = rolesFrom(draw, catalog, null)
  const roles1 = draw.in100(25) ? roles0 : rolesFrom(draw, catalog, roles0)
  const lasting = [...roles0.keys()].filter((role) => roles1.has(role))
  const unchanged = lasting.filter((role) => roles0.get(role)?.grants === roles1.get(role)?.grants)
  const { fallbackRole } = catalog
  const mayOwn = unchanged.length > 0 && (fallbackRole === null || unchanged.includes(fallbackRole))
  const own = draw.in100(20) && mayOwn ? 'robot@example.org' : null
  const managed = users.filter(() => draw.in100(85))
  const accounts0 = new Map<string, AccountState>()
  const accounts1 = new Map<string, AccountState>()
  for (const user of [...users, ...(own === null ? [] : [own])]) {
    const isOurs = managed.includes(user)
    const isThere = !isOurs || draw.in100(85)
    const from = isOurs ? [...roles0.keys()] : user === own ? unchanged : lasting
    const before = accountFrom(draw, catalog, user, from, null)
    if (isThere) accounts0.set(user, before)
    const stays = !isOurs || draw.in100(25)
    const after = accountFrom(draw, catalog, user, [...roles1.keys()], before)
    const leavesRemoved = [...before.roles.keys()].some((role) => !roles1.has(role))
    if (stays && !leavesRemoved) accounts1.set(user, isThere ? before : { ...after, active: true })
    else accounts1.set(user, isThere ? after : { ...after, active: true })
  }
  const target: Target = targetOf({
    catalog,
    roles: Object.fromEntries([...roles1.keys()].map((role): [string, RoleGiven] => [role, { grants: {} }])),
    removed: [...roles0.keys()].filter((role) => !roles1.has(role)).map((role) => tombstoneOf(role, 'basic')),
    document: { id, runsAs: own, subscription: catalog.subscriptions.size > 0 ? 'small' : null }
  })
  const actual: State = { target: id, roles: roles0, accounts: accounts0 }
  const desired: State = { target: id, roles: roles1, accounts: accounts1 }
  const canReplace = catalog.rolesPerUser.replace === true && draw.in100(80)
  const changes = diff(target, actual, desired, unexplained)
  return {
    desired,
    given: {
      target,
      base: null,
      actual,
      holders: holdersOf(Object.fromEntries(managed.map((user) => [user, []]))),
      operations: draw.shuffled(exchanged({ target, actual, desired, canReplace }, changes)),
      administrators: draw.pick([0, 1, 2]),
      canHelp,
      canReplace
    }
  }
}

const at = { file: 'policies/guardrails.yaml', pointer: '' }

const conflictsFrom = (draw: Chance): readonly Conflict[] => {
  const sides = [
    ['*:leads.edit'],
    ['desk:calls.*'],
    ['line:calls.list', 'desk:users.roles'],
    ['line:leads.view']
  ]
  return Array.from({ length: draw.below(3) }, (_, index) => ({
    at,
    id: `c${index}`,
    between: [draw.pick(sides), draw.pick(sides)],
    reason: 'because'
  }))
}

/** The organisation of a number; the same number always gives the same. */
export const organisationAt = (
  seed: number,
  { canHelp, revokeFirst = false }: { readonly canHelp: boolean; readonly revokeFirst?: boolean }
): Organisation => {
  const draw = chance(seed)
  const parts = Array.from({ length: 1 + draw.below(2) }, (_, index) => partFrom(draw, index, canHelp))
  return {
    input: { targets: parts.map(({ given }) => given), conflicts: conflictsFrom(draw), revokeFirst },
    desired: parts.map(({ desired }) => desired)
  }
}
