import type { Logins, PullEvidence } from '../../../action/approval/model.ts'
import type { Review } from '../../../action/github/port.ts'
import type { NeededApproval } from '../../../src/index.ts'

/** What is asked of the oracle: one pull request as it is. */
export interface Asked {
  readonly evidence: PullEvidence
  readonly needed: readonly NeededApproval[]
  readonly logins: Logins
  readonly digest: string
  readonly isMerged: boolean
  readonly gainers: readonly string[]
}

/** What it answers: who has met each need, and who objects. */
export interface Answer {
  readonly given: readonly (readonly string[])[]
  readonly objections: readonly string[]
  readonly isMet: boolean
}

/** The rules of an approval once more, slowly and word by word, sharing nothing with what judges. */
export const ask = (asked: Asked): Answer => {
  const { evidence, needed } = asked
  const given = needed.map(({ approvers }) => [
    ...new Set(approvers.filter((email) => evidence.reviews.some((each) => approves(asked, each, email))))
  ])
  const objections = evidence.reviews
    .filter((each) => objects(asked, each))
    .map(({ author }) => author?.login ?? '')
  const enough = needed.every(({ count }, index) => (given[index] ?? []).length >= count)
  return {
    given: given.map((one) => one.toSorted()),
    objections: objections.toSorted(),
    isMet: enough && objections.length === 0
  }
}

const decisive = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']

/** Nobody who is the same said anything that decides after it. */
const isLast = ({ evidence }: Asked, review: Review): boolean =>
  decisive.includes(review.state) &&
  !evidence.reviews.some(
    (other) =>
      decisive.includes(other.state) &&
      other.author?.login === review.author?.login &&
      ((other.submittedAt ?? 0) > (review.submittedAt ?? 0) ||
        (other.submittedAt === review.submittedAt && other.id > review.id))
  )

const mayWrite = ({ evidence }: Asked, login: string): boolean =>
  ['write', 'maintain', 'admin'].includes(evidence.permissions.get(login) ?? 'none')

const objects = (asked: Asked, review: Review): boolean => {
  const { author } = review
  if (author === null || author.kind !== 'User' || review.state !== 'CHANGES_REQUESTED') return false
  return (
    isLast(asked, review) &&
    author.login !== asked.evidence.pull.author?.login &&
    mayWrite(asked, author.login)
  )
}

const approves = (asked: Asked, review: Review, email: string): boolean => {
  const { evidence, logins, gainers } = asked
  const { author } = review
  if (author === null || author.kind !== 'User' || review.state !== 'APPROVED') return false
  if (!isLast(asked, review) || logins.get(author.login) !== email || gainers.includes(email)) return false
  if (!mayWrite(asked, author.login) || evidence.pull.author?.login === author.login) return false
  if (review.commit === null || review.commit !== evidence.pull.head.commit) return false
  const hidden = `${author.login}@users.noreply.github.com`
  const wrote = evidence.commits.some((commit) => {
    if (commit.author?.login === author.login || commit.committer?.login === author.login) return true
    if (commit.emails.some((one) => one === email || one.endsWith(hidden))) return true
    return commit.message.includes(`<${email}>`) || commit.message.includes(`${hidden}>`)
  })
  return !wrote && isOfThisPlan(asked, review)
}

/** There is a run of this plan before the approval, and after that run no other plan until it matters no more. */
const isOfThisPlan = ({ evidence, digest, isMerged }: Asked, { submittedAt }: Review): boolean => {
  const { plans, pull } = evidence
  if (submittedAt === null) return false
  const matters = (end: number): boolean => !isMerged || end <= (pull.mergedAt ?? 0) || end <= submittedAt
  return plans.some(
    (seen) =>
      seen.digest === digest &&
      matters(seen.endedAt) &&
      seen.endedAt < submittedAt &&
      plans.every(
        (later) => later.digest === digest || later.endedAt < seen.endedAt || !matters(later.endedAt)
      )
  )
}
