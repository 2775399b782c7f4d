/** Every input of the Action: what it is called, what it does, and what holds where it is left away. */
export const inputList = [
  {
    name: 'command',
    required: true,
    default: '',
    description: 'What to do: `validate`, `plan`, `apply`, `drift`, `comment` or `doctor`'
  },
  { name: 'policies', required: false, default: 'policies', description: 'The folder with the documents' },
  {
    name: 'targets',
    required: false,
    default: '',
    description: 'Ids of targets, a line each; all targets where it is empty'
  },
  {
    name: 'live',
    required: false,
    default: 'auto',
    description:
      '`auto` reads the targets where the event is trusted and their credentials are there, `always` insists on it, `never` plans against the state that was recorded last'
  },
  {
    name: 'plan-file',
    required: false,
    default: '',
    description: 'Where `plan` writes the plan, and from where `comment` reads it'
  },
  {
    name: 'plan-workflow',
    required: false,
    default: '.github/workflows/access-plan.yml',
    description: 'The workflow whose plans count for an approval; `apply` accepts plans of no other'
  },
  {
    name: 'on-plan-change',
    required: false,
    default: 'fail',
    description:
      'Where by now more is to do than was approved: `fail` does nothing, `subset` does what was approved'
  },
  {
    name: 'comment',
    required: false,
    default: 'auto',
    description:
      '`auto` comments on pull requests where the token may, `always` fails where it may not, `never` does not'
  },
  {
    name: 'annotations',
    required: false,
    default: 'auto',
    description:
      '`auto` uses a check run where the token may, else workflow commands; `check-run`, `commands` or `none`'
  },
  {
    name: 'suggestions',
    required: false,
    default: 'false',
    description: 'Whether fixes that widen nothing are offered as review suggestions'
  },
  {
    name: 'sarif-file',
    required: false,
    default: '',
    description: 'Where the findings are written as SARIF'
  },
  {
    name: 'upload-sarif',
    required: false,
    default: 'false',
    description: 'Whether they are sent to code scanning'
  },
  {
    name: 'fail-on',
    required: false,
    default: 'error',
    description: 'The weakest finding that makes the step fail: `error`, `warning`, `note`, or `never`'
  },
  {
    name: 'issue-label',
    required: false,
    default: 'access-drift',
    description: 'The label of the issues about drift and of checklists'
  },
  {
    name: 'record-branch',
    required: false,
    default: 'rolewright-record',
    description: 'The branch that keeps the record of applies'
  },
  { name: 'token', required: false, default: '${{ github.token }}', description: 'The token for GitHub' }
] as const satisfies readonly InputSpec[]

/** One input as data: action.yml, the check of what is given, and the documentation are made from it. */
export interface InputSpec {
  readonly name: string
  readonly required: boolean
  readonly default: string
  readonly description: string
}

/** Every output of the Action. */
export const outputList = [
  {
    name: 'result',
    description: '`ok`, `changes`, `denied`, `blocked`, `drift`, `waiting`, `partial` or `error`'
  },
  {
    name: 'exit-code',
    description:
      '0 fine, 1 found something, 2 could not run, 3 refused and nothing was written, 4 stopped part-way or waiting'
  },
  {
    name: 'failure-reason',
    description:
      'Why it failed: `policy-violation`, `not-approved`, `plan-changed`, `provenance`, `no-pull-request`, `guards`, `target-error`, `rate-limited`, `permission`, `unsafe-event`, `protection` or `usage`; empty where it did not'
  },
  { name: 'has-changes', description: '`true` where the plan has anything to do' },
  { name: 'plan-file', description: 'The path of the plan' },
  { name: 'plan-digest', description: '`sha256:` and the digest of the plan' },
  { name: 'summary', description: 'How much of what, as JSON' },
  { name: 'violations', description: 'How many findings are at `fail-on` or above' },
  { name: 'sarif-file', description: 'The path of the SARIF file' },
  { name: 'comment-url', description: 'The comment on the pull request' },
  { name: 'issue-number', description: 'The issue about drift, or with the checklist' }
] as const

/** What the step was called with, checked. */
export interface Inputs {
  readonly command: 'validate' | 'plan' | 'apply' | 'drift' | 'comment' | 'doctor'
  readonly policies: string
  readonly targets: readonly string[]
  readonly live: 'auto' | 'always' | 'never'
  readonly planFile: string | null
  readonly planWorkflow: string
  readonly onPlanChange: 'fail' | 'subset'
  readonly comment: 'auto' | 'always' | 'never'
  readonly annotations: 'auto' | 'check-run' | 'commands' | 'none'
  readonly suggestions: boolean
  readonly sarifFile: string | null
  readonly uploadSarif: boolean
  readonly failOn: 'error' | 'warning' | 'note' | 'never'
  readonly issueLabel: string
  readonly recordBranch: string
  readonly token: string
}
