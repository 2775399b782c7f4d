import type { Guide, Risk } from './catalog.ts'
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

/** One permission that somebody gains or loses by a plan, and from when to when, as instants of RFC 3339. */
export interface PlannedDelta extends AccessDelta {
  /** Null where it holds as soon as the plan is carried out; else the later instant at which time makes it so. */
  readonly from: string | null
  /** Null where it has no end. */
  readonly until: string | null
}

/** What a plan changes for one person on one target, now and at every later instant. */
export interface PlannedAccess extends AccessChange {
  readonly gained: readonly PlannedDelta[]
  readonly lost: readonly PlannedDelta[]
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

/**
 * A temporary role that makes a safe order possible: it holds what some people have before and after, while their roles
 * change. The plan creates it, gives it, takes it and deletes it.
 */
export interface Helper {
  readonly target: string
  /** The id under which the operations speak of it. */
  readonly role: string
  readonly title: string
  /** Who has it for a while, sorted. */
  readonly users: readonly string[]
}

/** An interruption that no order avoids: somebody is for some steps without what they have before and after. */
export interface Gap {
  readonly target: string
  readonly user: string
  /** Permission → the scope that is missing meanwhile. */
  readonly permissions: Readonly<Record<string, string>>
  /** Ids of the operations after which it begins and with which it ends. */
  readonly from: string
  readonly until: string
  /** How many operations of the plan begin it, lie in it, or end it. */
  readonly steps: number
  /** How long it lasts at the worst, in seconds, if nothing has to be done by a person. */
  readonly seconds: number
}

/** One approval that a plan needs. Who gains from the plan cannot give it. */
export interface NeededApproval {
  /** The route as the guardrails have it; only what it names. */
  readonly when: Readonly<Record<string, string>>
  readonly from: { readonly roles: readonly string[]; readonly people: readonly string[] }
  /** How many different people must agree. */
  readonly count: number
  /** Who could, as of the base: by e-mail, sorted. */
  readonly approvers: readonly string[]
  /** What makes it needed, in words, at most ten lines. */
  readonly because: readonly string[]
}

/** An operation that a person has to carry out, and how. */
export interface PendingStep {
  readonly operation: string
  readonly target: string
  readonly guide: Guide
}

/** A version of the documents by which a target is judged. */
export interface BaseEvidence {
  readonly target: string
  /** The commit; null where the documents are in none. */
  readonly revision: string | null
  /** Why this one: named, applied last, the commit that is checked out, or the documents themselves. */
  readonly because: 'named' | 'applied' | 'head' | 'same'
  /** Whether its documents are others than those that are applied. */
  readonly differs: boolean
}

/** What a plan was made from. None of it decides, so none of it is in the digest. */
export interface PlanEvidence {
  /** The commit that is checked out; null outside of git. */
  readonly revision: string | null
  /** `sha256:` and the hash of all documents. */
  readonly policy: string
  readonly bases: readonly BaseEvidence[]
  /** `sha256:` and the hash of each target as it was read. */
  readonly states: readonly { readonly target: string; readonly state: string }[]
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
  readonly access: readonly PlannedAccess[]
  /** Holders without a line whom a role change reaches. */
  readonly unlisted: readonly { readonly target: string; readonly role: string; readonly user: string }[]
  readonly guards: readonly GuardVerdict[]
  readonly helpers: readonly Helper[]
  readonly gaps: readonly Gap[]
  readonly approvals: readonly NeededApproval[]
  readonly effects: readonly PlanEffects[]
  /** The operations that a person has to carry out. */
  readonly pending: readonly PendingStep[]
  /** People who have no account yet where nothing can make one. */
  readonly waiting: readonly { readonly target: string; readonly user: string; readonly reason: string }[]
  readonly evidence: PlanEvidence
}
