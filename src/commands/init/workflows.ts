import { tokenPermissions, type ActionCommand } from './permissions.ts'

/** What the workflows are written with. */
export interface WorkflowOptions {
  /** The commit of the Action: 40 hexadecimal digits. */
  readonly action: string
  /** The release that this commit is. */
  readonly version: string
  /** The branch whose documents are applied. */
  readonly branch: string
  /** The policy folder as the repository names it. */
  readonly policies: string
}

/** Actions that the workflows use beside ours: releases, each by its whole commit. @internal */
export const pins = {
  checkout: {
    name: 'actions/checkout',
    commit: '3d3c42e5aac5ba805825da76410c181273ba90b1',
    version: 'v7.0.1'
  },
  upload: {
    name: 'actions/upload-artifact',
    commit: 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
    version: 'v7.0.0'
  }
} as const

/** The repository of the Action. */
export const actionName = 'rolewright/rolewright'

/** The file of each workflow. Plans count for an approval only where they come from the first. */
export const workflowFiles = {
  plan: '.github/workflows/access-plan.yml',
  apply: '.github/workflows/access-apply.yml',
  drift: '.github/workflows/access-drift.yml',
  comment: '.github/workflows/access-comment.yml'
} as const

/** The name of a workflow of ours. */
export type WorkflowName = keyof typeof workflowFiles

/** The text of a workflow. What stands in it is fixed but for the options, which are names and a commit. */
export const workflowText = (name: WorkflowName, options: WorkflowOptions): string =>
  ({ plan, apply, drift, comment })[name](options)

const plan = (
  options: WorkflowOptions
): string => `# Checks every pull request, shows who gains and loses what, and keeps the plan for its approval.
# An approval counts for this plan of this commit only, so each review is looked at when it comes in.
name: access plan
on:
  pull_request:
    branches: [${options.branch}]
    types: [opened, synchronize, reopened, edited]
  pull_request_review:
    types: [submitted, edited, dismissed]
  merge_group:
permissions: {}
concurrency:
  # A review must not stop the plan that it waits for, so both have a group of their own.
  group: access-plan-\${{ github.event_name }}-\${{ github.event.pull_request.number || github.sha }}
  cancel-in-progress: true
jobs:
  plan:
    # Of reviews, only those of what is to be merged into that branch.
    if: github.event_name != 'pull_request_review' || github.event.pull_request.base.ref == '${options.branch}'
    runs-on: ubuntu-24.04
    timeout-minutes: 15
${permissions('plan')}
    steps:
${checkout}
      - id: plan
        uses: ${ours(options)}
        with:
          command: plan${where(options)}
          plan-file: \${{ runner.temp }}/access-plan.json
      - if: always() && github.event_name == 'pull_request' && steps.plan.outputs.plan-file != ''
        uses: ${pinned(pins.upload)}
        with:
          name: access-plan-\${{ github.event.pull_request.head.sha }}
          path: \${{ steps.plan.outputs.plan-file }}
          if-no-files-found: error
          overwrite: true
          retention-days: 30
`

const apply = (
  options: WorkflowOptions
): string => `# Carries out what was approved, after the merge: the approved plan or nothing.
name: access apply
on:
  push:
    branches: [${options.branch}]
  workflow_dispatch:
permissions: {}
concurrency:
  # One after the other, and each merge gets its turn; an apply is never cancelled half way.
  group: access-apply
  cancel-in-progress: false
  queue: max
jobs:
  apply:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    # Keep the credentials of targets in this environment, and let only this branch use it.
    environment: access-production
${permissions('apply')}
    steps:
${checkout}
      - uses: ${ours(options)}
        with:
          command: apply${where(options)}
`

const drift = (
  options: WorkflowOptions
): string => `# Every day: carries out what time has made due, and looks for changes that nobody approved.
# Closing a checklist confirms what a person had to do, so that the rest of its plan goes on.
name: access drift
on:
  schedule:
    - cron: '17 4 * * *'
  workflow_dispatch:
  issues:
    types: [closed, reopened]
permissions: {}
concurrency:
  group: access-drift
  cancel-in-progress: false
  queue: max
jobs:
  drift:
    if: github.event_name != 'issues' || contains(github.event.issue.labels.*.name, 'access-drift')
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    environment: access-production
${permissions('drift')}
    steps:
${checkout}
      - uses: ${ours(options)}
        with:
          command: drift${where(options)}
          sarif-file: \${{ runner.temp }}/access-drift.sarif
          upload-sarif: true
  # Started by hand: says what the protection of this repository lacks.
  doctor:
    if: github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-24.04
    timeout-minutes: 5
${permissions('doctor')}
    steps:
${checkout}
      - uses: ${ours(options)}
        with:
          command: doctor${where(options)}
`

const comment = (
  options: WorkflowOptions
): string => `# Comments on pull requests from forks, whose own runs may only read. It takes the kept plan as the data of a
# stranger: nothing is checked out here, and nothing of the fork is run.
name: access comment
on:
  workflow_run:
    workflows: [access plan]
    types: [completed]
permissions: {}
concurrency:
  group: access-comment-\${{ github.event.workflow_run.head_sha }}
  cancel-in-progress: true
jobs:
  comment:
    if: >-
      github.event.workflow_run.event == 'pull_request' &&
      github.event.workflow_run.head_repository.id != github.event.repository.id
    runs-on: ubuntu-24.04
    timeout-minutes: 5
${permissions('comment')}
    steps:
      - uses: ${ours(options)}
        with:
          command: comment
`

interface Pin {
  readonly name: string
  readonly commit: string
  readonly version: string
}

const pinned = ({ name, commit, version }: Pin): string => `${name}@${commit} # ${version}`

const ours = ({ action, version }: WorkflowOptions): string =>
  pinned({ name: actionName, commit: action, version: `v${version}` })

const where = ({ policies }: WorkflowOptions): string =>
  policies === 'policies' ? '' : `\n          policies: '${policies.replaceAll("'", "''")}'`

/** The whole history, and no credentials left behind in the checkout. */
const checkout = `      - uses: ${pinned(pins.checkout)}
        with:
          persist-credentials: false
          fetch-depth: 0`

const permissions = (command: ActionCommand): string =>
  [
    '    permissions:',
    ...tokenPermissions[command].map(
      ({ scope, access, why }) => `      ${`${scope}: ${access}`.padEnd(24)}# ${why}`
    )
  ].join('\n')
