import type { Reaches } from '../model/access.ts'
import type { Permission } from '../model/catalog.ts'
import { matches, parsePattern, type Pattern } from '../model/pattern.ts'
import type { Conflict } from '../model/document.ts'
import type { RuleContext } from '../model/rule.ts'
import type { Target } from '../model/target.ts'

/** One side of a conflict. */
export type Side = 1 | 2

/** Both sides of a conflict. */
export const bothSides = 3

/** For each conflict, in order, the sides of which something is held. */
export type Sides = Uint8Array

/** Knows which side of which conflict each permission is on. */
export interface ConflictMap {
  readonly conflicts: readonly Conflict[]
  /** The sides that a set of access touches; worked out once for the same object. */
  sides(target: Target, reaches: Reaches): Sides
  /** The first permission of the platform by which the access touches a side; null where it does not. */
  example(target: Target, reaches: Reaches, conflict: number, side: Side): string | null
}

/** The conflicts that judge: those of the documents, and what a base revision has beside them. */
export const conflictsOf = ({ policy, base }: RuleContext): readonly Conflict[] => {
  const { conflicts } = policy.declared.guardrails
  const known = new Set(conflicts.map(nameOf))
  const before = base?.policy.declared.guardrails.conflicts ?? []
  return [...conflicts, ...before.filter((conflict) => !known.has(nameOf(conflict)))]
}

const nameOf = ({ id, between }: Conflict): string => JSON.stringify([id, between])

/** Matches patterns against permissions once for each target, so that people cost two bits for each set of roles. */
export const conflictMap = (conflicts: readonly Conflict[]): ConflictMap => {
  const patterns = conflicts.map(({ between }) => between.map(readPatterns))
  const tables = new Map<Target, ReadonlyMap<string, Sides>>()
  const known = new Map<Reaches, Sides>()
  const tableOf = (target: Target): ReadonlyMap<string, Sides> => {
    const table = tables.get(target) ?? tableFor(patterns, target)
    tables.set(target, table)
    return table
  }
  return {
    conflicts,
    sides(target, reaches) {
      const remembered = known.get(reaches)
      if (remembered !== undefined) return remembered
      const sides = new Uint8Array(conflicts.length)
      for (const [permission, own] of tableOf(target)) {
        if (reaches.has(permission))
          for (const [index, side] of own.entries()) sides[index] = (sides[index] ?? 0) | side
      }
      known.set(reaches, sides)
      return sides
    },
    example(target, reaches, conflict, side) {
      for (const [permission, own] of tableOf(target)) {
        if (reaches.has(permission) && ((own[conflict] ?? 0) & side) !== 0) return permission
      }
      return null
    }
  }
}

/** What is held by two sets of access together; neither is changed. */
export const joinSides = (a: Sides, b: Sides): Sides => a.map((sides, index) => sides | (b[index] ?? 0))

const readPatterns = (texts: readonly string[]): readonly Pattern[] =>
  texts.flatMap((text) => parsePattern(text) ?? [])

type Patterns = readonly (readonly (readonly Pattern[])[])[]

/** Only the permissions that are on a side of some conflict. */
const tableFor = (patterns: Patterns, { catalog }: Target): ReadonlyMap<string, Sides> => {
  const table = new Map<string, Sides>()
  for (const permission of catalog.permissions.values()) {
    const sides = Uint8Array.from(patterns, (between) => sidesOf(between, catalog.id, permission))
    if (sides.some((side) => side !== 0)) table.set(permission.id, sides)
  }
  return table
}

const sidesOf = (between: Patterns[number], platform: string, permission: Permission): number =>
  [1, 2].reduce((sum, side, index) => {
    const touched = (between[index] ?? []).some((pattern) => matches(pattern, platform, permission))
    return touched ? sum | side : sum
  }, 0)
