import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../src/connectors/sandbox.ts'
import { writeTenant } from '../../../src/connectors/sandbox-tenant.ts'
import type { Connector } from '../../../src/model/connector.ts'
import { operationKinds, type Operation, type OperationKind } from '../../../src/model/operation.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import { run, type RunInputs, type RunResult } from '../../../src/sync/apply/run.ts'
import { helpersLeft } from '../../../src/sync/apply/settle.ts'
import { undone } from '../../../src/sync/apply/undo.ts'
import { bind } from '../../../src/sync/bind.ts'
import { operationId } from '../../../src/sync/digest.ts'
import { writePlan } from '../../../src/sync/plan/file.ts'
import type { PlanInputs } from '../../../src/sync/plan/inputs.ts'
import { digestOf, plan as planFrom, type Planned } from '../../../src/sync/plan/plan.ts'
import { openRecord, readRecord, type Journal } from '../../../src/sync/record/record.ts'
import { applyAll } from '../../../src/sync/simulate.ts'
import { operationsBetween, planWith, virtualClock } from '../../support/applying.ts'
import {
  catalogOf,
  holdersOf,
  liveOf,
  memoryStore,
  now,
  permissionOf,
  stateOf,
  targetOf,
  worldOf
} from '../../support/builders.ts'
import { runs } from '../../support/runs.ts'
import { transitions } from '../../support/organisations.ts'
import { show } from './scripted.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const nobody = new Map<string, string>()
const view = { 'leads.view': 'on' }
const edit = { 'leads.edit': 'on' }
const permissions = [permissionOf('leads.view'), permissionOf('leads.edit')]
const tenantFile = 'sandbox/desk-production.json'
type Store = ReturnType<typeof memoryStore>

const storeWith = (state: State): Store => {
  const store = memoryStore()
  store.write(tenantFile, writeTenant(state))
  return store
}

const connectorOf = (target: Target, store: Store, without: readonly OperationKind[] = []): Connector => {
  const connector = connect({ target, people: [], world: worldOf(store) })
  return {
    ...connector,
    capabilities: { operations: operationKinds.filter((kind) => !without.includes(kind)) }
  }
}

const holdersFor = holdersOf({ [ana]: ['b'], [bo]: ['b'] })

const planOf = (target: Target, state: State, more: Partial<PlanInputs> = {}): Planned =>
  planFrom({
    now,
    targets: [
      {
        target,
        holders: holdersFor,
        bound: bind(target, liveOf(state), nobody),
        evidence: liveOf(state).evidence,
        capabilities: { operations: operationKinds }
      }
    ],
    ...more
  })

/** A plan with other operations, as if it had been made so. */
const madeOf = (plan: Plan, operations: readonly Operation[], more: Partial<Plan> = {}): Plan => {
  const own = { ...plan, ...more, operations: operations.map((each) => ({ ...each, source: null })) }
  return { ...own, digest: digestOf(own) }
}

interface Running {
  readonly journal: Journal
  readonly result: RunResult
}

const running = async (
  target: Target,
  store: Store,
  plan: Plan,
  without: readonly OperationKind[] = []
): Promise<Running> => {
  const clock = virtualClock()
  const journal = openRecord(store, clock, null)
  const inputs: RunInputs = {
    plan,
    planText: writePlan({ ...plan, refusals: [] }),
    proof: { targets: [{ target, base: null, holders: holdersFor, administrators: 0 }], conflicts: [] },
    clock,
    journal,
    targets: [{ target, connector: connectorOf(target, store, without), accounts: nobody }],
    lock: () => ({
      kind: 'lock',
      lock: { token: 'own', note: null, previous: null, holds: () => true, release: () => null }
    }),
    started: { by: 'ana on desk-7', revision: null, mode: 'apply', approvals: [] }
  }
  return { journal, result: await run(inputs) }
}

const lastOf = (store: Store): unknown => readRecord(store, null).entries.at(-1)

