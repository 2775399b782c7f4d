import { lack, tick, when, type Lack } from '../finding.ts'
import type { Workflow } from '../workflow.ts'
import { isCheckout, type Call } from './calls.ts'

/** Events that mix the secrets of the repository with code of strangers. */
const dangerous = ['pull_request_target', 'issue_comment']

/** Events on which a workflow must not call us, or not with what it does beside it. */
export const triggerLacks =
  (calls: readonly Call[]) =>
  (workflow: Workflow): readonly Lack[] => {
    const { file, events } = workflow
    const own = calls.filter((call) => call.workflow === workflow)
    const checksOut = own.some(({ job }) => job.steps.some(isCheckout))
    return [
      ...dangerous.filter((event) => events.has(event)).map((event) => onDanger(file, event)),
      ...when(events.has('workflow_run') && checksOut, checkoutOnRun(file))
    ]
  }

const onDanger = (file: string, event: string): Lack =>
  lack(
    `${tick(file)} calls us on \`${event}\``,
    'it has the secrets of the repository and is started by what strangers write; the Action refuses it',
    'use `pull_request` for plans; for forks `rolewright init --forks` writes a workflow that reads their plans as data'
  )

const checkoutOnRun = (file: string): Lack =>
  lack(
    `${tick(file)} checks something out on \`workflow_run\``,
    'it may write here, and what it checks out can be the code of a fork',
    'drop the step: `comment` needs no checkout'
  )
