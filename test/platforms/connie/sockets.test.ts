import { describe, expect, test } from 'vitest'
import type { Connector } from '../../../src/model/connector.ts'
import { apply } from '../../../src/sync/apply/apply.ts'
import { calm, planWith } from '../../support/applying.ts'
import { failureOf, held, sameKeys } from '../../support/connecting.ts'
import { impatient, placeOf } from '../../support/loopback.ts'
import { answering, lies, misbehaviours } from '../../support/sockets.ts'
import { openFlex, openIdentity, token } from './stand-in.ts'
import { connectTo, operationOf, targetWith } from './tenant.ts'

const ana = 'ana@example.org'
const first = 'auth0|1'
const people = { [ana]: { flex: { roles: ['agent'], team: 'North' } } }
const workers = '/v1/Workspaces/WS00000000000000000000000000000001/Workers'

const reading = (connector: Connector): Promise<unknown> => connector.readState()
const alone = (connector: Connector): Promise<unknown> | undefined =>
  connector.readOne?.({ role: null, user: ana }, { ...sameKeys, account: () => first })
const writing = (connector: Connector): Promise<unknown> =>
  connector.applyOperation(
    operationOf('set-role', first, held('staff-agent'), held('cbo-administrator')),
    sameKeys
  )

/** Every endpoint, and what is done there. */
const endpoints: Readonly<Record<string, (connector: Connector) => Promise<unknown> | undefined>> = {
  'POST /oauth/token': reading,
  'GET /api/v2/users': reading,
  'GET /api/v2/users/auth0%7C1': alone,
  'PATCH /api/v2/users/auth0%7C1': writing,
  [`GET ${workers}`]: reading,
  [`GET ${workers}/WK00000000000000000000000000000001`]: reading
}

describe.each(Object.entries(endpoints))('%s', (of, run) => {
  test.each(Object.entries(misbehaviours))(
    'with %s is called once and not believed',
    async (_, behaviour) => {
      const identity = await openIdentity(people)
      const flex = await openFlex({ [ana]: ['agent'] }, { hidesAttributes: true })
      const server = of.includes('/Workers') ? flex : identity
      server.instead = { of, behaviour }
      const variables = { ...identity.client, ...flex.variables }
      const connector = connectTo(identity, { variables, fetch: impatient(identity, flex) })
      const { message } = await failureOf(Promise.resolve(run(connector)), 'unknown')
      expect(server.calls.filter((call) => placeOf(call) === of)).toHaveLength(1)
      expect(identity.users.get(ana)?.app_metadata).toEqual(people[ana])
      expect(message).toContain(`${of}: `)
      for (const secret of [...identity.secrets, flex.variables['FLEX_SECRET'] ?? ''])
        expect(message).not.toContain(secret)
    }
  )
})

describe('PATCH /api/v2/users/auth0%7C1', () => {
  const of = 'PATCH /api/v2/users/auth0%7C1'
  const other = { user_id: 'auth0|2', email: ana, app_metadata: people[ana] }

  test.each(Object.entries({ ...lies, 'another user': other }))(
    'answered by %s is asked once and may have been done',
    async (_, body) => {
      const identity = await openIdentity(people)
      identity.instead = {
        of,
        behaviour: answering('200 OK', { 'content-type': 'application/json' }, JSON.stringify(body))
      }
      const { message } = await failureOf(writing(connectTo(identity)), 'unknown')
      expect(message).toContain(`${of}: the answer is not believed`)
      expect(identity.calls.filter((call) => placeOf(call) === of)).toHaveLength(1)
    }
  )
})

describe('an apply that gets no answer to its call', () => {
  const operation = operationOf('set-role', ana, held('staff-agent'), held('cbo-administrator'))

  test.each(Object.entries(misbehaviours))(
    '%s: reads back, and calls again only what is not done',
    async (_, behaviour) => {
      for (const isDone of [true, false]) {
        const identity = await openIdentity(people)
        identity.instead = { of: 'PATCH /api/v2/users/auth0%7C1', behaviour, isDone, times: 1 }
        const connector = connectTo(identity, { fetch: impatient(identity) })
        const targets = [{ target: targetWith(), connector, accounts: new Map() }]
        const { outcomes } = await apply({ ...calm(), plan: planWith([operation]), targets })
        expect(outcomes.map(({ result }) => result)).toEqual(['done'])
        expect(identity.calls.filter(({ method }) => method === 'PATCH')).toHaveLength(isDone ? 1 : 2)
        expect(identity.users.get(ana)?.app_metadata).toEqual({ flex: { roles: ['admin'], team: 'North' } })
      }
    }
  )
})

test('no credential is in what a platform has written back into its answers', async () => {
  const flex = await openFlex({ [ana]: ['agent'] })
  const secret = flex.variables['FLEX_SECRET'] ?? ''
  const identity = await openIdentity({ [ana]: { flex: { roles: ['agent', `wfo.${token}`] } } })
  for (const worker of flex.workers.values())
    worker.attributes = JSON.stringify({ email: ana, roles: [secret] })
  const live = await connectTo(identity, { variables: { TOKEN: token, ...flex.variables } }).readState()
  const shown = JSON.stringify(live, (_, value: unknown) => (value instanceof Map ? [...value] : value))
  expect(shown).toContain('***')
  expect(shown).not.toContain('sentinel')
})
