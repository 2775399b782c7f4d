import type { Reaches, Span } from '../model/access.ts'
import type { Holder, Holding } from '../model/holder.ts'
import { isActive, type Instant } from '../model/instant.ts'
import type { Place } from '../model/place.ts'
import type { Line, FunctionEntry } from '../model/document.ts'
import type { RuleContext } from '../model/rule.ts'
import type { Target } from '../model/target.ts'
import { roleName } from './about.ts'
import { rolesAlone } from './alone.ts'
import { bothSides, joinSides, type ConflictMap, type Side, type Sides } from './conflicts.ts'

/** Something that gives a person one side of a conflict, or both. */
interface Giver {
  readonly target: Target
  readonly role: string
  readonly at: Place
  /** When it begins. */
  readonly from: Instant
  /** Lines of documents come after job functions, the later after the earlier. */
  readonly order: number
  readonly sides: number
  /** The permission of each side. */
  readonly permissions: Readonly<Record<Side, string | null>>
}

/** A conflict that one person breaks in one environment. */
export interface Breach {
  readonly user: string
  /** The number of the conflict in its {@link ConflictMap}. */
  readonly conflict: number
  /** When it begins; null where it is so already. */
  readonly from: Instant | null
  /** What completes it: what begins last, else what is written last. */
  readonly completing: { readonly role: string; readonly at: Place }
  /** One permission of each side, and by which role it is held. */
  readonly held: readonly { readonly permission: string; readonly target: Target; readonly role: string }[]
  /** What else gives a side at that instant. */
  readonly others: readonly { readonly role: string; readonly at: Place }[]
  /** The role that gives both sides alone, with its platform; null where it takes several. */
  readonly only: string | null
}

/** One person on one target. */
interface Post {
  readonly target: Target
  readonly holder: Holder
  readonly spans: readonly Span[]
}

/** Every conflict that somebody breaks, now or later, by everything held in one environment; each once. */
export function* breaches(context: RuleContext, map: ConflictMap): Iterable<Breach> {
  const order = orderOf(context)
  const alone = rolesAlone(context.access)
  for (const targets of environments(context)) {
    for (const [user, sides] of heldEver(context, map, targets)) {
      if (!sides.includes(bothSides)) continue
      const posts = postsOf(context, targets, user)
      for (const conflict of map.conflicts.keys()) {
        const from = sides[conflict] === bothSides ? firstInstant(context, map, posts, conflict) : null
        const breach =
          from === null ? null : breachAt(context, map, { user, posts, order, alone }, conflict, from)
        if (breach !== null) yield breach
      }
    }
  }
}

/** The targets of each environment. */
const environments = ({ policy }: RuleContext): Iterable<readonly Target[]> => {
  const known = new Map<string, Target[]>()
  for (const target of policy.targets.values()) {
    const targets = known.get(target.environment)
    if (targets) targets.push(target)
    else known.set(target.environment, [target])
  }
  return known.values()
}

/** Each user's sides from now on, whether held at one time or not: only who has both of one is worth a closer look. */
const heldEver = (
  context: RuleContext,
  map: ConflictMap,
  targets: readonly Target[]
): ReadonlyMap<string, Sides> => {
  const held = new Map<string, Sides>()
  for (const target of targets) {
    for (const holder of context.access.holders(target).values()) {
      for (const { roles } of spansOf(context, target, holder)) {
        const sides = map.sides(target, context.access.reaches(target, roles))
        const known = held.get(holder.user) ?? sides
        held.set(holder.user, known === sides ? sides : joinSides(known, sides))
      }
    }
  }
  return held
}

/** What is left of somebody's time on a target; nothing where they are not active. */
const spansOf = ({ access, now }: RuleContext, target: Target, holder: Holder): readonly Span[] =>
  access.spans(target, holder).filter(({ period }) => period.until > now)

const postsOf = (context: RuleContext, targets: readonly Target[], user: string): readonly Post[] =>
  targets.flatMap((target) => {
    const holder = context.access.holders(target).get(user)
    return holder ? [{ target, holder, spans: spansOf(context, target, holder) }] : []
  })

