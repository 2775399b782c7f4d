import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../../src/model/errors.ts'
import { ConnectorError, type FailureKind } from '../../../src/model/connector.ts'
import { apply, type ApplyInputs } from '../../../src/sync/apply/apply.ts'
import type { Applied } from '../../../src/sync/apply/report.ts'
import { patience } from '../../../src/sync/patience.ts'
import { operationsBetween, planWith } from '../../support/applying.ts'
import { catalogOf, stateOf, targetOf } from '../../support/builders.ts'
import { scripted, show, type CallScript, type ReadScript, type Script, type Scripted } from './scripted.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const target = targetOf({ catalog: catalogOf(), roles: { a: {}, b: {} } })
const roles = { a: { title: 'a' }, b: { title: 'b' } }
const before = stateOf(roles, { [ana]: ['a'], [bo]: ['a'] })
const after = stateOf(roles, { [ana]: ['b'], [bo]: ['b'] })
const nobody = new Map<string, string>()
/** Ana and Bo get b and lose a: four operations. */
const made = planWith(operationsBetween(target, before, after))

const carryOut = (
  { connector, world }: Pick<Scripted, 'connector' | 'world'>,
  more: Partial<ApplyInputs> = {}
): Promise<Applied> =>
  apply({ ...world, plan: made, targets: [{ target, connector, accounts: nobody }], ...more })

const results = ({ outcomes }: Applied): readonly string[] => outcomes.map(({ result }) => result)

/** What comes in the list between the start and the end of the first operation. */
const firstOnly = (events: readonly string[]): readonly string[] =>
  events.slice(0, events.findIndex((event) => /^(done|already|failed|refused|unknown)/.test(event)) + 1)

const ran = async (
  script: Script,
  more: Partial<ApplyInputs> = {}
): Promise<Scripted & { applied: Applied }> => {
  const site = scripted(target, before, script)
  return { ...site, applied: await carryOut({ ...site, world: { ...site.world, clock: site.clock } }, more) }
}

const count = (events: readonly string[], word: string): number =>
  events.filter((event) => event.startsWith(word)).length

/** Every call has its intent before it, and every intent one outcome after it. */
const expectKept = (events: readonly string[]): void => {
  let open: string | null = null
  for (const event of events) {
    const [word = '', ...rest] = event.split(' ')
    const what = rest.join(' ')
    if (word === 'intent') {
      expect(open).toBe(null)
      open = what
    } else if (word === 'call') expect(open).toBe(what)
    else if (['done', 'already', 'failed', 'refused', 'unknown'].includes(word)) {
      if (open !== null) expect(open).toBe(what)
      open = null
    }
  }
  expect(open).toBe(null)
}

