import type { Inputs } from '../../action/inputs.ts'
import type { Context } from '../../action/model.ts'

/** Inputs as action.yml has them where nothing is said. */
export const inputsOf = (given: Partial<Inputs> = {}): Inputs => ({
  command: 'apply',
  policies: 'policies',
  targets: [],
  live: 'auto',
  planFile: null,
  planWorkflow: '.github/workflows/access-plan.yml',
  onPlanChange: 'fail',
  comment: 'auto',
  annotations: 'auto',
  suggestions: false,
  sarifFile: null,
  uploadSarif: false,
  failOn: 'error',
  issueLabel: 'access-drift',
  recordBranch: 'rolewright-record',
  token: 'token',
  ...given
})

/** A run by hand on the default branch. */
export const contextOf = (folder: string, given: Partial<Context> = {}): Context => ({
  event: { kind: 'dispatch' },
  owner: 'example',
  repository: 'access',
  repositoryId: 1,
  isPrivate: true,
  defaultBranch: 'main',
  actor: 'somebody',
  commit: 'c'.repeat(40),
  ref: 'refs/heads/main',
  run: { id: 4711, attempt: 1, url: 'https://github.example/example/access/actions/runs/4711' },
  workflow: '.github/workflows/access-apply.yml',
  serverUrl: 'https://github.example',
  apiUrl: 'https://api.github.example',
  graphqlUrl: 'https://api.github.example/graphql',
  workspace: folder,
  ...given
})
