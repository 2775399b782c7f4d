import type { Answer } from '../../support/loopback.ts'
import { refused, type Sent } from './answer.ts'
import { admin, type SpaceUser } from './space.ts'

/** How long credentials of a Space hold, where it is not as usual. */
export interface DoorGiven {
  /** How many seconds a token holds; an hour where absent. */
  readonly tokenLife?: number
  /** Whether each refresh brings a new refresh token; yes where absent. */
  readonly rotates?: boolean
  readonly now?: () => number
}

/** Credentials of the administrator. */
interface Tokens {
  readonly jwt: string
  readonly refreshToken: string
}

/** Who may come into a Space. */
export interface Door {
  readonly password: string
  readonly tokens: () => Tokens
  /** A token of somebody. */
  readonly tokenOf: (email: string) => string
  /** Every credential there ever was, in the order in which they were given. */
  readonly secrets: ReadonlySet<string>
  readonly signIn: (sent: Sent) => Answer
  readonly refresh: (bearer: string) => Answer
  /** Why somebody may not come in; null where they may. */
  readonly keepOut: (bearer: string) => Answer | null
}

const password = 'sentinel-password-4711'

/** The door of a Space: tokens that end, and administrators only. */
export const makeDoor = (
  users: ReadonlyMap<string, SpaceUser>,
  { tokenLife = 3600, rotates = true, now = Date.now }: DoorGiven
): Door => {
  const secrets = new Set([password])
  const holders = new Map<string, { readonly email: string; readonly until: number }>()
  const refreshes = new Set<string>()
  let issued = 0
  const tokenOf = (email: string): string => {
    issued += 1
    const until = Math.floor(now() / 1000) + tokenLife
    const { id, marks = [] } = users.get(email) ?? {}
    const claims = { id, email, roles: marks, exp: until, serial: issued }
    const parts = [{ alg: 'HS256' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url')
    )
    const jwt = [...parts, `sentinel-signature-${issued}`].join('.')
    holders.set(jwt, { email, until })
    secrets.add(jwt)
    return jwt
  }
  const tokensWith = (refreshToken: string): Tokens => {
    refreshes.add(refreshToken)
    secrets.add(refreshToken)
    return { jwt: tokenOf(admin), refreshToken }
  }
  const tokens = (): Tokens => tokensWith(`sentinel-refresh-${issued + 1}`)
  return {
    password,
    tokens,
    tokenOf,
    secrets,
    signIn: ({ email, password: said }) =>
      email === admin && said === password
        ? [200, { ...tokens(), expiresInSeconds: tokenLife }]
        : refused(401, `wrong password ${said}`),
    refresh(bearer) {
      if (!refreshes.has(bearer)) return refused(401, `unknown token ${bearer}`)
      if (rotates) refreshes.delete(bearer)
      return [200, { ...(rotates ? tokens() : tokensWith(bearer)), expireInSeconds: tokenLife }]
    },
    keepOut(bearer) {
      const holder = holders.get(bearer)
      if (!holder || holder.until * 1000 <= now()) return refused(401, `token ${bearer} has expired`)
      const isAdmin = (users.get(holder.email)?.marks ?? []).some((mark) => mark !== 'EXTERNAL_USER')
      return isAdmin ? null : refused(403, 'for administrators only')
    }
  }
}
