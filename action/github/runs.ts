import { orNull, type Asker } from './asker.ts'
import { artifactOf, runOf } from './convert.ts'
import { downloadOf } from './download.ts'
import type { GitHub } from './port.ts'

type Runs = Pick<GitHub, 'runsOf' | 'run' | 'artifacts' | 'download'>

/** Runs of workflows, and the files that they have kept. */
export const runsOf = (asker: Asker, fetch: typeof globalThis.fetch): Runs => {
  const { rest, where, ask } = asker
  return {
    runsOf: (commit) =>
      ask('runsOf', async () => {
        const all = { ...where, head_sha: commit, per_page: 100 }
        const runs = (await rest.paginate(rest.actions.listWorkflowRunsForRepo, all)).map(runOf)
        return runs.toSorted((one, other) => other.id - one.id)
      }),
    run: (id, attempt) =>
      orNull(
        ask('run', async () => {
          const which = { ...where, run_id: id }
          const { data } =
            attempt === undefined
              ? await rest.actions.getWorkflowRun(which)
              : await rest.actions.getWorkflowRunAttempt({ ...which, attempt_number: attempt })
          return runOf(data)
        })
      ),
    artifacts: (run) =>
      ask('artifacts', async () => {
        const all = { ...where, run_id: run, per_page: 100 }
        return (await rest.paginate(rest.actions.listWorkflowRunArtifacts, all)).map(artifactOf)
      }),
    download: downloadOf(asker, fetch)
  }
}
