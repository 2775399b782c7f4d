import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { array, object, string } from 'valibot'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { connectHttp } from '../../src/connectors/http/client.ts'
import { originOf, withinOrigin } from '../../src/connectors/http/origin.ts'
import { CannotRun } from '../../src/model/errors.ts'
import type { Operation } from '../../src/model/operation.ts'
import { apply } from '../../src/sync/apply/apply.ts'
import type { Applied } from '../../src/sync/apply/report.ts'
import { openStandIn, type StandIn } from '../platforms/uspacy/stand-in.ts'
import { byToken, connectTo, documents, operationOf, targetWith } from '../platforms/uspacy/tenant.ts'
import { calm, planWith, virtualClock } from '../support/applying.ts'
import { failureOf, sameKeys } from '../support/connecting.ts'
import { answering, misbehaving, type Behaviour } from '../support/sockets.ts'
import { addresses } from './corpus/config.ts'
import { texts } from './corpus/sinks.ts'
import { answer, contentOf, folderWith, prototypes, type Answer } from './run.ts'
import { expectHarmless } from './sink.ts'

const ana = 'ana@example.org'
const json = { 'content-type': 'application/json' }
const good = (body: string): Behaviour => answering('200 OK', json, body)
const roles = 'GET /company/v1/roles'
const users = 'GET /company/v1/users'
const role = (more: string): string => `[{"id":"1","code":"Employee","title":"a",${more}}]`
const permissions = '"permissions":{"view":["crm.leads.view.mine"]}'
const page = (data: string, meta: string): string => `{"data":${data},"meta":${meta}}`
const somebody = '{"id":101,"active":true,"roles":["1"],"email":[]}'

/** A policy folder beside a Space, and how a command is called there; every call that leaves this machine fails. */
const besideSpace = async (
  lines = ''
): Promise<{
  readonly space: StandIn
  readonly folder: string
  readonly call: (...args: readonly string[]) => Promise<Answer>
}> => {
  const space = await openStandIn([ana])
  for (const [name, value] of Object.entries(byToken(space))) vi.stubEnv(`ROLEWRIGHT_SPACE_${name}`, value)
  const reach = fetch
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    if (new URL(address).origin !== space.url) throw new Error(`the network was used: ${address}`)
    return reach(address, init)
  })
  onTestFinished(() => {
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
  })
  const people = lines === '' ? {} : { 'lines.yaml': lines }
  const folder = folderWith(
    Object.fromEntries(
      Object.entries({ ...documents, ...people }).map(([name, text]) => [
        name,
        `apiVersion: rolewright/v1\n${text}`
      ])
    )
  )
  return { space, folder, call: (...args) => answer(folder, ...args) }
}

const line = `kind: Assignments
platform: uspacy
assignments: [{user: ${ana}, roles: [reader]}]
`

/** What a Space says that is not so: where, how, and what is said about it. */
const lies: readonly (readonly [name: string, of: string, behaviour: Behaviour, told: string])[] = [
  [
    'http/json-as-html',
    roles,
    answering('200 OK', { 'content-type': 'text/html' }, role(permissions)),
    'it is text/html and not JSON'
  ],
  ['http/empty-200', roles, good(''), 'it is no JSON'],
  ['http/error-in-200', roles, good('{"error":"internal","roles":[]}'), 'Expected Array'],
  ['http/error-in-200 of users', users, good('{"error":"internal","data":[]}'), 'meta'],
  [
    'http/empty-list-with-count',
    users,
    good(page('[]', '{"total":57,"page":1,"lastPage":1}')),
    'it says that there are 57 users and shows 0'
  ],
  [
    'http/page-loop',
    users,
    good(page(`[${somebody}]`, '{"total":57,"page":1,"lastPage":57}')),
    'its list of users has "101" twice'
  ],
  [
    'http/redirect-other-host',
    roles,
    answering('302 Found', { location: 'https://attacker.example/' }, ''),
    'the platform answers 302'
  ],
  [
    'http/dup-page-items',
    roles,
    good(role(permissions).replace(/\[(.*)\]$/, '[$1,$1]')),
    'its list of roles has one of them twice'
  ],
  ['http/dup-json-key', roles, good(role(`"title":"admin",${permissions}`)), 'it is no JSON'],
  [
    'http/case-changed',
    roles,
    good(role('"permissions":{"view":["CRM.Leads.view.mine"]}')),
    '`CRM.Leads.view.mine` that is not understood'
  ]
]

