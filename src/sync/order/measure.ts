import type { Reach, Reaches } from '../../model/access.ts'
import type { Catalog } from '../../model/catalog.ts'

/** Compares what sets of roles give on one platform. Every answer is worked out once. */
export interface Measure {
  /** Whether `bound` reaches at least as far with everything that is held. */
  within(held: Reaches, bound: Reaches): boolean
  /** What two have in common: the narrower scope, and at one scope the units of both. */
  shared(a: Reaches, b: Reaches): Reaches
  /** The permissions of `wanted` that `held` does not reach as far with. */
  missing(wanted: Reaches, held: Reaches): readonly string[]
}

/** The measure of a platform. */
export const measureOf = ({ scopes }: Catalog): Measure => {
  const ranks = new Map(scopes.map(({ id }, index) => [id, index]))
  const wider = (a: Reach, b: Reach): number => (ranks.get(a.scope) ?? 0) - (ranks.get(b.scope) ?? 0)
  const reachesAsFar = (bound: Reach | undefined, held: Reach): boolean => {
    if (bound === undefined) return false
    const more = wider(bound, held)
    return more > 0 || (more === 0 && held.units.every((unit) => bound.units.includes(unit)))
  }
  const missing = remembered((wanted, held) =>
    [...wanted].flatMap(([permission, reach]) =>
      reachesAsFar(held.get(permission), reach) ? [] : [permission]
    )
  )
  return {
    missing,
    within: (held, bound) => held === bound || held.size === 0 || missing(held, bound).length === 0,
    shared: remembered((a, b) => {
      if (a === b) return a
      const common = new Map<string, Reach>()
      for (const [permission, ofA] of a) {
        const ofB = b.get(permission)
        if (ofB === undefined) continue
        const more = wider(ofA, ofB)
        const units = ofA.units.filter((unit) => ofB.units.includes(unit))
        common.set(permission, more > 0 ? ofB : more < 0 ? ofA : { ...ofA, units })
      }
      return common
    })
  }
}

/** Many people have the same roles, so the same two are compared again and again. */
const remembered = <Answer>(
  compute: (a: Reaches, b: Reaches) => Answer
): ((a: Reaches, b: Reaches) => Answer) => {
  const known = new Map<Reaches, Map<Reaches, Answer>>()
  return (a, b) => {
    let answers = known.get(a)
    if (answers === undefined) known.set(a, (answers = new Map()))
    let answer = answers.get(b)
    if (answer === undefined) answers.set(b, (answer = compute(a, b)))
    return answer
  }
}
