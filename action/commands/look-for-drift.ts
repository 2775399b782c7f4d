import { CannotRun, counted, type DriftView } from '../../src/index.ts'
import { endedBy } from '../failure.ts'
import type { Job } from '../job.ts'
import type { Ended } from '../model.ts'
import { keepLastDrift } from '../state/last-drift.ts'
import { recordState } from '../state/snapshots.ts'
import { openState, type State } from '../state/state.ts'
import { mendChecklists } from './checklist.ts'
import { giveDriftSarif } from './drift-sarif.ts'
import { lookAround, type Look } from './look.ts'
import { tellDrift } from './tell-drift.ts'

/**
 * Looks how the targets differ from what was applied last, and tells it by an issue, the summary of the job, and code
 * scanning where that is asked for. How the targets are now is kept for those who have no credentials.
 */
export const lookForDrift = async (job: Job): Promise<Ended> => {
  const state = openState(job.context, job.inputs, job.inputs.policies)
  state.open()
  const look = await lookAround(job)
  keep(job, look, state)
  const sarif = await giveDriftSarif(job, look)
  const checklist = await mendChecklists(job, look.ledger)
  const issue = (await tellDrift(job, look)) ?? checklist
  const outputs = {
    ...sarif,
    summary: summaryOf(look),
    ...(issue !== null && { 'issue-number': String(issue) })
  }
  return { ...verdictOn(look), outputs }
}

/** What cannot be kept is told, and keeps nothing else from being told. */
const keep = ({ environment, runner }: Job, { organisation, seen }: Look, state: State): void => {
  if (seen.length === 0) return
  const now = environment.now()
  const { store } = environment.world(organisation.folder, '')
  try {
    for (const { open } of seen) {
      const problem = recordState(store, open, now)
      if (problem !== null) runner.warning(problem)
    }
    keepLastDrift(
      store,
      now,
      seen.map(({ view }) => view.target)
    )
    state.save('Keep how the targets are')
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    runner.warning(`how the targets are is not kept: ${error.message}: ${error.help}`)
  }
}

const driftsIn = ({ drifts }: DriftView): number => drifts.filter(({ counts }) => counts).length

const summaryOf = ({ seen, unread, left }: Look): string =>
  JSON.stringify({
    drifts: Object.fromEntries(seen.map(({ view }) => [view.target, driftsIn(view)])),
    unread: unread.map(({ target }) => target),
    left
  })

const verdictOn = (look: Look): Omit<Ended, 'outputs'> => {
  const { seen, unread } = look
  const drifted = seen.filter(({ view }) => driftsIn(view) > 0)
  const found =
    drifted.length > 0
      ? `drift on ${drifted.length} of ${counted(seen.length, 'target')}`
      : `no drift on ${counted(seen.length, 'target')}`
  const [first] = unread
  if (first) {
    const failed = endedBy(first.error)
    return {
      ...failed,
      message: `${found}, and ${counted(unread.length, 'target')} could not be read: ${failed.message}`
    }
  }
  const isClean = drifted.length === 0
  return { exit: isClean ? 0 : 1, result: isClean ? 'ok' : 'drift', reason: null, message: found }
}
