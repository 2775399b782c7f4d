import type { Course } from './course.ts'
import { entangled } from './entangled.ts'
import { undoAll, type Route } from './greedy.ts'
import { attempt, type Step } from './trial.ts'
import type { World } from './world.ts'

/** How far a search goes: how often it may look at somebody. Shared by all searches for the same operations. */
export interface Budget {
  looks: number
}

/** Among more operations than this no search comes to an end. */
const most = 300

/**
 * Tries all orders of the operations that are entangled with those where the greedy way ended; all others go as soon as
 * they can. What was done, not how, decides what is possible then: so each set that led nowhere is tried once.
 * Null where there is no way, or the budget is used up.
 */
export const search = (world: World, course: Course, failed: Route, budget: Budget): Route | null => {
  const open = openOperations(world, course, failed)
  if (open.size > most) {
    budget.looks = 0
    return null
  }
  const waits = [...course.waits]
  const isDone = course.operations.map(() => false)
  const trail: { readonly at: number; readonly step: Step }[] = []
  const hopeless = new Set<bigint>()

  const advance = (at: number): boolean => {
    const operation = course.operations[at]
    if (!operation || isDone[at] || waits[at] !== 0) return false
    const looks = world.looks
    const step = attempt(world, operation)
    budget.looks -= 1 + world.looks - looks
    if ('on' in step) return false
    trail.push({ at, step })
    isDone[at] = true
    for (const then of course.followers[at] ?? []) waits[then] = (waits[then] ?? 0) - 1
    return true
  }
  const retreat = (length: number): void => {
    while (trail.length > length) {
      const last = trail.pop()
      if (!last) return
      last.step.undo()
      isDone[last.at] = false
      for (const then of course.followers[last.at] ?? []) waits[then] = (waits[then] ?? 0) + 1
    }
  }
  const others = course.operations.map((_, at) => at).filter((at) => !open.has(at))
  const goOn = (): void => {
    for (let more = true; more;) {
      more = false
      for (const at of others) if (advance(at)) more = true
    }
  }
  const explore = (done: bigint): boolean => {
    if (hopeless.has(done)) return false
    const length = trail.length
    goOn()
    if (trail.length === course.operations.length) return true
    for (const [at, bit] of open) {
      if (budget.looks <= 0) break
      if (!advance(at)) continue
      if (explore(done | bit)) return true
      retreat(trail.length - 1)
    }
    hopeless.add(done)
    retreat(length)
    return false
  }
  if (!explore(0n)) return null
  const steps = trail.map(({ step }) => step)
  return {
    placed: trail.map(({ at }) => at),
    blocks: new Map(),
    isWhole: true,
    undo: () => undoAll(steps)
  }
}

/** The operations whose order is tried, each with its bit. */
const openOperations = (world: World, course: Course, failed: Route): ReadonlyMap<number, bigint> => {
  const done = new Set(failed.placed)
  const groups = entangled(world, course.operations).filter((group) => group.some((at) => !done.has(at)))
  return new Map(
    groups
      .flat()
      .sort((a, b) => a - b)
      .map((at, index) => [at, 1n << BigInt(index)])
  )
}
