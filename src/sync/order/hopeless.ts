import { isHeld } from '../simulate.ts'
import { restricted, type Course } from './course.ts'
import { concernsOf } from './entangled.ts'
import { goGreedily, type Route } from './greedy.ts'
import { search, type Budget } from './search.ts'
import type { Person, Seat } from './seat.ts'
import type { Waited } from './site.ts'
import type { World } from './world.ts'

/** One person has few operations, unless many roles change. */
const longestLook = 2000

/**
 * Those of the people who hold up a route whose own operations have no safe order even where nobody else counts: then no
 * order of all operations is safe either, and nothing has to be searched. The world is where the route began.
 */
export const hopelessIn = (world: World, course: Course, { blocks }: Route): readonly Seat[] => {
  const seats = new Set([...blocks.values()].flatMap(({ seat }) => seat ?? []))
  if (seats.size === 0) return []
  const ownOf = ownOperations(world, course)
  const known = new Map<Person, boolean>()
  return [...seats].filter(({ person }) => {
    const answer = known.get(person) ?? isHopeless(world, restricted(course, ownOf(person)), person)
    known.set(person, answer)
    return answer
  })
}

const isHopeless = (world: World, own: Course, person: Person): boolean => {
  world.only = person
  const route = goGreedily(world, own)
  route.undo()
  const budget: Budget = { looks: longestLook }
  const found = route.isWhole ? route : search(world, own, route, budget)
  if (found !== route) found?.undo()
  world.only = null
  return found === null && budget.looks > 0
}

/** Finds the operations that concern somebody, and those by which the roles that they give come to exist. */
const ownOperations = (world: World, { operations }: Course): ((person: Person) => ReadonlySet<number>) => {
  const concerning = new Map<Waited, number[]>()
  const creating = new Map<string, number>()
  for (const [at, operation] of operations.entries()) {
    if (operation.kind === 'create-role') creating.set(`${operation.target}\n${operation.role ?? ''}`, at)
    for (const thing of concernsOf(world, operation)) {
      const known = concerning.get(thing)
      if (known) known.push(at)
      else concerning.set(thing, [at])
    }
  }
  return (person) => {
    const own = concerning.get(person) ?? []
    const given = own.flatMap((at) => {
      const { target, after } = operations[at] ?? { target: '', after: null }
      return isHeld(after) ? (creating.get(`${target}\n${after.role}`) ?? []) : []
    })
    return new Set([...own, ...given])
  }
}
