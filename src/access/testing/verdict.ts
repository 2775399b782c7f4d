import type { TestFailure } from '../../model/access-test.ts'
import { tick } from '../../model/words.ts'
import type { Target } from '../../model/target.ts'

/** What judging a part of a test found. */
export interface Found {
  readonly failures: readonly TestFailure[]
  /** What would have to be known. */
  readonly undecided: readonly string[]
}

/** Nothing to object. */
export const nothing: Found = { failures: [], undecided: [] }

/** One thing that differs. */
export const failure = (
  message: string,
  at: TestFailure['at'],
  related: TestFailure['related'] = []
): Found => ({ failures: [{ message, at, related }], undecided: [] })

/** Something that rests on what roles grant, which nobody knows: what to look up. */
export const resting = (target: Target, roles: readonly string[]): Found => ({
  failures: [],
  undecided: roles.map(
    (role) =>
      `nobody knows all that ${tick(`${target.catalog.id}:${role}`)} grants: look it up on ${target.id} and write it down as a Role with \`observed\``
  )
})

/** Everything that was found, each once. */
export const joined = (all: readonly Found[]): Found => ({
  failures: all.flatMap(({ failures }) => failures),
  undecided: [...new Set(all.flatMap(({ undecided }) => undecided))]
})
