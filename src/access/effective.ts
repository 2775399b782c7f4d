import type { Catalog, Grants, Risk } from '../model/catalog.ts'
import { atLeast, covers, isUndocumented, on, rank, union, undocumented } from '../model/grants.ts'
import type { HeldRoles, Reach, Reaches } from '../model/access.ts'
import type { AccountState, RoleState, State } from '../model/state.ts'

/** A role and the unit in which it is held. */
type HeldRole = readonly [role: string, unit: string | null]

/** What is needed of a role to know what it gives; a role of a policy and one of a state both have it. */
export type GivingRole = Pick<RoleState, 'id' | 'scope' | 'grants'>

/**
 * All that a role gives: its grants, what the platform adds by itself, and what follows from them by `implies`. Where
 * the scope belongs to the role, a switch that is on is held at the role's scope.
 */
export const roleAccess = (catalog: Catalog, role: GivingRole): Grants =>
  closure(catalog, ownGrants(catalog, role))

/** What a role has by itself: all of {@link roleAccess} but what follows by `implies`. */
export const ownGrants = (catalog: Catalog, role: GivingRole): Grants => {
  const fixed = union(catalog, catalog.fixedGrants, catalog.roles.get(role.id)?.fixedGrants ?? new Map())
  const granted = union(catalog, role.grants, fixed)
  return catalog.scopePer === 'role' ? atScope(granted, role.scope) : granted
}

/**
 * What sets of roles give on a platform: a function that answers for one set and remembers it, so that the work follows
 * the distinct sets and not the people. A role that `roleOf` does not know has unknown content.
 */
export const reachesOfRoles = (
  catalog: Catalog,
  roleOf: (id: string) => GivingRole | undefined
): ((held: HeldRoles) => Reaches) => {
  const ofRole = new Map<string, Grants>()
  const ofRoles = new Map<string, Reaches>()
  const accessOf = (id: string): Grants => {
    const known = ofRole.get(id)
    if (known) return known
    const access = roleAccess(catalog, roleOf(id) ?? unknownRole(id))
    ofRole.set(id, access)
    return access
  }
  return (roles) => {
    const held: readonly HeldRole[] = [...roles].sort(([a], [b]) => (a < b ? -1 : 1))
    const key = JSON.stringify(held)
    const known = ofRoles.get(key)
    if (known) return known
    const reaches = join(catalog, held, accessOf)
    ofRoles.set(key, reaches)
    return reaches
  }
}

/** What everybody on a target as it is can do: a function that answers for one user at a time. */
export const reachesIn = (catalog: Catalog, state: State): ((user: string) => Reaches) => {
  const reachesOf = reachesOfRoles(catalog, (id) => state.roles.get(id))
  return (user) => reachesOf(heldBy(catalog, state.accounts.get(user)))
}

/** What one user can do on a target: permission → the widest scope, or `on`. Nobody without an active account can do anything. */
export const effective = (catalog: Catalog, state: State, user: string): Grants =>
  new Map([...reachesIn(catalog, state)(user)].map(([permission, { scope }]) => [permission, scope]))

/** The risk of a permission: critical for what administers, high for what is unknown, else as the catalog says. */
export const riskOf = (catalog: Catalog, permission: string): Risk => {
  const { permissions, roles } = catalog.administers
  if (permissions.includes(permission)) return 'critical'
  if (isUndocumented(permission) && roles.some((role) => undocumented(role) === permission)) return 'critical'
  return catalog.permissions.get(permission)?.risk ?? 'high'
}

/** The roles of an active account, sorted; the fallback role where it has none. */
const heldBy = (catalog: Catalog, account: AccountState | undefined): HeldRoles => {
  if (!account?.active) return new Map()
  if (account.roles.size > 0 || catalog.fallbackRole === null) return account.roles
  return new Map([[catalog.fallbackRole, null]])
}

const unknownRole = (id: string): GivingRole => ({
  id,
  scope: null,
  grants: new Map([[undocumented(id), on]])
})

const atScope = (grants: Grants, scope: string | null): Grants =>
  scope === null
    ? grants
    : new Map([...grants].map(([permission, value]) => [permission, value === on ? scope : value]))

/** Adds what follows from the grants by `implies`, at a scope as wide as what brings it. */
const closure = (catalog: Catalog, grants: Grants): Grants => {
  const closed = new Map(grants)
  const open = [...grants]
  for (let next = open.pop(); next; next = open.pop()) {
    const [permission, scope] = next
    for (const implied of catalog.permissions.get(permission)?.implies ?? []) {
      const value = impliedValue(catalog, implied, scope)
      if (value === null || covers(catalog, closed.get(implied), value)) continue
      closed.set(implied, value)
      open.push([implied, value])
    }
  }
  return closed
}

/** The scope at which a permission is held that follows from one held at `scope`; null where there is none such. */
export const impliedValue = (catalog: Catalog, implied: string, scope: string): string | null => {
  if (catalog.scopePer === 'role') return scope
  const permission = catalog.permissions.get(implied)
  return permission ? atLeast(catalog, permission, scope) : null
}

/** Adds up what several roles give; the widest scope counts, equally wide ones are held in the units of all of them. */
const join = (catalog: Catalog, held: readonly HeldRole[], accessOf: (id: string) => Grants): Reaches => {
  const joined = new Map<string, Reach>()
  for (const [id, unit] of held) {
    for (const [permission, scope] of accessOf(id)) {
      const known = joined.get(permission)
      const own = { scope, units: unitsFor(catalog, scope, unit), through: [id] }
      if (!known || rank(catalog, scope) > rank(catalog, known.scope)) joined.set(permission, own)
      else if (rank(catalog, scope) === rank(catalog, known.scope)) joined.set(permission, merge(known, own))
    }
  }
  return joined
}

const unitsFor = (catalog: Catalog, scope: string, unit: string | null): readonly string[] => {
  const needsOne = catalog.scopes.some(({ id, unit: kind }) => id === scope && kind !== null)
  return needsOne && unit !== null ? [unit] : []
}

const merge = (a: Reach, b: Reach): Reach => ({
  scope: a.scope,
  units: [...new Set([...a.units, ...b.units])].sort(),
  through: [...a.through, ...b.through]
})
