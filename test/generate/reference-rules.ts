import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Rule, type RuleGroup, ruleGroups } from '../../src/model/rule.ts'
import { ruleIds } from '../../src/validate/ids.ts'
import { code, codes, fence, markdownTable, page, prose, sentence, wrapped } from './reference.ts'

/** `src/validate/README.md`: every rule with an example. `cases` is the folder with the cases of the rules. */
export const ruleReference = (rules: readonly Rule[], cases: string): string => {
  const known = ruleGroups.filter((group) => rules.some((rule) => rule.group === group))
  return page(
    '# Rules\n',
    introduction,
    markdownTable(
      ['rule', 'group', 'severity', 'reports'],
      known.flatMap((group) =>
        of(group, rules).map((rule) => [
          `[${code(rule.id)}](#${rule.id})`,
          group,
          weight(rule),
          prose(rule.summary)
        ])
      )
    ),
    ...missing(rules),
    ...known.flatMap((group) => [
      `## ${sentence(group).slice(0, -1)}\n`,
      ...of(group, rules).map((rule) => section(rule, join(cases, rule.id)))
    ])
  )
}

const of = (group: RuleGroup, rules: readonly Rule[]): readonly Rule[] =>
  rules.filter((rule) => rule.group === group)

const introduction = `${wrapped(
  'What `rolewright validate` looks for. `rolewright rules ID` shows the same on a terminal. Each rule weighs as much as the table says, unless a document of kind `Guardrails` says otherwise:'
)}
${fence(
  'yaml',
  `apiVersion: rolewright/v1
kind: Guardrails
rules:
  missing-requirement: {severity: warning}    # error, warning, note or off`
)}
${wrapped(
  'A rule that is **fixed** reports what no platform could carry out. It is always an error, and is neither changed, switched off nor waived. `--fail-on warning` makes warnings fail the command too. Rules of the group change need `--base`; in their examples the documents below `base/` are those of the base revision.'
)}`

/** Ids that documents may name already, though nothing looks for them yet. */
const missing = (rules: readonly Rule[]): readonly string[] => {
  const ids = [...ruleIds.keys()].filter((id) => rules.every((rule) => rule.id !== id))
  return ids.length === 0
    ? []
    : [
        wrapped(
          `Known by name, so that \`Guardrails\` may name them, but **not in this version**: ${codes(ids)}.`
        )
      ]
}

const weight = ({ severity, fixed }: Rule): string => (fixed ? `${severity}, fixed` : severity)

const section = (rule: Rule, cases: string): string => {
  const example = smallest(rule.id, cases)
  return [
    `### ${rule.id}\n`,
    wrapped(`**${sentence(weight(rule)).slice(0, -1)}.** ${prose(sentence(rule.summary))}`),
    wrapped(prose(rule.explanation)),
    wrapped(`Basis: ${prose(sentence(rule.basis))}`),
    ...example.documents.map(({ name, text }) => `${code(name)}\n\n${fence('yaml', text)}`),
    fence('text', example.findings)
  ].join('\n')
}

interface Example {
  readonly documents: readonly { readonly name: string; readonly text: string }[]
  readonly findings: string
}

/** The shortest case with findings of this rule and no other. */
const smallest = (id: string, folder: string): Example => {
  const examples = readdirSync(folder)
    .sort()
    .filter((name) => !existsSync(join(folder, name, 'at.txt')))
    .map((name) => read(join(folder, name)))
    .filter(
      ({ findings }) =>
        findings !== '' &&
        findings
          .trim()
          .split('\n')
          .every((line) => line.includes(` ${id}: `))
    )
  const [first] = examples.toSorted((a, b) => size(a) - size(b))
  if (first === undefined) throw new Error(`\`${id}\` has no case of its own that reports`)
  return first
}

const read = (folder: string): Example => ({
  documents: [...documentsIn(folder, 'base'), ...documentsIn(folder, '')],
  findings: readFileSync(join(folder, 'expected.txt'), 'utf8')
})

const documentsIn = (folder: string, below: string): Example['documents'] =>
  existsSync(join(folder, below))
    ? readdirSync(join(folder, below))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(below, name))
        .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    : []

const size = ({ documents }: Example): number => documents.reduce((sum, { text }) => sum + text.length, 0)
