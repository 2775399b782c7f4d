import { expect, test } from 'vitest'
import type { TargetDocument } from '../../src/model/document.ts'
import type { Policy } from '../../src/model/policy.ts'
import { rule } from '../../src/validate/rules/duplicate.ts'
import { contextOf, policyOf } from '../support/policy.ts'

/** A policy with targets of these ids, which the schema may not let through. */
const withTargets = (...ids: readonly string[]): Policy => {
  const { policy } = policyOf({ 'a.yaml': 'kind: Target\nid: convrs-production\nplatform: convrs' })
  const [first] = policy.declared.targets
  if (first === undefined) throw new Error('no target')
  const targets = ids.map((id): TargetDocument => ({ ...first, id }))
  return { ...policy, declared: { ...policy.declared, targets } }
}

const messagesOf = (policy: Policy): string[] =>
  [...rule.check(contextOf(policy))].map(({ message }) => message)

test('two targets may not read the same variables of the environment', () => {
  expect(messagesOf(withTargets('sales-eu', 'SALES_EU', 'sales-us'))).toEqual([
    'the targets `sales-eu` and `SALES_EU` would both read `ROLEWRIGHT_SALES_EU_URL`'
  ])
})
