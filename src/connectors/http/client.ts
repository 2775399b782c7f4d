import { safeParse, unknown, type BaseIssue, type BaseSchema, type InferOutput } from 'valibot'
import { ConnectorError, type FailureKind, type World } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import { textOf } from './body.ts'
import { failureOf, silenceOf } from './failure.ts'
import { readJson } from './json.ts'
import { withinOrigin, type Origin } from './origin.ts'
import { pathOf } from './path.ts'
import { redactor, withoutSecrets } from './redact.ts'

/** What an answer has to look like. */
export type AnswerSchema = BaseSchema<unknown, unknown, BaseIssue<unknown>>

/** One call. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The parts of the path below the address of the platform, each of which is escaped. */
  readonly path: readonly string[]
  /** Whether the path ends with a slash, which some platforms insist on. */
  readonly slash?: boolean
  readonly query?: Readonly<Record<string, string | number>>
  /** The body: JSON, or the fields of a form. */
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** Whether it changes nothing; that of `GET` where absent. */
  readonly isRead?: boolean
  /** Whether the answer is a credential itself, which is not taken out of it. */
  readonly answersSecrets?: boolean
  /** What it is called in messages, where one path serves for everything; its method and path where absent. */
  readonly name?: string
}

/** What was answered: as its schema says, and its headers. */
export interface Answered<Value> {
  readonly value: Value
  readonly headers: Headers
}

/** What a way to a platform is made of. */
export interface HttpOptions {
  readonly fetch: World['fetch']
  readonly now: () => number
  readonly origin: Origin
  /** The headers that prove who asks; asked for before every call. */
  readonly authorize: () => Promise<Readonly<Record<string, string>>>
  /** Everything that must never be seen: it is taken out of whatever comes back. Asked for at every answer. */
  readonly secrets: () => readonly string[]
  /** How long a call may take until its answer is there as a whole, in milliseconds; a minute where absent. */
  readonly longest?: number
  /** How the platform says why it refuses, in the body of such an answer; its fields `message`, `error` or `detail` where absent. */
  readonly reasonIn?: (body: unknown) => string | null
  /** How the platform says no in an answer that is a yes for HTTP; null where it does not, and nowhere where absent. */
  readonly noIn?: (body: unknown) => No | null
}

/** A no: what it means, and why in the words of the platform. */
export interface No {
  readonly kind: FailureKind
  readonly reason: string
}

/** A way to one platform. Each call is sent once; whatever goes wrong is a {@link ConnectorError} of the right kind. */
export interface Http {
  /** Sends a call and reads what is answered. */
  ask<Schema extends AnswerSchema>(call: Call, schema: Schema): Promise<Answered<InferOutput<Schema>>>
  /**
   * Sends a call of whose answer only matters that it is a yes: nothing, or JSON. Where it is known what the platform
   * answers, `schema` says so: anything else is no yes, and the failure is `unknown`.
   */
  tell(call: Call, schema?: AnswerSchema): Promise<void>
  /** Reads on at an address that the platform names. */
  follow<Schema extends AnswerSchema>(address: string, schema: Schema): Promise<Answered<InferOutput<Schema>>>
}

const longestCall = 60_000

/**
 * The way to a platform: to its one address only, with no redirect followed, within a time and a size, and with secrets
 * taken out of all that comes back.
 */
export const connectHttp = (options: HttpOptions): Http => {
  const { origin, now } = options
  const send = async (what: string, address: string, init: RequestInit, isRead: boolean): Promise<Reply> => {
    const response = await reach(options, what, address, init)
    const text = await textOf(response).catch((error: unknown) => doubted(what, error))
    const secrets = options.secrets()
    if (response.ok) return { what, text, headers: response.headers, secrets }
    const reason = shown(reasonOf(text, options.reasonIn ?? usualReason), secrets)
    throw failureOf(response, { what, reason, isRead, now: now() })
  }
  const headersFor = async (own: Call['headers']): Promise<Readonly<Record<string, string>>> =>
    sendable({ accept: 'application/json', ...(await options.authorize()), ...own })
  const sendCall = async (call: Call): Promise<Reply> => {
    const { path, address, own, init } = requestOf(origin, call)
    const headers = await headersFor(own)
    const what = call.name ?? `${call.method} ${path}`
    return send(what, address, { ...init, headers }, call.isRead ?? call.method === 'GET')
  }
  const { noIn = () => null } = options
  return {
    async ask(call, schema) {
      return believed(await sendCall(call), { schema, noIn, isSecret: call.answersSecrets ?? false })
    },
    async tell(call, schema = unknown()) {
      const reply = await sendCall(call)
      // What was packed and is empty broke off before its first byte.
      if (reply.text !== '' || reply.headers.has('content-encoding'))
        believed(reply, { schema, noIn, isSecret: false })
    },
    async follow(address, schema) {
      const path = withinOrigin(origin, address)
      if (path === null)
        throw new ConnectorError('unknown', `the platform names a next page that is not its own`)
      const headers = await headersFor({})
      const reply = await send(`GET ${path}`, `${origin.origin}${path}`, { headers }, true)
      return believed(reply, { schema, noIn, isSecret: false })
    }
  }
}

