import { actionName, tokenPermissions, type ActionCommand } from '../../src/index.ts'
import { advice, lack, tick, type Lack } from './finding.ts'
import { isMap, type Job, type Step, type Workflow } from './workflow.ts'

/** A step that calls us, and where it stands. */
interface Call {
  readonly workflow: Workflow
  readonly job: Job
  readonly command: string
  readonly commit: string
}

/** What is expected of the workflows together. */
export interface Expected {
  /** The workflow whose plans count. */
  readonly planWorkflow: string
  /** The branch that is applied. */
  readonly branch: string
}

/** What the workflows that call us lack, and which of them are missing. */
export const workflowLacks = (workflows: readonly Workflow[], expected: Expected): readonly Lack[] => {
  const calls = workflows.flatMap(callsIn)
  const calling = workflows.filter((workflow) => calls.some((call) => call.workflow === workflow))
  return [
    ...missing(calls, expected),
    ...calling.flatMap(triggerLacks(calls)),
    ...calling.flatMap(pinLacks),
    ...calling.flatMap(topLacks),
    ...calls.flatMap(permissionLacks),
    ...calls.flatMap(concurrencyLacks),
    ...calls.flatMap(jobLacks),
    ...versionLacks(calls)
  ]
}

const nameIn = (uses: string): string => uses.split('@')[0]?.toLowerCase() ?? ''

const isOurs = ({ uses }: Step): boolean =>
  nameIn(uses) === actionName || nameIn(uses).startsWith(`${actionName}/`)

const isCheckout = ({ uses }: Step): boolean => nameIn(uses) === 'actions/checkout'

const callsIn = (workflow: Workflow): readonly Call[] =>
  workflow.jobs.flatMap((job) =>
    job.steps.filter(isOurs).map((step) => ({
      workflow,
      job,
      command: textOf(step.with['command']),
      commit: step.uses.split('@')[1] ?? ''
    }))
  )

/** An input as the runner hands it over; empty where it is none. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

const initHelp = '`rolewright init` writes it'

const missing = (calls: readonly Call[], { planWorkflow, branch }: Expected): readonly Lack[] => {
  const plans = calls.filter(({ command, workflow }) => command === 'plan' && workflow.file === planWorkflow)
  const has = (command: string, event: string): boolean =>
    calls.some((call) => call.command === command && call.workflow.events.has(event))
  const onPull = plans.some(({ workflow }) => workflow.events.has('pull_request'))
  const onReview = plans.some(({ workflow }) => workflow.events.has('pull_request_review'))
  return [
    ...(onPull
      ? []
      : [
          lack(
            `${tick(planWorkflow)} plans no pull request`,
            'only plans from that workflow count, so nothing could be approved',
            `${initHelp}; another file is named with the input \`plan-workflow\`, in all workflows alike`
          )
        ]),
    ...(onPull && !onReview
      ? [
          advice(
            `${tick(planWorkflow)} does not start when somebody reviews`,
            'the check `rolewright/approval` would show how it stood at the last push',
            'add `pull_request_review: {types: [submitted, edited, dismissed]}` to its `on`'
          )
        ]
      : []),
    ...(onPull && !plans.some(({ job }) => job.steps.some(isUpload))
      ? [
          lack(
            `${tick(planWorkflow)} does not keep its plan`,
            'apply looks for the approved plan among the artifacts of the run',
            `take the step with \`actions/upload-artifact\` from a fresh one; ${initHelp}`
          )
        ]
      : []),
    ...(has('apply', 'push')
      ? []
      : [
          lack(
            'no workflow applies what is merged',
            `nothing happens after a merge into ${tick(branch)}`,
            `${initHelp}: \`.github/workflows/access-apply.yml\``
          )
        ]),
    ...(has('drift', 'schedule')
      ? []
      : [
          lack(
            'no workflow looks for drift on a schedule',
            'what time makes due is not carried out, and changes by hand are not seen',
            `${initHelp}: \`.github/workflows/access-drift.yml\``
          )
        ])
  ]
}

const isUpload = ({ uses }: Step): boolean => nameIn(uses) === 'actions/upload-artifact'

/** Events that mix the secrets of the repository with code of strangers. */
const dangerous = ['pull_request_target', 'issue_comment']

