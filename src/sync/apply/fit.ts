import type { Operation } from '../../model/operation.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { fallsBack, stagesWithFallback } from './fallback.ts'
import { touchesOf, type Touch, type Value } from './subject.ts'

/** A target as it was read, for {@link fit}. */
export interface ObservedTarget {
  readonly target: Target
  readonly state: State
}

/**
 * After how many of the operations the targets are as they are; the most where several numbers fit, null where none
 * does. Each thing that operations change is looked at once: it allows the stretches in which it has the value it has.
 */
export const fit = (
  targets: ReadonlyMap<string, ObservedTarget>,
  operations: readonly Operation[]
): number | null => {
  const histories = historiesOf(targets, operations)
  /** How many more histories allow a number than the number before it. */
  const changes = Array.from({ length: operations.length + 2 }, () => 0)
  const add = (at: number, by: number): void => void (changes[at] = (changes[at] ?? 0) + by)
  for (const { ends, isNow } of histories) {
    let from = 0
    for (const [stage, end] of [...ends, operations.length].entries()) {
      if (isNow[stage] === true) {
        add(from, 1)
        add(end + 1, -1)
      }
      from = end + 1
    }
  }
  let found: number | null = null
  let allowing = 0
  for (let done = 0; done <= operations.length; done++) {
    allowing += changes[done] ?? 0
    if (allowing === histories.length) found = done
  }
  return found
}

/** The stages of one thing. */
interface History {
  /** The operations that end a stage, by their places. */
  readonly ends: readonly number[]
  /** For each stage, one more than there are ends, whether the thing is now as it is then. */
  readonly isNow: readonly boolean[]
}

/** An operation at its place. */
interface Placed {
  readonly at: number
  readonly operation: Operation
}

const historiesOf = (
  targets: ReadonlyMap<string, ObservedTarget>,
  operations: readonly Operation[]
): readonly History[] => {
  const touched = new Map<string, { readonly at: number; readonly touch: Touch; readonly now: Value }[]>()
  const people = new Map<string, { readonly observed: ObservedTarget; readonly own: Placed[] }>()
  for (const [at, operation] of operations.entries()) {
    const observed = targets.get(operation.target)
    if (!observed) continue
    const { catalog } = observed.target
    if (fallsBack(catalog, operation)) {
      const name = `${operation.target} ${operation.user}`
      const known = people.get(name)
      if (known) known.own.push({ at, operation })
      else people.set(name, { observed, own: [{ at, operation }] })
      continue
    }
    for (const touch of touchesOf(catalog, operation)) {
      const name = `${operation.target} ${touch.subject}`
      const known = touched.get(name)
      if (known) known.push({ at, touch, now: known[0]?.now ?? null })
      else touched.set(name, [{ at, touch, now: touch.of(observed.state) }])
    }
  }
  return [
    ...[...touched.values()].map((steps) => ({
      ends: steps.map(({ at }) => at),
      isNow: [
        ...steps.map(({ touch, now }) => touch.before === now),
        steps.at(-1)?.touch.after === steps[0]?.now
      ]
    })),
    ...[...people.values()].map(({ observed, own }) => ({
      ends: own.map(({ at }) => at),
      isNow: stagesWithFallback(
        observed,
        own.map(({ operation }) => operation)
      )
    }))
  ]
}
