import { targetsBefore } from '../../access/difference.ts'
import type { Access } from '../../model/access.ts'
import type { Instant } from '../../model/instant.ts'
import { child, type Location, type Place } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import type { Target } from '../../model/target.ts'
import { beginningOf } from '../beginning.ts'

/** One version of the organisation. */
interface Side {
  readonly policy: Policy
  readonly access: Access
}

/** One target in both versions; the base comes first. */
export interface ComparedSides {
  readonly before: Side & { readonly target: Target }
  readonly after: Side & { readonly target: Target }
  readonly now: Instant
}

/** Every target that both versions have. One that is gone is no longer managed at all; the guardrails look at that. */
export const comparedSides = (before: Side, after: Side, now: Instant): readonly ComparedSides[] =>
  [...targetsBefore(before.policy, after.policy)].flatMap(([target, old]) =>
    old === null ? [] : [{ before: { ...before, target: old }, after: { ...after, target }, now }]
  )

/** Where a target is declared; the beginning of the file of something that is gone where it is not. */
export const targetPlace = ({ document }: Target, gone: Place): Place | Location =>
  document === null ? beginningOf(gone) : child(document.at, 'id')
