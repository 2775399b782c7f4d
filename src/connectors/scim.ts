import type { Connector, ConnectorFactory, World } from '../model/connector.ts'
import { once } from '../model/once.ts'
import type { Target } from '../model/target.ts'
import { connectHttp, type Http } from './http/client.ts'
import { given, givenOrigin } from './http/given.ts'
import { openDirectory } from './scim/directory.ts'
import { performer } from './scim/perform.ts'
import { openService } from './scim/service.ts'
import { scimSettings } from './scim/settings.ts'
import { reasonIn } from './scim/wire.ts'

/**
 * Any server that speaks SCIM 2.0 (RFC 7643, RFC 7644): roles are its groups, or values of an attribute of its users. Who has
 * a role is read and written; what a role lets people do is nowhere in SCIM.
 */
export const connect: ConnectorFactory = ({ target, world }): Connector => {
  const settings = scimSettings(target)
  const open = once(() => {
    const service = openService(openHttp(target, world))
    const directory = openDirectory(service, settings)
    return { directory, perform: performer({ service, directory, settings, target }) }
  })
  return {
    capabilities: { operations: settings.operations },
    readState: async () => open().directory.readAll(),
    readOne: async ({ role, user }, keys) => {
      const { directory } = open()
      return user === null
        ? directory.readRole(keys.role(role ?? ''))
        : directory.readAccount(user, keys.account(user))
    },
    applyOperation: async (operation, keys) => open().perform(operation, keys)
  }
}

/** The way to a service. Throws `CannotRun` where the environment does not say how to get there. */
const openHttp = (target: Target, world: World): Http => {
  const origin = givenOrigin(
    world,
    target,
    'the address of the SCIM service, such as `https://desk.example/scim/v2`'
  )
  const token = given(world, target, 'TOKEN', 'a token of the SCIM service')
  return connectHttp({
    fetch: world.fetch,
    now: world.now,
    origin,
    reasonIn,
    secrets: () => [token],
    authorize: () => Promise.resolve({ authorization: `Bearer ${token}` })
  })
}
