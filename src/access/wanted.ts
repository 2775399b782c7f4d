import type { Reach, Reaches } from '../model/access.ts'
import type { Catalog } from '../model/catalog.ts'
import { covers, isUndocumented, on, undocumented } from '../model/grants.ts'

/** Whether somebody holds what is asked about; unknown where they would by something that nobody knows. */
export type Verdict = 'yes' | 'no' | 'unknown'

/** Judges what somebody can do against a permission, held at least as far as `scope`; null asks for any scope. */
export const verdictOf = (
  catalog: Catalog,
  reaches: Reaches,
  permission: string,
  scope: string | null
): Verdict => {
  if (isAsFar(catalog, reaches.get(permission), permission, scope)) return 'yes'
  return unknownRoles(reaches).length > 0 ? 'unknown' : 'no'
}

/** Whether a permission is held as far as asked. One that is only on or off reaches everything. */
export const isAsFar = (
  catalog: Catalog,
  reach: Pick<Reach, 'scope'> | undefined,
  permission: string,
  scope: string | null
): boolean => {
  if (reach === undefined || scope === null) return reach !== undefined
  const isSwitch = catalog.scopePer === 'grant' && catalog.permissions.get(permission)?.scopes.length === 0
  return isSwitch || scope === on || covers(catalog, reach.scope, scope)
}

const remembered = new WeakMap<Reaches, readonly string[]>()

/** The roles whose content nobody knows, among what somebody can do. */
export const unknownRoles = (reaches: Reaches): readonly string[] => {
  const known = remembered.get(reaches)
  if (known) return known
  const roles = [...reaches.keys()]
    .filter(isUndocumented)
    .map((permission) => permission.slice(undocumented('').length))
  remembered.set(reaches, roles)
  return roles
}
