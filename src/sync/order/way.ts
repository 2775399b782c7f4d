import type { Operation } from '../../model/operation.ts'
import { courseOf, type Course } from './course.ts'
import { detourOf, livesOf, type Around, type Detour } from './detour.ts'
import type { Link } from './edges.ts'
import { goGreedily, type Route } from './greedy.ts'
import type { HelperMaker, HelperRole } from './helper-role.ts'
import type { Priority } from './priority.ts'
import { unlistedLinks } from './unlisted.ts'
import { hopelessIn } from './hopeless.ts'
import { search, type Budget } from './search.ts'
import type { Seat } from './seat.ts'
import { changesAccess, type World } from './world.ts'

/** What is allowed beside the operations themselves to make an order possible. */
export interface Way {
  /** The operations that are done in two steps, and the steps. */
  readonly split: ReadonlyMap<Operation, readonly [Operation, Operation]>
  readonly detours: ReadonlyMap<Seat, Detour>
}

/** A way that was tried. The world is where its route ended, until that is undone. */
export interface Tried {
  readonly way: Way
  readonly course: Course
  readonly route: Route
  /** Where it does not go through: who is in the way, as far as that is known. */
  readonly inTheWay: readonly Seat[]
  /** Whether a search was given up. */
  readonly isCapped: boolean
  /** The temporary roles, and who has them. */
  readonly helpers: readonly { readonly helper: HelperRole; readonly user: string }[]
}

/** What trying needs to know beside the way. */
export interface Terms {
  readonly world: World
  readonly operations: readonly Operation[]
  /** The operations of each person on each target; see {@link byUser}. */
  readonly ownOf: ReadonlyMap<string, readonly Operation[]>
  readonly makeHelper: HelperMaker
  readonly priority: Priority
}

/** How often one search may look at somebody. */
export const longestSearch = 20_000

/** Tries a way, greedily first, and by search where that ends and nobody makes a search hopeless. */
export const tryWay = (terms: Terms, way: Way): Tried => {
  const { world, priority } = terms
  const { operations, links, helpers } = build(terms, way)
  const moves = unlistedLinks((target) => world.sites.get(target)?.given, operations)
  const course = courseOf(operations, priority, [...links, ...moves])
  const release = prepare(world, way, operations)
  const greedy = goGreedily(world, course)
  const tried = { way, course, helpers, inTheWay: [], isCapped: false }
  if (greedy.isWhole) return { ...tried, route: undoneBy(greedy, release) }
  greedy.undo()
  const ended = { ...greedy, undo: release }
  if (greedy.blocks.size === 0) return { ...tried, route: ended }
  const hopeless = hopelessIn(world, course, greedy)
  if (hopeless.length > 0) return { ...tried, route: ended, inTheWay: hopeless }
  const budget: Budget = { looks: longestSearch }
  const found = search(world, course, greedy, budget)
  if (found !== null) return { ...tried, route: undoneBy(found, release) }
  const inTheWay = [...greedy.blocks.values()].flatMap(({ seat }) => seat ?? [])
  return { ...tried, route: ended, inTheWay, isCapped: budget.looks <= 0 }
}

const undoneBy = (route: Route, release: () => void): Route => ({
  ...route,
  undo() {
    route.undo()
    release()
  }
})

/** Whether somebody can take a detour, where these updates are done in two steps. */
export const isPossible = (terms: Terms, { split }: Way, seat: Seat, detour: Detour): boolean =>
  detourOf(seat, detour, around(seat, terms.ownOf, updatesOf(terms, split)), terms.makeHelper) !== null

interface Built {
  readonly operations: readonly Operation[]
  readonly links: readonly Link[]
  readonly helpers: Tried['helpers']
}

const build = (terms: Terms, { split, detours }: Way): Built => {
  const { world, operations, makeHelper } = terms
  const replaced = new Set<Operation>(split.keys())
  const added: Operation[] = [...split.values()].flat()
  const links: Link[] = []
  for (const [{ id: first }, { id: second }] of split.values())
    links.push({ first, second, because: 'it is the second of two steps' })
  const helpers: { helper: HelperRole; user: string }[] = []
  const updates = detours.size > 0 ? updatesOf(terms, split) : []
  for (const [seat, detour] of detours) {
    const change = detourOf(seat, detour, around(seat, terms.ownOf, updates), makeHelper)
    for (const operation of change?.removed ?? []) replaced.add(operation)
    added.push(...(change?.added ?? []))
    links.push(...(change?.links ?? []))
    for (const helper of change?.helpers ?? []) helpers.push({ helper, user: seat.users[0] ?? '' })
  }
  const births = [...livesOf(helpers.map(({ helper }) => helper)).values()].flatMap(({ create }) =>
    world.sites.get(create.target)?.contents.has(create.role ?? '') ? [] : create
  )
  const left = operations.filter((operation) => !replaced.has(operation))
  return { operations: [...left, ...added, ...births], links, helpers }
}

const updatesOf = ({ world, operations }: Terms, split: Way['split']): readonly Operation[] =>
  operations.filter((each) => isUpdate(world, each)).flatMap((each) => split.get(each) ?? each)

const isUpdate = ({ sites }: World, operation: Operation): boolean => {
  const site = sites.get(operation.target)
  return site !== undefined && changesAccess(site, operation)
}

const keyOf = (target: string, user: string | null): string => `${target}\n${user ?? ''}`

/** The operations of each person on each target. */
export const byUser = (operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> => {
  const users = new Map<string, Operation[]>()
  for (const operation of operations) {
    const key = keyOf(operation.target, operation.user)
    const own = users.get(key)
    if (own) own.push(operation)
    else users.set(key, [operation])
  }
  return users
}

const around = (
  { site, users, start, end }: Seat,
  ownOf: ReadonlyMap<string, readonly Operation[]>,
  updates: readonly Operation[]
): Around => ({
  own: ownOf.get(keyOf(site.given.target.id, users[0] ?? '')) ?? [],
  updates: updates.filter(
    ({ target, role }) =>
      target === site.given.target.id && (start.roles.has(role ?? '') || end.roles.has(role ?? ''))
  )
})

/** Tells the seats what this way allows them; the answer takes it back. */
const prepare = ({ sites }: World, { detours }: Way, operations: readonly Operation[]): (() => void) => {
  const coming = operations.flatMap(({ kind, target, user }) => {
    const seat = kind === 'assign' ? sites.get(target)?.seats.get(user ?? '') : undefined
    return seat ? [seat] : []
  })
  for (const seat of coming) seat.coming += 1
  for (const [seat, detour] of detours) {
    seat.isWaived = detour === 'gap' || detour === 'gap-fallback'
    seat.mayFallBack = detour === 'fallback' || detour === 'gap-fallback'
  }
  return () => {
    for (const seat of coming) seat.coming = 0
    for (const seat of detours.keys()) Object.assign(seat, { isWaived: false, mayFallBack: false })
  }
}