/** Nothing goes into a header that ends it, or that two readers would read in two ways. */
const sendable = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const unfit = Object.keys(headers).find((name) => !/^[\x20-\x7e]*$/.test(headers[name] ?? ''))
  if (unfit === undefined) return headers
  throw new CannotRun(
    `what is to be sent as \`${unfit}\` has characters that no header may have`,
    'set the credential again, without a line break and in plain letters'
  )
}

interface Reply {
  readonly what: string
  readonly text: string
  readonly headers: Headers
  /** What must not be seen in it. */
  readonly secrets: readonly string[]
}

const reach = async (
  { fetch: fetching, longest = longestCall }: HttpOptions,
  what: string,
  address: string,
  init: RequestInit
): Promise<Response> => {
  try {
    return await fetching(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(longest) })
  } catch (error) {
    throw silenceOf(error, what)
  }
}

const doubted = (what: string, error: unknown): never => {
  if (!(error instanceof ConnectorError)) throw error
  throw new ConnectorError(error.kind, `${what}: ${error.message}`, { cause: error })
}

/** A call as it is sent, but for what proves who asks. */
interface Request {
  readonly path: string
  readonly address: string
  readonly own: Readonly<Record<string, string>>
  readonly init: Pick<RequestInit, 'method' | 'body'>
}

const requestOf = ({ origin, base }: Origin, call: Call): Request => {
  const { method, slash = false, json, form, headers = {} } = call
  const path = `${base}${pathOf(call.path)}${slash ? '/' : ''}`
  const query = new URLSearchParams(
    Object.fromEntries(Object.entries(call.query ?? {}).map(([name, value]) => [name, String(value)]))
  )
  const address = `${origin}${path}${query.size > 0 ? `?${query.toString()}` : ''}`
  if (json !== undefined) {
    const own = { 'content-type': 'application/json', ...headers }
    return { path, address, own, init: { method, body: JSON.stringify(json) } }
  }
  return { path, address, own: headers, init: { method, ...(form && { body: new URLSearchParams(form) }) } }
}

/** What an answer has to be to be believed. */
interface Wanted<Schema> {
  readonly schema: Schema
  readonly noIn: (body: unknown) => No | null
  readonly isSecret: boolean
}

/** Nothing of an answer is used before all of it is as it should be. What is wrong with one that is secret is not shown. */
const believed = <Schema extends AnswerSchema>(
  { what, text, headers, secrets }: Reply,
  { schema, noIn, isSecret }: Wanted<Schema>
): Answered<InferOutput<Schema>> => {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const refuse = (where: string, why: string, cause?: unknown): ConnectorError => {
    const parts = ['the answer is not believed', where, isSecret ? '' : why].filter((part) => part !== '')
    return new ConnectorError('unknown', redactor(secrets)(`${what}: ${parts.join(': ')}`), { cause })
  }
  if (!/^application\/(json|[\w.-]+\+json)$/.test(type))
    throw refuse(`it is ${type === '' ? 'of no type' : type} and not JSON`, '')
  const body = jsonIn(text, (error) => refuse('it is no JSON', error.message, error))
  const no = noIn(body)
  if (no) {
    const reason = shown(no.reason, secrets)
    throw new ConnectorError(no.kind, `${what}: the platform says no${reason === '' ? '' : ` (${reason})`}`)
  }
  const parsed = safeParse(schema, isSecret ? body : withoutSecrets(body, secrets))
  if (parsed.success) return { value: parsed.output, headers }
  const [issue] = parsed.issues
  throw refuse(issue.path?.map(({ key }) => String(key)).join('.') ?? '', issue.message)
}

const jsonIn = (text: string, refuse: (error: SyntaxError) => ConnectorError): unknown => {
  try {
    return readJson(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw refuse(error)
  }
}

/** What a refusal says for people. */
const reasonOf = (text: string, reasonIn: (body: unknown) => string | null): string => {
  try {
    return reasonIn(readJson(text)) ?? ''
  } catch (error) {
    if (error instanceof SyntaxError) return ''
    throw error
  }
}

/** A platform that says more says too much. Cut last: half a secret would not be found any more. */
const shown = (reason: string, secrets: readonly string[]): string =>
  redactor(secrets)(reason).slice(0, longestReason)

const longestReason = 300

const usualReason = (body: unknown): string | null => {
  if (typeof body !== 'object' || body === null) return null
  for (const name of ['message', 'detail', 'error_description', 'error']) {
    const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1]
    if (typeof value === 'string') return value
  }
  return null
}
