import { compareText } from '../model/words.ts'
import type { Holders } from '../model/holder.ts'
import type { Instant } from '../model/instant.ts'
import type { AccountState, RoleState, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { sameAccess } from './content.ts'
import { declarePeople } from './declare-people.ts'
import { declareRoles } from './declare-roles.ts'
import type { Refusal } from './refusal.ts'

/** What is known about the way to a target. */
export interface DeclareOptions {
  /** Whether somebody without an account can get one: by the connector or by a guide. */
  readonly canInvite: boolean
}

/** What a target should look like, and what about it a person must know. */
export interface Declaration {
  /** Complete: the actual state, overlaid with what documents manage. */
  readonly state: State
  /** Holders without a line whom a role's change or removal reaches. */
  readonly unlisted: readonly { readonly role: string; readonly user: string }[]
  /** Managed people without an account where nothing can make one. */
  readonly waiting: readonly { readonly user: string; readonly reason: string }[]
  /** What the documents ask for and the platform does not let happen. */
  readonly refusals: readonly Refusal[]
}

/**
 * What a target should look like at an instant. Managed people have exactly the roles that their lines and functions
 * give; declared roles have what their documents say; everything else stays as it is.
 */
export const declare = (
  target: Target,
  holders: Holders,
  actual: State,
  now: Instant,
  options: DeclareOptions
): Declaration => {
  const { roles, refusals } = declareRoles(target, actual)
  const people = declarePeople({ target, holders, actual, roles, now, canInvite: options.canInvite })
  return {
    state: { target: target.id, roles, accounts: people.accounts },
    unlisted: unlistedHolders(actual, roles, holders),
    waiting: people.waiting,
    refusals: [...refusals, ...people.refusals]
  }
}

const unlistedHolders = (
  actual: State,
  desired: ReadonlyMap<string, RoleState>,
  holders: Holders
): Declaration['unlisted'] => {
  const reached = new Set(
    [...actual.roles.values()].filter((role) => isReached(role, desired.get(role.id))).map(({ id }) => id)
  )
  return [...actual.accounts.values()]
    .filter(({ user }) => !holders.has(user))
    .flatMap(({ user, roles }: AccountState) =>
      [...roles.keys()].filter((role) => reached.has(role)).map((role) => ({ role, user }))
    )
    .sort((a, b) => (a.role === b.role ? compareText(a.user, b.user) : compareText(a.role, b.role)))
}

const isReached = (from: RoleState, to: RoleState | undefined): boolean => !to || !sameAccess(from, to)
