import type { Conflict } from '../../model/document.ts'
import { undocumented } from '../../model/grants.ts'
import type { Gap } from '../../model/plan.ts'
import { counted, tick } from '../../model/words.ts'
import type { Held } from './access.ts'
import { ownAccounts } from './bounds.ts'
import { brokenBy } from './conflicts.ts'
import { accessesOf, type Accesses, type Track } from './track.ts'

/** One person on one target, right after an operation. */
export interface Seen extends Accesses {
  readonly track: Track
  readonly user: string
  /** The person as messages name them, with how many others they stand for. */
  readonly name: string
  /** The interruptions that are known and last now. */
  readonly gaps: readonly Gap[]
  /** The targets of the same environment, this one among them. */
  readonly peers: readonly Track[]
  readonly conflicts: readonly Conflict[]
}

/** What has to hold after each operation: nothing, or the end of the sentence that says how it does not. */
type Judge = (seen: Seen) => string | null

/** Whether somebody can do exactly what they could before, or what they can after; then there is nothing to compare. */
const isAtAnEnd = ({ before, now, after }: Seen): boolean => [before.key, after.key].includes(now.key)

/** I1: nobody holds more than before or more than after. */
const noEscalation: Judge = (seen) => {
  if (isAtAnEnd(seen)) return null
  const { track, name, before, now, after } = seen
  const comes = track.reading.beyond(now, before)
  const goes = comes.length > 0 ? track.reading.beyond(now, after) : []
  const [first] = comes
  const [second] = goes
  if (first === undefined || second === undefined) return null
  const neither = comes.find(([permission]) => goes.some(([other]) => other === permission))
  return neither === undefined
    ? `${name} would hold ${show(first)}, which only comes by the plan, together with ${show(second)}, which goes by it`
    : `${name} would hold ${show(neither)}, which ${name} has neither before nor after`
}

/** I2: no conflict that is broken neither before nor after. */
const noConflict: Judge = ({ user, name, peers, conflicts }) => {
  const all = conflicts.length > 0 ? peers.map((peer) => ({ peer, ...accessesOf(peer, user) })) : []
  if (all.every(({ before, now }) => now.key === before.key)) return null
  if (all.every(({ now, after }) => now.key === after.key)) return null
  const broken = (at: keyof Accesses): readonly number[] =>
    brokenBy(all.flatMap(({ peer, ...accesses }) => peer.sides(accesses[at])))
  const here = broken('now')
  const accepted = here.length > 0 ? [...broken('before'), ...broken('after')] : []
  const conflict = conflicts[here.find((index) => !accepted.includes(index)) ?? -1]
  return conflict
    ? `${name} would break the conflict ${tick(conflict.id)}, which ${name} breaks neither before nor after`
    : null
}

/** I3: what somebody has before and after is not interrupted, unless an interruption says so. */
const noInterruption: Judge = (seen) => {
  if (isAtAnEnd(seen)) return null
  const { track, name, before, now, after, gaps } = seen
  const missing = track.reading
    .missing(before, after, now)
    .find(([id]) => !gaps.some(({ permissions }) => Object.hasOwn(permissions, id)))
  return missing ? `${name} would be without ${show(missing)}, which ${name} has before and after` : null
}

/** I4: whoever has enough roles before and after always has; no interruption excuses that, for no platform lets it happen. */
const noEmptyUser: Judge = ({ track, user, name }) => {
  const { title, fallbackRole, rolesPerUser } = track.target.catalog
  if (fallbackRole !== null) return null
  const [before, now, after] = [track.before, track.now, track.after].map(
    (stage) => (stage.accounts.get(user)?.roles.size ?? 0) >= rolesPerUser.min
  )
  if (!before || now || !after) return null
  return `${name} would have less than ${counted(rolesPerUser.min, 'role')}, which is what ${title} wants of everybody`
}

/** I5: enough administrators remain. */
const administratorRemains: Judge = ({ track: { administrators, floor, target } }) => {
  if (administrators >= floor) return null
  return `${tick(target.id)} would have ${counted(administrators, 'active administrator')}, but needs ${floor}`
}

/** I6: the tool's own account keeps what it administers by. */
const toolKeepsItsOwn: Judge = ({ track, user, name, before, now }) => {
  if (!ownAccounts(track).includes(user)) return null
  const { permissions, roles } = track.target.catalog.administers
  const administering = new Set([...permissions, ...roles.map(undocumented)])
  const lost = track.reading.beyond(before, now).find(([id]) => administering.has(id))
  return lost ? `${name}, as which the tool runs, would lose ${show(lost)}` : null
}

type Promised = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6'

/** The promises that are judged after each operation, in the order in which a breach is looked for. */
export const promises: readonly (readonly [Promised, Judge])[] = [
  ['I1', noEscalation],
  ['I2', noConflict],
  ['I3', noInterruption],
  ['I4', noEmptyUser],
  ['I5', administratorRemains],
  ['I6', toolKeepsItsOwn]
]

/** A permission with how far somebody has it. */
const show = ([permission, { scope, units }]: Held): string =>
  `${tick(permission)} (${[scope, ...units].join(', ')})`
