import {
  counted,
  cut,
  listed as joined,
  names,
  type Finding,
  type Gap,
  type Part,
  type Shown
} from '../../src/index.ts'
import type { Need } from '../approval/model.ts'
import { approvalLines } from './approvals.ts'
import { lineText, people, quote, quoteBriefly, short } from './text.ts'
import type { PlanReport } from './view.ts'

/** How much of each list is shown. */
export type Showing = (most: number) => (room: number) => Shown

/** Files of the pull request by which it would be judged itself. */
export const rulesPart =
  ({ touchesRules: files }: PlanReport): Part =>
  () =>
    files.length === 0
      ? ''
      : callout(
          'IMPORTANT',
          `**Changes the rules**, by which it is not judged itself: the rules of the base branch judge it. Look at ${names(files, quoteBriefly)}.`
        )

/** A paragraph that stands out. */
export const callout = (kind: 'IMPORTANT' | 'WARNING' | 'CAUTION', text: string): string =>
  `> [!${kind}]\n> ${text}`

/** Why it may not be carried out. */
export const refusedPart = (report: PlanReport, showing: Showing): Part => {
  const reasons = [
    ...report.refusals.map(
      ({ target, message, help }) => `- ${quote(target)}: ${quote(message)}: ${quote(help)}`
    ),
    ...(report.plan?.guards ?? []).flatMap(({ passed, target, guard, message }) =>
      passed ? [] : [`- ${quote(target)}: ${quote(message)} (guard ${quote(guard)})`]
    )
  ]
  return section('⛔ Refused: nothing will be written', reasons, (line) => line, showing(20))
}

/** Errors and warnings, the errors first. */
export const findingsPart = (report: PlanReport, showing: Showing): Part => {
  const loud = ['error', 'warning'].flatMap((severity) =>
    report.findings.filter((finding) => finding.severity === severity)
  )
  const { errors, warnings } = report.summary
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : [])
  ]
  const title = `${errors > 0 ? '❌' : '⚠️'} ${joined(counts) || 'Findings'}`
  return section(title, loud, (finding) => findingText(finding, report), showing(20))
}

/** One finding: its rule and where it is, then what is wrong and what to do. */
export const findingText = (
  { severity, rule, message, help, location: { file, line } }: Finding,
  { fileUrl }: Pick<PlanReport, 'fileUrl'>
): string =>
  [
    `- **${severity}** ${quote(rule)} in ${lineText(fileUrl, file, line)}: ${quote(message)}`,
    ...(help === '' ? [] : [`  - ${quote(help)}`])
  ].join('\n')

/** Who has to agree, who did, and whose review does not count. */
export const approvalsPart = (report: PlanReport, showing: Showing): Part => {
  const needs = report.plan?.approvals.map(unjudged) ?? []
  const lines = approvalLines(report.judgement ?? { needs, objections: [], discounted: [] })
  return section('Approvals', lines, (line) => line, showing(30), afterMerge(report))
}

const unjudged = (needed: Need['needed']): Need => ({ needed, given: [], missing: needed.count })

const afterMerge = ({ plan, head, standing }: PlanReport): string =>
  plan && standing.kind === 'planned'
    ? `They count for commit ${short(head)} and plan ${short(plan.digest)} only: after the merge nothing is carried out that it does not show.`
    : ''

/** Who is without something for a while, which no order avoids. */
export const gapsPart = ({ plan }: PlanReport, showing: Showing): Part =>
  section('⚠️ Interrupted on the way, which no order avoids', plan?.gaps ?? [], gapText, showing(20))

const gapText = ({ target, user, permissions, steps, seconds }: Gap): string => {
  const lost = Object.entries(permissions).map(([permission, scope]) =>
    quote(scope === 'on' ? permission : `${permission} (${scope})`)
  )
  const some = lost.length > 6 ? `${lost.slice(0, 6).join(', ')} and ${lost.length - 6} more` : joined(lost)
  return `- ${quote(user)} on ${quote(target)} is without ${some} for ${counted(steps, 'step')}, ${counted(seconds, 'second')} at the worst`
}

/** Changes that the documents do not make: the targets were not as the base branch has them. */
export const besidePart = ({ plan, difference }: PlanReport): Part => {
  const key = (change: { readonly user: string; readonly target: string }): string =>
    JSON.stringify([change.user.toLowerCase(), change.target])
  const ours = new Set(difference?.comparison.access.map(key) ?? [])
  const others = difference && plan ? plan.access.filter((change) => !ours.has(key(change))) : []
  const users = [...new Set(others.map(({ user }) => user))]
  const targets = [...new Set(others.map(({ target }) => target))]
  return () =>
    others.length === 0
      ? ''
      : `**Not by this change alone:** the access of ${people(users.length)} (${names(users, quoteBriefly)}) changes on ${names(targets, quoteBriefly)} because ${targets.length === 1 ? 'this target is' : 'these targets are'} not as the base branch says: somebody changed them, or a merge was not carried out yet.`
}

/** A heading of our own words and a list under it; empty where the list is. */
const section =
  <T>(
    title: string,
    items: readonly T[],
    write: (item: T) => string,
    shown: (room: number) => Shown,
    end = ''
  ): Part =>
  (room) => {
    if (items.length === 0) return ''
    const list = cut(items, { ...shown(room), write })
    return [`### ${title}`, list, end].filter((text) => text !== '').join('\n\n')
  }
