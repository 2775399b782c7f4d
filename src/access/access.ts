import type { Access, Reaches, Span } from '../model/access.ts'
import type { Holder } from '../model/holder.ts'
import { isActive } from '../model/instant.ts'
import type { Policy } from '../model/policy.ts'
import type { Target } from '../model/target.ts'
import { reachesOfRoles } from './effective.ts'
import { activeHoldings, changesOf, holdersOf, rolesAt } from './holders.ts'

/** The access that an organisation's documents give; see {@link Access}. */
export const accessOf = (policy: Policy): Access => {
  const holders = once((target: Target) => holdersOf(policy, target))
  const reaches = once(({ catalog, roles }: Target) => reachesOfRoles(catalog, (id) => roles.get(id)))
  const spans = once((target: Target) => once((holder: Holder) => spansOf(target, holder)))
  return {
    policy,
    holders,
    spans: (target, holder) => spans(target)(holder),
    reaches: (target, roles) => reaches(target)(roles),
    reachesAt(target, user, at) {
      const holder = holders(target).get(user)
      const span = holder && spans(target)(holder).find(({ period }) => isActive(period, at))
      return span ? reaches(target)(span.roles) : nothing
    }
  }
}

const nothing: Reaches = new Map()

/** A person's time on a target, cut where something starts or ends; equal neighbours are one stretch. */
const spansOf = (target: Target, holder: Holder): readonly Span[] => {
  if (holder.status !== 'active') return []
  const cuts = [-Infinity, ...changesOf(holder), Infinity]
  const spans: Span[] = []
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const until = cuts[index + 1] ?? Infinity
    const at = [from, until - 1, 0].find(Number.isFinite) ?? 0
    const span = {
      period: { from, until },
      holdings: activeHoldings(target, holder, at),
      roles: rolesAt(target, holder, at)
    }
    const last = spans.at(-1)
    if (last && sameHoldings(last, span))
      spans[spans.length - 1] = { ...last, period: { from: last.period.from, until } }
    else spans.push(span)
  }
  return spans
}

const sameHoldings = (a: Span, b: Span): boolean =>
  a.holdings.length === b.holdings.length &&
  a.holdings.every((holding, index) => holding === b.holdings[index])

/** Remembers a function's answer for each object it was asked about. */
const once = <Key extends object, Value>(compute: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>()
  return (key) => {
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const value = compute(key)
    known.set(key, value)
    return value
  }
}
