import type { Operation } from '../../model/operation.ts'
import { heap } from './heap.ts'
import type { Priority } from './priority.ts'

/** One sequence out of several that have nothing to do with each other; each keeps its own order. */
export const merge = (
  sequences: readonly (readonly Operation[])[],
  priority: Priority
): readonly Operation[] => {
  const sorted = sequences.flat().sort(priority)
  const ranks = new Map(sorted.map((operation, rank) => [operation, rank]))
  const sequenceOf = new Map<number, Iterator<Operation>>()
  const heads = heap()
  const push = (rest: Iterator<Operation>): void => {
    const next = rest.next()
    if (next.done === true) return
    const rank = ranks.get(next.value) ?? 0
    sequenceOf.set(rank, rest)
    heads.add(rank)
  }
  for (const sequence of sequences) push(sequence[Symbol.iterator]())
  const merged: Operation[] = []
  for (let rank = heads.take(); rank !== undefined; rank = heads.take()) {
    const operation = sorted[rank]
    const rest = sequenceOf.get(rank)
    if (operation) merged.push(operation)
    if (rest) push(rest)
  }
  return merged
}
