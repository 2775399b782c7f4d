import type { HeldRole, Operation } from '../../model/operation.ts'
import { takenApart } from '../exchange.ts'
import { isTakeable } from '../leftovers.ts'
import { isHeld } from '../simulate.ts'
import type { Link } from './edges.ts'
import type { HelperMaker, HelperRole } from './helper-role.ts'
import { lifeOf, make } from './make.ts'
import { mayBeHelped } from './people.ts'
import type { Seat } from './seat.ts'

/**
 * How somebody comes from one end to the other when no order of the operations alone is safe:
 * - `fallback`: by the role that the platform gives to whoever has none, which is taken again
 * - `helper`: by a temporary role that holds what they have before and after
 * - `handover`: as `helper`, and then by a temporary role that holds what they have after, so that a new administrator
 *   is one before the old ones go
 * - `gap`: with an interruption
 * - `gap-fallback`: with an interruption, by the role that the platform gives to whoever has none
 */
export type Detour = 'fallback' | 'helper' | 'handover' | 'gap' | 'gap-fallback'

/** What a detour changes in the operations. */
export interface Change {
  readonly removed: readonly Operation[]
  readonly added: readonly Operation[]
  readonly links: readonly Link[]
  readonly helpers: readonly HelperRole[]
}

/** The operations that change access and stand around one person's detour: their own, and the updates of their roles. */
export interface Around {
  readonly own: readonly Operation[]
  readonly updates: readonly Operation[]
}

/** What a detour changes for somebody; null where it is not possible. */
export const detourOf = (
  seat: Seat,
  detour: Detour,
  around: Around,
  makeHelper: HelperMaker
): Change | null => {
  if (detour === 'gap') return byOneExchange(around)
  if (detour === 'fallback' || detour === 'gap-fallback') return byFallback(seat, around)
  const isSingle = seat.site.given.target.catalog.rolesPerUser.max === 1
  const kept =
    needsBridge(seat) && !(isSingle && detour === 'handover') ? makeHelper(seat.site, seat.kept) : undefined
  const final = detour === 'handover' ? makeHelper(seat.site, seat.after) : undefined
  if (kept === null || final === null) return null
  const bridge = final ?? kept
  if (bridge === undefined) return null
  return isSingle ? byReplacing(seat, bridge, around) : byAdding(seat, kept, final, around)
}

/** Whether somebody may not be without any role for a while. */
export const needsBridge = ({ kept, needsRole, site }: Seat): boolean =>
  kept.size > 0 || needsRole || site.given.target.catalog.fallbackRole !== null

const because = 'a temporary role bridges the change'

/** Each of the first before each of the second. */
const inTurn = (first: readonly Operation[], second: readonly Operation[]): readonly Link[] =>
  first.flatMap((a) => second.map((b) => ({ first: a.id, second: b.id, because })))

/** The operations with every role that takes another's place as two steps: what is taken and what is given. */
interface Apart {
  readonly exchanges: readonly Operation[]
  readonly taken: readonly Operation[]
  readonly given: readonly Operation[]
}

const apart = (own: readonly Operation[]): Apart => {
  const parts = own.flatMap((operation) => takenApart(operation) ?? [])
  const ofKind = (kind: Operation['kind']): readonly Operation[] => own.filter((each) => each.kind === kind)
  return {
    exchanges: ofKind('set-role'),
    taken: [...ofKind('unassign'), ...parts.map(({ taken }) => taken)],
    given: [...ofKind('assign'), ...parts.map(({ given }) => given)]
  }
}

/** One role takes the place of another, and all others are taken before and given afterwards: so nothing gets mixed. */
const byOneExchange = ({ own }: Around): Change => {
  const [, ...removed] = own.filter(({ kind }) => kind === 'set-role')
  const { taken, given } = apart(removed)
  return { removed, added: [...taken, ...given], links: [], helpers: [] }
}

/** The platform's own role bridges the change: all others are taken, then the new ones given, then it is taken again. */
const byFallback = (seat: Seat, { own }: Around): Change | null => {
  const { site, start, end } = seat
  const { fallbackRole } = site.given.target.catalog
  const { exchanges, taken, given } = apart(own)
  if (fallbackRole === null || start.roles.has(fallbackRole) || end.roles.has(fallbackRole)) return null
  if (taken.length === 0 || given.length === 0 || taken.length < start.roles.size) return null
  const bridge = { role: fallbackRole, unit: null }
  const next = site.given.canReplace === true ? given[0] : undefined
  const leave = leaving(seat, bridge, next)
  const others = given.filter((each) => each !== next)
  return {
    removed: own.filter((each) => exchanges.includes(each) || each === next),
    added: [...taken, ...others, leave].filter((each) => !own.includes(each)),
    links: next
      ? [...inTurn(taken, [leave]), ...inTurn([leave], others)]
      : [...inTurn(taken, given), ...inTurn(given, [leave])],
    helpers: []
  }
}

/** A role comes: in the place of one that is taken, where there is such a step, else beside the others. */
const entering = ({ site, users }: Seat, held: HeldRole, instead: Operation | undefined): Operation => {
  const { id } = site.given.target
  return instead && isHeld(instead.before)
    ? change(id, users, 'set-role', instead.before, held)
    : change(id, users, 'assign', null, held)
}

/** A role goes: one that is given takes its place, where there is such a step. */
const leaving = ({ site, users }: Seat, held: HeldRole, next: Operation | undefined): Operation => {
  const { id } = site.given.target
  return next && isHeld(next.after)
    ? change(id, users, 'set-role', held, next.after)
    : change(id, users, 'unassign', held, null)
}

