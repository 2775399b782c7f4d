import { createServer, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'

/** What a server on loopback does with one request, over the bare socket. */
export type Behaviour = (socket: Socket, body: string) => void

/** A server that answers every request in one way, and counts them. */
export interface Misbehaving {
  readonly url: string
  /** The requests that reached it as a whole. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

/** Opens a server on loopback that behaves so. */
export const misbehaving = async (behaviour: Behaviour): Promise<Misbehaving> => {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    let text = ''
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      const [head, body = ''] = text.split('\r\n\r\n', 2)
      const length = Number(/content-length: (\d+)/i.exec(head ?? '')?.[1] ?? 0)
      if (!text.includes('\r\n\r\n') || body.length < length) return
      requests.push(text)
      text = ''
      behaviour(socket, body)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        for (const socket of sockets) socket.destroy()
      })
  }
}

/** A whole answer. */
export const answering =
  (status: string, headers: Readonly<Record<string, string>>, body: string | Buffer): Behaviour =>
  (socket) => {
    const bytes = Buffer.from(body)
    const lines = Object.entries({ 'content-length': String(bytes.length), ...headers })
    socket.write(`HTTP/1.1 ${status}\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`)
    socket.end(bytes)
  }

/** Answers to a write, with a status that says yes, that are none: whatever the thing is, it looks otherwise. */
export const lies: Readonly<Record<string, unknown>> = {
  'a failure in a yes': { status: false, message: 'no', errors: { id: ['no'] } },
  'an object with nothing in it': {},
  'no things': [],
  'a word': 'done',
  'a number': 1,
  null: null
}

const json = { 'content-type': 'application/json' }
const good = '{"roles":[]}'
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

/** Every way in which an answer does not come, or comes wrong, though the request has arrived. */
export const misbehaviours: Readonly<Record<string, Behaviour>> = {
  'a reset instead of an answer': (socket) => socket.resetAndDestroy(),
  'a close instead of an answer': (socket) => socket.end(),
  'fewer bytes than it says': (socket) => socket.end(`${head}content-length: 500\r\n\r\n${good}`),
  'a chunk that breaks off': (socket) => socket.end(`${head}transfer-encoding: chunked\r\n\r\nff\r\n${good}`),
  'a reset in the middle of the answer': (socket) => {
    socket.write(`${head}content-length: 500\r\n\r\n${good}`, () => {
      setImmediate(() => socket.resetAndDestroy())
    })
  },
  'a drop at a time without end': (socket) => {
    socket.write(`${head}content-length: 500000\r\n\r\n`)
    const drip = setInterval(() => socket.write(' '), 20)
    socket.on('close', () => clearInterval(drip))
  },
  'no answer at all': () => undefined,
  'zipped text that breaks off': (socket, body) =>
    answering(
      '200 OK',
      { ...json, 'content-encoding': 'gzip' },
      gzipSync('{"roles":[1,2,3,4,5,6,7,8]}').subarray(0, 20)
    )(socket, body),
  'zipped text that is none': answering(
    '200 OK',
    { ...json, 'content-encoding': 'gzip' },
    'not zipped at all'
  ),
  'two lengths': (socket) => socket.end(`${head}content-length: 5\r\ncontent-length: 12\r\n\r\n${good}`),
  'no HTTP at all': (socket) => socket.end('220 mail.example.org ESMTP\r\n'),
  'a head without end': (socket) => socket.end(`${head}x-long: ${'x'.repeat(200_000)}\r\n\r\n${good}`),
  'a zipped answer of endless size': answering(
    '200 OK',
    { ...json, 'content-encoding': 'gzip' },
    gzipSync(Buffer.alloc(64 * 1024 * 1024, 32))
  ),
  'a page for people': answering('200 OK', { 'content-type': 'text/html' }, '<h1>Sign in</h1>'),
  'a way to another place': answering('302 Found', { ...json, location: 'https://attacker.example/' }, ''),
  'a failure of its own': answering('500 Internal Server Error', json, '{"message":"oops"}')
}