describe.each(lies)('%s', (_, of, behaviour, told) => {
  test('is told, and nothing is planned or written', async () => {
    const { space, folder, call } = await besideSpace(line)
    const before = contentOf(folder)
    space.instead = { of, behaviour }
    for (const command of ['plan', 'apply --yes', 'drift', 'import space']) {
      const { exit, output } = await call(...command.split(' '))
      expect([command, exit]).toEqual([command, 2])
      expect(output).toContain('target `space` cannot be read')
      expect(output).toContain(told)
      expectHarmless('pretty', output)
    }
    expect(contentOf(folder)).toEqual(before)
    expect(space.calls.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

describe('http/empty-list', () => {
  const nobody = good(page('[]', '{"total":0,"page":1,"lastPage":1}'))

  test.each([
    [roles, 'people have roles that the list of roles does not explain'],
    [users, 'target `space` is not believed: the platform shows 7 roles and 0 accounts; 2 roles recorded']
  ])('%s is believed only where nothing was there before', async (of, told) => {
    const { space, call } = await besideSpace(line)
    expect((await call('apply', '--yes')).exit).toBe(0)
    space.instead = { of, behaviour: of === roles ? good('[]') : nobody }
    for (const command of ['plan', 'apply --yes', 'drift', 'import space']) {
      const { exit, output } = await call(...command.split(' '))
      expect([command, exit]).toEqual([command, 2])
      expect(output).toContain(told)
    }
  })

  test('of an embedded tenant: 0 roles, and so many recorded', async () => {
    const folder = folderWith({
      'target.yaml': 'apiVersion: rolewright/v1\nkind: Target\nid: box\nplatform: uspacy\n',
      'role.yaml': `apiVersion: rolewright/v1\n${documents['reader.yaml']}`
    })
    expect((await answer(folder, 'apply', '--yes')).exit).toBe(0)
    writeFileSync(`${folder}/.rolewright/sandbox/box.json`, '{"version":1,"roles":[],"accounts":[]}')
    const { exit, output } = await answer(folder, 'plan')
    expect(exit).toBe(2)
    expect(output).toContain('the platform shows 0 roles and 0 accounts; 1 role recorded')
  })
})

describe('what has another meaning elsewhere', () => {
  test('http/big-int-id: two roles stay two', async () => {
    const space = await openStandIn([])
    const one = (id: string): string => `{"id":${id},"code":"c${id}","title":"t","permissions":{"view":[]}}`
    space.users.forEach((user) => (user.roles = ['9007199254740993']))
    space.instead = { of: roles, behaviour: good(`[${one('9007199254740993')},${one('9007199254740992')}]`) }
    const state = await connectTo(space).readState()
    expect(state.roles.map(({ key }) => key)).toEqual(['9007199254740993', '9007199254740992'])
    expect([...(state.accounts[0]?.roles.keys() ?? [])]).toEqual(['9007199254740993'])
  })

  test('http/proto-json: nothing is polluted, and nothing granted', async () => {
    const shared = prototypes()
    const space = await openStandIn([])
    const hidden = '"__proto__":{"permissions":{"delete":["crm.leads.delete.allowed"]}}'
    space.instead = { of: roles, behaviour: good(role(`${permissions},${hidden}`)) }
    const state = await connectTo(space).readState()
    expect(state.roles.map(({ grants }) => [...grants])).toEqual([[['leads.view', 'own']]])
    expect(prototypes()).toBe(shared)
  })

  test('http/unknown-permission: it is shown, and it survives a change of the role', async () => {
    const { space, call } = await besideSpace()
    expect((await call('apply', '--yes')).exit).toBe(0)
    const reader = [...space.roles.values()].find(({ title }) => title === 'Reader')
    if (reader) reader.permissions = ['crm.brand_new.view.allowed', 'crm.leads.view.mine']
    expect(await call('drift')).toMatchObject({
      exit: 1,
      output: expect.stringContaining('crm.brand_new.view')
    })
    const { exit, output } = await call('apply', '--yes')
    expect([exit, output]).toEqual([0, output])
    expect(reader?.permissions.toSorted()).toEqual([
      'crm.brand_new.view.allowed',
      'crm.deals.edit.mine',
      'crm.deals.view.department',
      'crm.leads.view.allowed'
    ])
    expect((await call('plan', '--check')).exit).toBe(0)
  })

  test('http/case-changed of people: they are the same, and the plan after the apply is empty', async () => {
    const { space, call } = await besideSpace(line)
    const user = space.users.get(ana)
    if (user) space.users.set(ana, { ...user, email: 'ANA@Example.ORG' })
    expect((await call('apply', '--yes')).exit).toBe(0)
    expect((await call('plan', '--check')).exit).toBe(0)
  })

  test('http/implied-permission: what the documents grant is whole, so a Space that completes it changes nothing', async () => {
    const { space, folder, call } = await besideSpace(line)
    const complete = (): void =>
      space.roles.forEach((each) => {
        const views = each.permissions
          .filter((text) => text.includes('.edit.'))
          .filter(
            (text) => !each.permissions.some((other) => other.startsWith(text.replace(/edit\..*/, 'view.')))
          )
          .map((text) => text.replace('.edit.', '.view.'))
        each.permissions = [...each.permissions, ...views]
      })
    expect((await call('apply', '--yes')).exit).toBe(0)
    complete()
    expect((await call('plan', '--check')).exit).toBe(0)
    writeFileSync(
      `${folder}/policies/half.yaml`,
      'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: half\ngrants: {leads: {edit: all}}\n'
    )
    const { exit, output } = await call('apply', '--yes')
    expect(exit).toBe(1)
    expect(output).toContain('missing-requirement')
  })
})

/** Carries operations out one after another, on a clock that keeps how long was waited. */
const applied = async (
  space: StandIn,
  operations: readonly Operation[],
  reach: typeof fetch = fetch
): Promise<Applied & { readonly waits: readonly number[] }> => {
  const clock = virtualClock()
  const connector = connectTo(space, { fetch: reach })
  const targets = [{ target: targetWith(), connector, accounts: new Map<string, string>() }]
  return { ...(await apply({ ...calm(), clock, plan: planWith(operations), targets })), waits: clock.waits }
}

const create = operationOf('create-role', {
  role: 'reader',
  after: { title: 'Reader', scope: null, reportsTo: null, grants: { 'leads.view': 'all' } }
})
const assign = operationOf('assign', { role: 'hr', user: ana, after: { role: 'hr', unit: null } })
const posts = ({ calls }: StandIn): number => calls.filter(({ method }) => method !== 'GET').length

describe('an apply', () => {
  test('http/redirect-post-303: a write is never sent again as something else', async () => {
    const space = await openStandIn([ana])
    const behaviour = answering('303 See Other', { location: '/company/v1/roles' }, '')
    space.instead = { of: 'POST /company/v1/roles/', behaviour }
    await failureOf(connectTo(space).applyOperation(create, sameKeys), 'unknown')
    expect(space.calls.at(-1)?.method).toBe('POST')
    expect(posts(space)).toBe(1)
  })

  test.each([
    ['http/429-no-header', {}, 500],
    ['http/429-negative', { 'retry-after': '-1' }, 500],
    ['http/429-date-past', { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 500],
    ['http/429-garbage', { 'retry-after': 'soon' }, 500],
    ['a wait of its own', { 'retry-after': '7' }, 7000],
    ['a wait without end', { 'retry-after': '999999999' }, 60_000]
  ])('%s: waits and tries again', async (_, headers, wait) => {
    const space = await openStandIn([ana])
    const behaviour = answering('429 Too Many Requests', headers, '')
    space.instead = { of: 'POST /company/v1/roles/', behaviour, times: 1 }
    const { outcomes, waits } = await applied(space, [create])
    expect([outcomes[0]?.result, waits]).toEqual(['done', [wait]])
    expect(posts(space)).toBe(2)
  })

  test('http/429 without end is given up', async () => {
    const space = await openStandIn([ana])
    const behaviour = answering('429 Too Many Requests', {}, '')
    space.instead = { of: 'POST /company/v1/roles/', behaviour }
    const { outcomes, stopped } = await applied(space, [create])
    expect([outcomes[0]?.result, stopped?.because]).toEqual(['failed', 'unreachable'])
    expect(posts(space)).toBe(5)
  })

  test('http/403-one-object: that step is refused, and the apply is not complete', async () => {
    const space = await openStandIn([ana])
    const behaviour = answering('403 Forbidden', json, '{"message":"cannot edit system role"}')
    space.instead = { of: 'PATCH /company/v1/users/101/update_roles', behaviour }
    const { outcomes, complete } = await applied(space, [create, assign])
    expect(outcomes.map(({ result }) => result)).toEqual(['done', 'refused'])
    expect(outcomes[1]?.message).toContain('(cannot edit system role)')
    expect(complete).toBe(false)
  })

  test('http/404-after-create: looks again, and makes no second role', async () => {
    const space = await openStandIn([ana])
    const before = await fetch(`${space.url}/company/v1/roles`, {
      headers: { authorization: `Bearer ${space.tokens().jwt}` }
    })
    const behaviour = good(await before.text())
    const lagging: typeof fetch = async (address, init) => {
      const answered = await fetch(address, init)
      if (init?.method === 'POST') space.instead = { of: roles, behaviour, times: 2 }
      return answered
    }
    const { outcomes } = await applied(space, [create], lagging)
    expect(outcomes.map(({ result }) => result)).toEqual(['done'])
    expect(posts(space)).toBe(1)
  })

  test('http/404-after-create of somebody’s account: looks again', async () => {
    const space = await openStandIn([ana])
    const lagging: typeof fetch = async (address, init) => {
      const answered = await fetch(address, init)
      const behaviour = answering('404 Not Found', {}, '')
      if (init?.method === 'PATCH') space.instead = { of: 'GET /company/v1/users/101', behaviour, times: 2 }
      return answered
    }
    const { outcomes } = await applied(space, [assign], lagging)
    expect(outcomes.map(({ result }) => result)).toEqual(['done'])
    expect(posts(space)).toBe(1)
  })

  test('http/412-changed: stops, so that it is planned again', async () => {
    const space = await openStandIn([ana])
    const behaviour = answering('412 Precondition Failed', { etag: '"v2"' }, '')
    space.instead = { of: 'PATCH /company/v1/users/101/update_roles', behaviour }
    const { outcomes, stopped } = await applied(space, [assign, create])
    expect([outcomes.length, outcomes[0]?.result, stopped?.because]).toEqual([1, 'failed', 'changed'])
    expect(posts(space)).toBe(1)
  })
})

test('http/gzip-bomb: 256 MiB in a few bytes are read no further than they may be', async () => {
  const space = await openStandIn([])
  const one = gzipSync(Buffer.alloc(1024 * 1024, 32))
  const bomb = Buffer.concat(Array.from({ length: 256 }, () => one))
  space.instead = { of: roles, behaviour: answering('200 OK', { ...json, 'content-encoding': 'gzip' }, bomb) }
  const [before, cost] = [process.memoryUsage.rss(), { most: 0 }]
  const watch = setInterval(() => (cost.most = Math.max(cost.most, process.memoryUsage.rss())), 1)
  const { message } = await failureOf(connectTo(space).readState(), 'unknown')
  clearInterval(watch)
  expect(message).toContain('the answer is larger than 33554432 bytes')
  expect(cost.most - before).toBeLessThan(128 * 1024 * 1024)
})

describe('sinks in HTTP headers', () => {
  const answered = answering('200 OK', json, '{"roles":[]}')

  test.each(Object.entries(texts))('%s is one value, or is not sent', async (_, text) => {
    const server = await misbehaving(answered)
    onTestFinished(() => server.close())
    const http = connectHttp({
      fetch,
      now: () => 0,
      origin: originOf(server.url, 'ROLEWRIGHT_SPACE_URL'),
      authorize: () => Promise.resolve({ 'x-note': text }),
      secrets: () => []
    })
    const schema = object({ roles: array(string()) })
    const error: unknown = await http.ask({ method: 'GET', path: ['roles'] }, schema).then(
      () => null,
      (thrown: unknown) => thrown
    )
    if (error !== null) {
      expect(error).toBeInstanceOf(CannotRun)
      expect(server.requests).toEqual([])
      return
    }
    const lines = server.requests[0]?.split('\r\n') ?? []
    expect(lines.filter((each) => /^x-/i.test(each))).toEqual([`x-note: ${text.trim()}`])
  })

  test('what documents say is never in one', async () => {
    const space = await openStandIn([])
    const connector = connectTo(space)
    await connector.readState()
    const seen = new Set(['host', 'connection', 'accept', 'accept-language', 'authorization', 'content-type'])
    for (const name of ['sec-fetch-mode', 'user-agent', 'accept-encoding', 'content-length']) seen.add(name)
    for (const text of Object.values(texts)) {
      const after = { title: text, scope: null, reportsTo: null, grants: {} }
      await connector.applyOperation(operationOf('create-role', { role: 'x', after }), sameKeys)
    }
    const names = new Set(space.calls.flatMap(({ headers }) => Object.keys(headers)))
    expect([...names].filter((name) => !seen.has(name))).toEqual([])
    expect(new Set(space.calls.map(({ headers }) => headers.authorization)).size).toBe(1)
  })
})

describe('config/base-urls', () => {
  const pinned = originOf('https://api.example.com', 'ROLEWRIGHT_SPACE_URL')

  test.each([...addresses, 'https://api.exa\tmple.com/', ''])('%j leads nowhere else', (text) => {
    const isHome = text === 'HTTPS://API.EXAMPLE.COM/'
    expect(withinOrigin(pinned, text)).toBe(isHome ? '/' : null)
  })

  test.each([...addresses, 'https://api.exa\tmple.com/', ''])(
    '%j is an address only where it can be read in one way',
    (text) => {
      const plain =
        /^(https:\/\/[a-z0-9.-]+[a-z0-9](:\d+)?|http:\/\/(localhost|127\.0\.0\.1:8080|\[::1\]))\/$/i
      const isIn = plain.test(text)
      if (isIn) expect(originOf(text, 'X').base).toBe('')
      else expect(() => originOf(text, 'X')).toThrow(CannotRun)
    }
  )
})
