import type { Clock, Store } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Helper } from '../../model/plan.ts'
import type { Recorded, RecordEntry, RecordHead, RecordReport } from '../../model/record.ts'
import { helpersMade } from '../temporary.ts'
import { headOf, lineOf, readChain, type Chain } from './chain.ts'
import { headText, parseHead } from './heads.ts'
import { appliesOf, unfinishedOf, waitingOf, type Unfinished } from './unfinished.ts'
import { verifyChain, type Kept } from './verify.ts'

/** Keeps the end of a record outside of its file, where whoever changes the file does not reach it by that. */
export interface Anchor {
  /** What a person would call the place. */
  readonly name: string
  /** Null where nothing is kept yet, `spoilt` where it is no head. Throws `CannotRun` where the place cannot be read. */
  read(): RecordHead | 'spoilt' | null
  /** Replaces what was read last. Throws `CannotRun` where something else is kept there by now. */
  write(head: RecordHead): void
}

/** The record of applies, which is their journal too. */
export interface Journal {
  /**
   * Adds an entry; what it returns from is on the disk. `planText` is the plan of a `started`: it is kept until an apply
   * is complete. Throws `CannotRun` where the record as it is does not hold, or somebody else writes to it.
   */
  append(entry: Exclude<RecordEntry, { readonly type: 'genesis' }>, planText?: string): void
  /** What the last apply has left where it was cut off; null where it came to its end. */
  unfinished(): Unfinished | null
  /** What the last apply waits for a person to do; null where it does not. */
  waiting(): Unfinished | null
  /** The plan that is kept because an apply is not complete, whichever it is; null where there is none. */
  keptPlan(): string | null
  /** Every temporary role that an apply has begun to make, ever: a call may land late. */
  helpers(): readonly Helper[]
}

/** A record as it is read. */
export interface ReadRecord {
  readonly report: RecordReport
  /** The entries that can be read, in order. */
  readonly entries: readonly Recorded[]
}

const log = 'record/log.jsonl'
const headFile = 'record/head.json'
const planFile = 'journal/plan.json'

/** Types of entries whose heads are anchored outside too; for every call that would take too long. */
const anchored: ReadonlySet<RecordEntry['type']> = new Set(['genesis', 'started', 'ended'])

/** Reads the whole record and holds it against itself and against the heads that are kept. Changes nothing. */
export const readRecord = (store: Store, anchor: Anchor | null): ReadRecord => {
  const { chain, report } = look(store, anchor)
  return { report, entries: chain.lines.flatMap(({ entry }) => entry ?? []) }
}

/** Whether there is no record, though there was one: the next entry begins a new one, which names it. */
export const isGone = ({ entries, previous }: Pick<RecordReport, 'entries' | 'previous'>): boolean =>
  entries === 0 && previous !== null

