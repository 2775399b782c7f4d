import { describe, expect, test } from 'vitest'
import type { Target } from '../../../src/model/target.ts'
import { order, type Ordered } from '../../../src/sync/order/order.ts'
import { anyOrder, orderTargetFor, targetFor, wrongWith, type Bits, type Tiny } from './tiny.ts'

/** One of the 256 states of two users, two roles and two permissions. */
const stateAt = (number: number): Bits => ({
  held: [number & 3, (number >> 2) & 3],
  grants: [(number >> 4) & 3, (number >> 6) & 3]
})

const solve = (tiny: Tiny, target: Target, before: Bits, after: Bits, canHelp: boolean) => {
  const given = orderTargetFor(tiny, target, before, after, canHelp)
  return { given, ordered: order({ targets: [given], conflicts: [], revokeFirst: false }) }
}

const isPlain = ({ operations, helpers, gaps }: Ordered, given: number): boolean =>
  helpers.length + gaps.length === 0 && operations.length === given

/** What a transition needed, or what is wrong with the answer. */
const outcome = (tiny: Tiny, target: Target, before: Bits, after: Bits): string => {
  const { given, ordered } = solve(tiny, target, before, after, true)
  const wrong = wrongWith(tiny, before, after, ordered)
  if (wrong !== null) return `wrong: ${wrong}`
  if (ordered.refusals.length + ordered.gaps.length > 0) return 'wrong: temporary roles do not help'
  const plain = isPlain(ordered, given.operations.length)
  if (plain !== anyOrder(tiny, before, after, given.operations))
    return plain ? 'wrong: brute force finds no order' : 'wrong: brute force finds an order'
  if (plain) return 'the operations alone'
  if (ordered.helpers.length === 0) return 'updates in two steps'
  const { ordered: alone } = solve(tiny, target, before, after, false)
  if (alone.refusals.length > 0) return tiny.minimum > 0 ? 'temporary roles alone' : 'wrong: refused'
  const wrongAlone = wrongWith(tiny, before, after, alone)
  if (wrongAlone !== null) return `wrong without temporary roles: ${wrongAlone}`
  return alone.gaps.length > 0 && alone.helpers.length === 0
    ? 'temporary roles, or gaps'
    : 'wrong: no gap is named'
}

const countOutcomes = (tiny: Tiny): Readonly<Record<string, number>> => {
  const target = targetFor(tiny)
  const counts: Record<string, number> = {}
  for (let number = 0; number < 256 * 256; number += 1) {
    if (number >> 8 === (number & 255)) continue
    const found = outcome(tiny, target, stateAt(number >> 8), stateAt(number & 255))
    if (found.startsWith('wrong')) expect.fail(`transition ${number}: ${found}`)
    counts[found] = (counts[found] ?? 0) + 1
  }
  return counts
}

const small = { users: 2, roles: 2, permissions: 2, single: false } as const

describe('all 65,280 transitions of two users, two roles and two permissions', () => {
  test('where nobody needs a role', { timeout: 600_000 }, () => {
    expect(countOutcomes({ ...small, minimum: 0, hasAdministrators: false })).toEqual({
      'the operations alone': 65_024,
      'updates in two steps': 62,
      'temporary roles, or gaps': 194
    })
  })

  test('where everybody needs one, and an administrator must remain', { timeout: 600_000 }, () => {
    expect(countOutcomes({ ...small, minimum: 1, hasAdministrators: true })).toEqual({
      'the operations alone': 64_136,
      'updates in two steps': 62,
      'temporary roles alone': 748,
      'temporary roles, or gaps': 334
    })
  })
})
