import type { Capabilities } from '../../model/connector.ts'
import type { Holders } from '../../model/holder.ts'
import type { Instant } from '../../model/instant.ts'
import type { Operation } from '../../model/operation.ts'
import type { BaseEvidence, Helper, Plan, PlanEvidence } from '../../model/plan.ts'
import type { Evidence } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import type { Bound } from '../bind.ts'
import type { KnownKeys } from '../recognise.ts'
import type { Version } from '../version.ts'

/** One target as it was read, and what the documents say about it. */
export interface TargetInput {
  readonly target: Target
  readonly holders: Holders
  readonly bound: Bound
  readonly evidence: Evidence
  readonly capabilities: Capabilities
  /** The version that is applied; where it is absent, the default guardrails judge. */
  readonly head?: Version
  /** The version that judges beside it; where it is absent, that one judges alone. */
  readonly base?: { readonly version: Version | null; readonly evidence: BaseEvidence }
  /** Whether the record knows no apply here yet; no where it is absent. */
  readonly isNew?: boolean
  /** Our role ids → the keys that an apply has bound them to; where absent, what was recognised by a name is adopted. */
  readonly known?: KnownKeys
  /** Temporary roles that an unfinished apply has left, which the target names as removed; none where absent. */
  readonly leftovers?: readonly Helper[]
  /** Chooses among the operations, where not all are wanted; all where absent. */
  readonly only?: (operations: readonly Operation[]) => readonly Operation[]
}

/** Everything that decides a plan. */
export interface PlanInputs {
  /** The instant that counts as now. */
  readonly now: Instant
  readonly targets: readonly TargetInput[]
  /** Less access first, whatever it interrupts. */
  readonly revokeFirst?: boolean
  /** Only what time alone has made due, which was approved with the change that wrote it. */
  readonly due?: boolean
  /** The plan of an apply that has not come to its end, to be gone on with where it still fits; none where absent. */
  readonly kept?: Plan | null
  /** Where the documents come from. */
  readonly origin?: Pick<PlanEvidence, 'revision' | 'policy'>
}