const triggerLacks =
  (calls: readonly Call[]) =>
  (workflow: Workflow): readonly Lack[] => {
    const own = calls.filter((call) => call.workflow === workflow)
    const bad = dangerous.filter((event) => workflow.events.has(event))
    const onRun = workflow.events.has('workflow_run') && own.some(({ job }) => job.steps.some(isCheckout))
    return [
      ...bad.map((event) =>
        lack(
          `${tick(workflow.file)} calls us on \`${event}\``,
          'it has the secrets of the repository and is started by what strangers write; the Action refuses it',
          'use `pull_request` for plans; for forks `rolewright init --forks` writes a workflow that reads their plans as data'
        )
      ),
      ...(onRun
        ? [
            lack(
              `${tick(workflow.file)} checks something out on \`workflow_run\``,
              'it may write here, and what it checks out can be the code of a fork',
              'drop the step: `comment` needs no checkout'
            )
          ]
        : [])
    ]
  }

const isPinned = (uses: string): boolean =>
  uses.startsWith('./') ||
  uses.startsWith('$/') ||
  (uses.startsWith('docker://') ? /@sha256:[0-9a-f]{64}$/.test(uses) : /@[0-9a-f]{40}$/.test(uses))

const pinLacks = ({ file, jobs }: Workflow): readonly Lack[] => {
  const used = jobs.flatMap(({ uses, steps }) => [
    ...(uses === null ? [] : [uses]),
    ...steps.map((step) => step.uses)
  ])
  return [...new Set(used)]
    .filter((uses) => !isPinned(uses))
    .map((uses) =>
      lack(
        `${tick(file)} uses ${tick(uses)}, which is no whole commit`,
        'a tag or a branch can be moved to other code, which would then run with the rights of the job',
        'write the 40 digits of its commit, and the version in a comment behind it'
      )
    )
}

const topLacks = ({ file, permissions, jobs }: Workflow): readonly Lack[] => {
  if (isMap(permissions) && Object.keys(permissions).length === 0) return []
  const bare = jobs.some((job) => job.permissions === null)
  const why = 'a job that says nothing gets what is written there, or what the repository gives by default'
  const help = 'write `permissions: {}` at the top, and at each job what it needs'
  const what = `${tick(file)} does not begin with \`permissions: {}\``
  return [bare || permissions === 'write-all' ? lack(what, why, help) : advice(what, why, help)]
}

/** Whether the token of a job has a permission, as far as the workflow says. */
const has = (permissions: unknown, scope: string, access: 'read' | 'write'): boolean => {
  if (permissions === 'write-all') return true
  if (permissions === 'read-all') return access === 'read'
  const given = isMap(permissions) ? permissions[scope] : null
  return given === 'write' || (given === 'read' && access === 'read')
}

const isCommand = (command: string): command is ActionCommand => Object.hasOwn(tokenPermissions, command)

/** A token for another service is minted by whoever asks for this; we neither need nor mind it. */
const harmless = ['id-token', 'none']

