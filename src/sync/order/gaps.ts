import type { Operation } from '../../model/operation.ts'
import type { Gap } from '../../model/plan.ts'
import { compareText } from '../../model/words.ts'
import { patience } from '../patience.ts'
import { separate } from './people.ts'
import type { Seat } from './seat.ts'
import { attempt } from './trial.ts'
import type { World } from './world.ts'

/** From which operation to which something is missing, by their places in the plan. */
interface Span {
  readonly from: number
  readonly until: number
}

/**
 * What a plan interrupts for whom, from which operation to which. It carries the plan out in a world that is still at its
 * beginning, and ends where a promise is broken that nobody may waive: the proof of the plan then refuses it, as where a
 * read shows somebody with a role that it does not show.
 */
export const gapsOf = (
  world: World,
  operations: readonly Operation[],
  isWaived: (target: string, user: string) => boolean
): readonly Gap[] => {
  setApart(world, operations)
  allow(world, isWaived)
  const open = new Map<Seat, Map<string, number>>()
  const spans = new Map<Seat, (Span & { readonly permission: string })[]>()
  for (const [at, operation] of operations.entries()) {
    const step = attempt(world, operation)
    if ('on' in step) break
    for (const seat of concernedBy(world, operation)) {
      if (!seat.isWaived) continue
      const since = open.get(seat) ?? new Map<string, number>()
      const missing = missingNow(seat)
      for (const [permission, from] of since) {
        if (missing.has(permission)) continue
        since.delete(permission)
        spans.set(seat, [...(spans.get(seat) ?? []), { permission, from, until: at }])
      }
      for (const permission of missing) if (!since.has(permission)) since.set(permission, at)
      open.set(seat, since)
    }
  }
  return [...spans].flatMap(([seat, all]) => gapsFor(seat, all, operations)).sort(byPlace(operations))
}

/** Whom an operation names is looked at alone, also where it is an operation that only the order needs. */
const setApart = ({ sites }: World, operations: readonly Operation[]): void => {
  for (const { target, user } of operations) {
    const seat = user === null ? undefined : sites.get(target)?.seats.get(user)
    if (seat && seat.users.length > 1) separate(seat)
  }
}

const allow = ({ sites }: World, isWaived: (target: string, user: string) => boolean): void => {
  for (const [target, { seats }] of sites) {
    for (const [user, seat] of seats) {
      seat.mayFallBack = true
      if (isWaived(target, user)) seat.isWaived = true
    }
  }
}

const concernedBy = ({ sites }: World, { target, user, role: changed }: Operation): readonly Seat[] => {
  const site = sites.get(target)
  if (user === null) return site?.holders.get(changed ?? '') ?? []
  const seat = site?.seats.get(user)
  return seat ? [seat] : []
}

const missingNow = ({ site: { measure }, kept, now }: Seat): ReadonlySet<string> =>
  new Set(measure.missing(kept, now))

/** What is missing from and until the same operations is one gap. */
const gapsFor = (
  { site, users, kept }: Seat,
  spans: readonly (Span & { readonly permission: string })[],
  operations: readonly Operation[]
): readonly Gap[] => {
  const groups = new Map<string, (typeof spans)[number][]>()
  for (const span of spans) {
    const key = `${span.from} ${span.until}`
    groups.set(key, [...(groups.get(key) ?? []), span])
  }
  return [...groups.values()].flatMap((group) => {
    const [{ from, until } = { from: 0, until: 0 }] = group
    const permissions = group.map(({ permission }) => permission)
    const steps = until - from + 1
    const gap = {
      target: site.given.target.id,
      permissions: Object.fromEntries(permissions.sort().map((id) => [id, kept.get(id)?.scope ?? ''])),
      from: operations[from]?.id ?? '',
      until: operations[until]?.id ?? '',
      steps,
      seconds: steps * patience.secondsForOne
    }
    return users.map((user) => ({ ...gap, user }))
  })
}

const byPlace = (operations: readonly Operation[]): ((a: Gap, b: Gap) => number) => {
  const places = new Map(operations.map(({ id }, at) => [id, at]))
  const placeOf = (id: string): number => places.get(id) ?? 0
  return (a, b) =>
    placeOf(a.from) - placeOf(b.from) ||
    placeOf(a.until) - placeOf(b.until) ||
    compareText(a.target, b.target) ||
    compareText(a.user, b.user)
}
