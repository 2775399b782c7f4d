import type { Severity } from '../model/finding.ts'
import type { RuleSetting } from '../model/document.ts'
import type { Policy } from '../model/policy.ts'
import type { Rule, RuleContext } from '../model/rule.ts'

/**
 * How much a rule's findings weigh. With a base revision both guardrails judge: whoever changes them cannot let through
 * in the same step what they refused before. A fixed rule keeps its own severity.
 */
export const severityOf = (context: RuleContext, rule: Rule): Severity | 'off' => {
  if (rule.fixed) return rule.severity
  const now = settingOf(context.policy, rule.id)?.severity ?? rule.severity
  const judge = judging(context)
  const before = judge ? (settingOf(judge, rule.id)?.severity ?? rule.severity) : now
  return weights.indexOf(before) > weights.indexOf(now) ? before : now
}

const weights: readonly (Severity | 'off')[] = ['off', 'note', 'warning', 'error']

/** The base, where it judges too; one without any document had no rules yet, not even by default. */
const judging = ({ base }: RuleContext): Policy | null =>
  base !== null && base.policy.documents > 0 ? base.policy : null

/** Of two numbers the one that allows less. */
type Stricter = (a: number, b: number) => number

/** A number among a rule's options. With a base revision the stricter of the two counts, the default where it names none. */
export const numberOption = (
  context: RuleContext,
  rule: string,
  option: string,
  otherwise: number,
  stricter: Stricter
): number => {
  const read = (policy: Policy): number => {
    const value = optionOf(policy, rule, option)
    return typeof value === 'number' ? value : otherwise
  }
  const before = judgingOptions(context, rule)
  const now = read(context.policy)
  return before ? stricter(now, read(before)) : now
}

/** A word among a rule's options. Of the two that count with a base revision the one that stands first in the list. */
export const wordOption = <Word extends string>(
  context: RuleContext,
  rule: string,
  option: string,
  strictestFirst: readonly Word[],
  otherwise: Word
): Word => {
  const read = (policy: Policy): Word =>
    strictestFirst.find((word) => word === optionOf(policy, rule, option)) ?? otherwise
  const before = judgingOptions(context, rule)
  const words = [read(context.policy), ...(before ? [read(before)] : [])]
  return strictestFirst.find((word) => words.includes(word)) ?? otherwise
}

/** The base, where its options judge too: not where it had the rule switched off. */
const judgingOptions = (context: RuleContext, rule: string): Policy | null => {
  const judge = judging(context)
  return judge !== null && settingOf(judge, rule)?.severity !== 'off' ? judge : null
}

/** What the guardrails say about a rule; undefined where they do not speak of it. */
export const settingOf = (policy: Policy, rule: string): RuleSetting | undefined =>
  policy.declared.guardrails.rules.get(rule)

/** A rule's option as it is written; undefined where it is not. */
export const optionOf = (policy: Policy, rule: string, option: string): unknown =>
  settingOf(policy, rule)?.options[option]
