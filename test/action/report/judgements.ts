import type { Judgement } from '../../../action/approval/model.ts'
import type { PlanReport } from '../../../action/report/view.ts'

/** How far the plan of a report is approved: the first need is met, one review does not count. */
export const halfApproved = ({ plan }: PlanReport): Judgement => {
  const needs = (plan?.approvals ?? []).map((needed, index) => ({
    needed,
    given: index === 0 ? [{ login: 'mei-tanaka', user: 'mei.tanaka@example.org', review: 2 }] : [],
    missing: index === 0 ? needed.count - 1 : needed.count
  }))
  return {
    needs,
    objections: [],
    discounted: [
      { login: 'leila-haddad', review: 1, because: 'approved a17bd02, which is not the newest commit' }
    ],
    isMet: needs.every(({ missing }) => missing === 0)
  }
}
