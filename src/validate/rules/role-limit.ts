import type { Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Rule } from '../../model/rule.ts'
import type { Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { documentedRoles } from '../roles.ts'
import { tick } from '../../model/words.ts'

/** Reports custom roles beyond the number that a subscription allows. */
export const rule: Rule = {
  id: 'role-limit',
  group: 'platform',
  severity: 'error',
  fixed: false,
  summary: 'more custom roles than the subscription of a target allows',
  explanation:
    'Vendors limit the number of custom roles by subscription. The platform refuses the next one, in the middle of an apply. The roles beyond the limit are reported, in the order of the documents. Remove one with a tombstone, keep it off the target with `targets`, use a role of the vendor, or change the subscription and say so on the target. Roles that no document speaks of count too on the platform itself; the plan sees those.',
  basis: 'the subscriptions in the catalog of the platform',
  *check({ policy }) {
    const custom = new Map<Target, RoleDocument[]>()
    for (const { target, role, document } of documentedRoles(policy)) {
      if (role.predefined !== null) continue
      const known = custom.get(target)
      if (known) known.push(document)
      else custom.set(target, [document])
    }
    for (const [target, documents] of custom) yield* onTarget(target, documents)
  }
}

function* onTarget({ id, catalog, document }: Target, custom: readonly RoleDocument[]): Iterable<Problem> {
  const name = document?.subscription ?? null
  const subscription = name === null ? undefined : catalog.subscriptions.get(name)
  if (document === null || subscription === undefined || subscription.customRoles === null) return
  const { title, customRoles: limit } = subscription
  const allowed = limit === 0 ? 'allows none' : `allows ${limit}`
  for (const [index, extra] of custom.slice(limit).entries()) {
    yield {
      message: `${tick(extra.id)} is custom role number ${limit + index + 1} on ${tick(id)}, where the subscription ${tick(title)} ${allowed}`,
      help: 'remove a role, keep one off this target with `targets`, or use a role of the vendor',
      at: child(extra.at, 'id'),
      related: [{ message: 'the subscription is here', at: child(document.at, 'subscription') }],
      about: { role: roleName(catalog.id, extra.id) }
    }
  }
}
