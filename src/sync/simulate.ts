import type { Catalog } from '../model/catalog.ts'
import type { HeldRole, Operation, RoleContent } from '../model/operation.ts'
import type { AccountState, RoleState, State } from '../model/state.ts'

/** A state that is being changed in place. */
interface Draft {
  readonly roles: Map<string, RoleState>
  readonly accounts: Map<string, AccountState>
}

/** The target after one operation, by the platform's declared rules; the state that is given stays as it is. */
export const applyTo = (catalog: Catalog, state: State, operation: Operation): State =>
  applyAll(catalog, state, [operation])

/** The target after all operations in turn; as {@link applyTo}, but copies once. */
export const applyAll = (catalog: Catalog, state: State, operations: readonly Operation[]): State => {
  const draft: Draft = { roles: new Map(state.roles), accounts: new Map(state.accounts) }
  for (const operation of operations) change(catalog, draft, operation)
  return { target: state.target, ...draft }
}

/** The roles of an account as the platform leaves them: whoever has none gets the fallback role, where there is one. */
export const settled = (
  catalog: Catalog,
  roles: ReadonlyMap<string, string | null>
): ReadonlyMap<string, string | null> =>
  roles.size === 0 && catalog.fallbackRole !== null ? new Map([[catalog.fallbackRole, null]]) : roles

/** The account that somebody gets by an invitation. */
export const invited = (catalog: Catalog, user: string): AccountState => ({
  user,
  key: user,
  active: true,
  markers: [],
  roles: settled(catalog, new Map())
})

const change = (catalog: Catalog, draft: Draft, operation: Operation): void => {
  const { role, user } = operation
  if (user !== null) changeAccount(catalog, draft, operation, user)
  else if (role !== null) changeRole(draft, operation, role)
}

const changeRole = ({ roles }: Draft, { kind, after }: Operation, id: string): void => {
  const known = roles.get(id)
  if (kind === 'delete-role') roles.delete(id)
  else if (isContent(after)) {
    const { scope, reportsTo } = after
    const grants = new Map(Object.entries(after.grants))
    if (known) roles.set(id, { ...known, scope, grants, reportsTo })
    else roles.set(id, { id, key: id, title: after.title, predefined: false, scope, grants, reportsTo })
  } else if (known && isTitle(after)) roles.set(id, { ...known, title: after.title })
}

const changeAccount = (catalog: Catalog, { accounts }: Draft, operation: Operation, user: string): void => {
  const account = accounts.get(user)
  if (operation.kind === 'invite') {
    if (!account) accounts.set(user, invited(catalog, user))
  } else if (account) accounts.set(user, changedAccount(catalog, account, operation))
}

const changedAccount = (
  catalog: Catalog,
  account: AccountState,
  { kind, role, before, after }: Operation
): AccountState => {
  if (kind === 'deactivate' || kind === 'reactivate') return { ...account, active: kind === 'reactivate' }
  const isOnly = kind === 'set-role' && catalog.rolesPerUser.max === 1
  const roles = new Map(isOnly ? [] : account.roles)
  if (kind === 'set-role' && isHeld(before)) roles.delete(before.role)
  if (isHeld(after)) roles.set(after.role, after.unit)
  else if (role !== null) roles.delete(role)
  return { ...account, roles: settled(catalog, roles) }
}

/** Whether an operation's value is a role's content. */
export const isContent = (value: Operation['after']): value is RoleContent =>
  value !== null && 'grants' in value

/** Whether an operation's value is a role that somebody holds. */
export const isHeld = (value: Operation['after']): value is HeldRole => value !== null && 'role' in value

const isTitle = (value: Operation['after']): value is { readonly title: string } =>
  value !== null && 'title' in value
