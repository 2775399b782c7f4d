import { risks, type Catalog, type Risk } from '../model/catalog.ts'
import { none, rank } from '../model/grants.ts'
import type { AccessChange, AccessDelta } from '../model/plan.ts'
import type { State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import type { Reach, Reaches } from '../model/access.ts'
import { reachesIn, riskOf } from './effective.ts'

/** What one person gains and loses. */
export type Deltas = Pick<AccessChange, 'gained' | 'lost'>

/**
 * Who can do more and who can do less after a change of a target, the largest risk first. In both lists `scope` is what
 * is held afterwards (`none` where it is gone) and `was` what was held before.
 */
export const accessChanges = (target: Target, before: State, after: State): readonly AccessChange[] => {
  const { catalog } = target
  const reachBefore = reachesIn(catalog, before)
  const reachAfter = reachesIn(catalog, after)
  const deltas = comparison(catalog)
  const changes: AccessChange[] = []
  for (const user of new Set([...before.accounts.keys(), ...after.accounts.keys()])) {
    const { gained, lost } = deltas(reachBefore(user), reachAfter(user))
    if (gained.length + lost.length === 0) continue
    changes.push({ user, target: target.id, platform: catalog.id, gained, lost })
  }
  return changes.sort(byRisk)
}

/** Compares what somebody can do before and after. Many people have the same roles; each pair is compared once. */
export const comparison = (catalog: Catalog): ((before: Reaches, after: Reaches) => Deltas) => {
  const known = new Map<Reaches, Map<Reaches, Deltas>>()
  return (before, after) => {
    const compared = known.get(before) ?? new Map<Reaches, Deltas>()
    known.set(before, compared)
    const deltas = compared.get(after) ?? compare(catalog, before, after)
    compared.set(after, deltas)
    return deltas
  }
}

const compare = (catalog: Catalog, before: Reaches, after: Reaches): Deltas => {
  const gained: AccessDelta[] = []
  const lost: AccessDelta[] = []
  for (const permission of new Set([...before.keys(), ...after.keys()])) {
    const risk = riskOf(catalog, permission)
    const delta = compareReach(catalog, before.get(permission), after.get(permission))
    if (delta.gained) gained.push({ permission, ...delta.gained, risk })
    if (delta.lost) lost.push({ permission, ...delta.lost, risk })
  }
  return { gained: gained.sort(byDelta), lost: lost.sort(byDelta) }
}

type ReachDelta = Pick<AccessDelta, 'scope' | 'was' | 'through'>

const compareReach = (
  catalog: Catalog,
  before: Reach | undefined,
  after: Reach | undefined
): { readonly gained?: ReachDelta; readonly lost?: ReachDelta } => {
  if (!before) return after ? { gained: { scope: after.scope, was: null, through: after.through } } : {}
  if (!after) return { lost: { scope: none, was: before.scope, through: before.through } }
  const wider = rank(catalog, after.scope) - rank(catalog, before.scope)
  if (wider > 0) return { gained: { scope: after.scope, was: before.scope, through: after.through } }
  if (wider < 0) return { lost: { scope: after.scope, was: before.scope, through: before.through } }
  return compareUnits(before, after)
}

/** At one scope, another department or team is another access. */
const compareUnits = (
  before: Reach,
  after: Reach
): { readonly gained?: ReachDelta; readonly lost?: ReachDelta } => {
  const more = after.units.filter((unit) => !before.units.includes(unit))
  const less = before.units.filter((unit) => !after.units.includes(unit))
  return {
    ...(more.length > 0 && { gained: { scope: more.join(', '), was: null, through: after.through } }),
    ...(less.length > 0 && { lost: { scope: none, was: less.join(', '), through: before.through } })
  }
}

const weight = (risk: Risk): number => risks.indexOf(risk)

const byDelta = (a: AccessDelta, b: AccessDelta): number =>
  weight(b.risk) - weight(a.risk) || (a.permission < b.permission ? -1 : 1)

const largest = (deltas: readonly AccessDelta[]): number =>
  deltas.reduce((most, { risk }) => Math.max(most, weight(risk)), -1)

/** Orders changes by the largest risk; gains weigh more than losses. */
export const byRisk = (a: AccessChange, b: AccessChange): number =>
  largest(b.gained) - largest(a.gained) || largest(b.lost) - largest(a.lost) || (a.user < b.user ? -1 : 1)
