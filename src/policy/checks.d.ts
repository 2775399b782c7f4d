import type { Kind } from '../model/policy.ts'

/** One thing that a schema does not allow. */
export interface SchemaError {
  readonly keyword: string
  /** JSON Pointer to the value. */
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  /** Set where the error is about the name of a property of the value. */
  readonly propertyName?: string
}

/** A compiled schema. Text that stands for a number or a boolean is replaced by it in the value. */
export interface Check {
  (value: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** A schema, or a part of one, as it is written. */
export type SchemaNode = Readonly<Record<string, unknown>>

export const Role: Check
export const Assignments: Check
export const People: Check
export const JobFunction: Check
export const Target: Check
export const Guardrails: Check
export const AccessTests: Check
export const Platform: Check
/** The schemas themselves, for words in messages. */
export const schemas: () => Readonly<Record<Kind, SchemaNode>>
