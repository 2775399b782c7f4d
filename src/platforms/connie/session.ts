import type { Http } from '../../connectors/http/client.ts'
import { given, variableOf } from '../../connectors/http/given.ts'
import { ConnectorError, type World } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Target } from '../../model/target.ts'
import { tick } from '../../model/words.ts'
import { tokenShape } from './wire.ts'

/** Who asks the identity provider: an application of its own, by a token that is kept fresh. */
export interface Session {
  token(): Promise<string>
  /** Everything that must never be seen. */
  secrets(): readonly string[]
}

/** A token is renewed so long before its end, in milliseconds. */
const early = 60_000

/**
 * The session of an application that may read users and change their metadata: `..._TOKEN` as it is, else a token for
 * `..._CLIENT_ID`, `..._CLIENT_SECRET` and `..._AUDIENCE`. Throws `CannotRun` where neither is set. `outside`: the way to the
 * identity provider for whoever has no token.
 */
export const openSession = (
  world: World,
  target: Target,
  outside: (secrets: Session['secrets']) => Http
): Session => {
  const fixed = world.setting('TOKEN') || null
  if (fixed !== null) return { token: () => Promise.resolve(fixed), secrets: () => [fixed] }
  const client = clientOf(world, target)
  const seen = new Set([client.client_secret])
  const http = outside(() => [...seen])
  let last: { readonly token: string; readonly until: number } | null = null
  return {
    secrets: () => [...seen],
    async token() {
      if (last !== null && last.until - early > world.now()) return last.token
      const asked = { method: 'POST', isRead: true, answersSecrets: true, path: ['oauth', 'token'] } as const
      const { value } = await http.ask({ ...asked, json: client }, tokenShape)
      seen.add(value.access_token)
      requireScopes(value.scope, target)
      last = { token: value.access_token, until: world.now() + value.expires_in * 1000 }
      return last.token
    }
  }
}

interface Client {
  readonly grant_type: 'client_credentials'
  readonly client_id: string
  readonly client_secret: string
  readonly audience: string
}

const clientOf = (world: World, target: Target): Client => {
  const variable = (name: string): string => tick(variableOf(target, name))
  if (!world.setting('CLIENT_ID')) {
    throw new CannotRun(
      `there is nothing to ask the identity provider of ${tick(target.id)} with`,
      `set ${variable('CLIENT_ID')}, ${variable('CLIENT_SECRET')} and ${variable('AUDIENCE')} to those of a machine-to-machine ` +
        `application that may \`read:users\` and \`update:users_app_metadata\`, or ${variable('TOKEN')} to a token of it; whoever ` +
        'cannot have one, because Connie keeps the tenant, uses `connector: manual`'
    )
  }
  return {
    grant_type: 'client_credentials',
    client_id: given(world, target, 'CLIENT_ID', 'the Client ID of the application'),
    client_secret: given(world, target, 'CLIENT_SECRET', 'the Client Secret of the application'),
    audience: given(
      world,
      target,
      'AUDIENCE',
      'the identifier of the Management API, such as `https://acme.eu.auth0.com/api/v2/`'
    )
  }
}

/** Where the token says what it may, that has to be enough for reading; what writing lacks is refused when it is written. */
const requireScopes = (scope: string | null, { id }: Target): void => {
  if (scope === null || scope.split(' ').includes('read:users')) return
  throw new ConnectorError('denied', `the application for ${tick(id)} may not \`read:users\``)
}
