import type { Course } from './course.ts'
import { heap, type Heap } from './heap.ts'
import type { Waited } from './site.ts'
import { attempt, type Block, type Step } from './trial.ts'
import type { World } from './world.ts'

/** A way through the operations of a course, as far as it goes. The world is where it ends. */
export interface Route {
  /** The operations that were done, by their place in the course. */
  readonly placed: readonly number[]
  /** The last operations that were tried in vain, and why; empty where the way goes through. */
  readonly blocks: ReadonlyMap<number, Block>
  readonly isWhole: boolean
  /** Puts the world back to where the way began. */
  readonly undo: () => void
}

/**
 * Always does the next operation that is possible, by priority. One that is not is kept under what it waits for, and is
 * tried again when that was touched: so the work grows with the operations and not with their square.
 */
export const goGreedily = (world: World, course: Course): Route => {
  const { operations, followers } = course
  const waits = [...course.waits]
  const ready = heap()
  waits.forEach((count, at) => count === 0 && ready.add(at))
  const placed: number[] = []
  const steps: Step[] = []
  const parked = new Map<Waited, Map<number, Block>>()
  for (let at = ready.take(); at !== undefined; at = ready.take()) {
    const operation = operations[at]
    if (!operation) continue
    const step = attempt(world, operation)
    if ('on' in step) {
      park(parked, at, step)
      continue
    }
    placed.push(at)
    steps.push(step)
    for (const then of followers[at] ?? []) {
      waits[then] = (waits[then] ?? 0) - 1
      if (waits[then] === 0) ready.add(then)
    }
    release(parked, step, ready)
  }
  return {
    placed,
    blocks: new Map([...parked.values()].flatMap((kept) => [...kept])),
    isWhole: placed.length === operations.length,
    undo: () => undoAll(steps)
  }
}

/** Puts the world back to before the first of these steps. */
export const undoAll = (steps: readonly Step[]): void => {
  for (const { undo } of steps.toReversed()) undo()
}

const park = (parked: Map<Waited, Map<number, Block>>, at: number, block: Block): void => {
  const kept = parked.get(block.on)
  if (kept) kept.set(at, block)
  else parked.set(block.on, new Map([[at, block]]))
}

const release = (parked: Map<Waited, Map<number, Block>>, { touched }: Step, ready: Heap): void => {
  if (parked.size === 0) return
  for (const thing of touched) {
    const kept = parked.get(thing)
    if (!kept) continue
    parked.delete(thing)
    for (const at of kept.keys()) ready.add(at)
  }
}
