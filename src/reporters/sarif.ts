import type { Finding, Waived } from '../model/finding.ts'
import { showEnd } from '../model/instant.ts'
import type { Location } from '../model/place.ts'
import type { Rule } from '../model/rule.ts'
import { safe } from './safe.ts'

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
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Rolewright', version, semanticVersion: version, rules: rules.map(toRule) } },
        automationDetails: { id: 'rolewright/validate/' },
        originalUriBaseIds: { [root]: { description: { text: 'The folder that paths are relative to.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true }],
        results: results(findings, options)
      }
    ]
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

const root = '%SRCROOT%'

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

/** A name that is no other than the id is left out, as the format wants it. */
const pascalCase = (id: string): string =>
  id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

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

const physical = ({ file, line, column, endLine, endColumn }: Location): unknown => ({
  artifactLocation: { uri: uriOf(file), uriBaseId: root },
  region: { startLine: line, startColumn: column, endLine, endColumn }
})

const uriOf = (file: string): string => file.toWellFormed().split('/').map(encodeURIComponent).join('/')

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

/** Our messages start in lower case and end without a full stop; here each is a sentence. */
const sentence = (text: string): string => {
  const shown = safe(text)
  const end = shown !== '' && !/[.?!]$/.test(shown) ? '.' : ''
  return shown.charAt(0).toUpperCase() + shown.slice(1) + end
}

/** Sentences of one message in which nothing is taken for a link or a placeholder. */
const literal = (...texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .join(' ')
    .replaceAll('](', '] (')
    .replaceAll(/\{(\d+)\}/g, '{ $1 }')
