import { createServer, type IncomingMessage } from 'node:http'
import { expect, onTestFinished } from 'vitest'
import { ConnectorError, type FailureKind } from '../../src/model/connector.ts'
import type { Behaviour } from '../support/sockets.ts'

/** A call that has reached a server. */
export interface Asked {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

/** An answer: status, body, headers. */
export type Answer = readonly [status: number, body?: unknown, headers?: Readonly<Record<string, string>>]

/** What a call is answered with in place of the right answer. */
export interface Instead {
  /** Such as `GET /v1/roles`; the query is not looked at. */
  readonly of: string
  readonly behaviour: Behaviour
  /** Whether the server does what it is asked before it misbehaves. */
  readonly isDone?: boolean
  /** How many calls are answered so; all where absent. */
  times?: number
}

/** A server on loopback, for as long as a test runs. */
export interface Loopback {
  readonly url: string
  readonly calls: readonly Asked[]
  instead: Instead | null
}

/** Opens a server on loopback that answers so. */
export const openLoopback = async (answerTo: (asked: Asked) => Answer): Promise<Loopback> => {
  const calls: Asked[] = []
  const loopback = { calls, url: '', instead: null as Instead | null }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '', headers } = request
      const asked = { method, path: url, headers, body }
      calls.push(asked)
      const { instead } = loopback
      const isOff = instead !== null && instead.of === placeOf(asked) && instead.times !== 0
      const [status, answer, more] = !isOff || instead.isDone ? answerTo(asked) : [200]
      if (isOff) {
        if (instead.times !== undefined) instead.times -= 1
        return instead.behaviour(request.socket, '')
      }
      response.writeHead(status, { 'content-type': 'application/json', ...more })
      response.end(answer === undefined ? '' : JSON.stringify(answer))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(
    () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      })
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return Object.assign(loopback, { url: `http://127.0.0.1:${address.port}` })
}

/** The place of a call, such as `GET /v1/roles`. */
export const placeOf = ({ method, path }: Pick<Asked, 'method' | 'path'>): string =>
  `${method} ${path.split('?')[0]}`

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? null : JSON.parse(text)
}

/** The network, on which a call that a server answers otherwise than it should may take no longer than this. */
export const impatient =
  (...servers: readonly Loopback[]): typeof fetch =>
  (address, init) => {
    const { origin, pathname } = new URL(address instanceof Request ? address.url : address)
    const place = `${init?.method ?? 'GET'} ${pathname}`
    const isOff = servers.some(({ url, instead }) => url === origin && instead?.of === place)
    return fetch(address, isOff ? { ...init, signal: AbortSignal.timeout(400) } : init)
  }

/** The failure of a connector that has to come. */
export const failureOf = async (asked: Promise<unknown>, kind: FailureKind): Promise<ConnectorError> => {
  const error: unknown = await asked.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown
  )
  if (!(error instanceof ConnectorError)) throw error
  expect([error.kind, error.message]).toEqual([kind, error.message])
  return error
}
