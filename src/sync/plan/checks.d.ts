import type { Operation } from '../../model/operation.ts'
import type { Plan } from '../../model/plan.ts'
import type { Refusal } from '../refusal.ts'

/** A plan as its file has it. */
export interface WrittenPlan extends Omit<Plan, 'operations'> {
  readonly operations: readonly (Omit<Operation, 'source'> & { readonly source: unknown })[]
  readonly refusals: readonly Refusal[]
  readonly checksum: string
}

/** The compiled schema of a plan's file. */
export const isPlan: {
  (value: unknown): value is WrittenPlan
  errors?: readonly { readonly instancePath: string }[] | null
}
