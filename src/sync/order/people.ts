import type { HeldRoles } from '../../model/access.ts'
import type { Operation } from '../../model/operation.ts'
import type { AccountState } from '../../model/state.ts'
import { compareText } from '../../model/words.ts'
import { isHeld, settled } from '../simulate.ts'
import { bothSides, type Sides, type SidesOf } from './conflicts.ts'
import { isAdministrator, reachesAt, type Person, type Post, type Seat } from './seat.ts'
import type { Site } from './site.ts'

/** What operations do on one target, by whom they concern. */
export interface Agenda {
  readonly site: Site
  /** User → the operations that speak of them. */
  readonly named: ReadonlyMap<string, readonly Operation[]>
  /** The roles whose access an operation changes. */
  readonly changing: ReadonlySet<string>
  /** Role → its content after all operations, where that is another than before. */
  readonly finally: ReadonlyMap<string, string>
}

/**
 * Puts everybody whom operations can concern into the sites, which are those that conflicts look at together. Whom an
 * operation names is looked at alone; of the others those who have the same everywhere are one.
 */
export const seatPeople = (agendas: readonly Agenda[], sidesOf: SidesOf | null): void => {
  const people = groupsOf(agendas).map((users) => personOf(agendas, users))
  for (const { site, finally: last } of agendas)
    for (const [role, content] of last) site.contents.set(role, content)
  const ends = people.flatMap(({ seats }) =>
    seats.map((seat) => ({ seat, after: reachesAt(seat.site, seat.end) }))
  )
  for (const { seat, after } of ends) conclude(seat, after)
  if (sidesOf) for (const person of people) person.accepted = acceptedBy(person, sidesOf)
  for (const { site, finally: last } of agendas) for (const role of last.keys()) restore(site, role)
}

const restore = ({ contents, given }: Site, role: string): void => {
  if (given.actual.roles.has(role)) contents.set(role, role)
  else contents.delete(role)
}

/** A seat while it is put together. */
type Draft = { -readonly [Key in keyof Seat]: Seat[Key] }

const conclude = (seat: Draft, after: Seat['after']): void => {
  seat.after = after
  seat.kept = seat.site.measure.shared(seat.before, after)
  seat.administersAfter = isAdministrator(seat, seat.end, after)
}

/** Everybody concerned, those who fare alike together, in an order that does not depend on how a target was read. */
const groupsOf = (agendas: readonly Agenda[]): readonly (readonly string[])[] => {
  const groups = new Map<string, string[]>()
  const seen = new Set<string>()
  const add = (user: string, isNamed: boolean): void => {
    if (seen.has(user)) return
    seen.add(user)
    const likeness = isNamed ? user : `\n${agendas.map(({ site }) => likenessOn(site, user)).join('\n')}`
    const group = groups.get(likeness)
    if (group) group.push(user)
    else groups.set(likeness, [user])
  }
  for (const { named } of agendas) for (const user of named.keys()) add(user, true)
  for (const { site, changing } of agendas) {
    if (changing.size === 0) continue
    for (const account of site.given.actual.accounts.values()) {
      if (reachedBy(changing, account)) add(account.user, isOwnOf(site, account.user))
    }
  }
  const sorted = [...groups.values()].map((users) => users.sort(compareText))
  return sorted.sort(([a = ''], [b = '']) => compareText(a, b))
}

const reachedBy = (changing: ReadonlySet<string>, { roles }: AccountState): boolean => {
  for (const role of roles.keys()) if (changing.has(role)) return true
  return false
}

const likenessOn = (site: Site, user: string): string => {
  const account = site.given.actual.accounts.get(user)
  if (!account) return ''
  const roles = [...account.roles]
  if (roles.length > 1) roles.sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([
    account.active,
    isMarked(site, account),
    isOwnOf(site, user),
    mayBeHelped(site, user),
    roles
  ])
}

/** Whether the tool runs as somebody. */
export const isOwnOf = ({ documents }: Site, user: string): boolean =>
  documents.some(({ runsAs }) => runsAs === user)

/** Whether somebody is ours to give roles to, beyond what the operations do. */
export const mayBeHelped = (site: Site, user: string): boolean =>
  site.given.holders.has(user) &&
  !site.documents.some(({ runsAs, protected: { users } }) => runsAs === user || users.includes(user))

/** Whether a mark makes an account an administrator. */
export const isMarked = (site: Site, account: AccountState | undefined): boolean =>
  account?.markers.some((marker) => site.given.target.catalog.administers.markers.includes(marker)) === true

