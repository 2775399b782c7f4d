import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/connectors/sandbox.ts'
import { writeTenant } from '../../src/connectors/sandbox-tenant.ts'
import { ConnectorError, type Connector } from '../../src/model/connector.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { apply, type Applied, type ApplyInputs } from '../../src/sync/apply.ts'
import { bind } from '../../src/sync/bind.ts'
import { plan } from '../../src/sync/plan.ts'
import {
  catalogOf,
  holdersOf,
  liveOf,
  memoryStore,
  now,
  stateOf,
  targetOf,
  worldOf
} from '../support/builders.ts'
import { organisations } from '../support/organisations.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const roles = { a: { title: 'a' }, b: { title: 'b' } }
const target = targetOf({ catalog: catalogOf(), roles: { a: {}, b: {} } })
const nobody = new Map<string, string>()
const before = stateOf(roles, { [ana]: ['a'], [bo]: ['a'] })

const tenant = (state: State, of: Target = target): Connector => {
  const store = memoryStore()
  store.write(`sandbox/${of.id}.json`, writeTenant(state))
  return connect({ target: of, people: [], world: worldOf(store) })
}

/** A plan that gives Ana and Bo the role b instead of a: four operations. */
const planOf = (state: State = before): Plan =>
  plan({
    now,
    targets: [
      {
        target,
        holders: holdersOf({ [ana]: ['b'], [bo]: ['b'] }),
        bound: bind(target, liveOf(state), nobody),
        evidence: liveOf(state).evidence,
        capabilities: { operations: ['invite'] }
      }
    ]
  }).plan

const run = (connector: Connector, more: Partial<ApplyInputs> = {}): Promise<Applied> =>
  apply({ plan: planOf(), targets: [{ target, connector, accounts: nobody }], ...more })

const results = ({ outcomes }: Applied): readonly string[] => outcomes.map(({ result }) => result)

describe('an apply', () => {
  test('does what the plan says, tells how it goes, and reads back', async () => {
    const told: string[] = []
    const recorded: string[] = []
    const applied = await run(tenant(before), {
      onProgress: ({ index, total, outcome }) =>
        told.push(`${index}/${total} ${outcome?.result ?? 'starts'}`),
      recorder: {
        intent: async ({ kind }) => void recorded.push(`intent ${kind}`),
        outcome: async ({ result }) => void recorded.push(result)
      }
    })
    expect(results(applied)).toEqual(['done', 'done', 'done', 'done'])
    expect(told.slice(0, 4)).toEqual(['0/4 starts', '0/4 done', '1/4 starts', '1/4 done'])
    expect(recorded.slice(0, 4)).toEqual(['intent unassign', 'done', 'intent unassign', 'done'])
    expect(applied).toMatchObject({ left: [], differences: [], complete: true })
    expect([...(applied.after.get('desk-production')?.accounts.get(ana)?.roles.keys() ?? [])]).toEqual(['b'])
  })

  test('finds what is so already, and goes on', async () => {
    const half = stateOf(roles, { [ana]: ['b'], [bo]: ['a'] })
    const applied = await run(tenant(half))
    expect(results(applied)).toEqual(['already', 'done', 'already', 'done'])
    expect(applied.complete).toBe(true)
  })

  test('with nothing to do reads and is done', async () => {
    const applied = await apply({
      plan: planOf(stateOf(roles, { [ana]: ['b'], [bo]: ['b'] })),
      targets: [
        { target, connector: tenant(stateOf(roles, { [ana]: ['b'], [bo]: ['b'] })), accounts: nobody }
      ]
    })
    expect(applied).toMatchObject({ outcomes: [], complete: true })
  })
})

