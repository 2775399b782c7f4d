import { risks, shownChange, type Risk, type ShownChange } from '../../src/index.ts'
import type { PlanReport } from './view.ts'

/** Who gains and loses what: by the plan, or as far as documents with errors can tell. */
export const accessIn = ({
  plan,
  difference
}: Pick<PlanReport, 'plan' | 'difference'>): readonly ShownChange[] =>
  plan ? plan.access.map(shownChange) : (difference?.comparison.access ?? [])

/** How much one side of a change comes to. */
export interface Side {
  readonly people: number
  readonly permissions: number
  /** Null where nobody gains (or loses) anything. */
  readonly highest: Risk | null
}

/** How much a change of access comes to. */
export interface Tally {
  readonly gained: Side
  readonly lost: Side
}

/** Counts people, and permissions on targets. */
export const tallyOf = (access: readonly ShownChange[]): Tally => ({
  gained: sideOf(access, 'gained'),
  lost: sideOf(access, 'lost')
})

const sideOf = (access: readonly ShownChange[], side: 'gained' | 'lost'): Side => {
  const changes = access.filter((change) => change[side].length > 0)
  const deltas = changes.flatMap((change) => change[side])
  const held = changes.flatMap((change) =>
    change[side].map(({ permission }) => JSON.stringify([change.target, permission]))
  )
  return {
    people: new Set(changes.map(({ user }) => user)).size,
    permissions: new Set(held).size,
    highest: risks.findLast((risk) => deltas.some((delta) => delta.risk === risk)) ?? null
  }
}
