import { ConnectorError, type FailureKind } from '../../model/connector.ts'
import { retryAfterOf } from './retry-after.ts'

/** An answer of a platform that says no. */
export class HttpError extends ConnectorError {
  readonly status: number

  constructor(
    kind: FailureKind,
    status: number,
    message: string,
    options?: ErrorOptions & { readonly retryAfter?: number }
  ) {
    super(kind, message, options)
    this.status = status
  }
}

/** What an answer has to say besides its status. */
export interface Said {
  /** What was asked, such as `GET /roles`. */
  readonly what: string
  /** Why, in the platform's words; empty where it says nothing. */
  readonly reason: string
  readonly isRead: boolean
  readonly now: number
}

/**
 * What an answer other than 2xx means for whoever has asked: see `FailureKind`. An answer that may stand for something
 * done is `unknown`, so that nothing is ever sent again blindly. Source: RFC 9110.
 */
export const failureOf = (response: Response, { what, reason, isRead, now }: Said): HttpError => {
  const { status } = response
  const retryAfter = retryAfterOf(response.headers.get('retry-after'), now)
  const kind = kindOf(status, retryAfter !== null, isRead)
  const words = `${what}: the platform answers ${status}${reason === '' ? '' : ` (${reason})`}`
  return new HttpError(kind, status, words, kind === 'busy' && retryAfter !== null ? { retryAfter } : {})
}

const kindOf = (status: number, asksToWait: boolean, isRead: boolean): FailureKind => {
  if (status === 429 || (status === 503 && asksToWait)) return 'busy'
  if (status === 401 || status === 407) return 'denied'
  if (status === 403) return isRead ? 'denied' : 'refused'
  if (status === 412 || status === 428) return 'changed'
  if (status >= 500 || status < 400 || status === 408 || status === 425) return 'unknown'
  return 'refused'
}

/**
 * What it means that no answer came. Only where nothing was sent is it certain that nothing happened. `error` is what
 * `fetch` has thrown.
 */
export const silenceOf = (error: unknown, what: string): ConnectorError => {
  const codes = codesIn(error)
  const words = codes.find((code) => notSent[code] !== undefined)
  if (words !== undefined) {
    return new ConnectorError('unreachable', `${what}: ${notSent[words]}`, { cause: error })
  }
  const isLate = codes.some((code) => /timeout/i.test(code))
  const why = isLate
    ? 'no answer came in time'
    : `the connection broke (${codes.at(-1) ?? 'no reason given'})`
  return new ConnectorError('unknown', `${what}: ${why}`, { cause: error })
}

/** Codes of failures before the first byte was sent. */
const notSent: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers at that address',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer',
  CERT_HAS_EXPIRED: 'the certificate of the host has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the host is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of the host is signed by nobody who is known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of the host is signed by nobody who is known here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host'
}

/** The codes and names of an error and of what has caused it, outermost first. */
const codesIn = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  const many = error instanceof AggregateError ? error.errors.flatMap(codesIn) : []
  return [code, ...many, ...codesIn(error.cause)]
}
