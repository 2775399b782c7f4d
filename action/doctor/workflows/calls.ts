import { actionName } from '../../../src/index.ts'
import { tick } from '../finding.ts'
import type { Job, Step, Workflow } from '../workflow.ts'

/** A step that calls us, and where it stands. */
export interface Call {
  readonly workflow: Workflow
  readonly job: Job
  readonly command: string
  readonly commit: string
}

/** The steps of a workflow that call us. */
export const callsIn = (workflow: Workflow): readonly Call[] =>
  workflow.jobs.flatMap((job) =>
    job.steps.filter(isOurs).map((step) => ({
      workflow,
      job,
      command: textOf(step.with['command']),
      commit: step.uses.split('@')[1] ?? ''
    }))
  )

/** Where a call stands, in words. */
export const whereOf = ({ workflow, job }: Call): string =>
  `the job ${tick(job.name)} of ${tick(workflow.file)}`

const nameIn = (uses: string): string => uses.split('@')[0]?.toLowerCase() ?? ''

const isOurs = ({ uses }: Step): boolean =>
  nameIn(uses) === actionName || nameIn(uses).startsWith(`${actionName}/`)

/** Whether a step checks something out. */
export const isCheckout = ({ uses }: Step): boolean => nameIn(uses) === 'actions/checkout'

/** Whether a step keeps something as an artifact. */
export const isUpload = ({ uses }: Step): boolean => nameIn(uses) === 'actions/upload-artifact'

/** An input as the runner hands it over; empty where it is none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
