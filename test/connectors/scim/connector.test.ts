import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../../src/model/errors.ts'
import type { OperationValue } from '../../../src/model/operation.ts'
import { apply } from '../../../src/sync/apply/apply.ts'
import { bind } from '../../../src/sync/bind.ts'
import { plan } from '../../../src/sync/plan/plan.ts'
import { calm } from '../../support/applying.ts'
import { catalogOf, holdersOf, now, targetOf } from '../../support/builders.ts'
import { failureOf, held, sameKeys } from '../../support/connecting.ts'
import { answering } from '../../support/sockets.ts'
import { openStandIn, type StandIn, type StandInGiven } from './stand-in.ts'
import { connectTo, operationOf, targetWith } from './tenant.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const cursors = { cursor: true, index: true, defaultPaginationMethod: 'cursor', maxPageSize: 2 }
const json = { 'content-type': 'application/scim+json' }

const callsOf = ({ calls }: StandIn, from = 0): readonly string[] =>
  calls.slice(from).map(({ method, path }) => `${method} ${path.replace('/scim/v2/', '')}`)

const attributesOf = (server: StandIn, id: string): Record<string, unknown> => {
  const resource = server.users.get(id) ?? server.groups.get(id)
  if (resource) return resource.attributes
  throw new Error('no such resource')
}

