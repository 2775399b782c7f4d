import type { Instant } from './instant.ts'
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
  readonly about?: About
  /** The instant at which it begins, where that is still to come. */
  readonly from?: Instant
}

/** A person by e-mail, a role as `platform:role`, a conflict by its id. */
interface About {
  readonly user?: string
  readonly role?: string
  readonly conflict?: string
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

/** A finding that the organisation allows for a time. It fails nothing, and is shown everywhere. */
export interface Waived {
  readonly finding: Finding
  readonly waiver: {
    readonly owner: string
    /** The end: the first moment at which it holds no longer. */
    readonly until: Instant
    readonly reason: string
    readonly location: Location
  }
}

/** A finding that was mended, and how; its place is the one in which it was found. */
export interface Fixed {
  readonly rule: string
  readonly title: string
  readonly location: Location
}

/** How many findings of each severity, in how many documents. */
export interface Summary {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly documents: number
  /** What was compared with; absent where nothing was. */
  readonly base?: { readonly revision: string; readonly documents: number }
}
