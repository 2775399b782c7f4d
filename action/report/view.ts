import type { DiffAnswer, Finding, Plan, Refusal, Summary, Waived } from '../../src/index.ts'
import type { Judgement } from '../approval/model.ts'

/** How it stands with a plan that a comment shows. */
export type Standing =
  | { readonly kind: 'planned' }
  /** The documents have errors, so there is no plan. */
  | { readonly kind: 'invalid' }
  | {
      readonly kind: 'applied'
      readonly runUrl: string
      readonly commit: string
      /** The page of that commit. */
      readonly commitUrl: string
    }
  | { readonly kind: 'not-applied'; readonly runUrl: string; readonly because: string }
  | { readonly kind: 'partial'; readonly runUrl: string; readonly left: number }
  | { readonly kind: 'waiting'; readonly runUrl: string; readonly left: number }

/** What a target was compared with. */
export interface Basis {
  readonly target: string
  readonly kind: 'live' | 'recorded'
  /** When the recorded state was read, in milliseconds since 1970; null where it was read just now. */
  readonly at: number | null
}

/** The line of a document that asks for an operation. */
export interface Source {
  /** The id of the operation. */
  readonly operation: string
  readonly file: string
  readonly line: number
}

/** Everything that a pull request is told about its plan. */
export interface PlanReport {
  readonly standing: Standing
  /** The newest commit of the pull request. */
  readonly head: string
  readonly runId: number
  readonly runUrl: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** What the documents change against the base branch; null where there is no base. */
  readonly difference: DiffAnswer | null
  /** Null where the documents have errors. */
  readonly plan: Plan | null
  /** Which lines ask for the operations of the plan, as far as lines do and that is known. */
  readonly sources: readonly Source[]
  readonly refusals: readonly Refusal[]
  readonly notes: readonly string[]
  readonly bases: readonly Basis[]
  readonly findings: readonly Finding[]
  readonly summary: Summary
  readonly waived: readonly Waived[]
  /** How far it is approved; null where nobody could look. */
  readonly judgement: Judgement | null
  /** Files of the pull request that decide how it is judged itself: workflows, CODEOWNERS, guardrails, targets. */
  readonly touchesRules: readonly string[]
  /** When drift was looked for last; null where that is not known. */
  readonly lastDrift: number | null
  /** Whether it was worked out by code of a stranger, so that nothing of it is proven. */
  readonly isFromFork: boolean
  /** Where a file of the head can be looked at, with `{file}` and `{line}`. */
  readonly fileUrl: string
}
