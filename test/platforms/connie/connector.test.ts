import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../src/model/operation.ts'
import { CannotRun } from '../../../src/model/errors.ts'
import { conformance } from '../../connectors/conformance.ts'
import { failureOf, held, sameKeys } from '../../support/connecting.ts'
import { answering } from '../../support/sockets.ts'
import { openIdentity, type Identity } from './stand-in.ts'
import { connectTo, operationOf, targetWith } from './tenant.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const first = 'auth0|1'
const json = { 'content-type': 'application/json' }

conformance('connie', async () => {
  const flex = { roles: ['supervisor'], team: 'North' }
  const identity = await openIdentity(
    {
      [ana]: { flex, program: 'Crisis' },
      [bo]: { flex },
      'admin@example.org': { flex: { roles: ['admin'] } }
    },
    { perPage: 2 }
  )
  const target = targetWith()
  return {
    target,
    first: 'cbo-administrator',
    second: 'staff-agent',
    people: [ana, bo],
    connect: () => connectTo(identity, { target })
  }
})

const metadataOf = ({ users }: Identity, email: string): unknown => users.get(email)?.app_metadata

describe('assignments are read from the identity provider', () => {
  const rolesOf = async (metadata: Record<string, unknown> | null, user = ana): Promise<unknown> => {
    const { accounts } = await connectTo(await openIdentity({ [user]: metadata })).readState()
    return accounts.map(({ roles }) => Object.fromEntries(roles))
  }

  test.each<readonly [string, Record<string, unknown> | null, Record<string, string | null>]>([
    ['nothing', null, {}],
    ['nothing of Flex', { theme: 'dark' }, {}],
    ['no roles', { flex: { team: 'North' } }, {}],
    ['an agent', { flex: { roles: ['agent'], team: 'North' } }, { 'staff-agent': null }],
    [
      'a supervisor',
      { flex: { roles: ['supervisor'], team: 'North' }, program: 'Crisis' },
      { supervisor: 'team: North' }
    ],
    [
      'a program manager',
      { flex: { roles: ['supervisor'] }, program: 'Crisis' },
      { 'program-manager': 'program: Crisis' }
    ],
    ['an administrator', { flex: { roles: ['admin'] } }, { 'cbo-administrator': null }],
    [
      'two roles and one of the reports',
      { flex: { roles: ['admin', 'agent', 'wfo.full_access'] } },
      { 'cbo-administrator': null, 'staff-agent': null, 'wfo.full_access': null }
    ]
  ])('%s', async (_, metadata, roles) => {
    expect(await rolesOf(metadata)).toEqual([roles])
  })

  test('whoever is of the vendor’s staff has Super Admin', async () => {
    expect(await rolesOf({ flex: { roles: ['admin'] } }, 'Eve@Vendor.example')).toEqual([
      { 'super-admin': null }
    ])
  })

  test('whoever only has a name that ends alike is not of them', async () => {
    const map = '{roleMap: {super-admin: {role: admin, people: [eve@example.org]}, cbo-administrator: admin}}'
    const flex = { roles: ['admin'] }
    const identity = await openIdentity({ 'eve@example.org': { flex }, 'steve@example.org': { flex } })
    const { accounts } = await connectTo(identity, { target: targetWith(map) }).readState()
    expect(accounts.map(({ roles }) => [...roles.keys()])).toEqual([['super-admin'], ['cbo-administrator']])
  })

  test('with roles whose content only the catalog knows, as far as it does', async () => {
    const identity = await openIdentity({ [ana]: { flex: { roles: ['wfo.full_access'] } } })
    const { roles } = await connectTo(identity).readState()
    expect(
      roles.map(({ key, predefined, grants }) => [key, predefined, grants.get(`undocumented.${key}`)])
    ).toEqual([
      ['cbo-administrator', true, 'on'],
      ['program-manager', true, 'on'],
      ['supervisor', true, 'on'],
      ['staff-agent', true, 'on'],
      ['super-admin', true, 'on'],
      ['wfo.full_access', false, 'on']
    ])
    expect(roles[2]?.grants.get('monitoring-reporting.quality-assurance')).toBe('team')
  })

  test('page by page, with who is blocked', async () => {
    const identity = await openIdentity({ [ana]: null, [bo]: null, 'cy@example.org': null }, { perPage: 2 })
    Object.assign(identity.users.get(bo) ?? {}, { blocked: true })
    const { accounts, evidence } = await connectTo(identity).readState()
    expect(accounts.map(({ key, active }) => [key, active])).toEqual([
      ['auth0|1', true],
      ['auth0|2', false],
      ['auth0|3', true]
    ])
    expect(evidence).toEqual({ complete: true, pages: 2, note: '3 users as it counts them' })
    expect(identity.calls.map(({ path }) => path)).toEqual([
      '/api/v2/users?per_page=100&page=0&include_totals=true',
      '/api/v2/users?per_page=100&page=1&include_totals=true'
    ])
  })

  test('but not where there may be more than are shown', async () => {
    const people = Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [`u${index}@example.org`, null])
    )
    const { message } = await failureOf(connectTo(await openIdentity(people)).readState(), 'refused')
    expect(message).toContain('1000 users or more')
  })

  test.each<readonly [string, unknown, string]>([
    ['roles that are no list', { flex: { roles: 'admin' } }, 'app_metadata'],
    ['one role twice', { flex: { roles: ['agent', 'agent'] } }, 'one role stands there twice'],
    ['flex as a word', { flex: 'agent' }, 'app_metadata'],
    ['flex as a list', { flex: [] }, 'it is a list'],
    ['a team that is none', { flex: { roles: [], team: ['North'] } }, 'app_metadata']
  ])('and is not believed with %s', async (_, metadata, words) => {
    const identity = await openIdentity({ [ana]: metadata as Record<string, unknown> })
    expect((await failureOf(connectTo(identity).readState(), 'unknown')).message).toContain(words)
  })

  test.each([
    ['another total', { users: [], start: 0, total: 2 }],
    ['a user twice', { users: [{ user_id: 'a' }, { user_id: 'a' }], start: 0, total: 2 }],
    ['an id that leads elsewhere', { users: [{ user_id: '..' }], start: 0, total: 1 }],
    ['no total', { users: [], start: 0 }]
  ])('and is not believed with %s', async (_, body) => {
    const identity = await openIdentity({})
    identity.instead = { of: 'GET /api/v2/users', behaviour: answering('200 OK', json, JSON.stringify(body)) }
    expect((await failureOf(connectTo(identity).readState(), 'unknown')).message).toContain('believed')
  })
})

