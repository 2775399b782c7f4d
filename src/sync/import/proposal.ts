import type { Edit } from '../../model/finding.ts'

/** Whom or what an import is about: a role by our id, a user by e-mail. */
export interface Subject {
  readonly kind: 'role' | 'user'
  readonly id: string
}

/** A Role document that is not there yet: the fields below `apiVersion`, and a name for its file. */
export interface NewRole {
  readonly name: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A line of an Assignments document that is not there yet. */
export interface NewLine {
  readonly user: string
  readonly roles: readonly string[]
  readonly in?: Readonly<Record<string, string>>
}

/** What would have to be written so that the documents say of one subject what is there. */
export interface Proposal extends Subject {
  /** Whether no document spoke of it before. */
  readonly change: 'added' | 'changed'
  readonly roles: readonly NewRole[]
  readonly lines: readonly NewLine[]
  /** Edits of documents that are there; they do not depend on those of other proposals. */
  readonly edits: readonly Edit[]
  /** What is not brought along, in words; null where everything is. */
  readonly lacks: string | null
  /** What to write instead where the documents would not be right with it; null to leave it as it is. */
  readonly otherwise: Proposal | null
}

/** Somebody or something that the documents still do not say as it is, or on purpose not, and why. */
export interface Left extends Subject {
  readonly reason: string
}

/** What an import would write, and what not. */
export interface Proposals {
  readonly proposals: readonly Proposal[]
  readonly left: readonly Left[]
}
