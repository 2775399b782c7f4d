import type { OperationKind, OperationValue } from './operation.ts'

/** What kind of difference it is: the operation that would revert it, or a word where none would. */
type DriftKind =
  | OperationKind
  /** A role that no document names, on a target that manages all roles, or one that an unfinished apply left. */
  | 'unlisted-role'
  /** A live role that could be two of ours, or one of ours that could be two live ones. */
  | 'unclear-role'
  /** A role of the vendor's that grants something else, or is called otherwise, than what is known of it. */
  | 'predefined-role'
  | 'new-predefined-role'
  | 'missing-predefined-role'
  /** A role grants something that the catalog does not know. */
  | 'unknown-permission'
  /** Somebody whom no document names can do something of high or critical risk. */
  | 'undeclared-access'
  /** Nothing was ever applied here, so there is nothing to compare with. */
  | 'never-applied'

/** The likely cause of a difference; `unknown` wherever more than one thing could have done it. */
export type DriftCause =
  | 'by-hand'
  | 'vendor'
  /** A period has ended, and that was not carried out yet. */
  | 'expired'
  /** A period has begun, and that was not carried out yet. */
  | 'due'
  /** An apply that was not finished explains it. */
  | 'half-finished'
  | 'unknown'
  /** Not drift: the documents ask for it, and it was not applied yet. */
  | 'not-applied-yet'
  /** Not drift: nothing was ever applied there. */
  | 'never-applied'
  /** Not drift: the account that the tool runs as, or one that the target protects. */
  | 'runs-as'
  | 'protected'

/** Roles and permissions that somebody has without a line. */
export interface UndeclaredAccess {
  readonly roles: readonly string[]
  readonly markers: readonly string[]
  /** Permission → the scope at which it is held; those of high and critical risk, the largest risk first. */
  readonly permissions: Readonly<Record<string, string>>
}

/** One side of a difference: in words, and as data. */
export interface DriftSide {
  readonly words: string
  readonly value: OperationValue | UndeclaredAccess | { readonly grants: Readonly<Record<string, string>> }
}

/** The two answers to a difference. */
export interface DriftAnswers {
  /** How to make the target what was approved. */
  readonly revert: string
  /** How to approve what is there: by an edit of the documents. */
  readonly adopt: string
}

/** One difference between a target as it is and as it was approved. */
export interface Drift {
  readonly target: string
  readonly kind: DriftKind
  readonly subject: { readonly user: string | null; readonly role: string | null }
  readonly approved: DriftSide
  readonly live: DriftSide
  readonly cause: DriftCause
  /** Whether it is drift, or only told beside it. */
  readonly counts: boolean
  /** The id of the operation that reverts it, or that is not applied yet; null where there is none. */
  readonly operation: string | null
  /** Null where there is nothing to answer. */
  readonly answers: DriftAnswers | null
}
