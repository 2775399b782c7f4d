import { describe, expect, test } from 'vitest'
import type { Connector } from '../../../src/model/connector.ts'
import type { Operation, OperationKind } from '../../../src/model/operation.ts'
import type { State } from '../../../src/model/state.ts'
import { apply, type ApplyInputs } from '../../../src/sync/apply/apply.ts'
import { schedule } from '../../../src/sync/apply/guided.ts'
import type { Applied } from '../../../src/sync/apply/report.ts'
import { patience } from '../../../src/sync/patience.ts'
import { prove } from '../../../src/sync/prove/prove.ts'
import { operationsBetween, planWith } from '../../support/applying.ts'
import { catalogOf, holdersOf, permissionOf, stateOf, targetOf } from '../../support/builders.ts'
import { scripted, show, type Scripted } from './scripted.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const guide = { screen: 'Roles', steps: ['Click'] }
const catalog = catalogOf({
  permissions: [permissionOf('leads.view'), permissionOf('leads.edit')],
  guides: new Map<string, typeof guide>([
    ['update-role', guide],
    ['create-role', guide]
  ])
})
const target = targetOf({ catalog, roles: { a: { grants: {} }, b: { grants: {} }, c: { grants: {} } } })
const view = { 'leads.view': 'on' }
const nobody = new Map<string, string>()

const without = (connector: Connector, kinds: readonly OperationKind[]): Connector => ({
  ...connector,
  capabilities: { operations: connector.capabilities.operations.filter((kind) => !kinds.includes(kind)) }
})

const proof: ApplyInputs['proof'] = {
  targets: [{ target, base: null, holders: holdersOf({ [ana]: [], [bo]: [] }), administrators: 0 }],
  conflicts: []
}

const carryOut = async (
  before: State,
  operations: readonly Operation[],
  more: Partial<ApplyInputs> = {}
): Promise<Scripted & { readonly applied: Applied }> => {
  const site = scripted(target, before)
  const connector = without(site.connector, ['update-role', 'create-role'])
  const applied = await apply({
    ...site.world,
    proof,
    plan: planWith(operations),
    targets: [{ target, connector, accounts: nobody }],
    ...more
  })
  return { ...site, applied }
}

const told = ({ applied }: { readonly applied: Applied }): unknown => ({
  outcomes: applied.outcomes.map(({ operation, result }) => `${result} ${show(operation)}`),
  held: applied.held.map(show),
  left: applied.left.map(show)
})

describe('what a person has to do', () => {
  const before = stateOf({ a: { title: 'a', grants: view }, b: { title: 'b' } }, { [ana]: ['a'], [bo]: [] })

  test('waits without a call and an intent, and everything that does not depend on it goes on', async () => {
    const after = stateOf(
      { a: { title: 'a', grants: { ...view, 'leads.edit': 'on' } }, b: { title: 'b' } },
      { [ana]: ['a'], [bo]: ['b'] }
    )
    const ran = await carryOut(before, operationsBetween(target, before, after))
    expect(told(ran)).toEqual({ outcomes: ['done assign b bo', 'waiting update-role a'], held: [], left: [] })
    expect(ran.events.filter((event) => event.startsWith('intent'))).toEqual(['intent assign b bo'])
    expect(ran.events.at(-2)).toBe('waiting update-role a')
    expect(ran.applied).toMatchObject({ complete: false, stopped: null })
    expect(ran.applied.differences.map(show)).toEqual(['update-role a'])
  })

  test('holds what the proof makes wait for it', async () => {
    // Bo must not get the role a while it still gives what it is to lose.
    const after = stateOf({ a: { title: 'a' }, b: { title: 'b' } }, { [ana]: ['b'], [bo]: ['a', 'b'] })
    const operations = operationsBetween(target, before, after)
    const order = ['update-role a', 'assign a bo', 'assign b bo', 'assign b ana', 'unassign a ana']
    const plan = order.map(
      (name) => operations.find((operation) => show(operation) === name) ?? operations[0]
    )
    const ran = await carryOut(
      before,
      plan.flatMap((operation) => operation ?? [])
    )
    expect(told(ran)).toEqual({
      outcomes: ['done assign b bo', 'done assign b ana', 'done unassign a ana', 'waiting update-role a'],
      held: ['assign a bo'],
      left: []
    })
  })

  test('holds what needs a role that is not there yet', async () => {
    const after = stateOf(
      { a: { title: 'a', grants: view }, b: { title: 'b' }, c: { title: 'c' } },
      { [ana]: ['a', 'b'], [bo]: ['c'] }
    )
    const ran = await carryOut(before, operationsBetween(target, before, after))
    expect(told(ran)).toEqual({
      outcomes: ['done assign b ana', 'waiting create-role c'],
      held: ['assign c bo'],
      left: []
    })
  })

  test('is done where the person has done it already', async () => {
    const after = stateOf({ a: { title: 'a' }, b: { title: 'b' } }, { [ana]: ['a'], [bo]: ['b'] })
    const operations = operationsBetween(target, before, after)
    const meanwhile = stateOf({ a: { title: 'a' }, b: { title: 'b' } }, { [ana]: ['a'], [bo]: [] })
    const ran = await carryOut(meanwhile, operations)
    expect(told(ran)).toEqual({ outcomes: ['already update-role a', 'done assign b bo'], held: [], left: [] })
    expect(ran.applied.complete).toBe(true)
  })

  test('is never a temporary role', async () => {
    const after = stateOf({ a: { title: 'a' }, b: { title: 'b' } }, { [ana]: ['a'], [bo]: [] })
    const operations = operationsBetween(target, before, after)
    const helpers = [{ target: target.id, role: 'a', title: 'a', users: [] }]
    const ran = await carryOut(before, operations, { plan: planWith(operations, { helpers }) })
    expect(told(ran)).toEqual({ outcomes: ['refused update-role a'], held: [], left: [] })
    expect(ran.events.some((event) => event.startsWith('call'))).toBe(false)
  })

  test('stays untouched where the apply stops before', async () => {
    const after = stateOf({ a: { title: 'a' }, b: { title: 'b' } }, { [ana]: ['a', 'b'], [bo]: ['b'] })
    const ran = await carryOut(before, operationsBetween(target, before, after), { stop: () => true })
    expect(told(ran)).toEqual({
      outcomes: [],
      held: [],
      left: ['update-role a', 'assign b ana', 'assign b bo']
    })
  })
})

