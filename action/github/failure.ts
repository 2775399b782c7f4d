import { safe } from '../../src/index.ts'
import type { Call } from './calls.ts'
import { GitHubError } from './port.ts'

/** A failed call as it is reported: what was refused, why, and what to do. Errors that are not GitHub's come back as they are. */
export const failureOf = (call: Call, error: unknown): unknown => {
  if (error instanceof GitHubError || !isAnswer(error)) return error
  const says = saying(error)
  const cause = { cause: error }
  if (isLimit(error))
    return new GitHubError(
      'limited',
      `GitHub wants fewer requests, so it did not ${call.does}; run again later${says}`,
      cause
    )
  const { status } = error
  if (status === 401)
    return new GitHubError(
      'denied',
      `GitHub does not accept the token${says}; it is wrong, or no longer valid`,
      cause
    )
  if (status === 403 || status === 451) return denied(call, says, error)
  if (status === 404 || status === 410)
    return new GitHubError(
      'missing',
      `GitHub cannot ${call.does}: there is no such thing${orHidden(call)}${says}`,
      cause
    )
  if (status < 500) return new GitHubError('refused', `GitHub refused to ${call.does}${says}`, cause)
  return new GitHubError(
    'unreachable',
    `GitHub did not ${call.does}, or did not say so${says}; run again`,
    cause
  )
}

interface Answer extends Error {
  readonly status: number
  readonly response?: { readonly headers: Readonly<Record<string, unknown>>; readonly data?: unknown }
}

const isAnswer = (error: unknown): error is Answer =>
  error instanceof Error && 'status' in error && typeof error.status === 'number'

const isLimit = ({ status, message, response }: Answer): boolean =>
  status === 429 ||
  (status === 403 &&
    (/\brate limit\b/i.test(message) || String(response?.headers['x-ratelimit-remaining']) === '0'))

/** A 403 that no permission would change: a feature that the repository does not have. */
const lacksFeature = /\b(?:must be|is not|not) enabled\b|\barchived\b/i

const denied = (call: Call, says: string, error: Answer): GitHubError => {
  const help =
    call.needs === null || lacksFeature.test(error.message)
      ? ''
      : `; it needs \`${call.needs}\` in the \`permissions\` of the job (a pull request from a fork only ever gets a token that reads)`
  const permission = help === '' || call.needs === null ? {} : { permission: call.needs }
  return new GitHubError('denied', `GitHub does not let this token ${call.does}${says}${help}`, {
    cause: error,
    ...permission
  })
}

const orHidden = ({ needs }: Call): string =>
  needs === null ? '' : `, or the token may not see it (\`${needs}\`)`

/** What GitHub itself says, on one line and not at length. */
const saying = ({ message }: Answer): string => {
  const line = safe(message.split(/ - https?:\/\/|\r?\n/)[0] ?? '').trim()
  return line === '' ? '' : ` (GitHub says: ${line.length > 200 ? `${line.slice(0, 200)}…` : line})`
}
