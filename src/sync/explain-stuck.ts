import type { Operation } from '../model/operation.ts'
import type { Target } from '../model/target.ts'
import { describe } from './describe.ts'
import type { Edge } from './edges.ts'
import { roleLimit } from './room.ts'

/** What an operation waits for that cannot come first either; nobody where the platform leaves no room at all. */
interface Wait {
  readonly for: number | null
  readonly because: string
}

/** Why the operations that are not placed cannot be put in an order, in words that name them. */
export const explainStuck = (
  target: Target,
  queue: readonly Operation[],
  edges: readonly Edge[],
  placed: ReadonlySet<number>
): string => {
  const open = queue.map((_, at) => at).filter((at) => !placed.has(at))
  const waits = new Map<number, Wait>()
  for (const { first, second, because } of edges) {
    if (!placed.has(first) && !placed.has(second) && !waits.has(second))
      waits.set(second, { for: first, because })
  }
  for (const at of open) if (!waits.has(at)) waits.set(at, waitForRoom(target, queue, open, at))
  return words(queue, waits, open)
}

const waitForRoom = (
  target: Target,
  queue: readonly Operation[],
  open: readonly number[],
  at: number
): Wait => {
  const operation = queue[at]
  const other = (kind: Operation['kind']): number | null =>
    open.find((index) => queue[index]?.kind === kind && queue[index]?.user === operation?.user) ?? null
  if (operation?.kind === 'create-role') {
    const limit = roleLimit(target)
    const subscription = target.catalog.subscriptions.get(target.document?.subscription ?? '')?.title
    const because = `${subscription ?? 'the subscription'} allows ${limit} custom ${limit === 1 ? 'role' : 'roles'}`
    return { for: other('delete-role'), because }
  }
  const because = `${target.catalog.title} allows no more and no fewer roles for each person`
  return { for: other(operation?.kind === 'assign' ? 'unassign' : 'assign'), because }
}

/** Follows the waits from the first operation until one comes again or nothing is waited for. */
const words = (
  queue: readonly Operation[],
  waits: ReadonlyMap<number, Wait>,
  open: readonly number[]
): string => {
  const name = (at: number): string => {
    const operation = queue[at]
    return operation ? `"${describe(operation)}"` : ''
  }
  const path: number[] = []
  let at = open[0] ?? null
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
  return `no order that the platform accepts: ${steps.join('; ')}`
}
