import { planOf, type FaultList } from './faults.ts'
import { play, type Report } from './scenario.ts'
import type { Seams } from './engine.ts'
import type { Scenario } from './seeds.ts'

/** Plays a scenario. */
export const playScenario = (
  { organisation, faults }: Scenario,
  seams: Seams = {},
  tell?: (line: string) => void
): Promise<Report> => play({ organisation, faults: planOf(faults), ...(tell && { tell }) }, seams)

/** The same scenario with as few faults as still break something. */
const smallest = async (scenario: Scenario, seams: Seams = {}): Promise<Scenario> => {
  let { faults } = scenario
  const fails = async (fewer: FaultList): Promise<boolean> => {
    const { violations } = await playScenario({ ...scenario, faults: fewer }, seams)
    return violations.length > 0
  }
  const tryWithout = async (fewer: FaultList): Promise<void> => {
    if (await fails(fewer)) faults = fewer
  }
  for (const call of [...faults.calls.keys()].toReversed())
    await tryWithout({ ...faults, calls: without(faults.calls, call) })
  for (const write of [...faults.writes.keys()].toReversed())
    await tryWithout({ ...faults, writes: without(faults.writes, write) })
  return { ...scenario, faults }
}

const without = <Value>(entries: ReadonlyMap<number, Value>, key: number): ReadonlyMap<number, Value> =>
  new Map([...entries].filter(([number]) => number !== key))

/** A failure as somebody needs it who wants to see it again: the seed, the fewest faults, and all that happened. */
export const explain = async (scenario: Scenario, seams: Seams = {}): Promise<string> => {
  const least = await smallest(scenario, seams)
  const lines: string[] = []
  const { violations } = await playScenario(least, seams, (line) => lines.push(line))
  const { calls, writes } = least.faults
  const show = (name: string, list: ReadonlyMap<number, object>): string[] =>
    [...list].map(([number, fault]) => `${name} ${number}: ${JSON.stringify(fault)}`)
  return [
    `seed ${scenario.seed}: replay with ROLEWRIGHT_SEED=${scenario.seed}`,
    ...show('call', calls),
    ...show('write', writes),
    ...lines,
    ...violations
  ].join('\n')
}
