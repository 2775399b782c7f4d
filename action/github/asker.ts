import { setTimeout as sleep } from 'node:timers/promises'
import { calls } from './calls.ts'
import { failureOf } from './failure.ts'
import { GitHubError, type GitHub } from './port.ts'
import type { Rest } from './rest.ts'

/** Which repository the calls are about. */
export type Repository = Readonly<Record<'owner' | 'repo', string>>

/** What the parts of the client share. */
export interface Asker {
  readonly rest: Rest
  readonly where: Repository
  /** Makes a call; what fails comes back as {@link GitHubError}. */
  readonly ask: <T>(call: keyof GitHub, action: () => Promise<T>) => Promise<T>
  /** Makes something once. Where the answer does not say whether it was made, it looks, and only then tries again. */
  readonly once: <T>(call: keyof GitHub, making: Making<T>) => Promise<T>
  /** The login that writes in our name; asked for once. */
  readonly viewer: () => Promise<string | null>
}

/** How a thing is made, and how it is found where it may have been made already. */
interface Making<T> {
  readonly make: () => Promise<T>
  readonly look: () => Promise<T | null>
}

/** The parameters of a create: the plugins do not send it again. */
export const untried = { request: { retries: 0 } } as const

/** How often something is tried to be made. */
const tries = 3

/** Asks by one client. */
export const askerOf = (
  rest: Rest,
  where: Repository,
  options: { readonly isPatient: boolean; readonly viewer: () => Promise<string | null> }
): Asker => {
  const ask: Asker['ask'] = async (call, action) => {
    try {
      return await action()
    } catch (error) {
      throw failureOf(calls[call], error)
    }
  }
  const once: Asker['once'] = async (call, { make, look }) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask(call, make)
      } catch (error) {
        if (!isUnknown(error)) throw error
        // What was made may need a moment until it is listed.
        await sleep(attempt * (options.isPatient ? 2000 : 10))
        const found = await ask(call, look)
        if (found !== null) return found
        if (attempt === tries) throw error
      }
    }
  }
  let known: Promise<string | null> | null = null
  return { rest, where, ask, once, viewer: () => (known ??= options.viewer()) }
}

const isUnknown = (error: unknown): boolean => error instanceof GitHubError && error.kind === 'unreachable'

/** The answer of a call, or null where there is no such thing. */
export const orNull = async <T>(action: Promise<T>): Promise<T | null> => {
  try {
    return await action
  } catch (error) {
    if (error instanceof GitHubError && error.kind === 'missing') return null
    throw error
  }
}
