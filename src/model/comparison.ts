import type { Instant, Period } from './instant.ts'
import type { Place } from './place.ts'
import type { AccessDelta } from './plan.ts'
import type { Status } from './document.ts'

/** What happened to something between two versions of the documents. */
export type Change = 'added' | 'removed' | 'changed'

/** A role as one of two versions has it. */
export interface RoleVersion {
  readonly id: string
  readonly title: string
  /** The role's own scope; null where it has none. */
  readonly scope: string | null
  readonly reportsTo: string | null
  /** Whether the documents decide its content, only state it as somebody has looked it up, or leave it alone. */
  readonly content: 'managed' | 'observed' | 'left-alone'
  /** Its document; null where there is none. */
  readonly at: Place | null
}

/** One permission that a role grants further than before (or less far), as in {@link AccessDelta}. */
export type GrantDelta = Omit<AccessDelta, 'through'>

/** What happened to a role. Targets on which the same happened share one. */
export interface RoleChange {
  readonly change: Change | 'renamed'
  readonly platform: string
  /** The id in the later version; in the earlier one where it is removed. */
  readonly role: string
  readonly targets: readonly string[]
  readonly before: RoleVersion | null
  readonly after: RoleVersion | null
  /** The largest risk first, then by permission. Empty where the later version leaves the content alone. */
  readonly gained: readonly GrantDelta[]
  readonly lost: readonly GrantDelta[]
  /** The document that removes it; null unless it is removed. */
  readonly removal: { readonly moveTo: string | null; readonly reason: string; readonly at: Place } | null
}

/** Where, when and in which unit something is given. */
export interface Terms {
  /** Target ids; null for all targets of the platform. */
  readonly targets: readonly string[] | null
  readonly period: Period
  /** Unit kind → unit, as `department: Sales`. */
  readonly in: Readonly<Record<string, string>> | null
}

/** What of a person decides where and whether their access holds. */
export interface PersonVersion {
  readonly status: Status
  readonly department: string | null
  /** Target or platform id → the account there. */
  readonly accounts: Readonly<Record<string, string>>
}

interface Changed<Version> {
  readonly change: Change
  readonly before: Version | null
  readonly after: Version | null
  /** Where it stands in the later version; null where it does not. */
  readonly at: Place | null
}

/** What happened to what people are given: one role of a line, a job function, what a job function gives, a person. */
export type AssignmentChange =
  /** The role is null where the line takes everything (`roles: []`). */
  | ({
      readonly kind: 'line'
      readonly user: string
      readonly platform: string
      readonly role: string | null
    } & Changed<Terms>)
  | ({ readonly kind: 'function'; readonly user: string; readonly function: string } & Changed<Terms>)
  | {
      readonly kind: 'job-function'
      readonly change: Exclude<Change, 'changed'>
      readonly function: string
      readonly platform: string
      readonly role: string
      /** Whoever has the job function, by e-mail. */
      readonly users: readonly string[]
      readonly at: Place | null
    }
  | ({ readonly kind: 'person'; readonly user: string } & Changed<PersonVersion>)

/** A person, a role or a whole target that is no longer managed: the platform keeps what it has. */
export interface Released {
  readonly kind: 'person' | 'role' | 'target'
  readonly platform: string
  readonly target: string
  readonly user: string | null
  readonly role: string | null
  /** Why, where a line says so. */
  readonly reason: string | null
  /** The line that says so. */
  readonly at: Place | null
}

/** One permission that somebody gains or loses, and from when to when. */
export interface TimedDelta extends AccessDelta {
  /** `-Infinity` where it holds as soon as the change is carried out; else a later instant. */
  readonly from: Instant
  /** `Infinity` where it has no end. */
  readonly until: Instant
}

/** What changes for one person on one target between two versions of the documents. */
export interface AccessDifference {
  readonly user: string
  /** The target's id in the later version. */
  readonly target: string
  readonly platform: string
  readonly gained: readonly TimedDelta[]
  readonly lost: readonly TimedDelta[]
}

/** All that a change of the documents means: what is written otherwise, and who gains and loses what by it. */
export interface Comparison {
  readonly roles: readonly RoleChange[]
  readonly assignments: readonly AssignmentChange[]
  readonly released: readonly Released[]
  readonly access: readonly AccessDifference[]
}
