import { CannotRun } from '../model/errors.ts'
import { applyJson, applyPretty } from '../reporters/apply.ts'
import { apply, type Applied } from '../sync/apply.ts'
import { describeOperation } from '../reporters/operation.ts'
import { summarise } from '../validate/validate.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { openOrganisation } from './organisation.ts'
import { isRefused, planTargets, showPlan, type PlannedOrganisation } from './plan.ts'
import { chooseTargets } from './targets.ts'
import { reportFindings, stopsHere, summaryLine } from './validate.ts'

/** `rolewright apply`: validates, plans, asks, and carries the plan out. Exit 4 where it stopped part-way. */
export const applyCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const organisation = openOrganisation(invocation, environment)
  if (stopsHere(organisation.findings)) return reportFindings(organisation, invocation, environment)
  const targets = chooseTargets(organisation.policy, invocation.operands)
  const { style, say } = environment
  say(`${summaryLine(summarise(organisation.findings, organisation.policy.documents), style)}\n`)
  const opened = withholding(await planTargets(organisation, targets, environment))
  say(showPlan(opened.planned, organisation, environment))
  if (isRefused(opened.planned)) return { exit: 3, output: answer(invocation, environment, opened, null) }
  if (opened.planned.plan.operations.length > 0 && !(await agreed(invocation, environment))) {
    return { exit: 0, output: invocation.values['format'] === 'json' ? '' : 'nothing was changed\n' }
  }
  const applied = await carryOut(opened, environment)
  return { exit: applied.complete ? 0 : 4, output: answer(invocation, environment, opened, applied) }
}

/** A target may leave its changes to the Action, which checks approvals; nobody has proven them on a terminal. */
const withholding = (opened: PlannedOrganisation): PlannedOrganisation => {
  const { planned } = opened
  const withheld = opened.open
    .filter(({ target }) => target.document?.apply === 'action')
    .filter(({ target }) => planned.plan.operations.some((operation) => operation.target === target.id))
    .map(({ target }) => ({
      target: target.id,
      message: `changes of \`${target.id}\` are carried out by the GitHub Action only (\`apply: action\`)`,
      help: 'open a pull request; it is carried out after the merge'
    }))
  return { ...opened, planned: { ...planned, refusals: [...planned.refusals, ...withheld] } }
}

const agreed = async (invocation: Invocation, environment: Environment): Promise<boolean> => {
  if (invocation.switches.has('yes')) return true
  const reply = await environment.confirm('carry this plan out?')
  if (reply !== null) return reply
  throw new CannotRun(
    'the plan has to be confirmed, and nobody is here to answer',
    'look at `rolewright plan`, then run `rolewright apply --yes`'
  )
}

const carryOut = ({ planned, open }: PlannedOrganisation, environment: Environment): Promise<Applied> =>
  apply({
    plan: planned.plan,
    targets: open,
    onProgress: ({ operation, index, total, outcome }) => {
      if (outcome !== null) return
      environment.progress(`${index + 1} of ${total}: ${operation.target}: ${describeOperation(operation)}`)
    }
  }).finally(() => environment.progress(''))

const answer = (
  invocation: Invocation,
  { style }: Environment,
  { planned, organisation }: PlannedOrganisation,
  applied: Applied | null
): string =>
  invocation.values['format'] === 'json'
    ? applyJson(planned, applied, organisation.locate)
    : applyPretty(planned, applied, style)
