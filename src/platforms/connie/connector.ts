import { about } from '../../connectors/http/about.ts'
import { connectHttp, type Http } from '../../connectors/http/client.ts'
import { HttpError } from '../../connectors/http/failure.ts'
import { givenOrigin, settingsOf } from '../../connectors/http/given.ts'
import { readPages, type WholeList } from '../../connectors/http/pages.ts'
import {
  ConnectorError,
  type Connector,
  type ConnectorFactory,
  type Keys,
  type LiveState,
  type World
} from '../../model/connector.ts'
import { once } from '../../model/once.ts'
import type { HeldRole, Operation, OperationValue } from '../../model/operation.ts'
import type { AccountState } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { counted, tick } from '../../model/words.ts'
import { keptAfter } from './held.ts'
import { accountOf, keptOf, nameOf, rolesOf } from './people.ts'
import { withReset } from './rate.ts'
import { roleMapOf, settingsHelp, settingsShape, type RoleMap } from './role-map.ts'
import { openSession } from './session.ts'
import { userShape, usersShape, type User } from './wire.ts'
import { openWitness } from './witness.ts'

/**
 * A tenant of Connie, over the identity provider that says at every sign-in which role somebody has: Auth0, whose Management
 * API reads and writes assignments. What a role may do is in Connie's own administration, which has no interface. Flex itself
 * is only looked at. Built from public documentation; no live tenant has been met.
 */
export const connect: ConnectorFactory = ({ target, world }): Connector => {
  const map = roleMapOf(target, settingsOf(target, settingsShape, settingsHelp))
  const open = once(() => openTenant(target, world))
  const readAll = async (isWitnessed: boolean): Promise<LiveState> => {
    const { http, witness } = open()
    const { items: users, evidence } = await readUsers(http)
    const accounts = users.map((user) => accountOf(target, map, user))
    const disagreements = witness === null || !isWitnessed ? [] : await witness(users)
    const notes = [...staffNotes(target, map, accounts), ...disagreements]
    return { roles: rolesOf(target, map, users), accounts, evidence, notes }
  }
  return {
    capabilities: { operations: ['assign', 'unassign', 'set-role', 'set-unit'] },
    readState: () => readAll(true),
    async readOne({ role, user }, keys) {
      if (user === null) {
        const { roles, evidence } = await readAll(false)
        return { roles: roles.filter(({ key }) => key === keys.role(role ?? '')), accounts: [], evidence }
      }
      const id = keys.account(user)
      // Where no id is known, only the whole list tells whether somebody has an account.
      if (id === user) {
        const { accounts, evidence } = await readAll(false)
        return { roles: [], accounts: accounts.filter((each) => each.user === user), evidence }
      }
      const found = await readUser(open().http, id)
      const evidence = { complete: true, pages: 1, note: 'read alone' }
      return { roles: [], accounts: found === null ? [] : [accountOf(target, map, found)], evidence }
    },
    applyOperation: async (operation, keys) => perform({ http: open().http, target, map }, operation, keys)
  }
}

/** The way to a tenant, and to its witness. Throws `CannotRun` where the environment does not say how to get there. */
const openTenant = (
  target: Target,
  world: World
): { readonly http: Http; readonly witness: ReturnType<typeof openWitness> } => {
  const origin = givenOrigin(
    world,
    target,
    'the address of the Auth0 tenant, such as `https://acme.eu.auth0.com`'
  )
  const base = { fetch: withReset(world), now: world.now, origin }
  const session = openSession(world, target, (secrets) =>
    connectHttp({ ...base, authorize: () => Promise.resolve({}), secrets })
  )
  const http = connectHttp({
    ...base,
    secrets: () => session.secrets(),
    authorize: async () => ({ authorization: `Bearer ${await session.token()}` })
  })
  return { http, witness: openWitness(world, target) }
}

const path = ['api', 'v2', 'users']
const perPage = 100
/** The interface shows no more than this, however many there are. Source: auth0.com/docs, View Search Results by Page. */
const mostUsers = 1000

const readUsers = (http: Http): Promise<WholeList<User>> =>
  readPages({
    first: 0,
    name: 'users',
    keyOf: ({ user_id }: User) => user_id,
    async read(page: number) {
      const query = { per_page: perPage, page, include_totals: 'true' }
      const { value } = await http.ask({ method: 'GET', path, query }, usersShape)
      const { users, start, total } = value
      if (total >= mostUsers) throw tooMany(total)
      if (page > 0 && start === 0)
        throw new ConnectorError('unknown', 'the identity provider answers with the first page again')
      const seen = start + users.length
      return { items: users, total, next: seen < total ? page + 1 : null }
    }
  })

const tooMany = (total: number): ConnectorError =>
  new ConnectorError(
    'refused',
    `the identity provider has ${total} users or more, and its interface shows ${mostUsers} at the most: nobody could tell who was left out`
  )

/** Where Super Admin is not mapped, the vendor's staff looks like everybody else. */
const staffNotes = (target: Target, map: RoleMap, accounts: readonly AccountState[]): readonly string[] => {
  const reserved = [...target.catalog.roles.values()].filter((role) => role.reserved && !map.has(role.id))
  const admins = [...map].filter(([, { role }]) => role === 'admin').map(([id]) => id)
  const number = accounts.filter(({ roles }) => admins.some((id) => roles.has(id))).length
  if (number === 0) return []
  return reserved.map(
    ({ title }) =>
      `${counted(number, 'account')} on ${tick(target.id)} with Flex's \`admin\` may be the vendor's own staff (${title}): \`roleMap\` does not tell them apart`
  )
}

interface Way {
  readonly http: Http
  readonly target: Target
  readonly map: RoleMap
}

const perform = async (
  { http, target, map }: Way,
  { kind, user, before, after }: Operation,
  keys: Keys
): Promise<void> => {
  if (kind !== 'assign' && kind !== 'unassign' && kind !== 'set-role' && kind !== 'set-unit')
    throw new ConnectorError('refused', `the identity provider has nothing for \`${kind}\``)
  const id = keys.account(user ?? '')
  const found = await readUser(http, id)
  if (found === null) throw new ConnectorError('refused', `the identity provider has no user ${tick(id)}`)
  const kept = keptOf(found)
  const [taken, given] = [heldIn(before, keys), heldIn(after, keys)]
  const change = { take: taken?.role ?? null, give: given }
  const { roles, team, program } = keptAfter(target, map, nameOf(found), { kept, change })
  const { team: former, ...flex } = found.app_metadata.flex
  const isSame = team === kept.team
  // What is below the first level is replaced as a whole, so all of it is sent: without its team a role would reach every team.
  const metadata = {
    flex: { ...flex, roles, ...(isSame ? former !== null && { team: former } : team !== null && { team }) },
    ...(program !== kept.program && { program })
  }
  const call = { method: 'PATCH', path: [...path, id], json: { app_metadata: metadata } } as const
  await http.tell(
    call,
    about(id, userShape, (user) => user.user_id)
  )
}

const heldIn = (value: OperationValue, keys: Keys): HeldRole | null =>
  value !== null && 'role' in value ? { ...value, role: keys.role(value.role) } : null

/** One user; null where there is none of that id. */
const readUser = async (http: Http, id: string): Promise<User | null> => {
  try {
    const { value } = await http.ask({ method: 'GET', path: [...path, id] }, userShape)
    if (value.user_id === id) return value
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) return null
    throw error
  }
  throw new ConnectorError(
    'unknown',
    `asked for the user ${tick(id)}, the identity provider answers with another one`
  )
}
