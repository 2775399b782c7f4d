import type { Operation, OperationValue } from '../../model/operation.ts'
import type { AccountState, RoleState, State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { isContent } from '../simulate.ts'
import { accountBefore } from './fallback.ts'

/** A target as it was before operations that are all done, by what they say that they found. */
export const undone = (target: Target, state: State, operations: readonly Operation[]): State => {
  const roles = new Map(state.roles)
  for (const operation of operations.toReversed()) {
    if (operation.user === null && operation.role !== null) undoOnRole(roles, operation, operation.role)
  }
  const accounts = new Map(state.accounts)
  for (const [user, own] of byUser(operations)) {
    const account = accounts.get(user)
    if (!account) continue
    if (own.some(({ kind }) => kind === 'invite')) accounts.delete(user)
    else accounts.set(user, undoneAccount(target, account, own))
  }
  return { target: state.target, roles, accounts }
}

const undoOnRole = (roles: Map<string, RoleState>, { kind, before }: Operation, id: string): void => {
  const known = roles.get(id)
  if (kind === 'create-role') roles.delete(id)
  else if (isContent(before)) {
    const title = known?.title ?? before.title
    const { scope, reportsTo } = before
    const grants = new Map(Object.entries(before.grants))
    roles.set(id, { predefined: false, key: id, ...known, id, title, scope, grants, reportsTo })
  } else if (known) roles.set(id, { ...known, title: titleIn(before) ?? known.title })
}

const titleIn = (value: OperationValue): string | null =>
  value !== null && 'title' in value ? value.title : null

const undoneAccount = (
  target: Target,
  account: AccountState,
  operations: readonly Operation[]
): AccountState => {
  const [switched] = operations.filter(({ role }) => role === null)
  const before = switched?.before ?? null
  const active = before !== null && 'active' in before ? before.active : account.active
  const held = operations.filter(({ role }) => role !== null)
  // Whoever is not active has the same roles as if they were: the platform gives them by itself all the same.
  return { ...(held.length === 0 ? account : accountBefore(target, account, held)), active }
}

const byUser = (operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> => {
  const known = new Map<string, Operation[]>()
  for (const operation of operations) {
    if (operation.user === null) continue
    const own = known.get(operation.user)
    if (own) own.push(operation)
    else known.set(operation.user, [operation])
  }
  return known
}