describe('a server is read', () => {
  test('whole, page by page, with roles whose content nobody knows', async () => {
    const server = await openStandIn([ana, bo, 'cy@example.org'], { perPage: 2 })
    attributesOf(server, 'u1')['active'] = false
    const { roles, accounts, evidence } = await connectTo(server).readState()
    expect(roles).toEqual([
      {
        id: 'g1',
        key: 'g1',
        title: 'Legacy',
        predefined: false,
        scope: null,
        reportsTo: null,
        grants: new Map([['undocumented.g1', 'on']])
      }
    ])
    expect(accounts.map(({ user, active, roles: its }) => [user, active, [...its.keys()]])).toEqual([
      [ana, false, ['g1']],
      [bo, true, []],
      ['cy@example.org', true, []]
    ])
    expect(evidence).toEqual({
      complete: true,
      pages: 3,
      note: '1 groups as it counts them; 3 users as it counts them'
    })
    expect(callsOf(server)).toEqual([
      'GET ServiceProviderConfig',
      'GET Groups?startIndex=1&count=100',
      'GET Users?startIndex=1&count=100',
      'GET Users?startIndex=3&count=100'
    ])
  })

  test('at cursors where it prefers them, on pages no larger than it likes', async () => {
    const server = await openStandIn([ana, bo, 'cy@example.org'], { pagination: cursors })
    expect((await connectTo(server).readState()).accounts).toHaveLength(3)
    expect(callsOf(server).slice(1)).toEqual([
      'GET Groups?cursor=&count=2',
      'GET Users?cursor=&count=2',
      'GET Users?cursor=3&count=2'
    ])
  })

  test.each<readonly [string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['the name where it is an e-mail', { userName: 'Ana@Example.org', emails: [] }, {}, ana],
    ['the first e-mail', { userName: 'ana', emails: [{ value: 'ANA@example.org' }] }, {}, ana],
    [
      'the primary e-mail',
      { userName: 'ana', emails: [{ value: 'x@example.org' }, { value: ana, primary: true }] },
      {},
      ana
    ],
    [
      'the name where no e-mail is the primary one',
      { userName: 'ana', emails: [{ value: 'x@example.org' }, { value: ana }] },
      {},
      'ana'
    ],
    [
      'what the settings say',
      { userName: 'x@example.org', emails: [{ value: ana }] },
      { users: 'emails' },
      ana
    ],
    ['what the settings say', { userName: 'ana', emails: [{ value: ana }] }, { users: 'userName' }, 'ana']
  ])('with people called by %s', async (_, attributes, settings, user) => {
    const server = await openStandIn([ana])
    Object.assign(attributesOf(server, 'u1'), attributes)
    const { accounts } = await connectTo(server, { target: targetWith(settings) }).readState()
    expect(accounts.map((account) => account.user)).toEqual([user])
  })

  test('and says so where it does not tell who is active', async () => {
    const server = await openStandIn([ana, bo])
    delete attributesOf(server, 'u1')['active']
    const { accounts, evidence } = await connectTo(server).readState()
    expect(accounts.map(({ active }) => active)).toEqual([true, true])
    expect(evidence.note).toContain('1 user without `active`, taken as active')
  })

  test('and says so where only some groups are roles', async () => {
    const server = await openStandIn([ana])
    server.addGroup('RW Reader', ['u1'])
    const target = targetWith({ groups: { startsWith: 'RW ' } })
    const { roles, accounts, evidence } = await connectTo(server, { target }).readState()
    expect(roles.map(({ title }) => title)).toEqual(['RW Reader'])
    expect([...(accounts[0]?.roles.keys() ?? [])]).toEqual(roles.map(({ key }) => key))
    expect(evidence.note).toContain(
      '2 groups as it counts them; 1 of them count, whose names begin with `RW `'
    )
  })

  test.each<readonly [string, StandInGiven, boolean]>([
    ['shows members', { returned: 'default' }, true],
    ['shows members on request only', { returned: 'request' }, false],
    ['shows anything', { returned: null }, false]
  ])(
    'is not whole where no group comes with members, unless it says that it %s',
    async (_, given, complete) => {
      const server = await openStandIn([ana], given)
      attributesOf(server, 'g1')['members'] = []
      const { evidence } = await connectTo(server).readState()
      expect(evidence.complete).toBe(complete)
      if (!complete) expect(evidence.note).toContain('give somebody a role by hand')
    }
  )

  test('with values of an attribute for roles, those of the settings among them', async () => {
    const server = await openStandIn([ana, bo])
    attributesOf(server, 'u1')['roles'] = [{ value: '7', display: 'Agent' }, { value: 'Reader' }]
    const target = targetWith({ roles: 'roles', values: ['Writer'] })
    const { roles, accounts, evidence } = await connectTo(server, { target }).readState()
    expect(roles.map(({ key, title }) => [key, title])).toEqual([
      ['Writer', 'Writer'],
      ['7', 'Agent'],
      ['Reader', 'Reader']
    ])
    expect(accounts.map(({ roles: its }) => [...its.keys()])).toEqual([['7', 'Reader'], []])
    expect(evidence.note).toContain('roles are the values of `roles`: 3, 1 of them from the settings')
    expect(callsOf(server)).not.toContain('GET Groups?startIndex=1&count=100')
  })

  test.each<readonly [string, (server: StandIn) => void, string]>([
    [
      'a member whom it does not know',
      (server) => void server.addGroup('Odd', ['u77']),
      'the group `Odd` has a member `u77` who is no user'
    ],
    [
      'a group in a group',
      (server) => void server.addGroup('Odd', ['g1']),
      'the group `Odd` has the group `Legacy` in it'
    ],
    [
      'somebody in a group that does not show it',
      (server) => void (attributesOf(server, 'u2')['groups'] = [{ value: 'g1' }]),
      `the user \`${bo}\` is in the group \`Legacy\`, which does not show that member`
    ],
    [
      'an id that leads elsewhere',
      ({ groups }) => void groups.set('..', { id: '..', version: 1, attributes: {} }),
      'it is not the id of anything'
    ],
    [
      'a user twice',
      ({ users }) => {
        const [again] = users.values()
        if (again) users.set('again', again)
      },
      'its list of users has "u1" twice'
    ]
  ])('and not believed where it shows %s', async (_, change, words) => {
    const server = await openStandIn([ana, bo])
    change(server)
    expect((await failureOf(connectTo(server).readState(), 'unknown')).message).toContain(words)
  })

  const list = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
  const error = 'urn:ietf:params:scim:api:messages:2.0:Error'
  test.each<readonly [string, unknown, string]>([
    ['ServiceProviderConfig', {}, 'patch'],
    ['ServiceProviderConfig', { patch: true }, 'patch'],
    ['Groups', { totalResults: 0, Resources: [] }, 'schemas'],
    ['Groups', { schemas: [error], status: '500', detail: 'no' }, 'it is no ListResponse'],
    ['Groups', { schemas: [list], Resources: [] }, 'does not say how many Groups there are'],
    ['Groups', { schemas: [list], totalResults: 1 }, 'an empty page before its end'],
    [
      'Groups',
      { schemas: [list], totalResults: 0, Resources: [{ id: '1' }] },
      'there are 0 groups and shows 1'
    ],
    ['Users', { schemas: [list], totalResults: 1, Resources: [{ id: '1' }] }, 'Resources.0.userName'],
    [
      'Users',
      { schemas: [list], totalResults: 1, startIndex: 5, Resources: [{ id: '1', userName: 'a' }] },
      'asked for Users from number 1, the server answers from number 5'
    ],
    [
      'Users',
      { schemas: [list], totalResults: 2, Resources: [{ id: '1', userName: 'a' }] },
      'its list of users has "1" twice'
    ]
  ])('and not believed where %s answers %j', async (place, body, words) => {
    const server = await openStandIn([ana])
    server.instead = {
      of: `GET /scim/v2/${place}`,
      behaviour: answering('200 OK', json, JSON.stringify(body))
    }
    expect((await failureOf(connectTo(server).readState(), 'unknown')).message).toContain(words)
  })

  test('with ids that are larger than any number', async () => {
    const server = await openStandIn([])
    const text = `{"schemas":["${list}"],"totalResults":1,"Resources":[{"id":90071992547409931,"userName":"${ana}"}]}`
    server.instead = { of: 'GET /scim/v2/Users', behaviour: answering('200 OK', json, text) }
    server.groups.clear()
    expect((await connectTo(server).readState()).accounts[0]?.key).toBe('90071992547409931')
  })

  test('alone by its id, and never another one in its place', async () => {
    const server = await openStandIn([ana, bo])
    const connector = connectTo(server)
    const body = JSON.stringify({ id: 'u2', userName: bo })
    server.instead = { of: 'GET /scim/v2/Users/u1', behaviour: answering('200 OK', json, body) }
    const asked = connector.readOne?.({ role: null, user: ana }, { ...sameKeys, account: () => 'u1' })
    expect((await failureOf(asked ?? Promise.resolve(), 'unknown')).message).toContain('with another one')
  })
})

