import type { HeldRole } from '../model/operation.ts'
import type { AccountState } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import type { Tenant } from './sandbox-tenant.ts'

/** The tenant after a change, or the sentence with which it is refused. */
type Answer = Tenant | string

/** A held role, or null where the operation carries none. */
type Wanted = HeldRole | null

/** Gives somebody one role more. */
export const assign = (target: Target, tenant: Tenant, user: string, wanted: Wanted): Answer => {
  const account = tenant.accounts.get(user)
  if (!account || !wanted) return noAccount(user)
  const { max } = target.catalog.rolesPerUser
  const names = [...account.roles.keys()].map((role) => titleOf(tenant, role)).join(', ')
  if (account.roles.has(wanted.role))
    return `\`${user}\` already has the role ${titleOf(tenant, wanted.role)}`
  if (max === 1 && account.roles.size > 0) {
    return `\`${user}\` has the role ${names}: ${target.catalog.title} allows one role for each person, so the next takes its place`
  }
  if (max !== null && account.roles.size >= max) {
    return `\`${user}\` has the roles ${names}: ${target.catalog.title} allows ${max} for each person`
  }
  return (
    refuseRole(target, tenant, wanted.role) ??
    withRoles(tenant, account, [...account.roles, [wanted.role, wanted.unit]])
  )
}

/** Takes one role away; who would be left without any gets the fallback role, where there is one. */
export const unassign = (target: Target, tenant: Tenant, user: string, role: string): Answer => {
  const account = tenant.accounts.get(user)
  if (!account) return noAccount(user)
  const { fallbackRole, rolesPerUser } = target.catalog
  if (!account.roles.has(role)) return `\`${user}\` does not have the role ${titleOf(tenant, role)}`
  const refused = refuseRole(target, tenant, role)
  if (refused !== null) return refused
  const left = [...account.roles].filter(([id]) => id !== role)
  if (left.length === 0 && fallbackRole === role) {
    return `\`${user}\` has no other role than ${titleOf(tenant, role)}, which everybody without another one has`
  }
  if (fallbackRole !== null)
    return withRoles(tenant, account, left.length > 0 ? left : [[fallbackRole, null]])
  if (left.length < rolesPerUser.min) {
    return `${titleOf(tenant, role)} is the last role of \`${user}\`, and ${target.catalog.title} wants ${rolesPerUser.min} for each person`
  }
  return withRoles(tenant, account, left)
}

/**
 * Puts one role in the place of another in one step, where the platform saves somebody's roles as a whole; where
 * everybody has one, in the place of whatever it is.
 */
export const setRole = (
  target: Target,
  tenant: Tenant,
  user: string,
  before: Wanted,
  wanted: Wanted
): Answer => {
  const account = tenant.accounts.get(user)
  if (!account || !wanted) return noAccount(user)
  const { max, replace = false } = target.catalog.rolesPerUser
  if (max !== 1 && !replace) {
    return `${target.catalog.title} allows several roles for each person: assign and unassign them one by one`
  }
  if (max !== 1 && before === null) return assign(target, tenant, user, wanted)
  if (max !== 1 && before !== null && !account.roles.has(before.role))
    return `\`${user}\` does not have the role ${titleOf(tenant, before.role)}`
  if (max !== 1 && before?.role !== wanted.role && account.roles.has(wanted.role))
    return `\`${user}\` already has the role ${titleOf(tenant, wanted.role)}`
  const gone = [...account.roles.keys()].filter((role) => max === 1 || role === before?.role)
  for (const role of [...gone.filter((each) => each !== wanted.role), wanted.role]) {
    const refused = refuseRole(target, tenant, role)
    if (refused !== null) return refused
  }
  const kept = [...account.roles].filter(([role]) => !gone.includes(role))
  return withRoles(tenant, account, [...kept, [wanted.role, wanted.unit]])
}

/** Changes the unit in which somebody has a role. */
export const setUnit = (tenant: Tenant, user: string, wanted: Wanted): Answer => {
  const account = tenant.accounts.get(user)
  if (!account || !wanted) return noAccount(user)
  if (!account.roles.has(wanted.role))
    return `\`${user}\` does not have the role ${titleOf(tenant, wanted.role)}`
  return withRoles(tenant, account, [...account.roles, [wanted.role, wanted.unit]])
}

/** Makes an account; it has the fallback role, where there is one. */
export const invite = (target: Target, tenant: Tenant, user: string): Answer => {
  if (tenant.accounts.has(user)) return `\`${user}\` has an account already`
  const { fallbackRole } = target.catalog
  const account = { user, key: user, active: true, markers: [], roles: new Map<string, string | null>() }
  return withRoles(tenant, account, fallbackRole === null ? [] : [[fallbackRole, null]])
}

/** Bars an account; its roles stay. */
export const deactivate = (tenant: Tenant, user: string): Answer => setActive(tenant, user, false)

/** Opens an account again. */
export const reactivate = (tenant: Tenant, user: string): Answer => setActive(tenant, user, true)

const setActive = (tenant: Tenant, user: string, active: boolean): Answer => {
  const account = tenant.accounts.get(user)
  if (!account) return noAccount(user)
  if (account.active === active)
    return `the account of \`${user}\` is ${active ? 'active' : 'inactive'} already`
  return withAccount(tenant, { ...account, active })
}

const withRoles = (
  tenant: Tenant,
  account: AccountState,
  roles: readonly (readonly [string, string | null])[]
): Tenant => withAccount(tenant, { ...account, roles: new Map(roles) })

const withAccount = (tenant: Tenant, account: AccountState): Tenant => ({
  ...tenant,
  accounts: new Map(tenant.accounts).set(account.key, account)
})

const refuseRole = ({ catalog }: Target, tenant: Tenant, role: string): string | null => {
  if (!tenant.roles.has(role)) return `there is no role \`${role}\``
  const predefined = catalog.roles.get(role)
  if (predefined?.reserved) {
    return `${titleOf(tenant, role)} belongs to the staff of ${catalog.title}: a customer neither gives nor takes it`
  }
  if (predefined?.assignable === false)
    return `${titleOf(tenant, role)} is neither given nor taken by a customer`
  return null
}

const titleOf = (tenant: Tenant, role: string): string => `\`${tenant.roles.get(role)?.title ?? role}\``

const noAccount = (user: string): string => `\`${user}\` has no account here`
