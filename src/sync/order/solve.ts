import type { Operation } from '../../model/operation.ts'
import { needsBridge, type Detour } from './detour.ts'
import { inTwo } from './make.ts'
import { mayBeHelped, separate } from './people.ts'
import { byPerson } from './priority.ts'
import type { Seat } from './seat.ts'
import { commonContent } from './split.ts'
import { overTemporaryTitles } from './titles.ts'
import { isPossible, tryWay, type Terms, type Tried, type Way } from './way.ts'

/** The largest number of people or updates among whom each is tried whether it can do without. */
const fewEnough = 8

/** The largest number of people who fare alike that are looked at one by one, so that each can get a temporary role. */
const fewEnoughToHelp = 20

/** The detours that somebody who is in the way of every order could take, the best first. */
type Choice = (seat: Seat) => readonly Detour[]

const withoutSplit: Way['split'] = new Map()

/** Tries the operations alone. */
export const solvePlainly = (terms: Terms): Tried =>
  tryWay(terms, { split: withoutSplit, detours: new Map() })

/**
 * Finds an order that is safe at every step where the operations alone have none: with temporary titles; with updates in
 * two steps; over the role that the platform gives by itself; over temporary roles; and only then with interruptions, of as
 * few people as possible. What nobody allows (more access than at both ends, a conflict, no administrator) is in none of
 * them. The answer does not go through where nothing helps.
 */
export const solveOtherwise = (terms: Terms): Tried => {
  const titles = overTemporaryTitles(terms.operations)
  const split = new Map([...titles, ...overCommonContent(terms)])
  const personal = { ...terms, priority: byPerson }
  const splits = [titles, split].filter((steps) => steps.size > 0)
  const each = split.size > titles.size ? [titles, split] : [titles]
  const stages: readonly (() => Tried)[] = [
    ...splits.map((steps) => () => grow(terms, steps, () => [])),
    ...each.map((steps) => () => grow(personal, steps, overFallback)),
    ...each.map((steps) => () => grow(personal, steps, helped)),
    ...each.map((steps) => () => grow(personal, steps, handedOver)),
    () => grow(personal, split, (seat) => [...helped(seat), ...interrupted(seat)]),
    () => grow(personal, split, interrupted),
    () => grow(personal, split, emptied)
  ]
  return firstWhole(stages) ?? grow(personal, split, interrupted)
}

/** The first that goes through; all others are undone. */
const firstWhole = (stages: readonly (() => Tried)[]): Tried | null => {
  for (const stage of stages) {
    const tried = stage()
    if (tried.route.isWhole) return tried
    tried.route.undo()
  }
  return null
}

/** The emergency: everybody may be interrupted, and updates take before they give. */
export const solveInEmergency = (terms: Terms): Tried => {
  const updates = overCommonContent(terms)
  const split = new Map([...overTemporaryTitles(terms.operations), ...updates])
  const seats = [...new Set(terms.operations.flatMap((operation) => seatsOf(terms, operation)))]
  const trying =
    (steps: Way['split'], choose: Choice): (() => Tried) =>
    () => {
      const bare: Way = { split: steps, detours: new Map() }
      const detours = new Map(seats.flatMap((seat) => chosen(terms, bare, seat, choose)))
      return tryWay(terms, { split: steps, detours })
    }
  const stages = [trying(updates, interrupted), trying(split, interrupted), trying(split, emptied)]
  return firstWhole(stages) ?? trying(split, interrupted)()
}

/** The updates that take something and give something, each in two steps: first what the role keeps, then the rest. */
const overCommonContent = ({ world, operations }: Terms): Way['split'] =>
  new Map(
    operations.flatMap((operation) => {
      const site = world.sites.get(operation.target)
      const common = site ? commonContent(site, operation) : null
      return common ? [[operation, inTwo(operation, { after: common }, { before: common })] as const] : []
    })
  )

const overFallback: Choice = () => ['fallback']

const helped: Choice = (seat) => (mayHelp(seat) && needsBridge(seat) ? ['helper'] : [])

const mayHelp = ({ site, users }: Seat): boolean =>
  site.given.canHelp && users.every((user) => mayBeHelped(site, user))

const handedOver: Choice = (seat) =>
  mayHelp(seat) && seat.administersAfter && !seat.administersBefore ? ['handover'] : helped(seat)

const interrupted: Choice = ({ isOwn }) => (isOwn ? [] : ['gap'])

const emptied: Choice = ({ isOwn }) => (isOwn ? [] : ['gap-fallback', 'gap'])

/** Gives detours to whoever is in the way until there is an order, then takes back those that are not needed. */
const grow = (terms: Terms, split: Way['split'], choose: Choice): Tried => {
  let way: Way = { split, detours: new Map() }
  for (;;) {
    const tried = tryWay(terms, way)
    if (tried.route.isWhole) return prune(terms, tried)
    tried.route.undo()
    const more = nextDetours(terms, tried, choose)
    if (more.length === 0) return tried
    way = { split, detours: new Map([...way.detours, ...more]) }
  }
}

type Chosen = readonly [Seat, Detour]

/** Those who are in the way, and everybody else where none of them has a detour. */
const nextDetours = (terms: Terms, { way, course, inTheWay }: Tried, choose: Choice): readonly Chosen[] => {
  const ofThem = detoursFor(terms, way, inTheWay, choose)
  if (ofThem.length > 0) return ofThem
  const everybody = course.operations.flatMap((operation) => seatsOf(terms, operation))
  return detoursFor(terms, way, everybody, choose)
}

const detoursFor = (terms: Terms, way: Way, seats: readonly Seat[], choose: Choice): readonly Chosen[] =>
  [...new Set(seats)]
    .filter((seat) => !way.detours.has(seat))
    .flatMap((seat) =>
      choose(seat).some((each) => each === 'helper' || each === 'handover') ? oneByOne(seat) : [seat]
    )
    .flatMap((seat) => chosen(terms, way, seat, choose))

const chosen = (terms: Terms, way: Way, seat: Seat, choose: Choice): readonly Chosen[] => {
  const isAlone = seat.users.length === 1
  const detour = choose(seat).find(
    (each) => each === 'gap' || (isAlone && isPossible(terms, way, seat, each))
  )
  return detour === undefined ? [] : [[seat, detour]]
}

const oneByOne = (seat: Seat): readonly Seat[] =>
  seat.users.length > 1 && seat.users.length <= fewEnoughToHelp ? separate(seat) : [seat]

/** Everybody whose access an operation decides, on its target. */
const seatsOf = ({ world }: Terms, { target, user, role }: Operation): readonly Seat[] => {
  const site = world.sites.get(target)
  if (user === null) return site?.holders.get(role ?? '') ?? []
  const seat = site?.seats.get(user)
  return seat ? [seat] : []
}

/** Does without each detour and each split that is not needed, where they are few enough to try. */
const prune = (terms: Terms, tried: Tried): Tried => {
  let { way } = tried
  const tries = [
    ...(way.detours.size <= fewEnough ? way.detours.keys() : []),
    ...(way.split.size <= fewEnough ? way.split.keys() : [])
  ]
  if (tries.length === 0) return tried
  tried.route.undo()
  for (const each of tries) {
    const smaller = without(way, each)
    const { route } = tryWay(terms, smaller)
    route.undo()
    if (route.isWhole) way = smaller
  }
  return tryWay(terms, way)
}

const without = ({ split, detours }: Way, left: Seat | Operation): Way => ({
  split: new Map([...split].filter(([operation]) => operation !== left)),
  detours: new Map([...detours].filter(([seat]) => seat !== left))
})
