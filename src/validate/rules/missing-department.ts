import { unitFor } from '../../access/holders.ts'
import type { Problem } from '../../model/finding.ts'
import type { Holder, Holding } from '../../model/holder.ts'
import type { Rule } from '../../model/rule.ts'
import type { Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports who holds a role that reaches a department, team or program, when nothing says which. */
export const rule: Rule = {
  id: 'missing-department',
  group: 'platform',
  severity: 'warning',
  fixed: false,
  summary: 'a role that reaches a department, team or program, and nothing says which',
  explanation:
    'A scope narrower than everything holds in one unit: a department, a team, a program. `in` on the line or the job function names it; for a department the one of the person counts by default. Without it the platform falls back to something that nobody has reviewed, often to nothing at all.',
  basis: 'the units of the scopes in the catalog of the platform',
  *check({ policy, now, access }) {
    for (const target of policy.targets.values()) {
      for (const holder of access.holders(target).values()) {
        if (holder.status !== 'active') continue
        for (const holding of holder.holdings) {
          if (holding.period.until > now) yield* ofHolding(target, holder, holding)
        }
      }
    }
  }
}

function* ofHolding(target: Target, { user, person }: Holder, holding: Holding): Iterable<Problem> {
  const units = target.roles.get(holding.role)?.units ?? []
  const missing = units.filter((kind) => unitFor(kind, holding, person) === null)
  if (missing.length === 0) return
  const example = missing.map((kind) => `${kind}: ...`).join(', ')
  yield {
    message: `${tick(holding.role)} reaches one ${list(missing)} of ${tick(target.id)}, and nothing says which for ${tick(user)}`,
    help: `write ${tick(`in: {${example}}`)}${missing.includes('department') ? ', or `department` on the person' : ''}`,
    at: holding.at,
    about: { user, role: roleName(target.catalog.id, holding.role) }
  }
}
