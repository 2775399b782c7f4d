import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import { counted } from '../../src/index.ts'

const Client = Octokit.plugin(retry, throttling)

/** Octokit, with tries and waits as GitHub asks for them. */
export type Rest = InstanceType<typeof Client>

/** How GitHub is reached. */
export interface RestOptions {
  readonly apiUrl: string
  readonly token: string
  readonly fetch: typeof fetch
  /** False only where nobody asks for patience, as on loopback: waits are cut to a hundredth, writes are not spaced. */
  readonly isPatient: boolean
  readonly say: (text: string) => void
}

/** No request takes longer, in milliseconds. */
const longest = 60_000

/** How long a secondary limit is waited for at most, in seconds, and how often. */
const longestWait = 120
const mostWaits = 3

/** Answers that another try would not change; limits are waited for elsewhere. */
const final = [400, 401, 403, 404, 406, 409, 410, 413, 422, 429, 451]

const nothing = (): void => undefined

/** Writes one after the other without the pauses that GitHub asks for. */
const unspaced = {
  key: () => ({
    schedule: (_options: unknown, action: (...args: readonly unknown[]) => unknown, ...args: unknown[]) =>
      action(...args)
  })
}

/** Octokit for one token. What it logs by itself is dropped, so that no header ever gets into a log. */
export const restOf = ({ apiUrl, token, fetch, isPatient, say }: RestOptions): Rest => {
  const retryAfterBaseValue = isPatient ? 1000 : 10
  const spacing: object = isPatient
    ? {}
    : { global: unspaced, auth: unspaced, search: unspaced, write: unspaced, notifications: unspaced }
  return new Client({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'rolewright',
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    request: { fetch: wholly(fetch) },
    retry: { doNotRetry: final, retryAfterBaseValue },
    throttle: {
      ...spacing,
      retryAfterBaseValue,
      onRateLimit: () => false,
      onSecondaryRateLimit: (seconds: number, _request: unknown, _octokit: unknown, waited: number) => {
        if (waited >= mostWaits || seconds > longestWait) return false
        say(`GitHub asks to wait for ${counted(seconds, 'second')}`)
        return true
      }
    }
  })
}

/**
 * A fetch that ends, and whose answer is whole. Octokit takes one that breaks off, or that is no JSON, for an empty one, and
 * a page of a list would be lost without a word.
 */
const wholly =
  (inner: typeof fetch): typeof fetch =>
  async (input, init = {}) => {
    const limit = AbortSignal.timeout(longest)
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit
    const response = await inner(input, { ...init, signal })
    const bytes = await response.arrayBuffer()
    const { status, headers } = response
    if (response.ok && /\bjson\b/.test(headers.get('content-type') ?? '')) check(bytes)
    const whole = new Response(bytes.byteLength === 0 ? null : bytes, { status, headers })
    // A made answer has no address, and lists are read on by theirs.
    return Object.defineProperty(whole, 'url', { value: response.url })
  }

const check = (bytes: ArrayBuffer): void => {
  try {
    JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw new Error('the answer is not JSON', { cause: error })
  }
}
