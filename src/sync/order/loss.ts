import { roleAccess } from '../../access/effective.ts'
import type { Reach, Reaches } from '../../model/access.ts'
import type { Operation } from '../../model/operation.ts'
import { isContent } from '../simulate.ts'
import { givingRole, type Site } from './site.ts'
import type { World } from './world.ts'

/** How soon an operation comes in the emergency: 0 where it only takes, 1 where it also gives, 2 where it takes nothing. */
export const lossOf =
  ({ sites }: World): ((operation: Operation) => number) =>
  (operation) => {
    const site = sites.get(operation.target)
    if (!site) return givesOnly
    switch (operation.kind) {
      case 'deactivate':
      case 'unassign':
        return takesOnly
      case 'update-role':
        return ofUpdate(site, operation)
      case 'set-role':
      case 'set-unit':
        return ofMove(site, operation)
      default:
        return givesOnly
    }
  }

const takesOnly = 0
const takesAndGives = 1
const givesOnly = 2

const ofUpdate = (site: Site, { role, before, after }: Operation): number => {
  if (!isContent(before) || !isContent(after)) return givesOnly
  const access = (content: typeof before): Reaches =>
    new Map(
      [...roleAccess(site.given.target.catalog, givingRole(role ?? '', content))].map(
        ([permission, scope]): [string, Reach] => [permission, { scope, units: [], through: [] }]
      )
    )
  return compared(site, access(before), access(after))
}

const ofMove = (site: Site, { user }: Operation): number => {
  const seat = site.seats.get(user ?? '')
  return seat ? compared(site, seat.before, seat.after) : givesOnly
}

const compared = ({ measure }: Site, before: Reaches, after: Reaches): number => {
  if (measure.within(before, after)) return givesOnly
  return measure.within(after, before) ? takesOnly : takesAndGives
}
