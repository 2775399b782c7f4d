import type { Line, Person } from '../../model/document.ts'
import type { Edit } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import { isHeldIn, type Together } from './units.ts'

/** Whom a line speaks of, and which of its roles are on this target. */
export interface LineContext {
  readonly person: Person | null
  readonly isHere: (role: string) => boolean
}

/**
 * Edits of a line so that it gives these roles. What it gave before keeps its place; roles that are not on this target
 * are another one's business and stay. Units that are right as they are written stay too.
 */
export const editLine = (
  line: Line,
  { roles, in: units }: Together,
  { person, isHere }: LineContext
): readonly Edit[] => {
  const wanted = roles.map(({ role }) => role)
  const kept = line.roles.filter((role) => !isHere(role) || wanted.includes(role))
  const next = [...kept, ...wanted.filter((role) => !kept.includes(role))]
  const isRight = roles.every((held) => isHeldIn(held, line.in ?? {}, person))
  return [...rolesEdits(line, next), ...(isRight ? [] : unitEdits(line, units))]
}

const rolesEdits = (line: Line, next: readonly string[]): readonly Edit[] => {
  if (line.roles.length === next.length && next.every((role, index) => role === line.roles[index])) return []
  const { file, pointer: path } = child(line.at, 'roles')
  return [{ file, op: 'replace', path, value: next }]
}

const unitEdits = (line: Line, units: Together['in']): readonly Edit[] => {
  const { file, pointer: path } = child(line.at, 'in')
  const isNamed = Object.keys(units).length > 0
  if (line.in === null) return isNamed ? [{ file, op: 'add', path, value: units }] : []
  if (!isNamed) return [{ file, op: 'remove', path }]
  return [{ file, op: 'replace', path, value: units }]
}
