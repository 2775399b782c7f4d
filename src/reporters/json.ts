import type { Edit, Finding, Fix, Fixed, Summary, Waived } from '../model/finding.ts'
import { showEnd } from '../model/instant.ts'
import type { Location } from '../model/place.ts'

/**
 * The answer of `validate --format json`: keys in the order of the design, two blanks a level, a line feed at the end.
 * `fixed` is what was mended; null where nothing was tried.
 */
export const findingsJson = (
  findings: readonly Finding[],
  summary: Summary,
  waived: readonly Waived[] = [],
  fixed: readonly Fixed[] | null = null
): string => {
  const { errors, warnings, notes, documents, base } = summary
  const answer = {
    findings: findings.map(toJson),
    waived: waived.map(waivedJson),
    ...(fixed && {
      fixed: fixed.map(({ rule, title, location }) => ({ rule, title, location: place(location) }))
    }),
    summary: {
      errors,
      warnings,
      notes,
      documents,
      ...(base && { base: { revision: base.revision, documents: base.documents } })
    }
  }
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

const waivedJson = ({ finding, waiver }: Waived): unknown => ({
  finding: toJson(finding),
  waiver: {
    owner: waiver.owner,
    until: showEnd(waiver.until),
    reason: waiver.reason,
    location: place(waiver.location)
  }
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
