import type { Risk } from './catalog.ts'
import type { Operation } from './operation.ts'

/** One permission that somebody gains or loses. */
export interface AccessDelta {
  readonly permission: string
  readonly scope: string
  /** The scope before; null where it was not held. */
  readonly was: string | null
  readonly risk: Risk
  /** The roles that it comes or came through. */
  readonly through: readonly string[]
}

/** What changes for one person on one target. */
export interface AccessChange {
  readonly user: string
  readonly target: string
  readonly platform: string
  readonly gained: readonly AccessDelta[]
  readonly lost: readonly AccessDelta[]
}

/** A guard that looked at the plan, and what it said. */
export interface GuardVerdict {
  readonly guard: string
  readonly target: string
  readonly passed: boolean
  readonly message: string
}

/** What one target has to do with the plan. */
export interface PlannedTarget {
  readonly id: string
  readonly platform: string
  readonly connector: string
  readonly operations: number
  /** Live roles that documents speak of and that were found there for the first time. */
  readonly adopt: readonly string[]
}

/** What follows for people once a target is changed. */
export interface PlanEffects {
  readonly target: string
  /** When the changes act, in the platform's words. */
  readonly takesEffect: readonly string[]
  /** Who must sign in again. */
  readonly signInAgain: readonly string[]
  /** Who is given the fallback role by the platform itself. */
  readonly fallback: readonly { readonly user: string; readonly role: string }[]
  /** What people still have to do afterwards. */
  readonly checklists: readonly { readonly title: string; readonly steps: readonly string[] }[]
}

/** An ordered list of changes over all its targets, as plain data. */
export interface Plan {
  readonly version: 1
  /** `sha256:` and the hash of everything in the plan that decides. */
  readonly digest: string
  /** The next instant that changes the plan's inputs; null where none does. */
  readonly validUntil: string | null
  readonly targets: readonly PlannedTarget[]
  readonly operations: readonly Operation[]
  readonly access: readonly AccessChange[]
  /** Holders without a line whom a role change reaches. */
  readonly unlisted: readonly { readonly target: string; readonly role: string; readonly user: string }[]
  readonly guards: readonly GuardVerdict[]
  readonly effects: readonly PlanEffects[]
  /** People who have no account yet where nothing can make one. */
  readonly waiting: readonly { readonly target: string; readonly user: string; readonly reason: string }[]
}
