import type { State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import { diff } from '../../../src/sync/diff.ts'
import { exchanged } from '../../../src/sync/exchange.ts'
import { order, type Ordered } from '../../../src/sync/order/order.ts'
import { unexplained } from '../../../src/sync/why.ts'
import { holdersOf } from '../../support/builders.ts'

/** The order of what makes one state out of another, on a target where everybody is managed. */
export const answer = (target: Target, actual: State, desired: State, canHelp = false): Ordered => {
  const people = [...new Set([...actual.accounts.keys(), ...desired.accounts.keys()])]
  const holders = holdersOf(Object.fromEntries(people.map((user) => [user, []])))
  const changes = diff(target, actual, desired, unexplained)
  const operations = exchanged({ target, actual, desired, canReplace: true }, changes)
  const canReplace = target.catalog.rolesPerUser.replace === true
  const given = { target, base: null, actual, holders, operations, administrators: 0, canHelp, canReplace }
  return order({ targets: [given], conflicts: [], revokeFirst: false })
}
