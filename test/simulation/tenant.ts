import type { Keys } from '../../src/model/connector.ts'
import type { Operation, RoleContent } from '../../src/model/operation.ts'
import type { AccountState, RoleState } from '../../src/model/state.ts'
import type { Spec } from './spec.ts'

/** What a platform really holds, under its own keys. Never changed in place, so that an old one can be kept. */
export interface Tenant {
  readonly roles: ReadonlyMap<string, RoleState>
  readonly accounts: ReadonlyMap<string, AccountState>
}

/** What a platform was in after an effect, with the number of the call. */
export interface Moment {
  readonly call: number
  readonly tenant: Tenant
}

/** The tenant after an operation, or the sentence with which the platform refuses it. Written for the simulation alone. */
export const perform = (spec: Spec, tenant: Tenant, operation: Operation, keys: Keys): Tenant | string => {
  const { role, user, kind } = operation
  if (user !== null) return performOnAccount(spec, tenant, operation, keys)
  if (role === null) return 'no subject'
  const key = keys.role(role)
  if (kind === 'create-role') return create(spec, tenant, key, contentIn(operation, keys))
  const known = tenant.roles.get(key)
  if (!known) return kind === 'delete-role' && spec.forgiving ? tenant : 'no such role'
  const roles = new Map(tenant.roles)
  if (kind === 'delete-role') {
    if (key === spec.fallbackRole) return 'the fallback role'
    if ([...tenant.accounts.values()].some((account) => account.roles.has(key))) return 'role in use'
    if ([...roles.values()].some(({ reportsTo }) => reportsTo === key)) return 'role has roles below it'
    roles.delete(key)
    return { ...tenant, roles }
  }
  if (kind === 'rename-role') {
    const title = operation.after !== null && 'title' in operation.after ? operation.after.title : ''
    if (titled(tenant, title).some((other) => other.key !== key)) return 'title taken'
    return { ...tenant, roles: roles.set(key, { ...known, title }) }
  }
  const { grants, reportsTo, scope } = contentIn(operation, keys)
  return {
    ...tenant,
    roles: roles.set(key, { ...known, scope, reportsTo, grants: new Map(Object.entries(grants)) })
  }
}

const create = (spec: Spec, tenant: Tenant, wanted: string, content: RoleContent): Tenant | string => {
  if (spec.uniqueTitles && titled(tenant, content.title).length > 0) return 'title taken'
  if (!spec.ownKeys && tenant.roles.has(wanted)) return 'role is there already'
  const key = spec.ownKeys ? freshKey(tenant) : wanted
  const { title, scope, reportsTo, grants } = content
  const role = {
    id: key,
    key,
    title,
    predefined: false,
    scope,
    reportsTo,
    grants: new Map(Object.entries(grants))
  }
  return { ...tenant, roles: new Map(tenant.roles).set(key, role) }
}

const titled = (tenant: Tenant, title: string): readonly RoleState[] =>
  [...tenant.roles.values()].filter((role) => role.title.toLowerCase() === title.toLowerCase())

const freshKey = (tenant: Tenant): string => {
  let number = tenant.roles.size
  while (tenant.roles.has(`k${number}`)) number += 1
  return `k${number}`
}

const contentIn = ({ after }: Operation, keys: Keys): RoleContent => {
  if (after === null || !('grants' in after)) throw new Error('an operation on a role without content')
  return { ...after, reportsTo: after.reportsTo === null ? null : keys.role(after.reportsTo) }
}

const performOnAccount = (spec: Spec, tenant: Tenant, operation: Operation, keys: Keys): Tenant | string => {
  const { kind, user, after } = operation
  const key = keys.account(user ?? '')
  const known = tenant.accounts.get(key)
  if (kind === 'invite') {
    if (known) return 'account is there already'
    const given = new Map<string, string | null>(
      spec.fallbackRole === null ? [] : [[spec.fallbackRole, null]]
    )
    return withAccount(tenant, { user: key, key, active: true, markers: [], roles: given })
  }
  if (!known) return 'no such account'
  if (kind === 'deactivate' || kind === 'reactivate') {
    return withAccount(tenant, { ...known, active: kind === 'reactivate' })
  }
  const wanted = after !== null && 'role' in after ? after : null
  const role = keys.role(operation.role ?? '')
  if (!tenant.roles.has(role)) return 'no such role'
  const roles = new Map(known.roles)
  if (kind === 'unassign') {
    if (!roles.delete(role)) return spec.forgiving ? tenant : 'role is not held'
    if (roles.size === 0 && spec.fallbackRole === role) return 'the fallback role stays'
    if (roles.size === 0 && spec.fallbackRole !== null) roles.set(spec.fallbackRole, null)
    if (spec.enforces && roles.size < spec.min) return 'a role is needed'
    return withAccount(tenant, { ...known, roles })
  }
  if (kind === 'set-role')
    return withAccount(tenant, { ...known, roles: replaced(spec, roles, operation, keys) })
  if (kind === 'set-unit' ? !roles.has(role) : roles.has(role)) return 'not as thought'
  roles.set(role, wanted?.unit ?? null)
  if (spec.enforces && spec.max !== null && roles.size > spec.max) return 'too many roles'
  return withAccount(tenant, { ...known, roles })
}

/** One role in the place of another; where everybody has one, in the place of whatever it is. */
const replaced = (
  { max }: Spec,
  roles: Map<string, string | null>,
  { role, before, after }: Operation,
  keys: Keys
): ReadonlyMap<string, string | null> => {
  if (max === 1) roles.clear()
  else if (before !== null && 'role' in before) roles.delete(keys.role(before.role))
  return roles.set(keys.role(role ?? ''), after !== null && 'unit' in after ? after.unit : null)
}

const withAccount = (tenant: Tenant, account: AccountState): Tenant => ({
  ...tenant,
  accounts: new Map(tenant.accounts).set(account.key, account)
})

/** A tenant as a text in which only what people see counts: titles and e-mails, not the platform's keys. */
export const faceOf = ({ roles, accounts }: Tenant): string => {
  const title = (key: string | null): string => (key === null ? '' : (roles.get(key)?.title ?? `?${key}`))
  const shownRoles = [...roles.values()]
    .map((role) => `${role.title}{${[...role.grants].map(String).sort().join(' ')}}^${title(role.reportsTo)}`)
    .sort()
  const shownAccounts = [...accounts.values()]
    .map(
      (account) =>
        `${account.user}${account.active ? '' : ' (inactive)'}: ${[...account.roles]
          .map(([key, unit]) => `${title(key)}@${unit ?? ''}`)
          .sort()
          .join(', ')}`
    )
    .sort()
  return [...shownRoles, ...shownAccounts].join('\n')
}
