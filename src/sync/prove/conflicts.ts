import type { Catalog, Grants } from '../../model/catalog.ts'
import type { Conflict } from '../../model/document.ts'
import { matches, parsePattern, type Pattern } from '../../model/pattern.ts'
import type { Access } from './access.ts'

/** The sides of conflicts, each as `conflict * 2 + side`. */
export type Sides = ReadonlySet<number>

/** The sides of the conflicts that access on one platform touches, role by role. */
export const sidesOn = (
  catalog: Catalog,
  conflicts: readonly Conflict[]
): ((access: Access) => readonly Sides[]) => {
  const sides = conflicts.flatMap(({ between }, conflict) =>
    between.slice(0, 2).map((texts, side) => ({
      name: conflict * 2 + side,
      patterns: texts.flatMap((text) => parsePattern(text) ?? [])
    }))
  )
  const sidesOf = new Map<string, readonly number[]>()
  for (const permission of catalog.permissions.values()) {
    const isMeant = (pattern: Pattern): boolean => matches(pattern, catalog.id, permission)
    sidesOf.set(
      permission.id,
      sides.filter(({ patterns }) => patterns.some(isMeant)).map(({ name }) => name)
    )
  }
  const known = new Map<Grants, Sides>()
  const touchedBy = (grants: Grants): Sides => {
    const touched = known.get(grants) ?? new Set([...grants.keys()].flatMap((id) => sidesOf.get(id) ?? []))
    known.set(grants, touched)
    return touched
  }
  return ({ given }) => given.map(touchedBy)
}

/** The conflicts, by their place in the list, of which both sides are touched together. */
export const brokenBy = (touched: readonly Sides[]): readonly number[] => {
  const all = new Set(touched.flatMap((sides) => [...sides]))
  return [...all].filter((side) => side % 2 === 0 && all.has(side + 1)).map((side) => side / 2)
}
