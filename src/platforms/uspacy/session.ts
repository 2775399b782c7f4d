import { array, looseObject, nullish, number, safeParse, string, union } from 'valibot'
import type { Call, Http } from '../../connectors/http/client.ts'
import { variableOf } from '../../connectors/http/given.ts'
import { ConnectorError, type World } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Target } from '../../model/target.ts'
import { tokensShape } from './wire.ts'

/** Who asks the Space: a token that is kept fresh. */
export interface Session {
  /** The token to ask with. */
  token(): Promise<string>
  /** Everything that must never be seen. */
  secrets(): readonly string[]
}

/** A token is renewed so long before its end, in milliseconds. */
const early = 60_000

/**
 * The session of an administrator's account: `..._TOKEN`, renewed by `..._REFRESH_TOKEN` where that is there; else
 * `..._EMAIL` and `..._PASSWORD` sign in. Roles and permissions are open to an administrator and the owner only (manual).
 * Throws `CannotRun` where none of it is set. `outside`: the way to the Space for whoever is not signed in.
 */
export const openSession = (
  { setting, now }: World,
  { id: target }: Target,
  outside: (secrets: Session['secrets']) => Http
): Session => {
  const variable = (name: string): string => variableOf({ id: target }, name)
  // A variable that is empty is one that somebody has forgotten to fill.
  const given = (name: string): string | null => setting(name) || null
  let token = given('TOKEN')
  let refresh = given('REFRESH_TOKEN')
  const [email, password] = [given('EMAIL'), given('PASSWORD')]
  if (token === null && refresh === null && (email === null || password === null)) {
    throw new CannotRun(
      `there is nothing to sign in to \`${target}\` with`,
      `set \`${variable('TOKEN')}\`, or \`${variable('EMAIL')}\` and \`${variable('PASSWORD')}\`, to those of an administrator`
    )
  }
  const seen = new Set([token, refresh, password].filter((secret) => secret !== null))
  const http = outside(() => [...seen])
  const renewal = (): Call => {
    const shared = { method: 'POST', isRead: true, answersSecrets: true } as const
    const path = ['auth', 'v1', 'auth']
    if (refresh !== null) {
      const headers = { authorization: `Bearer ${refresh}` }
      return { ...shared, path: [...path, 'refresh_token'], headers }
    }
    if (email !== null && password !== null)
      return { ...shared, path: [...path, 'sign_in'], slash: true, json: { email, password } }
    throw new ConnectorError(
      'denied',
      `the token of \`${target}\` has ended; set a new \`${variable('TOKEN')}\``
    )
  }
  const renew = async (): Promise<string> => {
    const { value } = await http.ask(renewal(), tokensShape)
    token = value.jwt
    refresh = value.refreshToken ?? refresh
    for (const secret of [token, refresh]) if (secret !== null) seen.add(secret)
    return token
  }
  const fresh = async (): Promise<string> =>
    token === null || endOf(token) - early <= now() ? renew() : token
  return {
    secrets: () => [...seen],
    token: async () => ofAdministrator(await fresh(), target)
  }
}

/** What a token tells of itself; it is not proof of anything, only the Space can check it. */
const claimsShape = looseObject({
  exp: nullish(number(), null),
  roles: nullish(array(union([string(), number()])), null)
})

/** Nothing where a token says nothing that is understood. */
const claimsIn = (
  token: string
): { readonly exp: number | null; readonly roles: readonly (string | number)[] | null } => {
  const nothing = { exp: null, roles: null }
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  try {
    const parsed = safeParse(claimsShape, JSON.parse(payload))
    return parsed.success ? parsed.output : nothing
  } catch (error) {
    if (error instanceof SyntaxError) return nothing
    throw error
  }
}

/** When a token ends, in milliseconds since 1970; never where it does not say. */
const endOf = (token: string): number => {
  const { exp } = claimsIn(token)
  return exp === null ? Infinity : exp * 1000
}

/** A token that says whose it is, and that they may not manage roles, is refused before anything is asked with it. */
const ofAdministrator = (token: string, target: string): string => {
  const { roles } = claimsIn(token)
  if (roles === null || roles.some((role) => role === 'ADMIN' || role === 'OWNER')) return token
  throw new ConnectorError(
    'denied',
    `the account for \`${target}\` is neither an administrator nor the owner of the Space, who alone may see and change roles`
  )
}
