import { compareText } from '../model/words.ts'
import type { Operation, OperationKind } from '../model/operation.ts'
import type { State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { edgesOf, type Edge } from './edges.ts'
import { explainStuck } from './explain-stuck.ts'
import { heap } from './heap.ts'
import { roomOn } from './room.ts'
import { isHeld } from './simulate.ts'

/** The operations in an order that the platform accepts, or in words why there is none. */
export type Order = { readonly operations: readonly Operation[] } | { readonly refused: string }

/**
 * Puts the operations of one target into an order that its platform accepts: by phases, as far as what waits for what
 * and the room that the platform leaves (custom roles, roles for each person) allow. The same operations get the same
 * order, however they come in.
 */
export const order = (target: Target, actual: State, operations: readonly Operation[]): Order => {
  const queue = operations.toSorted(byPriority(neededForDeletions(operations)))
  const edges = edgesOf(queue)
  const { waits, followers } = graphOf(queue.length, edges)
  const room = roomOn(target, actual, queue)
  const ready = heap()
  waits.forEach((count, at) => count === 0 && ready.add(at))
  const placed: number[] = []
  for (let at = ready.take(); at !== undefined; at = ready.take()) {
    const operation = queue[at]
    if (!operation || !room.enter(operation, at)) continue
    placed.push(at)
    for (const then of followers[at] ?? []) {
      waits[then] = (waits[then] ?? 0) - 1
      if (waits[then] === 0) ready.add(then)
    }
    for (const freed of room.freedBy(operation)) ready.add(freed)
  }
  if (placed.length < queue.length) return { refused: explainStuck(target, queue, edges, new Set(placed)) }
  return { operations: placed.flatMap((at) => queue[at] ?? []) }
}

/** What comes early where nothing else decides: less access first, then the roles, then more access. */
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

const byPriority =
  (needed: ReadonlySet<string>) =>
  (a: Operation, b: Operation): number =>
    (phase.get(a.kind) ?? 0) - (phase.get(b.kind) ?? 0) ||
    compareText(a.user ?? '', b.user ?? '') ||
    Number(needed.has(b.role ?? '')) - Number(needed.has(a.role ?? '')) ||
    compareText(a.role ?? '', b.role ?? '') ||
    compareText(a.id, b.id)

/** Roles to which the holders of deleted roles go: where there is little room for roles, they come before others. */
const neededForDeletions = (operations: readonly Operation[]): ReadonlySet<string> => {
  const deleted = new Set(operations.flatMap(({ kind, role }) => (kind === 'delete-role' ? role : [])))
  const leaving = new Set(
    operations.flatMap(({ user, before }) => (isHeld(before) && deleted.has(before.role) ? user : []))
  )
  return new Set(
    operations.flatMap(({ user, after }) => (isHeld(after) && leaving.has(user) ? after.role : []))
  )
}

const graphOf = (
  size: number,
  edges: readonly Edge[]
): { readonly waits: number[]; readonly followers: number[][] } => {
  const waits = Array.from({ length: size }, () => 0)
  const followers: number[][] = Array.from({ length: size }, () => [])
  for (const { first, second } of edges) {
    followers[first]?.push(second)
    waits[second] = (waits[second] ?? 0) + 1
  }
  return { waits, followers }
}
