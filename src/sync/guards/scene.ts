import { accessChanges } from '../../access/change.ts'
import { reachesIn } from '../../access/effective.ts'
import type { Reaches } from '../../model/access.ts'
import type { GuardInput, Scene } from './guard.ts'
import { ownAccountsOf } from './versions.ts'

/** Finds out once what several guards need to know. */
export const sceneOf = (input: GuardInput): Scene => {
  const { target, actual, after, leavers } = input
  const before = remembered(reachesIn(target.catalog, actual))
  const own = ownAccountsOf(input)
  const isCounted = (user: string): boolean => !leavers.has(user) && !own.has(user) && before(user).size > 0
  return {
    ...input,
    reaches: { before, after: remembered(reachesIn(target.catalog, after)) },
    people: new Set([...actual.accounts.keys()].filter(isCounted)),
    changes: accessChanges(target, actual, after)
  }
}

const remembered = (reachesOf: (user: string) => Reaches): ((user: string) => Reaches) => {
  const known = new Map<string, Reaches>()
  return (user) => {
    const found = known.get(user) ?? reachesOf(user)
    known.set(user, found)
    return found
  }
}
