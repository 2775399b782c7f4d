import type {
  AnchoredHead,
  Happening,
  RecordedApply,
  RecordedAs,
  RecordedStep,
  RecordHead,
  RecordProblem,
  RecordReport
} from '../model/record.ts'
import { listed } from '../model/words.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'

/** More problems than these are only counted. */
const shown = 20

/** The answer of `audit log`: what happened, apply by apply, the newest last. */
export const logPretty = (history: readonly Happening[], style: Style): string =>
  history.length === 0
    ? 'the record tells of nothing like that\n'
    : history.map((happening) => `${sectionOf(happening, style).join('\n')}\n`).join('\n')

const sectionOf = (happening: Happening, style: Style): readonly string[] => {
  if ('started' in happening) return applyLines(happening, style)
  return [`${timeOf(happening.at)}  ${style.warn(eventText(happening))}`]
}

const eventText = (event: Exclude<Happening, RecordedApply>): string => {
  if (event.type === 'take-over') return `the lock of ${safe(event.owner)} was taken over`
  return event.type === 'genesis'
    ? followsText(event.previous)
    : `${event.bytes} bytes of an interrupted write were dropped from the end of the record`
}

const followsText = (previous: RecordHead | null): string =>
  previous === null
    ? 'this record begins'
    : `this record follows one that ended with entry ${previous.seq}, hash ${previous.hash}, and is not here`

const applyLines = ({ started, steps, without, ended }: RecordedApply, style: Style): readonly string[] => {
  const plan = `${safe(started.mode)} of plan ${safe(started.plan.slice(0, 12))}`
  const commit =
    started.revision === null ? 'outside of git' : `at commit ${safe(started.revision.slice(0, 12))}`
  return [
    `${style.strong(timeOf(started.at))}  ${plan}: ${endText(started, ended, style)}`,
    `  asked for by ${safe(started.by)}, ${commit}, on ${safe(listed(started.targets))}`,
    ...approvalLines(started, style),
    ...steps.map((step) => stepLine(step, started.targets.length > 1, style)),
    ...without.map(({ operation, result, message }) => line(result, `operation ${operation}`, message, style))
  ]
}

const endText = (
  { operations }: RecordedAs<'started'>,
  ended: RecordedAs<'ended'> | null,
  style: Style
): string => {
  if (ended === null) return style.warn(`cut off, or still running; ${operations} to do`)
  const { result, done, left } = ended
  const text = `${result}, ${done} done${left > 0 ? `, ${left} left` : ''}`
  return result === 'complete' ? style.good(text) : style.warn(text)
}

const approvalLines = ({ approvals }: RecordedAs<'started'>, style: Style): readonly string[] =>
  approvals.length === 0
    ? ['  no approvals']
    : approvals.map(({ by, verified, of }) => {
        const proven = verified ? style.good('verified') : style.warn('not verified')
        return `  approved by ${safe(by)} (${proven}): ${safe(of)}`
      })

const stepLine = ({ intent, outcome, settled }: RecordedStep, manyTargets: boolean, style: Style): string => {
  const where = manyTargets ? `${intent.target}: ` : ''
  const told = line(outcome?.result ?? 'no answer', `${where}${intent.what}`, outcome?.message ?? '', style)
  return settled === null ? told : `${told}; later found ${wordsOf[settled.result]}`
}

const wordsOf: Readonly<Record<RecordedAs<'settled'>['result'], string>> = {
  done: 'done',
  'not-done': 'not done',
  superseded: 'overtaken by another change'
}

const line = (result: string, what: string, message: string, style: Style): string => {
  const isGood = result === 'done' || result === 'already'
  const padded = result.padEnd(9)
  const reason = message === '' ? '' : `: ${safe(message)}`
  return `  ${isGood ? style.good(padded) : style.warn(padded)} ${safe(what)}${reason}`
}

/** An instant of RFC 3339 to the second, in UTC. */
const timeOf = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`

/** What is said beside a history that cannot be believed. */
export const distrust = (style: Style): string =>
  `${style.bad('the record does not verify, so what is told here may be wrong: see `rolewright audit verify`')}\n`

/** The answer of `audit verify`: whether the record holds, else every place where it does not. */
export const verifyPretty = (report: RecordReport, style: Style): string => {
  const notes = report.notes.map((note) => `${style.warn('note')}: ${note}`)
  return `${[...verdictLines(report, style), ...notes].join('\n')}\n`
}

const verdictLines = (report: RecordReport, style: Style): readonly string[] => {
  const { entries, problems, anchors } = report
  if (isGone(report)) return goneLines(report, style)
  if (problems.length > 0) return [...brokenLines(problems, style), ...anchors.flatMap(anchorLine)]
  if (entries === 0) return ['there is no record yet: nothing was applied from here']
  return [...intactLines(report, style), ...anchors.flatMap(anchorLine)]
}

const intactLines = (
  { entries, head, from, until, previous }: RecordReport,
  style: Style
): readonly string[] => [
  style.good(`the record is intact: ${entries === 1 ? '1 entry' : `${entries} entries`}`),
  ...(from === null || until === null ? [] : [`  from ${timeOf(from)} to ${timeOf(until)}`]),
  ...(head === null ? [] : [`  it ends with entry ${head.seq}, ${head.hash}`]),
  ...(previous === null ? [] : [`  ${style.warn(followsText(previous))}`])
]

const isGone = ({ entries, previous }: RecordReport): boolean => entries === 0 && previous !== null

const goneLines = ({ problems }: RecordReport, style: Style): readonly string[] => [
  ...problems.map(({ message }) => style.bad(safe(message))),
  'put it back from a copy; where there is none, the next apply begins a new record, which says for ever that it follows this one'
]

/** What is told in place of a history that is not there any more. */
export const lostPretty = (report: RecordReport, style: Style): string =>
  `${goneLines(report, style).join('\n')}\n`

const brokenLines = (problems: readonly RecordProblem[], style: Style): readonly string[] => {
  const number = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  const more = problems.length - shown
  return [
    style.bad(`the record was changed: ${number}`),
    ...problems.slice(0, shown).map(({ line: at, seq, message }) => {
      const entry = seq === null ? '' : ` (entry ${seq})`
      return `  ${at === null ? '' : `line ${at}${entry}: `}${safe(message)}`
    }),
    ...(more > 0 ? [`  and ${more} more; \`--format json\` lists all of them`] : []),
    'keep `.rolewright/record` as it is as evidence, and compare it with a copy; nothing is applied before it holds again'
  ]
}

const anchorLine = ({ name, head, agrees }: AnchoredHead): readonly string[] => {
  const place = `\`${safe(name)}\``
  if (!agrees) return [`  ${place} does not agree with it`]
  return head === null ? [] : [`  ${place} agrees, up to entry ${head.seq}`]
}
