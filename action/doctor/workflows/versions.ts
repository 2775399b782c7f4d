import { advice, when, type Lack } from '../finding.ts'
import type { Call } from './calls.ts'

/** Whether all calls are of one version. */
export const versionLacks = (calls: readonly Call[]): readonly Lack[] => {
  const commits = new Set(calls.map(({ commit }) => commit))
  return when(commits.size > 1, severalVersions)
}

const severalVersions = advice(
  'the workflows use different versions of the Action',
  'what one writes the other may not understand, and refuses',
  'write the same commit in all of them'
)
