import type { Kind } from '../model/document.ts'
import type * as written from './written.ts'

/** One thing that a schema does not allow. */
export interface SchemaError {
  readonly keyword: string
  /** JSON Pointer to the value. */
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A compiled schema. Text that stands for a number or a boolean is replaced by it in the value. */
export interface Check<Document> {
  (value: unknown): value is Document
  errors?: readonly SchemaError[] | null
}

/** A schema, or a part of one, as it is written. */
export type SchemaNode = Readonly<Record<string, unknown>>

export const Role: Check<written.WrittenRole>
export const Assignments: Check<written.WrittenAssignments>
export const People: Check<written.WrittenPeople>
export const JobFunction: Check<written.WrittenJobFunction>
export const Target: Check<written.WrittenTarget>
export const Guardrails: Check<written.WrittenGuardrails>
export const AccessTests: Check<written.WrittenAccessTests>
export const Platform: Check<written.WrittenPlatform>
/** The schemas themselves, for words in messages. */
export const schemas: () => Readonly<Record<Kind, SchemaNode>>