/** The first instant from now on at which both sides are held; null where there is none. */
const firstInstant = (
  { access, now }: RuleContext,
  map: ConflictMap,
  posts: readonly Post[],
  conflict: number
): Instant | null => {
  const starts = posts.flatMap(({ spans }) => spans.map(({ period }) => Math.max(now, period.from)))
  const instants = [...new Set(starts)].sort((a, b) => a - b)
  const heldAt = (at: Instant): number =>
    posts.reduce((sum, { target, spans }) => {
      const span = spans.find(({ period }) => isActive(period, at))
      return span ? sum | (map.sides(target, access.reaches(target, span.roles))[conflict] ?? 0) : sum
    }, 0)
  return instants.find((at) => heldAt(at) === bothSides) ?? null
}

interface Somebody {
  readonly user: string
  readonly posts: readonly Post[]
  readonly order: (through: Line | FunctionEntry) => number
  readonly alone: (target: Target, role: string) => Reaches
}

const breachAt = (
  context: RuleContext,
  map: ConflictMap,
  { user, posts, order, alone }: Somebody,
  conflict: number,
  from: Instant
): Breach | null => {
  const givers = posts
    .flatMap((post) => giversOf(map, post, { conflict, at: from, order, alone }))
    .sort((a, b) => (a.from === b.from ? a.order - b.order : a.from - b.from))
  const last = givers.at(-1)
  if (last === undefined) return null
  const roles = new Set(givers.map(({ target, role }) => roleName(target.catalog.id, role)))
  const [only = null] = roles.size === 1 ? roles : []
  return {
    user,
    conflict,
    from: from > context.now ? from : null,
    completing: last,
    held: ([1, 2] as const).flatMap((side) => heldThrough(givers, side)),
    others: givers.slice(0, -1),
    only
  }
}

/** By what the person has a side: by what completes the conflict where that gives it, else by the first that does. */
const heldThrough = (givers: readonly Giver[], side: Side): Breach['held'] => {
  const gives = ({ sides }: Giver): boolean => (sides & side) !== 0
  const giver = givers.slice(-1).find(gives) ?? givers.find(gives)
  const permission = giver?.permissions[side] ?? null
  return giver === undefined || permission === null
    ? []
    : [{ permission, target: giver.target, role: giver.role }]
}

interface Question {
  readonly conflict: number
  readonly at: Instant
  readonly order: Somebody['order']
  readonly alone: Somebody['alone']
}

/** What gives the person a side of the conflict on one target at an instant. */
const giversOf = (
  map: ConflictMap,
  { target, holder, spans }: Post,
  { conflict, at, order, alone }: Question
): readonly Giver[] => {
  const span = spans.find(({ period }) => isActive(period, at))
  const given = span?.holdings ?? []
  const by = given.length > 0 || span === undefined ? given.map(ofHolding(order)) : byItself(holder, span)
  return by.flatMap((source) => {
    const reaches = alone(target, source.role)
    const sides = map.sides(target, reaches)[conflict] ?? 0
    if (sides === 0) return []
    const permissions = {
      1: map.example(target, reaches, conflict, 1),
      2: map.example(target, reaches, conflict, 2)
    }
    return [{ ...source, target, sides, permissions }]
  })
}

type Source = Pick<Giver, 'role' | 'at' | 'from' | 'order'>

const ofHolding =
  (order: Somebody['order']) =>
  ({ role, at, period, through }: Holding): Source => ({
    role,
    at,
    from: period.from,
    order: order(through)
  })

/** The role that the platform gives by itself to whoever has none. */
const byItself = ({ lines, holdings, person }: Holder, { roles, period }: Span): readonly Source[] => {
  const at = lines[0]?.at ?? holdings[0]?.at ?? person?.at
  return at === undefined ? [] : [...roles.keys()].map((role) => ({ role, at, from: period.from, order: -1 }))
}

/** Job functions first, then the lines in the order of the documents. */
const orderOf = ({ policy }: RuleContext): Somebody['order'] => {
  const numbers = new Map<Line | FunctionEntry, number>()
  for (const [index, line] of policy.declared.lines.entries()) numbers.set(line, index + 1)
  return (through) => numbers.get(through) ?? 0
}
