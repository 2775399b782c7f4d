import type { RestEndpointMethodTypes } from '@octokit/rest'
import type { Account, Artifact, Comment, Issue, Permission, Pull, PullCommit, Review, Run } from './port.ts'

type Types = RestEndpointMethodTypes
type RawPull =
  | Types['pulls']['get']['response']['data']
  | Types['repos']['listPullRequestsAssociatedWithCommit']['response']['data'][number]
type RawUser = { readonly login?: string; readonly type?: string } | Readonly<Record<string, never>> | null

/** The account that GitHub names; null where it is gone, or where nobody is known for an e-mail. */
const accountOf = (user: RawUser | undefined): Account | null =>
  user?.login === undefined ? null : { login: user.login, kind: user.type ?? 'User' }

/** An instant in milliseconds since 1970; null where there is none. */
const instantOf = (text: string | null | undefined): number | null => {
  const instant = Date.parse(text ?? '')
  return Number.isNaN(instant) ? null : instant
}

/** A pull request, from its own call or from a list. */
export const pullOf = (pull: RawPull): Pull => ({
  number: pull.number,
  title: pull.title,
  author: accountOf(pull.user),
  state: pull.state === 'open' ? 'open' : 'closed',
  base: { branch: pull.base.ref, commit: pull.base.sha },
  head: { branch: pull.head.ref, commit: pull.head.sha, repository: repositoryOf(pull.head.repo) },
  mergedAt: instantOf(pull.merged_at),
  // While it is open this is a commit that GitHub has made only to try the merge.
  mergeCommit: instantOf(pull.merged_at) === null ? null : pull.merge_commit_sha,
  url: pull.html_url
})

/** The repository of a deleted fork is null, whatever the description says. */
const repositoryOf = (repository: { readonly id: number } | null): number | null => repository?.id ?? null

/** A commit of a pull request. */
export const commitOf = (commit: Types['pulls']['listCommits']['response']['data'][number]): PullCommit => {
  const emails = [commit.commit.author?.email, commit.commit.committer?.email]
  return {
    commit: commit.sha,
    author: accountOf(commit.author),
    committer: accountOf(commit.committer),
    emails: [...new Set(emails.filter((email) => email !== undefined))],
    message: commit.commit.message
  }
}

/** A review. */
export const reviewOf = (review: Types['pulls']['listReviews']['response']['data'][number]): Review => ({
  id: review.id,
  author: accountOf(review.user),
  state: review.state,
  commit: review.commit_id,
  submittedAt: instantOf(review.submitted_at)
})

/** A comment on an issue, a pull request, or a line. */
export const commentOf = (comment: {
  readonly id: number
  readonly user: RawUser
  readonly body?: string
  readonly html_url: string
}): Comment => ({
  id: comment.id,
  author: accountOf(comment.user),
  body: comment.body ?? '',
  url: comment.html_url
})

/** An issue. */
export const issueOf = (issue: Types['issues']['get']['response']['data']): Issue => ({
  number: issue.number,
  author: accountOf(issue.user),
  title: issue.title,
  body: issue.body ?? '',
  state: issue.state === 'open' ? 'open' : 'closed',
  closedAt: instantOf(issue.closed_at),
  closedBy: accountOf(issue.closed_by),
  labels: issue.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
  url: issue.html_url
})

/** A run of a workflow. */
export const runOf = (run: Types['actions']['getWorkflowRun']['response']['data']): Run => ({
  id: run.id,
  attempt: run.run_attempt ?? 1,
  event: run.event,
  status: run.status ?? 'unknown',
  conclusion: run.conclusion,
  // GitHub may add the ref that the file was taken from.
  path: run.path.split('@')[0] ?? run.path,
  headCommit: run.head_sha,
  headRepository: repositoryOf(run.head_repository),
  updatedAt: instantOf(run.updated_at) ?? 0,
  url: run.html_url
})

/** An artifact. One without a time counts as the oldest. */
export const artifactOf = (
  artifact: Types['actions']['listWorkflowRunArtifacts']['response']['data']['artifacts'][number]
): Artifact => ({
  id: artifact.id,
  name: artifact.name,
  expired: artifact.expired,
  digest: artifact.digest ?? null,
  bytes: artifact.size_in_bytes,
  createdAt: instantOf(artifact.created_at) ?? 0,
  run: artifact.workflow_run?.id ?? null
})

const permissions: readonly Permission[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none']

/** What somebody may do; a role that the organisation has made itself counts as what it is based on. */
export const permissionOf = (answer: {
  readonly permission: string
  readonly role_name: string
}): Permission =>
  permissions.find((word) => word === answer.role_name) ??
  permissions.find((word) => word === answer.permission) ??
  'none'
