import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { loginOfBearer, stubs, type Answer, type Asked } from './answers.ts'
import { filled, operationOf, requestFindings, responseFindings } from './contract.ts'
import { hear, type Bearer } from './emulator.ts'
import { follow, type Hub } from './hub.ts'
import { checkBody, repairs } from './repairs.ts'

/** Something that goes wrong on the way. */
export interface Fault {
  readonly method: string
  /** A part of the path, or a pattern for it. */
  readonly path: string | RegExp
  /** What is answered; without it the connection is cut. */
  readonly status?: number
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** True where half of what is answered comes, and then the connection is cut. */
  readonly half?: boolean
  /** True where GitHub has done what was asked, and only the answer is lost. */
  readonly after?: boolean
  /** How many requests it hits; one where it is left away. */
  readonly times?: number
  /** How many matching requests pass before. */
  readonly skip?: number
}

/** A request as it came in, and how it ended. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  /** The login behind the token; null where there was none, or one that nobody knows. */
  readonly by: string | null
  /** The operation in GitHub's description; null where it has none. */
  readonly operation: string | null
  /** Null while it has none, or where the connection was cut. */
  status: number | null
  /** What of the request, or of an answer of ours, is not as GitHub describes it. */
  readonly findings: string[]
}

/** GitHub as the Action sees it. */
export interface Front {
  readonly url: string
  readonly requests: readonly Request[]
  readonly fail: (fault: Fault) => void
  /** Faults that were asked for and have not happened, or not as often. */
  readonly unused: () => readonly Fault[]
  close(): Promise<void>
}

/** Where the interface is below the server, as on a GitHub Enterprise Server. */
const prefix = '/api/v3'

/** Starts the front: our answers, else the emulator's with repairs; everything checked against GitHub's description. */
export const startFront = async (hub: Hub): Promise<Front> => {
  const requests: Request[] = []
  const faults: { readonly fault: Fault; skip: number; times: number }[] = []
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      requests.at(-1)?.findings.push(`the front failed: ${error instanceof Error ? error.stack : 'why?'}`)
      outgoing.destroy()
    })
  })
  const faultFor = (method: string, path: string): Fault | null => {
    for (const entry of faults) {
      const { fault } = entry
      const isMeant = typeof fault.path === 'string' ? path.includes(fault.path) : fault.path.test(path)
      if (fault.method !== method || !isMeant || entry.times === 0) continue
      if (entry.skip > 0) entry.skip -= 1
      else {
        entry.times -= 1
        return fault
      }
    }
    return null
  }
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://front')
    const method = incoming.method ?? 'GET'
    const path = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname
    const body = parsed(await textOf(incoming))
    const token = (incoming.headers.authorization ?? '').replace(/^(?:token|bearer) /i, '')
    const bearer = hub.emulated.bearers.get(token) ?? null
    const operation = path.endsWith('/graphql') ? null : operationOf(method, path)
    const request: Request = {
      method,
      path: decodeURIComponent(path),
      query: Object.fromEntries(url.searchParams),
      body,
      by: bearer && loginOfBearer(bearer),
      operation: operation?.id ?? null,
      status: null,
      findings: operation ? [...requestFindings(operation, url.searchParams, body)] : []
    }
    requests.push(request)
    const fault = faultFor(method, request.path)
    if (fault && !fault.after) return failing(request, fault, outgoing)
    follow(hub)
    const answer = path.endsWith('/graphql')
      ? graphql(bearer, body)
      : await answerTo(hub, { method, path, url, body, token, bearer }, request)
    if (fault) return failing(request, fault, outgoing)
    request.status = answer.status
    const { port } = addressOf(server)
    const own = `http://127.0.0.1:${port}${prefix}`
    const headers = { 'content-type': 'application/json', ...answer.headers }
    const link = answer.headers?.['link']?.replaceAll(hub.emulated.url, own)
    outgoing.writeHead(answer.status, { ...headers, ...(link === undefined ? {} : { link }) })
    outgoing.end(answer.body === null ? '' : JSON.stringify(answer.body))
  }
  // A connection that is kept must not end while git is running.
  server.keepAliveTimeout = 0
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  return {
    url: `http://127.0.0.1:${addressOf(server).port}`,
    requests,
    fail: (fault) => faults.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 }),
    unused: () => faults.filter(({ times }) => times > 0).map(({ fault }) => fault),
    close: () => closing(server)
  }
}

/** Closes a server at once, also where a client keeps its connection. */
export const closing = (server: Server): Promise<void> =>
  new Promise((settle) => {
    server.close(() => settle())
    server.closeAllConnections()
  })

/** Where a server listens. */
export const addressOf = (server: Server): { readonly port: number } => {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen')
  return address
}

const textOf = async (incoming: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts).toString('utf8')
}

const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text))

const failing = (
  request: Request,
  { status, body, headers, half }: Fault,
  outgoing: ServerResponse
): void => {
  if (status === undefined) {
    outgoing.destroy()
    return
  }
  request.status = status
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? { message: 'Server Error' })
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
  if (!half) outgoing.end(text)
  else outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy())
}

/** The only question that we ask by GraphQL. */
const graphql = (bearer: Bearer | null, body: unknown): Answer => {
  if (!bearer) return { status: 401, body: { message: 'Bad credentials' } }
  const query = String((body as { readonly query?: unknown } | undefined)?.query)
  return /viewer\s*\{\s*login\s*\}/.test(query)
    ? { status: 200, body: { data: { viewer: { login: loginOfBearer(bearer) } } } }
    : { status: 200, body: { errors: [{ message: 'unknown query' }] } }
}

