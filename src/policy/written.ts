import type { Risk } from '../model/catalog.ts'
import type { Severity } from '../model/finding.ts'
import type { Extent, Limit, Status, WrittenGrants } from '../model/document.ts'
import type { PlatformDocument } from './catalog-document.ts'

/** A document after its schema said yes: what may be absent is optional, nothing is filled in, times are text. */
export type Written =
  | WrittenRole
  | WrittenAssignments
  | WrittenPeople
  | WrittenJobFunction
  | WrittenTarget
  | WrittenGuardrails
  | WrittenAccessTests
  | WrittenPlatform

/** A `Role` document as it is written. */
export interface WrittenRole {
  readonly kind: 'Role'
  readonly platform: string
  readonly id: string
  readonly title?: string
  readonly previously?: readonly string[]
  readonly description?: string
  readonly owner?: string
  readonly scope?: string
  readonly basedOn?: string
  readonly grants?: WrittenGrants
  readonly reportsTo?: string
  readonly targets?: readonly string[]
  readonly onboarding?: readonly string[]
  readonly observed?: { readonly by: string; readonly on: string }
  readonly removed?: { readonly moveTo?: string; readonly reason: string }
  readonly reviewed?: string
  readonly reason?: string
}

/** What a line and a function entry have in common. */
export interface WrittenTerms {
  readonly from?: string
  readonly until?: string
  readonly in?: Readonly<Record<string, string>>
  readonly reason?: string
  readonly reviewed?: string
}

/** One line of an `Assignments` document as it is written. */
export interface WrittenLine extends WrittenTerms {
  readonly user: string
  readonly roles?: readonly string[]
  readonly released?: string
}

/** An `Assignments` document as it is written. */
export interface WrittenAssignments {
  readonly kind: 'Assignments'
  readonly platform: string
  readonly targets?: readonly string[]
  readonly assignments: readonly WrittenLine[]
}

/** A job function of a person, with a period or other terms. */
export interface WrittenFunctionEntry extends WrittenTerms {
  readonly function: string
}

/** One person as it is written. */
export interface WrittenPerson {
  readonly id: string
  readonly name?: string
  readonly department?: string
  readonly github?: string
  readonly status?: Status
  readonly functions?: readonly (string | WrittenFunctionEntry)[]
  readonly accounts?: Readonly<Record<string, string>>
}

/** A `People` document as it is written. */
export interface WrittenPeople {
  readonly kind: 'People'
  readonly people: readonly WrittenPerson[]
}

/** A `JobFunction` document as it is written. */
export interface WrittenJobFunction {
  readonly kind: 'JobFunction'
  readonly id: string
  readonly title?: string
  readonly description?: string
  readonly owner?: string
  readonly roles: Readonly<Record<string, readonly string[]>>
}

/** A `Target` document as it is written. */
export interface WrittenTarget {
  readonly kind: 'Target'
  readonly id: string
  readonly platform: string
  readonly connector?: string
  readonly environment?: string
  readonly subscription?: string
  readonly licensed?: readonly string[]
  readonly resources?: readonly string[]
  readonly manage?: { readonly roles?: Extent; readonly assignments?: Extent }
  readonly protected?: { readonly users?: readonly string[]; readonly roles?: readonly string[] }
  readonly runsAs?: string
  readonly helpers?: boolean
  readonly apply?: 'anywhere' | 'action'
  readonly settings?: Readonly<Record<string, unknown>>
}

/** Two sets of permissions that nobody may hold together, as they are written. */
export interface WrittenConflict {
  readonly id: string
  readonly between: readonly (readonly string[])[]
  readonly reason: string
}

/** An exception to a rule as it is written. */
export interface WrittenWaiver {
  readonly rule: string
  readonly user?: string
  readonly role?: string
  readonly conflict?: string
  readonly owner: string
  readonly until: string
  readonly reason: string
}

/** A guard that may be passed, as it is written. */
export interface WrittenOverride {
  readonly guard: string
  readonly target: string
  readonly upTo: number
  readonly owner: string
  readonly until: string
  readonly reason: string
}

/** Who must approve what, as it is written. */
export interface WrittenRoute {
  readonly when: {
    readonly platform?: string
    readonly target?: string
    readonly role?: string
    readonly permission?: string
    readonly risk?: Risk
    readonly change?: 'any'
  }
  readonly from: { readonly roles?: readonly string[]; readonly people?: readonly string[] }
  readonly count?: number
}

/** What is said about one rule, as it is written. */
export interface WrittenRule {
  readonly severity?: Severity | 'off'
  readonly [option: string]: unknown
}

/** A `Guardrails` document as it is written. */
export interface WrittenGuardrails {
  readonly kind: 'Guardrails'
  readonly rules?: Readonly<Record<string, WrittenRule>>
  readonly conflicts?: readonly WrittenConflict[]
  readonly waivers?: readonly WrittenWaiver[]
  readonly overrides?: readonly WrittenOverride[]
  readonly approvals?: readonly WrittenRoute[]
  readonly limits?: { readonly removals?: Limit; readonly additions?: Limit }
  readonly reviews?: { readonly every: string }
}

/** One access test: its name, and what it asks. */
interface WrittenTest {
  readonly name: string
  readonly at?: string
  readonly [question: string]: unknown
}

/** An `AccessTests` document as it is written. */
export interface WrittenAccessTests {
  readonly kind: 'AccessTests'
  readonly tests: readonly WrittenTest[]
}

/** A `Platform` document as it is written. */
export interface WrittenPlatform extends PlatformDocument {
  readonly kind: 'Platform'
}
