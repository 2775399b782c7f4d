/** A user of GitHub as its interface names them. `kind` is `User` for people; `Bot`, `Organization`, `Mannequin` are none. */
export interface Account {
  readonly login: string
  readonly kind: string
}

/** A pull request. Commits are whole hashes of 40 digits. */
export interface Pull {
  readonly number: number
  readonly title: string
  readonly author: Account | null
  readonly state: 'open' | 'closed'
  readonly base: { readonly branch: string; readonly commit: string }
  /** `repository` is the id of the repository of the head; null where it is gone. */
  readonly head: { readonly branch: string; readonly commit: string; readonly repository: number | null }
  /** When it was merged, in milliseconds since 1970; null while it was not. */
  readonly mergedAt: number | null
  readonly mergeCommit: string | null
  readonly url: string
}

/** A commit of a pull request: who stands behind it, as far as GitHub knows them. */
export interface PullCommit {
  readonly commit: string
  readonly author: Account | null
  readonly committer: Account | null
  /** The e-mails of the author and the committer that the commit itself names. */
  readonly emails: readonly string[]
  readonly message: string
}

/** A review of a pull request. */
export interface Review {
  readonly id: number
  readonly author: Account | null
  /** `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED` or `PENDING`. */
  readonly state: string
  /** The commit that was looked at; null where it is gone. */
  readonly commit: string | null
  /** In milliseconds since 1970; null while it was not handed in. */
  readonly submittedAt: number | null
}

/** What somebody may do in the repository. */
export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none'

/** A comment on a pull request or an issue. */
export interface Comment {
  readonly id: number
  readonly author: Account | null
  readonly body: string
  readonly url: string
}

/** An issue. */
export interface Issue {
  readonly number: number
  readonly author: Account | null
  readonly title: string
  readonly body: string
  readonly state: 'open' | 'closed'
  readonly closedAt: number | null
  /** Who closed it; null where nobody did, or GitHub does not say. */
  readonly closedBy: Account | null
  readonly labels: readonly string[]
  readonly url: string
}

/** Places of files that a check run points at; columns only where one line is meant. */
export interface Annotation {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly startColumn?: number
  readonly endColumn?: number
  readonly level: 'notice' | 'warning' | 'failure'
  readonly title: string
  readonly message: string
  readonly details?: string
}

/** A check run as it is to be. */
export interface Check {
  readonly name: string
  readonly commit: string
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required'
  readonly title: string
  /** Markdown, at most 65,535 characters. */
  readonly summary: string
  readonly annotations: readonly Annotation[]
}

/** A comment on lines of a pull request's head. */
export interface LineComment {
  readonly path: string
  readonly startLine: number
  readonly line: number
  readonly body: string
}

/** A run of a workflow. */
export interface Run {
  readonly id: number
  readonly attempt: number
  readonly event: string
  readonly status: string
  readonly conclusion: string | null
  /** The workflow's file, such as `.github/workflows/access-plan.yml`. */
  readonly path: string
  readonly headCommit: string
  readonly headRepository: number | null
  /** When it ended (as far as GitHub says), in milliseconds since 1970. */
  readonly updatedAt: number
  readonly url: string
}

/** A file that a run has kept. */
export interface Artifact {
  readonly id: number
  readonly name: string
  readonly expired: boolean
  /** `sha256:` and the hash of the zip file; null where GitHub does not say. */
  readonly digest: string | null
  readonly bytes: number
  readonly createdAt: number
  /** The run that made it. */
  readonly run: number | null
}

