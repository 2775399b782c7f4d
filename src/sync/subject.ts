import type { Catalog } from '../model/catalog.ts'
import type { Operation } from '../model/operation.ts'
import type { AccountState, RoleState, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { contentOf } from './content.ts'
import { diff } from './diff.ts'
import { canonical } from './digest.ts'
import { applyTo, isContent, isHeld, settled } from './simulate.ts'
import { unexplained } from './why.ts'

/** What of a state an operation changes: its one role or its one account. */
export const subjectOf = ({ target, roles, accounts }: State, { role, user }: Operation): State => ({
  target,
  roles: user === null ? only(roles, role) : new Map(),
  accounts: only(accounts, user)
})

/** What still has to be done to the operation's subject to be as `expected` has it. */
export const lacking = (
  target: Target,
  state: State,
  expected: State,
  operation: Operation
): readonly Operation[] =>
  diff(target, subjectOf(state, operation), subjectOf(expected, operation), unexplained)

/** Whether the target is already as the operation would leave it. */
export const isAlready = (target: Target, state: State, operation: Operation): boolean => {
  const { kind, role, user } = operation
  const stillHeld = kind === 'unassign' && state.accounts.get(user ?? '')?.roles.has(role ?? '') === true
  if (stillHeld) return false
  const subject = subjectOf(state, operation)
  return lacking(target, subject, applyTo(target.catalog, subject, operation), operation).length === 0
}

/** Whether the operation's subject is as the plan found it; if not, somebody else has changed it meanwhile. */
export const isAsPlanned = (catalog: Catalog, state: State, operation: Operation): boolean => {
  const { role, user } = operation
  if (user === null) return roleFits(state.roles.get(role ?? ''), operation)
  return accountFits(catalog, state.accounts.get(user), operation)
}

const roleFits = (role: RoleState | undefined, { kind, before }: Operation): boolean => {
  if (!role || before === null) return !role && before === null
  if (!isContent(before))
    return kind === 'rename-role' && canonical(before) === canonical({ title: role.title })
  // A change of content does not speak of the title: renaming is another operation.
  const title = kind === 'update-role' ? before.title : role.title
  return canonical(before) === canonical({ ...contentOf(role), title })
}

const accountFits = (
  catalog: Catalog,
  account: AccountState | undefined,
  { kind, role, before }: Operation
): boolean => {
  if (kind === 'invite') return account === undefined
  if (!account) return false
  const roles = settled(catalog, account.roles)
  if (isHeld(before)) return roles.get(before.role) === before.unit
  if (before !== null) return 'active' in before && before.active === account.active
  return kind === 'set-role' ? roles.size === 0 : !roles.has(role ?? '')
}

const only = <Value>(all: ReadonlyMap<string, Value>, name: string | null): ReadonlyMap<string, Value> => {
  const value = name === null ? undefined : all.get(name)
  return name === null || value === undefined ? new Map() : new Map([[name, value]])
}
