import type { RoleContent } from '../model/operation.ts'
import type { RoleState } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { refuseContent } from './sandbox-content.ts'
import type { Tenant } from './sandbox-tenant.ts'

/** The tenant after a change, or the sentence with which it is refused. */
type Answer = Tenant | string

/**
 * Makes a role. That a new role must start from an existing one (`basedOnRequired`) cannot be enforced here: an
 * operation carries the content, not where it came from.
 */
export const createRole = (
  target: Target,
  tenant: Tenant,
  key: string,
  content: RoleContent | null
): Answer => {
  const { catalog, document } = target
  if (!content) return noRole(key)
  if (tenant.roles.has(key)) return `there is a role \`${key}\` already`
  if (catalog.roles.has(key)) return `\`${key}\` is the name of a role that comes with ${catalog.title}`
  const subscription = catalog.subscriptions.get(document?.subscription ?? '')
  const limit = subscription?.customRoles ?? null
  const custom = [...tenant.roles.values()].filter(({ predefined }) => !predefined).length
  if (subscription && limit !== null && custom >= limit) {
    return `the subscription ${subscription.title} allows ${limit} custom ${limit === 1 ? 'role' : 'roles'}, and there ${custom === 1 ? 'is' : 'are'} ${custom}`
  }
  return (
    refuseTitle(tenant, key, content.title) ??
    refuseContent(target, tenant, key, content) ??
    withRole(tenant, { id: key, key, predefined: false, ...stateOf(content) })
  )
}

/** Replaces what a role gives and to whom it reports. */
export const updateRole = (
  target: Target,
  tenant: Tenant,
  key: string,
  content: RoleContent | null
): Answer => {
  const role = tenant.roles.get(key)
  if (!role || !content) return noRole(key)
  return (
    refuseChange(target, role, 'editable', 'changed') ??
    refuseContent(target, tenant, key, content) ??
    withRole(tenant, { ...role, ...stateOf(content), title: role.title })
  )
}

/** Gives a role another title; its holders stay. */
export const renameRole = (target: Target, tenant: Tenant, key: string, title: string): Answer => {
  const role = tenant.roles.get(key)
  if (!role) return noRole(key)
  return (
    refuseChange(target, role, 'renamable', 'renamed') ??
    refuseTitle(tenant, key, title) ??
    withRole(tenant, { ...role, title })
  )
}

/** Deletes a role that nobody has, and to which none reports. */
export const deleteRole = (target: Target, tenant: Tenant, key: string): Answer => {
  const role = tenant.roles.get(key)
  if (!role) return noRole(key)
  const refused = refuseChange(target, role, 'deletable', 'deleted')
  if (refused !== null) return refused
  if (target.catalog.fallbackRole === key)
    return `\`${role.title}\` is what everybody without another role has`
  const child = [...tenant.roles.values()].find(({ reportsTo }) => reportsTo === key)
  if (child) return `\`${child.title}\` reports to \`${role.title}\``
  const holders = [...tenant.accounts.values()].filter(({ roles }) => roles.has(key))
  if (holders.length > 0 && target.catalog.deleteInUse !== 'allow') {
    const names = holders.map(({ user }) => `\`${user}\``).sort()
    return `\`${role.title}\` is still held by ${names.join(', ')}: give them another role first`
  }
  return withoutRole(target, tenant, key)
}

const stateOf = ({
  title,
  scope,
  grants,
  reportsTo
}: RoleContent): Omit<RoleState, 'id' | 'key' | 'predefined'> => ({
  title,
  scope,
  grants: new Map(Object.entries(grants)),
  reportsTo
})

const withRole = (tenant: Tenant, role: RoleState): Tenant => ({
  ...tenant,
  roles: new Map(tenant.roles).set(role.key, role)
})

/** Whoever still has the role loses it. */
const withoutRole = ({ catalog }: Target, tenant: Tenant, key: string): Tenant => {
  const roles = new Map(tenant.roles)
  roles.delete(key)
  const accounts = new Map(tenant.accounts)
  for (const account of tenant.accounts.values()) {
    if (!account.roles.has(key)) continue
    const left = new Map([...account.roles].filter(([id]) => id !== key))
    if (left.size === 0 && catalog.fallbackRole !== null) left.set(catalog.fallbackRole, null)
    accounts.set(account.key, { ...account, roles: left })
  }
  return { roles, accounts }
}

const refuseChange = (
  { catalog }: Target,
  { key, title }: RoleState,
  fact: 'editable' | 'renamable' | 'deletable',
  done: string
): string | null => {
  const predefined = catalog.roles.get(key)
  if (!predefined) return null
  if (predefined.reserved)
    return `\`${title}\` belongs to the staff of ${catalog.title} and cannot be ${done}`
  return predefined[fact] ? null : `\`${title}\` comes with ${catalog.title} and cannot be ${done}`
}

const refuseTitle = (tenant: Tenant, key: string, title: string): string | null => {
  if (title.trim() === '') return 'a role needs a title'
  const folded = title.trim().toLowerCase()
  const other = [...tenant.roles.values()].find(
    (role) => role.key !== key && role.title.trim().toLowerCase() === folded
  )
  return other ? `there is a role called \`${other.title}\` already` : null
}

const noRole = (key: string): string => `there is no role \`${key}\``
