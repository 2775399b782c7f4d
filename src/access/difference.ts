import type { Access, Reaches, Span } from '../model/access.ts'
import type { AccessDifference, TimedDelta } from '../model/comparison.ts'
import type { Instant, Period } from '../model/instant.ts'
import type { Policy } from '../model/policy.ts'
import type { Role, Target } from '../model/target.ts'
import { byRisk, comparison, type Deltas } from './change.ts'
import { reachesOfRoles } from './effective.ts'

export type { AccessDifference, TimedDelta }

/** From when on two versions are compared. */
export interface DifferenceOptions {
  readonly now: Instant
}

/**
 * Who gains and who loses what between two versions of the documents, over all of time from now on; the largest risk
 * first. Whoever the later version no longer manages on a target is not among them: the platform keeps what they have.
 * Whoever is managed for the first time gains all that the documents now give. The content of a role of which both
 * versions say the same is the same, whatever only one of them knows about it.
 */
export const accessDifference = (
  base: Access,
  head: Access,
  options: DifferenceOptions
): readonly AccessDifference[] =>
  [...targetsBefore(base.policy, head.policy)]
    .flatMap(([target, before]) => [...onTarget({ base, head, target, before }, options.now)])
    .sort((a, b) => byRisk(a, b) || (a.target < b.target ? -1 : 1))

/**
 * Each target of the later version with the one that it continues, null where it is new: the one with the same id, else
 * the only one of the platform that went where only one came (a target that got another name).
 */
export const targetsBefore = (base: Policy, head: Policy): ReadonlyMap<Target, Target | null> => {
  const same = (a: Target, b: Target | undefined): boolean =>
    b !== undefined && a.id === b.id && a.catalog.id === b.catalog.id
  const gone = [...base.targets.values()].filter((target) => !same(target, head.targets.get(target.id)))
  const come = [...head.targets.values()].filter((target) => !same(target, base.targets.get(target.id)))
  const on = (platform: string, targets: readonly Target[]): readonly Target[] =>
    targets.filter(({ catalog }) => catalog.id === platform)
  const renamed = ({ catalog: { id } }: Target): Target | null => {
    const [before, ...others] = on(id, gone)
    return before && others.length === 0 && on(id, come).length === 1 ? before : null
  }
  return new Map(
    [...head.targets.values()].map((target) => [
      target,
      come.includes(target) ? renamed(target) : (base.targets.get(target.id) ?? null)
    ])
  )
}

/** One target in both versions. */
interface Sides {
  readonly base: Access
  readonly head: Access
  readonly target: Target
  readonly before: Target | null
}

function* onTarget({ base, head, target, before }: Sides, now: Instant): Iterable<AccessDifference> {
  const { catalog } = target
  const deltas = comparison(catalog)
  const reachesBefore = before && reachesOfRoles(before.catalog, (id) => contentBefore(before, target, id))
  const old = before && base.holders(before)
  for (const [user, holder] of head.holders(target)) {
    const holderBefore = old?.get(user)
    const spansBefore = before && holderBefore ? base.spans(before, holderBefore) : []
    const pieces = cut(now, spansBefore, head.spans(target, holder)).map((piece) => ({
      period: piece.period,
      deltas: deltas(
        piece.before && reachesBefore ? reachesBefore(piece.before.roles) : nothing,
        piece.after ? head.reaches(target, piece.after.roles) : nothing
      )
    }))
    const gained = timed(pieces, 'gained')
    const lost = timed(pieces, 'lost')
    if (gained.length + lost.length > 0) {
      yield { user, target: target.id, platform: catalog.id, gained, lost }
    }
  }
}

const nothing: Reaches = new Map()

/** A role as the earlier version has it; where only what somebody has looked up may differ, as the later one has it. */
const contentBefore = (before: Target, after: Target, id: string): Role | undefined => {
  const old = before.roles.get(id)
  const role = after.roles.get(id)
  if (!old || !role) return old
  const chain = [id, ...old.bases]
  const isObserved = chain.some((each) => [before, after].some((target) => observed(target, each)))
  const isSame = isObserved && chain.every((each) => decisions(before, each) === decisions(after, each))
  return isSame ? role : old
}

const observed = ({ roles }: Target, id: string): boolean =>
  (roles.get(id)?.document?.observed ?? null) !== null

/** What documents decide about a role's content, as one text. */
const decisions = ({ roles }: Target, id: string): string => {
  const role = roles.get(id)
  const { basedOn = null, grants = null } = role?.contentManaged ? (role.document ?? {}) : {}
  return JSON.stringify([role === undefined, role?.scope ?? null, basedOn, grants])
}

/** A stretch of time in which neither version changes anything for somebody. */
interface Piece {
  readonly period: Period
  readonly before: Span | undefined
  readonly after: Span | undefined
}

/** Cuts the time from now on where one of two lists of spans changes. */
const cut = (now: Instant, before: readonly Span[], after: readonly Span[]): readonly Piece[] => {
  const starts = [...before, ...after].map(({ period }) => period.from).filter((from) => from > now)
  const cuts = [...new Set(starts)].sort((a, b) => a - b)
  const find = (spans: readonly Span[], at: Instant): Span | undefined =>
    spans.find(({ period }) => period.until > at)
  return [-Infinity, ...cuts].map((from, index) => {
    const at = Math.max(from, now)
    const until = cuts[index] ?? Infinity
    return { period: { from, until }, before: find(before, at), after: find(after, at) }
  })
}

/** The gains or losses of all pieces; what goes on from one piece into the next is one. */
const timed = (
  pieces: readonly { readonly period: Period; readonly deltas: Deltas }[],
  side: keyof Deltas
): readonly TimedDelta[] => {
  const [first, ...rest] = pieces
  if (first && rest.length === 0) return first.deltas[side].map((delta) => ({ ...delta, ...first.period }))
  const all: TimedDelta[] = []
  let open = new Map<string, number>()
  for (const { period, deltas } of pieces) {
    const next = new Map<string, number>()
    for (const delta of deltas[side]) {
      const key = JSON.stringify([delta.permission, delta.scope, delta.was, delta.through])
      const index = open.get(key) ?? all.length
      all[index] = { ...delta, from: all[index]?.from ?? period.from, until: period.until }
      next.set(key, index)
    }
    open = next
  }
  return all
}
