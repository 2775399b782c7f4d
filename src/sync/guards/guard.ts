import type { Reaches } from '../../model/access.ts'
import type { Guardrails } from '../../model/document.ts'
import type { Instant } from '../../model/instant.ts'
import type { Operation } from '../../model/operation.ts'
import type { AccessChange } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'

/** What decides whether one target may be changed so. */
export interface GuardInput {
  readonly target: Target
  /** The target as the base has it; null where it is new or there is no base. */
  readonly base: Target | null
  /** The guardrails that judge: those of the version that is applied first, then those of the base. */
  readonly guardrails: readonly Guardrails[]
  readonly now: Instant
  readonly actual: State
  /** The target once all operations are done. */
  readonly after: State
  readonly operations: readonly Operation[]
  /** Who has left: what they lose is not counted. */
  readonly leavers: ReadonlySet<string>
  /** Whether no apply is in its record: the target is being adopted. */
  readonly isNew: boolean
  /** How many administrators should remain. */
  readonly administrators: number
  /** Whether this is only what time alone makes due, approved with the change that wrote it. */
  readonly due: boolean
}

/** What guards look at: what they are given, and what follows from it. */
export interface Scene extends GuardInput {
  /** What somebody can do before, and once all operations are done; worked out once for each. */
  readonly reaches: { readonly before: (user: string) => Reaches; readonly after: (user: string) => Reaches }
  /**
   * Who counts when shares are counted: active accounts with any access before, without those who have left and without
   * the account that the tool runs as by either version.
   */
  readonly people: ReadonlySet<string>
  /** Who gains and loses what by the operations, at once. */
  readonly changes: readonly AccessChange[]
}

/** What a guard says about a plan for one target. */
export interface Judgement {
  readonly passed: boolean
  readonly message: string
}

/** A check that can refuse a whole plan. It says what it counted, whether it passed or not. */
export interface Guard {
  readonly id: string
  readonly judge: (scene: Scene) => Judgement
}

/** Nothing stands against it; the message says what was looked at. */
export const passes = (message: string): Judgement => ({ passed: true, message })

/** The plan must not be carried out; the message says why, and what to do. */
export const refuses = (message: string): Judgement => ({ passed: false, message })
