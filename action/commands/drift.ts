import { endedBy, Failure, isDefect } from '../failure.ts'
import type { Command, Job } from '../job.ts'
import type { Ended } from '../model.ts'
import { confirmChecklist } from './confirm.ts'
import { applyDue } from './due.ts'
import { lookForDrift } from './look-for-drift.ts'

/**
 * On a schedule or by hand: carries out what time has made due, then looks how the targets differ from what was applied
 * last. An issue tells of it, so drift alone does not fail the step. On an issue that was closed: whether that confirms a
 * checklist.
 */
export const driftCommand: Command = async (job) => {
  const { event } = job.context
  if (event.kind === 'issue') return confirmChecklist(job, event)
  if (event.kind !== 'schedule' && event.kind !== 'dispatch') throw unfit(event)
  await requireDefaultBranch(job)
  const due = await attempted(() => applyDue(job))
  return together(due, await attempted(() => lookForDrift(job)))
}

const unfit = (event: Job['context']['event']): Failure => {
  const name = event.kind === 'other' || event.kind === 'dangerous' ? event.name : event.kind
  return new Failure(
    'unsafe-event',
    `\`drift\` has nothing to do on this event (\`${name}\`)`,
    'use it on `schedule`, `workflow_dispatch` and `issues`'
  )
}

/** Another branch has other documents, and other workflows. */
const requireDefaultBranch = async ({ context, github }: Job): Promise<void> => {
  const branch = context.defaultBranch ?? (await github.repository()).defaultBranch
  if (context.ref === `refs/heads/${branch}`) return
  throw new Failure(
    'unsafe-event',
    `\`drift\` runs for \`${branch}\` only, and this is \`${context.ref}\``,
    `choose \`${branch}\` where the workflow is started`
  )
}

/** One of the two halves may fail without the other: what was changed by hand is told all the same. */
const attempted = async (half: () => Promise<Ended>): Promise<Ended> => {
  try {
    return await half()
  } catch (error) {
    if (isDefect(error)) throw error
    return endedBy(error)
  }
}

/** A failure counts most, then drift, then what was carried out. */
const together = (due: Ended, looked: Ended): Ended => {
  const [worst] = [due, looked].filter(({ reason, result }) => reason !== null || result === 'error')
  const { exit, result, reason } = worst ?? (looked.result === 'ok' ? due : looked)
  return {
    exit,
    result,
    reason,
    message: [due.message, looked.message].filter((text) => text !== '').join('; '),
    outputs: { ...due.outputs, ...looked.outputs }
  }
}
