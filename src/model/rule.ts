import type { Access } from './access.ts'
import type { Problem, Severity } from './finding.ts'
import type { Instant } from './instant.ts'
import type { Policy } from './policy.ts'

/** The groups of rules, in the order in which the reference lists them. */
export const ruleGroups = ['document', 'platform', 'least privilege', 'time and people', 'change'] as const

/** A group of rules. */
export type RuleGroup = (typeof ruleGroups)[number]

/** What a rule may look at. */
export interface RuleContext {
  readonly policy: Policy
  /** The instant that counts as now. */
  readonly now: Instant
  /** Who may do what by the documents, at every instant; computed once. */
  readonly access: Access
  /** The organisation as it was, to compare with; null where nothing is compared. */
  readonly base: { readonly policy: Policy; readonly access: Access } | null
}

/** A check with an id. Rules are generic: they read catalogs and state, never a platform's name. */
export interface Rule {
  readonly id: string
  readonly group: RuleGroup
  /** The default; `Guardrails.rules` changes it unless the rule is `fixed`. */
  readonly severity: Severity
  /** Whether the rule can be neither switched off nor waived. */
  readonly fixed: boolean
  /** One line: what is reported. */
  readonly summary: string
  /** A paragraph: why it matters and what to do, for somebody who meets it for the first time. */
  readonly explanation: string
  /** The standard or the manual behind it. */
  readonly basis: string
  check(context: RuleContext): Iterable<Problem>
}