const permissionLacks = ({ workflow, job, command }: Call): readonly Lack[] => {
  const where = `the job ${tick(job.name)} of ${tick(workflow.file)}`
  if (!isCommand(command)) {
    return [
      lack(
        `${where} calls us with the command ${tick(command)}, which there is not`,
        'the step fails',
        `write one of ${Object.keys(tokenPermissions).map(tick).join(', ')}`
      )
    ]
  }
  const needed = tokenPermissions[command]
  const permissions = job.permissions ?? workflow.permissions
  const lacking = needed.filter(({ scope, access }) => !has(permissions, scope, access))
  const given = isMap(permissions) ? Object.entries(permissions) : []
  const tooMuch = given.filter(([scope, access]) => {
    if (harmless.includes(scope) || access === 'none') return false
    const own = needed.find((each) => each.scope === scope)
    return own === undefined || (access === 'write' && own.access === 'read')
  })
  return [
    ...lacking.map(({ scope, access, why, isNeeded }) =>
      (isNeeded ? lack : advice)(
        `the token of ${where} lacks \`${scope}: ${access}\``,
        `\`${command}\` needs it for ${why}`,
        'add it to the `permissions` of the job'
      )
    ),
    ...tooMuch.map(([scope, access]) =>
      advice(
        `the token of ${where} has ${tick(`${scope}: ${String(access)}`)}`,
        `\`${command}\` does not need it, and whatever runs in that job has it too`,
        'take it out of the `permissions` of the job'
      )
    )
  ]
}

const concurrencyLacks = ({ workflow, job, command }: Call): readonly Lack[] => {
  if (command !== 'apply' && command !== 'drift') return []
  const where = `the job ${tick(job.name)} of ${tick(workflow.file)}`
  const written = job.concurrency ?? workflow.concurrency
  const { 'cancel-in-progress': cancels = false, queue = null } = isMap(written) ? written : {}
  const help = `write \`concurrency: {group: access-${command}, cancel-in-progress: false, queue: max}\``
  if (written === null)
    return [
      lack(
        `${where} says nothing of \`concurrency\``,
        'two runs would wait for one lock, and one fails',
        help
      )
    ]
  if (cancels !== false)
    return [
      lack(`${where} may be cancelled by the next run`, 'it would stop half way through its changes', help)
    ]
  if (queue === 'max' || command !== 'apply') return []
  return [advice(`${where} has no queue`, 'a third merge cancels the run of the second, which waits', help)]
}

/** What a command cannot do without the whole history. */
const needsHistory: readonly string[] = ['plan', 'apply', 'drift', 'validate', 'doctor']

const jobLacks = ({ workflow, job, command }: Call): readonly Lack[] => {
  const where = `the job ${tick(job.name)} of ${tick(workflow.file)}`
  const checkouts = job.steps.filter(isCheckout)
  const keeps = checkouts.filter((step) => !isFalse(step.with['persist-credentials']))
  const shallow = checkouts.filter((step) => textOf(step.with['fetch-depth']) !== '0')
  return [
    ...(keeps.length === 0
      ? []
      : [
          lack(
            `${where} leaves the token in the checkout`,
            'every later step, and whatever is uploaded from there, has it too',
            'write `persist-credentials: false` at `actions/checkout`'
          )
        ]),
    ...(shallow.length === 0 || !needsHistory.includes(command)
      ? []
      : [
          lack(
            `${where} checks out a part of the history only`,
            'the documents are judged with those of the base, which would not be there',
            'write `fetch-depth: 0` at `actions/checkout`'
          )
        ]),
    ...(job.timeout === null
      ? [
          advice(
            `${where} has no \`timeout-minutes\``,
            'a run that hangs holds its place, and the lock, for six hours',
            'write `timeout-minutes: 30`'
          )
        ]
      : []),
    ...(command === 'apply' && job.environment === null
      ? [
          advice(
            `${where} names no environment`,
            'credentials of targets are then secrets of the repository, which a workflow on any branch can read',
            'write `environment: access-production`, keep them there, and let only the branch that is applied use it'
          )
        ]
      : [])
  ]
}

const isFalse = (value: unknown): boolean => value === false || value === 'false'

const versionLacks = (calls: readonly Call[]): readonly Lack[] => {
  const commits = new Set(calls.map(({ commit }) => commit))
  if (commits.size < 2) return []
  return [
    advice(
      'the workflows use different versions of the Action',
      'what one writes the other may not understand, and refuses',
      'write the same commit in all of them'
    )
  ]
}
