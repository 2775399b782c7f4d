import { counted, describeOperation, listed, routeText, type Planned } from '../../src/index.ts'
import type { Judgement } from '../approval/model.ts'
import { Failure } from '../failure.ts'
import type { FailureReason } from '../model.ts'
import type { Beyond } from './beyond.ts'
import type { Judged } from './judged.ts'
import type { Came } from './range.ts'

/** Nothing was written, and nothing will be until somebody has done something about it. */
const blocked = (reason: FailureReason, message: string, help: string): Failure =>
  new Failure(reason, message, `nothing was written; ${help}`, { result: 'blocked', exit: 3 })

const anew =
  'open a pull request (a changed comment is enough), whose plan shows what is to do now, and have it approved'

/** Documents were changed without a pull request. */
export const withoutPull = (direct: readonly Came[], branch: string): Failure => {
  const commits = listed(direct.map(({ commit }) => `\`${commit.slice(0, 12)}\``))
  const documents = [...new Set(direct.flatMap((step) => step.documents))].sort()
  return blocked(
    'no-pull-request',
    `${commits} changed documents on \`${branch}\` without a pull request, so nobody has approved it: ${told(documents.map((file) => `\`${file}\``))}`,
    'take that back in a pull request, and propose it in another one'
  )
}

/** No plan of a pull request counts. */
export const unproven = ({ pull, rejected }: Judged): Failure => {
  const reasons = rejected.map(({ run, because }) => `run ${run}: ${because}`)
  return blocked(
    'provenance',
    `pull request #${pull.number} has no plan of proven origin that could be carried out${reasons.length === 0 ? '' : ` (${told(reasons)})`}`,
    `run the workflow of its plan again, have the result approved, and run this job again; where it cannot run any more, ${anew}`
  )
}

/** Approvals are missing, or somebody who counts is against it. */
export const notApproved = (what: string, { needs, objections, discounted }: Judgement): Failure => {
  const missing = needs
    .filter((need) => need.missing > 0)
    .map(
      ({ needed, missing: number }) => `${counted(number, 'approval')} missing for ${routeText(needed.when)}`
    )
  const against = objections.map(({ login }) => `\`${login}\` asks for changes`)
  const idle = discounted.map(({ login, because }) => `\`${login}\` ${because}`)
  return blocked(
    'not-approved',
    `${what} is not approved: ${told([...missing, ...against])}${idle.length === 0 ? '' : ` (does not count: ${told(idle)})`}`,
    'let those who may approve review the newest commit of the pull request, also after the merge, then run this job again'
  )
}

/** By now more is to do than any approved plan shows. */
export const planChanged = (more: Beyond): Failure =>
  blocked('plan-changed', `by now more is to do than was approved: ${beyondText(more)}`, anew)

/** What nobody has approved, in words. */
export const beyondText = ({ operations, gains, gaps }: Beyond): string =>
  told([
    ...operations.map((operation) => `on \`${operation.target}\`: ${describeOperation(operation)}`),
    ...gains.map(
      ({ user, target, gained: { permission, scope } }) =>
        `\`${user}\` gains \`${permission}\` (\`${scope}\`) on \`${target}\``
    ),
    ...gaps.map(({ user, target }) => `\`${user}\` is interrupted on \`${target}\``)
  ])

/** A guard or the proof refuses the plan. */
export const refused = ({ plan, refusals }: Planned): Failure => {
  const [refusal] = refusals
  if (refusal) return blocked('guards', `the plan is refused: ${refusal.message}`, refusal.help)
  const guards = plan.guards.filter(({ passed }) => !passed)
  return blocked(
    'guards',
    `the plan is refused by ${told(guards.map(({ guard, message }) => `the guard \`${guard}\`: ${message}`))}`,
    'change less at once, or let somebody answer for it by an override in the guardrails'
  )
}

const mostTold = 10

const told = (lines: readonly string[]): string => {
  const rest = lines.length - mostTold
  return [...lines.slice(0, mostTold), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')
}
