import type { HeldRoles, Reaches } from '../model/access.ts'
import type { Catalog } from '../model/catalog.ts'
import { widest } from '../model/grants.ts'
import type { Role } from '../model/target.ts'

/** Whether documents can say at all who administers a platform; marks on accounts are never declared. */
export const canAdminister = ({ administers }: Catalog): boolean =>
  administers.permissions.length + administers.roles.length > 0

/**
 * Whether somebody administers the whole of a platform: holds a role that does, or a permission that does at its
 * widest. Who may only change the people of one team is no administrator that others could fall back on.
 */
export const administers = (catalog: Catalog, roles: HeldRoles, reaches: Reaches): boolean =>
  catalog.administers.roles.some((role) => roles.has(role)) ||
  catalog.administers.permissions.some((id) => {
    const permission = catalog.permissions.get(id)
    const reach = reaches.get(id)
    if (permission === undefined || reach === undefined) return false
    const wanted = catalog.scopePer === 'role' ? catalog.scopes.at(-1)?.id : widest(permission)
    return reach.scope === wanted
  })

/** Whether a role is meant for administrators: one that the platform names, or built on one. */
export const isForAdministrators = (catalog: Catalog, { id, bases }: Role): boolean =>
  [id, ...bases].some((role) => catalog.administers.roles.includes(role))
