import { compareText } from '../model/words.ts'
import type { Finding, Problem, Severity, Summary, Waived } from '../model/finding.ts'
import type { Instant } from '../model/instant.ts'
import type { Locate, Location, Place } from '../model/place.ts'
import type { Waiver } from '../model/document.ts'
import type { Rule, RuleContext } from '../model/rule.ts'
import { severityOf } from './settings.ts'

/** What validation found. */
export interface Validation {
  /** Sorted by file, line, column and rule; each once. */
  readonly findings: readonly Finding[]
  /** What a waiver allows for a time; it is not among the findings. In the same order. */
  readonly waived: readonly Waived[]
}

/**
 * Runs the rules at the severities that the guardrails ask for; a fixed rule keeps its own. Only what is reported is
 * looked up in its file. A waiver takes a finding out of those that fail, and never out of sight.
 */
export const validate = (context: RuleContext, rules: readonly Rule[], locate: Locate): Validation => {
  const found = new Map<string, Found>()
  for (const rule of rules) {
    const severity = severityOf(context, rule)
    if (severity === 'off') continue
    const waivers = waiversOf(context, rule)
    for (const problem of rule.check(context)) {
      const finding = toFinding(rule, severity, problem, locate)
      const waiver = waiverFor(waivers, problem, context.now)
      const key = JSON.stringify([finding.rule, finding.message, finding.location])
      const known = found.get(key)
      if (known === undefined || (known.waiver !== null && waiver === null))
        found.set(key, { finding, waiver })
    }
  }
  return split(
    [...found.values()].sort((a, b) => compareFindings(a.finding, b.finding)),
    locate
  )
}

/** A finding, and the waiver that allows it. */
interface Found {
  readonly finding: Finding
  readonly waiver: Waiver | null
}

const split = (found: readonly Found[], locate: Locate): Validation => ({
  findings: found.flatMap(({ finding, waiver }) => (waiver === null ? [finding] : [])),
  waived: found.flatMap(({ finding, waiver }) => (waiver === null ? [] : [toWaived(finding, waiver, locate)]))
})

/** Counts findings for the last line of a report. */
export const summarise = (findings: readonly Finding[], documents: number): Summary => {
  const number = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length
  return { errors: number('error'), warnings: number('warning'), notes: number('note'), documents }
}

/** The waivers that hold for a rule now; a fixed rule has none. */
const waiversOf = ({ policy, now }: RuleContext, rule: Rule): readonly Waiver[] =>
  rule.fixed
    ? []
    : policy.declared.guardrails.waivers.filter((waiver) => waiver.rule === rule.id && now < waiver.until)

/** A waiver allows a problem if it names nothing else, and still holds when the problem begins. */
const waiverFor = (waivers: readonly Waiver[], problem: Problem, now: Instant): Waiver | null =>
  waivers.find((waiver) => {
    const named = fields.filter((field) => waiver[field] !== null)
    const allows = named.length > 0 && named.every((field) => waiver[field] === problem.about?.[field])
    return allows && (problem.from ?? now) < waiver.until
  }) ?? null

const fields = ['user', 'role', 'conflict'] as const

const toWaived = (finding: Finding, waiver: Waiver, locate: Locate): Waived => {
  const { owner, until, reason, at } = waiver
  return { finding, waiver: { owner, until, reason, location: locate(at) } }
}

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
