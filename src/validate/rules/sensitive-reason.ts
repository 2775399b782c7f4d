import type { Access } from '../../model/access.ts'
import type { Problem } from '../../model/finding.ts'
import type { Holder, Holding } from '../../model/holder.ts'
import type { Rule } from '../../model/rule.ts'
import type { Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports sensitive permissions that somebody gets without a written reason and the date of a review. */
export const rule: Rule = {
  id: 'sensitive-reason',
  group: 'least privilege',
  severity: 'error',
  fixed: false,
  summary: 'a sensitive permission held without a written reason and the date of a review',
  explanation:
    'Some permissions open what the law protects; the catalog of the platform marks them. Whoever holds one needs a `reason` and a `reviewed` date in the documents, so that an auditor finds both beside the name. They stand on the line, or on the entry of the job function: a job function by itself is not a reason, since it says what people of that kind do and not why this one must. Only active people are judged, and only what holds now or later; the rule `review-overdue` says when a review has grown old.',
  basis:
    'CON-6: sensitive client data has a permission of its own, under privacy law; CON-8: a change of role has a written justification; AC-6 (7) of NIST SP 800-53, review of privileges',
  *check({ policy, now, access }) {
    for (const target of policy.targets.values()) {
      const sensitive = sensitiveIn(access, target)
      if (sensitive === null) continue
      for (const holder of access.holders(target).values()) {
        if (holder.status !== 'active') continue
        for (const holding of holder.holdings) {
          if (holding.period.until > now) yield* ofHolding(target, holder, holding, sensitive(holding.role))
        }
      }
    }
  }
}

/** What each role gives of the permissions that need a reason; null where the platform has none. */
const sensitiveIn = (access: Access, target: Target): ((role: string) => readonly string[]) | null => {
  const marked = [...target.catalog.permissions.values()].filter(({ needsReason }) => needsReason)
  if (marked.length === 0) return null
  const known = new Map<string, readonly string[]>()
  return (role) => {
    const remembered = known.get(role)
    if (remembered !== undefined) return remembered
    const reaches = access.reaches(target, new Map([[role, null]]))
    const given = marked.map(({ id }) => id).filter((id) => reaches.has(id))
    known.set(role, given)
    return given
  }
}

function* ofHolding(
  { catalog }: Target,
  { user }: Holder,
  { role, through, at }: Holding,
  given: readonly string[]
): Iterable<Problem> {
  const missing = [
    ...(through.reason === null ? ['reason'] : []),
    ...(through.reviewed === null ? ['reviewed'] : [])
  ]
  if (given.length === 0 || missing.length === 0) return
  const where =
    'user' in through
      ? 'on the line'
      : `on the entry: ${tick(`{function: ${through.function}, reason: ..., reviewed: ...}`)}`
  yield {
    message: `${list(given)} ${given.length === 1 ? 'needs' : 'need'} a written reason and the date of a review, and ${tick(user)} gets ${given.length === 1 ? 'it' : 'them'} by ${tick(role)} without ${list(missing, 'or')}`,
    help: `write ${list(missing)} ${where}`,
    at,
    about: { user, role: roleName(catalog.id, role) }
  }
}
