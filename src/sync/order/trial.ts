import type { HeldRoles } from '../../model/access.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { Operation } from '../../model/operation.ts'
import { isHeld, settled } from '../simulate.ts'
import { bothSides } from './conflicts.ts'
import { sidesTogether } from './people.ts'
import { refresh, type Seat } from './seat.ts'
import type { Site, Waited } from './site.ts'
import { changesAccess, type World } from './world.ts'

/**
 * Why an operation is not possible now: a promise of the plan that it would break, the platform's number of roles
 * (`room` for all custom roles of a target, `number` for one person's), or what the platform does by itself.
 */
type Reason = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'room' | 'number' | 'fallback'

/** An operation that is not possible now, and what has to change first. */
export interface Block {
  readonly on: Waited
  readonly because: Reason
  /** Whom it concerns; null where it is the target as a whole. */
  readonly seat: Seat | null
}

/** An operation that was done: what others may have waited for, and how to put everything back. */
export interface Step {
  readonly touched: readonly Waited[]
  readonly undo: () => void
}

/** Does an operation if every promise holds afterwards and the platform takes it; else nothing has changed. */
export const attempt = (world: World, operation: Operation): Step | Block => {
  const site = world.sites.get(operation.target)
  if (!site) throw new Error(`an operation for ${operation.target}, of which nothing is known`)
  const seat = operation.user === null ? undefined : site.seats.get(operation.user)
  return seat ? onAccount(world, seat, operation) : onRole(world, site, operation)
}

const onRole = (world: World, site: Site, operation: Operation): Step | Block => {
  const role = operation.role ?? ''
  switch (operation.kind) {
    case 'create-role':
      return createRole(world, site, role, site.learn(operation))
    case 'delete-role':
      return deleteRole(site, role)
    case 'update-role':
      return updateRole(world, site, operation, role)
    default:
      return { touched: [], undo: () => {} }
  }
}

const createRole = ({ only }: World, site: Site, role: string, content: string): Step | Block => {
  if (site.custom.size >= site.roleLimit && only === null)
    return { on: site.room, because: 'room', seat: null }
  site.custom.add(role)
  site.contents.set(role, content)
  const undo = (): void => {
    site.custom.delete(role)
    site.contents.delete(role)
  }
  return { touched: [], undo }
}

const deleteRole = (site: Site, role: string): Step => {
  const content = site.contents.get(role)
  const wasCustom = site.custom.delete(role)
  site.contents.delete(role)
  const undo = (): void => {
    if (wasCustom) site.custom.add(role)
    if (content !== undefined) site.contents.set(role, content)
  }
  return { touched: [site.room], undo }
}

const updateRole = (world: World, site: Site, operation: Operation, role: string): Step | Block => {
  const content = site.contents.get(role) ?? role
  site.contents.set(role, site.learn(operation))
  const restore = (): void => void site.contents.set(role, content)
  if (!changesAccess(site, operation)) return { touched: [], undo: restore }
  const { only } = world
  const seats = only ? only.seats.filter((seat) => seat.site === site) : (site.holders.get(role) ?? [])
  const undone = [restore]
  const undo = (): void => {
    for (const back of undone.toReversed()) back()
  }
  // A change that many people hold up is tried often: it goes on where it failed, so that all tries together look at
  // everybody about once.
  const from = site.failedAt.get(role) ?? 0
  for (let count = 0; count < seats.length; count += 1) {
    const index = (from + count) % seats.length
    const seat = seats[index]
    if (!seat?.roles.has(role)) continue
    undone.push(refresh(seat))
    const block = broken(world, seat)
    if (block === null) continue
    site.failedAt.set(role, index)
    undo()
    return block
  }
  const block = tooFewAdministrators(world, site)
  if (block === null) return { touched: concerned(site, seats, role), undo }
  undo()
  return block
}

const concerned = (site: Site, seats: readonly Seat[], role: string): readonly Waited[] => [
  site.administration,
  ...seats.filter((seat) => seat.roles.has(role)).map(({ person }) => person)
]

const onAccount = (world: World, seat: Seat, operation: Operation): Step | Block => {
  const { site, active, roles, coming } = seat
  const unfit = misfit(seat, operation)
  if (unfit !== null) return { on: seat.person, because: unfit, seat }
  change(seat, operation)
  const putBack = refresh(seat)
  const undo = (): void => {
    Object.assign(seat, { active, roles, coming })
    putBack()
  }
  const block = broken(world, seat) ?? tooFewAdministrators(world, site)
  if (block === null) return { touched: [seat.person, site.administration], undo }
  undo()
  return block
}

/** Why the platform would not take it, or would do by itself what nobody asks for. */
const misfit = ({ site, roles, coming, mayFallBack }: Seat, { kind, role }: Operation): Reason | null => {
  const { rolesPerUser, fallbackRole } = site.given.target.catalog
  if (kind === 'assign') return roles.size >= (rolesPerUser.max ?? Infinity) ? 'number' : null
  if (kind !== 'unassign' || fallbackRole === null) return null
  if (!roles.has(role ?? '')) return 'fallback'
  if (roles.size > 1) return null
  return role === fallbackRole || (coming > 0 && !mayFallBack) ? 'fallback' : null
}

const change = (seat: Seat, operation: Operation): void => {
  const { kind, after } = operation
  const { catalog } = seat.site.given.target
  if (kind === 'assign') seat.coming -= 1
  if (after !== null && 'active' in after) seat.active = after.active
  else seat.roles = changedRoles(catalog, seat.roles, operation)
  seat.roles = settled(catalog, seat.roles)
}

const changedRoles = (
  { rolesPerUser }: Catalog,
  roles: HeldRoles,
  { kind, role, before, after }: Operation
): HeldRoles => {
  const changed = new Map(kind === 'set-role' && rolesPerUser.max === 1 ? [] : roles)
  if (kind === 'set-role' && isHeld(before)) changed.delete(before.role)
  if (isHeld(after)) changed.set(after.role, after.unit)
  else if (role !== null) changed.delete(role)
  return changed
}

/** The first promise that is broken for somebody now. */
const broken = (world: World, seat: Seat): Block | null => {
  world.looks += 1
  const because =
    escalates(seat) ?? conflicts(world, seat) ?? empties(seat) ?? (seat.isWaived ? null : interrupts(seat))
  return because === null ? null : { on: seat.person, because, seat }
}

const escalates = ({ site: { measure }, now, before, after }: Seat): Reason | null =>
  measure.within(now, before) || measure.within(now, after) ? null : 'I1'

const conflicts = ({ sidesOf }: World, { person: { seats, accepted } }: Seat): Reason | null => {
  if (sidesOf === null) return null
  const sides = sidesTogether(seats.map(({ site, now }) => sidesOf(site.given.target.catalog, now)))
  return sides.some((side, index) => side === bothSides && accepted[index] !== true) ? 'I2' : null
}

/** Nobody can waive this: a platform that wants somebody to have a role does not let go of it, not even for a moment. */
const empties = ({ site: { given }, needsRole, roles }: Seat): Reason | null =>
  needsRole && roles.size < given.target.catalog.rolesPerUser.min ? 'I4' : null

const interrupts = ({ site: { measure }, kept, now }: Seat): Reason | null =>
  measure.within(kept, now) ? null : 'I3'

const tooFewAdministrators = ({ only }: World, site: Site): Block | null =>
  only === null && site.administrators < site.administratorsNeeded
    ? { on: site.administration, because: 'I5', seat: null }
    : null
