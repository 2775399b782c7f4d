import type { AccountState, RoleState } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { isTakeable } from './leftovers.ts'
import type { Refusal } from './refusal.ts'

/** Why the platform would not give somebody the roles that are wanted; empty where it would, or where nothing changes. */
export const refuseRoles = (
  target: Target,
  roles: ReadonlyMap<string, RoleState>,
  from: AccountState | undefined,
  to: AccountState
): readonly Refusal[] => {
  const has = from?.roles ?? new Map<string, string | null>()
  const given = [...to.roles.keys()].filter((role) => !has.has(role))
  const taken = [...has.keys()].filter((role) => !to.roles.has(role))
  if (given.length + taken.length === 0) return []
  const refuse = (message: string, help: string): Refusal => ({ target: target.id, message, help })
  const user = tick(to.user)
  return [
    ...given
      .filter((role) => !roles.has(role))
      .map((role) =>
        refuse(
          `${user} is to get ${tick(role)}, but ${tick(target.id)} has no such role`,
          'if it is called otherwise there, write that title in its Role document; else take it out of the line'
        )
      ),
    ...given
      .filter((role) => roles.has(role) && !isTakeable(target, role))
      .map((role) =>
        refuse(
          `${user} is to get ${tick(role)}, which the platform does not let a customer assign`,
          'assign another role'
        )
      ),
    ...taken
      .filter((role) => !isTakeable(target, role))
      .map((role) =>
        refuse(
          `${user} has ${tick(role)}, which the platform does not let a customer take away`,
          'name it in their line, or let them go with `released:`'
        )
      ),
    ...refuseNumber(target, to, refuse)
  ]
}

const refuseNumber = (
  { catalog }: Target,
  { user, roles }: AccountState,
  refuse: (message: string, help: string) => Refusal
): readonly Refusal[] => {
  const { min, max } = catalog.rolesPerUser
  if (max !== null && roles.size > max) {
    const names = [...roles.keys()].map(tick).join(', ')
    return [
      refuse(
        `${tick(user)} is to have ${names}, but ${catalog.title} allows ${max} for each person`,
        'leave out the others'
      )
    ]
  }
  if (roles.size < min && catalog.fallbackRole === null) {
    return [
      refuse(
        `${tick(user)} is to have ${roles.size === 0 ? 'no role' : 'fewer roles'}, but ${catalog.title} wants ${min} for each person`,
        'name a role in their line, or set their status to `departed`'
      )
    ]
  }
  return []
}
