import type { Http } from '../../connectors/http/client.ts'
import { HttpError } from '../../connectors/http/failure.ts'
import { readPages } from '../../connectors/http/pages.ts'
import { ConnectorError, type LiveState } from '../../model/connector.ts'
import type { AccountState, RoleState } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { translator, type Translator } from './grants.ts'
import { isHidden, roleNames, type RoleNames, type RolesBy } from './names.ts'
import { accountOf } from './people.ts'
import { offeredShape, rolesShape, userShape, usersShape, type Role, type User } from './wire.ts'

/** Where the Space keeps roles and users. */
export const paths = {
  permissions: ['company', 'v1', 'permissions'],
  roles: ['company', 'v1', 'roles'],
  users: ['company', 'v1', 'users']
} as const

/** How a Space is read. */
export interface SpaceOptions {
  readonly http: Http
  readonly target: Target
  readonly departments: Readonly<Record<string, string>>
  readonly rolesBy: RolesBy | null
}

/** A Space as it is read; what a whole read has told about names and permissions is remembered until the next one. */
export interface Space {
  readAll(): Promise<LiveState>
  /** One role by its id. */
  readRole(id: string): Promise<LiveState>
  /** One account by its id, or by its user where it has none that is known. */
  readAccount(user: string, id: string): Promise<LiveState>
  /** Marks and roles of a user, as the Space writes them. */
  listOf(id: string): Promise<readonly string[]>
  /** What users' lists call roles. */
  names(): Promise<RoleNames>
  grants(): Promise<Translator>
}

/** What a whole read has told. */
interface Known {
  readonly names: RoleNames
  readonly grants: Translator
  /** Roles that reach as far as a department; a change of one is known when that one is read. */
  readonly narrow: Set<string>
}

/** The way to read a Space. */
export const openSpace = ({ http, target, departments, rolesBy }: SpaceOptions): Space => {
  let last: Known | null = null

  const readEverything = async (): Promise<{ readonly live: LiveState; readonly known: Known }> => {
    const { value: offered } = await http.ask({ method: 'GET', path: paths.permissions }, offeredShape)
    const all = await readRoles(http)
    const { items: users, evidence } = await readUsers(http)
    const names = roleNames(all, users, rolesBy)
    const known: Known = { names, grants: translator(target, offered), narrow: new Set() }
    const roles = visibleIn(all, known)
    const accounts = users.map((user) => {
      const account = accountOf(user, { ...known, departments })
      if (account !== null) return account
      throw new ConnectorError('unknown', `it cannot be told which roles the user \`${user.id}\` has`)
    })
    last = known
    const note = `${roles.length} roles in one list, ${evidence.note}`
    return { known, live: { roles, accounts, evidence: { ...evidence, note } } }
  }
  const knownNow = async (): Promise<Known> => last ?? (await readEverything()).known
  const readAlone = async (id: string): Promise<AccountState | null | 'uncertain'> => {
    if (last === null) return 'uncertain'
    const user = await readUser(http, id)
    return user && (accountOf(user, { ...last, departments }) ?? 'uncertain')
  }
  return {
    readAll: async () => (await readEverything()).live,
    async readRole(id) {
      const known = await knownNow()
      const roles = visibleIn(await readRoles(http), known).filter((role) => role.key === id)
      return { roles, accounts: [], evidence: alone }
    },
    async readAccount(user, id) {
      // Where no id is known, only the whole list tells whether somebody has an account.
      const account = id === user ? 'uncertain' : await readAlone(id)
      if (account !== 'uncertain') return { roles: [], accounts: account ? [account] : [], evidence: alone }
      const { live } = await readEverything()
      const accounts = live.accounts.filter((each) => each.key === id || each.user === user)
      return { roles: [], accounts, evidence: live.evidence }
    },
    async listOf(id) {
      const user = await readUser(http, id)
      if (user === null) throw new ConnectorError('refused', `the Space has no user \`${id}\``)
      return user.roles
    },
    names: async () => (await knownNow()).names,
    grants: async () => (await knownNow()).grants
  }
}

const alone = { complete: true, pages: 1, note: 'read alone' }

/** The roles that people see. Which of them reach as far as a department is noted. */
const visibleIn = (all: readonly Role[], { grants, narrow }: Known): readonly RoleState[] =>
  all
    .filter((role) => !isHidden(role))
    .map(({ id, title, code, permissions }) => {
      const shown = title ?? code ?? id
      const granted = grants.read(permissions, shown)
      if ([...granted.values()].includes('department')) narrow.add(id)
      else narrow.delete(id)
      return {
        id,
        key: id,
        title: shown,
        predefined: false,
        scope: null,
        grants: granted,
        reportsTo: null
      }
    })

const readRoles = async (http: Http): Promise<readonly Role[]> => {
  const { value } = await http.ask({ method: 'GET', path: paths.roles }, rolesShape)
  if (new Set(value.map(({ id }) => id)).size === value.length) return value
  throw new ConnectorError('unknown', 'the platform is not believed: its list of roles has one of them twice')
}

const perPage = 100

const readUsers = (http: Http): ReturnType<typeof readPages<User, number>> =>
  readPages({
    first: 1,
    name: 'users',
    keyOf: ({ id }: User) => id,
    async read(page: number) {
      const query = { page, list: perPage, show: 'all' }
      const { value } = await http.ask({ method: 'GET', path: paths.users, query }, usersShape)
      const { total, lastPage } = value.meta
      return { items: value.data, total, next: page < lastPage ? page + 1 : null }
    }
  })

/** One user; null where there is none of that id. */
const readUser = async (http: Http, id: string): Promise<User | null> => {
  try {
    const { value } = await http.ask({ method: 'GET', path: [...paths.users, id] }, userShape)
    if (value.id === id) return value
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) return null
    throw error
  }
  throw new ConnectorError('unknown', `asked for the user \`${id}\`, the platform answers with another one`)
}
