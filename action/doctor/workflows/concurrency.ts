import { advice, lack, type Lack } from '../finding.ts'
import { isMap } from '../workflow.ts'
import { whereOf, type Call } from './calls.ts'

/** Whether two runs of what writes could get into each other's way. */
export const concurrencyLacks = (call: Call): readonly Lack[] => {
  const { workflow, job, command } = call
  if (command !== 'apply' && command !== 'drift') return []
  const where = whereOf(call)
  const written = job.concurrency ?? workflow.concurrency
  const { 'cancel-in-progress': cancels = false, queue = null } = isMap(written) ? written : {}
  const help = `write \`concurrency: {group: access-${command}, cancel-in-progress: false, queue: max}\``
  if (written === null) {
    const what = `${where} says nothing of \`concurrency\``
    return [lack(what, 'two runs would wait for one lock, and one fails', help)]
  }
  if (cancels !== false) {
    const what = `${where} may be cancelled by the next run`
    return [lack(what, 'it would stop half way through its changes', help)]
  }
  if (queue === 'max' || command !== 'apply') return []
  return [advice(`${where} has no queue`, 'a third merge cancels the run of the second, which waits', help)]
}