/** A rule that holds for a branch, from a ruleset of any level. */
export interface BranchRule {
  readonly type: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** The repository as `doctor` looks at it. */
interface RepositoryInfo {
  readonly id: number
  readonly isPrivate: boolean
  readonly defaultBranch: string
}

/**
 * What the Action asks of GitHub: the calls of its interface that it needs, as plain data, every list whole. A call throws
 * {@link GitHubError}. Reading retries by itself; a create is never repeated without looking first.
 */
export interface GitHub {
  /** The login that writes in our name, as comments show it; null where GitHub does not say. */
  viewer(): Promise<string | null>
  repository(): Promise<RepositoryInfo>
  pull(number: number): Promise<Pull>
  /** The pull requests that a commit came in with. */
  pullsOfCommit(commit: string): Promise<readonly Pull[]>
  /** Open pull requests. */
  openPulls(): Promise<readonly Pull[]>
  pullCommits(number: number): Promise<readonly PullCommit[]>
  /** Oldest first. */
  reviews(number: number): Promise<readonly Review[]>
  permission(login: string): Promise<Permission>
  comments(issue: number): Promise<readonly Comment[]>
  createComment(issue: number, body: string): Promise<Comment>
  /** False where the comment is gone. */
  updateComment(id: number, body: string): Promise<boolean>
  deleteComment(id: number): Promise<void>
  /** Comments on lines of a pull request that stand there already. */
  lineComments(number: number): Promise<readonly (Comment & { readonly path: string })[]>
  /** One review that only comments; where GitHub refuses a line, each comment alone. Answers how many were taken. */
  commentOnLines(number: number, commit: string, comments: readonly LineComment[]): Promise<number>
  /** Makes the check run of this name on this commit, or brings the one there is up to date; any number of annotations. */
  putCheck(check: Check): Promise<{ readonly url: string | null }>
  /** `sarif` is the text of the file. */
  uploadSarif(commit: string, ref: string, sarif: string): Promise<void>
  /** Runs of the workflows for a commit, newest first. */
  runsOf(commit: string): Promise<readonly Run[]>
  /** Null where there is no such run. */
  run(id: number, attempt?: number): Promise<Run | null>
  artifacts(run: number): Promise<readonly Artifact[]>
  /** The bytes of the zip file. Throws where there are more than `most`. */
  download(artifact: number, most: number): Promise<Uint8Array>
  /** The hash of a file's content at a commit; null where there is none. */
  blobOf(path: string, commit: string): Promise<string | null>
  /** The newest commit of a branch. */
  branchHead(branch: string): Promise<string>
  issues(label: string, state: 'open' | 'all'): Promise<readonly Issue[]>
  issue(number: number): Promise<Issue>
  createIssue(issue: {
    readonly title: string
    readonly body: string
    readonly labels: readonly string[]
  }): Promise<Issue>
  updateIssue(
    number: number,
    change: { readonly title?: string; readonly body?: string; readonly state?: 'open' | 'closed' }
  ): Promise<void>
  /** A deployment that has ended already. `payload` is kept with it. */
  recordDeployment(deployment: {
    readonly commit: string
    readonly environment: string
    readonly description: string
    readonly state: 'success' | 'failure' | 'inactive'
    readonly payload: Readonly<Record<string, string>>
    readonly logUrl: string
  }): Promise<void>
  /** The rules that hold for a branch, of all levels. */
  branchRules(branch: string): Promise<readonly BranchRule[]>
  /** Mistakes in CODEOWNERS, in words. */
  codeownersErrors(commit: string): Promise<readonly string[]>
}

/**
 * Why GitHub could not be asked:
 * - `denied`: the token may not do that (401, 403 without a limit); `permission` names what it would need
 * - `missing`: there is no such thing, or the token may not see it (404, 410)
 * - `refused`: it was understood and refused (409, 413, 422)
 * - `limited`: too many requests, also after waiting
 * - `unreachable`: no answer that could be understood, also after several tries
 */
export type GitHubFailure = 'denied' | 'missing' | 'refused' | 'limited' | 'unreachable'

/** A failed call. The message says which, and what to do. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError'
  readonly kind: GitHubFailure
  /** Such as `pull-requests: write`; null where that is not the matter. */
  readonly permission: string | null

  constructor(
    kind: GitHubFailure,
    message: string,
    options?: ErrorOptions & { readonly permission?: string }
  ) {
    super(message, options)
    this.kind = kind
    this.permission = options?.permission ?? null
  }
}
