import { describe, expect, test } from 'vitest'
import { connect } from '../../../src/connectors/sandbox.ts'
import { writeTenant } from '../../../src/connectors/sandbox-tenant.ts'
import { ConnectorError, type Connector, type Store } from '../../../src/model/connector.ts'
import type { Operation } from '../../../src/model/operation.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Recorded } from '../../../src/model/record.ts'
import type { State } from '../../../src/model/state.ts'
import { run, type RunInputs, type RunResult } from '../../../src/sync/apply/run.ts'
import { helpersIn } from '../../../src/sync/apply/settle.ts'
import { bind } from '../../../src/sync/bind.ts'
import type { Acquired, Lock } from '../../../src/sync/lock/owner.ts'
import { writePlan } from '../../../src/sync/plan/file.ts'
import { digestOf, plan as planFrom } from '../../../src/sync/plan/plan.ts'
import { openRecord, readRecord } from '../../../src/sync/record/record.ts'
import { calm, operationsBetween, planWith, virtualClock } from '../../support/applying.ts'
import {
  catalogOf,
  holdersOf,
  liveOf,
  memoryStore,
  now,
  stateOf,
  targetOf,
  worldOf
} from '../../support/builders.ts'
import { show } from './scripted.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const target = targetOf({ catalog: catalogOf(), roles: { a: {}, b: {} } })
const roles = { a: { title: 'a' }, b: { title: 'b' } }
const before = stateOf(roles, { [ana]: ['a'], [bo]: ['a'] })
const after = stateOf(roles, { [ana]: ['b'], [bo]: ['b'] })
const holders = holdersOf({ [ana]: ['b'], [bo]: ['b'] })
const nobody = new Map<string, string>()
const file = 'sandbox/desk-production.json'

/** The process is gone. */
class Crash extends Error {
  override readonly name = 'Crash'
}

/** Somewhere to apply: a tenant, a record and a lock that stay, whatever becomes of the process. */
interface Place {
  readonly store: ReturnType<typeof memoryStore>
  readonly lock: { owner: number | null; holds: boolean }
}

const placeWith = (state: State): Place => {
  const store = memoryStore()
  store.write(file, writeTenant(state))
  return { store, lock: { owner: null, holds: true } }
}

const connectTo = ({ store }: Place): Connector => connect({ target, people: [], world: worldOf(store) })

let processes = 0

/** A lock that is had from a dead process at once. */
const lockOf = ({ lock }: Place, after: () => void = () => undefined): Acquired => {
  const own = ++processes
  const previous = lock.owner
  lock.owner = own
  const owner = {
    host: 'desk-7',
    pid: previous ?? 0,
    start: '',
    user: 'ana',
    since: '',
    token: `lock ${previous}`
  }
  const given: Lock = {
    token: `lock ${own}`,
    note: previous === null ? null : 'it was taken over',
    previous: previous === null ? null : { owner, plan: null },
    holds: () => lock.owner === own && lock.holds,
    release: () => {
      after()
      if (lock.owner === own) lock.owner = null
      return null
    }
  }
  return { kind: 'lock', lock: given }
}

/** The plan as the planner makes it from a state. */
const planOf = (state: State): Plan => {
  const live = liveOf(state)
  return planFrom({
    now,
    targets: [
      {
        target,
        holders,
        bound: bind(target, live, nobody),
        evidence: live.evidence,
        capabilities: connectTo(placeWith(state)).capabilities
      }
    ]
  }).plan
}

const textOf = (plan: Plan): string =>
  writePlan({
    ...plan,
    operations: plan.operations.map((operation) => ({ ...operation, source: null })),
    refusals: []
  })

const proof: RunInputs['proof'] = {
  targets: [{ target, base: null, holders, administrators: 0 }],
  conflicts: []
}

const inputsFor = (place: Place, more: Partial<RunInputs> = {}): RunInputs => {
  const clock = virtualClock()
  const plan = more.plan ?? planOf(before)
  return {
    plan,
    planText: plan.digest === 'sha256:test' ? 'no plan' : textOf(plan),
    proof,
    clock,
    targets: [{ target, connector: connectTo(place), accounts: nobody }],
    lock: () => lockOf(place),
    journal: openRecord(place.store, clock, null),
    started: { by: 'ana on desk-7', revision: null, mode: 'apply', approvals: [] },
    ...more
  }
}

const entriesOf = ({ store }: Place): readonly Recorded[] => {
  const { report, entries } = readRecord(store, null)
  expect(report.problems).toEqual([])
  return entries
}

