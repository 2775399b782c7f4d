import type { Logins, PullEvidence } from '../../../action/approval/model.ts'
import type { Account, Permission, PullCommit, Review } from '../../../action/github/port.ts'
import type { NeededApproval } from '../../../src/index.ts'
import { planFile } from './plans.ts'

/**
 * A pull request in few words: logins for accounts, minutes for instants, `c1`, `c2` for commits, and everything left away
 * as it should be. `turn` numbers plans that differ.
 */
export interface PullGiven {
  readonly author?: string | null
  readonly head?: string
  readonly merged?: number
  readonly commits?: readonly CommitGiven[]
  readonly plans?: readonly PlanGiven[]
  readonly reviews?: readonly ReviewGiven[]
  readonly permissions?: Readonly<Record<string, Permission>>
  /** Who gains by every plan of it. */
  readonly gains?: readonly string[]
  /** The turn of the plan that is judged. */
  readonly judged?: number
}

/** A pull request, or several, and what is asked of them. */
export interface Situation extends PullGiven {
  readonly needed?: readonly { readonly count?: number; readonly approvers: readonly string[] }[]
  /** Login → e-mail, beside those who always are there. */
  readonly people?: Readonly<Record<string, string>>
  /** Further e-mail → login. */
  readonly others?: Readonly<Record<string, string>>
  readonly pulls?: readonly PullGiven[]
  /** Whether it is judged as one that is merged; as it is, where nothing is said. */
  readonly isMerged?: boolean
}

interface CommitGiven {
  readonly commit: string
  readonly author?: string | null
  readonly committer?: string | null
  readonly emails?: readonly string[]
  readonly message?: string
}

interface PlanGiven {
  readonly at: number
  readonly turn?: number
}

interface ReviewGiven {
  readonly by: string | null
  readonly kind?: string
  readonly state: Review['state']
  readonly commit?: string | null
  readonly at?: number | null
  readonly id?: number
}

/** A whole hash for a short name: hexadecimal, so that it can be told from others by its first digits. */
export const commitOf = (name: string): string => Buffer.from(name).toString('hex').padEnd(40, '0')

const minute = 60_000
const account = (login: string | null, kind = 'User'): Account | null =>
  login === null ? null : { login, kind }

/** A login as an e-mail, where it is none yet. */
export const emailOf = (name: string): string => (name.includes('@') ? name : `${name}@example.org`)

const always = ['alice', 'bob', 'carol', 'dana', 'erin']

/** The evidence that GitHub would have about a pull request. */
export const evidenceOf = (given: PullGiven): PullEvidence => {
  const { author = 'alice', head = 'c2', merged, reviews = [], plans = [{ at: 10 }] } = given
  const gaining = (given.gains ?? []).map(emailOf)
  return {
    pull: {
      number: 7,
      title: 'More for sales',
      author: account(author),
      state: merged === undefined ? 'open' : 'closed',
      base: { branch: 'main', commit: commitOf('base') },
      head: { branch: 'sales', commit: commitOf(head), repository: 1 },
      mergedAt: merged === undefined ? null : merged * minute,
      mergeCommit: merged === undefined ? null : commitOf('merge'),
      url: 'https://github.example/example/access/pull/7'
    },
    commits: (given.commits ?? [{ commit: 'c1' }, { commit: 'c2' }]).map(pullCommit),
    reviews: reviews.map(review),
    plans: plans.map(({ at, turn = 0 }, index) => ({
      ...planFile(gaining, turn),
      endedAt: at * minute,
      run: 100 + index
    })),
    permissions: new Map(
      Object.entries({ ...Object.fromEntries(always.map((login) => [login, 'write'])), ...given.permissions })
    )
  }
}

const pullCommit = (given: CommitGiven): PullCommit => {
  const { commit, author = 'alice', committer = 'web-flow', emails = [], message = 'More for sales' } = given
  return { commit: commitOf(commit), author: account(author), committer: account(committer), emails, message }
}

const review = ({ by, kind, state, commit = 'c2', at = 20, id }: ReviewGiven, index: number): Review => ({
  id: id ?? index + 1,
  author: account(by, kind),
  state,
  commit: commit === null ? null : commitOf(commit),
  submittedAt: at === null ? null : at * minute
})

/** The digest of the plan that is judged. */
export const digestJudged = ({ gains = [], judged = 0 }: PullGiven): string =>
  planFile(gains.map(emailOf), judged).digest

/** Approvals that are needed; one of `bob` or `carol` where nothing is said. */
export const neededOf = ({ needed }: Situation): readonly NeededApproval[] =>
  (needed ?? [{ approvers: ['bob', 'carol'] }]).map(({ count = 1, approvers }, index) => ({
    when: { risk: 'high', target: `desk-${index + 1}` },
    from: { roles: [], people: [] },
    count,
    approvers: approvers.map(emailOf),
    because: []
  }))

/** Who is who. */
export const loginsIn = ({ people = {}, others = {} }: Situation): Logins =>
  Object.assign(
    new Map([...always.map((login) => [login, emailOf(login)] as const), ...Object.entries(people)]),
    { others: new Map(Object.entries(others)) }
  )
