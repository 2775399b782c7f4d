import type { Catalog } from '../../src/model/catalog.ts'
import type { Holder, Holders } from '../../src/model/holder.ts'
import type { Status } from '../../src/model/document.ts'
import type { AccountState } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { holdersOf, targetOf, tombstoneOf, type RoleGiven } from '../support/builders.ts'
import type { Spec } from './spec.ts'
import type { Tenant } from './tenant.ts'

/** What the documents say about one role. */
export interface RoleWish {
  readonly title: string
  readonly previously: readonly string[]
  readonly grants: Readonly<Record<string, string>>
}

/** What the documents say about one person; roles with their unit. */
export interface PersonWish {
  readonly status: Status
  readonly roles: ReadonlyMap<string, string | null>
}

/** What the documents say about one target, before any of it is put into their shapes. */
export interface Wishes {
  readonly roles: ReadonlyMap<string, RoleWish>
  /** Role id → its title, and the role that its holders get instead. */
  readonly removed: ReadonlyMap<string, { readonly title: string; readonly moveTo: string }>
  readonly people: ReadonlyMap<string, PersonWish>
  readonly protectedUsers: readonly string[]
}

/** The account that the tool runs as. */
export const toolAccount = 'automation@example.org'

/** Whether holding a role needs a unit: where its grants reach as far as a team. */
export const needsUnit = (grants: Readonly<Record<string, string>>): boolean =>
  Object.values(grants).includes('team')

/** The wishes as a target and its holders. */
export const documentsOf = (
  id: string,
  catalog: Catalog,
  spec: Spec,
  wishes: Wishes
): { readonly target: Target; readonly holders: Holders } => {
  const roles = Object.fromEntries(
    [...wishes.roles].map(([role, { title, previously, grants }]): [string, RoleGiven] => [
      role,
      { title, grants, document: { previously } }
    ])
  )
  const removed = [...wishes.removed].map(([role, { title, moveTo }]) => tombstoneOf(role, moveTo, { title }))
  const protect = { users: wishes.protectedUsers, roles: [] }
  const built = targetOf({
    catalog,
    document: {
      id,
      platform: catalog.id,
      runsAs: toolAccount,
      helpers: spec.helpers,
      protected: protect
    },
    roles,
    removed
  })
  const withUnits = [...built.roles].map(([role, value]): [string, typeof value] => {
    const units = needsUnit(wishes.roles.get(role)?.grants ?? {}) ? ['team'] : []
    return [role, { ...value, units }]
  })
  return { target: { ...built, roles: new Map(withUnits) }, holders: holdersWith(wishes) }
}

const holdersWith = ({ people }: Wishes): Holders => {
  const given = [...people].map(([user, { status, roles }]): [string, object] => [
    user,
    { status, roles: [...roles.keys()] }
  ])
  const holders = holdersOf(Object.fromEntries(given))
  return new Map(
    [...holders].map(([user, holder]): [string, Holder] => {
      const holdings = holder.holdings.map((holding) => {
        const unit = people.get(user)?.roles.get(holding.role)
        return { ...holding, in: unit == null ? null : { team: unit.replace('team: ', '') } }
      })
      return [user, { ...holder, holdings }]
    })
  )
}

/** What a platform should be once the wishes are fulfilled: everything else stays. Written for the simulation alone. */
export const fulfilled = (spec: Spec, wishes: Wishes, tenant: Tenant): Tenant => {
  const roles = new Map(tenant.roles)
  const keys = new Map<string, string>()
  for (const [id, { title, previously, grants }] of wishes.roles) {
    const known = liveOf(tenant, id, [title, ...previously])
    const key = known?.key ?? `new ${id}`
    keys.set(id, key)
    const wanted = new Map(Object.entries(grants))
    const reportsTo = known?.reportsTo ?? null
    roles.set(key, { id: key, key, title, predefined: false, scope: null, reportsTo, grants: wanted })
  }
  const keyOf = (id: string): string => keys.get(id) ?? id
  const moves = new Map<string, string>()
  for (const [id, { title, moveTo }] of wishes.removed) {
    const known = liveOf(tenant, id, [title])
    if (known) moves.set(known.key, keyOf(moveTo))
    if (known) roles.delete(known.key)
  }
  const accounts = new Map(tenant.accounts)
  for (const [user, { status, roles: wanted }] of wishes.people) {
    const known = tenant.accounts.get(user)
    if (!known && (status !== 'active' || wanted.size === 0)) continue
    const before = known ?? { user, key: user, active: true, markers: [], roles: new Map() }
    const held = new Map([...wanted].map(([id, unit]): [string, string | null] => [keyOf(id), unit]))
    const left = status === 'leave' ? before.roles : status === 'departed' ? new Map() : held
    const active = status === 'active' && (before.active || wanted.size > 0)
    accounts.set(user, { ...before, active, roles: left })
  }
  for (const [user, account] of accounts) accounts.set(user, moved(spec, moves, account))
  return { roles, accounts }
}

const moved = (spec: Spec, moves: ReadonlyMap<string, string>, account: AccountState): AccountState => {
  const roles = new Map<string, string | null>()
  for (const [key, unit] of account.roles) if (!moves.has(key)) roles.set(key, unit)
  for (const [key, unit] of account.roles) {
    const instead = moves.get(key)
    if (instead !== undefined && !roles.has(instead)) roles.set(instead, unit)
  }
  if (roles.size === 0 && spec.fallbackRole !== null) roles.set(spec.fallbackRole, null)
  return { ...account, roles }
}

const liveOf = (
  tenant: Tenant,
  id: string,
  titles: readonly string[]
): { readonly key: string; readonly reportsTo: string | null } | undefined =>
  tenant.roles.get(id) ?? [...tenant.roles.values()].find(({ title }) => titles.includes(title))
