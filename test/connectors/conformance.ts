import { describe, expect, test } from 'vitest'
import { ConnectorError, type Connector } from '../../src/model/connector.ts'
import type { Holders } from '../../src/model/holder.ts'
import { operationKinds, type Operation } from '../../src/model/operation.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Target } from '../../src/model/target.ts'
import { apply } from '../../src/sync/apply/apply.ts'
import type { Applied } from '../../src/sync/apply/report.ts'
import { bind } from '../../src/sync/bind.ts'
import { plan, type Planned } from '../../src/sync/plan/plan.ts'
import { calm } from '../support/applying.ts'
import { holdersOf, now, type HolderGiven } from '../support/builders.ts'
import { held, operationsOn, sameKeys } from '../support/connecting.ts'

/** A connector with a tenant behind it, as the suite needs it. */
export interface Subject {
  /** A target with at least two assignable roles; `first` and `second` are their ids. */
  readonly target: Target
  readonly first: string
  readonly second: string
  /** People with an account there. */
  readonly people: readonly [string, string, ...string[]]
  /** Another way to the same tenant; each call forgets what the last one knew. */
  readonly connect: () => Connector
}

/** A tenant that only people change. */
export interface ByHand extends Subject {
  /** Somebody does these in turn on the pages of the platform, and writes down what it is like then where that is needed. */
  readonly byHand: (operations: readonly Operation[]) => Promise<void>
}

const nobody = new Map<string, string>()

const planFor = async ({ target, connect }: Subject, holders: Holders): Promise<Planned> => {
  const connector = connect()
  const live = await connector.readState()
  const { capabilities } = connector
  const bound = bind(target, live, nobody)
  return plan({ now, targets: [{ target, holders, bound, evidence: live.evidence, capabilities }] })
}

const applyTo = (
  { target, connect }: Subject,
  made: Plan,
  connector: Connector = connect()
): Promise<Applied> => apply({ ...calm(), plan: made, targets: [{ target, connector, accounts: nobody }] })

const everybody = ({ people }: Subject, given: HolderGiven): Holders =>
  holdersOf(Object.fromEntries(people.map((user) => [user, given])))

/** Notes each call before it gets through. */
const counting = (connector: Connector, onCall: () => void): Connector => ({
  ...connector,
  applyOperation: (operation, its) => {
    onCall()
    return connector.applyOperation(operation, its)
  }
})

/** Calls that get through so many times, and then find nobody any more. */
const failingAfter = (allowed: number, call: Connector['applyOperation']): Connector['applyOperation'] => {
  let calls = 0
  return async (operation, its) => {
    calls += 1
    if (calls > allowed) throw new ConnectorError('denied', 'the credential has ended')
    await call(operation, its)
  }
}

/** What a read promises. */
const reading = (open: () => Subject | Promise<Subject>): void => {
  test('a read is whole, with every key once', async () => {
    const { roles, accounts, evidence } = await (await open()).connect().readState()
    expect(evidence.complete).toBe(true)
    expect(new Set(roles.map(({ key }) => key)).size).toBe(roles.length)
    expect(new Set(accounts.map(({ key }) => key)).size).toBe(accounts.length)
  })

  test('reading changes nothing', async () => {
    const { connect } = await open()
    const first = await connect().readState()
    expect(await connect().readState()).toEqual(first)
  })
}

