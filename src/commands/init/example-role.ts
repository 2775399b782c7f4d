import { groupBy } from '../../reporters/groups.ts'
import { risks, type Catalog, type Permission, type PredefinedRole } from '../../model/catalog.ts'

/** What an example of a role says: little, harmless, and allowed on the platform. */
export interface ExampleRole {
  readonly basedOn: string | null
  readonly scope: string | null
  /** Resource → its actions, or action → scope. */
  readonly grants: Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>
  /** A permission that it gives. */
  readonly can: string
  /** The riskiest permission that it does not give. */
  readonly cannot: string | null
}

/** No more than this of one resource. */
const most = 3

/** An example of a role for a platform, from its catalog alone; null where the catalog has nothing harmless to give. */
export const exampleRole = (catalog: Catalog): ExampleRole | null =>
  catalog.customRoles.basedOnRequired ? narrowed(catalog) : small(catalog)

/** A few permissions of low risk of the first resource that has some. */
const small = (catalog: Catalog): ExampleRole | null => {
  const given = harmless(catalog)
  const [first] = given
  if (!first) return null
  const map = given.some(({ scopes }) => scopes.length > 0)
  const actions = given.map(
    (permission) => [permission.action, narrowest(catalog, permission.scopes)] as const
  )
  const grants = { [first.resource]: map ? Object.fromEntries(actions) : actions.map(([action]) => action) }
  const scope = catalog.customRoles.scopeRequired
    ? narrowest(
        catalog,
        catalog.scopes.map(({ id }) => id)
      )
    : null
  return { basedOn: null, scope, grants, can: first.id, cannot: riskiest(catalog, given) }
}

const harmless = (catalog: Catalog): readonly Permission[] => {
  for (const limit of [0, 1]) {
    const fitting = [...catalog.permissions.values()].filter((permission) => isHarmless(permission, limit))
    for (const permissions of byResource(fitting)) {
      const own = new Set(permissions.map(({ id }) => id))
      const complete = permissions
        .filter(({ requires }) => requires.every((id) => own.has(id)))
        .slice(0, most)
      if (complete.length > 1) return complete
    }
  }
  return []
}

const byResource = (permissions: readonly Permission[]): readonly (readonly Permission[])[] =>
  groupBy(permissions, ({ resource }) => resource)

const isHarmless = ({ risk, fixed, needsReason, inferred }: Permission, limit: number): boolean =>
  risks.indexOf(risk) <= limit && !fixed && !needsReason && !inferred

/** The narrowest scope for which nobody has to say where it holds; `on` for a switch. */
const narrowest = (catalog: Catalog, scopes: readonly string[]): string => {
  const free = scopes.find((id) => catalog.scopes.find((scope) => scope.id === id)?.unit === null)
  return free ?? scopes[0] ?? 'on'
}

/** The vendor's smallest role without what is of high risk. */
const narrowed = (catalog: Catalog): ExampleRole | null => {
  const base = smallestRole(catalog)
  if (base === null) return null
  const has = [...base.grants.keys()].flatMap((id) => catalog.permissions.get(id) ?? [])
  const risky = has.filter(({ risk }) => risks.indexOf(risk) > 1)
  const out = withNeeding(risky.length > 0 ? risky : has.slice(-1), has)
  const kept = has.filter((permission) => !out.has(permission.id) && !permission.fixed)
  const [first] = kept
  if (!first) return null
  const dropped = byResource(has.filter(({ id }) => out.has(id)))
  const grants = dropped.map((permissions) => [
    permissions[0]?.resource ?? '',
    Object.fromEntries(permissions.map(({ action }) => [action, 'none']))
  ])
  const scope = catalog.customRoles.scopeRequired
    ? narrowest(
        catalog,
        catalog.scopes.map(({ id }) => id)
      )
    : null
  const cannot = riskiest(catalog, kept)
  return { basedOn: base.role.id, scope, grants: Object.fromEntries(grants), can: first.id, cannot }
}

const smallestRole = ({
  roles,
  administers
}: Catalog): { readonly role: PredefinedRole; readonly grants: ReadonlyMap<string, string> } | null => {
  const known = [...roles.values()].flatMap((role) => {
    const usable = role.complete && role.assignable && !role.reserved && !administers.roles.includes(role.id)
    return role.grants !== null && usable ? [{ role, grants: role.grants }] : []
  })
  return known.sort((a, b) => a.grants.size - b.grants.size)[0] ?? null
}

/** Permissions, and whatever of the role needs one of them. */
const withNeeding = (chosen: readonly Permission[], has: readonly Permission[]): ReadonlySet<string> => {
  const out = new Set(chosen.map(({ id }) => id))
  for (let before = -1; before !== out.size;) {
    before = out.size
    for (const { id, requires } of has) if (requires.some((needed) => out.has(needed))) out.add(id)
  }
  return out
}

const riskiest = ({ permissions }: Catalog, given: readonly Permission[]): string | null => {
  const others = [...permissions.values()].filter(
    ({ id, fixed }) => !fixed && given.every((own) => own.id !== id)
  )
  return others.sort((a, b) => risks.indexOf(b.risk) - risks.indexOf(a.risk))[0]?.id ?? null
}
