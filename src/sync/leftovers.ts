import { roleAccess, riskOf } from '../access/effective.ts'
import { risks, type Catalog } from '../model/catalog.ts'
import { on, rank, undocumented } from '../model/grants.ts'
import type { AccountState, RoleState, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'

/** Whether the platform lets us give and take a role at all. */
export const isTakeable = ({ catalog }: Target, role: string): boolean => {
  const predefined = catalog.roles.get(role)
  return !predefined || (predefined.assignable && !predefined.reserved)
}

/**
 * What stays with an account from which every role is taken that the platform lets us take: the fallback role where
 * there is one, else the least risky role where one is required, and what cannot or (`isKept`) must not be taken.
 */
export const leftovers = (
  target: Target,
  actual: State,
  { roles }: AccountState,
  isKept: (role: string) => boolean = () => false
): ReadonlyMap<string, string | null> => {
  const { fallbackRole, rolesPerUser } = target.catalog
  const kept = new Map([...roles].filter(([role]) => !isTakeable(target, role) || isKept(role)))
  if (roles.size === 0 || kept.size > 0) return kept
  if (fallbackRole !== null) return new Map([[fallbackRole, roles.get(fallbackRole) ?? null]])
  const byRisk = [...roles].sort(([a], [b]) => compareRisk(target.catalog, actual, a, b))
  return new Map(byRisk.slice(0, rolesPerUser.min))
}

/** The less risky role first: by how many permissions of each risk it gives, the highest risk first, then by their reach. */
const compareRisk = (catalog: Catalog, actual: State, a: string, b: string): number => {
  const [ofA, ofB] = [weigh(catalog, actual, a), weigh(catalog, actual, b)]
  const index = ofA.findIndex((weight, at) => weight !== ofB[at])
  return index < 0 ? (a < b ? -1 : 1) : (ofA[index] ?? 0) - (ofB[index] ?? 0)
}

const weigh = (catalog: Catalog, actual: State, id: string): readonly number[] => {
  const unknown: Pick<RoleState, 'id' | 'scope' | 'grants'> = {
    id,
    scope: null,
    grants: new Map([[undocumented(id), on]])
  }
  const access = [...roleAccess(catalog, actual.roles.get(id) ?? unknown)]
  const administers = catalog.administers.roles.includes(id) ? 1 : 0
  const counts = risks
    .toReversed()
    .map((risk) => access.filter(([permission]) => riskOf(catalog, permission) === risk).length)
  const reach = access.reduce((sum, [, scope]) => sum + rank(catalog, scope), 0)
  return [administers, ...counts, reach]
}
