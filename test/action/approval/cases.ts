import { readdirSync } from 'node:fs'
import { parse } from 'yaml'
import type { gatherEvidence } from '../../../action/approval/gather.ts'
import type { judgeApprovals, poolApprovals } from '../../../action/approval/judge.ts'
import type { Judgement } from '../../../action/approval/model.ts'
import { keptAt, planWorkflow, type Kept } from './github.ts'
import { planFile } from './plans.ts'
import { digestJudged, evidenceOf, loginsIn, neededOf, type Situation } from './situation.ts'

/** The two functions that judge, so that changed ones can be asked the same. */
export interface Judges {
  readonly judgeApprovals: typeof judgeApprovals
  readonly poolApprovals: typeof poolApprovals
}

/** The names of the cases in a folder. */
export const casesIn = (folder: string): readonly string[] => readdirSync(folder).toSorted()

/** What is judged of a case. */
export const judgementIn = (judges: Judges, text: string): Judgement => {
  const given: Situation = parse(text)
  const logins = loginsIn(given)
  const { pulls } = given
  if (pulls) {
    const judged = pulls.map((pull) => ({ evidence: evidenceOf(pull), digest: digestJudged(pull) }))
    return judges.poolApprovals(judged, neededOf(given), logins)
  }
  const options = {
    logins,
    digest: digestJudged(given),
    isMerged: given.isMerged ?? given.merged !== undefined
  }
  return judges.judgeApprovals(evidenceOf(given), neededOf(given), options)
}

/** What is found out about the plans of a case, a line for each plan and each run without one. */
export const gatheredIn = async (gather: typeof gatherEvidence, text: string): Promise<string> => {
  const given: Kept = parse(text)
  const { github, pull } = keptAt(given)
  const current = given.current && {
    ...planFile([], given.current.turn),
    run: given.current.run,
    now: given.current.at * 60_000
  }
  const options = { repositoryId: 1, workflow: planWorkflow, current: current ?? null }
  const { evidence, rejected } = await gather(github, pull, options)
  const turns = new Map([0, 1, 2].map((turn) => [planFile([], turn).text, turn]))
  return [
    ...evidence.plans.map(
      ({ text: plan, endedAt, run }) => `plan ${turns.get(plan)} by run ${run}, ended at ${endedAt / 60_000}`
    ),
    ...rejected.map(({ run, because }) => `not run ${run}: ${because}`),
    ''
  ].join('\n')
}
