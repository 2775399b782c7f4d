import type { Access, Span } from '../model/access.ts'
import type { Catalog } from '../model/catalog.ts'
import { covers, isUndocumented, none, rank, undocumented } from '../model/grants.ts'
import type { Holding } from '../model/holder.ts'
import { always, isActive, type Instant } from '../model/instant.ts'
import type { Origin, Path } from '../model/path.ts'
import { child, type Place } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import type { Role, Target } from '../model/target.ts'
import { impliedValue, ownGrants, roleAccess } from './effective.ts'

/** How a role comes to a permission. */
export type Trace = Pick<Path, 'scope' | 'origin' | 'basedOnAt' | 'chain'>

/** The stretch of somebody's time on a target that an instant lies in; null for whoever is not managed or not active there. */
export const spanAt = (access: Access, target: Target, user: string, at: Instant): Span | null => {
  const holder = access.holders(target).get(user)
  const spans = holder ? access.spans(target, holder) : []
  return spans.find(({ period }) => isActive(period, at)) ?? null
}

/**
 * Every way in which somebody comes to a permission on a target at an instant, the widest first. A role whose content is
 * not known may be one too: its scope is null.
 */
export const pathsTo = (
  access: Access,
  target: Target,
  user: string,
  permission: string,
  at: Instant
): readonly Path[] => {
  const span = spanAt(access, target, user, at)
  if (!span) return []
  const paths: Path[] = []
  for (const [id, unit] of span.roles) {
    const trace = traceOf(target, id, permission)
    if (!trace) continue
    const held = { role: id, ...trace, unit: needsUnit(target.catalog, trace.scope) ? unit : null }
    const holdings = span.holdings.filter(({ role }) => role === id)
    for (const holding of holdings) paths.push({ ...held, ...givenBy(access.policy, target, holding) })
    if (holdings.length === 0) paths.push({ ...held, period: always, holding: null, functionAt: null })
  }
  const reach = ({ scope }: Path): number => (scope === null ? -1 : rank(target.catalog, scope))
  return paths.sort((a, b) => reach(b) - reach(a))
}

const remembered = new WeakMap<Role, Map<string, Trace | null>>()

/** How a role comes to a permission; null where it does not. Each answer is found once. */
export const traceOf = (target: Target, id: string, permission: string): Trace | null => {
  const role = target.roles.get(id)
  if (!role)
    return { scope: null, origin: { kind: 'unknown', role: id }, basedOnAt: null, chain: [permission] }
  const traces = remembered.get(role) ?? new Map<string, Trace | null>()
  remembered.set(role, traces)
  const known = traces.get(permission)
  if (known !== undefined) return known
  const trace = traceIn(target, role, permission)
  traces.set(permission, trace)
  return trace
}

const traceIn = (target: Target, role: Role, permission: string): Trace | null => {
  const scope = roleAccess(target.catalog, role).get(permission) ?? null
  const opaque = inherited(role)
  if (scope === null && opaque === null) return null
  const chain = scope === null ? [permission] : chainTo(target.catalog, role, permission)
  const origin: Origin =
    scope === null
      ? { kind: 'unknown', role: opaque ?? role.id }
      : originOf(target, role, chain[0] ?? permission)
  const basedOnAt = role.document && origin.role !== role.id ? child(role.document.at, 'basedOn') : null
  return { scope, origin, basedOnAt, chain }
}

/** The role whose unknown content a role has, itself or one that it is based on; null where all is known. */
const inherited = ({ grants }: Role): string | null => {
  const opaque = [...grants.keys()].find(isUndocumented)
  return opaque === undefined ? null : opaque.slice(undocumented('').length)
}

/** Whether a scope holds only in a unit. */
export const needsUnit = (catalog: Catalog, scope: string | null): boolean =>
  catalog.scopes.some(({ id, unit }) => id === scope && unit !== null)

/** What gives a role: a line, or a function entry and the job function's own line. */
export const givenBy = (
  policy: Policy,
  target: Target,
  holding: Holding
): Pick<Path, 'period' | 'holding' | 'functionAt'> => ({
  period: holding.period,
  holding,
  functionAt: 'function' in holding.through ? functionPlace(policy, target, holding) : null
})

/** Where the job function that gives a role names it. */
const functionPlace = (policy: Policy, { catalog }: Target, { through, role }: Holding): Place | null => {
  const named = 'function' in through ? policy.functions.get(through.function) : undefined
  if (!named || !Object.hasOwn(named.roles, catalog.id)) return null
  const index = named.roles[catalog.id]?.indexOf(role) ?? -1
  return index < 0 ? null : child(named.at, 'roles', catalog.id, index)
}

/** From a permission that the role has by itself to one that follows from it, the shortest way at full width. */
const chainTo = (catalog: Catalog, role: Role, permission: string): readonly string[] => {
  const own = ownGrants(catalog, role)
  const all = roleAccess(catalog, role)
  const isOwn = (id: string): boolean => covers(catalog, own.get(id), all.get(id) ?? none)
  const seen = new Set([permission])
  let chains: (readonly string[])[] = [[permission]]
  while (chains.length > 0) {
    const found = chains.find(([first = permission]) => isOwn(first))
    if (found) return found
    chains = chains.flatMap((chain) => {
      const [first = permission] = chain
      return bringing(catalog, all, first)
        .filter((id) => !seen.has(id) && seen.add(id))
        .map((id) => [id, ...chain])
    })
  }
  return [permission]
}

/** What brings a permission at the width at which it is held. */
const bringing = (
  catalog: Catalog,
  all: ReadonlyMap<string, string>,
  permission: string
): readonly string[] =>
  [...all].flatMap(([id, scope]) => {
    if (!catalog.permissions.get(id)?.implies.includes(permission)) return []
    const value = impliedValue(catalog, permission, scope)
    return value !== null && covers(catalog, value, all.get(permission) ?? none) ? [id] : []
  })

/** Where a role has a permission from that it has by itself: the nearest document along `basedOn`, else the vendor. */
const originOf = (target: Target, role: Role, permission: string): Origin => {
  const { catalog, roles } = target
  if (catalog.fixedGrants.has(permission) || role.predefined?.fixedGrants.has(permission))
    return { kind: 'platform', role: role.id }
  if (isUndocumented(permission)) return { kind: 'unknown', role: inherited(role) ?? role.id }
  for (const id of [role.id, ...role.bases]) {
    const each = roles.get(id)
    const written = each?.settings.findLast((one) => one.permission === permission && one.fault === null)
    if (written) {
      const kind = each?.document?.observed ? 'observed' : 'document'
      return { kind, role: id, at: written.at }
    }
    const shipped = each?.predefined ?? catalog.roles.get(id)
    if (shipped?.grants?.has(permission) && !each?.document?.basedOn) return { kind: 'vendor', role: id }
  }
  return { kind: 'platform', role: role.id }
}
