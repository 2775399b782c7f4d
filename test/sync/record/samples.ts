import type { Clock, Store } from '../../../src/model/connector.ts'
import type { RecordEntry, RecordHead, RecordReport } from '../../../src/model/record.ts'
import { openRecord, readRecord, type Anchor } from '../../../src/sync/record/record.ts'
import { memoryStore } from '../../support/builders.ts'

/** Where the record lies in a store. */
export const log = 'record/log.jsonl'
export const headFile = 'record/head.json'

/** A clock that goes on a second whenever it is looked at. */
export const ticking = (from: number = Date.UTC(2026, 10, 21, 12)): Clock => {
  let now = from
  return {
    now: () => (now += 1000),
    sleep: () => Promise.resolve()
  }
}

/** An anchor in memory. */
export const memoryAnchor = (): Anchor & { kept: RecordHead | null } => ({
  name: 'the anchor',
  kept: null,
  read() {
    return this.kept
  },
  write(head) {
    this.kept = head
  }
})

/** The start of an apply of so many operations. */
export const started = (
  plan: string,
  given: Partial<Extract<RecordEntry, { type: 'started' }>> = {}
): Extract<RecordEntry, { type: 'started' }> => ({
  type: 'started',
  plan,
  targets: ['desk'],
  operations: 2,
  by: 'ana on desk-7',
  revision: null,
  mode: 'apply',
  approvals: [],
  lock: 'a lock',
  ...given
})

export const intent = (operation: string, target = 'desk'): Extract<RecordEntry, { type: 'intent' }> => ({
  type: 'intent',
  operation,
  target,
  what: `give \`agent\` to ${operation}@example.org`,
  reason: 'a line “für” 漢字 asks for it'
})

type Result = Extract<RecordEntry, { type: 'outcome' }>['result']

export const outcome = (
  operation: string,
  result: Result = 'done',
  message = ''
): Extract<RecordEntry, { type: 'outcome' }> => ({ type: 'outcome', operation, result, message })

export const ended = (
  plan: string,
  result: Extract<RecordEntry, { type: 'ended' }>['result'] = 'complete'
): Extract<RecordEntry, { type: 'ended' }> => ({ type: 'ended', plan, result, done: 2, left: 0 })

/** A store with a record of at least so many entries. */
export const recorded = (
  entries: number,
  store: Store = memoryStore(),
  anchor: Anchor | null = null
): Store => {
  const journal = openRecord(store, ticking(), anchor)
  journal.append(started('p'))
  for (let number = 2; number < entries - 2; number += 2) {
    journal.append(intent(`op${number}`))
    journal.append(outcome(`op${number}`))
  }
  journal.append(ended('p'))
  return store
}

/** What verifying says of a store whose log is this text. */
export const judged = (store: Store, text: string, anchor: Anchor | null = null): RecordReport => {
  const before = store.read(log) ?? ''
  store.write(log, text)
  const { report } = readRecord(store, anchor)
  store.write(log, before)
  return report
}
