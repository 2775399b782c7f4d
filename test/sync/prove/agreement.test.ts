import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { prove, type ProofInput } from '../../../src/sync/prove/prove.ts'
import { runs } from '../../support/runs.ts'
import { oracle, type Verdict } from './oracle.ts'
import { planFrom, tape } from './organisations.ts'

const seed = Number(process.env['ROLEWRIGHT_SEED'] ?? Date.now() % 2 ** 31)

const verdictOf = (input: ProofInput): Verdict => {
  const breach = prove(input)
  return breach && { promise: breach.promise, operation: breach.operation }
}

test(`the proof says what a plain reading of the promises says, seed ${seed}`, { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(tape, (numbers) => {
      const input = planFrom(numbers)
      expect(verdictOf(input)).toEqual(oracle(input))
    }),
    { numRuns: runs(2000), seed }
  )
})

test('each promise is broken by some of these plans, and all are kept by others', () => {
  const seen = new Map<string, number>()
  for (const numbers of fc.sample(tape, { numRuns: 1500, seed: 1 })) {
    const input = planFrom(numbers)
    const { promise } = prove(input) ?? { promise: input.operations.length > 3 ? 'kept' : 'short' }
    seen.set(promise, (seen.get(promise) ?? 0) + 1)
  }
  const rare = ['kept', 'I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7'].filter(
    (promise) => (seen.get(promise) ?? 0) < 5
  )
  expect(rare).toEqual([])
})