const personOf = (agendas: readonly Agenda[], users: readonly string[]): Person => {
  const person: Person = { name: users[0] ?? '', seats: [], accepted: [] }
  for (const agenda of agendas) {
    const seat = seatOf(agenda, users, person)
    if (seat) person.seats.push(seat)
  }
  return person
}

const seatOf = ({ site, named }: Agenda, users: readonly string[], person: Person): Seat | null => {
  const user = users[0] ?? ''
  const account = site.given.actual.accounts.get(user)
  const operations = named.get(user) ?? []
  if (!account && operations.length === 0) return null
  const { catalog } = site.given.target
  const start = { active: account?.active ?? false, roles: account ? settled(catalog, account.roles) : none }
  const end = endOf(site, start, operations)
  const enough = ({ roles }: Post): boolean => roles.size >= catalog.rolesPerUser.min
  const before = reachesAt(site, start)
  const marks = { site, isMarked: isMarked(site, account), isOwn: isOwnOf(site, user) }
  const administersBefore = isAdministrator(marks, start, before)
  const seat: Seat = {
    site,
    person,
    users,
    start,
    end,
    before,
    after: before,
    kept: before,
    needsRole: catalog.rolesPerUser.min > 0 && catalog.fallbackRole === null && enough(start) && enough(end),
    isMarked: marks.isMarked,
    isOwn: marks.isOwn,
    administersBefore,
    administersAfter: administersBefore,
    active: start.active,
    roles: start.roles,
    now: before,
    administers: administersBefore,
    coming: 0,
    isWaived: false,
    mayFallBack: false
  }
  place(seat)
  return seat
}

const none: HeldRoles = new Map()

/** Puts a seat where operations find it. */
const place = (seat: Seat): void => {
  const { site, users, start, end } = seat
  const { fallbackRole } = site.given.target.catalog
  for (const user of users) site.seats.set(user, seat)
  const onTheWay = fallbackRole === null ? [] : [fallbackRole]
  for (const role of new Set([...start.roles.keys(), ...end.roles.keys(), ...onTheWay])) {
    const seats = site.holders.get(role)
    if (seats) seats.push(seat)
    else site.holders.set(role, [seat])
  }
}

/** Looks one by one at people who fare alike; each gets a seat like the one they had together. */
export const separate = ({ person, site }: Seat): readonly Seat[] => {
  const users = person.seats[0]?.users ?? []
  const apart = users.map((user): Person => {
    const alone: Person = { name: user, seats: [], accepted: person.accepted }
    alone.seats.push(...person.seats.map((seat) => ({ ...seat, users: [user], person: alone })))
    return alone
  })
  for (const seat of person.seats) {
    for (const seats of seat.site.holders.values()) {
      const at = seats.indexOf(seat)
      if (at >= 0) seats.splice(at, 1)
    }
  }
  for (const { seats } of apart) seats.forEach(place)
  return apart.flatMap(({ seats }) => seats.filter((seat) => seat.site === site))
}

/** The account after all operations, in whatever order they come in. */
const endOf = ({ given: { target } }: Site, start: Post, operations: readonly Operation[]): Post => {
  let { active } = start
  const isInvited = operations.some(({ kind }) => kind === 'invite')
  const isReplaced =
    target.catalog.rolesPerUser.max === 1 && operations.some(({ kind }) => kind === 'set-role')
  const first = isInvited ? settled(target.catalog, start.roles) : start.roles
  const roles = new Map(isReplaced ? [] : first)
  for (const { kind, role, before } of operations) {
    if (kind === 'unassign' && role !== null) roles.delete(role)
    if (kind === 'set-role' && isHeld(before)) roles.delete(before.role)
  }
  for (const { after } of operations) {
    if (isHeld(after)) roles.set(after.role, after.unit)
    else if (after !== null && 'active' in after) active = after.active
  }
  return { active, roles: settled(target.catalog, roles) }
}

/** For each conflict, whether it is broken before or after. */
const acceptedBy = ({ seats }: Person, sidesOf: SidesOf): readonly boolean[] => {
  const broken = (end: 'before' | 'after'): readonly boolean[] =>
    sidesTogether(seats.map((seat) => sidesOf(seat.site.given.target.catalog, seat[end]))).map(
      (sides) => sides === bothSides
    )
  const before = broken('before')
  return broken('after').map((isBroken, index) => isBroken || before[index] === true)
}

/** The sides that several sets of access touch together. */
export const sidesTogether = (all: readonly Sides[]): Sides => {
  const [first = [], ...others] = all
  return others.length === 0
    ? first
    : first.map((sides, index) => others.reduce((sum, more) => sum | (more[index] ?? 0), sides))
}
