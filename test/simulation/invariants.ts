import type { Catalog } from '../../src/model/catalog.ts'
import type { Conflict } from '../../src/model/document.ts'
import type { Tenant } from './tenant.ts'

/** One target as the invariants look at it: its two ends, and what it is now. */
export interface Judged {
  readonly target: string
  readonly catalog: Catalog
  readonly runsAs: string
  readonly before: Tenant
  readonly after: Tenant
  readonly now: Tenant
}

/** What is judged besides. */
export interface JudgedBy {
  readonly conflicts: readonly Conflict[]
  readonly administrators: number
  /** `target user permission` of the gaps that were announced. */
  readonly announced: ReadonlySet<string>
}

/** How far somebody reaches: the rank of the scope, and the units in which it holds. */
interface Reach {
  readonly rank: number
  readonly units: ReadonlySet<string>
}

/** What somebody can do, by permission. */
export type Access = ReadonlyMap<string, Reach>

const known = new WeakMap<Tenant, Map<string, Access>>()

/** What somebody can do: slow and obvious, and written for the simulation alone. */
export const accessOf = (catalog: Catalog, tenant: Tenant, user: string): Access => {
  const ofTenant = known.get(tenant) ?? new Map<string, Access>()
  known.set(tenant, ofTenant)
  const remembered = ofTenant.get(user)
  if (remembered) return remembered
  const access = new Map<string, Reach>()
  const account = tenant.accounts.get(user)
  for (const [key, unit] of account?.active === true ? account.roles : []) {
    const granted = [...(tenant.roles.get(key)?.grants ?? [])]
    for (let index = 0; index < granted.length; index += 1) {
      const [permission, scope] = granted[index] ?? ['', '']
      for (const implied of catalog.permissions.get(permission)?.implies ?? []) granted.push([implied, 'on'])
      const rank = catalog.scopes.findIndex(({ id }) => id === scope)
      const needsUnit = rank >= 0 && catalog.scopes[rank]?.unit !== null
      const reach = { rank: Math.max(rank, 0), units: new Set(needsUnit && unit !== null ? [unit] : []) }
      const other = access.get(permission)
      if (!other || other.rank < reach.rank) access.set(permission, reach)
      else if (other.rank === reach.rank) {
        access.set(permission, { rank: reach.rank, units: new Set([...other.units, ...reach.units]) })
      }
    }
  }
  ofTenant.set(user, access)
  return access
}

const covers = (held: Reach | undefined, wanted: Reach): boolean =>
  held !== undefined &&
  (held.rank > wanted.rank ||
    (held.rank === wanted.rank && [...wanted.units].every((unit) => held.units.has(unit))))

/** Whether somebody can do no more than a bound. */
export const isWithin = (access: Access, bound: Access): boolean =>
  [...access].every(([permission, reach]) => covers(bound.get(permission), reach))

/** What is held at both ends: the narrower scope of both, at one scope the units of both. */
const kept = (a: Access, b: Access): Access => {
  const both = new Map<string, Reach>()
  for (const [permission, left] of a) {
    const right = b.get(permission)
    if (!right) continue
    const narrower = left.rank < right.rank ? left : right
    const units = new Set([...left.units].filter((unit) => right.units.has(unit)))
    if (left.rank !== right.rank) both.set(permission, narrower)
    else if (left.units.size === 0 || right.units.size === 0 || units.size > 0)
      both.set(permission, { rank: left.rank, units })
  }
  return both
}

const usersOf = ({ before, now, after }: Judged): Set<string> =>
  new Set([...before.accounts.keys(), ...now.accounts.keys(), ...after.accounts.keys()])

/** Every invariant that is broken now, in words. */
export const broken = (targets: readonly Judged[], by: JudgedBy): readonly string[] => [
  ...targets.flatMap((judged) => brokenOn(judged, by)),
  ...brokenConflicts(targets, by.conflicts)
]

const brokenOn = (judged: Judged, by: JudgedBy): readonly string[] => {
  const { target, catalog, before, after, now, runsAs } = judged
  const found: string[] = []
  for (const user of usersOf(judged)) {
    const access = accessOf(catalog, now, user)
    const [access0, access1] = [accessOf(catalog, before, user), accessOf(catalog, after, user)]
    if (!isWithin(access, access0) && !isWithin(access, access1))
      found.push(`I1: ${user} on ${target} holds more than at either end`)
    for (const [permission, reach] of kept(access0, access1)) {
      if (covers(access.get(permission), reach)) continue
      if (!by.announced.has(`${target} ${user} ${permission}`))
        found.push(`I3: ${user} on ${target} is without ${permission}`)
      if (user === runsAs) found.push(`I6: ${user} on ${target} is without ${permission}`)
    }
    found.push(...brokenNumber(judged, user))
  }
  const count = (tenant: Tenant): number => administratorsOf(catalog, tenant, runsAs)
  const least = Math.min(count(before), count(after), by.administrators)
  if (count(now) < least) found.push(`I5: ${target} has ${count(now)} administrators instead of ${least}`)
  return found
}

/** I4, and that nobody has more roles than the platform allows. */
const brokenNumber = ({ target, catalog, before, after, now }: Judged, user: string): readonly string[] => {
  const { min, max } = catalog.rolesPerUser
  const number = (tenant: Tenant): number => {
    const account = tenant.accounts.get(user)
    return account?.active === true ? account.roles.size : -1
  }
  const here = number(now)
  if (max !== null && here > Math.max(max, number(before), number(after)))
    return [`I4: ${user} on ${target} has ${here} roles, ${max} are allowed`]
  if (min === 0 || catalog.fallbackRole !== null || here < 0 || here >= min) return []
  if (number(before) < min || number(after) < min) return []
  return [`I4: ${user} on ${target} is without a role`]
}

const administratorsOf = (catalog: Catalog, tenant: Tenant, runsAs: string): number =>
  [...tenant.accounts.values()].filter(({ user, active, roles, markers }) => {
    if (!active || user === runsAs) return false
    const { administers } = catalog
    return (
      administers.roles.some((role) => roles.has(role)) ||
      administers.markers.some((marker) => markers.includes(marker)) ||
      administers.permissions.some((permission) => accessOf(catalog, tenant, user).has(permission))
    )
  }).length

const brokenConflicts = (targets: readonly Judged[], conflicts: readonly Conflict[]): readonly string[] => {
  const users = new Set(targets.flatMap((judged) => [...usersOf(judged)]))
  const holds = (user: string, conflict: Conflict, end: 'before' | 'after' | 'now'): boolean =>
    conflict.between.every((side) =>
      side.some((pattern) =>
        targets.some((judged) => {
          const [platform = '', permission = ''] = pattern.split(':')
          return judged.catalog.id === platform && accessOf(judged.catalog, judged[end], user).has(permission)
        })
      )
    )
  return [...users].flatMap((user) =>
    conflicts
      .filter((conflict) => holds(user, conflict, 'now'))
      .filter((conflict) => !holds(user, conflict, 'before') && !holds(user, conflict, 'after'))
      .map(({ id }) => `I2: ${user} holds both sides of ${id}`)
  )
}
