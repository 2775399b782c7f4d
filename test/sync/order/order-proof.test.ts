import { describe, expect, test } from 'vitest'
import type { State } from '../../../src/model/state.ts'
import { diff } from '../../../src/sync/diff.ts'
import { order, type OrderInput, type Ordered } from '../../../src/sync/order/order.ts'
import { prove, type Breach } from '../../../src/sync/prove/prove.ts'
import { applyAll } from '../../../src/sync/simulate.ts'
import { unexplained } from '../../../src/sync/why.ts'
import { runs } from '../../support/runs.ts'
import { chance } from './chance.ts'
import { organisationAt, type Organisation } from './organisations.ts'

const proofOf = ({ targets, conflicts }: OrderInput, { operations, helpers, gaps }: Ordered): Breach | null =>
  prove({
    targets: targets.map(({ actual, ...target }) => ({ ...target, before: actual })),
    conflicts,
    operations,
    helpers,
    gaps
  })

/** What is still to do on the targets after the operations. */
const leftOver = (
  { targets }: OrderInput,
  { operations }: Ordered,
  desired: readonly State[]
): readonly string[] =>
  targets.flatMap(({ target, actual }, index) => {
    const own = operations.filter((operation) => operation.target === target.id)
    const wanted = desired[index]
    const left = wanted ? diff(target, applyAll(target.catalog, actual, own), wanted, unexplained) : []
    return left.map(({ kind, user, role }) => `${kind} ${user} ${role}`)
  })

/** What an order needed, or what is wrong with it. */
const outcome = ({ input, desired }: Organisation): string => {
  const ordered = order(input)
  const breach = proofOf(input, ordered)
  if (breach !== null) return `wrong: ${breach.promise}: ${breach.message}`
  if (ordered.refusals.length > 0) return 'refused'
  const left = leftOver(input, ordered, desired)
  if (left.length > 0) return `wrong: left over: ${left.join()}`
  if (ordered.helpers.length > 0 && input.targets.some(({ canHelp }) => !canHelp))
    return 'wrong: a temporary role that is not allowed'
  if (ordered.gaps.length > 0) return 'gaps'
  return ordered.helpers.length > 0 ? 'helped' : 'plain'
}

const kinds = [
  { canHelp: true, revokeFirst: false, outcomes: ['gaps', 'helped', 'plain', 'refused'] },
  { canHelp: false, revokeFirst: false, outcomes: ['gaps', 'plain', 'refused'] },
  { canHelp: false, revokeFirst: true, outcomes: ['gaps', 'plain', 'refused'] }
]

describe('any order keeps every promise, says the separate checker, and ends as wanted', () => {
  test.each(kinds)('temporary roles $canHelp, emergency $revokeFirst', { timeout: 3_600_000 }, (kind) => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= runs(400); seed += 1) {
      const found = outcome(organisationAt(seed, kind))
      if (found.startsWith('wrong')) expect.fail(`organisation ${seed}: ${found}`)
      seen.add(found)
    }
    expect([...seen].sort()).toEqual(kind.outcomes)
  })

  test('the same operations give the same bytes, whatever order they come in', { timeout: 3_600_000 }, () => {
    for (let seed = 1; seed <= runs(200); seed += 1) {
      const { input } = organisationAt(seed, { canHelp: true })
      const draw = chance(seed + 1_000_000)
      const targets = draw.shuffled(input.targets).map((target) => ({
        ...target,
        operations: draw.shuffled(target.operations),
        actual: {
          ...target.actual,
          roles: new Map(draw.shuffled([...target.actual.roles])),
          accounts: new Map(draw.shuffled([...target.actual.accounts]))
        }
      }))
      const again = order({ ...input, targets })
      expect(JSON.stringify(again), `organisation ${seed}`).toBe(JSON.stringify(order(input)))
    }
  })
})
