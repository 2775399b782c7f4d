import type { Finding, Waived } from '../model/finding.ts'
import { showEnd } from '../model/instant.ts'
import type { Rule } from '../model/rule.ts'
import { safe } from './safe.ts'

/** What the report for test viewers needs beside the findings. */
export interface JunitOptions {
  /** Every rule; each is a suite, so that a viewer also shows what was checked and is fine. */
  readonly rules: readonly Rule[]
  /** Whether a rule is switched off, so that nothing was checked. */
  readonly isOff: (rule: Rule) => boolean
  /** What waivers allow for a time; shown as skipped. */
  readonly waived: readonly Waived[]
  /** Whether a finding makes the command fail; others are shown as passed, with their text. */
  readonly fails: (finding: Finding) => boolean
}

/** Findings as JUnit XML: a suite for each rule, in it a case for each finding, or one that passed. */
export const findingsJunit = (findings: readonly Finding[], options: JunitOptions): string => {
  const suites = options.rules.map((rule) => suite(rule.id, casesOf(rule, findings, options)))
  const all = suites.flatMap(({ cases }) => cases)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="rolewright validate"${counts(all)}>`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
    ''
  ].join('\n')
}

interface Case {
  readonly finding: Finding | null
  readonly name: string
  readonly result: 'passed' | 'failed' | 'skipped'
  readonly why: string
}

interface Suite {
  readonly cases: readonly Case[]
  readonly text: string
}

const casesOf = (rule: Rule, findings: readonly Finding[], options: JunitOptions): readonly Case[] => {
  const isOwn = (finding: Finding): boolean => finding.rule === rule.id
  const cases: readonly Case[] = [
    ...findings.filter(isOwn).map((finding) => {
      const result = options.fails(finding) ? 'failed' : 'passed'
      return { finding, name: nameOf(finding), result, why: finding.message } as const
    }),
    ...options.waived
      .filter(({ finding }) => isOwn(finding))
      .map(({ finding, waiver }) => {
        const why = `allowed until ${showEnd(waiver.until)}, ${waiver.owner} answers for it: ${waiver.reason}`
        return { finding, name: nameOf(finding), result: 'skipped', why } as const
      })
  ]
  return cases.length > 0 ? toldApart(cases) : [withoutFinding(rule, options.isOff(rule))]
}

const withoutFinding = ({ summary }: Rule, isOff: boolean): Case => ({
  finding: null,
  name: `nowhere: ${summary}`,
  result: isOff ? 'skipped' : 'passed',
  why: 'the guardrails switch this rule off'
})

/** Viewers know a case by its name over several runs, so it holds no line. */
const nameOf = ({ location, message }: Finding): string => `${location.file}: ${message}`

/** The same cases, no name twice. */
const toldApart = (cases: readonly Case[]): readonly Case[] => {
  const seen = new Map<string, number>()
  return cases.map((each) => {
    const count = (seen.get(each.name) ?? 0) + 1
    seen.set(each.name, count)
    return count === 1 ? each : { ...each, name: `${each.name} (${count})` }
  })
}

const suite = (id: string, cases: readonly Case[]): Suite => {
  const body = cases.map((each) => caseXml(id, each)).join('\n')
  return { cases, text: `  <testsuite name="${xml(id)}"${counts(cases)}>\n${body}\n  </testsuite>` }
}

const counts = (cases: readonly Case[]): string => {
  const number = (wanted: Case['result']): number => cases.filter(({ result }) => result === wanted).length
  return ` tests="${cases.length}" failures="${number('failed')}" errors="0" skipped="${number('skipped')}"`
}

const caseXml = (id: string, { finding, name, result, why }: Case): string => {
  const place = finding ? ` file="${xml(finding.location.file)}" line="${finding.location.line}"` : ''
  const open = `    <testcase classname="${xml(id)}" name="${xml(name)}"${place}`
  const text = finding ? xml(...described(finding)) : ''
  const inside = [
    ...(result === 'skipped' ? [`<skipped message="${xml(why)}"/>`] : []),
    ...(result === 'failed'
      ? [`<failure type="${finding?.severity}" message="${xml(why)}">${text}</failure>`]
      : []),
    ...(result !== 'failed' && text !== '' ? [`<system-out>${text}</system-out>`] : [])
  ]
  return inside.length === 0
    ? `${open}/>`
    : `${open}>\n${inside.map((line) => `      ${line}\n`).join('')}    </testcase>`
}

const described = ({ rule, severity, message, help, location, related }: Finding): readonly string[] => [
  `${location.file}:${location.line}:${location.column} ${severity} ${rule}: ${message}`,
  ...(help === '' ? [] : [`help: ${help}`]),
  ...related.map((each) => `see: ${each.location.file}:${each.location.line} ${each.message}`)
]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
}

/** Lines of text as XML. The two characters at the end are no controls, but no XML either. */
const xml = (...lines: readonly string[]): string =>
  lines
    .map((line) =>
      safe(line)
        .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
        .replaceAll(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    )
    .join('\n')
