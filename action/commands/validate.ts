import { code, counted, table, type Finding, type Organisation } from '../../src/index.ts'
import type { Job } from '../job.ts'
import type { Ended, Event } from '../model.ts'
import { openDocuments } from './prepare.ts'
import { firstText, giveSarif, mark, violationsIn } from './findings.ts'
import { countsOf } from './verdict.ts'

/** Validates the documents against the base of the event, where it has one. Reads no target and writes no comment. */
export const validateCommand = async (job: Job): Promise<Ended> => {
  const { context, inputs, runner } = job
  const organisation = openDocuments(job, baseOf(context.event))
  const { findings } = organisation
  const violations = violationsIn(findings, inputs.failOn)
  runner.summary(summaryOf(organisation))
  const sarif = await giveSarif(job, organisation)
  const title = `${countsText(findings)} in ${counted(organisation.policy.documents, 'document')}`
  await mark(job, {
    commit: commitOf(job),
    name: 'rolewright/validate',
    check: {
      conclusion: violations.length > 0 ? 'failure' : 'success',
      title,
      summary: summaryOf(organisation)
    },
    findings,
    others: []
  })
  const outputs = { ...sarif, violations: String(violations.length), summary: countsOf(findings, null) }
  if (violations.length === 0) return { exit: 0, result: 'ok', reason: null, message: title, outputs }
  return {
    exit: 1,
    result: 'denied',
    reason: 'policy-violation',
    message: `${title}: mend those at \`${inputs.failOn}\` or above, the first at ${firstText(violations)}`,
    outputs
  }
}

/** The commit that the event compares with. */
const baseOf = (event: Event): string | null => {
  if (event.kind === 'pull' || event.kind === 'review') return event.pull.base.commit
  return event.kind === 'merge-group' ? event.base : null
}

/** Where marks are to be seen: for a pull request its newest commit, not the merge that is checked out. */
const commitOf = ({ context: { event, commit } }: Job): string =>
  event.kind === 'pull' || event.kind === 'review' ? event.pull.head.commit : commit

const countsText = (findings: readonly Finding[]): string => {
  const count = (severity: Finding['severity'], word: string): string => {
    const number = findings.filter((finding) => finding.severity === severity).length
    return counted(number, word)
  }
  return [count('error', 'error'), count('warning', 'warning'), count('note', 'note')].join(', ')
}

/** Rows in the table; the annotations have all of them. */
const mostRows = 200

const summaryOf = ({ findings, policy }: Organisation): string => {
  const rows = findings.slice(0, mostRows).map((finding) => {
    const { rule, severity, message, location } = finding
    return [severity, code(rule), code(`${location.file}:${location.line}`), code(message)]
  })
  const rest = findings.length - rows.length
  return [
    '## Documents',
    '',
    `${countsText(findings)} in ${counted(policy.documents, 'document')}.`,
    ...(rows.length > 0 ? ['', ...table(['', 'Rule', 'Where', 'What'], rows)] : []),
    ...(rest > 0 ? ['', `And ${rest} more.`] : [])
  ].join('\n')
}
