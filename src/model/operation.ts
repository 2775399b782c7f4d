import type { Place } from './place.ts'

/** The kinds of operation. */
export const operationKinds = [
  'create-role',
  'update-role',
  'rename-role',
  'delete-role',
  'assign',
  'unassign',
  'set-role',
  'set-unit',
  'invite',
  'deactivate',
  'reactivate'
] as const

/** One kind of operation. */
export type OperationKind = (typeof operationKinds)[number]

/** A role's content in an operation, ready for canonical JSON: grants as `{permission: scope or on}`. */
export interface RoleContent {
  readonly title: string
  readonly scope: string | null
  readonly grants: Readonly<Record<string, string>>
  readonly reportsTo: string | null
}

/** A role that somebody holds, in an operation. */
export interface HeldRole {
  readonly role: string
  readonly unit: string | null
}

/** What an operation finds or leaves: nothing, a role, a held role, a title, or whether an account is active. */
export type OperationValue =
  RoleContent | HeldRole | { readonly title: string } | { readonly active: boolean } | null

/**
 * One change to a target. `role` and `user` are the subject: roles by our id, users by e-mail.
 * create-role: null → RoleContent · update-role: RoleContent → RoleContent · rename-role: {title} → {title} ·
 * delete-role: RoleContent → null · assign: null → HeldRole · unassign: HeldRole → null ·
 * set-role: HeldRole or null → HeldRole, where the role of `after` takes the place of the one of `before` (of every other
 * role, where everybody has one) · set-unit: HeldRole → HeldRole · invite: null → {active: true} ·
 * deactivate, reactivate: {active} → {active}.
 */
export interface Operation {
  /** Hash of target, kind, subject, before and after; never of line, reason, commit or time. */
  readonly id: string
  readonly target: string
  readonly kind: OperationKind
  readonly role: string | null
  readonly user: string | null
  readonly before: OperationValue
  readonly after: OperationValue
  /** Why, in the words of the documents or ours. */
  readonly reason: string
  /** The line that asks for it; null where no line does. */
  readonly source: Place | null
}
