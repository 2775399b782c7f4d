import { createHash } from 'node:crypto'
import type { Finding, Fixed, Severity, Summary } from '../model/finding.ts'
import { fixedPretty } from '../reporters/fixed.ts'
import { findingsGithub } from '../reporters/github.ts'
import { findingsJson } from '../reporters/json.ts'
import { findingsJunit } from '../reporters/junit.ts'
import { findingsPretty } from '../reporters/pretty.ts'
import { findingsSarif } from '../reporters/sarif.ts'
import { summaryText } from '../reporters/summary.ts'
import type { Style } from '../reporters/style.ts'
import { rules } from '../validate/registry.ts'
import { severityOf } from '../validate/settings.ts'
import { summarise } from '../validate/validate.ts'
import { version } from '../version.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { openOrganisation, type Organisation } from './organisation.ts'

const severities: readonly Severity[] = ['note', 'warning', 'error']

/**
 * `rolewright validate`: what is wrong with the documents; with `--fix` after mending what can be mended. Exit 1 for a
 * finding at `--fail-on` or above.
 */
export const validateCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const opened = openOrganisation(invocation, environment)
  const { organisation, fixed } = invocation.switches.has('fix')
    ? await mended(opened, environment)
    : { organisation: opened, fixed: null }
  const exit = organisation.findings.some(failing(invocation)) ? 1 : 0
  return { ...reportFindings(organisation, invocation, environment, fixed), exit }
}

/** What writes YAML is loaded only here. */
const mended = async (
  opened: Organisation,
  environment: Environment
): Promise<{ readonly organisation: Organisation; readonly fixed: readonly Fixed[] }> => {
  const { mend, writeMended } = await import('./fix.ts')
  const result = mend(opened)
  writeMended(opened, result, environment)
  return result
}

/** Whether a finding is one for which the command fails. */
const failing = (invocation: Invocation): ((finding: Finding) => boolean) => {
  const weakest = severities.findIndex((severity) => severity === (invocation.values['fail-on'] ?? 'error'))
  return ({ severity }) => severities.indexOf(severity) >= weakest
}

/** Whether the documents hold an error, so that nothing may be planned from them. */
export const stopsHere = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error')

/** The findings in the format that is asked for, with exit code 1. */
export const reportFindings = (
  organisation: Organisation,
  invocation: Invocation,
  { style }: Environment,
  fixed: readonly Fixed[] | null = null
): Outcome => {
  const { findings, waived, policy, text, base } = organisation
  const compared = base && { base: { revision: base.name, documents: base.policy.documents } }
  const summary = { ...summarise(findings, policy.documents), ...compared }
  const isOff = (rule: (typeof rules)[number]): boolean => severityOf(organisation, rule) === 'off'
  const formats: Readonly<Record<string, () => string>> = {
    json: () => findingsJson(findings, summary, waived, fixed),
    sarif: () => findingsSarif(findings, { rules, waived, version, source: text, hash }),
    github: () => findingsGithub(findings, summary, waived),
    junit: () => findingsJunit(findings, { rules, waived, isOff, fails: failing(invocation) })
  }
  const pretty = (): string =>
    fixedPretty(fixed ?? [], style) + findingsPretty(findings, summary, { style, source: text, waived })
  return { exit: 1, output: (formats[invocation.values['format'] ?? ''] ?? pretty)() }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** How many documents were checked, and what was found, in one line. */
export const summaryLine = (summary: Summary, style: Style): string => summaryText(summary, style)
