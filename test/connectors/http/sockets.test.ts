import { array, object, string } from 'valibot'
import { afterEach, describe, expect, test } from 'vitest'
import { connectHttp, type Call, type Http, type HttpOptions } from '../../../src/connectors/http/client.ts'
import { originOf } from '../../../src/connectors/http/origin.ts'
import { ConnectorError } from '../../../src/model/connector.ts'
import { CannotRun } from '../../../src/model/errors.ts'
import {
  answering,
  misbehaving,
  misbehaviours,
  type Behaviour,
  type Misbehaving
} from '../../support/sockets.ts'

const token = 'sentinel-credential-4711'
const roles = object({ roles: array(object({ id: string() })) })
const read: Call = { method: 'GET', path: ['roles'] }
const write: Call = { method: 'POST', path: ['roles'], json: { title: 'Reader' } }

const open: Misbehaving[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

const serving = async (
  behaviour: Behaviour
): Promise<{ readonly http: Http; readonly server: Misbehaving }> => {
  const server = await misbehaving(behaviour)
  open.push(server)
  return { server, http: httpTo(server.url) }
}

const given = (url: string): HttpOptions => ({
  fetch,
  now: () => 0,
  origin: originOf(url, 'ROLEWRIGHT_DESK_URL'),
  authorize: () => Promise.resolve({ authorization: `Bearer ${token}` }),
  secrets: () => [token],
  longest: 500
})

const httpTo = (url: string): Http => connectHttp(given(url))

const failureOf = async (asked: Promise<unknown>): Promise<ConnectorError> => {
  const error: unknown = await asked.then(
    () => null,
    (thrown: unknown) => thrown
  )
  if (error instanceof ConnectorError) return error
  throw new Error(`no failure of a connector: ${String(error)}`)
}

describe('whatever a socket does, a call is sent once and never taken for done', () => {
  test.each(Object.entries(misbehaviours))('%s', async (_, behaviour) => {
    for (const call of [read, write]) {
      const { http, server } = await serving(behaviour)
      const error = await failureOf(http.ask(call, roles))
      expect(error.kind).toBe('unknown')
      expect(error.message).toContain(`${call.method} /roles: `)
      expect(server.requests).toHaveLength(1)
    }
    const { http } = await serving(behaviour)
    expect((await failureOf(http.tell(write))).kind).toBe('unknown')
  })

  test.each(['', '{"done":true}', '[]'])('a yes is nothing, or JSON of any form: %j', async (body) => {
    const { http } = await serving(answering('200 OK', { 'content-type': 'application/json' }, body))
    await expect(http.tell(write)).resolves.toBeUndefined()
  })

  test.each([
    ['', null],
    ['{"roles":[{"id":"1"}]}', null],
    ['{"roles":[{}]}', 'POST /roles: the answer is not believed: roles.0.id: '],
    ['{"status":false}', 'POST /roles: the answer is not believed: roles: '],
    ['null', 'POST /roles: the answer is not believed: ']
  ])('where a yes has a form, another one is none: %j', async (body, words) => {
    const { http, server } = await serving(answering('200 OK', { 'content-type': 'application/json' }, body))
    const told = http.tell(write, roles)
    if (words === null) await told
    else {
      const { kind, message } = await failureOf(told)
      expect([kind, message.slice(0, words.length)]).toEqual(['unknown', words])
    }
    expect(server.requests).toHaveLength(1)
  })

  test('an answer without a length, and a close at its end', async () => {
    const { http } = await serving((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"roles":[{"id":"1"}]}')
    )
    expect((await http.ask(read, roles)).value).toEqual({ roles: [{ id: '1' }] })
  })

  test('nobody at the address', async () => {
    const { http, server } = await serving(() => undefined)
    await server.close()
    const error = await failureOf(http.ask(write, roles))
    expect([error.kind, error.message]).toEqual([
      'unreachable',
      'POST /roles: nobody answers at that address'
    ])
  })
})

describe('a status says', () => {
  const json = { 'content-type': 'application/json' }
  const cases: readonly (readonly [
    status: string,
    headers: Record<string, string>,
    read: string,
    write: string
  ])[] = [
    ['301 Moved', { location: '/elsewhere' }, 'unknown', 'unknown'],
    ['303 See Other', { location: '/elsewhere' }, 'unknown', 'unknown'],
    ['400 Bad Request', {}, 'refused', 'refused'],
    ['401 Unauthorized', {}, 'denied', 'denied'],
    ['403 Forbidden', {}, 'denied', 'refused'],
    ['404 Not Found', {}, 'refused', 'refused'],
    ['408 Request Timeout', {}, 'unknown', 'unknown'],
    ['409 Conflict', {}, 'refused', 'refused'],
    ['412 Precondition Failed', {}, 'changed', 'changed'],
    ['422 Unprocessable', {}, 'refused', 'refused'],
    ['429 Too Many Requests', {}, 'busy', 'busy'],
    ['502 Bad Gateway', {}, 'unknown', 'unknown'],
    ['503 Unavailable', {}, 'unknown', 'unknown'],
    ['503 Unavailable', { 'retry-after': '2' }, 'busy', 'busy']
  ]
  test.each(cases)('%s %j: %s for a read, %s for a write', async (status, headers, whenRead, whenWritten) => {
    const { http } = await serving(answering(status, { ...json, ...headers }, '{"message":"because"}'))
    expect((await failureOf(http.ask(read, roles))).kind).toBe(whenRead)
    expect((await failureOf(http.tell(write))).kind).toBe(whenWritten)
  })

  test.each([
    ['7', 7000],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 1969 00:00:00 GMT', 0],
    ['-5', null],
    ['soon', null],
    ['1e9', null],
    ['', null]
  ])('after which time to come again: %j', async (header, wait) => {
    const { http } = await serving(answering('429 Too Many', { ...json, 'retry-after': header }, '{}'))
    expect((await failureOf(http.tell(write))).retryAfter).toBe(wait)
  })
})

test('a secret is in no message, however the platform writes it back', async () => {
  const forms = [token, encodeURIComponent(token), Buffer.from(token).toString('base64')]
  const body = JSON.stringify({ message: `you said ${forms.join(' and ')}` })
  const { http } = await serving(answering('400 Bad', { 'content-type': 'application/json' }, body))
  const error = await failureOf(http.tell(write))
  expect(error.message).toBe('POST /roles: the platform answers 400 (you said *** and *** and ***)')
})

test('half a secret is in no message either', async () => {
  const body = JSON.stringify({ message: `${'x'.repeat(290)}${token}` })
  const { http } = await serving(answering('400 Bad', { 'content-type': 'application/json' }, body))
  const { message } = await failureOf(http.tell(write))
  expect(message).toContain('xxx***')
  expect(message).not.toContain('sentinel')
})

test('a secret is taken out of what is read, but not out of what is one, and no title is spoilt', async () => {
  const body = JSON.stringify({ roles: [{ id: `of ${token}` }, { id: 'salesman' }] })
  const server = await misbehaving(answering('200 OK', { 'content-type': 'application/json' }, body))
  open.push(server)
  const http = connectHttp({ ...given(server.url), secrets: () => [token, 'sales'] })
  const plain = [{ id: 'of ***' }, { id: 'salesman' }]
  expect((await http.ask(read, roles)).value).toEqual({ roles: plain })
  expect((await http.ask({ ...read, answersSecrets: true }, roles)).value).toEqual(JSON.parse(body))
  const other = object({ roles: string() })
  const { message } = await failureOf(http.ask({ ...read, answersSecrets: true }, other))
  expect(message).toBe('GET /roles: the answer is not believed: roles')
})

test.each(['a\r\nx-admin: 1', 'a\nb', 'ä', '\u0000'])('a header that says %j is not sent', async (text) => {
  const server = await misbehaving(answering('200 OK', { 'content-type': 'application/json' }, '{}'))
  open.push(server)
  const http = connectHttp({
    ...given(server.url),
    authorize: () => Promise.resolve({ authorization: text })
  })
  await expect(http.tell(write)).rejects.toThrow(CannotRun)
  expect(server.requests).toEqual([])
})

describe('a platform that says no in an answer that is a yes', () => {
  const noIn: HttpOptions['noIn'] = (body) =>
    typeof body === 'object' && body !== null && 'no' in body && typeof body.no === 'string'
      ? { kind: 'refused', reason: body.no }
      : null
  const answeredBy = async (body: unknown): Promise<Http> => {
    const { server } = await serving(
      answering('200 OK', { 'content-type': 'application/json' }, JSON.stringify(body))
    )
    return connectHttp({ ...given(server.url), noIn })
  }

  test('is believed, in its words and without the credential', async () => {
    const http = await answeredBy({ no: `Reader is taken, ${token}` })
    const ways = [() => http.ask(write, roles), () => http.tell({ ...write, name: 'role.create' })]
    for (const ask of ways) {
      const { kind, message } = await failureOf(ask())
      expect(kind).toBe('refused')
      expect(message).toMatch(
        /^(POST \/roles|role\.create): the platform says no \(Reader is taken, \*\*\*\)$/
      )
    }
  })

  test('may say no more than that', async () => {
    const { message } = await failureOf((await answeredBy({ no: '' })).tell(write))
    expect(message).toBe('POST /roles: the platform says no')
  })

  test('says yes where it does not', async () => {
    const http = await answeredBy({ roles: [{ id: '1' }] })
    expect((await http.ask(read, roles)).value).toEqual({ roles: [{ id: '1' }] })
  })

  test('is called by the name of the call, whatever goes wrong', async () => {
    const { message } = await failureOf((await answeredBy({})).ask({ ...read, name: 'role.get' }, roles))
    expect(message).toMatch(/^role\.get: the answer is not believed/)
  })
})