describe('an apply', () => {
  test('looks, keeps the intent, asks for the lock, calls, reads back, and keeps the outcome', async () => {
    const { applied, events } = await ran({})
    expect(events).toEqual([
      'read',
      'read',
      'intent assign b ana',
      'fence',
      'call assign b ana',
      'read',
      'done assign b ana',
      'intent unassign a ana',
      'fence',
      'call unassign a ana',
      'read',
      'done unassign a ana',
      'intent assign b bo',
      'fence',
      'call assign b bo',
      'read',
      'done assign b bo',
      'intent unassign a bo',
      'fence',
      'call unassign a bo',
      'read',
      'done unassign a bo',
      'read'
    ])
    expect(applied).toMatchObject({
      left: [],
      held: [],
      stopped: null,
      differences: [],
      unread: [],
      complete: true
    })
    expect([...(applied.after.get('desk-production')?.accounts.get(ana)?.roles.keys() ?? [])]).toEqual(['b'])
  })

  test('reads alone what it changes where the connector can, before and after each call', async () => {
    const { applied, events } = await ran({ alone: true })
    expect(applied.complete).toBe(true)
    expect(count(events, 'read')).toBe(2)
    expect(events.slice(1, 7)).toEqual([
      'look',
      'intent assign b ana',
      'fence',
      'call assign b ana',
      'look',
      'done assign b ana'
    ])
    expect(events.slice(7, 9)).toEqual(['look', 'intent unassign a ana'])
  })

  test.each([false, true])('makes one call for each operation that is not done', async (alone) => {
    const half = stateOf(roles, { [ana]: ['b'], [bo]: ['a'] })
    const site = scripted(target, half, { alone })
    const applied = await carryOut(site)
    expect(results(applied)).toEqual(['already', 'already', 'done', 'done'])
    expect(count(site.events, 'call')).toBe(2)
    expect(count(site.events, 'intent')).toBe(2)
    expect(applied.complete).toBe(true)
  })

  test('tells how it goes', async () => {
    const told: string[] = []
    await ran(
      {},
      {
        onProgress: ({ index, total, outcome }) =>
          told.push(`${index}/${total} ${outcome?.result ?? 'starts'}`)
      }
    )
    expect(told.slice(0, 4)).toEqual(['0/4 starts', '0/4 done', '1/4 starts', '1/4 done'])
  })

  test('with nothing to do reads, and is done', async () => {
    const site = scripted(target, after)
    const applied = await carryOut(site, { plan: planWith([], { targets: made.targets }) })
    expect(applied).toMatchObject({ outcomes: [], complete: true })
    expect(site.events).toEqual(['read', 'read'])
  })

  test('creates roles, fills them and gives them, also where roles have keys of their own', async () => {
    const grown = stateOf({ ...roles, c: { title: 'c' } }, { [ana]: ['a', 'c'], [bo]: ['a'] })
    const plan = planWith(operationsBetween(target, before, grown))
    for (const alone of [false, true]) {
      const applied = await carryOut(scripted(target, before, { alone }), { plan })
      expect(results(applied)).toEqual(['done', 'done'])
      expect(applied.complete).toBe(true)
    }
  })
})

