import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Connector } from '../../../src/model/connector.ts'
import type { Operation } from '../../../src/model/operation.ts'
import { apply } from '../../../src/sync/apply/apply.ts'
import type { Applied } from '../../../src/sync/apply/report.ts'
import { calm, planWith } from '../../support/applying.ts'
import { failureOf, sameKeys, type Variables } from '../../support/connecting.ts'
import { impatient, placeOf } from '../../support/loopback.ts'
import { answering, lies, misbehaviours } from '../../support/sockets.ts'
import { admin } from './space.ts'
import { openStandIn, type StandIn } from './stand-in.ts'
import { byToken, connectTo, operationOf, targetWith } from './tenant.ts'

const ana = 'ana@example.org'
const json = { 'content-type': 'application/json' }
const content = { title: 'Reader', scope: null, reportsTo: null, grants: { 'leads.view': 'all' } }
const held = { role: '5', unit: null }

const reading = (connector: Connector): Promise<unknown> => connector.readState()
const writing =
  (operation: Operation) =>
  (connector: Connector): Promise<unknown> =>
    connector.applyOperation(operation, sameKeys)

/** Every endpoint, and what is done there; how to sign in where that is not by a token. */
const endpoints: Readonly<
  Record<
    string,
    readonly [run: (connector: Connector) => Promise<unknown>, signIn?: (space: StandIn) => Variables]
  >
> = {
  'POST /auth/v1/auth/sign_in/': [
    reading,
    ({ url, password }) => ({ URL: url, EMAIL: admin, PASSWORD: password })
  ],
  'POST /auth/v1/auth/refresh_token': [
    reading,
    ({ url, tokens }) => ({ URL: url, REFRESH_TOKEN: tokens().refreshToken })
  ],
  'GET /company/v1/permissions': [reading],
  'GET /company/v1/roles': [reading],
  'GET /company/v1/users': [reading],
  'GET /company/v1/users/101': [
    async (connector) => {
      await connector.readState()
      return connector.readOne?.({ role: null, user: ana }, { ...sameKeys, account: () => '101' })
    }
  ],
  'POST /company/v1/roles/': [writing(operationOf('create-role', { role: 'reader', after: content }))],
  'PATCH /company/v1/roles/5': [writing(operationOf('update-role', { role: '5', after: content }))],
  'DELETE /company/v1/roles/5': [writing(operationOf('delete-role', { role: '5' }))],
  'PATCH /company/v1/users/101/update_roles': [
    writing(operationOf('assign', { role: '5', user: '101', after: held }))
  ],
  'POST /company/v1/users/101/deactivate': [writing(operationOf('deactivate', { user: '101' }))],
  'POST /company/v1/users/101/activate': [writing(operationOf('reactivate', { user: '101' }))]
}

describe.each(Object.entries(endpoints))('%s', (of, [run, signIn = byToken]) => {
  test.each(Object.entries(misbehaviours))(
    'with %s is called once and not believed',
    async (_, behaviour) => {
      const space = await openStandIn([ana])
      const before = JSON.stringify([[...space.roles], [...space.users]])
      space.instead = { of, behaviour }
      const connector = connectTo(space, { variables: signIn(space), fetch: impatient(space) })
      const { message } = await failureOf(run(connector), 'unknown')
      const calls = space.calls.filter((call) => placeOf(call) === of)
      expect(calls).toHaveLength(1)
      expect(JSON.stringify([[...space.roles], [...space.users]])).toBe(before)
      expect(message).toContain(`${of}: `)
      for (const secret of space.secrets) expect(message).not.toContain(secret)
    }
  )
})

const other = {
  role: { id: '4', code: 'x', title: 'x', permissions: {} },
  user: { id: 100, active: true, email: [], roles: [] }
}

