import { accessOf } from '../../src/access/access.ts'
import type { Policy } from '../../src/model/policy.ts'
import type { RuleContext } from '../../src/model/rule.ts'
import { catalogTexts } from '../../src/platforms/registry.ts'
import { loadPolicy, type Loaded } from '../../src/policy/load.ts'

/** An organisation from documents in memory: file name → YAML without its `apiVersion` line, which is added. */
export const policyOf = (documents: Readonly<Record<string, string>>): Loaded => {
  const encoder = new TextEncoder()
  const files = Object.entries(documents).map(([file, text]) => ({
    file: `policies/${file}`,
    bytes: encoder.encode(`apiVersion: rolewright/v1\n${text}`)
  }))
  return loadPolicy({ name: 'memory', files: () => files, problems: () => [] }, catalogTexts)
}

/** What rules look at: the organisation alone, at midday on 2026-11-21 where nothing else is said. */
export const contextOf = (policy: Policy, now: number = Date.UTC(2026, 10, 21, 12)): RuleContext => ({
  policy,
  now,
  access: accessOf(policy),
  base: null
})
