import type { Problem } from '../../model/finding.ts'
import { child, keyOf } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule } from '../../model/rule.ts'
import { ruleIds } from '../ids.ts'
import { tick } from '../../model/words.ts'

/** Passes on where documents do not have the shape of their kind, and guardrails that want to move a fixed rule. */
export const rule: Rule = {
  id: 'schema',
  group: 'document',
  severity: 'error',
  fixed: true,
  summary: 'a document that does not have the shape of its kind',
  explanation:
    'Every document says `apiVersion` and `kind`, and has the fields of that kind and no others; a misspelt field would otherwise be a rule that silently does not hold. The schemas in `schemas/` list every field, and an editor that knows them completes while you type. Guardrails cannot change or waive a rule that is fixed: what it reports could not be carried out on any platform.',
  basis: 'the JSON Schemas of the documents (draft 2020-12)',
  *check({ policy }) {
    yield* policy.problems.schema
    yield* fixedRules(policy)
  }
}

function* fixedRules({ declared: { guardrails } }: Policy): Iterable<Problem> {
  for (const [id, { at, severity }] of guardrails.rules) {
    if (ruleIds.get(id)?.fixed !== true || severity === null || severity === 'error') continue
    yield {
      message: `the rule ${tick(id)} is always an error, and cannot be set to ${tick(severity)}`,
      help: 'leave it out, and mend what it reports',
      at: keyOf(at)
    }
  }
  for (const { at, rule: id } of guardrails.waivers) {
    if (ruleIds.get(id)?.fixed !== true) continue
    yield {
      message: `the rule ${tick(id)} cannot be waived`,
      help: 'leave the waiver out, and mend what the rule reports',
      at: child(at, 'rule')
    }
  }
}
