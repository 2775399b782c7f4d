import { accessChanges } from '../../access/change.ts'
import { accessDifference } from '../../access/difference.ts'
import type { Reaches } from '../../model/access.ts'
import type { TimedDelta } from '../../model/comparison.ts'
import { covers } from '../../model/grants.ts'
import type { Instant } from '../../model/instant.ts'
import type { AccessDelta, PlannedAccess, PlannedDelta } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import type { Version } from '../version.ts'

/** An instant as plans carry it: RFC 3339 in UTC; null for one that never comes or always was. */
export const written = (instant: Instant): string | null =>
  Number.isFinite(instant) ? new Date(instant).toISOString() : null

/** What decides who gains and loses what on one target. */
export interface TimedInput {
  readonly target: Target
  readonly actual: State
  readonly after: State
  readonly now: Instant
  /** The version that is applied; null where only now counts. */
  readonly head: Version | null
  /** What changes later by the documents alone, of all targets; see {@link laterChanges}. */
  readonly later: readonly PlannedAccess[]
}

/**
 * Who gains and loses what on a target: at once, by what the operations do to it as it was read; and later, by what the
 * documents change against their base. The largest risk first.
 */
export const plannedAccess = (input: TimedInput): readonly PlannedAccess[] => {
  const { target, actual, after } = input
  const later = new Map(
    input.later.filter((change) => change.target === target.id).map((change) => [change.user, change])
  )
  const changes = accessChanges(target, actual, after).map((change): PlannedAccess => {
    const more = later.get(change.user)
    later.delete(change.user)
    const endOf = ender(input, change.user)
    return {
      ...change,
      gained: [...change.gained.map((delta) => atOnce(delta, endOf)), ...(more?.gained ?? [])],
      lost: [...change.lost.map((delta) => atOnce(delta, () => null)), ...(more?.lost ?? [])]
    }
  })
  return [...changes, ...later.values()]
}

/** What the documents change against their base from later instants on; nothing where there is no base. */
export const laterChanges = (
  base: Version | null,
  head: Version | null,
  now: Instant
): readonly PlannedAccess[] => {
  if (base === null || head === null || base === head) return []
  return accessDifference(base.access, head.access, { now }).flatMap(({ gained, lost, ...change }) => {
    const planned = { ...change, gained: onlyLater(gained, now), lost: onlyLater(lost, now) }
    return planned.gained.length + planned.lost.length > 0 ? [planned] : []
  })
}

const onlyLater = (deltas: readonly TimedDelta[], now: Instant): readonly PlannedDelta[] =>
  deltas
    .filter(({ from }) => from > now)
    .map(({ from, until, ...delta }) => ({ ...delta, from: written(from), until: written(until) }))

const atOnce = (delta: AccessDelta, endOf: (delta: AccessDelta) => string | null): PlannedDelta => ({
  ...delta,
  from: null,
  until: endOf(delta)
})

/** Finds the instant from which the documents no longer give somebody what they gain now; null where they always do. */
const ender = ({ target, head, now }: TimedInput, user: string): ((delta: AccessDelta) => string | null) => {
  const holder = head?.access.holders(target).get(user)
  if (!head || !holder) return () => null
  const spans = head.access.spans(target, holder).filter(({ period }) => period.until > now)
  if (spans.length < 2) return () => null
  const reaches = spans.map(({ period, roles }) => ({
    from: period.from,
    reaches: head.access.reaches(target, roles)
  }))
  return ({ permission, scope }) => {
    const end = reaches.find(
      ({ reaches: held, from }) => from > now && !gives(target, held, permission, scope)
    )
    return end ? written(end.from) : null
  }
}

const gives = ({ catalog }: Target, held: Reaches, permission: string, scope: string): boolean => {
  const reach = held.get(permission)
  if (reach === undefined) return false
  const isScope = catalog.scopes.some(({ id }) => id === scope)
  return !isScope || covers(catalog, reach.scope, scope)
}
