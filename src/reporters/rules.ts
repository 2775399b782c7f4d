import { ruleGroups, type Rule } from '../model/rule.ts'
import type { Style } from './style.ts'
import { table, wrapText } from './table.ts'

interface View {
  readonly style: Style
  readonly width: number
}

/** Every rule in a line, by group. */
export const rulesPretty = (rules: readonly Rule[], { style, width }: View): string => {
  const groups = ruleGroups.filter((group) => rules.some((rule) => rule.group === group))
  const sections = groups.map((group) => {
    const rows = rules
      .filter((rule) => rule.group === group)
      .map((rule) => [rule.id, weight(rule), rule.summary])
    return `${style.strong(group)}\n${table(rows, { width, indent: 2, wrap: [2] })}`
  })
  return `${sections.join('\n')}\n\`rolewright rules ID\` explains one of them; ! marks rules that can be neither switched off nor waived\n`
}

/** What one rule means. */
export const rulePretty = (rule: Rule, { style, width }: View): string => {
  const text = (paragraph: string): string => wrapText(paragraph, Math.min(width, 100)).join('\n')
  return [
    `${style.strong(rule.id)} (${rule.group}, ${weight(rule)})`,
    text(rule.summary),
    '',
    text(rule.explanation),
    '',
    text(`Basis: ${rule.basis}`),
    ''
  ].join('\n')
}

const weight = ({ severity, fixed }: Rule): string => `${severity}${fixed ? '!' : ''}`
