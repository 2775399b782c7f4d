import type { Catalog } from '../../src/model/catalog.ts'
import type { Conflict } from '../../src/model/document.ts'
import type { Holders } from '../../src/model/holder.ts'
import type { AccountState, RoleState } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { accountStateOf, catalogOf, permissionOf, predefinedOf, roleStateOf } from '../support/builders.ts'
import {
  documentsOf,
  needsUnit,
  toolAccount,
  type PersonWish,
  type RoleWish,
  type Wishes
} from './documents.ts'
import type { Random } from './random.ts'
import { drawSpec, type Spec } from './spec.ts'
import type { Tenant } from './tenant.ts'

/** One target of a small organisation: what its platform is like, how it starts, and what the documents want. */
export interface Site {
  readonly spec: Spec
  readonly wishes: Wishes
  readonly target: Target
  readonly holders: Holders
  readonly start: Tenant
}

/** A small organisation. */
export interface Organisation {
  readonly sites: readonly Site[]
  readonly conflicts: readonly Conflict[]
  /** Whether a plan that waits for a person is confirmed once that is done; else everything is planned anew. */
  readonly confirms: boolean
}

/** How large it is, and how much of it changes. */
interface Size {
  readonly users: readonly string[]
  readonly roles: readonly string[]
  /** The chance that somebody or something stays as it is. */
  readonly same: number
  /** Whether the documents want nobody to have anything, as where a folder was lost. */
  readonly isWipe: boolean
}

const names = ['ana', 'bo', 'cy', 'di', 'ed', 'fay', 'gus', 'hal', 'ivy', 'jo', 'kim', 'lou']
const users = names.map((name) => `${name}@example.org`)
const owner = 'owner@example.org'

const permissions = [
  permissionOf('leads.view', { scopes: ['own', 'team', 'all'] }),
  permissionOf('leads.edit', { risk: 'medium' }),
  permissionOf('leads.approve', { risk: 'high' }),
  permissionOf('calls.listen', { implies: ['calls.list'] }),
  permissionOf('calls.list'),
  permissionOf('users.roles', { risk: 'critical' })
]

/** A small organisation of any kind; some are shaped like a pull request: few changes among many people. */
export const drawOrganisation = (random: Random): Organisation => {
  const many = random.chance(0.25)
  const size: Size = {
    users: users.slice(0, many ? 8 + random.below(5) : 2 + random.below(3)),
    roles: ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'].slice(0, many ? 6 : 2 + random.below(3)),
    same: many ? 0.85 : 0.2,
    isWipe: random.chance(0.02)
  }
  const platforms = random.chance(0.15) ? ['desk', 'line'] : ['desk']
  const between = random.pick([
    [['desk:leads.edit'], ['desk:leads.approve', 'line:leads.approve']],
    [['desk:leads.view', 'line:leads.edit'], ['desk:calls.list']]
  ])
  const conflict = {
    at: { file: 'policies/g.yaml', pointer: '' },
    id: 'four-eyes',
    between,
    reason: 'Two people'
  }
  const sites = platforms.map((platform) => drawSite(random, platform, size))
  return {
    sites,
    conflicts: random.chance(0.5) ? [conflict] : [],
    confirms: sites.some(({ wishes }) => wishes.removed.size > 0) || random.chance(0.5)
  }
}

const drawSite = (random: Random, platform: string, size: Size): Site => {
  const drawn = drawSpec(random)
  const spec = size.isWipe ? { ...drawn, min: 0, fallbackRole: null } : drawn
  const catalog = catalogFor(random, platform, spec)
  const roles = size.roles.map((id) => drawRole(random, spec, size, id))
  const { start, people } = drawPeople(random, spec, size, roles)
  const before = roles.flatMap(({ live }) => (live ? [live] : []))
  const boss = roleStateOf('boss', { title: 'Boss', predefined: true, grants: { 'users.roles': 'on' } })
  const basic = roleStateOf('basic', { title: 'Basic', predefined: true, grants: { 'leads.view': 'own' } })
  const wishes: Wishes = {
    roles: new Map(roles.flatMap(({ id, wish }) => (wish ? [[id, wish]] : []))),
    removed: new Map(
      roles.flatMap(({ id, live, fate }) =>
        live && fate === 'remove' ? [[id, { title: live.title, moveTo: 'basic' }]] : []
      )
    ),
    people,
    protectedUsers: random.chance(0.1) ? [owner] : []
  }
  const tenant: Tenant = {
    roles: new Map([boss, basic, ...before].map((role) => [role.key, role])),
    accounts: new Map(start.map((account) => [account.user, account]))
  }
  return { spec, wishes, start: tenant, ...documentsOf(`${platform}-production`, catalog, spec, wishes) }
}

const catalogFor = (random: Random, id: string, spec: Spec): Catalog =>
  catalogOf({
    id,
    title: id,
    permissions,
    roles: [
      predefinedOf('boss', {
        grants: new Map([['users.roles', 'on']]),
        editable: false,
        renamable: false,
        deletable: false
      }),
      predefinedOf('basic', { grants: new Map([['leads.view', 'own']]), deletable: false, editable: false })
    ],
    rolesPerUser: { min: spec.min, max: spec.max, ...(spec.replaces && { replace: true }) },
    fallbackRole: spec.fallbackRole,
    administers: {
      permissions: ['users.roles'],
      roles: random.chance(0.5) ? ['boss'] : [],
      markers: []
    },
    guides: new Map(spec.guided.map((kind) => [kind, { screen: 'People', steps: [`Do ${kind}`] }]))
  })

