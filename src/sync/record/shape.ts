import type { RecordEntry, Recorded } from '../../model/record.ts'

type Type = RecordEntry['type']
type Check = (value: unknown) => boolean
type Shape<T extends Type> = {
  readonly [Key in Exclude<keyof Extract<RecordEntry, { type: T }>, 'type'>]: Check
}

const isText: Check = (value) => typeof value === 'string'
const isTextOrNull: Check = (value) => value === null || isText(value)
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isFlag: Check = (value) => typeof value === 'boolean'
const isHash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isInstant: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value)

const isHeadOrNull: Check = (value) => value === null || hasMembers(value, recordHead)
const recordHead: readonly (readonly [string, Check])[] = [
  ['seq', isCount],
  ['hash', isHash]
]

const isApproval: Check = (value) => hasMembers(value, approval)
const approval: readonly (readonly [string, Check])[] = [
  ['by', isText],
  ['verified', isFlag],
  ['of', isText]
]

/** What each type of entry holds beside its place in the chain: exactly these keys. */
const shapes: { readonly [T in Type]: Shape<T> } = {
  genesis: { version: (value) => value === 1, previous: isHeadOrNull },
  started: {
    plan: isText,
    targets: listOf(isText),
    operations: isCount,
    by: isText,
    revision: isTextOrNull,
    mode: isText,
    approvals: listOf(isApproval),
    lock: isText
  },
  intent: { operation: isText, target: isText, what: isText, reason: isText },
  outcome: {
    operation: isText,
    result: oneOf('done', 'already', 'refused', 'failed', 'unknown', 'waiting'),
    message: isText
  },
  settled: { operation: isText, result: oneOf('done', 'not-done', 'superseded') },
  ended: {
    plan: isText,
    result: oneOf('complete', 'partial', 'waiting', 'abandoned'),
    done: isCount,
    left: isCount
  },
  'take-over': { lock: isText, owner: isText },
  recovered: { bytes: isCount }
}

const place: Readonly<Record<string, Check>> = { seq: isCount, prev: isHash, at: isInstant, type: isText }

/** The same for whole entries, ready to be gone through: a record may have very many. */
const members: ReadonlyMap<string, readonly (readonly [string, Check])[]> = new Map(
  Object.entries(shapes).map(([type, shape]) => [type, Object.entries({ ...place, ...shape })])
)

/** Whether a value is an entry of this format, with every key that it needs and none besides. */
export const isRecorded = (value: unknown): value is Recorded => {
  const wanted = members.get(typeOf(value) ?? '')
  return wanted !== undefined && hasMembers(value, wanted)
}

/** Why a value is not an entry, in words. */
export const faultOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not an entry'
  const type = typeOf(value)
  const wanted = members.get(type ?? '')
  if (wanted === undefined) return 'is of a kind that this format does not have'
  const foreign = Object.keys(value).find((key) => wanted.every(([known]) => known !== key))
  if (foreign !== undefined) {
    return `holds \`${foreign}\`, which no \`${type}\` has: what the version of the format fixes is never read from an entry`
  }
  const wrong = wanted.find(([key, check]) => !check(Reflect.get(value, key)))
  return `has no valid \`${wrong?.[0]}\``
}

const typeOf = (value: unknown): Type | null => {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null
  const { type } = value
  return isType(type) ? type : null
}

const isType = (value: unknown): value is Type => typeof value === 'string' && Object.hasOwn(shapes, value)

const hasMembers = (value: unknown, wanted: readonly (readonly [string, Check])[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === wanted.length &&
  wanted.every(([key, check]) => Object.hasOwn(value, key) && check(Reflect.get(value, key)))
