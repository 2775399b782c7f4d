import type { HeldRoles } from '../../model/access.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { Operation } from '../../model/operation.ts'
import type { AccountState, State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { applyTo, invited, isHeld, settled } from '../simulate.ts'
import { positionOf } from './subject.ts'

/** Whether an operation is about somebody's roles where the platform gives one by itself to whoever has none. */
export const fallsBack = ({ fallbackRole, rolesPerUser }: Catalog, { user, role }: Operation): boolean =>
  fallbackRole !== null && rolesPerUser.max !== 1 && user !== null && role !== null

/**
 * For each stage of one person's operations, before the first and after each, whether their roles are now as they are
 * then. The role that the platform gives by itself comes and goes without an operation, so all stages are played from
 * the beginning; whether it was there then is not known, and both are tried. What no operation is about stays as it is.
 */
export const stagesWithFallback = (
  { target, state }: { readonly target: Target; readonly state: State },
  operations: readonly Operation[]
): readonly boolean[] => {
  const user = operations[0]?.user ?? ''
  const account = state.accounts.get(user) ?? invited(target.catalog, user)
  const now = canonicalRoles(settled(target.catalog, account.roles))
  const histories = [true, false].map((has) =>
    played(target, beginning(target, account, operations, has), operations)
  )
  const possible = histories.filter(({ isPossible }) => isPossible)
  return [...operations.keys(), operations.length].map((stage) =>
    possible.some(({ stages }) => stages[stage] === now)
  )
}

/**
 * An account as it was before operations on its roles that are all done. Where the platform gives a role by itself, it is
 * as little as leads to what is there now.
 */
export const accountBefore = (
  target: Target,
  account: AccountState,
  operations: readonly Operation[]
): AccountState => {
  const [least, most] = [false, true].map((has) => beginning(target, account, operations, has))
  const now = canonicalRoles(settled(target.catalog, account.roles))
  const leadsOn = (from: AccountState): boolean => {
    const { stages, isPossible } = played(target, from, operations)
    return isPossible && stages.at(-1) === now
  }
  if (!least || !most) return account
  return leadsOn(least) || !leadsOn(most) ? least : most
}

const canonicalRoles = (roles: HeldRoles): string =>
  JSON.stringify([...roles].sort(([a], [b]) => (a < b ? -1 : 1)))

/** The account before the first operation: what operations are about as the first of them found it. */
const beginning = (
  { catalog }: Target,
  account: AccountState,
  operations: readonly Operation[],
  hasFallback: boolean
): AccountState => {
  const first = new Map<string, string | null | undefined>()
  const note = (role: string, unit: string | null | undefined): void =>
    void (first.has(role) || first.set(role, unit))
  for (const { role, before, after } of operations) {
    if (isHeld(before)) note(before.role, before.unit)
    if (isHeld(after)) note(after.role, undefined)
    else if (role !== null) note(role, undefined)
  }
  const { fallbackRole } = catalog
  const known = first.has(fallbackRole ?? '') ? first : account.roles
  const unit = known.get(fallbackRole ?? '') ?? null
  const roles = new Map(account.roles)
  for (const [role, held] of first) {
    if (held === undefined) roles.delete(role)
    else roles.set(role, held)
  }
  if (fallbackRole !== null && hasFallback) roles.set(fallbackRole, unit)
  else if (fallbackRole !== null) roles.delete(fallbackRole)
  return { ...account, roles: settled(catalog, roles) }
}

/** What somebody has at each stage, and whether every operation finds what it expects and does what it says. */
const played = (
  { id, catalog }: Target,
  account: AccountState,
  operations: readonly Operation[]
): { readonly stages: readonly string[]; readonly isPossible: boolean } => {
  let state: State = { target: id, roles: new Map(), accounts: new Map([[account.user, account]]) }
  let isPossible = true
  const rolesNow = (): string => canonicalRoles(state.accounts.get(account.user)?.roles ?? new Map())
  const stages = [rolesNow()]
  for (const operation of operations) {
    isPossible &&= positionOf(catalog, state, operation) === 'before'
    state = applyTo(catalog, state, operation)
    isPossible &&= positionOf(catalog, state, operation) === 'after'
    stages.push(rolesNow())
  }
  return { stages, isPossible }
}
