import type { Problem } from '../model/finding.ts'

/** What came out of one step of reading: a value or problems, never both. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] }

/** A step that went well. */
export const succeeded = <Value>(value: Value): Result<Value> => ({ ok: true, value })

/** A step that found something wrong. */
export const failed = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems })
