import type { Catalog, Grants } from '../model/catalog.ts'
import { isUndocumented } from '../model/grants.ts'
import type { RoleContent } from '../model/operation.ts'
import type { RoleState } from '../model/state.ts'

/** Whether the platform decides this permission by itself, so that no role of a state carries it. */
const isFixed = (catalog: Catalog, permission: string): boolean =>
  catalog.permissions.get(permission)?.fixed === true || catalog.fixedGrants.has(permission)

/** Grants without what the platform decides by itself. */
export const withoutFixed = (catalog: Catalog, grants: Grants): Grants => {
  const free = new Map<string, string>()
  for (const [permission, value] of grants) if (!isFixed(catalog, permission)) free.set(permission, value)
  return free.size === grants.size ? grants : free
}

/** Grants of permissions that the catalog does not know; a full replace has to keep them. */
export const unknownGrants = (catalog: Catalog, grants: Grants): Grants =>
  new Map(
    [...grants].filter(([permission]) => !catalog.permissions.has(permission) && !isUndocumented(permission))
  )

/** A role's content as an operation carries it, its grants sorted by permission. */
export const contentOf = ({ title, scope, grants, reportsTo }: RoleState): RoleContent => ({
  title,
  scope,
  grants: Object.fromEntries([...grants].sort(([a], [b]) => (a < b ? -1 : 1))),
  reportsTo
})

/** Whether two roles give the same and stand at the same place; their titles may differ. */
export const sameContent = (a: RoleState, b: RoleState): boolean =>
  sameAccess(a, b) && a.reportsTo === b.reportsTo

/** Whether two roles give the same. */
export const sameAccess = (a: RoleState, b: RoleState): boolean =>
  a.scope === b.scope && sameEntries(a.grants, b.grants)

/** Whether two maps hold the same entries, in whatever order. */
export const sameEntries = <Value>(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.has(key) && b.get(key) === value)

/** Titles as a platform compares them: without case. */
export const foldTitle = (title: string): string => title.normalize('NFC').trim().toLowerCase()
