import { pipe, regex, strictObject, string, type GenericSchema } from 'valibot'
import { connectHttp, type Http } from '../../connectors/http/client.ts'
import { given, givenOrigin, settingsOf, variableOf } from '../../connectors/http/given.ts'
import { ConnectorError, type Connector, type ConnectorFactory, type World } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import { once } from '../../model/once.ts'
import type { Target } from '../../model/target.ts'
import { tick } from '../../model/words.ts'
import { readStaff } from './list.ts'
import { liveOf } from './staff.ts'

interface Settings {
  readonly tokenHeader: string
}

const settingsShape: GenericSchema<unknown, Settings> = strictObject({
  tokenHeader: pipe(string(), regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'it is not the name of a header'))
})
const settingsHelp =
  'write `settings: {tokenHeader: ...}`, the name of the header in which the app token is sent: the public manual does ' +
  'not say it, the page of the app does (Administration > Service Integration > API); there are no other settings'

/**
 * A service of CINNOX, read over its Open API: who has which role, and with which data access. The interface has nothing for
 * what a role may do, and nothing to change anything with, so every change is for a person, guided by the catalog. Built
 * from the vendor's documentation; no live service has been met.
 */
export const connect: ConnectorFactory = ({ target, world }): Connector => {
  const { tokenHeader } = settingsOf(target, settingsShape, settingsHelp)
  const open = once(() => openService(target, world, tokenHeader))
  return {
    capabilities: { operations: [], unitsUntold: true },
    async readState() {
      const { http, app } = open()
      const { items, evidence } = await readStaff(http, app)
      return liveOf(target, items, evidence)
    },
    async applyOperation() {
      throw new ConnectorError(
        'refused',
        `the interface of CINNOX cannot change anything about ${tick(target.id)}: a person carries it out`
      )
    }
  }
}

/** The way to a service. Throws `CannotRun` where the environment does not say how to get there. */
const openService = (
  target: Target,
  world: World,
  tokenHeader: string
): { readonly http: Http; readonly app: string } => {
  const origin = givenOrigin(world, target, 'the Base URL that the list of apps shows')
  const app = appOf(world, target)
  const token = given(world, target, 'TOKEN', 'the App Token that the list of apps shows')
  const http = connectHttp({
    fetch: world.fetch,
    now: world.now,
    origin,
    authorize: () => Promise.resolve({ [tokenHeader]: token }),
    // The token may be written with the word that goes before it, such as `Bearer`.
    secrets: () => [token, ...token.split(' ').slice(1)]
  })
  return { http, app }
}

const appOf = (world: World, target: Target): string => {
  const app = given(world, target, 'APP_ID', 'the App ID that the list of apps shows')
  if (/^[\w-]+$/.test(app)) return app
  throw new CannotRun(
    `${tick(variableOf(target, 'APP_ID'))} is not the id of an app`,
    'set it to the App ID as the list of apps shows it: letters, digits and hyphens'
  )
}