/** What a connector promises that can only read; a person carries out everything. */
export const readingConformance = (name: string, open: () => ByHand | Promise<ByHand>): void => {
  describe(`${name} keeps the promises of a connector that reads`, () => {
    reading(open)

    test.each(operationKinds)('%s is refused, and changes nothing', async (kind) => {
      const { target, first: role, people, connect } = await open()
      const connector = connect()
      expect(connector.capabilities.operations).toEqual([])
      const before = await connector.readState()
      const operation = operationsOn(target.id)(kind, { role, user: people[0] })
      const asked = connector.applyOperation(operation, sameKeys)
      await expect(asked).rejects.toMatchObject({ name: 'ConnectorError', kind: 'refused' })
      expect(await connect().readState()).toEqual(before)
    })

    test('an apply calls nothing, and has every step wait for a person', async () => {
      const subject = await open()
      const before = await subject.connect().readState()
      const { plan: made, refusals } = await planFor(subject, everybody(subject, { roles: [subject.first] }))
      expect([made.operations.length > 0, refusals]).toEqual([true, []])
      expect(new Set(made.pending.map(({ operation }) => operation))).toEqual(
        new Set(made.operations.map(({ id }) => id))
      )
      let calls = 0
      const counted = counting(subject.connect(), () => (calls += 1))
      const { outcomes, held: later, left, complete } = await applyTo(subject, made, counted)
      expect(new Set(outcomes.map(({ result }) => result))).toEqual(new Set(['waiting']))
      expect(outcomes.length + later.length).toBe(made.operations.length)
      expect([calls, left, complete]).toEqual([0, [], false])
      expect(await subject.connect().readState()).toEqual(before)
    })

    test('whatever people have done of it is found done, and only the rest is left to do', async () => {
      const fresh = await open()
      const wanted = everybody(fresh, { roles: [fresh.first] })
      const { plan: made } = await planFor(fresh, wanted)
      for (let done = 1; done <= made.operations.length; done += 1) {
        const subject = await open()
        await subject.byHand(made.operations.slice(0, done))
        const { plan: rest } = await planFor(subject, wanted)
        expect(new Set(rest.operations.map(({ id }) => id))).toEqual(
          new Set(made.operations.slice(done).map(({ id }) => id))
        )
        const { outcomes, complete } = await applyTo(subject, made)
        expect(outcomes.filter(({ result }) => result === 'already')).toHaveLength(done)
        expect(complete).toBe(done === made.operations.length)
      }
    })
  })
}

