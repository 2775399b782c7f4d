import { describe, expect, test } from 'vitest'
import { ConnectorError, type Connector } from '../../src/model/connector.ts'
import type { Holders } from '../../src/model/holder.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Target } from '../../src/model/target.ts'
import { apply, type Applied } from '../../src/sync/apply.ts'
import { bind } from '../../src/sync/bind.ts'
import { plan, type Planned } from '../../src/sync/plan.ts'
import { holdersOf, now, type HolderGiven } from '../support/builders.ts'

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

const keys = { role: (id: string) => id, account: (user: string) => user }
const nobody = new Map<string, string>()

/** What every connector promises; `open` makes a fresh tenant for each test. */
export const conformance = (name: string, open: () => Subject): void => {
  describe(`${name} keeps the promises of a connector`, () => {
    const planFor = async ({ target, connect }: Subject, holders: Holders): Promise<Planned> => {
      const connector = connect()
      const live = await connector.readState()
      const { capabilities } = connector
      const bound = bind(target, live, nobody)
      return plan({ now, targets: [{ target, holders, bound, evidence: live.evidence, capabilities }] })
    }
    const carryOut = async (subject: Subject, holders: Holders): Promise<Applied> => {
      const { plan: made, refusals } = await planFor(subject, holders)
      expect(refusals).toEqual([])
      return apply({
        plan: made,
        targets: [{ target: subject.target, connector: subject.connect(), accounts: nobody }]
      })
    }
    const everybody = ({ people }: Subject, given: HolderGiven): Holders =>
      holdersOf(Object.fromEntries(people.map((user) => [user, given])))

    test('a read is whole, with every key once', async () => {
      const { roles, accounts, evidence } = await open().connect().readState()
      expect(evidence.complete).toBe(true)
      expect(new Set(roles.map(({ key }) => key)).size).toBe(roles.length)
      expect(new Set(accounts.map(({ key }) => key)).size).toBe(accounts.length)
    })

    test('reading changes nothing', async () => {
      const { connect } = open()
      const first = await connect().readState()
      expect(await connect().readState()).toEqual(first)
    })

    test('after an apply the plan is empty, and the same plan again does nothing', async () => {
      const subject = open()
      const holders = everybody(subject, { roles: [subject.first] })
      const { plan: made } = await planFor(subject, holders)
      expect(made.operations.length).toBeGreaterThan(0)
      const applied = await carryOut(subject, holders)
      expect(applied.outcomes.map(({ result, message }) => [result, message])).toEqual(
        made.operations.map(() => ['done', ''])
      )
      expect(applied).toMatchObject({ complete: true, left: [], differences: [] })
      expect((await planFor(subject, holders)).plan.operations).toEqual([])
      const again = await apply({
        plan: made,
        targets: [{ target: subject.target, connector: subject.connect(), accounts: nobody }]
      })
      expect(new Set(again.outcomes.map(({ result }) => result))).toEqual(new Set(['already']))
      expect(again.complete).toBe(true)
    })

    test('a role that is taken is really gone', async () => {
      const subject = open()
      const { target, first, second, people } = subject
      await carryOut(subject, everybody(subject, { roles: [first] }))
      await carryOut(subject, everybody(subject, { roles: [second] }))
      const { state } = bind(target, await subject.connect().readState(), nobody)
      for (const user of people) expect([...(state.accounts.get(user)?.roles.keys() ?? [])]).toEqual([second])
    })

    test('who has left can do nothing, and who comes back has the same again', async () => {
      const subject = open()
      const [ana] = subject.people
      await carryOut(subject, everybody(subject, { roles: [subject.first] }))
      const before = await subject.connect().readState()
      await carryOut(subject, holdersOf({ [ana]: { roles: [subject.first], status: 'leave' } }))
      const left = await subject.connect().readState()
      expect(left.accounts.find(({ user }) => user === ana)?.active).toBe(false)
      await carryOut(subject, holdersOf({ [ana]: { roles: [subject.first] } }))
      expect(await subject.connect().readState()).toEqual(before)
    })

    test('a refusal is reported as one, and changes nothing', async () => {
      const subject = open()
      const before = await subject.connect().readState()
      const operation: Operation = {
        id: '000000000000',
        target: subject.target.id,
        kind: 'assign',
        role: 'no-such-role',
        user: subject.people[0],
        before: null,
        after: { role: 'no-such-role', unit: null },
        reason: '',
        source: null
      }
      const error = await subject
        .connect()
        .applyOperation(operation, keys)
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