describe('a server is written', () => {
  const assign = operationOf('assign', { role: 'g1', user: 'u2', after: held('g1') })
  const unassign = operationOf('unassign', { role: 'g1', user: 'u1', before: held('g1') })
  const body = (server: StandIn): unknown => {
    const sent = server.calls.at(-1)?.body
    return typeof sent === 'object' && sent !== null && 'Operations' in sent ? sent.Operations : sent
  }

  test.each<readonly [string, Parameters<typeof operationOf>, string, unknown]>([
    [
      'one member is added',
      ['assign', { role: 'g1', user: 'u2', after: held('g1') }],
      'PATCH Groups/g1',
      [{ op: 'add', path: 'members', value: [{ value: 'u2' }] }]
    ],
    [
      'one member is removed',
      ['unassign', { role: 'g1', user: 'u1', before: held('g1') }],
      'PATCH Groups/g1',
      [{ op: 'remove', path: 'members[value eq "u1"]' }]
    ],
    [
      'a group is renamed',
      ['rename-role', { role: 'g1', after: { title: 'New' } }],
      'PATCH Groups/g1',
      [{ op: 'replace', path: 'displayName', value: 'New' }]
    ],
    ['a group is deleted', ['delete-role', { role: 'g1' }], 'DELETE Groups/g1', null],
    [
      'an account is switched off',
      ['deactivate', { user: 'u2' }],
      'PATCH Users/u2',
      [{ op: 'replace', path: 'active', value: false }]
    ],
    [
      'an account is switched on',
      ['reactivate', { user: 'u2' }],
      'PATCH Users/u2',
      [{ op: 'replace', path: 'active', value: true }]
    ],
    [
      'somebody is invited',
      ['invite', { user: 'cy@example.org' }],
      'POST Users',
      {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'cy@example.org',
        emails: [{ value: 'cy@example.org', type: 'work', primary: true }],
        active: true
      }
    ]
  ])('so that %s, as it was read', async (_, operation, call, sent) => {
    const server = await openStandIn([ana, bo])
    const connector = connectTo(server, { target: targetWith({ invite: 'true' }) })
    await connector.readState()
    const from = server.calls.length
    await connector.applyOperation(operationOf(...operation), sameKeys)
    expect(callsOf(server, from)).toEqual([call])
    expect(body(server)).toEqual(sent)
    const { headers } = server.calls.at(-1) ?? {}
    expect(headers?.['if-match']).toBe(call.startsWith('POST') ? undefined : 'W/"1"')
    if (sent !== null) expect(headers?.['content-type']).toBe('application/scim+json')
  })

  test.each([assign, unassign])(
    'and not where somebody else has written meanwhile: $kind',
    async (operation) => {
      const server = await openStandIn([ana, bo])
      const connector = connectTo(server)
      await connector.readState()
      const renamed = operationOf('rename-role', { role: 'g1', after: { title: 'New' } })
      await connectTo(server).applyOperation(renamed, sameKeys)
      await failureOf(connector.applyOperation(operation, sameKeys), 'changed')
      expect(attributesOf(server, 'g1')['members']).toMatchObject([{ value: 'u1' }])
    }
  )

  test('as a whole list at its version where there are no filters, and what else is in it stays', async () => {
    const server = await openStandIn([ana, bo], { filter: false })
    const connector = connectTo(server)
    await connector.applyOperation(assign, sameKeys)
    await connector.applyOperation(unassign, sameKeys)
    expect(body(server)).toMatchObject([{ op: 'replace', path: 'members', value: [{ value: 'u2' }] }])
    expect(server.calls.at(-1)?.headers['if-match']).toBe('W/"2"')
    await connector.applyOperation(operationOf('unassign', { role: 'g1', user: 'u2' }), sameKeys)
    expect(body(server)).toEqual([{ op: 'remove', path: 'members' }])
  })

  test.each<readonly [string, StandInGiven, string]>([
    ['neither filters nor ETags', { filter: false, etag: false }, 'do it by hand'],
    ['no PATCH', { patch: false }, 'changes nothing by PATCH']
  ])('not at all where there are %s', async (_, given, words) => {
    const server = await openStandIn([ana, bo], given)
    const error = await failureOf(connectTo(server).applyOperation(unassign, sameKeys), 'refused')
    expect(error.message).toContain(words)
    expect(callsOf(server).filter((call) => !call.startsWith('GET'))).toEqual([])
  })

  test('without a text in a path that another reader could end', async () => {
    const server = await openStandIn([ana])
    const odd = 'x"] or members[value eq "u1'
    attributesOf(server, 'u1')['roles'] = [{ value: odd }, { value: 'Reader' }]
    const connector = connectTo(server, { target: targetWith({ roles: 'roles' }) })
    const taken = operationOf('unassign', { role: odd, user: 'u1', before: held(odd) })
    await connector.applyOperation(taken, sameKeys)
    expect(body(server)).toMatchObject([{ op: 'replace', path: 'roles', value: [{ value: 'Reader' }] }])
  })

  test.each<readonly [string, number | null, OperationValue, unknown]>([
    [
      'in the place of the one before',
      null,
      held('Reader'),
      [
        { op: 'remove', path: 'entitlements[value eq "Reader"]' },
        { op: 'add', path: 'entitlements', value: [{ value: 'Writer' }] }
      ]
    ],
    [
      'alone where everybody has one',
      1,
      null,
      [{ op: 'replace', path: 'entitlements', value: [{ value: 'Writer' }] }]
    ]
  ])('with one value %s, in one call', async (_, max, before, sent) => {
    const server = await openStandIn([ana])
    attributesOf(server, 'u1')['entitlements'] = [{ value: 'Reader' }]
    const catalog = catalogOf({ rolesPerUser: { min: 0, max } })
    const target = targetOf({ catalog, document: { connector: 'scim', settings: { roles: 'entitlements' } } })
    const change = operationOf('set-role', { role: 'Writer', user: 'u1', before, after: held('Writer') })
    await connectTo(server, { target }).applyOperation(change, sameKeys)
    expect(body(server)).toEqual(sent)
    expect(attributesOf(server, 'u1')['entitlements']).toEqual([{ value: 'Writer' }])
  })

  test('with a group that is made, used at once, and left alone by the next plan', async () => {
    const server = await openStandIn([ana])
    const target = targetWith()
    const holders = holdersOf({ [ana]: { roles: ['reader'] } })
    const planned = async (): Promise<ReturnType<typeof plan>> => {
      const connector = connectTo(server, { target })
      const live = await connector.readState()
      const { evidence } = live
      const { capabilities } = connector
      return plan({
        now,
        targets: [{ target, holders, bound: bind(target, live, new Map()), evidence, capabilities }]
      })
    }
    const { plan: made, refusals } = await planned()
    expect(refusals).toEqual([])
    const targets = [
      { target, connector: connectTo(server, { target }), accounts: new Map<string, string>() }
    ]
    const { outcomes, complete } = await apply({ ...calm(), plan: made, targets })
    expect(outcomes.map(({ result, message }) => [result, message])).toEqual(
      made.operations.map(() => ['done', ''])
    )
    expect(complete).toBe(true)
    expect((await planned()).plan.operations).toEqual([])
  })

  test('with no second group of a name, and no group that would not count', async () => {
    const server = await openStandIn([ana])
    const make = (title: string): Parameters<typeof operationOf> => [
      'create-role',
      { role: 'x', after: { title, scope: null, reportsTo: null, grants: {} } }
    ]
    const connector = connectTo(server)
    const taken = await failureOf(
      connector.applyOperation(operationOf(...make('legacy')), sameKeys),
      'refused'
    )
    expect(taken.message).toContain('409 (uniqueness: displayName is taken)')
    const limited = connectTo(server, { target: targetWith({ groups: { startsWith: 'RW ' } }) })
    const odd = await failureOf(limited.applyOperation(operationOf(...make('Reader')), sameKeys), 'refused')
    expect(odd.message).toContain('those begin with `RW `')
    expect(server.groups.size).toBe(1)
  })

  test('with nothing for what a role lets people do', async () => {
    const server = await openStandIn([ana])
    const connector = connectTo(server)
    expect(connector.capabilities.operations).not.toContain('update-role')
    await failureOf(connector.applyOperation(operationOf('update-role', { role: 'g1' }), sameKeys), 'refused')
    await failureOf(connector.applyOperation(operationOf('invite', { user: 'x' }), sameKeys), 'refused')
    expect(server.calls).toEqual([])
  })
})

