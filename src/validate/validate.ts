import type { Finding, Problem, Severity, Summary } from '../model/finding.ts'
import type { Locate, Location, Place } from '../model/place.ts'
import type { Rule, RuleContext } from '../model/rule.ts'

/** What validation found. */
export interface Validation {
  /** Sorted by file, line, column and rule; each once. */
  readonly findings: readonly Finding[]
}

/**
 * Runs the rules at the severities that the guardrails ask for; a fixed rule keeps its own. Only what is reported is
 * looked up in its file.
 */
export const validate = (context: RuleContext, rules: readonly Rule[], locate: Locate): Validation => {
  const found = new Map<string, Finding>()
  for (const rule of rules) {
    const severity = severityOf(context, rule)
    if (severity === 'off') continue
    for (const problem of rule.check(context)) {
      const finding = toFinding(rule, severity, problem, locate)
      const key = JSON.stringify([finding.rule, finding.message, finding.location])
      if (!found.has(key)) found.set(key, finding)
    }
  }
  return { findings: [...found.values()].sort(compareFindings) }
}

/** Counts findings for the last line of a report. */
export const summarise = (findings: readonly Finding[], documents: number): Summary => {
  const number = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length
  return { errors: number('error'), warnings: number('warning'), notes: number('note'), documents }
}

const severityOf = ({ policy }: RuleContext, rule: Rule): Severity | 'off' =>
  rule.fixed ? rule.severity : (policy.declared.guardrails.rules.get(rule.id)?.severity ?? rule.severity)

const toFinding = (rule: Rule, severity: Severity, problem: Problem, locate: Locate): Finding => ({
  rule: rule.id,
  severity,
  message: problem.message,
  help: problem.help,
  location: located(problem.at, locate),
  related: (problem.related ?? []).map(({ message, at }) => ({ message, location: located(at, locate) })),
  fixes: problem.fixes ?? []
})

const located = (at: Place | Location, locate: Locate): Location => ('line' in at ? at : locate(at))

const compareFindings = (a: Finding, b: Finding): number =>
  compareText(a.location.file, b.location.file) ||
  a.location.line - b.location.line ||
  a.location.column - b.location.column ||
  compareText(a.rule, b.rule) ||
  compareText(a.message, b.message)

/** By code units, so that the order is the same on every machine. */
const compareText = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
