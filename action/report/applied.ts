import {
  cut,
  describeOperation,
  folded,
  pageOf,
  counted,
  type Carried,
  type Operation,
  type Part,
  type Planned
} from '../../src/index.ts'
import { approvedText, type Approvers } from './approved.ts'
import { effectLines } from './folded.ts'
import { link, quote, short } from './text.ts'

/** A pull request that is carried out. */
interface AppliedPull {
  readonly number: number
  readonly url: string
  readonly approvers: Approvers
}

/** Where an apply ran, what it was of, and where its record ends. */
export interface AppliedOptions {
  readonly runUrl: string
  /** The commit whose documents are applied, and its page; null where that is not known. */
  readonly commit: { readonly hash: string; readonly url: string } | null
  /** The pull requests that it came with, oldest first. */
  readonly pulls: readonly AppliedPull[]
  /** The end of the record, by which it can be verified later; null where nothing was written there. */
  readonly head: string | null
}

/** The end of an apply for the summary of its job: what was done, what is left, and what people have to do now. */
export const applySummary = (
  carried: Carried | null,
  planned: Planned,
  { runUrl, commit, pulls, head }: AppliedOptions
): string => {
  const applied = carried?.kind === 'finished' ? carried.applied : null
  const { plan } = planned
  return pageOf({
    room: 300_000,
    start: [
      `## ${headlineOf(carried, planned)}`,
      ...pullLines(pulls),
      ...(carried ? becauseOf(carried) : [])
    ],
    parts: [
      ...(applied ? outcomeParts(applied) : []),
      ...(carried?.kind === 'finished' ? [list('Afterwards', effectsOf(carried, planned))] : []),
      notesPart(carried)
    ],
    end: [
      `<sub>${[
        link('Run', runUrl),
        ...(commit === null ? [] : [`${link('commit', commit.url)} ${short(commit.hash)}`]),
        `plan ${short(plan.digest)}`,
        ...(head === null ? [] : [`the record ends with ${quote(head)}`])
      ].join(' · ')}</sub>`
    ]
  })
}

/** What was applied and who approved it: a list of pull requests, the newest of many; nothing where none is known. */
const pullLines = (pulls: readonly AppliedPull[]): readonly string[] => {
  const rest = pulls.length - mostPulls
  const lines = pulls
    .slice(-mostPulls)
    .map(({ number, url, approvers }) =>
      `- ${link(`Pull request #${number}`, url)} ${approvedText(approvers)}`.trimEnd()
    )
  const all = rest > 0 ? [...lines, `- and ${rest} older`] : lines
  return all.length === 0 ? [] : [all.join('\n')]
}

const mostPulls = 20

type Finished = Extract<Carried, { readonly kind: 'finished' }>
type Applied = Finished['applied']
type Outcome = Applied['outcomes'][number]

const headlineOf = (carried: Carried | null, { plan }: Planned): string => {
  const all = plan.operations.length
  if (carried === null || carried.kind !== 'finished') return '⛔ Nothing was written'
  const { applied, before } = carried
  if (all === 0 && applied.complete) return '✅ Nothing was to be done'
  const done = before + applied.outcomes.filter(isDone).length
  const amount = `${done} of ${counted(all, 'change')} done`
  if (applied.complete) return `✅ Applied: ${amount}, and read back`
  return isWaiting(applied) ? `⏳ Waiting for a person: ${amount}` : `⚠️ Stopped part-way: ${amount}`
}

/** What follows on targets on which anything was done. */
const effectsOf = ({ applied, before }: Finished, { plan }: Planned): readonly string[] => {
  const done = [
    ...plan.operations.slice(0, before),
    ...applied.outcomes.filter(isDone).map(({ operation }) => operation)
  ]
  const targets = new Set(done.map(({ target }) => target))
  return plan.effects.filter(({ target }) => targets.has(target)).flatMap(effectLines)
}

const isDone = ({ result }: Outcome): boolean => result === 'done' || result === 'already'

const isWaiting = ({ stopped, left, outcomes, held }: Applied): boolean =>
  stopped === null &&
  left.length === 0 &&
  (held.length > 0 || outcomes.some(({ result }) => result === 'waiting'))

const becauseOf = (carried: Carried): readonly string[] => {
  switch (carried.kind) {
    case 'stale':
      return [`The targets are not as planned: ${quote(carried.message)}`]
    case 'unproven':
      return [
        `What is left of the plan breaks a promise from where the targets are: ${quote(carried.breach.message)}`
      ]
    case 'finished': {
      const { stopped } = carried.applied
      return stopped === null ? [] : [`It stopped because: ${quote(stopped.message)}`]
    }
  }
}

const outcomeParts = ({ outcomes, left, held, differences, unread }: Applied): readonly Part[] => {
  const explained = new Set(
    [...left, ...held, ...outcomes.map(({ operation }) => operation)].map(({ id }) => id)
  )
  const problems = outcomes.filter((outcome) => !isDone(outcome) && outcome.result !== 'waiting')
  return [
    list(
      'Not done',
      problems.map(({ operation, result, message }) => `${item(operation)} (${result}): ${quote(message)}`)
    ),
    list(
      'A person has to do',
      outcomes.flatMap(({ operation, result }) => (result === 'waiting' ? item(operation) : []))
    ),
    list('Waits for that', held.map(item)),
    list('Not tried', left.map(item)),
    list('Still lacking when read back', differences.filter(({ id }) => !explained.has(id)).map(item)),
    list(
      'Could not be read at the end',
      unread.map((target) => `- ${quote(target)}`)
    ),
    (room) =>
      foldedList(
        'Done',
        outcomes.filter(isDone).map(({ operation }) => item(operation)),
        room
      )
  ]
}

const item = (operation: Operation): string =>
  `- ${quote(operation.target)}: ${quote(describeOperation(operation))}`

const list =
  (title: string, lines: readonly string[]): Part =>
  (room) =>
    lines.length === 0 ? '' : `### ${title}\n\n${cut(lines, { ...rest, room, write: (line) => line })}`

const foldedList = (title: string, lines: readonly string[], room: number): string =>
  folded(`${title}: ${lines.length}`, lines, { ...rest, room, write: (line) => line })

const rest = { more: (count: number): string => `and ${count} more, which the record has` }

const notesPart = (carried: Carried | null): Part =>
  list(
    'Notes',
    (carried?.notes ?? []).map((note) => `- ${quote(note)}`)
  )
