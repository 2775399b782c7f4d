import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beyond, isBeyond } from '../../action/apply/beyond.ts'
import { approvedIn, type Judged } from '../../action/apply/judged.ts'
import type { Plan, PlannedDelta } from '../../src/index.ts'
import { planWith } from '../support/applying.ts'

const now = Date.UTC(2026, 10, 22)
const day = (days: number): string => new Date(now + days * 86_400_000).toISOString()

const gain = (given: Partial<PlannedDelta> = {}, user = 'ann@example.org'): Partial<Plan> => ({
  access: [
    {
      user,
      target: 'desk',
      platform: 'uspacy',
      lost: [],
      gained: [
        {
          permission: 'leads.view',
          scope: 'all',
          was: null,
          risk: 'low',
          through: [],
          from: null,
          until: null,
          ...given
        }
      ]
    }
  ]
})

const operation = (
  id: string,
  more: Partial<Plan['operations'][number]> = {}
): Plan['operations'][number] => ({
  id,
  target: 'desk',
  kind: 'assign',
  role: 'sales',
  user: 'ann@example.org',
  before: null,
  after: { role: 'sales', unit: null },
  reason: '',
  source: null,
  ...more
})

const gap = (permissions: Readonly<Record<string, string>>, user = 'ann@example.org'): Partial<Plan> => ({
  gaps: [{ target: 'desk', user, permissions, from: 'a', until: 'b', steps: 1, seconds: 1 }]
})

const limits = { now, helpers: [] }
const isMore = (fresh: Partial<Plan>, approved: Partial<Plan>): boolean =>
  isBeyond(beyond(planWith([], fresh), [planWith([], approved)], limits))

describe('a fresh plan holds more than was approved', () => {
  test.each([
    ['the same', gain(), gain(), false],
    ['another permission', gain({ permission: 'leads.edit' }), gain(), true],
    ['a wider scope', gain({ scope: 'all' }), gain({ scope: 'own' }), true],
    ['another scope, also where it is narrower', gain({ scope: 'own' }), gain({ scope: 'all' }), true],
    ['somebody else', gain({}, 'bob@example.org'), gain(), true],
    ['for longer', gain({ until: day(9) }), gain({ until: day(8) }), true],
    ['for ever', gain(), gain({ until: day(8) }), true],
    ['for less long', gain({ until: day(7) }), gain({ until: day(8) }), false],
    ['sooner', gain({ from: day(1) }), gain({ from: day(2) }), true],
    ['now and not later', gain(), gain({ from: day(2) }), true],
    ['now, which was to come until now', gain(), gain({ from: day(-1) }), false],
    ['later', gain({ from: day(3) }), gain({ from: day(2) }), false],
    ['the same interruption', gap({ a: 'all' }), gap({ a: 'all', b: 'all' }), false],
    ['another interruption', gap({ a: 'all', c: 'all' }), gap({ a: 'all', b: 'all' }), true],
    ['an interruption of somebody else', gap({ a: 'all' }, 'bob@example.org'), gap({ a: 'all' }), true]
  ])('%s', (_, fresh, approved, expected) => expect(isMore(fresh, approved)).toBe(expected))

  test('exactly where an operation is in none of the plans', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    fc.assert(
      fc.property(ids, fc.array(ids), (fresh, plans) => {
        const approved = plans.map((each) => planWith(each.map((id) => operation(id))))
        const more = beyond(planWith(fresh.map((id) => operation(id))), approved, limits)
        expect(more.operations.map(({ id }) => id)).toEqual(fresh.filter((id) => !plans.flat().includes(id)))
      })
    )
  })

  test('but not where it only takes away a temporary role that an apply has left', () => {
    const helpers = [{ target: 'desk', role: 'helper', title: 'Helper', users: [] }]
    const plan = planWith([
      operation('a', { kind: 'unassign', role: 'helper' }),
      operation('b', { kind: 'delete-role', role: 'helper', user: null }),
      operation('c', { kind: 'assign', role: 'helper' }),
      operation('d', { kind: 'unassign', role: 'helper', target: 'other' })
    ])
    const more = beyond(plan, [], { now, helpers })
    expect(more.operations.map(({ id }) => id)).toEqual(['c', 'd'])
  })
})

describe('of several pull requests count', () => {
  const pulls = (states: string): readonly Judged[] =>
    states.split('').map((state, index) => {
      const judgement = { needs: [], objections: [], discounted: [], isMet: state === 'y' }
      const shown = state === '-' ? null : { judgement, number: index }
      return { pull: { number: index }, isNew: false, shown } as unknown as Judged
    })

  test.each([
    ['yyy', [0, 1, 2]],
    ['yny', [2]],
    ['nyy', [1, 2]],
    ['y-y', [2]],
    ['yyn', []],
    ['', []]
  ])('%s: only those after the last that is not approved', (states, expected) =>
    expect(approvedIn(pulls(states)).map(({ pull }) => pull.number)).toEqual(expected)
  )
})
