import { describe, expect, test } from 'vitest'
import { mutated } from './mutate.ts'
import { mutants, type Mutant } from './mutants.ts'
import { playScenario } from './replay.ts'
import { scenarioOf } from './seeds.ts'

const most = 1000

/** The number of scenarios after which a wrong engine is caught where the right one is not; null where it never is. */
const caughtAfter = async (mutant: Mutant): Promise<number | null> => {
  const isSource = 'source' in mutant
  const play = isSource ? (await mutated(mutant.source)).playScenario : playScenario
  const seams = isSource ? {} : mutant.seams
  for (let number = 1; number <= most; number += 1) {
    const drawn = scenarioOf(2_000_000 + number)
    const scenario = { ...drawn, faults: mutant.faults ?? drawn.faults }
    const { violations } = await play(scenario, seams)
    if (violations.length > 0 && (await playScenario(scenario)).violations.length === 0) return number
  }
  return null
}

describe('an engine that is wrong is caught', () => {
  test.each(Object.entries(mutants))('%s', { timeout: 600_000 }, async (_name, mutant) => {
    expect(await caughtAfter(mutant)).not.toBeNull()
  })
})
