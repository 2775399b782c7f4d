import type { Instant } from './instant.ts'
import type { Path } from './path.ts'
import type { Place } from './place.ts'

/** A role that would give a permission. */
export interface Candidate {
  readonly role: string
  readonly scope: string
  /** How many permissions it gives in all. */
  readonly permissions: number
  /** Whether it could change roles or who has them. */
  readonly administers: boolean
}

/** A role that somebody has, and what gives it; null where the platform does by itself. */
export interface GivenRole {
  readonly role: string
  readonly at: Place | null
}

/** Why somebody cannot do something. */
export type Obstacle =
  /** No document gives them anything there; whether an account is there is not known. */
  | { readonly kind: 'not-managed' }
  /** They were let go from our management. */
  | { readonly kind: 'released'; readonly at: Place; readonly reason: string }
  /** The accounts are switched off; `roles` would give it again. */
  | { readonly kind: 'leave' | 'departed'; readonly at: Place | null; readonly roles: readonly string[] }
  /** They have no role there at this time. */
  | { readonly kind: 'no-role'; readonly at: Place | null }
  /** None of their roles gives it. */
  | { readonly kind: 'not-given'; readonly roles: readonly GivenRole[] }
  /** They hold it, but not as far. */
  | { readonly kind: 'narrower'; readonly scope: string }

/** Whether somebody can do something on one target, and how, or what is missing. */
export interface Explanation {
  readonly target: string
  readonly platform: string
  /** Unknown where it depends on a role whose content nobody knows. */
  readonly answer: 'yes' | 'no' | 'unknown'
  /** The widest scope at which it is held, or `on`; null where it is not known to be held. */
  readonly scope: string | null
  readonly units: readonly string[]
  /** Every way to it, the widest first; where the content of a role is not known, also what may be one. */
  readonly paths: readonly Path[]
  /** Roles whose content nobody knows, among those that decide: they may give it, or give it further. */
  readonly unknown: readonly string[]
  /** What stands between; null where the answer is yes. */
  readonly missing: {
    readonly obstacle: Obstacle
    /** When they will have it, and until when they had it. */
    readonly from: Instant | null
    readonly until: Instant | null
    /** The platform decides about this permission; no role can be given it. */
    readonly fixed: boolean
    /**
     * The roles that would give it, where a role is what is missing: first those that administer nothing, the narrowest
     * first.
     */
    readonly roles: readonly Candidate[]
  } | null
}

/** Somebody who can do something on a target, or who may. */
export interface Capable {
  readonly user: string
  readonly platform: string
  readonly permission: string
  readonly target: string
  /** The widest scope, or `on`; null where it depends on a role whose content nobody knows. */
  readonly scope: string | null
  readonly units: readonly string[]
  /** The person's own department, then others in which the access holds. */
  readonly departments: readonly string[]
  /** Since when the first of the lines that give it stands and counts; null where that is not known. */
  readonly since: Instant | null
  readonly paths: readonly Path[]
  /** Marks of the account by which it may do anything; absent where only documents were asked. */
  readonly markers?: readonly string[]
}