describe.each([
  ['POST /company/v1/roles/', {}],
  ['PATCH /company/v1/roles/5', { 'another role': other.role }],
  ['PATCH /company/v1/users/101/update_roles', { 'another user': other.user }]
])('%s', (of, others) => {
  test.each(Object.entries({ ...lies, ...others }))(
    'answered by %s is asked once and may have been done',
    async (_, body) => {
      const space = await openStandIn([ana])
      space.instead = { of, behaviour: answering('200 OK', json, JSON.stringify(body)) }
      const [run] = endpoints[of] ?? []
      if (!run) throw new Error('no such endpoint')
      const { message } = await failureOf(run(connectTo(space)), 'unknown')
      expect(message).toContain(`${of}: the answer is not believed`)
      expect(space.calls.filter((call) => placeOf(call) === of)).toHaveLength(1)
    }
  )
})

test('every endpoint without an id in it is among them', () => {
  const source = readFileSync(new URL('stand-in.ts', import.meta.url), 'utf8')
  const places = [...source.matchAll(/'((?:GET|POST|PATCH|DELETE) \/[^']+)'/g)].map(([, place]) => place)
  expect(places.filter((place) => !Object.hasOwn(endpoints, place ?? ''))).toEqual([])
})

/** Carries out one operation with all patience, on a clock that costs nothing. */
const applied = (space: StandIn, operation: Operation): Promise<Applied> =>
  apply({
    ...calm(),
    plan: planWith([operation]),
    targets: [
      {
        target: targetWith(),
        connector: connectTo(space, { fetch: impatient(space) }),
        accounts: new Map()
      }
    ]
  })

describe('an apply that gets no answer to its call', () => {
  const create = operationOf('create-role', { role: 'reader', after: content })

  test.each(Object.entries(misbehaviours))('%s: makes one role and no second', async (_, behaviour) => {
    for (const isDone of [true, false]) {
      const space = await openStandIn([ana])
      space.instead = { of: 'POST /company/v1/roles/', behaviour, isDone, times: 1 }
      const { outcomes } = await applied(space, create)
      expect(outcomes.map(({ result }) => result)).toEqual(['done'])
      expect([...space.roles.values()].filter(({ title }) => title === 'Reader')).toHaveLength(1)
      expect(space.calls.filter(({ method }) => method === 'POST')).toHaveLength(isDone ? 1 : 2)
    }
  })

  test.each(Object.entries(lies))('but %s: makes one role and no second', async (_, body) => {
    for (const isDone of [true, false]) {
      const space = await openStandIn([ana])
      const behaviour = answering('200 OK', json, JSON.stringify(body))
      space.instead = { of: 'POST /company/v1/roles/', behaviour, isDone, times: 1 }
      const { outcomes } = await applied(space, create)
      expect(outcomes.map(({ result }) => result)).toEqual(['done'])
      expect([...space.roles.values()].filter(({ title }) => title === 'Reader')).toHaveLength(1)
      expect(space.calls.filter(({ method }) => method === 'POST')).toHaveLength(isDone ? 1 : 2)
    }
  })

  test.each<readonly [string, string, Operation]>([
    [
      'PATCH /company/v1/users/101/update_roles',
      'assign',
      operationOf('assign', { role: 'hr', user: ana, after: { role: 'hr', unit: null } })
    ],
    [
      'DELETE /company/v1/roles/5',
      'delete-role',
      operationOf('delete-role', { role: 'hr', before: { ...content, title: 'HR', grants: {} } })
    ],
    [
      'POST /company/v1/users/101/deactivate',
      'deactivate',
      operationOf('deactivate', { user: ana, before: { active: true }, after: { active: false } })
    ]
  ])('%s: reads back and does not call again what is done', async (of, _, operation) => {
    for (const isDone of [true, false]) {
      const space = await openStandIn([ana])
      const behaviour = misbehaviours['a reset instead of an answer']
      if (!behaviour) throw new Error('no such misbehaviour')
      space.instead = { of, behaviour, isDone, times: 1 }
      const { outcomes } = await applied(space, operation)
      expect(outcomes.map(({ result }) => result)).toEqual(['done'])
      expect(space.calls.filter(({ method }) => method !== 'GET')).toHaveLength(isDone ? 1 : 2)
    }
  })
})