describe('the schedule', () => {
  const operations = Array.from({ length: 40 }, (_, index): Operation => ({
    id: String(index),
    target: 'desk-production',
    kind: index % 4 === 1 ? 'update-role' : 'assign',
    role: `r${index}`,
    user: ana,
    before: null,
    after: null,
    reason: '',
    source: null
  }))
  const isGuided = ({ kind }: Operation): boolean => kind === 'update-role'
  const ids = (list: readonly Operation[]): readonly string[] => list.map(({ id }) => id)

  test('leaves the order alone where nobody is needed', () => {
    const all = operations.filter((operation) => !isGuided(operation))
    expect(schedule(all, isGuided, () => false)).toEqual({ now: all, waiting: [], held: [] })
  })

  test('asks once where everything may go on', () => {
    let asked = 0
    const made = schedule(operations, isGuided, () => ++asked > 0)
    expect(asked).toBe(1)
    expect(ids(made.now)).toEqual(ids(operations.filter((operation) => !isGuided(operation))))
    expect(made.held).toEqual([])
  })

  test('holds everything behind the first one where nothing may go on', () => {
    const made = schedule(operations, isGuided, () => false)
    expect(ids(made.now)).toEqual(['0'])
    expect(ids(made.waiting)).toEqual(['1'])
    expect(ids(made.held)).toEqual(ids(operations.slice(2)))
  })

  test('only ever carries out a sequence that was proven, and always asks about all of the operations', () => {
    const seen: string[] = []
    const holds = (sequence: readonly Operation[]): boolean => {
      expect(ids(sequence).toSorted()).toEqual(ids(operations).toSorted())
      const order = ids(sequence)
      const isFine = order.indexOf('6') > order.indexOf('5') && order.indexOf('20') > order.indexOf('17')
      if (isFine) seen.push(order.join())
      return isFine
    }
    const made = schedule(operations, isGuided, holds)
    expect(seen).toContain(ids([...made.now, ...made.waiting, ...made.held]).join())
    expect(ids(made.held)).toContain('6')
    expect(made.now.length).toBeGreaterThan(20)
  })

  test('proves so often and no more', () => {
    const many = Array.from(
      { length: 4000 },
      (_, index) => ({ ...(operations[index % 40] ?? operations[0]), id: String(index) }) as Operation
    )
    let asked = 0
    schedule(many, isGuided, () => {
      asked += 1
      return false
    })
    expect(asked).toBe(patience.proofs)
  })
})

test('the proof that decides is the real one', () => {
  expect(prove({ ...proof, targets: [], operations: [], helpers: [], gaps: [] })).toBe(null)
})
