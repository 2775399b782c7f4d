import type { Catalog, Grants } from '../../model/catalog.ts'
import { atLeast, covers, on, rank, undocumented, widest } from '../../model/grants.ts'
import type { AccountState, RoleState } from '../../model/state.ts'
import { compareText } from '../../model/words.ts'

/** How far one permission is held, and in which units where that scope has units. */
interface Extent {
  readonly scope: string
  readonly units: readonly string[]
}

/** A permission → how far it is held. */
type Extents = ReadonlyMap<string, Extent>

/** One permission, and how far it is held or should be. */
export type Held = readonly [permission: string, extent: Extent]

/** What an account can do on one target. */
export interface Access {
  /** The same for equal roles of equal content. */
  readonly key: string
  /** What each of the roles gives. */
  readonly given: readonly Grants[]
  /** All that they give together; put together when it is asked for. */
  readonly extents: () => Extents
}

/** The proof's own reading of access on one platform. */
export interface Reading {
  /** What an account can do with its roles as they are; nothing where it is not active. */
  readonly of: (roles: ReadonlyMap<string, RoleState>, account: AccountState | undefined) => Access
  /** What of `held` reaches further than `bound` does. */
  readonly beyond: (held: Access, bound: Access) => readonly Held[]
  /** What `a` and `b` have in common and `held` does not: the narrower scope; at one scope the units of both. */
  readonly missing: (a: Access, b: Access, held: Access) => readonly Held[]
  /** Whether an account can change all of the platform's roles, or who has them. */
  readonly administers: (account: AccountState | undefined, access: Access) => boolean
}

/** How many answers are remembered; they are forgotten all at once. */
const mostRemembered = 4096

/** What nobody without an active account can do. */
const nothing: Access = { key: '', given: [], extents: () => new Map() }

/** Reads access by the catalog's rules alone. */
export const reading = (catalog: Catalog): Reading => {
  const giverOf = givers(catalog)
  const extentOf = extents(catalog)
  const known = new Map<string, Access>()
  const join = (held: readonly (readonly [Giver, string | null])[]): Extents => {
    const joined = new Map<string, Extent>()
    for (const [{ grants }, unit] of held)
      for (const [permission, scope] of grants)
        joined.set(permission, wider(catalog, joined.get(permission), extentOf(scope, unit)))
    return joined
  }
  return {
    of(roles, account) {
      if (!account?.active) return nothing
      const held = [...account.roles].map(([id, unit]) => [giverOf(id, roles.get(id)), unit] as const)
      const key = keyOf(held)
      const given = held.map(([{ grants }]) => grants)
      const access = known.get(key) ?? { key, given, extents: later(() => join(held)) }
      if (known.size >= mostRemembered) known.clear()
      known.set(key, access)
      return access
    },
    beyond: (held, bound) =>
      [...held.extents()].filter(([id, extent]) => !reaches(catalog, bound.extents().get(id), extent)),
    missing: (a, b, held) =>
      [...a.extents()].flatMap(([id, ofA]): readonly Held[] => {
        const ofB = b.extents().get(id)
        const wanted = ofB && commonTo(catalog, ofA, ofB)
        return wanted === undefined || reaches(catalog, held.extents().get(id), wanted) ? [] : [[id, wanted]]
      }),
    administers: (account, access) => account?.active === true && isAdministrator(catalog, account, access)
  }
}

/** What one role gives, and a name that is the same only for roles that give the same. */
interface Giver {
  readonly name: string
  readonly grants: Grants
}

const givers = (catalog: Catalog): ((id: string, role: RoleState | undefined) => Giver) => {
  const byContent = new Map<string, Giver>()
  const byRole = new Map<RoleState | string, Giver>()
  return (id, role) => {
    const known = byRole.get(role ?? id)
    if (known) return known
    const grants = role && [...role.grants].toSorted(([a], [b]) => compareText(a, b))
    const content = JSON.stringify([id, role?.scope, grants])
    const giver = byContent.get(content) ?? {
      name: String(byContent.size),
      grants: givenBy(catalog, id, role)
    }
    byContent.set(content, giver)
    byRole.set(role ?? id, giver)
    return giver
  }
}

