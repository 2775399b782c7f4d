import { expect, test } from 'vitest'
import { runs } from '../support/runs.ts'
import type { DiskFault, Fault, FaultPlan } from './faults.ts'
import { play } from './scenario.ts'
import { scenarioOf } from './seeds.ts'
import type { Organisation } from './world.ts'

const callFaults: readonly Fault[] = [
  { k: 'crash', when: 'before' },
  { k: 'crash', when: 'after' },
  { k: 'reset', when: 'before' },
  { k: 'timeout', when: 'after' },
  { k: 'status', code: 503, when: 'before', retryAfter: 2000 },
  { k: 'refusedConnection' },
  { k: 'late', calls: 3 },
  { k: 'dup' },
  { k: 'lostPage', lying: false },
  { k: 'authGone' }
]

const diskFaults: readonly DiskFault[] = [
  { k: 'crash', when: 'before' },
  { k: 'crash', when: 'after' },
  { k: 'torn', characters: 40 },
  { k: 'error', code: 'ENOSPC', characters: 0 },
  { k: 'error', code: 'EIO', characters: 30 }
]

/** How often one fault comes: once, from then on for a long time, or again while the next run recovers. */
const repeats: Readonly<Record<string, (number: number, at: number) => boolean>> = {
  single: (number, at) => number === at,
  persistent: (number, at) => number >= at && number < at + 25,
  'again in recovery': (number, at) => number === at || number === at + 2 || number === at + 5
}

/** Organisations in which something is to be done, and can be. */
const organisations = async (
  wanted: number
): Promise<readonly { seed: number; organisation: Organisation }[]> => {
  const found: { seed: number; organisation: Organisation }[] = []
  for (let seed = 0; found.length < wanted; seed += 1) {
    const { organisation } = scenarioOf(seed)
    const { isRefused, writes, calls } = await play({ organisation, faults: noFaults })
    if (!isRefused && writes > 8 && calls < 60) found.push({ seed, organisation })
  }
  return found
}

const noFaults: FaultPlan = { ofCall: () => null, ofWrite: () => null }

/** Nobody reads more failures than these. */
const enough = 10

/** Plays with the fault at the first moment, the second and so on, until it is so late that it does not come any more. */
const atEvery = async (
  wanted: number,
  faults: readonly string[],
  planFor: (fault: number, isNow: (number: number) => boolean) => FaultPlan,
  kind: 'calls' | 'writes'
): Promise<{ readonly played: number; readonly failures: readonly string[] }> => {
  let played = 0
  const failures: string[] = []
  for (const { seed, organisation } of await organisations(wanted)) {
    for (const [repeat, isAt] of Object.entries(repeats)) {
      for (const [index, name] of faults.entries()) {
        for (let at = 0, end = Infinity; at < end; at += 1) {
          const report = await play({ organisation, faults: planFor(index, (number) => isAt(number, at)) })
          played += 1
          end = report[kind]
          const where = `seed ${seed}, ${name} at ${kind} ${at}, ${repeat}`
          if (report.violations.length > 0) failures.push(`${where}: ${report.violations.join('; ')}`)
          if (failures.length === enough) return { played, failures }
        }
      }
    }
  }
  return { played, failures }
}

test('a fault at every call: once, for long, and again during recovery', { timeout: 7_200_000 }, async () => {
  const plan = (fault: number, isNow: (number: number) => boolean): FaultPlan => ({
    ofCall: (call) => (isNow(call) ? (callFaults[fault] ?? null) : null),
    ofWrite: () => null
  })
  const names = callFaults.map((fault) => JSON.stringify(fault))
  const { played, failures } = await atEvery(runs(6), names, plan, 'calls')
  expect(failures).toEqual([])
  expect(played).toBeGreaterThan(500)
})

test('a fault at every write of our own files', { timeout: 7_200_000 }, async () => {
  const plan = (fault: number, isNow: (number: number) => boolean): FaultPlan => ({
    ofCall: () => null,
    ofWrite: (write) => (isNow(write) ? (diskFaults[fault] ?? null) : null)
  })
  const names = diskFaults.map((fault) => JSON.stringify(fault))
  const { played, failures } = await atEvery(runs(3), names, plan, 'writes')
  expect(failures).toEqual([])
  expect(played).toBeGreaterThan(500)
})
