import { describe, expect, test } from 'vitest'
import type { Connector } from '../../../src/model/connector.ts'
import type { Operation } from '../../../src/model/operation.ts'
import { apply } from '../../../src/sync/apply/apply.ts'
import type { Applied } from '../../../src/sync/apply/report.ts'
import { calm, planWith } from '../../support/applying.ts'
import { failureOf, held, sameKeys } from '../../support/connecting.ts'
import { impatient, placeOf } from '../../support/loopback.ts'
import { answering, lies, misbehaviours } from '../../support/sockets.ts'
import { openStandIn, type StandIn, type StandInGiven } from './stand-in.ts'
import { connectTo, operationOf, targetWith } from './tenant.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const made = { title: 'Reader', scope: null, reportsTo: null, grants: {} }
const settings = { invite: 'true' }

const reading = (connector: Connector): Promise<unknown> => connector.readState()
const writing =
  (operation: Operation) =>
  (connector: Connector): Promise<unknown> =>
    connector.applyOperation(operation, sameKeys)
const readingAlone =
  (role: string | null, user: string | null) =>
  async (connector: Connector): Promise<unknown> =>
    connector.readOne?.({ role, user }, { ...sameKeys, account: () => 'u1' })

type Run = (connector: Connector) => Promise<unknown>
const base = '/scim/v2'
const schema = 'urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Acore%3A2.0%3AGroup'

/** Every endpoint, and what is done there. */
const endpoints: Readonly<Record<string, readonly [Run, StandInGiven?]>> = {
  [`GET ${base}/ServiceProviderConfig`]: [reading],
  [`GET ${base}/Groups`]: [reading],
  [`GET ${base}/Users`]: [reading],
  [`GET ${base}/Schemas/${schema}`]: [reading],
  [`GET ${base}/Groups/g1`]: [readingAlone('g1', null)],
  [`GET ${base}/Users/u1`]: [readingAlone(null, ana)],
  [`POST ${base}/Groups`]: [writing(operationOf('create-role', { role: 'reader', after: made }))],
  [`PATCH ${base}/Groups/g1`]: [
    writing(operationOf('assign', { role: 'g1', user: 'u2', after: held('g1') }))
  ],
  [`DELETE ${base}/Groups/g1`]: [writing(operationOf('delete-role', { role: 'g1' }))],
  [`POST ${base}/Users`]: [writing(operationOf('invite', { user: 'cy@example.org' }))],
  [`PATCH ${base}/Users/u1`]: [writing(operationOf('deactivate', { user: 'u1' }))]
}

const snapshot = ({ groups, users }: StandIn): string => JSON.stringify([[...groups], [...users]])
const callsAt = ({ calls }: StandIn, of: string): number =>
  calls.filter((call) => placeOf(call) === of).length

describe.each(Object.entries(endpoints))('%s', (of, [run]) => {
  test.each(Object.entries(misbehaviours))(
    'with %s is called once and not believed',
    async (_, behaviour) => {
      const server = await openStandIn([ana, bo])
      // Where nobody is in any group, the schemas are asked whether members are shown at all.
      if (of.includes('Schemas')) server.groups.forEach(({ attributes }) => (attributes['members'] = []))
      const before = snapshot(server)
      server.instead = { of, behaviour }
      const connector = connectTo(server, { target: targetWith(settings), fetch: impatient(server) })
      const { message } = await failureOf(run(connector), 'unknown')
      expect(callsAt(server, of)).toBe(1)
      expect(snapshot(server)).toBe(before)
      expect(message).toContain(`${of}: `)
      expect(message).not.toContain('sentinel')
    }
  )
})

const group = { id: 'g1', displayName: 'Legacy' }
const user = { id: 'u1', userName: ana }

