import { createServer, type IncomingMessage, type Server } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Behaviour } from './sockets.ts'

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
interface Instead {
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

/** Opens a server on loopback that answers so. `type`: what its bodies are; JSON where absent. */
export const openLoopback = async (
  answerTo: (asked: Asked) => Answer,
  type = 'application/json'
): Promise<Loopback> => {
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
        return instead.behaviour(request.socket, JSON.stringify(body))
      }
      response.writeHead(status, { ...(answer !== undefined && { 'content-type': type }), ...more })
      response.end(answer === undefined ? '' : JSON.stringify(answer))
    })
  })
  return Object.assign(loopback, { url: await listening(server) })
}

/** Lets a server listen on loopback for as long as a test runs; its address. */
export const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((begun) => server.listen(0, '127.0.0.1', begun))
  onTestFinished(
    () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      })
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
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
  (...servers: readonly Pick<Loopback, 'url' | 'instead'>[]): typeof fetch =>
  (address, init) => {
    const { origin, pathname } = new URL(address instanceof Request ? address.url : address)
    const place = `${init?.method ?? 'GET'} ${pathname}`
    const isOff = servers.some(({ url, instead }) => new URL(url).origin === origin && instead?.of === place)
    return fetch(address, isOff ? { ...init, signal: AbortSignal.timeout(400) } : init)
  }
