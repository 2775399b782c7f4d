import { advice, lack, tick, when, type Lack } from '../finding.ts'
import { isUpload, type Call } from './calls.ts'

/** What is expected of the workflows together. */
export interface Expected {
  /** The workflow whose plans count. */
  readonly planWorkflow: string
  /** The branch that is applied. */
  readonly branch: string
}

/** The workflows, and the events of theirs, without which something is never planned, applied or looked at. */
export const missingLacks = (calls: readonly Call[], expected: Expected): readonly Lack[] => [
  ...planLacks(calls, expected),
  ...when(!starts(calls, 'apply', 'push'), noApply(expected)),
  ...when(!starts(calls, 'drift', 'schedule'), noDrift)
]

const starts = (calls: readonly Call[], command: string, event: string): boolean =>
  calls.some((call) => call.command === command && call.workflow.events.has(event))

const planLacks = (calls: readonly Call[], { planWorkflow }: Expected): readonly Lack[] => {
  const plans = calls.filter(({ command, workflow }) => command === 'plan' && workflow.file === planWorkflow)
  if (!starts(plans, 'plan', 'pull_request')) return [noPlan(planWorkflow)]
  return [
    ...when(!starts(plans, 'plan', 'pull_request_review'), noReview(planWorkflow)),
    ...when(!plans.some(({ job }) => job.steps.some(isUpload)), planNotKept(planWorkflow))
  ]
}

const initHelp = '`rolewright init` writes it'

const noPlan = (file: string): Lack =>
  lack(
    `${tick(file)} plans no pull request`,
    'only plans from that workflow count, so nothing could be approved',
    `${initHelp}; another file is named with the input \`plan-workflow\`, in all workflows alike`
  )

const noReview = (file: string): Lack =>
  advice(
    `${tick(file)} does not start when somebody reviews`,
    'the check `rolewright/approval` would show how it stood at the last push',
    'add `pull_request_review: {types: [submitted, edited, dismissed]}` to its `on`'
  )

const planNotKept = (file: string): Lack =>
  lack(
    `${tick(file)} does not keep its plan`,
    'apply looks for the approved plan among the artifacts of the run',
    `take the step with \`actions/upload-artifact\` from a fresh one; ${initHelp}`
  )

const noApply = ({ branch }: Expected): Lack =>
  lack(
    'no workflow applies what is merged',
    `nothing happens after a merge into ${tick(branch)}`,
    `${initHelp}: \`.github/workflows/access-apply.yml\``
  )

const noDrift = lack(
  'no workflow looks for drift on a schedule',
  'what time makes due is not carried out, and changes by hand are not seen',
  `${initHelp}: \`.github/workflows/access-drift.yml\``
)
