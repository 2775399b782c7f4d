import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from '../../src/sync/guards/guards.ts'
import { guardedPlans } from '../support/guarded-plans.ts'
import { oracle } from '../support/guard-oracle.ts'
import { runs } from '../support/runs.ts'

test('every guard says what a slow and plain count says, and each of them passes some plans and refuses others', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(guardedPlans, (input) => {
      for (const { guard, passed, message } of judge(input)) {
        expect({ guard, message, passed: oracle[guard]?.(input) }).toEqual({ guard, message, passed })
        const key = `${guard} ${passed ? 'passes' : 'refuses'}`
        seen.set(key, (seen.get(key) ?? 0) + 1)
      }
    }),
    { numRuns: runs(10_000) }
  )
  for (const guard of Object.keys(oracle)) {
    expect(seen.get(`${guard} passes`), `${guard} passes`).toBeGreaterThan(runs(10_000) / 100)
    expect(seen.get(`${guard} refuses`), `${guard} refuses`).toBeGreaterThan(runs(10_000) / 100)
  }
})

test('what a guard says does not depend on the order of anything', () => {
  const turned = <Value>(entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
    new Map([...entries].toReversed())
  fc.assert(
    fc.property(guardedPlans, (input) => {
      const { actual, after } = input
      const other = judge({
        ...input,
        actual: { ...actual, roles: turned(actual.roles), accounts: turned(actual.accounts) },
        after: { ...after, roles: turned(after.roles), accounts: turned(after.accounts) }
      })
      expect(other).toEqual(judge(input))
    }),
    { numRuns: runs(500) }
  )
})
