import type { ExitCode } from '../src/index.ts'

/** The pull request that an event is about, as the event tells it. */
export interface EventPull {
  readonly number: number
  readonly author: string
  readonly base: { readonly branch: string; readonly commit: string }
  /** `repository` is the id of the repository that the head lies in; null where it is gone. */
  readonly head: { readonly branch: string; readonly commit: string; readonly repository: number | null }
  /** From another repository: no secrets, a token that only reads. Dependabot is treated alike. */
  readonly isFork: boolean
}

/** Why the Action runs. Whatever it does not know is `other`. */
export type Event =
  | { readonly kind: 'pull'; readonly pull: EventPull }
  /** Somebody reviewed, or took a review back. */
  | { readonly kind: 'review'; readonly pull: EventPull }
  | { readonly kind: 'merge-group'; readonly base: string; readonly head: string }
  /** `before` is null where the branch is new. */
  | { readonly kind: 'push'; readonly branch: string; readonly before: string | null; readonly after: string }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'dispatch' }
  /** An issue was closed or opened again; a checklist is confirmed so. */
  | { readonly kind: 'issue'; readonly number: number; readonly action: string }
  /** A run of another workflow has ended: the commenter for forks. */
  | {
      readonly kind: 'run'
      readonly run: number
      readonly event: string
      readonly headCommit: string
      readonly headBranch: string
      readonly headRepository: number | null
    }
  /** `pull_request_target` and comments: they would mix secrets with code of strangers. */
  | { readonly kind: 'dangerous'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string }

/** Where and why the Action runs: from the variables of the runner and the event file. */
export interface Context {
  readonly event: Event
  readonly owner: string
  readonly repository: string
  /** Null where the event does not tell. */
  readonly repositoryId: number | null
  readonly isPrivate: boolean | null
  readonly defaultBranch: string | null
  /** Who set it off. Good for words only, never for a decision. */
  readonly actor: string
  /** The commit that is checked out, as the runner says. */
  readonly commit: string
  readonly ref: string
  readonly run: { readonly id: number; readonly attempt: number; readonly url: string }
  /** The file of the running workflow, such as `.github/workflows/access-plan.yml`; null where the runner does not say. */
  readonly workflow: string | null
  readonly serverUrl: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  /** The folder of the checkout. */
  readonly workspace: string
}

/** Words of the output `result`. */
export type Result = 'ok' | 'changes' | 'denied' | 'blocked' | 'drift' | 'waiting' | 'partial' | 'error'

/** Words of the output `failure-reason`. */
export type FailureReason =
  | 'policy-violation'
  | 'not-approved'
  | 'plan-changed'
  | 'provenance'
  | 'no-pull-request'
  | 'guards'
  | 'target-error'
  | 'rate-limited'
  | 'permission'
  | 'unsafe-event'
  /** `doctor`: the repository is not protected as it should be. */
  | 'protection'
  | 'usage'

/** How a command of the Action ended. `outputs` are those of action.yml that it knows, by name. */
export interface Ended {
  readonly exit: ExitCode
  readonly result: Result
  readonly reason: FailureReason | null
  /** One line for the log: what happened and, where it failed, what to do. */
  readonly message: string
  readonly outputs: Readonly<Record<string, string>>
}
