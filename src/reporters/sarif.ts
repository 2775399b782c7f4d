import type { Finding, Waived } from '../model/finding.ts'
import { showEnd } from '../model/instant.ts'
import type { Rule } from '../model/rule.ts'
import { safe } from './safe.ts'
import { literal, pascalCase, physical, sarifLog, sentence } from './sarif-parts.ts'

/** What the report for code scanning needs beside the findings. */
export interface SarifOptions {
  /** Every rule, so that a finding can be explained where it is shown. */
  readonly rules: readonly Rule[]
  /** What waivers allow for a time; shown as suppressed. */
  readonly waived: readonly Waived[]
  /** The version of this program. */
  readonly version: string
  /** The text of a file that a finding names; null where there is none. */
  readonly source: (file: string) => string | null
  /** A hash of a text, as hexadecimal digits. */
  readonly hash: (text: string) => string
}

/**
 * Findings as SARIF 2.1.0, as GitHub's code scanning wants it. Paths are relative to the root of the sources. A finding
 * is recognised again by its rule, its message and the text of its line, wherever that line moves to.
 */
export const findingsSarif = (findings: readonly Finding[], options: SarifOptions): string => {
  const { rules, version } = options
  return sarifLog({
    version,
    category: 'rolewright/validate/',
    rules: rules.map(toRule),
    results: results(findings, options)
  })
}

/** How GitHub calls the severities. */
const problemSeverity = { error: 'error', warning: 'warning', note: 'recommendation' } as const

const toRule = ({ id, group, severity, summary, explanation, basis }: Rule): unknown => ({
  id,
  ...(id.includes('-') && { name: pascalCase(id) }),
  shortDescription: { text: sentence(summary) },
  fullDescription: { text: explanation },
  help: {
    text: `${explanation}\n\nBasis: ${basis}.`,
    markdown: `${explanation}\n\n**Basis:** ${basis}.`
  },
  defaultConfiguration: { level: severity },
  properties: {
    tags: ['access-control', group.replaceAll(' ', '-')],
    precision: 'high',
    'problem.severity': problemSeverity[severity]
  }
})

const results = (findings: readonly Finding[], options: SarifOptions): readonly unknown[] => {
  const indexes = new Map(options.rules.map(({ id }, index) => [id, index]))
  const fingerprintOf = fingerprints(options)
  const result = (finding: Finding): object => ({
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule) ?? -1,
    level: finding.severity,
    message: { text: literal(sentence(finding.message), sentence(finding.help)) },
    locations: [{ physicalLocation: physical(finding.location) }],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ message, location }, index) => ({
        id: index + 1,
        message: { text: literal(sentence(message)) },
        physicalLocation: physical(location)
      }))
    }),
    partialFingerprints: { primaryLocationLineHash: fingerprintOf(finding) }
  })
  return [
    ...findings.map(result),
    ...options.waived.map(({ finding, waiver }) => ({
      ...result(finding),
      suppressions: [suppression(waiver)]
    }))
  ]
}

const suppression = ({ owner, until, reason, location }: Waived['waiver']): unknown => ({
  kind: 'external',
  status: 'accepted',
  justification: literal(sentence(reason), `Until ${showEnd(until)}; ${safe(owner)} answers for it.`),
  location: { physicalLocation: physical(location) }
})

/**
 * Numbers do not count, since many of them are lines; neither does white space. What is the same several times in a file
 * is told apart by the order.
 */
const fingerprints = ({ source, hash }: SarifOptions): ((finding: Finding) => string) => {
  const seen = new Map<string, number>()
  const lines = new Map<string, readonly string[]>()
  return ({ rule, message, location: { file, line } }) => {
    const text = lines.get(file) ?? (source(file) ?? '').split(/\r\n|\r|\n/)
    lines.set(file, text)
    const own = hash(JSON.stringify([rule, normalised(message), normalised(text[line - 1] ?? '')]))
    const count = (seen.get(`${own} ${file}`) ?? 0) + 1
    seen.set(`${own} ${file}`, count)
    return `${own}:${count}`
  }
}

const normalised = (text: string): string => text.replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ').trim()
