import type { Operation } from '../../model/operation.ts'
import type { Plan } from '../../model/plan.ts'
import { canonical, operationId, sha256 } from '../digest.ts'
import { isPlan } from './checks.js'
import { digestOf } from './plan.ts'
import type { Refusal } from '../refusal.ts'

/** A plan as its file has it: sources are lines already, and what refused it stands beside it. */
export interface SavedPlan {
  readonly plan: Plan
  readonly refusals: readonly Refusal[]
}

/**
 * The bytes of a plan's file: canonical JSON of the plan as it is shown (`shown`, sources as lines), with a checksum
 * over all of it. The same plan is the same bytes.
 */
export const writePlan = (shown: Readonly<Record<string, unknown>>): string =>
  `${canonical({ ...shown, checksum: checksumOf(shown) })}\n`

/** Reads a plan's file; the sentence that says what is wrong where a single byte is not as it was written. */
export const readPlan = (text: string): SavedPlan | string => {
  const value = parsed(text)
  if (value === undefined) return 'it is not as `rolewright plan` writes it'
  if (!isPlan(value)) {
    const [first] = isPlan.errors ?? []
    return `it is no plan of this version: ${first?.instancePath || 'the whole of it'} does not fit its schema`
  }
  const { checksum, refusals, ...plan } = value
  if (checksum !== checksumOf({ ...plan, refusals })) return 'its checksum does not fit'
  const operations = plan.operations.map((operation): Operation => ({ ...operation, source: null }))
  const wrong = operations.find((operation) => operation.id !== operationId(operation))
  if (wrong) return `the operation ${wrong.id} is not what its id says`
  const read = { ...plan, operations }
  return digestOf(read) === plan.digest ? { plan: read, refusals } : 'its digest does not fit'
}

const checksumOf = (shown: Readonly<Record<string, unknown>>): string => `sha256:${sha256(canonical(shown))}`

/** Undefined where the text is no canonical JSON, or is nested deeper than anything that we can write. */
const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return `${canonical(value)}\n` === text ? value : undefined
  } catch {
    return undefined
  }
}
