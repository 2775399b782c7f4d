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
  1_005_723,
  // The rest of an apply was refused, because one person was left who loses, and the others had not gained yet.
  1_008_992,
  // The same with the limit for additions: fewer had any access in the middle of it.
  1_056_696,
  // A temporary role was forgotten that came late, or whose deletion a stale read had shown.
  1_015_571, 1_101_378, 1_116_371, 1_123_931,
  // From the middle of a plan no other order was safe, though the rest of its own was.
  1_101_035, 1_112_420, 1_117_220, 1_160_802,
  // A call of the plan before came late, in another order too early.
  1_101_914,
  // A stale read was taken for the middle of a plan: who has only the fallback role cannot lose it.
  1_052_760,
  // A call was on its way when its lock was taken over by somebody who said that its process had ended.
  1_178_943,
  // A stale read was believed over several that showed a role, which was then made a second time.
  1_011_423,
  // Somebody whom half a read had not shown was given a role beside one that nobody may have with it.
  1_083_752,
  // The simulation's own, too: ends that were set anew in the middle of a plan that somebody else had not touched, or
  // after the read by which it was made.
  1_014_876,
  1_017_678, 1_018_514, 1_042_954, 1_135_842,
  // The simulation's own: a stale read that nobody can tell from a true one, a person who does what was asked before
  // somebody else had written, and who is left with something where only one is.
  1_013_444,
  1_018_503, 1_024_192, 1_030_380, 1_000_766, 1_001_172
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