/** Opens the record. Nothing is read before it is asked, and nothing is changed before the first entry is added. */
export const openRecord = (store: Store, clock: Clock, anchor: Anchor | null): Journal => {
  let head: RecordHead | null = null
  /** How many bytes the log has as it was left. */
  let size = 0

  /** The log first, then where it ends: cut off in between, the log has exactly one entry more. */
  const put = (entry: RecordEntry, write: (line: string) => void): void => {
    const next = lineOf(entry, head, clock.now())
    head = null
    write(`${next.line}\n`)
    store.write(headFile, headText(next.head))
    if (anchored.has(entry.type)) anchor?.write(next.head)
    head = next.head
  }
  const add = (line: string): void => {
    store.append(log, line)
    size += bytesOf(line)
  }
  const keepBeside = (end: RecordHead): void => {
    if (store.read(headFile) !== headText(end)) store.write(headFile, headText(end))
  }
  const keepEverywhere = (end: RecordHead): void => {
    keepBeside(end)
    anchor?.write(end)
  }

  /** Finds the end of the record, and puts right what an interrupted write has left. */
  const begin = (): void => {
    const { chain, report } = look(store, anchor)
    refuseBroken(report)
    head = headOf(chain)
    const { previous } = report
    const bytes = bytesOf(chain.torn ?? '')
    const replace = (line: string): void => {
      store.write(log, chain.whole + line)
      size = bytesOf(chain.whole + line)
    }
    size = bytesOf(chain.whole)
    if (head === null) {
      // Whatever a crash leaves from here on, every kept end is the one that the first entry names.
      if (previous !== null) keepEverywhere(previous)
      put({ type: 'genesis', version: 1, previous }, replace)
    } else if (previous !== null && chain.lines.length === 1) keepEverywhere(head)
    else keepBeside(head)
    if (bytes > 0) put({ type: 'recovered', bytes }, chain.whole === '' ? add : replace)
  }

  const read = (): ReadRecord => {
    const found = readRecord(store, anchor)
    refuseBroken(found.report)
    return found
  }

  return {
    append(entry, planText) {
      if (head === null) begin()
      else if (store.read(headFile) !== headText(head) || store.size(log) !== size) throw writtenByOthers()
      if (entry.type === 'started' && planText !== undefined) store.write(planFile, planText)
      put(entry, add)
      if (entry.type === 'ended' && entry.result === 'complete') store.remove(planFile)
    },
    unfinished() {
      const applies = appliesOf(read().entries)
      // A crash may have come between a new plan and its `started`; that plan names what the one before has left.
      return unfinishedOf(applies, store.read(planFile))
    },
    waiting() {
      const applies = appliesOf(read().entries)
      return waitingOf(applies, planOf(store, applies.at(-1)?.started.plan))
    },
    keptPlan: () => store.read(planFile),
    helpers: () => helpersMade(read().entries)
  }
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

const look = (
  store: Store,
  anchor: Anchor | null
): { readonly chain: Chain; readonly report: RecordReport } => {
  const outside = anchor === null ? [] : [keptIn(anchor.name, anchor.read(), false)]
  const { text, end } = readStill(store)
  const chain = readChain(text)
  const file = keptIn(`.rolewright/${headFile}`, end === null ? null : (parseHead(end) ?? 'spoilt'), true)
  return { chain, report: verifyChain(chain, [file, ...outside]) }
}

/** How often files are read again that an apply is writing at the moment. */
const readings = 20

/** The log, and where it ended before and after it was read: an apply may be running. */
const readStill = (store: Store): { readonly text: string | null; readonly end: string | null } => {
  let end = store.read(headFile)
  for (let reading = 1; ; reading++) {
    const text = store.read(log)
    const now = store.read(headFile)
    if (now === end || reading === readings) return { text, end }
    end = now
  }
}

const keptIn = (name: string, head: RecordHead | 'spoilt' | null, always: boolean): Kept =>
  head === 'spoilt' ? { name, head: null, spoilt: true, always } : { name, head, spoilt: false, always }

/** The plan that is kept, unless it is one of another digest; a text that names none is taken as it is. */
const planOf = (store: Store, digest: string | undefined): string | null => {
  const text = store.read(planFile)
  const own = text === null ? undefined : digestIn(text)
  return own === undefined || own === digest ? text : null
}

const digestIn = (text: string): unknown => {
  try {
    const plan: unknown = JSON.parse(text)
    return typeof plan === 'object' && plan !== null && 'digest' in plan ? plan.digest : undefined
  } catch {
    return undefined
  }
}

const refuseBroken = (report: RecordReport): void => {
  const [first] = report.problems
  if (first === undefined || isGone(report)) return
  const where = first.line === null ? '' : `line ${first.line}: `
  throw new CannotRun(
    `the record \`.rolewright/${log}\` does not verify, so nothing is added to it: ${where}${first.message}`,
    'look at `rolewright audit verify`, and put the record back from a copy; where there is none, move `.rolewright/record` elsewhere as evidence (and remove a ref that is no end of a record with `git update-ref -d`), and the next apply begins a new record, which says for ever that it follows this one'
  )
}

const writtenByOthers = (): CannotRun =>
  new CannotRun(
    'somebody else has written to the record meanwhile',
    'see that only one apply runs at a time, and run it again: it goes on where this one stopped'
  )
