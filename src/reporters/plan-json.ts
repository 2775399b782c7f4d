import type { Plan } from '../model/plan.ts'
import type { Locate } from '../model/place.ts'

/** A plan as JSON: the sources of its operations as lines and columns, and why it is refused where it is. */
export const planJson = (
  { plan, refusals }: { readonly plan: Plan; readonly refusals: readonly unknown[] },
  locate: Locate
): string => `${JSON.stringify({ ...planObject(plan, locate), refusals }, null, 2)}\n`

/** The plan with its sources as locations, keys in the order of the design. */
export const planObject = (plan: Plan, locate: Locate): Record<string, unknown> => ({
  version: plan.version,
  digest: plan.digest,
  validUntil: plan.validUntil,
  targets: plan.targets,
  operations: plan.operations.map((operation) => ({
    ...operation,
    source: operation.source ? locate(operation.source) : null
  })),
  access: plan.access,
  unlisted: plan.unlisted,
  guards: plan.guards,
  helpers: plan.helpers,
  gaps: plan.gaps,
  approvals: plan.approvals,
  effects: plan.effects,
  pending: plan.pending,
  waiting: plan.waiting,
  evidence: plan.evidence
})
