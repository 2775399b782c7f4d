import { reachesOfRoles, type GivingRole } from '../access/effective.ts'
import type { HeldRoles, Reaches } from '../model/access.ts'
import { on, undocumented } from '../model/grants.ts'
import type { HeldRole } from '../model/operation.ts'
import type { State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { compareText } from '../model/words.ts'
import { measureOf } from './order/measure.ts'
import { invited, settled } from './simulate.ts'

/** The two ends of a target between which people get other roles. */
export interface ExchangeInput {
  readonly target: Target
  readonly actual: State
  readonly desired: State
}

/** The roles that somebody is given and those that are taken. */
export interface Move {
  readonly user: string
  readonly given: readonly HeldRole[]
  readonly taken: readonly HeldRole[]
}

/** A role that is taken and the one that takes its place, by their places in the lists. */
export type Pair = readonly [taken: number, given: number]

/**
 * Finds out which roles take the place of which: in the fewest steps in which somebody has at no moment more than before
 * and more than afterwards, and always what they keep. Where there are no such steps, all that goes is taken, down to one
 * role; the next takes its place, and the others are given: so nobody ever has too much. It looks at one person alone and
 * at contents that no step changes; the order of the plan and its proof have the last word.
 */
export const pairing = (input: ExchangeInput): ((move: Move) => readonly Pair[]) => {
  const { target, actual } = input
  const sceneOf = scenes(input)
  const known = new Map<string, readonly Pair[]>()
  return ({ user, taken, given }) => {
    if (given.length + taken.length === 2) return [[0, 0]]
    const { roles } = actual.accounts.get(user) ?? invited(target.catalog, user)
    const gone = new Set(taken.map(({ role }) => role))
    const cast = {
      kept: [...settled(target.catalog, roles)].filter(([role]) => !gone.has(role)),
      taken,
      given
    }
    const key = JSON.stringify(cast)
    const pairs = known.get(key) ?? pairsIn(sceneOf(cast))
    known.set(key, pairs)
    return pairs
  }
}

const pairsIn = (scene: Scene): readonly Pair[] => safely(scene) ?? [byOne(scene)]

/** Somebody's roles: those that stay, those that go, and those that come. */
interface Cast extends Omit<Move, 'user'> {
  readonly kept: readonly (readonly [role: string, unit: string | null])[]
}

/** Somebody's way from the roles before to those afterwards. A set of roles is a number: the taken ones first, a bit each. */
interface Scene {
  readonly taken: number
  readonly given: number
  /** Every pair, the most alike first. */
  readonly pairs: readonly Pair[]
  readonly isSafe: (set: number) => boolean
  /** How much of what somebody keeps is missing with a set of roles. */
  readonly missing: (set: number) => number
}

/** More roles than this have too many sets to try them. */
const most = 10

/** One change of a set of roles; the pair where one role takes the place of another. */
interface Step {
  readonly goes: number
  readonly comes: number
  readonly pair: Pair | null
}

/** The pairs of the shortest way whose every set of roles is safe; null where there is none. */
const safely = (scene: Scene): readonly Pair[] | null => {
  if (scene.taken + scene.given > most) return null
  const steps = stepsOf(scene)
  const start = (1 << scene.taken) - 1
  const end = ((1 << scene.given) - 1) << scene.taken
  const ways = new Map<number, readonly Pair[]>([[start, []]])
  for (const [set, pairs] of ways) {
    for (const { goes, comes, pair } of steps) {
      const next = (set & ~goes) | comes
      const isPossible = (set & goes) === goes && (set & comes) === 0
      if (isPossible && !ways.has(next) && scene.isSafe(next)) ways.set(next, pair ? [...pairs, pair] : pairs)
    }
    if (ways.has(end)) break
  }
  return ways.get(end) ?? null
}

/** Less first, then what is most alike: of several ways that are equally short, the first is taken. */
const stepsOf = ({ taken, given, pairs }: Scene): readonly Step[] => {
  const bits = (count: number, first: number): readonly number[] =>
    Array.from({ length: count }, (_, at) => 1 << (first + at))
  return [
    ...bits(taken, 0)
      .toReversed()
      .map((goes): Step => ({ goes, comes: 0, pair: null })),
    ...pairs.map((pair): Step => ({ goes: 1 << pair[0], comes: 1 << (taken + pair[1]), pair })),
    ...bits(given, taken).map((comes): Step => ({ goes: 0, comes, pair: null }))
  ]
}

/** The one pair between all that is taken and all that is given, with which the least is missing. */
const byOne = ({ taken, pairs, missing }: Scene): Pair => {
  const lack = ([from, to]: Pair): number => missing(1 << from) + missing(1 << (taken + to))
  return pairs.reduce((best, pair) => (lack(pair) < lack(best) ? pair : best), pairs[0] ?? [0, 0])
}

const scenes = (input: ExchangeInput): ((cast: Cast) => Scene) => {
  const { target } = input
  const measure = measureOf(target.catalog)
  const contentOf = contents(input)
  const reachesOf = reachesOfRoles(target.catalog, contentOf)
  return ({ kept, taken, given }) => {
    const moving = [
      ...taken.map(({ role, unit }) => [formerly(role), unit] as const),
      ...given.map(({ role, unit }) => [role, unit] as const)
    ]
    const rolesIn = (set: number): HeldRoles =>
      new Map([...kept, ...moving.filter((_, at) => (set & (1 << at)) !== 0)])
    const start = rolesIn((1 << taken.length) - 1)
    const end = rolesIn(((1 << given.length) - 1) << taken.length)
    const [before, after] = [reachesOf(start), reachesOf(end)]
    const shared = measure.shared(before, after)
    const isEnough = enough(target, start.size, end.size)
    const isWithin = (now: Reaches): boolean => measure.within(now, before) || measure.within(now, after)
    return {
      taken: taken.length,
      given: given.length,
      pairs: byLikeness(contentOf, taken, given),
      isSafe(set) {
        const roles = rolesIn(set)
        const now = reachesOf(roles)
        return isEnough(roles.size) && isWithin(now) && measure.within(shared, now)
      },
      missing: (set) => measure.missing(shared, reachesOf(rolesIn(set))).length
    }
  }
}

/** Every pair, those first that have the most permissions in common. */
const byLikeness = (
  contentOf: (name: string) => GivingRole,
  taken: readonly HeldRole[],
  given: readonly HeldRole[]
): readonly Pair[] => {
  const alike = (from: HeldRole, to: HeldRole): number => {
    const { grants } = contentOf(formerly(from.role))
    return [...contentOf(to.role).grants.keys()].filter((permission) => grants.has(permission)).length
  }
  return taken
    .flatMap((from, at) =>
      given.map((to, index) => ({ from, to, alike: alike(from, to), pair: [at, index] as const }))
    )
    .sort(
      (a, b) =>
        b.alike - a.alike || compareText(a.to.role, b.to.role) || compareText(a.from.role, b.from.role)
    )
    .map(({ pair }) => pair)
}

/** Whether the platform takes so many roles for one person, and nobody falls back on the way. */
const enough = (
  { catalog: { rolesPerUser, fallbackRole } }: Target,
  before: number,
  after: number
): ((count: number) => boolean) => {
  const least = Math.min(Math.max(rolesPerUser.min, fallbackRole === null ? 0 : 1), before, after)
  const largest = Math.max(rolesPerUser.max ?? Infinity, before, after)
  return (count) => least <= count && count <= largest
}

/** A role as it is before the plan; what is taken counts as it was, all else as it will be. */
const formerly = (role: string): string => `${role}\nbefore`

const contents = ({ actual, desired }: ExchangeInput): ((name: string) => GivingRole) => {
  const unknown = (id: string): GivingRole => ({ id, scope: null, grants: new Map([[undocumented(id), on]]) })
  return (name) => {
    const [id = '', isFormer] = name.split('\n')
    const [first, second] = isFormer === undefined ? [desired, actual] : [actual, desired]
    return first.roles.get(id) ?? second.roles.get(id) ?? unknown(id)
  }
}
