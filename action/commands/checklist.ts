import {
  code,
  readPlan,
  readRecord,
  type Carried,
  type Ledger,
  type PendingStep,
  type Plan
} from '../../src/index.ts'
import type { Issue } from '../github/port.ts'
import type { Job } from '../job.ts'
import { checklistIssue } from '../report/checklist.ts'
import { marker, markerIn } from '../report/marker.ts'
import { authorship } from '../report/sticky.ts'
import { attempt } from './attempt.ts'

/** A plan that waits for a person, and what is left to do by hand. */
export interface Waiting {
  readonly plan: Plan
  readonly pending: readonly PendingStep[]
  /** The pull request that asked for it; null where time alone did, or several. */
  readonly pull: number | null
}

/** The steps of a plan that a person can do now; what they hold up comes after them. */
export const pendingNow = ({ pending }: Plan, carried: Carried): readonly PendingStep[] => {
  const outcomes = carried.kind === 'finished' ? carried.applied.outcomes : []
  const waiting = new Set(
    outcomes.flatMap(({ operation, result }) => (result === 'waiting' ? operation.id : []))
  )
  return pending.filter(({ operation }) => waiting.has(operation))
}

/**
 * Sees that exactly the steps that wait now are told by an issue: makes it or brings it up to date, and closes those of
 * other plans. Answers with its number; null where nothing waits, or GitHub did not take it, which the log then says. To
 * be called when the record is saved: whoever closes the issue is answered from there.
 */
export const putChecklist = (
  job: Job,
  plan: Plan,
  pending: readonly PendingStep[],
  pull: number | null
): Promise<number | null> =>
  attempt(job, 'the issue with the steps for a person is not written, see the summary of the job', () =>
    put(job, pending.length === 0 ? null : { plan, pending, pull })
  )

/** How long a closed issue is left to whoever looks what its closing means. */
const grace = 60 * 60 * 1000

/**
 * Mends what got lost: an issue that is missing although the record waits for its steps, and one that is open although it
 * does not. A closing that nobody has answered within the hour is undone.
 */
export const mendChecklists = (job: Job, ledger: Ledger): Promise<number | null> =>
  attempt(job, 'the issues with steps for a person are not looked after', async () => {
    const plan = waitingPlan(ledger)
    const waiting = plan && { plan, pending: pendingIn(plan, ledger), pull: null }
    if (waiting === null || waiting.pending.length === 0) return put(job, null)
    const same = (await ownChecklists(job)).filter((issue) => planOf(issue) === waiting.plan.digest)
    const isFresh = ({ state, closedAt }: Issue): boolean =>
      state === 'open' || (closedAt !== null && job.environment.now() - closedAt <= grace)
    return same.find(isFresh)?.number ?? put(job, waiting)
  })

/** The plan that the record waits with; null where it does not, or the plan is not kept any more. */
export const waitingPlan = ({ journal }: Ledger): Plan | null => {
  const text = journal.waiting()?.planText ?? null
  const saved = text === null ? null : readPlan(text)
  return saved === null || typeof saved === 'string' ? null : saved.plan
}

/** The steps that the last apply has left to a person. */
const pendingIn = ({ pending }: Plan, { store }: Ledger): readonly PendingStep[] => {
  const { entries } = readRecord(store, null)
  const last = entries.slice(entries.findLastIndex(({ type }) => type === 'started') + 1)
  const waiting = new Set(
    last.flatMap((entry) => (entry.type === 'outcome' && entry.result === 'waiting' ? entry.operation : []))
  )
  return pending.filter(({ operation }) => waiting.has(operation))
}

/** A closed issue of the same plan is opened again: the plan still waits. */
const put = async (job: Job, waiting: Waiting | null): Promise<number | null> => {
  const { github, inputs, context } = job
  const own = await ownChecklists(job)
  const same = own.filter((issue) => waiting !== null && planOf(issue) === waiting.plan.digest)
  const kept = same.find(({ state }) => state === 'open') ?? same.at(-1)
  for (const { number, state } of own)
    if (state === 'open' && number !== kept?.number) await closeOver(job, number)
  if (waiting === null) return null
  const pull = waiting.pull ?? (kept ? pullOf(kept) : null)
  const text = checklistIssue(waiting.plan, waiting.pending, { runUrl: context.run.url, pull })
  const body = `${marker('checklist', factsOf({ ...waiting, pull }))}\n${text.body}`
  const { title } = text
  if (!kept) return (await github.createIssue({ title, body, labels: [inputs.issueLabel] })).number
  if (kept.state === 'closed' || kept.title !== title || kept.body.trim() !== body.trim())
    await github.updateIssue(kept.number, { title, body, state: 'open' })
  return kept.number
}

const factsOf = ({ plan, pull }: Waiting): Readonly<Record<string, string | number>> => ({
  plan: plan.digest,
  ...(pull !== null && { pull })
})

/** Closes the issue of a plan that waits no longer, and says so. */
export const closeOver = async ({ github }: Job, number: number): Promise<void> => {
  await github.createComment(number, over)
  await github.updateIssue(number, { state: 'closed' })
}

/** Opens an issue again and says why: in our words, and in those of somebody else as code. */
export const reopen = async ({ github }: Job, number: number, why: string, quoted = ''): Promise<void> => {
  await github.updateIssue(number, { state: 'open' })
  await github.createComment(number, quoted === '' ? why : `${why} ${code(quoted.slice(0, 1000))}`)
}

const over = 'Nothing waits for these steps any more: they are done, or a newer plan has taken their place.'

/** Checklists of ours, oldest first: ours by the marker and by the author. */
const ownChecklists = async ({ github, inputs }: Job): Promise<readonly Issue[]> => {
  const isUs = await authorship(github)
  const issues = await github.issues(inputs.issueLabel, 'all')
  return issues
    .filter((issue) => isUs(issue) && markerIn(issue.body, 'checklist') !== null)
    .toSorted((a, b) => a.number - b.number)
}

/** The digest of the plan whose steps an issue tells; null where it is no checklist. */
export const planOf = ({ body }: Pick<Issue, 'body'>): string | null => {
  const plan = markerIn(body, 'checklist')?.['plan']
  return typeof plan === 'string' ? plan : null
}

/** The pull request that asked for the steps, as the issue says; for words only. */
export const pullOf = ({ body }: Pick<Issue, 'body'>): number | null => {
  const pull = markerIn(body, 'checklist')?.['pull']
  return typeof pull === 'number' && Number.isSafeInteger(pull) ? pull : null
}
