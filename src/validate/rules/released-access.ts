import type { Rule, RuleContext } from '../../model/rule.ts'
import { releasedPeople } from '../released/people.ts'
import { releasedRoles } from '../released/roles.ts'
import { releasedTitles } from '../released/titles.ts'
import { comparedSides } from '../released/targets.ts'

/** Reports what the base managed and the documents no longer speak of. */
export const rule: Rule = {
  id: 'released-access',
  group: 'change',
  severity: 'error',
  fixed: false,
  summary: 'a person or a role that the base manages and no document speaks of any more',
  explanation:
    'Who is in no line, and which role has no document, is left alone: the platform keeps what it has. A line that is simply deleted therefore takes nothing away from anybody; it only hides it. Write `roles: []` to take everything, `released` with a reason to let somebody go, `status: departed` for who has left, and `removed` with a reason for a role. A line that moved to another file is no matter, nor is one that gave nothing any more. A new title without the old one in `previously` would leave the role behind on the platform and make a second one; the fix writes it down. Whole targets that go are looked at by `guardrails-change`.',
  basis: 'what is not declared is not managed',
  *check({ policy, access, base, now }: RuleContext) {
    if (base === null) return
    for (const sides of comparedSides(base, { policy, access }, now)) {
      yield* releasedPeople(sides)
      yield* releasedRoles(sides)
      yield* releasedTitles(sides)
    }
  }
}
