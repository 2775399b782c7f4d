import type { BranchRule } from '../github/port.ts'
import { advice, lack, tick, when, type Lack } from './finding.ts'

/** The app that the token of a workflow writes with. */
const gitHubActions = 15_368

/** What the rules of the branch that is applied lack. */
export const branchLacks = (rules: readonly BranchRule[], branch: string): readonly Lack[] => [
  ...pullLacks(rules, branch),
  ...checkLacks(rules, branch),
  ...historyLacks(rules, tick(branch), 'the commits that were approved'),
  ...freshnessLacks(rules, branch)
]

/** What the rules of the branch with the record lack. */
export const recordLacks = (rules: readonly BranchRule[], branch: string): readonly Lack[] =>
  historyLacks(rules, tick(branch), 'the record of what was applied and on whose approval')

const ruleset = (branch: string): string => `Settings, Rules, Rulesets: one for ${tick(branch)}, with`

const find = (rules: readonly BranchRule[], type: string): readonly BranchRule[] =>
  rules.filter((rule) => rule.type === type)

/** Rules of several levels add up: the strictest counts. */
const isSet = (rules: readonly BranchRule[], name: string): boolean =>
  rules.some(({ parameters }) => parameters[name] === true)

const pullLacks = (rules: readonly BranchRule[], branch: string): readonly Lack[] => {
  const pulls = find(rules, 'pull_request')
  if (pulls.length === 0) {
    return [
      lack(
        `nothing makes a change of ${tick(branch)} go through a pull request`,
        'a direct push has no plan and no approval, so it is not applied, and what it says waits for the next one. Classic branch protection cannot be seen with the token of a workflow: only rulesets are looked at',
        `${ruleset(branch)} \`Require a pull request before merging\``
      )
    ]
  }
  return pullSettings.flatMap(([name, what, why, setting]) =>
    when(!isSet(pulls, name), lack(what, why, `${ruleset(branch)} \`${setting}\``))
  )
}

const pullSettings = [
  [
    'dismiss_stale_reviews_on_push',
    'an approval stays when new commits come after it',
    'apply does not count it, but the pull request looks approved and can be merged',
    'Dismiss stale pull request approvals when new commits are pushed'
  ],
  [
    'require_last_push_approval',
    'whoever pushed last may be the one who approves',
    'apply does not count it, but the pull request looks approved and can be merged',
    'Require approval of the most recent reviewable push'
  ],
  [
    'require_code_owner_review',
    'the owners of a document need not be asked',
    'who answers for a role, or for the rules, learns of a change only afterwards',
    'Require review from Code Owners'
  ]
] as const

interface RequiredCheck {
  readonly context: string
  readonly integration: number | null
}

const requiredChecks = (rules: readonly BranchRule[]): readonly RequiredCheck[] =>
  find(rules, 'required_status_checks').flatMap(({ parameters }) => {
    const written = parameters['required_status_checks']
    return Array.isArray(written) ? written.flatMap(requiredCheck) : []
  })

const requiredCheck = (value: unknown): readonly RequiredCheck[] => {
  if (typeof value !== 'object' || value === null || !('context' in value)) return []
  const { context } = value
  const integration = 'integration_id' in value ? value.integration_id : null
  if (typeof context !== 'string') return []
  return [{ context, integration: typeof integration === 'number' ? integration : null }]
}

const approval = 'rolewright/approval'

const checkLacks = (rules: readonly BranchRule[], branch: string): readonly Lack[] => {
  const required = requiredChecks(rules).filter(({ context }) => context === approval)
  const help = `${ruleset(branch)} \`Require status checks to pass\`: \`${approval}\`, from the source GitHub Actions`
  if (required.length === 0) {
    return [
      lack(
        `the check \`${approval}\` is not required`,
        'what lacks an approval can be merged, and is then refused by apply',
        help
      )
    ]
  }
  if (required.every(({ integration }) => integration === null)) {
    return [
      lack(
        `the check \`${approval}\` is taken from anybody`,
        'whoever may write here can set a check of that name by hand',
        help
      )
    ]
  }
  if (required.some(({ integration }) => integration === gitHubActions)) return []
  return [
    advice(
      `the check \`${approval}\` is expected from another app than GitHub Actions`,
      'with the token of the workflow it comes from GitHub Actions, and the pull request would wait for ever',
      'leave it so where the Action is given a token of that app; else choose the source GitHub Actions'
    )
  ]
}

const historyLacks = (rules: readonly BranchRule[], branch: string, what: string): readonly Lack[] => [
  ...when(
    find(rules, 'deletion').length === 0,
    lack(
      `${branch} can be deleted`,
      `${what} would be gone`,
      `Settings, Rules, Rulesets: one for ${branch}, with \`Restrict deletions\``
    )
  ),
  ...when(
    find(rules, 'non_fast_forward').length === 0,
    lack(
      `the history of ${branch} can be rewritten`,
      `${what} could be changed afterwards`,
      `Settings, Rules, Rulesets: one for ${branch}, with \`Block force pushes\``
    )
  )
]

const freshnessLacks = (rules: readonly BranchRule[], branch: string): readonly Lack[] => {
  const isStrict = isSet(find(rules, 'required_status_checks'), 'strict_required_status_checks_policy')
  if (isStrict || find(rules, 'merge_queue').length > 0) return []
  return [
    advice(
      'a pull request can be merged although its plan was made before the one that was merged last',
      'where the two together change more than was approved, apply refuses and a new pull request is needed',
      `${ruleset(branch)} \`Require branches to be up to date before merging\`, or a merge queue`
    )
  ]
}
