import type { Edit, Finding, Fix, Summary } from '../model/finding.ts'
import type { Location } from '../model/place.ts'

/** The answer of `validate --format json`: keys in the order of the design, two blanks a level, a line feed at the end. */
export const findingsJson = (findings: readonly Finding[], summary: Summary): string => {
  const { errors, warnings, notes, documents } = summary
  const answer = { findings: findings.map(toJson), summary: { errors, warnings, notes, documents } }
  return `${JSON.stringify(answer, null, 2)}\n`
}

const toJson = ({ rule, severity, message, help, location, related, fixes }: Finding): Finding => ({
  rule,
  severity,
  message,
  help,
  location: place(location),
  related: related.map((each) => ({ message: each.message, location: place(each.location) })),
  fixes: fixes.map(fixOf)
})

const place = ({ file, line, column, endLine, endColumn }: Location): Location => ({
  file,
  line,
  column,
  endLine,
  endColumn
})

const fixOf = ({ title, widens, edits }: Fix): Fix => ({ title, widens, edits: edits.map(editOf) })

const editOf = ({ file, op, path, value }: Edit): Edit =>
  op === 'remove' ? { file, op, path } : { file, op, path, value }