describe.each([
  [`POST ${base}/Groups`, {}, group],
  [`PATCH ${base}/Groups/g1`, { 'another group': { ...group, id: 'g2' } }, group],
  [`POST ${base}/Users`, { 'a group': group }, user],
  [`PATCH ${base}/Users/u1`, { 'another user': { ...user, id: 'u2' } }, user]
])('%s', (of, others, right) => {
  const answered = async (
    body: unknown
  ): Promise<{ readonly server: StandIn; readonly ran: Promise<unknown> }> => {
    const server = await openStandIn([ana, bo])
    const type = { 'content-type': 'application/scim+json' }
    server.instead = { of, behaviour: answering('200 OK', type, JSON.stringify(body)) }
    const [run] = endpoints[of] ?? []
    if (!run) throw new Error('no such endpoint')
    return { server, ran: run(connectTo(server, { target: targetWith(settings) })) }
  }

  test.each(Object.entries({ ...lies, ...others }))(
    'answered by %s is asked once and may have been done',
    async (_, body) => {
      const { server, ran } = await answered(body)
      const { message } = await failureOf(ran, 'unknown')
      expect(message).toContain(`${of}: the answer is not believed`)
      expect(callsAt(server, of)).toBe(1)
    }
  )

  test('answered by the resource is done', async () => {
    const { server, ran } = await answered(right)
    await ran
    expect(callsAt(server, of)).toBe(1)
  })
})

test('every endpoint that is called is among them', async () => {
  const server = await openStandIn([ana, bo])
  const connector = connectTo(server, { target: targetWith(settings) })
  for (const [run] of Object.values(endpoints)) await run(connector).catch(() => null)
  const places = new Set(server.calls.map(placeOf))
  expect([...places].filter((place) => !Object.hasOwn(endpoints, place))).toEqual([])
})

const applied = (server: StandIn, operation: Operation): Promise<Applied> => {
  const target = targetWith(settings)
  const connector = connectTo(server, { target, fetch: impatient(server) })
  return apply({
    ...calm(),
    plan: planWith([operation]),
    targets: [{ target, connector, accounts: new Map() }]
  })
}

describe('an apply that gets no answer to its call', () => {
  const create = operationOf('create-role', { role: 'reader', after: made })
  const invite = operationOf('invite', { user: 'cy@example.org', after: { active: true } })

  test.each(Object.entries(misbehaviours))('%s: makes one group and no second', async (_, behaviour) => {
    for (const isDone of [true, false]) {
      const server = await openStandIn([ana])
      server.instead = { of: `POST ${base}/Groups`, behaviour, isDone, times: 1 }
      const { outcomes } = await applied(server, create)
      expect(outcomes.map(({ result }) => result)).toEqual(['done'])
      expect([...server.groups.values()].map(({ attributes }) => attributes['displayName'])).toEqual([
        'Legacy',
        'Reader'
      ])
      expect(callsAt(server, `POST ${base}/Groups`)).toBe(isDone ? 1 : 2)
    }
  })

  test.each<readonly [string, Operation]>([
    [`PATCH ${base}/Groups/g1`, operationOf('assign', { role: 'g1', user: bo, after: held('g1') })],
    [`PATCH ${base}/Groups/g1`, operationOf('unassign', { role: 'g1', user: ana, before: held('g1') })],
    [
      `PATCH ${base}/Users/u2`,
      operationOf('deactivate', { user: bo, before: { active: true }, after: { active: false } })
    ],
    [`POST ${base}/Users`, invite]
  ])('%s: reads back and does not call again what is done', async (of, operation) => {
    const behaviour = misbehaviours['a reset instead of an answer']
    if (!behaviour) throw new Error('no such misbehaviour')
    for (const isDone of [true, false]) {
      const server = await openStandIn([ana, bo])
      server.instead = { of, behaviour, isDone, times: 1 }
      const { outcomes } = await applied(server, operation)
      expect(outcomes.map(({ result, message }) => [result, message])).toEqual([['done', '']])
      expect(server.calls.filter(({ method }) => method !== 'GET')).toHaveLength(isDone ? 1 : 2)
    }
  })
})