/** One role for each person: from the old one to the temporary one, and from there to the new one. */
const byReplacing = (seat: Seat, helper: HelperRole, { own, updates }: Around): Change | null => {
  const { site, users, start, end } = seat
  const [from, ...more] = heldOf(start.roles)
  const [to, ...others] = heldOf(end.roles)
  if (!from || !to || more.length + others.length > 0) return null
  const removed = own.filter(({ kind }) => kind === 'set-role' || kind === 'set-unit')
  if (removed.length === 0 && !mayMove(seat, [from.role])) return null
  const bridge = { role: helper.role, unit: helper.unit }
  const there = change(site.given.target.id, users, 'set-role', from, bridge)
  const onward = change(site.given.target.id, users, 'set-role', bridge, to)
  return {
    removed,
    added: [there, onward],
    links: [...inTurn([there], [...updates, onward]), ...inTurn(updates, [onward])],
    helpers: [helper]
  }
}

/**
 * Several roles for each person: the temporary one comes first, then all others that change go; when their contents
 * have changed, the new ones come, and the temporary one goes. Where roles are saved as a whole, it comes in the place of
 * one of the others, and goes for one of them.
 */
const byAdding = (
  seat: Seat,
  kept: HelperRole | undefined,
  final: HelperRole | undefined,
  { own, updates }: Around
): Change | null => {
  const { site, start } = seat
  const bridge = kept ?? final
  const moved = movedRoles(seat, updates)
  if (bridge === undefined || !mayMove(seat, moved)) return null
  const parts = apart([...own, ...takenForAWhile(seat, moved)])
  const isDirect = site.given.canReplace === true
  const [first, next] = isDirect ? [parts.taken[0], parts.given[0]] : []
  const taken = parts.taken.filter((each) => each !== first)
  const given = parts.given.filter((each) => each !== next)
  const come = entering(seat, bridgeOf(bridge), first)
  const on = kept && final ? handOver(seat, kept, final) : []
  const go = leaving(seat, bridgeOf(final ?? bridge), next)
  const isFull =
    first === undefined && start.roles.size >= (site.given.target.catalog.rolesPerUser.max ?? Infinity)
  const later = kept ? on.slice(0, 1) : [come]
  return {
    removed: own.filter(({ role }) => role !== null),
    added: [...taken, ...given, come, ...on, go],
    links: [
      ...(kept && !isFull ? inTurn([come], taken) : []),
      ...(kept ? inTurn([come], [...updates, ...on, go]) : []),
      ...inTurn(taken, [...updates, ...later, ...given, go]),
      ...inTurn(updates, [...given, go]),
      ...inTurn(later, [...on.slice(1), ...given, go]),
      ...inTurn(given, [go])
    ],
    helpers: [...(kept ? [kept] : []), ...(final ? [final] : [])]
  }
}

/** The roles that somebody keeps, but in another unit or with another content. */
const movedRoles = ({ start, end }: Seat, updates: readonly Operation[]): readonly string[] =>
  heldOf(start.roles).flatMap(({ role, unit }) => {
    const isOther = end.roles.get(role) !== unit || updates.some((update) => update.role === role)
    return end.roles.has(role) && isOther ? [role] : []
  })

/** Roles that somebody keeps are taken, and given back as they are to be afterwards. */
const takenForAWhile = ({ site, users, start, end }: Seat, roles: readonly string[]): readonly Operation[] =>
  roles.flatMap((role) => {
    const { id } = site.given.target
    const [before, after] = [start, end].map((post) => ({ role, unit: post.roles.get(role) ?? null }))
    return [
      change(id, users, 'unassign', before ?? null, null),
      change(id, users, 'assign', null, after ?? null)
    ]
  })

const bridgeOf = ({ role, unit }: HelperRole): HeldRole => ({ role, unit })

/** From one temporary role to the next: in one step where there is such a step, else there is a moment with both. */
const handOver = (seat: Seat, from: HelperRole, to: HelperRole): readonly Operation[] => {
  const { site, users } = seat
  const { id } = site.given.target
  const [left, come] = [bridgeOf(from), bridgeOf(to)]
  return site.given.canReplace === true
    ? [change(id, users, 'set-role', left, come)]
    : [change(id, users, 'assign', null, come), change(id, users, 'unassign', left, null)]
}

/** Whether roles that somebody keeps may be taken for a while: the person is managed, and the roles are nobody else's business. */
const mayMove = ({ site, users }: Seat, roles: readonly string[]): boolean => {
  const guarded = site.documents.flatMap((document) => document.protected.roles)
  const isFree = roles.every((role) => isTakeable(site.given.target, role) && !guarded.includes(role))
  return isFree && (roles.length === 0 || users.every((user) => mayBeHelped(site, user)))
}

const heldOf = (roles: ReadonlyMap<string, string | null>): readonly HeldRole[] =>
  [...roles].map(([role, unit]) => ({ role, unit }))

const change = (
  target: string,
  [user = '']: readonly string[],
  kind: Operation['kind'],
  before: HeldRole | null,
  after: HeldRole | null
): Operation => make({ target, kind, role: (after ?? before)?.role ?? null, user, before, after })

/** The temporary roles' own operations, each once. */
export const livesOf = (helpers: readonly HelperRole[]): ReadonlyMap<string, ReturnType<typeof lifeOf>> =>
  new Map(helpers.map((helper) => [helper.role, lifeOf(helper)]))
