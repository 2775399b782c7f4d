import type { Operation } from '../../model/operation.ts'
import type { Edge } from './edges.ts'
import type { Waited } from './site.ts'
import { changesAccess, type World } from './world.ts'

/** Which things each of the operations has in common with others: people, administrators, room for roles. */
export const concernsOf = (world: World, operation: Operation): readonly Waited[] => {
  const site = world.sites.get(operation.target)
  if (!site) return []
  const { user, role, kind } = operation
  if (user === null) {
    if (kind !== 'update-role') return site.roleLimit < Infinity ? [site.room] : []
    if (!changesAccess(site, operation)) return []
    const seats = site.holders.get(role ?? '') ?? []
    const isShared = seats.some(decidesAdministration)
    return [...(isShared ? [site.administration] : []), ...new Set(seats.map(({ person }) => person))]
  }
  const seat = site.seats.get(user)
  if (!seat) return []
  return decidesAdministration(seat) ? [seat.person, site.administration] : [seat.person]
}

const decidesAdministration = ({
  site,
  administersBefore,
  administersAfter
}: {
  readonly site: { readonly administratorsNeeded: number }
  readonly administersBefore: boolean
  readonly administersAfter: boolean
}): boolean => site.administratorsNeeded > 0 && (administersBefore || administersAfter)

/**
 * Operations that have nothing in common with those of other groups, in the order in which they come. With edges, no
 * operation of a group waits for one of another either.
 */
export const entangled = (
  world: World,
  operations: readonly Operation[],
  edges: readonly Edge[] = []
): readonly (readonly number[])[] => {
  const parents = operations.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parents[root] !== root) root = parents[root] ?? root
    for (let next = at; next !== root;) {
      const parent = parents[next] ?? root
      parents[next] = root
      next = parent
    }
    return root
  }
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)]
    parents[Math.max(first, second)] = Math.min(first, second)
  }
  const firstWith = new Map<Waited, number>()
  for (const [at, operation] of operations.entries()) {
    for (const thing of concernsOf(world, operation)) {
      const first = firstWith.get(thing)
      if (first === undefined) firstWith.set(thing, at)
      else join(first, at)
    }
  }
  for (const { first, second } of edges) join(first, second)
  const groups = new Map<number, number[]>()
  for (const at of operations.keys()) {
    const root = rootOf(at)
    const group = groups.get(root)
    if (group) group.push(at)
    else groups.set(root, [at])
  }
  return [...groups.values()]
}
