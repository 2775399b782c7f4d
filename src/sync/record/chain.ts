import type { RecordEntry, RecordHead, Recorded, RecordProblem } from '../../model/record.ts'
import { canonical, sha256 } from '../digest.ts'
import { faultOf, isRecorded } from './shape.ts'

/** A line of the record: its hash, and the entry in it where it can be read, else why not. */
interface Line {
  readonly hash: string
  readonly entry: Recorded | null
  readonly fault: string
}

/** A record as its file has it. */
export interface Chain {
  /** Whether there is such a file. */
  readonly exists: boolean
  readonly lines: readonly Line[]
  /** What stands behind the last line feed: a write that was interrupted; null where nothing does. */
  readonly torn: string | null
  /** The text up to the last line feed. */
  readonly whole: string
}

/** What the first entry has for the hash of a line before it. */
const nothing = '0'.repeat(64)

/** What stands for a byte that is no text. It would read the same whichever byte that was, so no line may hold it. */
const unreadable = '\ufffd'

/**
 * The line of the next entry, without its line feed, and where the record then ends. Throws a `TypeError` where the
 * entry is not one of the format.
 */
export const lineOf = (
  entry: RecordEntry,
  after: RecordHead | null,
  at: number
): { readonly line: string; readonly head: RecordHead } => {
  const seq = after === null ? 0 : after.seq + 1
  const whole = { ...entry, seq, prev: after?.hash ?? nothing, at: new Date(at).toISOString() }
  if (!isRecorded(whole)) throw new TypeError(`the entry ${faultOf(whole)}`)
  const line = canonical(whole).replaceAll(unreadable, '?')
  return { line, head: { seq, hash: sha256(line) } }
}

/** Reads the lines of a record; null where there is no file. It says nothing yet of how they hang together. */
export const readChain = (file: string | null): Chain => {
  const text = file ?? ''
  const end = text.lastIndexOf('\n') + 1
  const lines = end === 0 ? [] : text.slice(0, end - 1).split('\n')
  return {
    exists: file !== null,
    lines: lines.map(readLine),
    torn: end === text.length ? null : text.slice(end),
    whole: text.slice(0, end)
  }
}

/** Where the lines of a chain end; null where there is none. */
export const headOf = ({ lines }: Pick<Chain, 'lines'>): RecordHead | null => {
  const last = lines.at(-1)
  return last === undefined ? null : { seq: lines.length - 1, hash: last.hash }
}

const readLine = (text: string): Line => {
  const hash = sha256(text)
  const unread = (fault: string): Line => ({ hash, entry: null, fault })
  if (text === '') return unread('is empty')
  if (text.endsWith('\r')) return unread('ends in a carriage return: a program has rewritten the line ends')
  if (text.includes(unreadable)) return unread('holds bytes that are no text')
  const value = parse(text)
  if (value === undefined) return unread('is not JSON')
  if (!isRecorded(value)) return unread(faultOf(value))
  if (canonical(value) !== text)
    return unread('is not written as the format wants it: a key stands twice, or somebody has rewritten it')
  return { hash, entry: value, fault: '' }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Everything that does not hold in the chain itself, from its first line to its last, each where it was changed.
 * `anchored` vouches for the lines whose hashes are kept elsewhere.
 */
export const breaksOf = (
  lines: readonly Line[],
  anchored: readonly RecordHead[]
): readonly RecordProblem[] => {
  const hashes = new Map(anchored.map(({ seq, hash }) => [seq, hash]))
  const problems = new Map<number, RecordProblem>()
  const tell = (index: number, message: string): void => {
    const seq = lines[index]?.entry?.seq ?? null
    if (!problems.has(index)) problems.set(index, { line: index + 1, seq, message })
  }
  const isVouched = (index: number): boolean => {
    const { entry, hash } = lines[index] ?? { entry: null, hash: '' }
    return entry !== null && (lines[index + 1]?.entry?.prev === hash || hashes.get(entry.seq) === hash)
  }
  for (const [index, { entry, fault, hash }] of lines.entries()) {
    const before = lines[index - 1]
    if (entry === null) tell(index, fault)
    else if (before === undefined) {
      const message = beginningFault(entry)
      if (message !== null) tell(index, message)
    } else if (entry.type === 'genesis') tell(index, 'begins another record inside this one')
    else if (before.entry === null || isNext(entry, before)) continue
    else if (hash === before.hash) tell(index, 'stands here twice')
    else if (isNext(entry, lines[index - 2]))
      tell(index - 1, 'was inserted: the next line does not follow it')
    else if (entry.seq !== before.entry.seq + 1) tell(index, numberFault(entry.seq, before.entry.seq + 1))
    else if (!isVouched(index)) tell(problems.has(index - 1) ? index - 1 : index, changed)
    else tell(index - 1, 'was changed: the next line was chained to another text')
  }
  return [...problems.values()].sort((a, b) => Number(a.line) - Number(b.line))
}

const changed = 'was changed, or the line before it: it was chained to another text'

const isNext = (entry: Recorded, before: Line | undefined): boolean =>
  before !== undefined &&
  before.entry !== null &&
  entry.seq === before.entry.seq + 1 &&
  entry.prev === before.hash

const beginningFault = ({ seq, type, prev }: Recorded): string | null => {
  if (seq > 0) return `is not the beginning of a record: ${gap(0, seq)} missing before it`
  return type === 'genesis' && prev === nothing ? null : 'is not the beginning of a record'
}

const numberFault = (seq: number, expected: number): string =>
  seq > expected
    ? `does not follow the line before it: ${gap(expected, seq)} missing`
    : `does not follow the line before it: entry ${seq} stands here again, or in the wrong place`

const gap = (from: number, until: number): string =>
  until - from === 1 ? `entry ${from} is` : `entries ${from} to ${until - 1} are`
