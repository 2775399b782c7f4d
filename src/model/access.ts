import type { Holder, Holders, Holding } from './holder.ts'
import type { Instant, Period } from './instant.ts'
import type { Policy } from './policy.ts'
import type { Target } from './target.ts'

/** Role id → the unit in which its narrower scopes hold, or null. */
export type HeldRoles = ReadonlyMap<string, string | null>

/** How far somebody reaches with one permission. */
export interface Reach {
  /** The widest scope at which it is held, or `on`. */
  readonly scope: string
  /** The units in which a scope narrower than everything holds; empty where none is needed or known. */
  readonly units: readonly string[]
  /** The roles that give it at this scope, sorted. */
  readonly through: readonly string[]
}

/** What somebody can do, by permission. */
export type Reaches = ReadonlyMap<string, Reach>

/** A stretch of time in which nothing changes in what documents give somebody on a target. */
export interface Span {
  readonly period: Period
  /** The holdings that count then; one role for each user is already seen to. */
  readonly holdings: readonly Holding[]
  /** The roles that follow, the fallback role included. */
  readonly roles: HeldRoles
}

/**
 * Who may do what by the documents, at every instant. Everything is computed once: a person's spans, and what a distinct
 * set of roles gives. Only active people have spans: whoever is on leave or departed can do nothing.
 */
export interface Access {
  readonly policy: Policy
  holders(target: Target): Holders
  /** The stretches of a person's time on a target, in order and without a gap, from `-Infinity` to `Infinity`. */
  spans(target: Target, holder: Holder): readonly Span[]
  /** What a set of roles gives on a target. The same object for an equal set. */
  reaches(target: Target, roles: HeldRoles): Reaches
  /** What somebody can do on a target at an instant; empty for whoever is not managed or not active there. */
  reachesAt(target: Target, user: string, at: Instant): Reaches
}
