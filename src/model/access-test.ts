import type { Risk } from './catalog.ts'
import type { Related } from './finding.ts'
import type { Place } from './place.ts'

/** One way in which a test does not hold: who differs, and where it is asked. */
export interface TestFailure {
  readonly message: string
  readonly at: Place
  /** The lines by which somebody holds what they should not, or has what is not enough. */
  readonly related: readonly Related<Place>[]
}

/** What became of an access test. It holds where it neither fails nor rests on unknown content. */
export interface TestResult {
  readonly name: string
  readonly at: Place
  readonly ok: boolean
  /** The answer that must hold, and the one that does, each as a sentence. */
  readonly expected: string
  readonly actual: string
  readonly failures: readonly TestFailure[]
  /** What nobody knows and would have to, to decide the test: what to look up. */
  readonly undecided: readonly string[]
}

/** A sensitive permission that somebody holds and no test asks about. */
export interface Unasked {
  readonly platform: string
  readonly permission: string
  readonly risk: Risk
}

/** How much of what is sensitive the tests ask about. */
export interface Coverage {
  /** The permissions of high and critical risk that somebody holds. */
  readonly held: number
  /** Those of them that a test asks about. */
  readonly asked: number
  /** The others, the riskiest first, then by name. */
  readonly unasked: readonly Unasked[]
}
