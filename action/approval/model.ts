import type { NeededApproval } from '../../src/index.ts'
import type { Permission, Pull, PullCommit, Review } from '../github/port.ts'

/** A plan that a run has made whose origin is proven. */
export interface ProvenPlan {
  readonly digest: string
  /** The plan as its file has it. */
  readonly text: string
  /** When the run ended, in milliseconds since 1970. */
  readonly endedAt: number
  readonly run: number
}

/** Everything about one pull request that decides whether it is approved, as GitHub has it now. */
export interface PullEvidence {
  readonly pull: Pull
  readonly commits: readonly PullCommit[]
  /** Oldest first. */
  readonly reviews: readonly Review[]
  /** The proven plans for the newest commit of the pull request, oldest first. */
  readonly plans: readonly ProvenPlan[]
  /** What each reviewer may do in the repository; logins in lower case. */
  readonly permissions: ReadonlyMap<string, Permission>
}

/**
 * Who people are: logins of GitHub in lower case → e-mails, as the base has them. `others` has the further e-mails of those
 * who have several with one login, and that login.
 */
export type Logins = ReadonlyMap<string, string> & { readonly others?: ReadonlyMap<string, string> }

/** Somebody whose approval or objection counts. */
export interface Approver {
  readonly login: string
  /** The e-mail; the login where somebody objects whom no document knows. */
  readonly user: string
  readonly review: number
}

/** An approval that is needed, and how far it is given. */
export interface Need {
  readonly needed: NeededApproval
  readonly given: readonly Approver[]
  /** How many more people must agree. */
  readonly missing: number
}

/** A review that does not count, and why, in words that a reviewer understands. */
export interface Discounted {
  readonly login: string
  readonly review: number
  readonly because: string
}

/** What the approvals of one pull request come to. */
export interface Judgement {
  readonly needs: readonly Need[]
  /** Who asks for changes, and counts. */
  readonly objections: readonly Approver[]
  readonly discounted: readonly Discounted[]
  /** Whether every need is met and nobody who counts objects. */
  readonly isMet: boolean
}