describe('what is done is undone on paper', () => {
  test('to what leads to it again: to where it began, but for a role that the platform gave by itself', () => {
    fc.assert(
      fc.property(transitions({ titles: 'fixed' }), fc.nat(40), ({ target, actual, desired }, cut) => {
        const operations = operationsBetween(target, actual, desired)
        const done = operations.slice(0, cut % (operations.length + 1))
        const state = applyAll(target.catalog, actual, done)
        const began = undone(target, state, done)
        expect(operationsBetween(target, applyAll(target.catalog, began, done), state)).toEqual([])
        if (target.catalog.fallbackRole !== null) return
        expect(operationsBetween(target, began, actual)).toEqual([])
        expect(operationsBetween(target, actual, began)).toEqual([])
      }),
      { numRuns: runs(1500) }
    )
  })

  test('with titles, accounts and all that a deleted role held', () => {
    const target = targetOf({ catalog: catalogOf({ permissions }), roles: { a: {}, b: {} } })
    const before = stateOf({ a: { title: 'Old' }, c: { grants: view } }, { [ana]: ['a', 'c'], [bo]: [] })
    const after = stateOf({ a: { title: 'New' }, b: {} }, { [ana]: [], [bo]: ['b'], 'cy@example.org': ['a'] })
    const operations = operationsBetween(target, before, after)
    expect(new Set(operations.map(({ kind }) => kind))).toEqual(
      new Set(['rename-role', 'create-role', 'delete-role', 'assign', 'unassign', 'invite'])
    )
    const began = undone(target, applyAll(target.catalog, before, operations), operations)
    expect(operationsBetween(target, began, before)).toEqual([])
    expect([...began.accounts.keys()].sort()).toEqual([ana, bo])
  })
})

describe('a plan that was cut off', () => {
  const target = targetOf({
    catalog: catalogOf({ permissions }),
    roles: { a: { grants: {} }, b: { grants: {} } }
  })
  const before = stateOf(
    { a: { title: 'a', grants: view }, b: { title: 'b', grants: view }, x: { grants: edit } },
    { [ana]: ['a', 'x'], [bo]: ['b'], 'cy@example.org': ['x'] }
  )
  const fresh = planOf(target, before)
  /** Gives ana meanwhile what she had in the beginning, and has no more once the first change is done. */
  const kept = madeOf(
    fresh.plan,
    ['update-role a', 'assign b ana', 'unassign a ana', 'unassign x ana', 'update-role b'].flatMap(
      (wanted) => fresh.plan.operations.find((operation) => show(operation) === wanted) ?? []
    )
  )
  const atStep = (done: number): State => applyAll(target.catalog, before, kept.operations.slice(0, done))
  const shown = (state: State, more: Partial<PlanInputs> = {}): string =>
    planOf(target, state, { kept, ...more }).plan.digest === kept.digest ? 'gone on with' : 'made anew'

  test('is whole, in another order than one that is made anew', () => {
    expect(fresh.refusals).toEqual([])
    expect(fresh.plan.guards.filter(({ passed }) => !passed)).toEqual([])
    expect(kept.operations).toHaveLength(fresh.plan.operations.length)
    expect(kept.operations.map(show)).not.toEqual(fresh.plan.operations.map(show))
  })

  test('is gone on with where what is made anew would be another, and says so', async () => {
    // From the second change on, what is made anew is the same.
    expect([1, 2, 3, 4].map((done) => shown(atStep(done)))).toEqual([
      'gone on with',
      'made anew',
      'made anew',
      'made anew'
    ])
    for (const done of [2, 3, 4])
      expect(planOf(target, atStep(done)).plan.operations.map(show)).toEqual(
        kept.operations.slice(done).map(show)
      )
    const { plan, notes, refusals } = planOf(target, atStep(1), { kept })
    expect([plan, refusals]).toEqual([kept, []])
    expect(notes).toEqual(['an apply of this plan was cut off with 1 of 5 changes done, and is gone on with'])
    const store = storeWith(atStep(1))
    const { result, journal } = await running(target, store, plan)
    expect(result).toMatchObject({ kind: 'finished', before: 1, applied: { complete: true } })
    expect([lastOf(store), journal.keptPlan()]).toMatchObject([{ type: 'ended', result: 'complete' }, null])
  })

  test('not where the documents, the time or the targets are not those it was made for', () => {
    const other = { ...target, roles: new Map([...target.roles].filter(([id]) => id !== 'a')) }
    expect(planOf(other, atStep(1), { kept }).plan.digest).not.toBe(kept.digest)
    const late = madeOf(kept, kept.operations, { validUntil: new Date(now).toISOString() })
    expect(planOf(target, atStep(1), { kept: late }).plan.digest).not.toBe(late.digest)
    const elsewhere = {
      ...kept,
      targets: [...kept.targets, ...kept.targets.map((each) => ({ ...each, id: 'y' }))]
    }
    expect(planOf(target, atStep(1), { kept: elsewhere }).plan.targets).toHaveLength(1)
    const changed = applyAll(target.catalog, atStep(2), kept.operations.slice(4))
    expect(shown({ ...changed, accounts: atStep(0).accounts })).toBe('made anew')
    expect([shown(atStep(1), { due: true }), shown(atStep(1), { revokeFirst: true })]).toEqual([
      'made anew',
      'made anew'
    ])
  })

  test('nor where it breaks a promise from where it began', async () => {
    const gives: Omit<Operation, 'id' | 'reason' | 'source'> = {
      target: target.id,
      kind: 'assign',
      role: 'x',
      user: bo,
      before: null,
      after: { role: 'x', unit: null }
    }
    const give = { id: operationId(gives), ...gives, reason: '', source: null }
    const taken: Operation = { ...give, kind: 'unassign', before: give.after, after: null }
    const take = { ...taken, id: operationId(taken) }
    const [first, ...others] = kept.operations
    const worse = madeOf(kept, [...(first ? [first] : []), give, take, ...others])
    expect(planOf(target, atStep(1), { kept: worse }).plan.digest).not.toBe(worse.digest)
    const { result } = await running(target, storeWith(atStep(1)), worse)
    expect(result).toMatchObject({ kind: 'unproven', breach: { promise: 'I1' } })
  })
})