describe('the failure table', () => {
  const failed = (fails: FailureKind, more: Partial<CallScript> = {}): CallScript => ({
    happens: false,
    fails,
    ...more
  })
  const always = (how: CallScript): Script => ({ call: () => how })

  test('not reached: tried again, each time looked at first, with longer waits', async () => {
    const { applied, events } = await ran({ calls: [failed('unreachable'), failed('unreachable')] })
    expect(applied.complete).toBe(true)
    expect(firstOnly(events)).toEqual([
      'read',
      'read',
      'intent assign b ana',
      'fence',
      'call assign b ana',
      'wait 500',
      'read',
      'fence',
      'call assign b ana',
      'wait 1000',
      'read',
      'fence',
      'call assign b ana',
      'read',
      'done assign b ana'
    ])
    expectKept(events)
  })

  test('never reached: it ends, and says so', async () => {
    const { applied, events, clock } = await ran(always(failed('unreachable')))
    expect(results(applied)).toEqual(['failed'])
    expect(applied.outcomes[0]?.message).toBe('no answer')
    expect(applied.stopped).toEqual({ because: 'unreachable', message: 'no answer' })
    expect(applied.left.length).toBe(3)
    expect(count(events, 'call')).toBe(patience.tries)
    expect(clock.waits).toEqual([500, 1000, 2000, 4000])
    expectKept(events)
  })

  test.each([
    ['what it asks for', 7000, 7000],
    ['a first short wait where it says nothing', undefined, 500],
    ['a first short wait where it says something senseless', -5, 500],
    ['a first short wait where it says no number', Number.NaN, 500],
    ['no longer than the longest wait', 2 ** 40, patience.longestWait],
    ['no longer than the longest wait, for ever', Infinity, patience.longestWait]
  ])('busy: waits %s', async (_, retryAfter, wait) => {
    const { applied, clock } = await ran({
      calls: [failed('busy', retryAfter === undefined ? {} : { retryAfter })]
    })
    expect(applied.complete).toBe(true)
    expect(clock.waits).toEqual([wait])
  })

  test('always busy: all waits together have an end', async () => {
    const { applied, events, clock } = await ran(always(failed('busy', { retryAfter: 2 ** 40 })))
    expect(results(applied)).toEqual(['failed'])
    expect(applied.stopped?.because).toBe('unreachable')
    expect(clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(patience.allWaits)
    expect(count(events, 'call')).toBeLessThanOrEqual(patience.tries)
  })

  test('unknown, but done when read back: done, with one call', async () => {
    const { applied, events } = await ran({ calls: [failed('unknown', { happens: true })] })
    expect(results(applied)).toEqual(['done', 'done', 'done', 'done'])
    expect(count(events, 'call')).toBe(4)
    expectKept(events)
  })

  test('unknown, and it lands late: looked at until it settles', async () => {
    const { applied, events } = await ran({ calls: [failed('unknown', { landsAfterReads: 2 })] })
    expect(applied.complete).toBe(true)
    expect(count(events, 'call')).toBe(4)
    expect(firstOnly(events).slice(4)).toEqual([
      'call assign b ana',
      'read',
      'wait 500',
      'read',
      'wait 1000',
      'read',
      'done assign b ana'
    ])
  })

  test('unknown, and clearly not done: called again, under the same intent', async () => {
    const { applied, events } = await ran({ calls: [failed('unknown')] })
    expect(applied.complete).toBe(true)
    const first = firstOnly(events)
    expect(count(first, 'intent')).toBe(1)
    expect(count(first, 'call')).toBe(2)
    expect(count(first, 'read')).toBe(2 + patience.looks + 1)
    expect(first.slice(-5)).toEqual(['read', 'fence', 'call assign b ana', 'read', 'done assign b ana'])
    expectKept(events)
  })

  test('unknown, and never done: it ends', async () => {
    const { applied, events } = await ran(always(failed('unknown')))
    expect(results(applied)).toEqual(['failed'])
    expect(applied.outcomes[0]?.message).toBe('no answer, and read back it is not done')
    expect(count(events, 'call')).toBe(patience.tries)
    expectKept(events)
  })

  test('unknown, and neither done nor not done: nobody can say', async () => {
    const units = targetOf({ catalog: catalogOf(), roles: { a: {}, b: {} } })
    const [from, to] = [
      stateOf(roles, { [ana]: { roles: { a: 'team: A' } } }),
      stateOf(roles, { [ana]: { roles: { a: 'team: B' } } })
    ]
    const site = scripted(units, from, {
      calls: [failed('unknown')],
      read: (index) =>
        index < 2
          ? null
          : (live) => ({
              ...live,
              accounts: live.accounts.map((account) => ({ ...account, roles: new Map([['a', 'team: C']]) }))
            })
    })
    const applied = await carryOut(site, { plan: planWith(operationsBetween(units, from, to)) })
    expect(results(applied)).toEqual(['unknown'])
    expect(applied.stopped?.because).toBe('unknown')
    expect(applied.outcomes[0]?.message).toMatch(/^no answer, but read back this is still to do: /)
    expect(count(site.events, 'call')).toBe(1)
  })

  test('unknown, and it cannot be read back: nobody can say', async () => {
    const { applied, events } = await ran({
      calls: [failed('unknown', { happens: true })],
      read: (index) => (index < 2 ? null : 'unreachable')
    })
    expect(results(applied)).toEqual(['unknown'])
    expect(applied.outcomes[0]?.message).toBe('no answer, but it cannot be read back: no answer to a read')
    expect(applied.unread).toEqual(['desk-production'])
    expect(applied.complete).toBe(false)
    expect(count(events, 'call')).toBe(1)
  })

  test('a yes that is seen late is believed', async () => {
    const { applied, events } = await ran({ calls: [{ happens: true, landsAfterReads: 3 }] })
    expect(applied.complete).toBe(true)
    expect(count(events, 'call')).toBe(4)
  })

  test('a yes that is never seen: nobody can say, and it is not called again', async () => {
    const { applied, events } = await ran(always({ happens: false }))
    expect(results(applied)).toEqual(['unknown'])
    expect(applied.outcomes[0]?.message).toBe(
      'the platform said yes, but read back this is still to do: give `ana@example.org` the role `b`'
    )
    expect(count(events, 'call')).toBe(1)
    expect(count(events, 'read')).toBe(2 + patience.looks + 1)
    expectKept(events)
  })

  test('refused: stops after this step', async () => {
    const { applied, events } = await ran({ calls: [null, failed('refused')] })
    expect(results(applied)).toEqual(['done', 'refused'])
    expect(applied).toMatchObject({ stopped: { because: 'refused', message: 'no answer' }, complete: false })
    expect(applied.left.map(show)).toEqual(['assign b bo', 'unassign a bo'])
    expect(applied.differences.length).toBe(3)
    expectKept(events)
  })

  test('refused, because it is so already: an earlier call has landed late', async () => {
    const { applied, events } = await ran({ calls: [failed('unknown', { landsBeforeNextCall: true })] })
    expect(results(applied).slice(0, 1)).toEqual(['done'])
    expect(applied.complete).toBe(true)
    expectKept(events)
  })

  test('refused, because somebody else has just done it', async () => {
    const { applied } = await ran({ calls: [failed('refused', { happens: true })] })
    expect(results(applied)).toEqual(['already', 'done', 'done', 'done'])
  })

  test('denied: stops at once', async () => {
    const { applied, events } = await ran({ calls: [failed('denied')] })
    expect(results(applied)).toEqual(['failed'])
    expect(applied.stopped?.because).toBe('denied')
    expect(firstOnly(events).slice(-2)).toEqual(['call assign b ana', 'failed assign b ana'])
  })

  test('changed: stops, to plan again', async () => {
    const { applied, events } = await ran({ calls: [failed('changed')] })
    expect(results(applied)).toEqual(['failed'])
    expect(applied.stopped?.because).toBe('changed')
    expect(count(events, 'call')).toBe(1)
  })

  test('not as planned right before the call: stops, and nothing is called', async () => {
    const single = targetOf({
      catalog: catalogOf({ rolesPerUser: { min: 1, max: 1 } }),
      roles: { a: {}, b: {}, c: {} }
    })
    const three = { ...roles, c: { title: 'c' } }
    const plan = planWith(
      operationsBetween(single, stateOf(three, { [ana]: ['a'] }), stateOf(three, { [ana]: ['b'] }))
    )
    const site = scripted(single, stateOf(three, { [ana]: ['c'] }))
    const applied = await apply({
      ...site.world,
      plan,
      targets: [{ target: single, connector: site.connector, accounts: nobody }]
    })
    expect(applied.outcomes).toMatchObject([
      {
        result: 'failed',
        message:
          '`desk-production` has changed since the plan was made: move `ana@example.org` from `a` to `b` no longer fits'
      }
    ])
    expect(applied.stopped?.because).toBe('changed')
    expect([count(site.events, 'call'), count(site.events, 'intent')]).toEqual([0, 0])
  })

  test('a platform that answers with what was is asked again before anything is concluded', async () => {
    const stale = await ran({ alone: true, reads: [null, null, null, 'stale'] })
    expect(stale.applied.complete).toBe(true)
  })

  test.each([
    { seen: 'as it is to be made', grants: {}, ends: 'already' },
    { seen: 'as somebody else has made it', grants: { 'leads.edit': 'on' }, ends: 'failed' }
  ])('a role that was seen once $seen is not made, though other reads lack it', async ({ grants, ends }) => {
    const wanted = targetOf({ catalog: catalogOf(), roles: { a: {}, b: {}, c: {} } })
    const make = operationsBetween(wanted, before, stateOf({ ...roles, c: { title: 'c' } }))
    const lacking: ReadScript = (live) => ({
      ...live,
      roles: live.roles.filter(({ title }) => title !== 'c')
    })
    const there = stateOf({ ...roles, c: { title: 'c', grants } }, { [ana]: ['a'], [bo]: ['a'] })
    const site = scripted(wanted, there, { reads: [lacking, null, lacking] })
    const ways = [{ target: wanted, connector: site.connector, accounts: nobody }]
    const plan = planWith(make.filter(({ kind }) => kind === 'create-role'))
    const applied = await carryOut(site, { plan, targets: ways })
    expect(results(applied)).toEqual([ends])
    expect(count(site.events, 'call')).toBe(0)
  })

  test('more changed than was asked for: stops after it', async () => {
    const { applied, events } = await ran({
      read: (index) =>
        index < 2
          ? null
          : (live) => ({
              ...live,
              accounts: live.accounts.map((account) => ({ ...account, roles: new Map([['b', null]]) }))
            })
    })
    expect(results(applied)).toEqual(['done'])
    expect(applied.stopped).toEqual({
      because: 'changed',
      message: 'it is done, but read back this is to do besides: give `ana@example.org` the role `a`'
    })
    expect(count(events, 'call')).toBe(1)
  })

  test.each<FailureKind>(['unreachable', 'busy', 'unknown'])(
    'a read that fails (%s) is tried again',
    async (kind) => {
      const { applied, clock } = await ran({ reads: [kind, null, kind, kind, null, kind] })
      expect(applied.complete).toBe(true)
      expect(clock.waits).toEqual([500, 500, 1000, 500])
    }
  )

  test.each<FailureKind>(['denied', 'refused'])('a read that fails (%s) is not tried again', async (kind) => {
    const { applied, events } = await ran({ reads: [null, kind] })
    expect(applied.outcomes).toMatchObject([{ result: 'failed', message: 'no answer to a read' }])
    expect(applied.stopped?.because).toBe('unread')
    expect(count(events, 'call')).toBe(0)
  })

  test('a target that cannot be read at the start is nothing but an error', async () => {
    const site = scripted(target, before, { read: () => 'unreachable' })
    await expect(carryOut(site)).rejects.toThrow(ConnectorError)
    expect(site.events).toEqual(Array.from({ length: patience.tries }, () => 'read'))
  })

  test('a read that is not whole does not show that something is not there', async () => {
    const { applied, events } = await ran({ read: (index) => (index === 0 ? null : 'not-whole') })
    expect(applied.outcomes).toMatchObject([
      { result: 'failed', message: '`desk-production` was not read whole: a page was lost' }
    ])
    expect(count(events, 'call')).toBe(0)
    expect(applied.unread).toEqual(['desk-production'])
  })

  test('a read that is not whole is made again', async () => {
    const { applied } = await ran({ reads: ['not-whole', null, 'not-whole', null] })
    expect(applied.complete).toBe(true)
  })

  test('a role that is taken is not believed to be gone by a read that is not whole', async () => {
    const taken = stateOf(roles, { [ana]: [], [bo]: ['a'] })
    const site = scripted(target, before, { read: (index) => (index < 2 ? null : 'not-whole') })
    const applied = await carryOut(site, { plan: planWith(operationsBetween(target, before, taken)) })
    expect(applied.outcomes).toMatchObject([{ result: 'unknown' }])
  })

  test('two roles that could be one of ours: stops', async () => {
    const declared = targetOf({ catalog: catalogOf(), roles: { b: { title: 'Twin' }, a: {} } })
    const site = scripted(declared, before, {
      read: (index) =>
        index === 0
          ? null
          : (live) => ({
              ...live,
              roles: ['x', 'y'].map((key) => ({
                ...live.roles[0],
                id: key,
                key,
                title: 'Twin'
              })) as typeof live.roles
            })
    })
    const applied = await apply({
      ...site.world,
      plan: made,
      targets: [{ target: declared, connector: site.connector, accounts: nobody }]
    })
    expect(applied.outcomes[0]).toMatchObject({
      result: 'failed',
      message: expect.stringContaining('could be `b`')
    })
    expect(count(site.events, 'call')).toBe(0)
  })

  test('beyond what the connector can do, and what a person could', async () => {
    const { connector, world, events } = scripted(target, before)
    const applied = await carryOut({ connector: { ...connector, capabilities: { operations: [] } }, world })
    expect(applied.outcomes).toMatchObject([
      {
        result: 'refused',
        message: 'the connector of `desk-production` cannot do this: give `ana@example.org` the role `b`'
      }
    ])
    expect(count(events, 'intent')).toBe(0)
  })

  test('no way to a target', async () => {
    const { world } = scripted(target, before)
    const applied = await apply({ ...world, plan: made, targets: [] })
    expect(applied.outcomes).toMatchObject([{ result: 'refused' }])
  })

  test('a bug is not swallowed', async () => {
    const { connector, world } = scripted(target, before)
    const broken = { ...connector, applyOperation: () => Promise.reject(new TypeError('bug')) }
    await expect(carryOut({ connector: broken, world })).rejects.toThrow(TypeError)
  })

  test('what came undone meanwhile is told at the end', async () => {
    const { applied } = await ran({
      read: (index) =>
        index < 6
          ? null
          : (live) => ({
              ...live,
              accounts: live.accounts.map((account) =>
                account.user === ana ? { ...account, roles: new Map([['a', null]]) } : account
              )
            })
    })
    expect(results(applied)).toEqual(['done', 'done', 'done', 'done'])
    expect(applied.differences.map(show)).toEqual(['assign b ana', 'unassign a ana'])
    expect(applied).toMatchObject({ stopped: null, complete: false })
  })
})

describe('it ends between two calls', () => {
  test('when the lock is lost: no call and no further word in the record', async () => {
    const site = scripted(target, before)
    let asked = 0
    const applied = await carryOut(site, { fence: { holds: () => ++asked < 2 } })
    expect(results(applied)).toEqual(['done', 'failed'])
    expect(applied.stopped?.because).toBe('lock-lost')
    expect(count(site.events, 'call')).toBe(1)
    expect(site.events.slice(-2)).toEqual(['intent unassign a ana', 'read'])
  })

  test('when the lock is lost while it waits to try again', async () => {
    const site = scripted(target, before, { call: () => ({ happens: false, fails: 'unreachable' }) })
    let asked = 0
    const applied = await carryOut(site, { fence: { holds: () => ++asked < 3 } })
    expect(applied.stopped?.because).toBe('lock-lost')
    expect(count(site.events, 'call')).toBe(2)
  })

  test('when somebody asks for it: the running call is finished', async () => {
    const site = scripted(target, before)
    const applied = await carryOut(site, { stop: () => count(site.events, 'call') === 2 })
    expect(results(applied)).toEqual(['done', 'done'])
    expect(applied).toMatchObject({ stopped: { because: 'interrupted' }, complete: false })
    expect(applied.left.length).toBe(2)
    expectKept(site.events)
  })

  test('when somebody asks for it while it waits to try again', async () => {
    const site = scripted(target, before, { call: () => ({ happens: false, fails: 'busy' }) })
    const applied = await carryOut(site, { stop: () => count(site.events, 'call') > 0 })
    expect(results(applied)).toEqual(['failed'])
    expect(applied.stopped?.because).toBe('interrupted')
    expectKept(site.events)
  })

  test.each([
    ['the disk is full', new ConnectorError('unreachable', 'no space')],
    ['the record does not hold', new CannotRun('no space', 'look')]
  ])('when an intent cannot be kept (%s): no call', async (_, error) => {
    const site = scripted(target, before)
    const recorder = {
      ...site.world.recorder,
      intent: () => {
        throw error
      }
    }
    const applied = await carryOut(site, { recorder })
    expect(results(applied)).toEqual(['failed'])
    expect(applied.stopped).toEqual({
      because: 'not-recorded',
      message: 'the record cannot be written: no space'
    })
    expect(count(site.events, 'call')).toBe(0)
  })

  test('when an outcome cannot be kept: it is told what was done, and nothing more is called', async () => {
    const site = scripted(target, before)
    const recorder = {
      ...site.world.recorder,
      outcome: () => {
        throw new ConnectorError('unreachable', 'no space')
      }
    }
    const applied = await carryOut(site, { recorder })
    expect(results(applied)).toEqual(['done'])
    expect(applied.stopped?.because).toBe('not-recorded')
    expect(count(site.events, 'call')).toBe(1)
  })

  test('a recorder with a bug is not swallowed, and makes no call', async () => {
    const site = scripted(target, before)
    const recorder = {
      ...site.world.recorder,
      intent: () => {
        throw new TypeError('bug')
      }
    }
    await expect(carryOut(site, { recorder })).rejects.toThrow(TypeError)
    expect(count(site.events, 'call')).toBe(0)
  })
})