/** The entries in short. */
const told = (place: Place): readonly string[] =>
  entriesOf(place).map((entry) => ('result' in entry ? `${entry.type} ${entry.result}` : entry.type))

const rolesAt = async (place: Place): Promise<unknown> => {
  const { accounts } = await connectTo(place).readState()
  return Object.fromEntries(accounts.map(({ user, roles: held }) => [user, [...held.keys()]]))
}

const finished = (result: RunResult): Extract<RunResult, { kind: 'finished' }> => {
  if (result.kind !== 'finished') throw new Error(`it ended ${result.kind}: ${JSON.stringify(result)}`)
  return result
}

describe('a run', () => {
  test('is one apply under the lock, with everything in the record', async () => {
    const place = placeWith(before)
    const result = finished(await run(inputsFor(place)))
    expect(result).toMatchObject({ before: 0, settled: [], notes: [], applied: { complete: true } })
    const four = [
      'intent',
      'outcome done',
      'intent',
      'outcome done',
      'intent',
      'outcome done',
      'intent',
      'outcome done'
    ]
    expect(told(place)).toEqual(['genesis', 'started', ...four, 'ended complete'])
    expect(entriesOf(place)[1]).toMatchObject({
      by: 'ana on desk-7',
      operations: 4,
      targets: [target.id],
      mode: 'apply'
    })
    expect(entriesOf(place).at(-1)).toMatchObject({ done: 4, left: 0 })
    expect(place.lock.owner).toBe(null)
    expect(await rolesAt(place)).toEqual({ [ana]: ['b'], [bo]: ['b'] })
  })

  test('goes away from a lock that another one has', async () => {
    const place = placeWith(before)
    const held: Acquired = {
      kind: 'held',
      name: 'x',
      owner: { host: 'h', pid: 1, start: '', user: 'u', since: '', token: 't' },
      message: 'another apply is running',
      help: 'wait'
    }
    expect(await run(inputsFor(place, { lock: () => held }))).toEqual({ kind: 'locked', held })
    expect(told(place)).toEqual([])
  })

  test('carries out what is left where the targets are as after a part of the plan', async () => {
    const plan = planOf(before)
    const place = placeWith(before)
    const connector = connectTo(place)
    const keys = { role: (id: string) => id, account: (user: string) => user }
    for (const operation of plan.operations.slice(0, 3)) await connector.applyOperation(operation, keys)
    const result = finished(await run(inputsFor(place, { plan })))
    expect(result).toMatchObject({ before: 3, applied: { complete: true } })
    expect(result.applied.outcomes.map(({ operation }) => operation)).toEqual(plan.operations.slice(3))
    expect(entriesOf(place).at(-1)).toMatchObject({ done: 4, left: 0 })
  })

  test('that finds everything done says so', async () => {
    const place = placeWith(after)
    const result = finished(await run(inputsFor(place)))
    expect(result).toMatchObject({ before: 4, applied: { complete: true, outcomes: [] } })
    expect(told(place)).toEqual(['genesis', 'started', 'ended complete'])
  })

  test('writes nothing where the targets are as after no part of the plan', async () => {
    const place = placeWith(stateOf(roles, { [ana]: ['a', 'b'], [bo]: [] }))
    expect(await run(inputsFor(place))).toMatchObject({ kind: 'stale' })
    expect(told(place)).toEqual([])
    expect(place.lock.owner).toBe(null)
  })

  test('writes nothing where our names cannot be given to what is there', async () => {
    const twins = stateOf({ x: { title: 'a' }, y: { title: 'a' } }, { [ana]: [], [bo]: [] })
    const result = await run(inputsFor(placeWith(twins)))
    expect(result).toMatchObject({ kind: 'stale', message: expect.stringContaining('could be `a`') })
  })

  test('writes nothing where the rest of the plan is not safe', async () => {
    const place = placeWith(before)
    const breach = {
      promise: 'I3',
      operation: 'x',
      target: target.id,
      user: ana,
      message: 'it is interrupted'
    } as const
    const asked: (readonly Operation[])[] = []
    const prove: RunInputs['proof']['prove'] = ({ operations, targets }) => {
      asked.push(operations)
      expect(targets[0]?.before.accounts.get(ana)?.roles.has('a')).toBe(true)
      return breach
    }
    const inputs = inputsFor(place, { proof: { ...proof, prove } })
    expect(await run(inputs)).toMatchObject({ kind: 'unproven', breach })
    expect(asked).toEqual([inputs.plan.operations])
    expect(told(place)).toEqual([])
    expect(place.lock.owner).toBe(null)
  })

  test('writes nothing where a target is not read whole, or not at all', async () => {
    const place = placeWith(before)
    const connector = connectTo(place)
    const lossy: Connector = {
      ...connector,
      readState: async () => {
        const live = await connector.readState()
        return { ...live, evidence: { complete: false, pages: 1, note: 'a page was lost' } }
      }
    }
    const gone = { ...connector, readState: () => Promise.reject(new ConnectorError('denied', 'no entry')) }
    for (const [broken, message] of [
      [lossy, '`desk-production` was not read whole: a page was lost'],
      [gone, 'no entry']
    ] as const) {
      const targets = [{ target, connector: broken, accounts: nobody }]
      expect(await run(inputsFor(place, { targets }))).toMatchObject({
        kind: 'unreadable',
        target: target.id,
        message
      })
      expect(place.lock.owner).toBe(null)
    }
    expect(await run(inputsFor(place, { targets: [] }))).toMatchObject({ kind: 'unreadable' })
    expect(told(place)).toEqual([])
  })

  test('gives the lock back where it cannot go on, and tells where it cannot', async () => {
    const place = placeWith(before)
    const broken = { ...connectTo(place), applyOperation: () => Promise.reject(new TypeError('bug')) }
    const targets = [{ target, connector: broken, accounts: nobody }]
    await expect(run(inputsFor(place, { targets }))).rejects.toThrow(TypeError)
    expect(place.lock.owner).toBe(null)
    const stuck = (): Acquired =>
      lockOf(place, () => {
        throw new ConnectorError('unreachable', 'the disk is gone')
      })
    const result = finished(await run(inputsFor(place, { lock: stuck })))
    expect(result.notes).toEqual(['the lock could not be given back: the disk is gone'])
    expect(result.applied.complete).toBe(true)
  })

  test('writes no further word where the lock is lost', async () => {
    const place = placeWith(before)
    const connector = connectTo(place)
    const losing: Connector = {
      ...connector,
      applyOperation: async (operation, keys) => {
        await connector.applyOperation(operation, keys)
        place.lock.holds = false
      }
    }
    const result = finished(
      await run(inputsFor(place, { targets: [{ target, connector: losing, accounts: nobody }] }))
    )
    expect(result.applied.stopped?.because).toBe('lock-lost')
    expect(told(place)).toEqual(['genesis', 'started', 'intent'])
  })

  test('writes nothing at all where the lock is lost before it begins', async () => {
    const place = placeWith(before)
    const connector = connectTo(place)
    const losing: Connector = {
      ...connector,
      readState: async () => {
        place.lock.holds = false
        return connector.readState()
      }
    }
    const inputs = inputsFor(place, { targets: [{ target, connector: losing, accounts: nobody }] })
    await expect(run(inputs)).rejects.toThrow('the lock of this apply was taken over')
    expect(told(place)).toEqual([])
  })

  test('tells whose lock was taken over', async () => {
    const place = placeWith(before)
    place.lock.owner = 77
    const result = finished(await run(inputsFor(place)))
    expect(result.notes).toEqual(['it was taken over'])
    expect(entriesOf(place)[1]).toMatchObject({ type: 'take-over', lock: 'lock 77' })
  })

  test('that was interrupted is partial, and the next one goes on', async () => {
    const place = placeWith(before)
    let asked = 0
    const first = finished(await run(inputsFor(place, { stop: () => ++asked > 2 })))
    expect(first.applied).toMatchObject({ complete: false, stopped: { because: 'interrupted' } })
    expect(entriesOf(place).at(-1)).toMatchObject({ type: 'ended', result: 'partial', done: 2, left: 2 })
    const second = finished(await run(inputsFor(place)))
    expect(second).toMatchObject({ before: 2, applied: { complete: true } })
  })

  test('leaves an unknown outcome open, and the next one settles it', async () => {
    const place = placeWith(before)
    const connector = connectTo(place)
    const mute: Connector = {
      ...connector,
      applyOperation: () => Promise.resolve()
    }
    const first = finished(
      await run(inputsFor(place, { targets: [{ target, connector: mute, accounts: nobody }] }))
    )
    expect(first.applied.stopped?.because).toBe('unknown')
    expect(told(place)).toEqual(['genesis', 'started', 'intent', 'outcome unknown'])
    const second = finished(await run(inputsFor(place)))
    expect(second.settled.map(({ result }) => result)).toEqual(['not-done'])
    expect(second.applied.complete).toBe(true)
    expect(told(place).slice(4, 6)).toEqual(['settled not-done', 'started'])
  })

  test('closes an apply of another plan that was cut off', async () => {
    const place = placeWith(before)
    const inputs = inputsFor(place)
    inputs.journal.append(
      {
        type: 'started',
        plan: 'sha256:other',
        targets: [target.id],
        operations: 3,
        ...inputs.started,
        lock: 'x'
      },
      'no plan'
    )
    const intent = {
      type: 'intent',
      operation: '012345678901',
      target: target.id,
      what: '',
      reason: ''
    } as const
    inputs.journal.append(intent)
    const result = finished(await run(inputsFor(place)))
    expect(result.settled).toEqual([{ operation: '012345678901', result: 'superseded' }])
    expect(told(place).slice(3, 6)).toEqual(['settled superseded', 'ended abandoned', 'started'])
  })

  test('looks for a while whether a call with other aims has landed', async () => {
    const place = placeWith(before)
    const old = planOf(before)
    const [first] = old.operations
    const inputs = inputsFor(place, { plan: old })
    const started = { type: 'started', plan: old.digest, targets: [target.id], operations: 4 } as const
    inputs.journal.append({ ...started, ...inputs.started, lock: 'x' }, inputs.planText)
    inputs.journal.append({
      type: 'intent',
      operation: first?.id ?? '',
      target: target.id,
      what: '',
      reason: ''
    })
    const clock = virtualClock()
    const other = planWith(
      operationsBetween(target, before, stateOf(roles, { [ana]: ['a'], [bo]: ['a', 'b'] }))
    )
    const second = finished(await run(inputsFor(place, { plan: other, clock })))
    expect(second.settled).toEqual([{ operation: first?.id, result: 'not-done' }])
    expect(clock.waits).toEqual([500, 1000, 2000, 4000])
    expect(second.applied.complete).toBe(true)
  })
})