/** What every connector promises; `open` makes a fresh tenant for each test. */
export const conformance = (name: string, open: () => Subject | Promise<Subject>): void => {
  describe(`${name} keeps the promises of a connector`, () => {
    const carryOut = async (subject: Subject, holders: Holders): Promise<Applied> => {
      const { plan: made, refusals } = await planFor(subject, holders)
      expect(refusals).toEqual([])
      return applyTo(subject, made)
    }
    reading(open)

    test('after an apply the plan is empty, and the same plan again does nothing', async () => {
      const subject = await open()
      const holders = everybody(subject, { roles: [subject.first] })
      const { plan: made } = await planFor(subject, holders)
      expect(made.operations.length).toBeGreaterThan(0)
      const applied = await carryOut(subject, holders)
      expect(applied.outcomes.map(({ result, message }) => [result, message])).toEqual(
        made.operations.map(() => ['done', ''])
      )
      expect(applied).toMatchObject({ complete: true, left: [], differences: [] })
      expect((await planFor(subject, holders)).plan.operations).toEqual([])
      const again = await applyTo(subject, made)
      expect(new Set(again.outcomes.map(({ result }) => result))).toEqual(new Set(['already']))
      expect(again.complete).toBe(true)
    })

    test('a role that is taken is really gone', async () => {
      const subject = await open()
      const { target, first, second, people } = subject
      await carryOut(subject, everybody(subject, { roles: [first] }))
      await carryOut(subject, everybody(subject, { roles: [second] }))
      const { state } = bind(target, await subject.connect().readState(), nobody)
      for (const user of people) expect([...(state.accounts.get(user)?.roles.keys() ?? [])]).toEqual([second])
    })

    test('who has left can do nothing, and who comes back has the same again', async () => {
      const subject = await open()
      if (!subject.connect().capabilities.operations.includes('deactivate')) return
      const [ana] = subject.people
      await carryOut(subject, everybody(subject, { roles: [subject.first] }))
      const before = await subject.connect().readState()
      await carryOut(subject, holdersOf({ [ana]: { roles: [subject.first], status: 'leave' } }))
      const left = await subject.connect().readState()
      expect(left.accounts.find(({ user }) => user === ana)?.active).toBe(false)
      await carryOut(subject, holdersOf({ [ana]: { roles: [subject.first] } }))
      expect(await subject.connect().readState()).toEqual(before)
    })

    test('an apply that is cut off after any number of calls is finished by the next one', async () => {
      const fresh = await open()
      const wanted = everybody(fresh, { roles: [fresh.second] })
      const calls = (await planFor(fresh, wanted)).plan.operations.length
      for (let allowed = 0; allowed <= calls; allowed++) {
        const subject = await open()
        await carryOut(subject, everybody(subject, { roles: [subject.first] }))
        const { plan: made } = await planFor(subject, wanted)
        const connector = subject.connect()
        const broken: Connector = {
          ...connector,
          applyOperation: failingAfter(allowed, (operation, its) => connector.applyOperation(operation, its))
        }
        const part = await applyTo(subject, made, broken)
        expect(part.outcomes.filter(({ result }) => result === 'done').length).toBe(
          Math.min(allowed, made.operations.length)
        )
        expect(part.complete).toBe(allowed >= made.operations.length)
        expect((await carryOut(subject, wanted)).complete).toBe(true)
        expect((await planFor(subject, wanted)).plan.operations).toEqual([])
      }
    })

    test('every operation is one call', async () => {
      const subject = await open()
      const { plan: made } = await planFor(subject, everybody(subject, { roles: [subject.first] }))
      let calls = 0
      const counted = counting(subject.connect(), () => (calls += 1))
      await applyTo(subject, made, counted)
      expect(calls).toBe(made.operations.length)
    })

    test('what is read alone is what is read with everything', async () => {
      const subject = await open()
      await carryOut(subject, everybody(subject, { roles: [subject.first] }))
      const connector = subject.connect()
      if (!connector.readOne) return
      const live = await connector.readState()
      const { state, keys: names } = bind(subject.target, live, nobody)
      for (const { id, key } of state.roles.values()) {
        const alone = await connector.readOne({ role: id, user: null }, names)
        expect(alone.roles).toEqual(live.roles.filter((role) => role.key === key))
        expect(alone.evidence.complete).toBe(true)
      }
      for (const { user, key } of state.accounts.values()) {
        const alone = await connector.readOne({ role: null, user }, names)
        expect(alone.accounts).toEqual(live.accounts.filter((account) => account.key === key))
        expect(alone.evidence.complete).toBe(true)
      }
      const lost = await connector.readOne({ role: null, user: 'lost@example.org' }, names)
      expect([lost.accounts, lost.evidence.complete]).toEqual([[], true])
      const gone = await connector.readOne({ role: 'no-such-role', user: null }, names)
      expect([gone.roles, gone.evidence.complete]).toEqual([[], true])
      expect(await subject.connect().readState()).toEqual(live)
    })

    test('whoever is invited is found alone at once', async () => {
      const subject = await open()
      if (!subject.connect().capabilities.operations.includes('invite')) return
      const newcomer = 'newcomer@example.org'
      const applied = await carryOut(subject, holdersOf({ [newcomer]: { roles: [subject.first] } }))
      expect(applied.complete).toBe(true)
      const live = await subject.connect().readState()
      const { keys: names } = bind(subject.target, live, nobody)
      const alone = await subject.connect().readOne?.({ role: null, user: newcomer }, names)
      if (alone) expect(alone.accounts.map(({ user }) => user)).toEqual([newcomer])
    })

    test('a refusal is reported as one, and changes nothing', async () => {
      const subject = await open()
      const before = await subject.connect().readState()
      const role = 'no-such-role'
      const operation = operationsOn(subject.target.id)('assign', {
        role,
        user: subject.people[0],
        after: held(role)
      })
      const error = await subject
        .connect()
        .applyOperation(operation, sameKeys)
        .then(
          () => null,
          (thrown: unknown) => thrown
        )
      expect(error).toBeInstanceOf(ConnectorError)
      expect(error).toMatchObject({ kind: 'refused' })
      expect(await subject.connect().readState()).toEqual(before)
    })
  })
}
