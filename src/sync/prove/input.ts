import type { Conflict } from '../../model/document.ts'
import type { Holders } from '../../model/holder.ts'
import type { Operation } from '../../model/operation.ts'
import type { Gap, Helper } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'

/** One target of a plan, as it is before the first operation. */
export interface ProofTarget {
  readonly target: Target
  /** The target as the base has it, which judges too; null where there is none. */
  readonly base: Target | null
  readonly before: State
  readonly holders: Holders
  /** How many administrators should remain, as far as there are so many before and after. */
  readonly administrators: number
}

/** A plan, and all that decides whether it is safe. */
export interface ProofInput {
  readonly targets: readonly ProofTarget[]
  readonly conflicts: readonly Conflict[]
  readonly operations: readonly Operation[]
  readonly helpers: readonly Helper[]
  readonly gaps: readonly Gap[]
}

/** A promise that a plan breaks, and where. */
export interface Breach {
  readonly promise: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7'
  /** The operation after which it is broken, or that must not be; null where it is the plan as a whole. */
  readonly operation: string | null
  readonly target: string
  /** Whom it concerns; one of them where several fare alike. */
  readonly user: string | null
  readonly message: string
}
