import {
  actionOf,
  counted,
  describeOperation,
  details,
  fence,
  fitting,
  folded,
  groupBy,
  names,
  safe,
  showEnd,
  signOf,
  type Operation,
  type Part,
  type Plan,
  type PlanEffects
} from '../../src/index.ts'
import { findingText, type Showing } from './sections.ts'
import { quote, short } from './text.ts'
import type { PlanReport } from './view.ts'

/** The operations in the order in which they are carried out, as a block in which gains are green and losses red. */
export const operationsPart =
  ({ plan }: PlanReport, showing: Showing): Part =>
  (room) => {
    const operations = plan?.operations ?? []
    if (operations.length === 0) return ''
    const { most = Infinity, more } = showing(100)(room)
    const runs = runsOf(operations)
    const { shown } = fitting(runs.slice(0, Math.min(most, runs.length)), room, runText)
    const left = runs.slice(shown.length).flat().length
    const block =
      shown.length === 0
        ? []
        : [
            fence(
              'diff',
              shown.flatMap((text) => text.split('\n'))
            )
          ]
    const rest = left > 0 ? [more(left)] : []
    return details(`Operations: ${operations.length}`, [...block, ...rest].join('\n\n'))
  }

/** Neighbours that are the same but for the person stand together. */
const runsOf = (operations: readonly Operation[]): readonly (readonly Operation[])[] => {
  const runs: Operation[][] = []
  for (const operation of operations) {
    const last = runs.at(-1)
    if (last?.[0] && isAlike(last[0], operation)) last.push(operation)
    else runs.push([operation])
  }
  return runs
}

const isAlike = (a: Operation, b: Operation): boolean =>
  a.user !== null && b.user !== null && a.target === b.target && actionOf(a) === actionOf(b)

const runText = ([first, ...others]: readonly Operation[]): string => {
  if (!first) return ''
  const users = [first, ...others].flatMap(({ user }) => user ?? [])
  const text = others.length > 0 ? `${actionOf(first)} ${names(users)}` : describeOperation(first)
  const sign = signOf(first)
  return `${sign === '~' ? '!' : sign} ${safe(first.target)}: ${text}`
}

/** What follows for people, and what people have to do. */
export const afterwardsPart = ({ plan }: PlanReport, showing: Showing): Part => {
  const lines = plan ? [...plan.effects.flatMap(effectLines), ...handLines(plan)] : []
  return (room) =>
    folded(`Afterwards: ${lines.length}`, lines, { ...showing(60)(room), write: (line) => line })
}

/** What follows on one target once it is changed. */
export const effectLines = ({
  target,
  takesEffect,
  signInAgain,
  fallback,
  checklists
}: PlanEffects): readonly string[] => [
  ...takesEffect.map((note) => `- ${quote(target)}: ${quote(note)}`),
  ...(signInAgain.length > 0
    ? [`- ${quote(target)}: must sign in again: ${signInAgain.map(quote).join(', ')}`]
    : []),
  ...fallback.map(
    ({ user, role }) => `- ${quote(target)}: ${quote(user)} is given ${quote(role)} by the platform itself`
  ),
  ...checklists.map(({ title, steps }) =>
    [`- ${quote(target)}: ${quote(title)}`, ...steps.map((step) => `  - ${quote(step)}`)].join('\n')
  )
]

const handLines = ({ pending, waiting, unlisted, helpers }: Plan): readonly string[] => [
  ...groupBy(pending, ({ target }) => target).map(
    (steps) =>
      `- ${names([steps[0]?.target ?? ''], quote)}: ${counted(steps.length, 'change')} a person carries out by hand; an issue lists the clicks`
  ),
  ...waiting.map(({ target, user, reason }) => `- ${quote(target)}: ${quote(user)} waits: ${quote(reason)}`),
  ...unlisted.map(
    ({ target, role, user }) =>
      `- ${quote(target)}: ${quote(user)}, who holds ${quote(role)} without a line, is reached too`
  ),
  ...helpers.map(
    ({ target, title, users }) =>
      `- ${quote(target)}: the temporary role ${quote(title)} keeps what they have for ${names(users, quote)} meanwhile`
  )
]

/** Everything that is only good to know. */
export const notesPart = (report: PlanReport, showing: Showing): Part => {
  const quiet = report.findings.filter(({ severity }) => severity === 'note')
  const lines = [
    ...quiet.map((finding) => findingText(finding, report)),
    ...report.notes.map((note) => `- ${quote(note)}`),
    ...(report.plan ? adoptLines(report.plan) : [])
  ]
  return (room) => folded(`Notes: ${lines.length}`, lines, { ...showing(40)(room), write: (line) => line })
}

const adoptLines = ({ targets, evidence }: Plan): readonly string[] => [
  ...targets.flatMap(({ id, adopt }) =>
    adopt.length === 0 ? [] : [`- ${quote(id)}: adopts what is already there: ${names(adopt, quote)}`]
  ),
  ...groupBy(
    evidence.bases.filter(({ differs, revision }) => differs && revision !== null),
    ({ revision }) => revision ?? ''
  ).map(
    (bases) =>
      `- judged with the rules of ${short(bases[0]?.revision ?? '')} too: ${names(
        bases.map(({ target }) => target),
        quote
      )}`
  )
]

/** What would be a finding but for a waiver. */
export const waivedPart =
  ({ waived }: PlanReport, showing: Showing): Part =>
  (room) =>
    folded(`Allowed for a time: ${waived.length}`, waived, {
      ...showing(40)(room),
      write: ({ finding, waiver }) =>
        `- ${quote(finding.rule)}: ${quote(finding.message)}\n  - until ${showEnd(waiver.until)}, ${quote(waiver.owner)} answers for it: ${quote(waiver.reason)}`
    })
