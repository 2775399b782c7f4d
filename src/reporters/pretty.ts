import type { Finding, Severity, Summary, Waived } from '../model/finding.ts'
import { showEnd } from '../model/instant.ts'
import type { Location } from '../model/place.ts'
import { codeFrame } from './frame.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'
import { summaryText } from './summary.ts'

/** What the report for people needs beside the findings. */
export interface PrettyOptions {
  readonly style: Style
  /** The text of a file that a finding names; null where it cannot be shown. */
  readonly source: (file: string) => string | null
  /** What waivers allow for a time; none where absent. */
  readonly waived?: readonly Waived[]
}

/** Findings for people: where, what and why, the line itself, what to do next, and the sum at the end. */
export const findingsPretty = (
  findings: readonly Finding[],
  summary: Summary,
  options: PrettyOptions
): string =>
  findings.map((finding) => `${findingPretty(finding, options)}\n`).join('') +
  waivedPretty(options.waived ?? [], options.style) +
  `${summaryText(summary, options.style, options.waived?.length)}\n`

/** What is allowed for a time: each in three lines, without the frame. */
const waivedPretty = (waived: readonly Waived[], style: Style): string =>
  waived.length === 0
    ? ''
    : `${style.strong('allowed for a time')}\n${waived.map((each) => indent(oneWaived(each, style))).join('')}\n`

const oneWaived = ({ finding, waiver }: Waived, style: Style): string =>
  `${where(finding.location)} ${safe(finding.rule)}: ${safe(finding.message)}\n` +
  `  ${style.info('until')} ${showEnd(waiver.until)}, ${safe(waiver.owner)} answers for it: ${safe(waiver.reason)}\n` +
  `  ${style.info('see')}: ${where(waiver.location)} the waiver is here\n`

const findingPretty = (finding: Finding, options: PrettyOptions): string => {
  const { style, source } = options
  const paint = painter(style, finding.severity)
  const { location, severity, rule } = finding
  const head = `${style.strong(where(location))} ${paint(severity)} ${style.strong(safe(rule))}: ${safe(finding.message)}\n`
  const text = source(location.file)
  const frame = text === null ? '' : codeFrame(text, location, { style, paint })
  return head + indent(frame) + indent(advice(finding, style))
}

const advice = ({ help, related, fixes }: Finding, style: Style): string =>
  [
    ...(help === '' ? [] : [`${style.info('help')}: ${safe(help)}`]),
    ...related.map(({ message, location }) => `${style.info('see')}: ${where(location)} ${safe(message)}`),
    ...fixes.map(
      ({ title, widens }) => `${style.info('fix')}: ${safe(title)}${widens ? ' (may give more access)' : ''}`
    )
  ]
    .map((line) => `${line}\n`)
    .join('')

const where = ({ file, line, column }: Location): string => `${safe(file)}:${line}:${column}`

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ')

const painter = (style: Style, severity: Severity): ((text: string) => string) =>
  ({ error: style.bad, warning: style.warn, note: style.info })[severity]
