import { openRecord, readRecord } from '../../src/sync/record/record.ts'
import type { Bench } from './bench.ts'
import type { Noted } from './record.ts'
import { lifeOf } from './crash.ts'

/**
 * What is wrong with the record at the end: it must verify, and have exactly one outcome for every intent; unless nothing
 * may be carried out any more (`isRefused`), for then nothing begins that could look up what became of the last call.
 */
export const verify = (bench: Bench, isRefused: boolean): readonly string[] => {
  const store = bench.disk.open(lifeOf())
  const { report } = readRecord(store, null)
  const problems = report.problems.map(({ message, line }) => `I13: line ${line}: ${message}`)
  if (problems.length > 0) return problems
  const journal = openRecord(store, bench.clock, null)
  const open = isRefused ? [] : (journal.unfinished()?.intents ?? [])
  return [
    ...open.map(({ operation }) => `I12: nobody knows what became of ${operation}`),
    ...outcomesIn(bench.notes.all(), isRefused)
  ]
}

/** Exactly one outcome for every intent: the last word of its own apply, or what a later one has found. */
const outcomesIn = (entries: readonly Noted[], isRefused: boolean): readonly string[] => {
  const open = new Map<string, 'open' | 'settled'>()
  const wrong: string[] = []
  for (const { type, operation, result } of entries) {
    const state = open.get(operation)
    if (type === 'started') for (const [id, known] of open) if (known === 'settled') open.delete(id)
    if (type === 'intent') {
      if (state === 'open') wrong.push(`I12: an intent of ${operation} on top of an open one`)
      open.set(operation, 'open')
    }
    const isLast = type === 'settled' || (type === 'outcome' && result !== 'unknown')
    if (!isLast) continue
    if (state === 'settled' || (state === undefined && type === 'settled'))
      wrong.push(`I12: two outcomes of ${operation}`)
    if (state === 'open') open.set(operation, 'settled')
  }
  return [
    ...wrong,
    ...[...open].flatMap(([id, state]) =>
      state === 'open' && !isRefused ? [`I12: no outcome of ${id}`] : []
    )
  ]
}
