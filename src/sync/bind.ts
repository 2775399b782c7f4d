import type { Catalog, Grants } from '../model/catalog.ts'
import type { Keys, LiveState } from '../model/connector.ts'
import { undocumented } from '../model/grants.ts'
import type { AccountState, RoleState, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { withoutFixed } from './content.ts'
import { tick } from '../model/words.ts'
import type { Refusal } from './refusal.ts'
import { recognise, type KnownKeys } from './recognise.ts'

/** A live role or account that could be two of ours, or the other way round. */
export type BindProblem = Refusal

/** What a connector read, under our names. */
export interface Bound {
  readonly state: State
  readonly keys: Keys
  /** Ids of declared roles that were recognised by their title or a former name and not by their key, sorted. */
  readonly adopted: readonly string[]
  readonly problems: readonly BindProblem[]
}

/**
 * Gives a read its names: live roles that documents or the catalog speak of get our ids, accounts the e-mails of
 * their users (`accounts`: an account's key or name there → the user; `known`: the keys of roles that an apply knows). Roles that nobody speaks of keep their key.
 * Fixed permissions are left out, and unknown content is replaced by what a person has observed.
 */
export const bind = (
  target: Target,
  live: LiveState,
  accounts: ReadonlyMap<string, string>,
  known: KnownKeys = {}
): Bound => {
  const { recognised, problems } = recognise(target, live.roles, known)
  const idOf = namer(new Map([...recognised].map(([id, { role }]) => [role.key, id])))
  const roles = new Map(live.roles.map((role) => named(idOf(role.key), boundRole(target, role, idOf))))
  const bound = bindAccounts(target.id, live.accounts, accounts, idOf)
  return {
    state: {
      target: target.id,
      roles,
      accounts: bound.accounts,
      ...(live.unitsUntold === true && { unitsUntold: true })
    },
    keys: keysOf(roles, bound.accounts),
    adopted: [...recognised]
      .filter(([id, { how }]) => how !== 'key' && isDeclared(target, id))
      .map(([id]) => id)
      .sort(),
    problems: [...problems, ...bound.problems]
  }
}

const named = <Value>(name: string, value: Value): readonly [string, Value] => [name, value]

const namer =
  (ids: ReadonlyMap<string, string>): ((key: string) => string) =>
  (key) =>
    ids.get(key) ?? key

const isDeclared = (target: Target, id: string): boolean => {
  const role = target.roles.get(id)
  return role ? role.document !== null && role.predefined === null : target.removed.has(id)
}

const boundRole = (target: Target, live: RoleState, idOf: (key: string) => string): RoleState => {
  const id = idOf(live.key)
  return {
    ...live,
    id,
    predefined: live.predefined || target.catalog.roles.has(id),
    scope: target.catalog.scopePer === 'role' ? live.scope : null,
    grants: knownGrants(target, id, renameUnknown(target.catalog, live, id)),
    reportsTo: live.reportsTo === null ? null : idOf(live.reportsTo)
  }
}

/** The connector names unknown content after the platform's key. */
const renameUnknown = ({ permissions }: Catalog, { key, grants }: RoleState, id: string): Grants => {
  const named = undocumented(key)
  const value = grants.get(named)
  if (key === id || value === undefined || permissions.has(named)) return grants
  const renamed = new Map(grants).set(undocumented(id), value)
  renamed.delete(named)
  return renamed
}

/** What somebody has looked up stands in for what the platform does not tell. */
const knownGrants = (target: Target, id: string, grants: Grants): Grants => {
  const role = target.roles.get(id)
  const observed = role?.document?.observed && grants.has(undocumented(id)) ? role.grants : grants
  return withoutFixed(target.catalog, observed)
}

const bindAccounts = (
  target: string,
  live: readonly AccountState[],
  users: ReadonlyMap<string, string>,
  idOf: (key: string) => string
): { readonly accounts: ReadonlyMap<string, AccountState>; readonly problems: readonly BindProblem[] } => {
  const accounts = new Map<string, AccountState>()
  const problems: BindProblem[] = []
  for (const account of live) {
    const user = (users.get(account.key) ?? users.get(account.user) ?? account.user).toLowerCase()
    const other = accounts.get(user)
    if (other) problems.push(twoAccounts(target, user, other.key, account.key))
    const roles = new Map([...account.roles].map(([key, unit]) => [idOf(key), unit]))
    accounts.set(user, { ...account, user, roles })
  }
  return { accounts, problems }
}

const twoAccounts = (target: string, user: string, first: string, second: string): BindProblem => ({
  target,
  message: `the accounts ${tick(first)} and ${tick(second)} on ${tick(target)} both belong to ${tick(user)}`,
  help: 'remove one of them on the platform, or write under `accounts` in the People document whose account each is'
})

const keysOf = (
  roles: ReadonlyMap<string, RoleState>,
  accounts: ReadonlyMap<string, AccountState>
): Keys => ({
  role: (id) => roles.get(id)?.key ?? id,
  account: (user) => accounts.get(user)?.key ?? user
})