describe('an apply stops at the first operation that is not done', () => {
  /** A tenant that behaves otherwise from a certain call on. */
  const broken = (from: number, otherwise: (call: () => Promise<void>) => Promise<void>): Connector => {
    const connector = tenant(before)
    let calls = 0
    return {
      ...connector,
      applyOperation: (operation, keys) => {
        calls += 1
        const call = (): Promise<void> => connector.applyOperation(operation, keys)
        return calls < from ? call() : otherwise(call)
      }
    }
  }
  const fail = (kind: ConnectorError['kind']) => () => Promise.reject(new ConnectorError(kind, 'no answer'))

  test('refused by the platform', async () => {
    const applied = await run(broken(2, fail('refused')))
    expect(results(applied)).toEqual(['done', 'refused'])
    expect(applied.outcomes[1]?.message).toBe('no answer')
    expect(applied.left.length).toBe(2)
    expect(applied.differences.length).toBe(3)
    expect(applied.complete).toBe(false)
  })

  test('not reached', async () => {
    expect(results(await run(broken(1, fail('unreachable'))))).toEqual(['failed'])
  })

  test('unknown, and not done when read back', async () => {
    const applied = await run(broken(1, fail('unknown')))
    expect(applied.outcomes).toMatchObject([
      {
        result: 'failed',
        message: 'no answer, but read back this is still to do: take the role `a` from `ana@example.org`'
      }
    ])
  })

  test('unknown, but done when read back, is done', async () => {
    const late = async (call: () => Promise<void>): Promise<void> => {
      await call()
      throw new ConnectorError('unknown', 'no answer')
    }
    const applied = await run(broken(1, late))
    expect(results(applied)).toEqual(['done', 'done', 'done', 'done'])
    expect(applied.complete).toBe(true)
  })

  test('a yes that was a lie', async () => {
    const applied = await run(broken(1, () => Promise.resolve()))
    expect(applied.outcomes[0]).toMatchObject({
      result: 'failed',
      message: expect.stringContaining('the platform said yes, but')
    })
  })

  test('not readable afterwards', async () => {
    const connector = tenant(before)
    let reads = 0
    const applied = await run({
      ...connector,
      readState: () => {
        reads += 1
        return reads > 1 ? Promise.reject(new ConnectorError('unreachable', 'gone')) : connector.readState()
      }
    })
    expect(applied.outcomes).toMatchObject([{ result: 'failed', message: 'it could not be read back: gone' }])
  })

  test('changed by somebody else meanwhile', async () => {
    const single = targetOf({
      catalog: catalogOf({ rolesPerUser: { min: 1, max: 1 } }),
      roles: { a: {}, b: {}, c: {} }
    })
    const three = { ...roles, c: { title: 'c' } }
    const made = plan({
      now,
      targets: [
        {
          target: single,
          holders: holdersOf({ [ana]: ['b'] }),
          bound: bind(single, liveOf(stateOf(three, { [ana]: ['a'] })), nobody),
          evidence: liveOf(before).evidence,
          capabilities: { operations: [] }
        }
      ]
    }).plan
    const connector = tenant(stateOf(three, { [ana]: ['c'] }), single)
    const applied = await apply({ plan: made, targets: [{ target: single, connector, accounts: nobody }] })
    expect(applied.outcomes).toMatchObject([
      {
        result: 'failed',
        message:
          '`desk-production` has changed since the plan was made: move `ana@example.org` from `a` to `b` no longer fits'
      }
    ])
  })

  test('the fallback role of somebody who has only it is not taken already', async () => {
    const withFallback = targetOf({
      catalog: catalogOf({ rolesPerUser: { min: 1, max: null }, fallbackRole: 'a' }),
      roles: { a: {}, b: {} }
    })
    const live = liveOf(stateOf(roles, { [ana]: ['a', 'b'] }))
    const made = plan({
      now,
      targets: [
        {
          target: withFallback,
          holders: holdersOf({ [ana]: ['b'] }),
          bound: bind(withFallback, live, nobody),
          evidence: live.evidence,
          capabilities: { operations: [] }
        }
      ]
    }).plan
    const connector = tenant(stateOf(roles, { [ana]: ['a'] }), withFallback)
    const applied = await apply({
      plan: made,
      targets: [{ target: withFallback, connector, accounts: nobody }]
    })
    expect(applied.outcomes).toMatchObject([
      {
        result: 'refused',
        message: '`ana@example.org` has no other role than `a`, which everybody without another one has'
      }
    ])
  })

  test('beyond what the connector can do', async () => {
    const applied = await run({ ...tenant(before), capabilities: { operations: [] } })
    expect(applied.outcomes).toMatchObject([
      {
        result: 'refused',
        message: 'the connector of `desk-production` cannot do this: take the role `a` from `ana@example.org`'
      }
    ])
  })

  test('what came undone meanwhile is told at the end', async () => {
    const connector = tenant(before)
    let reads = 0
    const applied = await run({
      ...connector,
      readState: async () => {
        const live = await connector.readState()
        reads += 1
        if (reads < 5) return live
        const undone = live.accounts.map((account) =>
          account.user === ana ? { ...account, roles: new Map([['a', null]]) } : account
        )
        return { ...live, accounts: undone }
      }
    })
    expect(results(applied)).toEqual(['done', 'done', 'done', 'done'])
    expect(applied.differences.map(({ kind, user }) => [kind, user])).toEqual([
      ['assign', ana],
      ['unassign', ana]
    ])
    expect(applied.complete).toBe(false)
  })

  test('a bug is not swallowed', async () => {
    await expect(run(broken(1, () => Promise.reject(new TypeError('bug'))))).rejects.toThrow(TypeError)
  })

  test('a target that cannot be read at the start is nothing but an error', async () => {
    const unread = {
      ...tenant(before),
      readState: () => Promise.reject(new ConnectorError('unreachable', 'gone'))
    }
    await expect(run(unread)).rejects.toThrow(ConnectorError)
  })
})

describe('for any organisation', () => {
  test('an embedded tenant takes the whole plan, and a second run has nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(organisations, async ({ target: any, actual, holders }) => {
        const connector = tenant(actual, any)
        const planned = async (): Promise<ReturnType<typeof plan>> => {
          const live = await connector.readState()
          const { capabilities } = connector
          return plan({
            now,
            targets: [
              { target: any, holders, bound: bind(any, live, nobody), evidence: live.evidence, capabilities }
            ]
          })
        }
        const first = await planned()
        if (first.refusals.length > 0) return
        const applied = await apply({
          plan: first.plan,
          targets: [{ target: any, connector, accounts: nobody }]
        })
        expect(applied.outcomes.filter(({ result }) => result !== 'done')).toEqual([])
        expect(applied.complete).toBe(true)
        expect((await planned()).plan.operations).toEqual([])
      }),
      { numRuns: 300 }
    )
  })
})
