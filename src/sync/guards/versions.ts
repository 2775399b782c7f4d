import type { Target } from '../../model/target.ts'
import type { GuardInput } from './guard.ts'

/** The target in both versions, the one that is applied first: what either protects is protected. */
export const versionsOf = ({ target, base }: Pick<GuardInput, 'target' | 'base'>): readonly Target[] =>
  base === null || base === target ? [target] : [target, base]

/** The accounts that the tool runs as by either version, in lower case. */
export const ownAccountsOf = (input: Pick<GuardInput, 'target' | 'base'>): ReadonlySet<string> =>
  new Set(versionsOf(input).flatMap(({ document }) => document?.runsAs?.toLowerCase() ?? []))

/** The users that either version protects, in lower case. */
export const protectedUsersOf = (input: Pick<GuardInput, 'target' | 'base'>): ReadonlySet<string> =>
  new Set(
    versionsOf(input)
      .flatMap(({ document }) => document?.protected.users ?? [])
      .map((user) => user.toLowerCase())
  )
