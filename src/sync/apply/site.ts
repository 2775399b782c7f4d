import type { Connector, Keys, LiveState } from '../../model/connector.ts'
import type { Operation } from '../../model/operation.ts'
import type { Helper } from '../../model/plan.ts'
import type { AccountState, RoleState, State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { bind } from '../bind.ts'
import type { KnownKeys } from '../recognise.ts'
import { withHelpers } from './helpers.ts'

/** One target and the way to it. */
export interface ApplyTarget {
  readonly target: Target
  readonly connector: Connector
  /** An account's key or name there → its user, as for {@link bind}. */
  readonly accounts: ReadonlyMap<string, string>
  /** The keys of roles that an apply knows, as for {@link bind}; none where absent. */
  readonly known?: KnownKeys
}

/** A target as it was read last. */
export interface Reading {
  /** Everything that is known; the next read changes it in place. */
  readonly state: State
  /** Why the read cannot be believed to have everything; null where it is provably whole. */
  readonly doubt: string | null
  /** Why our names cannot be given to what was read; null where they can. */
  readonly problem: string | null
}

/** A target while it is changed: what is known of it, and the ways to know more. */
export interface Site {
  readonly target: Target
  readonly connector: Connector
  /** As of the last reading; a role that is gone keeps the key it had. */
  readonly keys: Keys
  readonly last: () => Reading
  /** Whether the last reading was of the whole target. */
  readonly isWhole: () => boolean
  /** Reads everything. Throws a {@link ConnectorError}. */
  readonly readAll: () => Promise<Reading>
  /** Reads what an operation changes; all of it where the connector cannot read that alone. Throws a {@link ConnectorError}. */
  readonly read: (operation: Operation) => Promise<Reading>
}

/** What is known of a target. The maps of a whole read are shared until something is written into them. */
interface Known {
  readonly roles: ReadonlyMap<string, RoleState>
  readonly accounts: Map<string, AccountState>
}

/** A target of which nothing is known yet. `helpers` are temporary roles that may be there. */
export const siteOf = (way: ApplyTarget, helpers: readonly Helper[]): Site => {
  const { connector, accounts: users } = way
  const named = withHelpers(way.target, helpers)
  const roleKeys = new Map<string, string>()
  let live: readonly RoleState[] = []
  let known: Known = { roles: new Map(), accounts: new Map() }
  let last: Reading = { state: { target: named.id, ...known }, doubt: 'it was not read yet', problem: null }
  let isWhole = false

  const keys: Keys = {
    role: (id) => roleKeys.get(id) ?? id,
    account: (user) => known.accounts.get(user)?.key ?? user
  }
  const remember = (part: LiveState, problem: string | null, next: Known): Reading => {
    known = next
    for (const { id, key } of next.roles.values()) roleKeys.set(id, key)
    const { complete, note } = part.evidence
    last = { state: { target: named.id, ...next }, doubt: complete ? null : note, problem }
    return last
  }
  const readAll = async (): Promise<Reading> => {
    const read = await connector.readState()
    const { state, problems } = bind(named, read, users, way.known)
    live = read.roles
    isWhole = true
    return remember(read, problems[0]?.message ?? null, {
      roles: state.roles,
      accounts: new Map(state.accounts)
    })
  }
  const readRole = (part: LiveState, role: string): Reading => {
    const fresh = new Set([keys.role(role), ...part.roles.map(({ key }) => key)])
    live = [...live.filter(({ key }) => !fresh.has(key)), ...part.roles]
    const { state, problems } = bind(named, { ...part, roles: live, accounts: [] }, users, way.known)
    return remember(part, problems[0]?.message ?? null, { ...known, roles: state.roles })
  }
  const readAccount = (part: LiveState, user: string): Reading => {
    const { state, problems } = bind(named, { ...part, roles: live }, users, way.known)
    const account = state.accounts.get(user)
    if (account) known.accounts.set(user, account)
    else known.accounts.delete(user)
    return remember(part, problems[0]?.message ?? null, known)
  }
  return {
    target: way.target,
    connector,
    keys,
    last: () => last,
    isWhole: () => isWhole,
    readAll,
    async read({ kind, role, user }) {
      // Only the whole list tells whether a role of that title is there under another key.
      if (!connector.readOne || kind === 'create-role') return readAll()
      const part = await connector.readOne({ role: user === null ? role : null, user }, keys)
      isWhole = false
      return user === null ? readRole(part, role ?? '') : readAccount(part, user)
    }
  }
}

/** A state that later readings do not change. */
export const snapshotOf = ({ state }: Reading): State => ({
  target: state.target,
  roles: new Map(state.roles),
  accounts: new Map(state.accounts)
})