/** One custom role: how it is, and what becomes of it. */
interface DrawnRole {
  readonly id: string
  readonly live: RoleState | null
  readonly wish: RoleWish | null
  readonly fate: 'same' | 'edit' | 'remove' | 'unmanaged'
}

const drawRole = (random: Random, spec: Spec, size: Size, id: string): DrawnRole => {
  const exists = random.chance(0.85)
  const fate = random.chance(size.same)
    ? random.pick(['same', 'same', 'unmanaged'] as const)
    : random.pick(['edit', 'edit', 'edit', 'remove'] as const)
  const title = `Role ${id}`
  const renamed = exists && fate === 'edit' && random.chance(0.15)
  const before = drawGrants(random)
  const key = spec.ownKeys ? `key-${id}` : id
  const live = roleStateOf(key, { title: renamed ? `Old ${id}` : title, grants: before })
  const isDeclared = fate === 'edit' || fate === 'same'
  const grants = exists && fate === 'same' ? before : drawGrants(random)
  return {
    id,
    live: exists ? live : null,
    wish: isDeclared ? { title, previously: renamed ? [`Old ${id}`] : [], grants } : null,
    fate
  }
}

const drawGrants = (random: Random): Readonly<Record<string, string>> => {
  const grants: Record<string, string> = {}
  if (random.chance(0.5)) grants['leads.view'] = random.pick(['own', 'team', 'all'])
  for (const id of ['leads.edit', 'leads.approve', 'calls.listen']) if (random.chance(0.4)) grants[id] = 'on'
  if (random.chance(0.15)) grants['users.roles'] = 'on'
  return grants
}

const drawPeople = (
  random: Random,
  spec: Spec,
  size: Size,
  roles: readonly DrawnRole[]
): { readonly start: readonly AccountState[]; readonly people: ReadonlyMap<string, PersonWish> } => {
  const start: AccountState[] = [accountStateOf(toolAccount, { roles: ['boss'] })]
  const people = new Map<string, PersonWish>()
  if (random.chance(0.7) && !size.isWipe) start.push(accountStateOf(owner, { roles: ['boss'] }))
  for (const user of size.users) {
    const exists = random.chance(0.85)
    const isManaged = !exists || random.chance(0.85) || size.isWipe
    const before = drawHeld(random, spec, roles, 'live')
    if (exists) {
      const active = random.chance(0.95)
      start.push(accountStateOf(user, { active, roles: Object.fromEntries(before.byKey) }))
    }
    if (!isManaged) continue
    if (size.isWipe) {
      people.set(user, { status: 'active', roles: new Map() })
      continue
    }
    const stays = exists && random.chance(size.same) ? kept(before.byId, roles) : null
    const wanted = stays ?? drawHeld(random, spec, roles, 'wish').byId
    const status = random.chance(0.06) ? 'leave' : random.chance(0.06) ? 'departed' : 'active'
    const canDepart = spec.min === 0 || spec.fallbackRole !== null
    people.set(user, { status: status === 'departed' && !canDepart ? 'active' : status, roles: wanted })
  }
  return { start, people }
}

/** The same roles afterwards, if all of them are still to be had and need the same. */
const kept = (
  held: ReadonlyMap<string, string | null>,
  roles: readonly DrawnRole[]
): ReadonlyMap<string, string | null> | null => {
  if (held.size === 0) return null
  const byId = new Map(roles.map((role) => [role.id, role]))
  const entries = [...held].map(([id, unit]): [string, string | null] | null => {
    const role = byId.get(id)
    if (!role) return [id, null]
    if (!role.wish) return null
    return [id, needsUnit(role.wish.grants) ? (unit ?? 'team: A') : null]
  })
  const all = entries.filter((entry) => entry !== null)
  return all.length === entries.length ? new Map(all) : null
}

/** Roles for one person, as many as the platform wants, by our ids and by the platform's keys. */
const drawHeld = (
  random: Random,
  spec: Spec,
  roles: readonly DrawnRole[],
  end: 'live' | 'wish'
): {
  readonly byId: ReadonlyMap<string, string | null>
  readonly byKey: ReadonlyMap<string, string | null>
} => {
  const byId = new Map<string, string | null>()
  const byKey = new Map<string, string | null>()
  const give = (id: string, key: string, grants: Readonly<Record<string, string>>): void => {
    const unit = needsUnit(grants) ? random.pick(['team: A', 'team: B']) : null
    byId.set(id, unit)
    byKey.set(key, unit)
  }
  const open = roles.filter(({ live, wish }) => (end === 'live' ? live : wish) !== null)
  const most = Math.min(spec.max ?? 3, 3)
  for (const { id, live, wish } of random.some(open, most === 1 ? 0.6 : 0.45)) {
    if (byId.size >= most) break
    give(id, live?.key ?? id, (end === 'live' ? Object.fromEntries(live?.grants ?? []) : wish?.grants) ?? {})
  }
  if (byId.size < most && random.chance(0.15)) give('boss', 'boss', {})
  if (byId.size === 0 && (spec.min > 0 || spec.fallbackRole !== null)) give('basic', 'basic', {})
  return { byId, byKey }
}