test('a temporary role that comes after the plan was made, or of which the plan does not speak, is not forgotten', async () => {
  const helper = { target: target.id, role: 'helper-x', title: 'Rolewright helper x', users: [] }
  const made = { ...planOf(before), helpers: [helper] }
  const old = { ...made, digest: digestOf(made) }
  const place = placeWith(before)
  const inputs = inputsFor(place, { plan: old, planText: textOf(old) })
  const started = { type: 'started', plan: old.digest, targets: [target.id], operations: 4 } as const
  inputs.journal.append({ ...started, ...inputs.started, lock: 'x' }, inputs.planText)
  const late = stateOf({ ...roles, k9: { title: helper.title } }, { [ana]: ['a'], [bo]: [] })
  place.store.write(file, writeTenant(late))
  const result = await run(inputsFor(place, { plan: planOf(before) }))
  expect(result).toMatchObject({
    kind: 'stale',
    message:
      '`desk-production` has the role `Rolewright helper x` of an earlier apply, of which this plan does not speak: apply `desk-production` too'
  })
  expect(openRecord(place.store, virtualClock(), null).keptPlan()).toBe(inputs.planText)
})

describe('a run that is killed', () => {
  /** Everything that reaches outside; it ends at the n-th of them, before or after it took effect. */
  const killedAt = (place: Place, at: number, when: 'before' | 'after'): RunInputs => {
    let effects = 0
    const effect = <Value>(act: () => Value): Value => {
      effects += 1
      if (effects === at && when === 'before') throw new Crash('gone')
      if (effects > at) throw new Crash('gone')
      const value = act()
      if (effects === at) throw new Crash('gone')
      return value
    }
    const store: Store = {
      ...place.store,
      write: (name, text) => effect(() => place.store.write(name, text)),
      append: (name, text) => effect(() => place.store.append(name, text)),
      remove: (name) => effect(() => place.store.remove(name))
    }
    const connector = connect({ target, people: [], world: worldOf(place.store) })
    const counted: Connector = {
      ...connector,
      applyOperation: (operation, keys) => effect(() => connector.applyOperation(operation, keys))
    }
    return {
      ...inputsFor(place),
      targets: [{ target, connector: counted, accounts: nobody }],
      journal: openRecord(store, virtualClock(), null),
      lock: () => lockOf(place, () => effect(() => undefined))
    }
  }

  const ends = async (inputs: RunInputs): Promise<RunResult | null> => {
    try {
      return await run(inputs)
    } catch (error) {
      if (error instanceof Crash) return null
      throw error
    }
  }

  /** Every intent has one word on what became of it. */
  const expectKept = (place: Place): void => {
    const open = new Set<string>()
    for (const entry of entriesOf(place)) {
      if (entry.type === 'intent') {
        expect(open.has(entry.operation)).toBe(false)
        open.add(entry.operation)
      } else if (entry.type === 'outcome' || entry.type === 'settled') {
        expect(open.has(entry.operation)).toBe(true)
        open.delete(entry.operation)
      }
    }
    expect([...open]).toEqual([])
  }

  test.each(['before', 'after'] as const)('%s any effect is finished by the next one', async (when) => {
    let result: RunResult | null = null
    let at = 1
    for (; result === null; at++) {
      const place = placeWith(before)
      result = await ends(killedAt(place, at, when))
      const next = finished(await run(inputsFor(place)))
      expect(next.applied.complete).toBe(true)
      expect(await rolesAt(place)).toEqual({ [ana]: ['b'], [bo]: ['b'] })
      expect(told(place).at(-1)).toBe('ended complete')
      expect(place.lock.owner).toBe(null)
      expectKept(place)
    }
    expect(at).toBeGreaterThan(20)
  })

  test('again and again, after one effect more each time, is finished some day', async () => {
    const place = placeWith(before)
    let result: RunResult | null = null
    let kills = 0
    for (; result === null; kills++)
      result = await ends(killedAt(place, 3 + kills, kills % 2 === 0 ? 'before' : 'after'))
    expect(finished(result).applied.complete).toBe(true)
    expectKept(place)
  })

  test('makes no call twice', async () => {
    const place = placeWith(before)
    await ends(killedAt(place, 9, 'after'))
    await run(inputsFor(place))
    const intents = entriesOf(place).flatMap((entry) => (entry.type === 'intent' ? entry.operation : []))
    expect(new Set(intents).size).toBe(4)
  })
})

