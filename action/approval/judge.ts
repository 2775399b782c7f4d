import { readPlan, type NeededApproval } from '../../src/index.ts'
import type { Account } from '../github/port.ts'
import type { Approver, Discounted, Judgement, Logins, Need, PullEvidence } from './model.ts'
import { peopleOf, type Known, type People } from './people.ts'
import { approvalRules, faultOf, objectionRules, type Facts } from './rules.ts'
import { standingReviews } from './standing.ts'
import { writersOf } from './writers.ts'

/** What is judged: the plan with this digest, and whether only plans from before the merge matter. */
interface Judged {
  readonly logins: Logins
  readonly digest: string
  readonly isMerged: boolean
}

/** How far the approvals that a plan needs are given by the reviews of its pull request. Decides nothing by any comment. */
export const judgeApprovals = (
  evidence: PullEvidence,
  needed: readonly NeededApproval[],
  options: Judged
): Judgement => judgementOf(needed, [countReviews(evidence, options)])

/**
 * How far the approvals that a plan over several merged pull requests needs are given by their reviews together. Each
 * review has to count for its own pull request and the plan of that.
 */
export const poolApprovals = (
  judged: readonly { readonly evidence: PullEvidence; readonly digest: string }[],
  needed: readonly NeededApproval[],
  logins: Logins
): Judgement =>
  judgementOf(
    needed,
    judged.map(({ evidence, digest }) => countReviews(evidence, { logins, digest, isMerged: true }))
  )

/** An approval that counts, given by somebody who is known. */
interface Approval {
  readonly login: string
  readonly review: number
  readonly known: Known
}

/** The reviews of one pull request, told apart. */
interface Counted {
  readonly approvals: readonly Approval[]
  readonly objections: readonly Approver[]
  readonly discounted: readonly Discounted[]
  readonly gainers: ReadonlySet<string>
}

const countReviews = (evidence: PullEvidence, { logins, digest, isMerged }: Judged): Counted => {
  const people = peopleOf(logins)
  const isAuthor = oneOf(evidence.pull.author, people)
  const isWriter = writersOf(evidence, people)
  const gainers = gainersIn(evidence, digest)
  const approvals: Approval[] = []
  const objections: Approver[] = []
  const discounted: Discounted[] = []
  for (const review of standingReviews(evidence.reviews)) {
    const account = review.author
    const login = account?.login ?? 'ghost'
    const known = account && people.byLogin(login)
    const who = { account, known, isAuthor: isAuthor(login), isWriter: isWriter(login) }
    const fault = faultFor({ evidence, review, ...who, gainers, digest, isMerged })
    if (fault !== null) discounted.push({ login, review: review.id, because: fault })
    else if (review.state === 'CHANGES_REQUESTED')
      objections.push({ login, user: known?.user ?? login, review: review.id })
    else if (known) approvals.push({ login, review: review.id, known })
  }
  return { approvals, objections, discounted, gainers }
}

/** Tells whether a login is that of an account, or of the same person. */
const oneOf = (account: Account | null, people: People): ((login: string) => boolean) => {
  const user = account && people.byLogin(account.login)?.user
  return (login) =>
    login.toLowerCase() === account?.login.toLowerCase() ||
    (typeof user === 'string' && people.byLogin(login)?.user === user)
}

const faultFor = (facts: Facts): string | null => {
  if (facts.review.state === 'DISMISSED') return 'was dismissed'
  return faultOf(facts.review.state === 'APPROVED' ? approvalRules : objectionRules, facts)
}

/** Who gains by the plan that is judged; nobody where there is none, for then no approval counts either. */
const gainersIn = ({ plans }: PullEvidence, digest: string): ReadonlySet<string> => {
  const text = plans.findLast((plan) => plan.digest === digest)?.text
  const read = text === undefined ? '' : readPlan(text)
  if (typeof read === 'string') return new Set()
  return new Set(
    read.plan.access.flatMap(({ user, gained }) => (gained.length > 0 ? user.toLowerCase() : []))
  )
}

const judgementOf = (needed: readonly NeededApproval[], counted: readonly Counted[]): Judgement => {
  const approvals = counted.flatMap((one) => one.approvals)
  const objections = counted.flatMap((one) => one.objections)
  const gainers = new Set(counted.flatMap((one) => [...one.gainers]))
  const needs = needed.map((need) => needOf(need, approvals))
  return {
    needs,
    objections,
    discounted: [
      ...counted.flatMap((one) => one.discounted),
      ...(needed.length > 0 ? idle(approvals, needs, gainers) : [])
    ],
    isMet: objections.length === 0 && needs.every(({ missing }) => missing === 0)
  }
}

/** Everybody who may give an approval and has; each person once. */
const needOf = (needed: NeededApproval, approvals: readonly Approval[]): Need => {
  const approvers = new Set(needed.approvers.map((email) => email.toLowerCase()))
  const given = new Map<string, Approver>()
  for (const { login, review, known } of approvals) {
    const user = known.emails.find((email) => approvers.has(email))
    if (user !== undefined && !given.has(known.user)) given.set(known.user, { login, user, review })
  }
  return { needed, given: [...given.values()], missing: Math.max(0, needed.count - given.size) }
}

/** Approvals that count but that nothing needs, and why. */
const idle = (
  approvals: readonly Approval[],
  needs: readonly Need[],
  gainers: ReadonlySet<string>
): readonly Discounted[] => {
  const given = needs.flatMap((need) => need.given)
  const used = new Set(given.map(({ login }) => login))
  return approvals.flatMap(({ login, review, known }) => {
    if (used.has(login)) return []
    const same = given.find(({ user }) => known.emails.includes(user))
    const because = same
      ? `is the same person as \`${same.login}\``
      : known.emails.some((email) => gainers.has(email))
        ? 'gains from this change'
        : 'is not among those who can approve this'
    return [{ login, review, because }]
  })
}
