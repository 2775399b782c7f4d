import type { Reach, Reaches } from '../model/access.ts'
import type { Catalog } from '../model/catalog.ts'
import { rank } from '../model/grants.ts'

/** Whether the one gives everything that the other gives: every permission as far, and in the same units at least. */
export const coversReaches = (catalog: Catalog, more: Reaches, less: Reaches): boolean => {
  if (more === less) return true
  for (const [permission, reach] of less) {
    const held = more.get(permission)
    if (held === undefined || !coversReach(catalog, held, reach)) return false
  }
  return true
}

const coversReach = (catalog: Catalog, more: Reach, less: Reach): boolean => {
  const wider = rank(catalog, more.scope) - rank(catalog, less.scope)
  return wider > 0 || (wider === 0 && less.units.every((unit) => more.units.includes(unit)))
}