describe('the temporary roles of a plan', () => {
  test('are read from its text, and none where there is no such plan', () => {
    const plan = planOf(before)
    expect(helpersIn(textOf(plan))).toEqual(plan.helpers)
    expect(helpersIn(null)).toEqual([])
    expect(helpersIn('{}')).toEqual([])
  })

  test('keep an apply open while they are there', async () => {
    const helper = { target: target.id, role: 'help', title: 'Help', users: [] }
    const withHelp = stateOf({ ...roles, help: { title: 'Help' } }, { [ana]: ['a'], [bo]: ['a'] })
    const create = operationsBetween(target, before, withHelp)
    const remove = operationsBetween(target, withHelp, before)
    const plan = planWith([...create, ...operationsBetween(target, before, after), ...remove], {
      helpers: [helper]
    })
    const place = placeWith(before)
    let asked = 0
    const prove = { ...calm().proof, targets: proof.targets }
    const first = finished(await run(inputsFor(place, { plan, proof: prove, stop: () => ++asked > 1 })))
    expect(first.applied.outcomes.map(({ operation }) => show(operation))).toEqual(['create-role help'])
    expect(told(place).at(-1)).toBe('outcome done')
    const second = finished(await run(inputsFor(place, { plan, proof: prove })))
    expect(second).toMatchObject({ before: 1, applied: { complete: true } })
    expect(told(place).at(-1)).toBe('ended complete')
  })
})

test('a record that cannot be written ends the run, which says what was done', async () => {
  const place = placeWith(before)
  const full = (journal: RunInputs['journal'], from: number): RunInputs['journal'] => {
    let entries = 0
    return {
      ...journal,
      append: (entry, text) => {
        entries += 1
        if (entries >= from) throw new ConnectorError('unreachable', 'no space')
        journal.append(entry, text)
      }
    }
  }
  const inputs = inputsFor(place)
  const result = finished(await run({ ...inputs, journal: full(inputs.journal, 10) }))
  expect(result.applied).toMatchObject({ complete: false, stopped: { because: 'not-recorded' } })
  expect(result.applied.outcomes.map(({ result: word }) => word)).toEqual(['done', 'done', 'done', 'done'])
  const next = inputsFor(place)
  await expect(run({ ...next, journal: full(next.journal, 1) })).rejects.toThrow(ConnectorError)
  expect(finished(await run(inputsFor(place))).applied.complete).toBe(true)
})
