import { none, on, widest } from '../model/grants.ts'
import type { Catalog, Permission } from '../model/catalog.ts'
import { child, keyOf, type Place } from '../model/place.ts'
import type { RoleDocument, WrittenGrants } from '../model/document.ts'
import type { Fault, Setting } from '../model/target.ts'

/** What one resource is given, as it is written. */
type Written = Exclude<WrittenGrants, string>[string]

/** The permissions of a catalog by resource. */
export type Resources = ReadonlyMap<string, readonly Permission[]>

/** Groups a catalog's permissions by resource. */
export const resourcesOf = (catalog: Catalog): Resources => {
  const resources = new Map<string, Permission[]>()
  for (const permission of catalog.permissions.values()) {
    const known = resources.get(permission.resource)
    if (known) known.push(permission)
    else resources.set(permission.resource, [permission])
  }
  return resources
}

/**
 * What a role document's `grants` says, setting by setting, in the order written. Whatever cannot be meant as written
 * stays in the list with its fault: nothing is widened or dropped in silence (the design's section on roles).
 */
export const settingsOf = (
  catalog: Catalog,
  resources: Resources,
  role: Pick<RoleDocument, 'at' | 'scope' | 'grants'>
): Setting[] => {
  const at = child(role.at, 'grants')
  if (role.grants === null) return []
  if (typeof role.grants === 'string') return wholeRole(catalog, role.grants, at)
  return Object.entries(role.grants).flatMap(([resource, written]) =>
    ofResource(catalog, resources, role.scope, resource, written, child(at, resource))
  )
}

const wholeRole = (catalog: Catalog, word: string, at: Place): Setting[] =>
  [...catalog.permissions.values()]
    .filter((permission) => !permission.fixed)
    .map((permission) => setting(permission, word === none ? none : widest(permission), at))

const ofResource = (
  catalog: Catalog,
  resources: Resources,
  scope: string | null,
  resource: string,
  written: Written,
  at: Place
): Setting[] => {
  const permissions = resources.get(resource)
  if (!permissions) return [faulty(resource, null, 'unknown-resource', '', keyOf(at))]
  if (typeof written === 'string') return ofWord(permissions, resource, written, at)
  const find = (action: string): Permission | undefined =>
    permissions.find((permission) => permission.action === action)
  if (Array.isArray(written)) {
    return written.map((action: string, index) => {
      const place = child(at, index)
      const permission = find(action)
      return permission
        ? atRoleScope(catalog, permission, scope, place)
        : faulty(resource, action, 'unknown-action', '', place)
    })
  }
  return Object.entries(written).map(([action, value]) => {
    const place = child(at, action)
    const permission = find(action)
    return permission
      ? atValue(catalog, permission, value, place)
      : faulty(resource, action, 'unknown-action', value, keyOf(place))
  })
}

/** A word for a whole resource: a scope sets the actions that offer exactly it, and no others. */
const ofWord = (permissions: readonly Permission[], resource: string, word: string, at: Place): Setting[] => {
  const free = permissions.filter((permission) => !permission.fixed)
  if (free.length === 0) return [faulty(resource, null, 'fixed', word, keyOf(at))]
  if (word === none) return free.map((permission) => setting(permission, none, at))
  if (word === 'everything') return free.map((permission) => setting(permission, widest(permission), at))
  const offering = free.filter((permission) => offers(permission, word))
  if (offering.length === 0) return [faulty(resource, null, 'scope-not-offered', word, at)]
  return offering.map((permission) => setting(permission, word, at))
}

/** An action in a list: at the role's scope, a switch on. */
const atRoleScope = (catalog: Catalog, permission: Permission, scope: string | null, at: Place): Setting => {
  if (permission.fixed) return setting(permission, scope ?? on, at, 'fixed')
  if (permission.scopes.length === 0) return setting(permission, on, at)
  const sole = permission.scopes.length === 1 ? permission.scopes[0] : undefined
  const value = scope ?? sole
  if (value === undefined) return setting(permission, none, at, 'scope-missing')
  return atValue(catalog, permission, value, at)
}

/** An action with its own value: a scope that it offers, `on` for a switch, or `none`. */
const atValue = (catalog: Catalog, permission: Permission, value: string, at: Place): Setting => {
  if (permission.fixed) return setting(permission, value, at, 'fixed')
  if (value === none || offers(permission, value)) return setting(permission, value, at)
  const isScope = catalog.scopes.some(({ id }) => id === value)
  const belongsToRole = catalog.scopePer === 'role' && isScope
  return setting(permission, value, at, belongsToRole ? 'scope-belongs-to-role' : 'scope-not-offered')
}

const offers = (permission: Permission, value: string): boolean =>
  permission.scopes.length === 0 ? value === on : permission.scopes.includes(value)

const setting = (permission: Permission, value: string, at: Place, fault?: Fault['kind']): Setting => ({
  permission: permission.id,
  resource: permission.resource,
  action: permission.action,
  value,
  at,
  fault: fault ? { kind: fault } : null
})

const faulty = (
  resource: string,
  action: string | null,
  fault: Fault['kind'],
  value: string,
  at: Place
): Setting => ({
  permission: action === null ? resource : `${resource}.${action}`,
  resource,
  action,
  value,
  at,
  fault: { kind: fault }
})