describe('nothing is guessed about which role of Flex is which of ours', () => {
  test.each([
    ['{}', /setting `roleMap`/],
    ['{roleMap: {staff-agent: boss}}', /setting `roleMap.staff-agent`/],
    ['{roleMap: {staff-agent: agent}, team: x}', /setting `team`/],
    ['{roleMap: {clerk: agent}}', /speaks of `clerk`, which is no role there/],
    [
      '{roleMap: {staff-agent: {role: agent, unit: team}}}',
      /tells `staff-agent` by the team, but the role reaches no team/
    ],
    [
      '{roleMap: {supervisor: supervisor, program-manager: supervisor}}',
      /`supervisor` and `program-manager` on `tenant` are both Flex's `supervisor`/
    ],
    [
      '{roleMap: {supervisor: {role: supervisor, unit: team}, program-manager: supervisor}}',
      /are both Flex's `supervisor`/
    ],
    [
      '{roleMap: {cbo-administrator: {role: admin, people: ["@x.org"]}, super-admin: {role: admin, people: [eve@x.org]}}}',
      /are both Flex's `admin`/
    ],
    ['{roleMap: {super-admin: {role: admin, people: []}}}', /setting `roleMap.super-admin/]
  ])('%s', async (settings, words) => {
    const identity = await openIdentity({})
    const connecting = (): unknown => connectTo(identity, { target: targetWith(settings) })
    expect(connecting).toThrow(CannotRun)
    expect(connecting).toThrow(words)
    expect(connecting).toThrow('`policies/target.yaml`: ')
  })

  test('a role that a document speaks of is mapped, or the connector is another one', async () => {
    const role = 'kind: Role\nplatform: connie\nid: billing\ngrants: {administrative-functions: [billing]}\n'
    const target = targetWith(undefined, { 'role.yaml': role })
    const identity = await openIdentity({})
    expect(() => connectTo(identity, { target })).toThrow(
      'documents speak of `billing` on `tenant`, and `roleMap` does not say which role of Flex that is'
    )
  })

  test('a role of Flex that somebody has and no role is mapped to is named', async () => {
    const identity = await openIdentity({ [ana]: { flex: { roles: ['supervisor'] } } })
    const target = targetWith('{roleMap: {staff-agent: agent}}')
    await expect(connectTo(identity, { target }).readState()).rejects.toThrow(CannotRun)
    await expect(connectTo(identity, { target }).readState()).rejects.toThrow(
      "`ana@example.org` has Flex's `supervisor` on `tenant`, and no role is mapped to that"
    )
  })

  test.each([
    [{ roles: ['supervisor'] }, 'is none of `program-manager` and `supervisor` for sure'],
    [{ roles: ['staff-agent'] }, 'which is the id of a role here and no role of Flex']
  ])('%j is not believed', async (flex, words) => {
    const identity = await openIdentity({ [ana]: { flex } })
    expect((await failureOf(connectTo(identity).readState(), 'unknown')).message).toContain(words)
  })

  test('administrators that could be the vendor’s own staff are told of', async () => {
    const identity = await openIdentity({ [ana]: { flex: { roles: ['admin'] } } })
    const target = targetWith('{roleMap: {cbo-administrator: admin}}')
    expect((await connectTo(identity, { target }).readState()).notes).toEqual([
      "1 account on `tenant` with Flex's `admin` may be the vendor's own staff (Super Admin): `roleMap` does not tell them apart"
    ])
    expect((await connectTo(identity).readState()).notes).toEqual([])
  })
})

describe('assignments are written as a whole', () => {
  const flex = { roles: ['agent', 'wfo.full_access'], team: 'North', language: 'en' }

  test.each<readonly [string, Operation, Record<string, unknown>]>([
    [
      'a second role',
      operationOf('assign', first, null, held('cbo-administrator')),
      { flex: { ...flex, roles: ['agent', 'wfo.full_access', 'admin'] } }
    ],
    [
      'a role fewer',
      operationOf('unassign', first, held('staff-agent'), null),
      { flex: { ...flex, roles: ['wfo.full_access'] } }
    ],
    [
      'another role of a team',
      operationOf('set-role', first, held('staff-agent'), held('supervisor', 'team: South, East')),
      { flex: { ...flex, roles: ['wfo.full_access', 'supervisor'], team: 'South, East' } }
    ],
    [
      'another role of a program',
      operationOf('set-role', first, held('staff-agent'), held('program-manager', 'program: Youth')),
      { flex: { roles: ['wfo.full_access', 'supervisor'], language: 'en' }, program: 'Youth' }
    ],
    [
      'without one of the reports',
      operationOf('unassign', first, held('wfo.full_access'), null),
      { flex: { ...flex, roles: ['agent'] } }
    ]
  ])('%s', async (_, operation, sent) => {
    const identity = await openIdentity({ [ana]: { flex, program: 'Crisis', theme: { dark: true } } })
    await connectTo(identity).applyOperation(operation, sameKeys)
    expect(identity.calls.at(-1)).toMatchObject({ method: 'PATCH', path: '/api/v2/users/auth0%7C1' })
    expect(identity.calls.at(-1)?.body).toEqual({ app_metadata: sent })
    expect(metadataOf(identity, ana)).toEqual({ program: 'Crisis', theme: { dark: true }, ...sent })
  })

  test('another team', async () => {
    const identity = await openIdentity({ [ana]: { flex: { roles: ['supervisor'], team: 'North' } } })
    const [from, to] = [held('supervisor', 'team: North'), held('supervisor', 'team: South')]
    await connectTo(identity).applyOperation(operationOf('set-unit', first, from, to), sameKeys)
    expect(metadataOf(identity, ana)).toEqual({ flex: { roles: ['supervisor'], team: 'South' } })
  })

  test('a first role of somebody of whom nothing was kept', async () => {
    const identity = await openIdentity({ [ana]: null })
    await connectTo(identity).applyOperation(
      operationOf('assign', first, null, held('staff-agent')),
      sameKeys
    )
    expect(metadataOf(identity, ana)).toEqual({ flex: { roles: ['agent'] } })
  })

  test.each<readonly [string, Operation, string]>([
    [
      'without a team',
      operationOf('assign', first, null, held('supervisor')),
      '`supervisor` reaches a team, and nothing says which'
    ],
    [
      'as Super Admin',
      operationOf('assign', first, null, held('super-admin')),
      "belongs to the vendor's staff"
    ],
    [
      'of the vendor’s staff',
      operationOf('assign', 'auth0|2', null, held('staff-agent')),
      "belongs to the vendor's staff"
    ],
    [
      'for nobody',
      operationOf('assign', 'auth0|9', null, held('staff-agent')),
      'the identity provider has no user `auth0|9`'
    ],
    [
      'that is not mapped',
      operationOf('assign', first, null, held('no-such-role')),
      'does not say which role of Flex `no-such-role` is'
    ],
    [
      'that would take another one along',
      operationOf('assign', 'auth0|3', null, held('program-manager', 'program: Youth')),
      'keeps one team and one program for each person'
    ],
    ['as a new account', operationOf('invite', first, null, null), 'has nothing for `invite`'],
    ['to be blocked', operationOf('deactivate', first, null, null), 'has nothing for `deactivate`']
  ])('but not %s', async (_, operation, words) => {
    const identity = await openIdentity({
      [ana]: { flex },
      'eve@vendor.example': { flex: { roles: ['admin'] } },
      'cy@example.org': { flex: { roles: ['supervisor'], team: 'North' } }
    })
    const { message } = await failureOf(connectTo(identity).applyOperation(operation, sameKeys), 'refused')
    expect(message).toContain(words)
    expect(identity.calls.filter(({ method }) => method === 'PATCH')).toEqual([])
  })

  test.each([
    [{ 'x-ratelimit-reset': '1007' }, 7000],
    [{ 'retry-after': '3', 'x-ratelimit-reset': '1007' }, 3000],
    [{ 'x-ratelimit-reset': '900' }, 1000],
    [{ 'x-ratelimit-reset': 'soon' }, null],
    [{}, null]
  ])('when there is time again: %j', async (headers, wait) => {
    const identity = await openIdentity({ [ana]: { flex } })
    const behaviour = answering('429 Too Many Requests', { ...json, ...headers }, '{"message":"slow down"}')
    identity.instead = { of: 'PATCH /api/v2/users/auth0%7C1', behaviour, times: 1 }
    const operation = operationOf('unassign', first, held('staff-agent'), null)
    const connector = connectTo(identity, { now: () => 1_000_000 })
    expect((await failureOf(connector.applyOperation(operation, sameKeys), 'busy')).retryAfter).toBe(wait)
    await connector.applyOperation(operation, sameKeys)
    expect(metadataOf(identity, ana)).toEqual({ flex: { ...flex, roles: ['wfo.full_access'] } })
  })
})

describe('a token', () => {
  test('is asked for once and renewed before its end', async () => {
    const identity = await openIdentity({ [ana]: null }, { tokenLife: 600 })
    let at = 0
    const connector = connectTo(identity, { variables: identity.client, now: () => at })
    const asked = (): number => identity.calls.filter(({ path }) => path === '/oauth/token').length
    await connector.readState()
    at = 500_000
    await connector.readState()
    expect(asked()).toBe(1)
    at = 541_000
    await connector.readState()
    expect(asked()).toBe(2)
    expect(identity.calls[0]?.body).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: 'sentinel-client-secret-4711',
      audience: 'urn:api'
    })
  })

  test.each([
    [{ CLIENT_SECRET: 'sentinel-other-secret' }, {}, 'POST /oauth/token: the platform answers 401'],
    [{}, { scope: 'read:clients' }, 'the application for `tenant` may not `read:users`']
  ])('is refused: %j %j', async (variables, given, words) => {
    const identity = await openIdentity({}, given)
    const connector = connectTo(identity, { variables: { ...identity.client, ...variables } })
    const { message } = await failureOf(connector.readState(), 'denied')
    expect(message).toContain(words)
    expect(message).not.toContain('sentinel')
  })

  test.each([
    [{}, 'there is nothing to ask the identity provider of `tenant` with'],
    [{ CLIENT_ID: 'x' }, '`ROLEWRIGHT_TENANT_CLIENT_SECRET` is not set'],
    [{ CLIENT_ID: 'x', CLIENT_SECRET: 'y' }, '`ROLEWRIGHT_TENANT_AUDIENCE` is not set']
  ])('needs what is not set: %j', async (variables, words) => {
    const identity = await openIdentity({})
    await expect(connectTo(identity, { variables }).readState()).rejects.toThrow(words)
  })
})
