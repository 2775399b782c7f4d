import { expect, test } from 'vitest'
import type { Helper } from '../../../src/model/plan.ts'
import { helpersThere, withHelpers } from '../../../src/sync/apply/helpers.ts'
import { liveOf, stateOf, targetOf } from '../../support/builders.ts'

const target = targetOf()
const helperOf = (name: string, given: Partial<Helper> = {}): Helper => ({
  target: target.id,
  role: `rolewright-helper-${name}`,
  title: `Rolewright helper ${name}`,
  users: [],
  ...given
})

test('only temporary roles that are there are left: by their key, or by their title whatever its case', () => {
  const state = stateOf({
    'rolewright-helper-one': { title: 'One' },
    k7: { title: 'ROLEWRIGHT helper two' }
  })
  const helpers = [
    helperOf('one'),
    helperOf('two'),
    helperOf('never-made'),
    helperOf('one', { target: 'desk-staging' })
  ]
  const there = helpersThere(target, liveOf(state), helpers)
  expect(there).toEqual([helpers[0], helpers[1]])
  expect([...withHelpers(target, there).removed.keys()]).toEqual([
    'rolewright-helper-one',
    'rolewright-helper-two'
  ])
})
