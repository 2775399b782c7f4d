import { drawFaults, type FaultList } from './faults.ts'
import { randomOf } from './random.ts'
import { drawOrganisation, type Organisation } from './world.ts'

/** Seeds of scenarios that a former engine failed. They are played first, for ever. */
export const seedsThatFailed: readonly number[] = [
  // A process whose lock was taken over wrote to the record.
  44, 82, 194, 448,
  // A fresh plan was called stale, because the fallback role comes by itself in the middle of it.
  74, 172,
  // The last role was taken first, on a platform that does not let go of it.
  163, 417, 455, 646, 666,
  // A temporary role that was planned and never made kept the next plan from being proven.
  399, 593, 698, 798,
  // Everybody but the tool's own account lost everything.
  215, 217, 229, 381,
  // Who had a removed role was not given the other one after an apply that stopped between the two.
  28, 38, 144, 332, 343, 480, 1_000_169,
  // A page that was lost showed somebody with a role that it did not show, and the planner threw.
  526,
  // Temporary roles that were left behind were taken for the only roles of the target.
  1_005_723
]

/** One scenario: everything in it follows from its seed. */
export interface Scenario {
  readonly seed: number
  readonly organisation: Organisation
  readonly faults: FaultList
}

/** The scenario of a seed. */
export const scenarioOf = (seed: number): Scenario => {
  const random = randomOf(seed)
  const organisation = drawOrganisation(random)
  return { seed, organisation, faults: drawFaults(random) }
}
