import { openLedger, type Ledger, type Organisation, type Plan } from '../../src/index.ts'
import { loginsOf } from '../approval/logins.ts'
import { endedBy, isDefect } from '../failure.ts'
import { GitHubError, type Account, type Issue, type Permission } from '../github/port.ts'
import type { Job } from '../job.ts'
import type { Ended, Event } from '../model.ts'
import { authorship } from '../report/sticky.ts'
import { openState, type State } from '../state/state.ts'
import { closeOver, planOf, reopen, waitingPlan } from './checklist.ts'
import { closingFault } from './closing.ts'
import { goOn } from './go-on.ts'
import { openDocuments } from './prepare.ts'

/** A plan that waits for a person, with all that is known of it. */
export interface WaitingPlan {
  readonly plan: Plan
  readonly state: State
  readonly organisation: Organisation
  readonly ledger: Ledger
  /** Who approved it, as the record has it. */
  readonly approvals: NonNullable<ReturnType<Ledger['journal']['waiting']>>['started']['approvals']
}

/**
 * What follows from the closing of an issue. Where it is a checklist of ours, and the plan whose steps it tells is what
 * the record waits for, its closing by somebody who may write here, is known, and is not concerned says that the steps are
 * done: the targets are read again, and the rest of the plan is carried out. Anybody else's closing is undone. What the
 * issue says decides nothing; whether it is closed, and by whom, GitHub is asked.
 */
export const confirmChecklist = async (
  job: Job,
  { number, action }: Extract<Event, { readonly kind: 'issue' }>
): Promise<Ended> => {
  if (action !== 'closed' && action !== 'reopened') return nothing(`an issue that was ${action} says nothing`)
  const issue = await job.github.issue(number)
  if (!(await isOurs(job, issue))) return nothing(`issue ${number} is no checklist of ours`)
  if (issue.state === 'closed') return answer(job, issue)
  if (waitingFor(job, issue) === null) await closeOver(job, number)
  return nothing(`issue ${number} is open`)
}

const nothing = (message: string): Ended => ({ exit: 0, result: 'ok', reason: null, message, outputs: {} })

const isOurs = async ({ github, inputs }: Job, issue: Issue): Promise<boolean> =>
  issue.labels.includes(inputs.issueLabel) && planOf(issue) !== null && (await authorship(github))(issue)

const answer = async (job: Job, issue: Issue): Promise<Ended> => {
  const waiting = waitingFor(job, issue)
  if (waiting === null) return nothing(`nothing waits for the steps of issue ${issue.number} any more`)
  const { closedBy: closer, number } = issue
  const permission = await permissionOf(job, closer)
  const logins = loginsOf(waiting.organisation.policy)
  const fault = closingFault({ closer, permission, logins, plan: waiting.plan })
  const outputs = { 'issue-number': String(number) }
  if (fault !== null) {
    await reopen(
      job,
      number,
      `This is open again: whoever closed it ${fault}. Somebody else has to say that the steps are done.`
    )
    return {
      exit: 4,
      result: 'waiting',
      reason: null,
      message: `whoever closed issue ${number} ${fault}`,
      outputs
    }
  }
  return { ...(await goOnOrReopen(job, issue, waiting)), outputs }
}

/** A confirmation that could not be made use of is given back. */
const goOnOrReopen = async (job: Job, issue: Issue, waiting: WaitingPlan): Promise<Ended> => {
  const confirmation = { issue, by: issue.closedBy?.login ?? '', waiting }
  try {
    return await goOn(job, confirmation)
  } catch (error) {
    if (isDefect(error)) throw error
    const ended = endedBy(error)
    await reopen(job, issue.number, 'This is open again: the plan could not go on.', ended.message)
    return ended
  }
}

/** Null where the record waits for nothing, or for another plan. */
const waitingFor = (job: Job, issue: Issue): WaitingPlan | null => {
  const state = openState(job.context, job.inputs, job.inputs.policies)
  state.open()
  const organisation = openDocuments(job, null)
  const ledger = openLedger(organisation.folder, job.environment)
  const plan = waitingPlan(ledger)
  if (plan === null || plan.digest !== planOf(issue)) return null
  return { plan, state, organisation, ledger, approvals: ledger.journal.waiting()?.started.approvals ?? [] }
}

const permissionOf = async ({ github }: Job, closer: Account | null): Promise<Permission> => {
  if (closer?.kind !== 'User') return 'none'
  try {
    return await github.permission(closer.login)
  } catch (error) {
    if (error instanceof GitHubError && error.kind === 'missing') return 'none'
    throw error
  }
}
