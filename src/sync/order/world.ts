import { roleAccess } from '../../access/effective.ts'
import type { Operation } from '../../model/operation.ts'
import type { AccountState, RoleState } from '../../model/state.ts'
import { sameEntries } from '../content.ts'
import { isContent } from '../simulate.ts'
import { sidesBy, type SidesOf } from './conflicts.ts'
import type { OrderInput } from './input.ts'
import { isMarked, isOwnOf, seatPeople, type Agenda } from './people.ts'
import { isAdministrator, reachesAt, type Person, type Seat } from './seat.ts'
import { givingRole, siteOf, type Site } from './site.ts'

/** Everything that operations can change, as it is before the first and as it is on the way. */
export interface World {
  readonly sites: ReadonlyMap<string, Site>
  /** Null where there are no conflicts. */
  readonly sidesOf: SidesOf | null
  /** How often somebody was looked at. */
  looks: number
  /** Where only one person's promises count; all others are left out of account. */
  only: Person | null
}

/** The world before the first operation. */
export const worldOf = ({ targets, conflicts }: Pick<OrderInput, 'targets' | 'conflicts'>): World => {
  const agendas = targets.map((given) => agendaOf(siteOf(given)))
  const sidesOf = conflicts.length > 0 ? sidesBy(conflicts) : null
  const realms = new Map<string, Agenda[]>()
  for (const agenda of agendas) {
    const { id, environment } = agenda.site.given.target
    const name = sidesOf ? `environment ${environment}` : `target ${id}`
    const realm = realms.get(name)
    if (realm) realm.push(agenda)
    else realms.set(name, [agenda])
  }
  for (const realm of realms.values()) seatPeople(realm, sidesOf)
  for (const { site } of agendas) countAdministrators(site)
  return {
    sites: new Map(agendas.map(({ site }) => [site.given.target.id, site])),
    sidesOf,
    looks: 0,
    only: null
  }
}

const agendaOf = (site: Site): Agenda => {
  const named = new Map<string, Operation[]>()
  const changing = new Set<string>()
  const last = new Map<string, string>()
  for (const operation of site.given.operations) {
    const { kind, user, role } = operation
    if (user !== null) {
      const known = named.get(user)
      if (known) known.push(operation)
      else named.set(user, [operation])
    } else if (role !== null && (kind === 'create-role' || kind === 'update-role')) {
      last.set(role, site.learn(operation))
      if (changesAccess(site, operation)) changing.add(role)
    }
  }
  return { site, named, changing, finally: last }
}

/** Whether an operation changes what a role's holders can do; found out once. */
export const changesAccess = (site: Site, operation: Operation): boolean => {
  const known = changing.get(operation)
  if (known !== undefined) return known
  const changes = operation.kind === 'update-role' && isOtherAccess(site, operation)
  changing.set(operation, changes)
  return changes
}

const changing = new WeakMap<Operation, boolean>()

const isOtherAccess = ({ given: { target } }: Site, { role, before, after }: Operation): boolean => {
  if (!isContent(before) || !isContent(after)) return false
  const access = (content: typeof before): ReadonlyMap<string, string> =>
    roleAccess(target.catalog, givingRole(role ?? '', content))
  return !sameEntries(access(before), access(after))
}

/** Counts the administrators whom operations can concern, and how many of them have to remain beside the others. */
const countAdministrators = (site: Site): void => {
  const { administrators: wanted, target } = site.given
  const { permissions, roles, markers } = target.catalog.administers
  if (wanted <= 0 || permissions.length + roles.length + markers.length === 0) return
  const seats = [...new Set(site.seats.values())]
  const count = (is: (seat: Seat) => boolean): number =>
    seats.reduce((sum, seat) => (is(seat) ? sum + seat.users.length : sum), 0)
  site.administrators = count(({ administersBefore }) => administersBefore)
  const after = count(({ administersAfter }) => administersAfter)
  const left = wanted - othersWhoAdminister(site, wanted)
  site.administratorsNeeded = Math.max(0, Math.min(site.administrators, after, left))
}

/** How many administrators no operation can concern, counted up to `enough`. */
const othersWhoAdminister = (site: Site, enough: number): number => {
  const mayAdminister = administeringRoles(site)
  let found = 0
  for (const account of site.given.actual.accounts.values()) {
    if (found >= enough) break
    if (site.seats.has(account.user) || !(isMarked(site, account) || hasOneOf(mayAdminister, account)))
      continue
    const post = { active: account.active, roles: account.roles }
    const marks = { site, isMarked: isMarked(site, account), isOwn: isOwnOf(site, account.user) }
    if (isAdministrator(marks, post, reachesAt(site, post))) found += 1
  }
  return found
}

/** The roles by which somebody could be an administrator at all; few, so that few people have to be looked at. */
const administeringRoles = (site: Site): ReadonlySet<string> => {
  const { catalog } = site.given.target
  const { permissions, roles } = catalog.administers
  const isOne = (role: RoleState): boolean => {
    const access = roleAccess(catalog, role)
    return roles.includes(role.id) || permissions.some((permission) => access.has(permission))
  }
  return new Set([...site.given.actual.roles.values()].filter(isOne).map(({ id }) => id))
}

const hasOneOf = (wanted: ReadonlySet<string>, { roles }: AccountState): boolean => {
  for (const role of roles.keys()) if (wanted.has(role)) return true
  return false
}