test('a temporary role stays while a person has something to do, and goes once that is confirmed', async () => {
  const guide = { screen: 'Roles', steps: ['Click'] }
  const target = targetOf({
    catalog: catalogOf({ permissions, guides: new Map([['update-role', guide]]) }),
    roles: { b: { grants: view } },
    document: { helpers: true }
  })
  const role = 'rolewright-helper-0a1b2c3d'
  const helper = { target: target.id, role, title: 'Rolewright helper 0a1b2c3d', users: [ana] }
  const at = (b: Readonly<Record<string, string>>, more: object, held: readonly string[]): State =>
    stateOf({ a: { grants: view }, b: { title: 'b', grants: b }, ...more }, { [ana]: held })
  const made = { [role]: { title: helper.title, grants: view } }
  const steps = [
    at({}, {}, ['a']),
    at({}, made, ['a']),
    at({}, made, ['a', role]),
    at({}, made, [role]),
    at(view, made, [role]),
    at(view, made, ['b', role]),
    at(view, made, ['b']),
    at(view, {}, ['b'])
  ]
  const operations = steps
    .slice(1)
    .flatMap((after, index) => operationsBetween(target, steps[index] ?? after, after))
  const plan = madeOf(planWith(operations), operations, { helpers: [helper] })
  const store = storeWith(at({}, {}, ['a']))
  const first = await running(target, store, plan, ['update-role'])
  if (first.result.kind !== 'finished') expect.fail(JSON.stringify(first.result))
  const { outcomes, held } = first.result.applied
  expect(outcomes.map(({ operation, result }) => `${result} ${show(operation)}`)).toEqual([
    `done create-role ${role}`,
    `done assign ${role} ana`,
    'done unassign a ana',
    'done assign b ana',
    'waiting update-role b'
  ])
  expect(held.map(show)).toEqual([`unassign ${role} ana`, `delete-role ${role}`])
  expect(lastOf(store)).toMatchObject({ type: 'ended', result: 'waiting' })
  expect(helpersLeft(first.journal)).toEqual([helper])

  const [byHand] = operations.filter(({ kind }) => kind === 'update-role')
  const person = connectorOf(target, store)
  if (byHand) await person.applyOperation(byHand, { role: (id) => id, account: (user) => user })
  const second = await running(target, store, plan, ['update-role'])
  expect(second.result).toMatchObject({ kind: 'finished', applied: { complete: true } })
  const end = await person.readState()
  expect(end.roles.map(({ key }) => key).sort()).toEqual(['a', 'b'])
  expect(lastOf(store)).toMatchObject({ type: 'ended', result: 'complete' })
})
