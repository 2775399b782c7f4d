/** Commands of the Action. */
export type ActionCommand = 'validate' | 'plan' | 'apply' | 'drift' | 'comment' | 'doctor'

/** What a token may do with one thing. */
type TokenAccess = 'read' | 'write'

/** A permission of the token that a command needs, and what for. */
export interface TokenPermission {
  readonly scope: string
  readonly access: TokenAccess
  readonly why: string
  /** Whether the command cannot do its work without it; else it does less, and says so. */
  readonly isNeeded: boolean
}

const contentsRead: TokenPermission = {
  scope: 'contents',
  access: 'read',
  why: 'the documents, their history, and the state that was recorded last',
  isNeeded: true
}
const contentsWrite: TokenPermission = {
  scope: 'contents',
  access: 'write',
  why: 'the lock, and the branch with the record',
  isNeeded: true
}
const actionsRead: TokenPermission = {
  scope: 'actions',
  access: 'read',
  why: 'the runs that made a plan, and the plans that they kept',
  isNeeded: true
}
const checks: TokenPermission = {
  scope: 'checks',
  access: 'write',
  why: 'the checks `rolewright/plan` and `rolewright/approval`, and more than ten marks at lines',
  isNeeded: true
}
const comments: TokenPermission = {
  scope: 'pull-requests',
  access: 'write',
  why: 'the comment, and suggestions; without it the report stands in the summary of the job',
  isNeeded: false
}
const issues: TokenPermission = {
  scope: 'issues',
  access: 'write',
  why: 'the issue about drift, and checklists for what a person has to do',
  isNeeded: true
}
const deployments: TokenPermission = {
  scope: 'deployments',
  access: 'write',
  why: 'one entry for each target among the deployments of the repository',
  isNeeded: false
}

/** What the token of the Action needs, by command. The workflows, their check and the documentation come from here. */
export const tokenPermissions: Readonly<Record<ActionCommand, readonly TokenPermission[]>> = {
  validate: [contentsRead, { ...checks, why: 'more than ten marks at lines', isNeeded: false }],
  plan: [contentsRead, comments, checks, actionsRead],
  apply: [
    contentsWrite,
    {
      ...comments,
      why: 'the reviews that decide, and the comment that says what became of the plan',
      isNeeded: true
    },
    { ...checks, why: 'the outcome as a check of the merged commit', isNeeded: false },
    actionsRead,
    deployments,
    issues
  ],
  drift: [
    contentsWrite,
    issues,
    {
      scope: 'security-events',
      access: 'write',
      why: 'differences of high risk in code scanning',
      isNeeded: false
    },
    { ...actionsRead, why: 'whether a run that holds the lock has ended' },
    deployments
  ],
  comment: [
    { ...actionsRead, why: 'the plan that the run for the fork has kept' },
    { ...comments, why: 'the comment', isNeeded: true }
  ],
  doctor: [
    { ...contentsRead, why: 'the workflows, CODEOWNERS and the documents' },
    { ...actionsRead, why: 'whether schedules still run', isNeeded: false }
  ]
}
