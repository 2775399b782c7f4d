import { expect, test } from 'vitest'
import type { Operation } from '../../../src/model/operation.ts'
import { unlistedLinks } from '../../../src/sync/order/unlisted.ts'
import { operationsBetween } from '../../support/applying.ts'
import { holdersOf, stateOf, targetOf, tombstoneOf } from '../../support/builders.ts'

const target = targetOf({ removed: [tombstoneOf('old', 'new')] })
const roles = { old: {}, new: {}, x: {}, y: {} }
const people = { 'ana@example.org': ['old', 'x'], 'bo@example.org': ['old'], 'cy@example.org': ['old'] }
const operations = operationsBetween(
  target,
  stateOf(roles, people),
  stateOf(roles, {
    'ana@example.org': ['new', 'y'],
    'bo@example.org': ['new'],
    'cy@example.org': ['new']
  })
)
const holders = holdersOf({ 'bo@example.org': ['new'], 'cy@example.org': { status: 'leave', roles: [] } })

test('the role that is given instead comes before the removed one is taken, where no line says so', () => {
  const words = new Map(
    operations.map(({ id, kind, user, role }: Operation) => [id, `${kind} ${role} ${user?.split('@')[0]}`])
  )
  const links = unlistedLinks((id) => (id === target.id ? { target, holders } : undefined), operations)
  expect(links.map(({ first, second }) => `${words.get(first)} < ${words.get(second)}`).sort()).toEqual([
    'assign new ana < unassign old ana',
    'assign new cy < unassign old cy'
  ])
})
