import type { Location, Place } from '../../model/place.ts'
import type { Guardrails } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'

/** One way in which the rules of the organisation became weaker. */
export interface Weakening {
  /** What became weaker, as the first half of a sentence. */
  readonly message: string
  readonly at: Place | Location
  /** Who has to agree, where that is one person. */
  readonly owner?: string
}

/** The guardrails and targets of both versions. */
export interface Versions {
  readonly before: Policy
  readonly after: Policy
}

/** The guardrails of both versions. */
export interface BothGuardrails {
  readonly before: Guardrails
  readonly after: Guardrails
}