const keyOf = (held: readonly (readonly [Giver, string | null])[]): string => {
  const names = held.map(([{ name }, unit]) => (unit === null ? name : `${name} ${JSON.stringify(unit)}`))
  return (names.length > 1 ? names.toSorted() : names).join('\n')
}

/** All that one role gives: its grants, what the platform adds to it, and whatever these bring along. */
const givenBy = (catalog: Catalog, id: string, role: RoleState | undefined): Grants => {
  const given = new Map<string, string>()
  const add = (permission: string, value: string): void => {
    if (covers(catalog, given.get(permission), value)) return
    given.set(permission, value)
    for (const implied of catalog.permissions.get(permission)?.implies ?? []) {
      const brought = catalog.permissions.get(implied)
      if (catalog.scopePer === 'role') add(implied, value)
      else if (brought) add(implied, atLeast(catalog, brought, value))
    }
  }
  const grants = role?.grants ?? new Map([[undocumented(id), on]])
  for (const source of [grants, catalog.fixedGrants, catalog.roles.get(id)?.fixedGrants ?? []]) {
    for (const [permission, value] of source) add(permission, atRoleScope(catalog, role, value))
  }
  return given
}

/** Where the scope belongs to the role, a switch that is on reaches as far as the role. */
const atRoleScope = ({ scopePer }: Catalog, role: RoleState | undefined, value: string): string =>
  scopePer === 'role' && value === on ? (role?.scope ?? on) : value

/** Equal extents are one object, so that most comparisons end at once. */
const extents = ({ scopes }: Catalog): ((scope: string, unit: string | null) => Extent) => {
  const known = new Map<string, Map<string | null, Extent>>()
  return (scope, unit) => {
    const ofScope = known.get(scope) ?? new Map<string | null, Extent>()
    known.set(scope, ofScope)
    const hasUnits = unit !== null && scopes.some(({ id, unit: kind }) => id === scope && kind !== null)
    const extent = ofScope.get(unit) ?? { scope, units: hasUnits ? [unit] : [] }
    ofScope.set(unit, extent)
    return extent
  }
}

/** The wider scope counts; equally wide ones are held in the units of both. */
const wider = (catalog: Catalog, a: Extent | undefined, b: Extent): Extent => {
  if (a === undefined || a === b) return b
  const more = rank(catalog, a.scope) - rank(catalog, b.scope)
  return more === 0 ? { scope: a.scope, units: [...a.units, ...b.units] } : more > 0 ? a : b
}

/** The narrower scope counts; equally wide ones are held in the units that both have. */
const commonTo = (catalog: Catalog, a: Extent, b: Extent): Extent => {
  if (a === b) return a
  const more = rank(catalog, a.scope) - rank(catalog, b.scope)
  const units = a.units.filter((unit) => b.units.includes(unit))
  return more === 0 ? { scope: a.scope, units } : more > 0 ? b : a
}

/** Whether something is held as far: at a wider scope, or at the same one in all its units. */
const reaches = (catalog: Catalog, held: Extent | undefined, wanted: Extent): boolean => {
  if (held === undefined || held === wanted) return held !== undefined
  const more = rank(catalog, held.scope) - rank(catalog, wanted.scope)
  return more > 0 || (more === 0 && wanted.units.every((unit) => held.units.includes(unit)))
}

/** A mark, a role that administers, or a permission that does at its widest, which then some role gives so. */
const isAdministrator = (
  { administers, permissions, scopePer, scopes }: Catalog,
  { markers, roles }: AccountState,
  { given }: Access
): boolean =>
  markers.some((marker) => administers.markers.includes(marker)) ||
  administers.roles.some((role) => roles.has(role)) ||
  administers.permissions.some((id) => {
    const permission = permissions.get(id)
    const everything = scopePer === 'role' ? scopes.at(-1)?.id : permission && widest(permission)
    return permission !== undefined && given.some((grants) => grants.has(id) && grants.get(id) === everything)
  })

/** Works something out at the first time that it is asked for. */
const later = <Value>(compute: () => Value): (() => Value) => {
  let value: Value | undefined
  return () => (value ??= compute())
}
