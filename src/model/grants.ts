import type { Catalog, Grants, Permission } from './catalog.ts'

/** The value of a switch that is on. */
export const on = 'on'

/** The value that takes a permission away. */
export const none = 'none'

/** The one opaque permission that stands for the unknown content of a role; equal only to itself. */
export const undocumented = (roleId: string): string => `undocumented.${roleId}`

/** Whether a permission id stands for unknown content. */
export const isUndocumented = (permissionId: string): boolean => permissionId.startsWith('undocumented.')

/** Rank of a scope from narrow (0) to wide. A switch that is on, and an unknown word, count as 0. */
export const rank = (catalog: Catalog, scope: string): number =>
  Math.max(
    0,
    catalog.scopes.findIndex(({ id }) => id === scope)
  )

/** Whether holding `held` is at least as much as `wanted`; undefined means not held. */
export const covers = (catalog: Catalog, held: string | undefined, wanted: string): boolean =>
  held !== undefined && rank(catalog, held) >= rank(catalog, wanted)

/** The value of a permission at its widest: its last scope, or on. */
export const widest = (permission: Permission): string => permission.scopes.at(-1) ?? on

/**
 * The value at which `permission` matches another one held at `scope`: the narrowest it offers that reaches as far,
 * its widest where none does; on for a switch. A switch that is on asks only for the narrowest.
 */
export const atLeast = (catalog: Catalog, permission: Permission, scope: string): string =>
  permission.scopes.find((offered) => rank(catalog, offered) >= rank(catalog, scope)) ?? widest(permission)

/** Joins two sets of grants; the wider scope counts. */
export const union = (catalog: Catalog, a: Grants, b: Grants): Grants => {
  const joined = new Map(a)
  for (const [permission, scope] of b) {
    if (!covers(catalog, joined.get(permission), scope)) joined.set(permission, scope)
  }
  return joined
}
