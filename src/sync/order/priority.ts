import type { Operation, OperationKind } from '../../model/operation.ts'
import { compareText } from '../../model/words.ts'
import { isHeld } from '../simulate.ts'

/** Which of two operations comes first where nothing else decides. */
export type Priority = (a: Operation, b: Operation) => number

/** Less access first, then the roles, then more access. */
const phases: readonly OperationKind[] = [
  'deactivate',
  'unassign',
  'rename-role',
  'create-role',
  'update-role',
  'invite',
  'set-unit',
  'set-role',
  'assign',
  'delete-role',
  'reactivate'
]

const phase = new Map(phases.map((kind, at) => [kind, at]))

/** The usual priority: target by target, by phases. */
export const byPhase = (operations: readonly Operation[]): Priority => {
  const needed = neededForDeletions(operations)
  return (a, b) =>
    compareText(a.target, b.target) ||
    phaseOf(a) - phaseOf(b) ||
    compareText(a.user ?? '', b.user ?? '') ||
    Number(needed.has(nameOf(b))) - Number(needed.has(nameOf(a))) ||
    bySubject(a, b)
}

/** Roles first, then person by person, so that nobody's change takes longer than it must. */
export const byPerson: Priority = (a, b) =>
  compareText(a.user ?? '', b.user ?? '') ||
  compareText(a.target, b.target) ||
  phaseOf(a) - phaseOf(b) ||
  bySubject(a, b)

/** The emergency priority: what only takes access comes first on all targets, what mixes next. */
export const byLoss =
  (weight: (operation: Operation) => number): Priority =>
  (a, b) =>
    weight(a) - weight(b) ||
    phaseOf(a) - phaseOf(b) ||
    compareText(a.target, b.target) ||
    compareText(a.user ?? '', b.user ?? '') ||
    bySubject(a, b)

const phaseOf = ({ kind }: Operation): number => phase.get(kind) ?? 0

/** By what is changed alone. */
export const bySubject: Priority = (a, b) =>
  compareText(a.role ?? '', b.role ?? '') || compareText(a.id, b.id)

const nameOf = ({ target, role }: Operation): string => `${target}\n${role ?? ''}`

/** Roles to which the holders of deleted roles go: where there is little room for roles, they come before others. */
const neededForDeletions = (operations: readonly Operation[]): ReadonlySet<string> => {
  const deleted = new Set(operations.flatMap((each) => (each.kind === 'delete-role' ? nameOf(each) : [])))
  if (deleted.size === 0) return deleted
  const isLeft = ({ target, before }: Operation): boolean =>
    isHeld(before) && deleted.has(`${target}\n${before.role}`)
  const leaving = new Set(
    operations.flatMap((each) => (isLeft(each) ? `${each.target}\n${each.user ?? ''}` : []))
  )
  return new Set(
    operations.flatMap(({ target, user, after }) =>
      isHeld(after) && leaving.has(`${target}\n${user ?? ''}`) ? `${target}\n${after.role}` : []
    )
  )
}
