import type { Location, Place } from './place.ts'

/** How much a finding weighs; `off` switches a rule off. */
export type Severity = 'error' | 'warning' | 'note'

/** One edit of a document, in the words of JSON Patch (RFC 6902). */
export interface Edit {
  readonly file: string
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string
  readonly value?: unknown
}

/** A way to mend a problem, as data. `widens` says that somebody would get more access by it. */
export interface Fix {
  readonly title: string
  readonly widens: boolean
  readonly edits: readonly Edit[]
}

/** A second place that helps to understand a problem. */
export interface Related<Where> {
  readonly message: string
  readonly at: Where
}

/**
 * What a rule reports: one thing that is wrong, before the engine adds the rule's id and severity.
 * The message says what and why, lower case, without a full stop, user text in back-ticks; the help says what to do.
 */
export interface Problem {
  readonly message: string
  readonly help: string
  readonly at: Place | Location
  readonly related?: readonly Related<Place | Location>[]
  readonly fixes?: readonly Fix[]
  /** Whom or what it is about, so that a waiver can name it. */
  readonly about?: { readonly user?: string; readonly role?: string; readonly conflict?: string }
}

/** One problem as the user sees it, with its place in lines and columns. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly help: string
  readonly location: Location
  readonly related: readonly { readonly message: string; readonly location: Location }[]
  readonly fixes: readonly Fix[]
}

/** How many findings of each severity, in how many documents. */
export interface Summary {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly documents: number
}
