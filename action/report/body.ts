import {
  accessInFull,
  accessTable,
  alikeIn,
  assignmentList,
  pageOf,
  releasedList,
  roleList,
  type Part
} from '../../src/index.ts'
import { afterwardsPart, notesPart, operationsPart, waivedPart } from './folded.ts'
import { causesIn } from './causes.ts'
import { footer } from './footer.ts'
import { headline } from './headline.ts'
import {
  approvalsPart,
  besidePart,
  callout,
  findingsPart,
  gapsPart,
  refusedPart,
  rulesPart,
  type Showing
} from './sections.ts'
import { accessIn } from './tally.ts'
import { verdict } from './verdict.ts'
import type { PlanReport } from './view.ts'

/** How a report is written. */
export interface Written {
  /** How many bytes of UTF-8 it may have. */
  readonly room: number
  readonly showing: Showing
  /** What follows the table of people. */
  readonly picture?: Part
  /** The last words. */
  readonly end?: readonly string[]
}

/** A report as Markdown: what decides first, what explains folded; nothing is cut, what has no room is counted. */
export const body = (report: PlanReport, { room, showing, picture, end = [] }: Written): string => {
  const { comparison } = report.difference ?? {}
  const alike = alikeIn(accessIn(report))
  const who: Part = (part) =>
    titled('Who gains, who loses', accessTable(alike, showing(40)(part), causesIn(report)))
  const refused = refusedPart(report, showing)
  const findings = findingsPart(report, showing)
  const isInvalid = report.standing.kind === 'invalid'
  const parts: readonly Part[] = [
    rulesPart(report),
    ...(isInvalid ? [findings, asFarAsRead(who)] : [who]),
    ...(picture ? [picture] : []),
    besidePart(report),
    refused,
    ...(isInvalid ? [] : [findings]),
    approvalsPart(report, showing),
    gapsPart(report, showing),
    (part) => releasedList(comparison?.released ?? [], showing(20)(part)),
    operationsPart(report, showing),
    (part) => accessInFull(alike, showing(40)(part)),
    (part) => roleList(comparison?.roles ?? [], () => [], showing(40)(part)),
    (part) => assignmentList(comparison?.assignments ?? [], showing(40)(part)),
    afterwardsPart(report, showing),
    waivedPart(report, showing),
    notesPart(report, showing)
  ]
  return pageOf({ room, start: start(report), parts, end: [footer(report, end)] })
}

const start = (report: PlanReport): readonly string[] =>
  [
    report.isFromFork
      ? callout(
          'CAUTION',
          '**From a fork; computed by untrusted code.** Nothing below is proven, and no apply rests on it.'
        )
      : '',
    `## ${headline(report)}`,
    verdict(report)
  ].filter((text) => text !== '')

const titled = (title: string, text: string): string => (text === '' ? '' : `### ${title}\n\n${text}`)

const asFarAsRead =
  (part: Part): Part =>
  (room) => {
    const text = part(room)
    return text === '' ? '' : `${text}\n\nThis is as far as documents with errors can tell.`
  }
