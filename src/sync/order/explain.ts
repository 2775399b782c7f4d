import type { Operation } from '../../model/operation.ts'
import { counted, tick } from '../../model/words.ts'
import { describe } from '../describe.ts'
import type { Refusal } from '../refusal.ts'
import type { Course } from './course.ts'
import { concernsOf } from './entangled.ts'
import type { Route } from './greedy.ts'
import type { Site } from './site.ts'
import type { Block } from './trial.ts'
import { untilGiven } from './unlisted.ts'
import type { Tried } from './way.ts'
import type { World } from './world.ts'

/** What an operation waits for that cannot come first either; nobody where nothing that is to come would help. */
interface Wait {
  readonly for: number | null
  readonly because: string
}

/** Why the operations that have no place cannot be put in an order, in words that name them. */
export const explain = (world: World, { course, route, inTheWay }: Tried): Refusal => {
  const { operations, edges } = course
  const placed = new Set(route.placed)
  const open = operations.map((_, at) => at).filter((at) => !placed.has(at))
  const waits = new Map<number, Wait>()
  for (const { first, second, because } of edges) {
    if (!placed.has(first) && !placed.has(second) && !waits.has(second))
      waits.set(second, { for: first, because })
  }
  for (const [at, block] of route.blocks)
    waits.set(at, {
      for: releasing(world, operations, open, at, block),
      because: why(block, world.sites.get(operations[at]?.target ?? ''))
    })
  const isCause = (at: number): boolean => inTheWay.some((seat) => seat === route.blocks.get(at)?.seat)
  const start = open.find(isCause) ?? open.find((at) => route.blocks.has(at)) ?? open[0] ?? 0
  const target = operations[start]?.target ?? ''
  return {
    target,
    message: `no order is safe and accepted by the platform: ${inWords(operations, waits, start)}`,
    help:
      helpForNewcomer(world, course, route) ??
      helpForUnlisted(world, operations, waits) ??
      helpFor(world.sites.get(target))
  }
}

/** With a line, it is known what somebody is to have, whatever is taken first. */
const helpForUnlisted = (
  { sites }: World,
  operations: readonly Operation[],
  waits: ReadonlyMap<number, Wait>
): string | null => {
  for (const [at, { because }] of waits) {
    const { target = '', user = null } = operations[at] ?? {}
    if (because === untilGiven && user !== null && sites.get(target)?.given.holders.has(user) === false)
      return `write a line for ${tick(user)}, with the role that they are to have instead`
  }
  return null
}

/** Whoever is new may have more at first than they are to have, because the platform gives a role to every new account. */
const helpForNewcomer = (world: World, { operations }: Course, { blocks }: Route): string | null => {
  for (const [at, { because }] of blocks) {
    const { kind, target, user } = operations[at] ?? {}
    const { catalog } = world.sites.get(target ?? '')?.given.target ?? {}
    const role = catalog?.fallbackRole ?? null
    if (kind === 'invite' && because === 'I1' && role !== null)
      return `${catalog?.title} gives ${tick(role)} to every new account: give ${tick(user ?? '')} that role too, and take it in a change of its own`
  }
  return null
}

const helpFor = (site: Site | undefined): string => {
  const steps = 'make the change in two steps, each its own'
  const mayHelp = site?.given.target.document?.helpers === false
  return mayHelp ? `${steps}, or allow temporary roles with \`helpers: true\` on the target` : steps
}

/** An operation that is still to come and touches what another one waits for. */
const releasing = (
  world: World,
  operations: readonly Operation[],
  open: readonly number[],
  at: number,
  { on, because }: Block
): number | null => {
  const touches = (operation: Operation): boolean =>
    because === 'room'
      ? operation.kind === 'delete-role' && operation.target === operations[at]?.target
      : concernsOf(world, operation).includes(on)
  return (
    open.find((other) => other !== at && operations[other] !== undefined && touches(operations[other])) ??
    null
  )
}

const noRoom = (site: Site | undefined): string => {
  const { catalog, document } = site?.given.target ?? {}
  const subscription = catalog?.subscriptions.get(document?.subscription ?? '')
  return `${subscription?.title} allows ${counted(subscription?.customRoles ?? 0, 'custom role')}`
}

const why = ({ because, seat, on }: Block, site: Site | undefined): string => {
  const who = tick(seat?.users[0] ?? on.name)
  const catalog = site?.given.target.catalog
  switch (because) {
    case 'I1':
      return `else ${who} would for a while have more than before and more than afterwards`
    case 'I2':
      return `else ${who} would for a while break a conflict`
    case 'I3':
      return `else ${who} would for a while be without what they have before and afterwards`
    case 'I4':
      return `${catalog?.title} wants ${counted(catalog?.rolesPerUser.min ?? 1, 'role')} for each person`
    case 'I5':
      return 'an administrator must remain'
    case 'room':
      return noRoom(site)
    case 'number':
      return `${catalog?.title} allows ${counted(catalog?.rolesPerUser.max ?? 1, 'role')} for each person`
    case 'fallback':
      return `${catalog?.title} gives ${tick(catalog?.fallbackRole ?? '')} to whoever has no role`
  }
}

/** Follows the waits from one operation until one comes again or nothing is waited for. */
const inWords = (
  operations: readonly Operation[],
  waits: ReadonlyMap<number, Wait>,
  start: number
): string => {
  const name = (at: number): string => {
    const operation = operations[at]
    return operation ? `"${describe(operation)}"` : ''
  }
  const path: number[] = []
  let at: number | null = start
  while (at !== null && !path.includes(at)) {
    path.push(at)
    at = waits.get(at)?.for ?? null
  }
  const cycle = at === null ? path : path.slice(path.indexOf(at))
  const steps = cycle.map((from) => {
    const wait = waits.get(from)
    if (!wait || wait.for === null) return `${name(from)} is not possible: ${wait?.because ?? ''}`
    return `${name(from)} waits for ${name(wait.for)} (${wait.because})`
  })
  return steps.join('; ')
}
