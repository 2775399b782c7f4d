import type { Conflict } from '../../model/document.ts'
import type { Holders } from '../../model/holder.ts'
import type { Operation } from '../../model/operation.ts'
import type { Gap, Helper } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import type { Refusal } from '../refusal.ts'

/** One target as it was read, and what has to be done to it. */
export interface OrderTarget {
  readonly target: Target
  /** The target as the base has it; null where there is none. */
  readonly base: Target | null
  readonly actual: State
  readonly holders: Holders
  /** In any order. */
  readonly operations: readonly Operation[]
  /** How many administrators should remain, as far as there are so many before and after. */
  readonly administrators: number
  /** Whether temporary roles may be used. */
  readonly canHelp: boolean
  /** Whether the connector can put one role in the place of another where people have several; no where absent. */
  readonly canReplace?: boolean
}

/** All that decides the order of a plan. */
export interface OrderInput {
  readonly targets: readonly OrderTarget[]
  readonly conflicts: readonly Conflict[]
  /** The emergency order: less access first, whatever it interrupts. */
  readonly revokeFirst: boolean
}

/** One sequence over all targets, with what it took to make every step safe. */
export interface Ordered {
  readonly operations: readonly Operation[]
  readonly helpers: readonly Helper[]
  /** What the sequence interrupts. */
  readonly gaps: readonly Gap[]
  /** What a reader should know about how the order was found. */
  readonly notes: readonly string[]
  /** Why some operations have no safe order. They are left out, and nothing may be carried out. */
  readonly refusals: readonly Refusal[]
}