test('a token that is not accepted is denied and not told', async () => {
  const server = await openStandIn([ana])
  const error = await failureOf(connectTo(server, { token: 'sentinel-of-another' }).readState(), 'denied')
  expect(error.message).toContain('401 (no such token: Bearer ***)')
})

test('an address without SCIM is told as such', async () => {
  const server = await openStandIn([ana])
  const behaviour = answering('404 Not Found', { 'content-type': 'text/html' }, 'gone')
  server.instead = { of: 'GET /scim/v2/ServiceProviderConfig', behaviour }
  const error = await failureOf(connectTo(server).readState(), 'refused')
  expect(error.message).toContain('not the one of a SCIM 2.0 service')
})

test.each<readonly [Record<string, unknown>, string]>([
  [{ role: 'groups' }, 'the setting `role` of `desk-production` cannot be used'],
  [{ roles: 'teams' }, 'the setting `roles`'],
  [
    { roles: 'roles', groups: { startsWith: 'x' } },
    'the setting `groups` of `desk-production` says nothing where roles are `roles`'
  ],
  [{ values: ['x'] }, 'the setting `values` of `desk-production` says nothing where roles are `groups`'],
  [{ operations: ['set-role'] }, '`set-role` in the setting `operations`'],
  [{ operations: ['invite'] }, '`invite` in the setting `operations`'],
  [{ groups: { startsWith: '' } }, 'it is empty']
])('a setting that there is not is refused: %j', async (settings, words) => {
  const server = { url: 'http://127.0.0.1:9/scim', token: 'x' }
  const connecting = (): unknown => connectTo(server, { target: targetWith(settings) })
  expect(connecting).toThrow(CannotRun)
  expect(connecting).toThrow(words)
  expect(connecting).toThrow('`policies/targets/desk.yaml`: ')
})

test('operations can be left to people', () => {
  const target = targetWith({ operations: ['assign', 'unassign'] })
  const connector = connectTo({ url: 'https://desk.example/scim/v2', token: 'x' }, { target })
  expect(connector.capabilities.operations).toEqual(['assign', 'unassign'])
})
