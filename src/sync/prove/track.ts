import type { Conflict } from '../../model/document.ts'
import type { Operation } from '../../model/operation.ts'
import { reading, type Access, type Reading } from './access.ts'
import { ownAccounts } from './bounds.ts'
import { sidesOn, type Sides } from './conflicts.ts'
import type { Start } from './start.ts'
import { stageOf, step, type Stage } from './step.ts'

/** One target while its plan is walked through. */
export interface Track extends Start {
  readonly now: Stage
  readonly after: Stage
  readonly reading: Reading
  /** The sides of conflicts that access touches here. */
  readonly sides: (access: Access) => readonly Sides[]
  /** Role → everybody who has it now, and perhaps others who had it. */
  readonly heldBy: Map<string, Set<string>>
  /** Who administers the target now, the tool's own account apart; and how many they are with those they stand for. */
  readonly administering: Set<string>
  administrators: number
  /** How many should be left: as many as before and after, up to what is asked for. */
  readonly floor: number
}

/** The stages of a track. */
type Place = 'before' | 'now' | 'after'

/** A track at its start. */
export const trackOf = (start: Start, after: Stage, conflicts: readonly Conflict[]): Track => {
  const { catalog } = start.target
  const track = {
    ...start,
    now: stageOf(catalog, start.before),
    after,
    reading: reading(catalog),
    sides: sidesOn(catalog, conflicts),
    heldBy: new Map<string, Set<string>>(),
    administering: new Set<string>(),
    administrators: 0,
    floor: 0
  }
  for (const user of track.now.accounts.keys()) note(track, user)
  const atEnd = [...after.accounts.keys()].filter((user) => administersAt(track, 'after', user))
  const inTheEnd = atEnd.reduce((total, user) => total + sizeOf(track, user), 0)
  track.floor = Math.min(start.asked, track.administrators, inTheEnd)
  return track
}

/** Does an operation, and answers with everybody whom it can concern. */
export const advance = (track: Track, operation: Operation): readonly string[] => {
  const { role, user } = operation
  step(track.target.catalog, track.now, operation)
  const concerned = user === null ? [...(track.heldBy.get(role ?? '') ?? [])] : [user]
  for (const one of concerned) note(track, one)
  return concerned
}

/** What somebody can do on a target at the two ends and now. */
export interface Accesses {
  readonly before: Access
  readonly now: Access
  readonly after: Access
}

/** What somebody can do on the target. */
export const accessesOf = (track: Track, user: string): Accesses => ({
  before: accessAt(track, 'before', user),
  now: accessAt(track, 'now', user),
  after: accessAt(track, 'after', user)
})

const accessAt = (track: Track, place: Place, user: string): Access =>
  track.reading.of(track[place].roles, track[place].accounts.get(user))

/** For how many people somebody stands, themselves included. */
export const sizeOf = ({ sizes }: Track, user: string): number => sizes.get(user) ?? 1

const administersAt = (track: Track, place: Place, user: string): boolean =>
  !ownAccounts(track).includes(user) &&
  track.reading.administers(track[place].accounts.get(user), accessAt(track, place, user))

/** Keeps what is asked about all people at once up to date with one of them. */
const note = (track: Track, user: string): void => {
  for (const role of track.now.accounts.get(user)?.roles.keys() ?? []) {
    const holders = track.heldBy.get(role) ?? new Set()
    track.heldBy.set(role, holders.add(user))
  }
  const size = sizeOf(track, user)
  if (track.administering.delete(user)) track.administrators -= size
  if (!administersAt(track, 'now', user)) return
  track.administering.add(user)
  track.administrators += size
}
