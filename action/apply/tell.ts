import { code, table, type Carried, type Organisation, type Planned } from '../../src/index.ts'
import { commitUrl, pullUrl } from '../address.ts'
import { attempt } from '../commands/attempt.ts'
import { policiesOf } from '../commands/prepare.ts'
import { reportOf, plannedIn } from '../commands/report.ts'
import { tell } from '../commands/tell.ts'
import type { Check } from '../github/port.ts'
import type { Job } from '../job.ts'
import type { Context, EventPull } from '../model.ts'
import { applySummary, type AppliedOptions } from '../report/applied.ts'
import { approversIn } from '../report/approved.ts'
import type { Standing } from '../report/view.ts'
import { lastDrift } from '../state/last-drift.ts'
import type { Judged } from './judged.ts'

/** What there is to tell about an apply. None of it decides anything, so what cannot be told changes nothing. */
export interface Told {
  readonly organisation: Organisation
  /** The pull requests that it is about. */
  readonly judged: readonly Judged[]
  readonly head: string
  readonly standing: Standing
  /** Null where it did not come to a plan. */
  readonly planned: Planned | null
  readonly carried: Carried | null
  /** The end of the record; null where nothing was written there. */
  readonly end: string | null
}

/** Tells everybody how an apply ended: the pull requests, the merged commit, the summary of the job. */
export const tellApply = async (job: Job, told: Told): Promise<Readonly<Record<string, string>>> => {
  const { context, runner } = job
  const { planned, carried, head } = told
  const summary =
    planned === null ? refusedText(told) : applySummary(carried, planned, appliedOf(context, told))
  runner.summary(planned !== null && carried === null ? `${summary}\n\n${refusedText(told)}` : summary)
  await attempt(job, 'the check `rolewright/apply` is not put', () =>
    job.github.putCheck({
      name: 'rolewright/apply',
      commit: head,
      ...checkText(told, summary),
      annotations: []
    })
  )
  const outputs: Record<string, string> = {}
  for (const one of told.judged) Object.assign(outputs, await tellPull(job, told, one))
  return outputs
}

/** What an apply was of: pull requests by their numbers, and who approved them by the reviews that count. */
const appliedOf = (context: Context, { judged, head, end }: Told): AppliedOptions => ({
  runUrl: context.run.url,
  commit: { hash: head, url: commitUrl(context, head) },
  pulls: judged.map(({ pull, shown }) => ({
    number: pull.number,
    url: pullUrl(context, pull.number),
    approvers: approversIn(shown?.judgement ?? null)
  })),
  head: end
})

/** The comment with the plan says what became of it. Nobody is told twice what the log and the summary say. */
const tellPull = (
  job: Job,
  { organisation, standing }: Told,
  { pull, shown }: Judged
): Promise<Readonly<Record<string, string>>> => {
  const { inputs } = job
  const quietly: Job = {
    ...job,
    inputs: { ...inputs, comment: inputs.comment === 'never' ? 'never' : 'auto' }
  }
  const report = reportOf(job, {
    organisation,
    difference: null,
    planned: shown && plannedIn(shown.proven.text),
    planText: shown && shown.proven.text,
    refused: [],
    bases: [],
    judgement: shown?.judgement ?? null,
    touchesRules: [],
    lastDrift: lastDrift(job.environment.world(policiesOf(job), '').store),
    head: pull.head.commit,
    run: shown?.proven.run ?? job.context.run.id,
    isFromFork: false
  })
  const about: EventPull = { ...pull, author: pull.author?.login ?? '', isFork: false }
  return tell(quietly, about, { ...report, standing })
}

const refusedText = ({ standing }: Told): string =>
  standing.kind === 'not-applied'
    ? `## ⛔ Nothing was written\n\n${table(['Why'], [[code(standing.because)]]).join('\n')}`
    : '## ✅ Nothing was to be done'

const checkText = ({ standing }: Told, summary: string): Pick<Check, 'conclusion' | 'title' | 'summary'> => {
  const short = summary.length <= mostText ? summary : 'See the summary of the job.'
  switch (standing.kind) {
    case 'applied':
      return { conclusion: 'success', title: 'Applied', summary: short }
    case 'waiting':
      return { conclusion: 'neutral', title: 'Waiting for a person', summary: short }
    case 'partial':
      return { conclusion: 'failure', title: 'Stopped part-way', summary: short }
    case 'not-applied':
    case 'invalid':
    case 'planned':
      return { conclusion: 'failure', title: 'Nothing was written', summary: short }
  }
}

/** GitHub takes 65,535 characters. */
const mostText = 60_000

/** One deployment for each target that was changed, which keeps where the record ends outside of the record. */
export const deploy = async (
  job: Job,
  { planned, carried, head, end }: Pick<Told, 'carried' | 'head' | 'end'> & { readonly planned: Planned }
): Promise<void> => {
  if (carried?.kind !== 'finished') return
  const { outcomes, left, held } = carried.applied
  const { plan } = planned
  for (const { id, operations } of plan.targets.filter((target) => target.operations > 0)) {
    const mine = outcomes.filter(({ operation }) => operation.target === id)
    const done = mine.filter(({ result }) => result === 'done' || result === 'already').length
    const waits = mine.some(({ result }) => result === 'waiting') || held.some(({ target }) => target === id)
    const isOpen = mine.length > done || [...left, ...held].some(({ target }) => target === id)
    await attempt(job, `the deployment of \`${id}\` is not recorded`, () =>
      job.github.recordDeployment({
        commit: head,
        environment: id,
        description: `${operations} planned, ${done} done now`,
        state: !isOpen ? 'success' : waits && carried.applied.stopped === null ? 'inactive' : 'failure',
        payload: { plan: plan.digest, target: id, ...(end !== null && { record: end }) },
        logUrl: job.context.run.url
      })
    )
  }
}
