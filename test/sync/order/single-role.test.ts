import { describe, expect, test } from 'vitest'
import { order } from '../../../src/sync/order/order.ts'
import { runs } from '../../support/runs.ts'
import { chance } from './chance.ts'
import { anyOrder, movesBetween, orderTargetFor, targetFor, wrongWith, type Bits, type Tiny } from './tiny.ts'

const tiny: Tiny = {
  users: 3,
  roles: 3,
  permissions: 2,
  minimum: 1,
  single: true,
  hasAdministrators: false
}

interface Transition {
  readonly before: Bits
  readonly after: Bits
}

/** A transition of three people with one role each, three roles and two permissions, by its number. */
const transitionAt = (seed: number): Transition => {
  const { below } = chance(seed)
  const state = (): Bits => ({
    held: Array.from({ length: 3 }, () => 1 << below(3)),
    grants: Array.from({ length: 3 }, () => below(4))
  })
  return { before: state(), after: state() }
}

/**
 * The criterion of one role for each person: whoever moves from `r` to `r'` needs `r'` to have changed before and `r` to
 * change after, unless the early or the late content is within the bounds. There is an order where that is no circle.
 */
const isFeasible = ({ before, after }: Transition): boolean => {
  const waits: (readonly [first: string, second: string])[] = []
  for (const [user, bits] of before.held.entries()) {
    const [from, to] = [Math.log2(bits), Math.log2(after.held[user] ?? 1)]
    if (from === to) continue
    const [start, end] = [before.grants[from] ?? 0, after.grants[to] ?? 0]
    const isFine = (held: number): boolean =>
      ((held & ~start) === 0 || (held & ~end) === 0) && (start & end & ~held) === 0
    if (!isFine(before.grants[to] ?? 0)) waits.push([`put ${to}`, `move ${user}`])
    if (!isFine(after.grants[from] ?? 0)) waits.push([`move ${user}`, `put ${from}`])
  }
  return !hasCircle(waits)
}

const hasCircle = (waits: readonly (readonly [string, string])[]): boolean => {
  let left = waits
  for (;;) {
    const waiting = new Set(left.map(([, second]) => second))
    const rest = left.filter(([first]) => waiting.has(first))
    if (rest.length === left.length) return left.length > 0
    left = rest
  }
}

/** Brute force for what is asked about, without ids. */
const isPossible = (asked: Tiny, { before, after }: Transition): boolean =>
  anyOrder(asked, before, after, movesBetween(asked, before, after))

/** What the order is like, or what is wrong with it. */
const outcome = (asked: Tiny, { before, after }: Transition): string => {
  const given = orderTargetFor(asked, targetFor(asked), before, after, true)
  const ordered = order({ targets: [given], conflicts: [], revokeFirst: false })
  const wrong = wrongWith(asked, before, after, ordered)
  if (wrong !== null) return `wrong: ${wrong}`
  if (ordered.refusals.length + ordered.gaps.length > 0) return 'wrong: temporary roles do not help'
  const isPlain = ordered.helpers.length === 0 && ordered.operations.length === given.operations.length
  if (isPlain !== isPossible(asked, { before, after })) return 'wrong: brute force disagrees'
  if (ordered.helpers.length === 0) return isPlain ? 'plain' : 'two steps'
  const alone = order({ targets: [{ ...given, canHelp: false }], conflicts: [], revokeFirst: false })
  if (alone.refusals.length > 0) return asked.hasAdministrators ? 'refused' : 'wrong: refused'
  const wrongAlone = wrongWith(asked, before, after, alone)
  if (wrongAlone !== null) return `wrong without temporary roles: ${wrongAlone}`
  return alone.gaps.length > 0 ? 'gaps' : 'wrong: no gap is named'
}

const check = (asked: Tiny, size: number): void => {
  for (let seed = 1; seed <= size; seed += 1) {
    const found = outcome(asked, transitionAt(seed))
    if (found.startsWith('wrong')) expect.fail(`transition ${seed}: ${found}`)
  }
}

const checkCriterion = (size: number): void => {
  for (let seed = 1; seed <= size; seed += 1) {
    const transition = transitionAt(seed)
    if (isFeasible(transition) !== isPossible(tiny, transition)) expect.fail(`transition ${seed}`)
  }
}

describe('one role for each person', () => {
  test('300,000 transitions: the criterion says what brute force says', { timeout: 600_000 }, () =>
    checkCriterion(300_000)
  )

  test('the order finds what there is', { timeout: 3_600_000 }, () => check(tiny, runs(15_000)))

  test('also where an administrator must remain', { timeout: 3_600_000 }, () =>
    check({ ...tiny, hasAdministrators: true }, runs(10_000))
  )
})
