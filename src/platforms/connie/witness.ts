import { safeParse } from 'valibot'
import { connectHttp, type Http } from '../../connectors/http/client.ts'
import { given, variableOf } from '../../connectors/http/given.ts'
import { readJson } from '../../connectors/http/json.ts'
import { originOf } from '../../connectors/http/origin.ts'
import { readPages } from '../../connectors/http/pages.ts'
import { ConnectorError, type World } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Target } from '../../model/target.ts'
import { listed, tick } from '../../model/words.ts'
import { nameOf } from './people.ts'
import {
  attributesShape,
  workerShape,
  workersShape,
  type Attributes,
  type User,
  type Worker
} from './wire.ts'

/** Looks at Flex itself, and tells where it disagrees with the identity provider. Nothing is ever written there. */
export type Witness = (users: readonly User[]) => Promise<readonly string[]>

/**
 * The witness of a target: the workers of TaskRouter, whose attributes have the roles that Flex has taken over at the last
 * sign-in. Where no key for it is set, there is none.
 *
 * Roles are never written there: at the next sign-in Flex overwrites them with what the identity provider says, so that it
 * would be a change that undoes itself.
 */
export const openWitness = (world: World, target: Target): Witness | null => {
  if (!world.setting('FLEX_KEY')) return null
  const key = given(world, target, 'FLEX_KEY', 'an API key of the Flex account')
  const secret = given(world, target, 'FLEX_SECRET', 'the secret of that API key')
  const workspace = workspaceOf(world, target)
  const address = world.setting('FLEX_URL') || 'https://taskrouter.twilio.com'
  const basic = Buffer.from(`${key}:${secret}`).toString('base64')
  const http = connectHttp({
    fetch: world.fetch,
    now: world.now,
    origin: originOf(address, variableOf(target, 'FLEX_URL')),
    authorize: () => Promise.resolve({ authorization: `Basic ${basic}` }),
    secrets: () => [secret, basic]
  })
  return async (users) => compare(target, users, await readWorkers(http, workspace))
}

const workspaceOf = (world: World, target: Target): string => {
  const workspace = given(world, target, 'FLEX_WORKSPACE', 'the SID of the TaskRouter workspace of Flex')
  if (/^WS[0-9a-fA-F]{32}$/.test(workspace)) return workspace
  throw new CannotRun(
    `${tick(variableOf(target, 'FLEX_WORKSPACE'))} is not the SID of a workspace`,
    'set it to `WS` and the 32 digits that follow it in the console of Twilio'
  )
}

const mostOnPage = 1000

const readWorkers = async (http: Http, workspace: string): Promise<readonly Attributes[]> => {
  const path = ['v1', 'Workspaces', workspace, 'Workers']
  const { items } = await readPages({
    first: '',
    name: 'workers',
    keyOf: ({ sid }: Worker) => sid,
    async read(address: string) {
      const { value } =
        address === ''
          ? await http.ask({ method: 'GET', path, query: { PageSize: mostOnPage } }, workersShape)
          : await http.follow(address, workersShape)
      return { items: value.workers, total: null, next: value.meta.next_page_url }
    }
  })
  const found: Attributes[] = []
  for (const worker of items) {
    const attributes = worker.attributes ?? (await attributesAlone(http, [...path, worker.sid], worker.sid))
    found.push(readAttributes(worker, attributes))
  }
  return found
}

/** A list may leave attributes out that are there. */
const attributesAlone = async (http: Http, path: readonly string[], sid: string): Promise<string> => {
  const { value } = await http.ask({ method: 'GET', path }, workerShape)
  if (value.sid !== sid)
    throw new ConnectorError('unknown', `asked for the worker ${tick(sid)}, Flex answers with another one`)
  return value.attributes ?? '{}'
}

const readAttributes = ({ sid, friendly_name }: Worker, text: string): Attributes => {
  const read = safeParse(attributesShape, jsonOrNull(text))
  if (read.success) return { ...read.output, email: read.output.email ?? friendly_name }
  throw new ConnectorError('unknown', `the attributes of the worker ${tick(sid)} are not understood`)
}

const jsonOrNull = (text: string): unknown => {
  try {
    return readJson(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Whoever has never signed in is no worker yet, which is no disagreement. */
const compare = (
  target: Target,
  users: readonly User[],
  workers: readonly Attributes[]
): readonly string[] => {
  const known = new Map(users.map((user) => [nameOf(user), user.app_metadata.flex.roles]))
  return workers.flatMap(({ email, roles }) => {
    const user = email?.toLowerCase() ?? ''
    const wanted = known.get(user)
    const who = `${tick(user === '' ? 'a worker without an e-mail' : user)} on ${tick(target.id)}`
    if (wanted === undefined) {
      return roles.length === 0
        ? []
        : [`${who} has ${shown(roles)} in Flex, and no account of that name at the identity provider`]
    }
    if (shown(wanted) === shown(roles)) return []
    return [
      `${who} has ${shown(roles)} in Flex, and ${shown(wanted)} at the identity provider, which Flex takes over at the next sign-in`
    ]
  })
}

const shown = (roles: readonly string[]): string =>
  roles.length === 0 ? 'no role' : listed([...new Set(roles)].sort().map(tick))
