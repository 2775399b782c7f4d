import type { Holding } from './holder.ts'
import type { Period } from './instant.ts'
import type { Place } from './place.ts'

/** Where a role has a permission from. */
export type Origin =
  /** A Role document names it: the role's own, or that of a role that it is based on. */
  | { readonly kind: 'document'; readonly role: string; readonly at: Place }
  /** Somebody has looked up what the vendor's role grants. */
  | { readonly kind: 'observed'; readonly role: string; readonly at: Place }
  /** The vendor ships the role with it. */
  | { readonly kind: 'vendor'; readonly role: string }
  /** The platform gives it by itself, and nobody can change that. */
  | { readonly kind: 'platform'; readonly role: string }
  /** The role has it on the platform, as it was read there. */
  | { readonly kind: 'live'; readonly role: string }
  /** What the role grants is not known, so it may grant this. */
  | { readonly kind: 'unknown'; readonly role: string }

/** One way in which somebody comes to a permission on a target. */
export interface Path {
  readonly role: string
  /** The scope at which it is held by this path, or `on`; null where the role's content is not known. */
  readonly scope: string | null
  /** The unit in which a scope narrower than everything holds; null where it needs none, or none is known. */
  readonly unit: string | null
  readonly period: Period
  /** What gives the role: a line or a function entry; null where the platform gives it by itself. */
  readonly holding: Holding | null
  /** Whether somebody has the role on the platform and no document gives it. */
  readonly unlisted?: true
  /** Where the job function names the role; null where a line gives it. */
  readonly functionAt: Place | null
  readonly origin: Origin
  /** Where the role says which one it is based on; null where it has the permission itself. */
  readonly basedOnAt: Place | null
  /** From the permission that the role grants to the one in question; each brings the next. Never empty. */
  readonly chain: readonly string[]
}
