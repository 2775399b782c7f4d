import type { Catalog } from '../../model/catalog.ts'
import type { HeldRole, Operation, OperationValue, RoleContent } from '../../model/operation.ts'
import type { AccountState, RoleState, State } from '../../model/state.ts'

/** A target on the way: the same shape as a state, changed in place by {@link step}. */
export interface Stage {
  readonly roles: Map<string, RoleState>
  readonly accounts: Map<string, AccountState>
}

/** A stage of its own that starts from a state, with what the platform gives to whoever has no role. */
export const stageOf = (catalog: Catalog, { roles, accounts }: Pick<State, 'roles' | 'accounts'>): Stage => ({
  roles: new Map(roles),
  accounts: new Map([...accounts].map(([user, account]) => [user, settled(catalog, account)]))
})

/** Does what the platform does on an operation that fits. */
export const step = (catalog: Catalog, stage: Stage, operation: Operation): void => {
  const { role, user } = operation
  if (user !== null) {
    const account = stepAccount(catalog, stage.accounts.get(user) ?? newAccount(user), operation)
    stage.accounts.set(user, settled(catalog, account))
  } else if (role !== null) stepRole(stage.roles, role, operation)
}

const stepRole = (roles: Map<string, RoleState>, id: string, { kind, after }: Operation): void => {
  const known = roles.get(id)
  const content = contentIn(after)
  if (kind === 'delete-role') roles.delete(id)
  else if (kind === 'rename-role' && known) roles.set(id, { ...known, title: titleIn(after) })
  else if (content) {
    const title = known?.title ?? content.title
    const grants = new Map(Object.entries(content.grants))
    roles.set(id, { id, key: id, predefined: false, ...known, ...content, title, grants })
  }
}

const stepAccount = (
  { rolesPerUser }: Catalog,
  account: AccountState,
  { kind, role, before, after }: Operation
): AccountState => {
  const held = heldIn(after)
  if (kind === 'deactivate' || kind === 'reactivate') return { ...account, active: kind === 'reactivate' }
  const roles = new Map(kind === 'set-role' && rolesPerUser.max === 1 ? [] : account.roles)
  if (kind === 'set-role') roles.delete(heldIn(before)?.role ?? '')
  if (kind === 'unassign' && role !== null) roles.delete(role)
  else if (held) roles.set(held.role, held.unit)
  return { ...account, roles }
}

const newAccount = (user: string): AccountState => ({
  user,
  key: user,
  active: true,
  markers: [],
  roles: new Map()
})

/** Whoever loses the last role gets the fallback role, where there is one. */
const settled = ({ fallbackRole }: Catalog, account: AccountState): AccountState =>
  account.roles.size === 0 && fallbackRole !== null
    ? { ...account, roles: new Map([[fallbackRole, null]]) }
    : account

/** The role's content in an operation; null where there is none. */
export const contentIn = (value: OperationValue): RoleContent | null =>
  value !== null && 'grants' in value ? value : null

/** The held role in an operation; null where there is none. */
export const heldIn = (value: OperationValue): HeldRole | null =>
  value !== null && 'role' in value ? value : null

/** The title in an operation; empty where there is none. */
export const titleIn = (value: OperationValue): string =>
  value !== null && 'title' in value ? value.title : ''
