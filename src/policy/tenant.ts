import type { Catalog, Permission } from '../model/catalog.ts'
import type { TargetDocument } from '../model/document.ts'

/** The catalog as it holds for one tenant: with the resources it defines itself, without the roles its subscription lacks. */
export const catalogOf = (catalog: Catalog, target: TargetDocument | null): Catalog => {
  if (!target) return catalog
  const added = target.resources.flatMap((resource) => ownResource(catalog, resource))
  const missing = [...catalog.roles.values()].filter(({ subscriptions }) =>
    isLacking(catalog, target, subscriptions)
  )
  if (added.length === 0 && missing.length === 0) return catalog
  const roles = new Map(catalog.roles)
  for (const role of missing) roles.delete(role.id)
  const permissions = new Map(catalog.permissions)
  for (const permission of added) permissions.set(permission.id, permission)
  return { ...catalog, roles, permissions }
}

/** A subscription that the platform does not know restricts nothing here; a rule reports it. */
const isLacking = (
  catalog: Catalog,
  { subscription }: TargetDocument,
  on: readonly string[] | null
): boolean =>
  subscription !== null && catalog.subscriptions.has(subscription) && on?.includes(subscription) === false

const ownResource = (catalog: Catalog, resource: string): Permission[] => {
  const own = (id: string): string => id.replace('*', resource)
  return (catalog.tenantResources?.permissions ?? []).map((permission) => ({
    ...permission,
    id: own(permission.id),
    resource,
    resourceTitle: resource,
    requires: permission.requires.map(own),
    implies: permission.implies.map(own)
  }))
}
