import type { Guardrails, Override } from '../../src/model/document.ts'
import type { GuardVerdict } from '../../src/model/plan.ts'
import type { State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { diff } from '../../src/sync/diff.ts'
import { judge, type GuardInput } from '../../src/sync/guards/guards.ts'
import { unexplained } from '../../src/sync/why.ts'
import { now, targetOf } from './builders.ts'

/** Guardrails that say nothing unless told. */
export const guardrailsOf = (given: Partial<Guardrails> = {}): Guardrails => ({
  rules: new Map(),
  conflicts: [],
  waivers: [],
  overrides: [],
  approvals: [],
  limits: { removals: null, additions: null },
  reviewMonths: null,
  ...given
})

/** An override of the target of most tests, until tomorrow. */
export const overrideOf = (guard: string, upTo: number, given: Partial<Override> = {}): Override => ({
  at: { file: 'policies/guardrails.yaml', pointer: '/overrides/0' },
  guard,
  target: 'desk-production',
  upTo,
  owner: 'board@example.org',
  until: now + 24 * 60 * 60 * 1000,
  reason: 'Agency contract ends',
  ...given
})

/** What a test says about a plan that guards look at; the operations are what makes `after` of `actual`. */
export type GuardedGiven = Partial<Omit<GuardInput, 'operations'>> & {
  readonly actual: State
  readonly after: State
}

/** What guards are given: no base, the default limits, one administrator to remain, unless told otherwise. */
export const guardedOf = (given: GuardedGiven): GuardInput => {
  const target: Target = given.target ?? targetOf()
  return {
    target,
    base: null,
    guardrails: [guardrailsOf()],
    now,
    leavers: new Set(),
    isNew: false,
    administrators: 1,
    due: false,
    operations: diff(target, given.actual, given.after, unexplained),
    ...given
  }
}

/** What one guard says. */
export const verdictOf = (guard: string, given: GuardedGiven): GuardVerdict => {
  const verdict = judge(guardedOf(given)).find((entry) => entry.guard === guard)
  if (!verdict) throw new Error(`there is no guard ${guard}`)
  return verdict
}

/** The guards that refuse. */
export const refusing = (given: GuardedGiven): readonly string[] =>
  judge(guardedOf(given)).flatMap(({ guard, passed }) => (passed ? [] : [guard]))
