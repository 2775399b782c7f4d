import type { Operation } from '../../model/operation.ts'
import { edgesOf, type Edge, type Link } from './edges.ts'
import type { Priority } from './priority.ts'

/** Operations in the order of their priority, and which of them wait for which. */
export interface Course {
  readonly operations: readonly Operation[]
  readonly edges: readonly Edge[]
  /** For each operation, how many others it waits for. */
  readonly waits: readonly number[]
  /** For each operation, those that wait for it. */
  readonly followers: readonly (readonly number[])[]
}

/** Puts operations into their priority, whatever order they come in. */
export const courseOf = (
  given: readonly Operation[],
  priority: Priority,
  links: readonly Link[] = []
): Course => {
  const operations = given.toSorted(priority)
  return linked(operations, edgesOf(operations, links))
}

const linked = (operations: readonly Operation[], edges: readonly Edge[]): Course => {
  const waits = operations.map(() => 0)
  const followers: number[][] = operations.map(() => [])
  for (const { first, second } of edges) {
    followers[first]?.push(second)
    waits[second] = (waits[second] ?? 0) + 1
  }
  return { operations, edges, waits, followers }
}

/** Some of the operations of a course, by their places, which wait for each other as before. */
export const restricted = (course: Course, wanted: ReadonlySet<number>): Course => {
  const chosen = [...wanted].sort((a, b) => a - b)
  const places = new Map(chosen.map((at, place) => [at, place]))
  const edges = chosen.flatMap((first) =>
    (course.followers[first] ?? []).flatMap((second): Edge | readonly [] => {
      const place = places.get(second)
      return place === undefined ? [] : { first: places.get(first) ?? 0, second: place, because: '' }
    })
  )
  return linked(
    chosen.flatMap((at) => course.operations[at] ?? []),
    edges
  )
}