interface Coming {
  readonly method: string
  readonly path: string
  readonly url: URL
  readonly body: unknown
  readonly token: string
  readonly bearer: Bearer | null
}

const answerTo = async (hub: Hub, coming: Coming, request: Request): Promise<Answer> => {
  const { method, path, url, body, bearer } = coming
  const operation = operationOf(method, path)
  if (!operation) {
    request.findings.push('api.json has no such operation')
    return { status: 404, body: { message: 'Not Found' } }
  }
  if (!bearer) return { status: 401, body: { message: 'Bad credentials' } }
  const asked: Asked = { operation, query: url.searchParams, body: (body ?? {}) as Asked['body'], bearer }
  if (operation.id === 'checks/list-for-ref') return checksFor(hub, coming, asked)
  const stub = stubs[operation.id]
  if (!stub) return repaired(hub, coming, asked)
  if (!allows(bearer, stub.needs)) return notAccessible
  const answer = stub.answer(hub, asked)
  const isFine = answer.status < 300
  const whole = isFine ? { ...answer, body: filled(operation, answer.status, answer.body) } : answer
  if (isFine) request.findings.push(...responseFindings(operation, answer.status, whole.body))
  return paged(whole, url, hub.emulated.url)
}

const notAccessible: Answer = { status: 403, body: { message: 'Resource not accessible by integration' } }

const allows = (bearer: Bearer, needs: string): boolean => {
  if (bearer.kind === 'person') return true
  const [name = '', level] = needs.split(': ')
  return bearer.permissions[name] === 'write' || bearer.permissions[name] === level
}

const repaired = async (hub: Hub, coming: Coming, asked: Asked): Promise<Answer> => {
  const repair = repairs[asked.operation.id]
  if (repair?.before && coming.method !== 'GET' && !allowsWrite(asked)) return notAccessible
  const before = repair?.before?.(hub, asked)
  if (before) return before
  const body = coming.body === undefined ? undefined : (repair?.ask?.(asked) ?? coming.body)
  const answer = await emulatedAnswer(hub, coming, body)
  return repair?.after?.(hub, asked, answer) ?? answer
}

/** Whoever may not write is told so before anything is looked at. */
const allowsWrite = ({ bearer, operation }: Asked): boolean =>
  operation.id.startsWith('checks/')
    ? allows(bearer, 'checks: write')
    : allows(bearer, 'pull-requests: write') || allows(bearer, 'issues: write')

const emulatedAnswer = async (
  { emulated }: Hub,
  { method, path, url, token, bearer }: Coming,
  body: unknown
): Promise<Answer> => {
  const { status, link, body: said } = await hear(emulated.url, token, method, `${path}${url.search}`, body)
  // It has other words for it.
  if (status === 403 && bearer?.kind === 'app') return notAccessible
  return { status, body: said, ...(link === null ? {} : { headers: { link } }) }
}

/** The emulator does not know commits of the real repository, so it is asked for each check run by its number. */
const checksFor = async (hub: Hub, coming: Coming, asked: Asked): Promise<Answer> => {
  if (!allows(asked.bearer, 'checks: read')) return notAccessible
  const { ref = '' } = asked.operation.parameters
  if (!hub.repository.has(ref)) return { status: 422, body: { message: `No commit found for SHA: ${ref}` } }
  const commit = hub.repository.commitOf(ref)
  const name = asked.query.get('check_name')
  const found = hub.checks
    .filter((check) => check.commit === commit && (name ?? check.name) === check.name)
    .toSorted((one, other) => other.id - one.id)
  const names = new Set(found.map((check) => check.name))
  const listed =
    asked.query.get('filter') === 'all'
      ? found
      : [...names].flatMap((one) => found.filter((check) => check.name === one).slice(0, 1))
  const runs: unknown[] = []
  for (const { id } of listed) {
    const path = `/repos/${hub.owner}/${hub.name}/check-runs/${id}`
    const answer = await emulatedAnswer(
      hub,
      { ...coming, method: 'GET', path, url: new URL('http://x/') },
      undefined
    )
    runs.push(checkBody(hub, answer.body as Readonly<Record<string, unknown>>))
  }
  const body = { total_count: runs.length, check_runs: runs }
  return paged({ status: 200, body, listed: 'check_runs' }, coming.url, hub.emulated.url)
}

/** One page of a list, with the link to the next one. */
const paged = (answer: Answer, url: URL, base: string): Answer => {
  const { body, listed } = answer
  const whole = listed === undefined ? body : (body as Readonly<Record<string, unknown>>)[listed]
  if (!Array.isArray(whole)) return answer
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30))
  const page = Number(url.searchParams.get('page') ?? 1)
  const items: unknown[] = whole.slice((page - 1) * size, page * size)
  const next = new URL(url.pathname.replace(prefix, '') + url.search, base)
  next.searchParams.set('page', String(page + 1))
  return {
    ...answer,
    body: listed === undefined ? items : { ...(body as object), [listed]: items },
    ...(page * size < whole.length
      ? { headers: { ...answer.headers, link: `<${next.href}>; rel="next"` } }
      : {})
  }
}
