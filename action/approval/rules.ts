import type { Account, Permission, Review } from '../github/port.ts'
import type { PullEvidence } from './model.ts'
import type { Known } from './people.ts'
import { planFault } from './shown.ts'

/** A review with all that decides whether it counts. */
export interface Facts {
  readonly evidence: PullEvidence
  readonly review: Review
  /** Null where the account is gone. */
  readonly account: Account | null
  readonly known: Known | null
  /** Whether this person opened the pull request. */
  readonly isAuthor: boolean
  /** Whether this person wrote a part of the change. */
  readonly isWriter: boolean
  /** E-mails of everybody who gains by the plan, in lower case. */
  readonly gainers: ReadonlySet<string>
  readonly digest: string
  readonly isMerged: boolean
}

/** Why a review does not count, in words; null where the rule has nothing against it. */
type Rule = (facts: Facts) => string | null

/** What has to hold of whoever objects. */
export const objectionRules: readonly Rule[] = [
  ({ account }) => (account === null ? 'is by an account that is gone' : null),
  ({ account }) => (account?.kind === 'User' ? null : 'is not a person'),
  ({ isAuthor }) => (isAuthor ? 'opened this pull request' : null),
  ({ account, evidence }) =>
    permissionFault(evidence.permissions.get(account?.login.toLowerCase() ?? '') ?? 'none')
]

/** What has to hold of an approval and whoever gives it; who may approve what is asked beside it. */
export const approvalRules: readonly Rule[] = [
  ...objectionRules,
  ({ isWriter }) => (isWriter ? 'wrote a part of this change' : null),
  ({ known }) => (known === null ? 'is not in a People document with its GitHub name' : null),
  ({ evidence: { pull, commits } }) =>
    commits.some(({ commit }) => commit === pull.head.commit)
      ? null
      : 'approved a change whose commits are not all known, so nobody knows who wrote it',
  ({ review, evidence }) => commitFault(review.commit, evidence.pull.head.commit),
  ({ review, evidence, digest, isMerged }) =>
    planFault(evidence, { digest, isMerged, at: review.submittedAt }),
  ({ known, gainers }) =>
    known?.emails.some((email) => gainers.has(email)) ? 'gains from this change' : null
]

/** The first reason against a review; null where it counts. */
export const faultOf = (rules: readonly Rule[], facts: Facts): string | null => {
  for (const rule of rules) {
    const fault = rule(facts)
    if (fault !== null) return fault
  }
  return null
}

const permissionFault = (permission: Permission): string | null => {
  if (permission === 'write' || permission === 'maintain' || permission === 'admin') return null
  if (permission === 'none') return 'has no access here'
  return permission === 'read' ? 'may only read here' : 'may not write here'
}

const commitFault = (commit: string | null, newest: string): string | null => {
  if (commit === null) return 'approved a commit that is gone'
  return commit === newest ? null : `approved \`${commit.slice(0, 7)}\`, an older commit`
}
