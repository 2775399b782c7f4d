import { activeHoldings, rolesAt } from '../access/holders.ts'
import type { Holder, Holders } from '../model/holder.ts'
import type { Instant } from '../model/instant.ts'
import type { AccountState, RoleState, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { isTakeable, leftovers } from './leftovers.ts'
import type { Refusal } from './refusal.ts'
import { refuseRoles } from './refuse-roles.ts'
import { invited } from './simulate.ts'

/** What the accounts of a target are declared from. */
export interface PeopleInputs {
  readonly target: Target
  readonly holders: Holders
  readonly actual: State
  /** The roles that the target should have. */
  readonly roles: ReadonlyMap<string, RoleState>
  readonly now: Instant
  readonly canInvite: boolean
}

/** The accounts that a target should have. */
export interface DeclaredPeople {
  readonly accounts: ReadonlyMap<string, AccountState>
  readonly waiting: readonly { readonly user: string; readonly reason: string }[]
  readonly refusals: readonly Refusal[]
}

/** The accounts as documents want them: managed people's first, then everybody else's as far as the target manages all. */
export const declarePeople = (inputs: PeopleInputs): DeclaredPeople => {
  const { target, holders, actual } = inputs
  const accounts = new Map(actual.accounts)
  const waiting: { user: string; reason: string }[] = []
  for (const user of [...holders.keys()].sort()) {
    const holder = holders.get(user)
    if (!holder) continue
    const account = accountOf(inputs, holder)
    if (account === 'waiting') waiting.push({ user, reason: `has no account on ${tick(target.id)}` })
    else if (account) accounts.set(user, account)
  }
  if (target.document?.manage.assignments === 'all') takeFromUnlisted(inputs, accounts)
  const moves = moveFromRemoved(inputs, accounts)
  const refusals = [...accounts.values()].flatMap((account) =>
    refuseRoles(target, inputs.roles, actual.accounts.get(account.user), account)
  )
  return { accounts, waiting, refusals: [...moves, ...refusals] }
}

/** A managed person's account as it should be; null where there is none and none is needed. */
const accountOf = (inputs: PeopleInputs, holder: Holder): AccountState | 'waiting' | null => {
  const { target, actual, now } = inputs
  const account = actual.accounts.get(holder.user)
  if (holder.status === 'departed') {
    return account ? { ...account, active: false, roles: leftovers(target, actual, account) } : null
  }
  if (holder.status === 'leave') return account ? { ...account, active: false } : null
  const wanted = activeHoldings(target, holder, now).length > 0
  if (account) return { ...account, active: account.active || wanted, roles: rolesFor(inputs, holder) }
  if (!wanted) return null
  if (!inputs.canInvite) return 'waiting'
  return { ...invited(target.catalog, holder.user), roles: rolesFor(inputs, holder) }
}

/** Without units where the target does not tell them: what cannot be read cannot be compared. */
const rolesFor = ({ target, actual, now }: PeopleInputs, holder: Holder): AccountState['roles'] => {
  const roles = rolesAt(target, holder, now)
  return actual.unitsUntold === true ? new Map([...roles.keys()].map((role) => [role, null])) : roles
}

/** On a target that manages all assignments nobody keeps a role without a line, as far as the platform lets us take it. */
const takeFromUnlisted = (
  { target, holders, actual }: PeopleInputs,
  accounts: Map<string, AccountState>
): void => {
  const left = new Set([...(target.document?.protected.users ?? []), target.document?.runsAs])
  const isKept = (role: string): boolean => target.document?.protected.roles.includes(role) === true
  for (const account of actual.accounts.values()) {
    const { user, markers } = account
    if (holders.has(user) || left.has(user) || markers.length > 0) continue
    accounts.set(user, { ...account, roles: leftovers(target, actual, account, isKept) })
  }
}

/** Whoever still has a role that is to be removed gets the one that its tombstone names. */
const moveFromRemoved = (
  { target, actual }: PeopleInputs,
  accounts: Map<string, AccountState>
): readonly Refusal[] => {
  const removed = [...target.removed.values()].filter(({ id }) => actual.roles.has(id))
  if (removed.length === 0) return []
  const stuck = new Map<string, string[]>()
  for (const account of accounts.values()) {
    const roles = new Map(account.roles)
    for (const { id, removed: tombstone } of removed) {
      const unit = roles.get(id)
      if (unit === undefined || !isTakeable(target, id)) continue
      const moveTo = tombstone?.moveTo ?? null
      if (moveTo === null) stuck.set(id, [...(stuck.get(id) ?? []), account.user])
      else if (!roles.has(moveTo)) roles.set(moveTo, unit)
      roles.delete(id)
    }
    if (roles.size !== account.roles.size || [...roles.keys()].some((id) => !account.roles.has(id))) {
      accounts.set(account.user, { ...account, roles })
    }
  }
  return [...stuck].map(([id, users]) => refuseStuck(target, id, users))
}

const refuseStuck = (target: Target, id: string, users: readonly string[]): Refusal => ({
  target: target.id,
  message: `${tick(id)} is to be removed from ${tick(target.id)}, but is still held by ${users.toSorted().map(tick).join(', ')}`,
  help: 'name the role that its holders get instead: `removed: {moveTo: ..., reason: ...}`'
})
