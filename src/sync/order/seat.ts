import { administers } from '../../access/administrators.ts'
import type { HeldRoles, Reaches } from '../../model/access.ts'
import type { Site, Thing } from './site.ts'

/** What an account is at one of the two ends. */
export interface Post {
  readonly active: boolean
  readonly roles: HeldRoles
}

/**
 * One account while the operations are put in order, or several that fare alike because no operation speaks of them.
 * What is not `readonly` changes with every step.
 */
export interface Seat {
  readonly site: Site
  readonly person: Person
  readonly users: readonly string[]
  readonly start: Post
  readonly end: Post
  /** Access at the two ends, and what they have in common. */
  readonly before: Reaches
  readonly after: Reaches
  readonly kept: Reaches
  /** Whether the account has enough roles before and after, where the platform asks for some. */
  readonly needsRole: boolean
  /** Whether a mark makes the account an administrator. */
  readonly isMarked: boolean
  /** The account as which the tool runs. */
  readonly isOwn: boolean
  /** Whether somebody counts as an administrator at the two ends. */
  readonly administersBefore: boolean
  readonly administersAfter: boolean
  active: boolean
  roles: HeldRoles
  now: Reaches
  administers: boolean
  /** How many roles are still to be given by operations. */
  coming: number
  /** Whether what is kept may be interrupted. */
  isWaived: boolean
  /** Whether the platform may give the fallback role on the way, because an operation takes it again. */
  mayFallBack: boolean
}

/** Somebody, or people who fare alike, with the accounts on all targets that conflicts look at together. */
export interface Person extends Thing {
  readonly seats: Seat[]
  /** For each conflict, whether it is broken before or after anyway. */
  accepted: readonly boolean[]
}

const nothing: Reaches = new Map()

/** What an account can do with these roles as they are now. */
export const reachesAt = (site: Site, { active, roles }: Post): Reaches =>
  active ? site.reaches(roles) : nothing

/** Whether an account counts as an administrator who remains. */
export const isAdministrator = (
  { isOwn, isMarked, site }: Pick<Seat, 'isOwn' | 'isMarked' | 'site'>,
  { active, roles }: Post,
  reaches: Reaches
): boolean => active && !isOwn && (isMarked || administers(site.given.target.catalog, roles, reaches))

/** Works out what an account can do now; the answer puts it back as it was. */
export const refresh = (seat: Seat): (() => void) => {
  const { now, administers: did, site } = seat
  seat.now = reachesAt(site, seat)
  if (site.administratorsNeeded > 0) {
    seat.administers = isAdministrator(seat, seat, seat.now)
    site.administrators += (Number(seat.administers) - Number(did)) * seat.users.length
  }
  return () => {
    site.administrators += (Number(did) - Number(seat.administers)) * seat.users.length
    seat.now = now
    seat.administers = did
  }
}
