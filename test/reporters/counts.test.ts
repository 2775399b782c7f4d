import { describe, expect, test } from 'vitest'
import type { Operation } from '../../src/model/operation.ts'
import { applyPretty, type ApplyEnd } from '../../src/reporters/apply.ts'
import { planPretty } from '../../src/reporters/plan.ts'
import { plain } from '../../src/reporters/style.ts'
import { planWith } from '../support/applying.ts'

const operationOf = (user: string): Operation => ({
  id: user,
  target: 'desk',
  kind: 'assign',
  role: 'sales',
  user,
  before: null,
  after: { role: 'sales', unit: null },
  reason: '',
  source: null
})

/** A plan with so many operations. */
const plan = (count: number): ReturnType<typeof planWith> =>
  planWith(Array.from({ length: count }, (_, index) => operationOf(`${index}`)))

/** How an apply ends of which the first operation went as said, and so many others are left, or wait for it. */
const ended = (result: string, left: number, held: number): string => {
  const planned = plan(1 + left + held)
  const { operations } = planned
  const [first] = operations
  if (!first) throw new Error('no operation')
  const isDone = result === 'done'
  const end: ApplyEnd = {
    applied: {
      outcomes: [{ operation: first, result, message: 'm' }],
      left: operations.slice(1, 1 + left),
      held: operations.slice(1 + left),
      stopped: left > 0 ? { because: 'refused', message: 'm' } : null,
      differences: [],
      complete: isDone && left + held === 0
    },
    refusals: [],
    notes: [],
    steps: [],
    snapshots: []
  }
  return applyPretty({ plan: planned, refusals: [] }, end, plain)
}

describe('one is not many', () => {
  test('at the end of an apply', () => {
    expect(ended('done', 0, 0)).toContain('desk: 1 of 1 change done\n')
    expect(ended('done', 1, 0)).toMatch(/^desk: 1 of 2 changes done\n[^]*\n1 change was not tried; /)
    expect(ended('refused', 2, 0)).toContain('\n2 changes were not tried; ')
    expect(ended('waiting', 0, 1)).toContain('; 1 more waits for them')
    expect(ended('waiting', 0, 2)).toContain('; 2 more wait for them')
  })

  test('in a plan', () => {
    const gap = { target: 'desk', user: 'a', permissions: { x: 'on' }, from: '0', until: '0', steps: 1 }
    const shown = (seconds: number): string =>
      planPretty(
        { plan: { ...plan(1), gaps: [{ ...gap, seconds }] }, refusals: [], notes: [] },
        {
          locate: () => ({ file: '', line: 1, column: 1, endLine: 1, endColumn: 1 }),
          style: plain,
          width: 80
        }
      )
    expect(shown(1)).toContain('for 1 step, 1 second at the worst')
    expect(shown(2)).toContain('for 1 step, 2 seconds at the worst')
    expect(shown(1)).toContain('desk: 1 change\n')
  })
})
