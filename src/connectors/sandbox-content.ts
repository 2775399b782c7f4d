import { roleAccess } from '../access/effective.ts'
import type { Permission } from '../model/catalog.ts'
import { atLeast, covers, isUndocumented, none, on, undocumented } from '../model/grants.ts'
import type { RoleContent } from '../model/operation.ts'
import type { Target } from '../model/target.ts'
import type { Tenant } from './sandbox-tenant.ts'

/** Why the platform would not take this content for a role; null where it does. */
export const refuseContent = (
  target: Target,
  tenant: Tenant,
  key: string,
  content: RoleContent
): string | null => {
  if (content.reportsTo !== null && !tenant.roles.has(content.reportsTo)) {
    return `there is no role \`${content.reportsTo}\` to report to`
  }
  if (content.reportsTo === key) return `\`${content.title}\` cannot report to itself`
  return refuseScope(target, tenant, key, content) ?? refuseGrants(target, tenant, key, content)
}

const refuseScope = (
  { catalog }: Target,
  tenant: Tenant,
  key: string,
  { scope }: RoleContent
): string | null => {
  if (scope === null) {
    const needed = catalog.scopePer === 'role' && catalog.customRoles.scopeRequired
    return needed && !tenant.roles.get(key)?.predefined
      ? `a role on ${catalog.title} needs a scope of its own`
      : null
  }
  if (catalog.scopePer === 'grant') return `a role on ${catalog.title} has no scope of its own`
  return catalog.scopes.some(({ id }) => id === scope) ? null : `there is no scope \`${scope}\``
}

const refuseGrants = (target: Target, tenant: Tenant, key: string, content: RoleContent): string | null => {
  const { catalog } = target
  const before = tenant.roles.get(key)?.grants ?? new Map<string, string>()
  for (const [id, value] of Object.entries(content.grants)) {
    const permission = catalog.permissions.get(id)
    if (!permission) {
      if (before.get(id) === value || (isUndocumented(id) && isCopied(tenant, id))) continue
      return `there is no permission \`${id}\``
    }
    const refused = refuseValue(target, permission, value)
    if (refused !== null) return refused
  }
  return refuseRequirements(target, key, content)
}

/** Unknown content cannot be written, but it comes along where a role is made from another one. */
const isCopied = (tenant: Tenant, id: string): boolean =>
  [...tenant.roles.values()].some(({ key, grants }) => id === undocumented(key) || grants.has(id))

const refuseValue = ({ document }: Target, permission: Permission, value: string): string | null => {
  const { id, scopes, feature, fixed } = permission
  if (fixed) return `\`${id}\` follows a fixed scheme: it is neither granted nor taken`
  if (feature !== null && document?.licensed && !document.licensed.includes(feature)) {
    return `\`${id}\` needs the feature \`${feature}\`, which is not licensed`
  }
  const offered = scopes.length === 0 ? [on] : scopes
  if (offered.includes(value)) return null
  const words = offered.map((scope) => `\`${scope}\``).join(', ')
  return `\`${id}\` cannot be set to \`${value}\`: it offers ${words}${value === none ? ', or is left out' : ''}`
}

/**
 * What breaks a requirement in one of the vendor's own roles is let through: a role may be made from that one. So is
 * what unknown content may well satisfy.
 */
const refuseRequirements = (
  { catalog }: Target,
  key: string,
  { scope, grants }: RoleContent
): string | null => {
  if (Object.keys(grants).some(isUndocumented)) return null
  const excepted = new Set([...catalog.roles.values()].flatMap(({ exceptions }) => exceptions))
  const access = roleAccess(catalog, { id: key, scope, grants: new Map(Object.entries(grants)) })
  for (const [id, value] of Object.entries(grants)) {
    for (const required of excepted.has(id) ? [] : (catalog.permissions.get(id)?.requires ?? [])) {
      const permission = catalog.permissions.get(required)
      if (!permission) continue
      const wanted = atLeast(catalog, permission, value)
      if (!covers(catalog, access.get(required), wanted)) {
        return `\`${id}: ${value}\` needs \`${required}: ${wanted}\``
      }
    }
  }
  return null
}
