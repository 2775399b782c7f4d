import { on, undocumented } from '../../model/grants.ts'
import type { AccountState, RoleState } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { heldBy, isFlexRole, type Kept } from './held.ts'
import type { RoleMap } from './role-map.ts'
import type { User } from './wire.ts'

/** By what somebody is known: the e-mail in lower case; the id of whoever has none. */
export const nameOf = ({ user_id, email }: User): string =>
  email === null || email === '' ? user_id : email.toLowerCase()

/** What of a user decides about roles. */
export const keptOf = ({ app_metadata: { flex, program } }: User): Kept => ({
  roles: flex.roles,
  team: emptyIsNone(flex.team),
  program: emptyIsNone(program)
})

const emptyIsNone = (text: string | null): string | null => (text === '' ? null : text)

/** An account as the identity provider has it. */
export const accountOf = (target: Target, map: RoleMap, user: User): AccountState => ({
  user: nameOf(user),
  key: user.user_id,
  active: !user.blocked,
  markers: [],
  roles: heldBy(target, map, nameOf(user), keptOf(user))
})

/**
 * The roles of a target: those that are mapped, as far as the catalog knows their content, and whatever else somebody has.
 * The identity provider has only names, so what is not in the catalog is unknown.
 */
export const rolesOf = (target: Target, map: RoleMap, users: readonly User[]): readonly RoleState[] => {
  const others = new Set(
    users.flatMap(({ app_metadata: { flex } }) => flex.roles).filter((name) => !isFlexRole(name))
  )
  return [...map.keys(), ...[...others].filter((name) => !map.has(name))].map((id) => {
    const predefined = target.catalog.roles.get(id)
    const known = predefined?.grants ?? new Map<string, string>()
    const isWhole = predefined?.complete === true && predefined.grants !== null
    return {
      id,
      key: id,
      title: predefined?.title ?? target.roles.get(id)?.title ?? id,
      predefined: predefined !== undefined,
      scope: null,
      grants: isWhole ? known : new Map([...known, [undocumented(id), on]]),
      reportsTo: null
    }
  })
}
