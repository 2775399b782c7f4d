import type { GitHub } from './port.ts'

/** What a call does, in words that fit after "GitHub does not let this token", and the permission that it needs. */
export interface Call {
  readonly does: string
  /** As a workflow spells it, such as `pull-requests: write`; null where every token may do it. */
  readonly needs: string | null
}

/** Every call of the port. What the workflows ask for and what an error names both follow from this table. */
export const calls: Readonly<Record<keyof GitHub, Call>> = {
  viewer: { does: 'say who it is', needs: null },
  repository: { does: 'look at the repository', needs: 'contents: read' },
  pull: { does: 'read a pull request', needs: 'pull-requests: read' },
  pullsOfCommit: { does: 'find the pull requests of a commit', needs: 'pull-requests: read' },
  openPulls: { does: 'list pull requests', needs: 'pull-requests: read' },
  pullCommits: { does: 'list the commits of a pull request', needs: 'pull-requests: read' },
  reviews: { does: 'read reviews', needs: 'pull-requests: read' },
  permission: { does: 'see what somebody may do in the repository', needs: 'contents: read' },
  comments: { does: 'read comments', needs: 'pull-requests: read' },
  createComment: { does: 'comment', needs: 'pull-requests: write' },
  updateComment: { does: 'change a comment', needs: 'pull-requests: write' },
  deleteComment: { does: 'delete a comment', needs: 'pull-requests: write' },
  lineComments: { does: 'read comments on lines', needs: 'pull-requests: read' },
  commentOnLines: { does: 'comment on lines', needs: 'pull-requests: write' },
  putCheck: { does: 'write check runs', needs: 'checks: write' },
  uploadSarif: { does: 'send findings to code scanning', needs: 'security-events: write' },
  runsOf: { does: 'list workflow runs', needs: 'actions: read' },
  run: { does: 'look at a workflow run', needs: 'actions: read' },
  artifacts: { does: 'list the artifacts of a run', needs: 'actions: read' },
  download: { does: 'download an artifact', needs: 'actions: read' },
  blobOf: { does: 'read files of a commit', needs: 'contents: read' },
  branchHead: { does: 'read branches', needs: 'contents: read' },
  issues: { does: 'list issues', needs: 'issues: read' },
  issue: { does: 'read an issue', needs: 'issues: read' },
  createIssue: { does: 'open an issue', needs: 'issues: write' },
  updateIssue: { does: 'change an issue', needs: 'issues: write' },
  recordDeployment: { does: 'record a deployment', needs: 'deployments: write' },
  branchRules: { does: 'read the rules of a branch', needs: 'contents: read' },
  codeownersErrors: { does: 'check CODEOWNERS', needs: 'contents: read' }
}
