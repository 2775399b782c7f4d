import type { Catalog, Risk } from './catalog.ts'
import type { Severity } from './finding.ts'
import type { Instant, Period } from './instant.ts'
import type { Place } from './place.ts'

/** The kinds of document, as written in `kind`, in the order in which somebody meets them. */
export const kinds = [
  'Role',
  'Assignments',
  'People',
  'JobFunction',
  'Target',
  'Guardrails',
  'AccessTests',
  'Platform'
] as const

/** A kind of document. */
export type Kind = (typeof kinds)[number]

/** The value of `grants` as it is written: a word, or resources with a word, a list of actions or a map. */
export type WrittenGrants =
  string | Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>>>>

/** A `Role` document: a custom role, a change to a predefined one, a tombstone, or what somebody observed. */
export interface RoleDocument {
  readonly at: Place
  readonly platform: string
  readonly id: string
  readonly title: string | null
  readonly previously: readonly string[]
  readonly description: string | null
  readonly owner: string | null
  readonly scope: string | null
  readonly basedOn: string | null
  /** Null where the document does not speak of grants. */
  readonly grants: WrittenGrants | null
  readonly reportsTo: string | null
  /** Target ids; null for all targets of the platform. */
  readonly targets: readonly string[] | null
  readonly onboarding: readonly string[]
  readonly observed: { readonly by: string; readonly on: Instant } | null
  readonly removed: { readonly moveTo: string | null; readonly reason: string } | null
  readonly reviewed: Instant | null
  readonly reason: string | null
}

/** One line of an `Assignments` document. Its user is in lower case. */
export interface Line {
  readonly at: Place
  readonly platform: string
  /** Target ids; null for all targets of the platform. */
  readonly targets: readonly string[] | null
  readonly user: string
  readonly roles: readonly string[]
  readonly period: Period
  /** Whether the line has a `from` or an `until`. */
  readonly temporary: boolean
  /** Unit kind → unit, as `department: Sales`. */
  readonly in: Readonly<Record<string, string>> | null
  readonly reason: string | null
  readonly reviewed: Instant | null
  /** The reason for which the person is let go from management; null for an ordinary line. */
  readonly released: string | null
}

/** One job function that a person has. */
export interface FunctionEntry {
  readonly at: Place
  readonly function: string
  readonly period: Period
  readonly temporary: boolean
  readonly in: Readonly<Record<string, string>> | null
  readonly reason: string | null
  readonly reviewed: Instant | null
}

/** Whether a person works here now. */
export type Status = 'active' | 'leave' | 'departed'

/** A person of a `People` document. The id is the e-mail in lower case. */
export interface Person {
  readonly at: Place
  readonly id: string
  readonly name: string | null
  readonly department: string | null
  readonly github: string | null
  readonly status: Status
  readonly functions: readonly FunctionEntry[]
  /** Target or platform id → the account there, where it is not the e-mail. */
  readonly accounts: Readonly<Record<string, string>>
}

/** A `JobFunction` document: one business role over several platforms. */
export interface JobFunction {
  readonly at: Place
  readonly id: string
  readonly title: string | null
  readonly description: string | null
  readonly owner: string | null
  /** Platform id → role ids. */
  readonly roles: Readonly<Record<string, readonly string[]>>
}

/** A `Target` document: one tenant of a platform. */
export interface TargetDocument {
  readonly at: Place
  readonly id: string
  readonly platform: string
  readonly connector: string
  readonly environment: string | null
  readonly subscription: string | null
  readonly licensed: readonly string[] | null
  readonly resources: readonly string[]
  readonly manage: { readonly roles: Extent; readonly assignments: Extent }
  readonly protected: { readonly users: readonly string[]; readonly roles: readonly string[] }
  readonly runsAs: string | null
  readonly helpers: boolean
  readonly apply: 'anywhere' | 'action'
  readonly settings: Readonly<Record<string, unknown>>
}

/** Whether only what is declared is ours, or everything on the target. */
export type Extent = 'declared' | 'all'

/** What `Guardrails.rules` says about one rule: a severity and the rule's own options. */
export interface RuleSetting {
  readonly at: Place
  readonly severity: Severity | 'off' | null
  readonly options: Readonly<Record<string, unknown>>
}

/** Two sets of permission patterns that nobody may hold together. */
export interface Conflict {
  readonly at: Place
  readonly id: string
  readonly between: readonly (readonly string[])[]
  readonly reason: string
}

/** An allowed exception to a rule, with an owner, a reason and an end. */
export interface Waiver {
  readonly at: Place
  readonly rule: string
  readonly user: string | null
  readonly role: string | null
  readonly conflict: string | null
  readonly owner: string
  readonly until: Instant
  readonly reason: string
}

/** A guard that may be passed up to a number, for a time. */
export interface Override {
  readonly at: Place
  readonly guard: string
  readonly target: string
  readonly upTo: number
  readonly owner: string
  readonly until: Instant
  readonly reason: string
}

/** Who must approve what. */
export interface ApprovalRoute {
  readonly at: Place
  readonly when: {
    readonly platform: string | null
    readonly target: string | null
    readonly role: string | null
    readonly permission: string | null
    readonly risk: Risk | null
    readonly change: 'any' | null
  }
  readonly from: { readonly roles: readonly string[]; readonly people: readonly string[] }
  readonly count: number
}

/** How many people of a target may gain or lose something in one plan. */
export interface Limit {
  readonly percent: number
  readonly count: number
}

/** All `Guardrails` documents together. */
export interface Guardrails {
  readonly rules: ReadonlyMap<string, RuleSetting>
  readonly conflicts: readonly Conflict[]
  readonly waivers: readonly Waiver[]
  readonly overrides: readonly Override[]
  readonly approvals: readonly ApprovalRoute[]
  readonly limits: { readonly removals: Limit | null; readonly additions: Limit | null }
  /** How often access is reviewed, in months; null where nothing is said. */
  readonly reviewMonths: number | null
  /** Where the limits and the reviews are set. */
  readonly places?: Readonly<Partial<Record<'removals' | 'additions' | 'reviews', Place>>>
}

/** One access test, as it is written. */
export interface AccessTest {
  readonly at: Place
  readonly name: string
  readonly written: Readonly<Record<string, unknown>>
}

/** What the documents say, each noun in the order of its files and lines; nothing is resolved. */
export interface Declared {
  readonly roles: readonly RoleDocument[]
  readonly lines: readonly Line[]
  readonly people: readonly Person[]
  readonly functions: readonly JobFunction[]
  readonly targets: readonly TargetDocument[]
  readonly platforms: readonly Catalog[]
  readonly guardrails: Guardrails
  readonly tests: readonly AccessTest[]
}
