import type { Reaches } from '../../model/access.ts'
import type { Catalog, Permission } from '../../model/catalog.ts'
import type { Conflict } from '../../model/document.ts'
import { matches, parsePattern, type Pattern } from '../../model/pattern.ts'

/** For each conflict, by its place in the list, the sides of which something is held: 1, 2, or 3 for both. */
export type Sides = readonly number[]

/** Says which sides of which conflicts a set of access touches on a platform. */
export type SidesOf = (catalog: Catalog, reaches: Reaches) => Sides

/** Both sides of a conflict. */
export const bothSides = 3

/** Matches the patterns of the conflicts against each platform's permissions once. */
export const sidesBy = (conflicts: readonly Conflict[]): SidesOf => {
  const patterns = conflicts.map(({ between }) =>
    between.map((texts) => texts.flatMap((text) => parsePattern(text) ?? []))
  )
  const tables = new Map<Catalog, ReadonlyMap<string, Sides>>()
  const known = new Map<Reaches, Sides>()
  const tableOf = (catalog: Catalog): ReadonlyMap<string, Sides> => {
    const table = tables.get(catalog) ?? tableFor(patterns, catalog)
    tables.set(catalog, table)
    return table
  }
  return (catalog, reaches) => {
    const sides = known.get(reaches) ?? joined(conflicts.length, tableOf(catalog), reaches)
    known.set(reaches, sides)
    return sides
  }
}

type Patterns = readonly (readonly (readonly Pattern[])[])[]

/** Only the permissions that are on a side of some conflict. */
const tableFor = (patterns: Patterns, catalog: Catalog): ReadonlyMap<string, Sides> => {
  const table = new Map<string, Sides>()
  for (const permission of catalog.permissions.values()) {
    const sides = patterns.map((between) => sidesIn(between, catalog.id, permission))
    if (sides.some((side) => side !== 0)) table.set(permission.id, sides)
  }
  return table
}

const sidesIn = (between: Patterns[number], platform: string, permission: Permission): number =>
  between.reduce((sum, side, index) => {
    const touched = side.some((pattern) => matches(pattern, platform, permission))
    return touched ? sum | (1 << index) : sum
  }, 0)

const joined = (size: number, table: ReadonlyMap<string, Sides>, reaches: Reaches): Sides => {
  const sides = Array.from({ length: size }, () => 0)
  for (const [permission, own] of table) {
    if (reaches.has(permission))
      for (const [index, side] of own.entries()) sides[index] = (sides[index] ?? 0) | side
  }
  return sides
}
