import type { Finding, Summary, Waived } from '../model/finding.ts'
import { showEnd } from '../model/instant.ts'
import type { Location } from '../model/place.ts'
import { safe } from './safe.ts'
import { plain } from './style.ts'
import { summaryText } from './summary.ts'

/**
 * Findings as workflow commands, which GitHub shows beside the lines of a pull request. Each stands on one line, whatever
 * text it holds, and no other line is a command. What waivers allow is a notice; the sum stands at the end.
 */
export const findingsGithub = (
  findings: readonly Finding[],
  summary: Summary,
  waived: readonly Waived[]
): string =>
  [
    ...findings.map((finding) => annotation(commands[finding.severity], finding, [])),
    ...waived.map(({ finding, waiver }) => annotation('notice', finding, [allowance(waiver)])),
    summaryText(summary, plain, waived.length)
  ]
    .map((line) => `${line}\n`)
    .join('')

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const

const annotation = (command: string, finding: Finding, more: readonly string[]): string => {
  const { rule, message, help, location, related } = finding
  const lines = [
    message,
    ...more,
    ...(help === '' ? [] : [`help: ${help}`]),
    ...related.map((each) => `see: ${each.location.file}:${each.location.line} ${each.message}`)
  ]
  const properties = Object.entries({ ...range(location), title: rule })
    .map(([name, value]) => `${name}=${property(value)}`)
    .join(',')
  return `::${command} ${properties}::${lines.map(safe).map(data).join('%0A')}`
}

const allowance = ({ until, owner, reason }: Waived['waiver']): string =>
  `allowed until ${showEnd(until)}, ${owner} answers for it: ${reason}`

/** Columns are understood on a single line only, and the last one belongs to the range. */
const range = ({ file, line, column, endLine, endColumn }: Location): Readonly<Record<string, string>> => ({
  file,
  line: String(line),
  endLine: String(endLine),
  ...(line === endLine && { col: String(column), endColumn: String(Math.max(column, endColumn - 1)) })
})

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(safe(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
