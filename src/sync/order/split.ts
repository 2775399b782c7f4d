import type { Catalog } from '../../model/catalog.ts'
import { on, rank } from '../../model/grants.ts'
import type { Operation, RoleContent } from '../../model/operation.ts'
import { isContent } from '../simulate.ts'
import type { Site } from './site.ts'
import { changesAccess } from './world.ts'

/**
 * What a role has before and after an update that takes something and gives something; null where the update does only
 * one of the two. Going through it, an update can be done in two steps.
 */
export const commonContent = (site: Site, operation: Operation): RoleContent | null => {
  const { before, after } = operation
  if (!changesAccess(site, operation) || !isContent(before) || !isContent(after)) return null
  const { catalog } = site.given.target
  const scope = narrower(catalog, before.scope, after.scope)
  const grants = Object.fromEntries(
    Object.entries(after.grants).flatMap(([permission, value]) => {
      const other = before.grants[permission]
      return other === undefined ? [] : [[permission, narrower(catalog, value, other) ?? on]]
    })
  )
  const isLess = (than: RoleContent): boolean =>
    scope !== than.scope ||
    Object.entries(than.grants).some(([permission, value]) => grants[permission] !== value)
  const common = { title: after.title, scope, grants, reportsTo: before.reportsTo }
  return isLess(before) && isLess(after) ? common : null
}

const narrower = (catalog: Catalog, a: string | null, b: string | null): string | null => {
  if (a === null || b === null) return a === b ? a : null
  return rank(catalog, a) <= rank(catalog, b) ? a : b
}
