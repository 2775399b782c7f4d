import type { Finding, Severity, Summary } from '../model/finding.ts'
import { findingsJson } from '../reporters/json.ts'
import { findingsPretty } from '../reporters/pretty.ts'
import { summaryText } from '../reporters/summary.ts'
import type { Style } from '../reporters/style.ts'
import { summarise } from '../validate/validate.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { openOrganisation, type Organisation } from './organisation.ts'

const severities: readonly Severity[] = ['note', 'warning', 'error']

/** `rolewright validate`: what is wrong with the documents. Exit 1 for a finding at `--fail-on` or above. */
export const validateCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const organisation = openOrganisation(invocation, environment)
  const weakest = severities.findIndex((severity) => severity === (invocation.values['fail-on'] ?? 'error'))
  const fails = organisation.findings.some(({ severity }) => severities.indexOf(severity) >= weakest)
  return { ...reportFindings(organisation, invocation, environment), exit: fails ? 1 : 0 }
}

/** Whether the documents hold an error, so that nothing may be planned from them. */
export const stopsHere = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error')

/** The findings in the format that is asked for, with exit code 1. */
export const reportFindings = (
  { findings, policy, text }: Organisation,
  invocation: Invocation,
  { style }: Environment
): Outcome => {
  const summary = summarise(findings, policy.documents)
  const json = invocation.values['format'] === 'json'
  const output = json
    ? findingsJson(findings, summary)
    : findingsPretty(findings, summary, { style, source: text })
  return { exit: 1, output }
}

/** How many documents were checked, and what was found, in one line. */
export const summaryLine = (summary: Summary, style: Style): string => summaryText(summary, style)
