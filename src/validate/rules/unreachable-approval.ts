import { roleHolders } from '../../access/role-holders.ts'
import { child } from '../../model/place.ts'
import type { ApprovalRoute } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import { counted, tick } from '../../model/words.ts'

/** Reports approval routes that too few people could meet. */
export const rule: Rule = {
  id: 'unreachable-approval',
  group: 'time and people',
  severity: 'warning',
  fixed: false,
  summary: 'an approval that fewer people could give than are asked for',
  explanation:
    'An approval route names people, or the holders of roles, and how many of them must agree. Somebody can agree who is in a `People` document, is active there, and has a `github` name by which a review is recognised; holders are those of today. Where they are fewer than `count`, every change that needs the route is stuck. Nobody approves what they gain themselves, so one person more than `count` is wise. Add people, their `github` names, or ask for fewer.',
  basis: 'a control that cannot be met is circumvented',
  *check(context) {
    for (const route of context.policy.declared.guardrails.approvals) {
      const asked = candidates(context, route)
      const hindered = [...asked].flatMap((user) => hindrance(context.policy, user))
      const names = new Set([...asked].flatMap((user) => approverName(context.policy, user)))
      if (names.size >= route.count) continue
      yield {
        message: `this approval asks for ${counted(route.count, 'person').replace('persons', 'people')}, and ${names.size === 0 ? 'nobody' : `only ${names.size}`} could give it${because(hindered)}`,
        help: 'name more people or roles, write the `github` name of those who have none, or lower `count`',
        at: child(route.at, 'from')
      }
    }
  }
}

/** Everybody whom a route names, as person or as holder of a role at the moment. */
const candidates = ({ policy, access, now }: RuleContext, { from }: ApprovalRoute): ReadonlySet<string> =>
  new Set([...from.people, ...from.roles.flatMap((role) => roleHolders(policy, access, role, now))])

/** By what an approval of somebody is recognised; nothing where it could not count. */
const approverName = ({ people }: Policy, user: string): readonly string[] => {
  const person = people.get(user)
  return person?.status === 'active' && person.github !== null ? [person.github.toLowerCase()] : []
}

const hindrance = ({ people }: Policy, user: string): readonly string[] => {
  const person = people.get(user)
  if (!person) return [`${tick(user)} is in no \`People\` document`]
  if (person.status === 'departed') return [`${tick(user)} has left`]
  if (person.status === 'leave') return [`${tick(user)} is on leave`]
  return person.github === null ? [`${tick(user)} has no \`github\` name`] : []
}

const most = 3

const because = (hindered: readonly string[]): string => {
  if (hindered.length === 0) return ''
  const rest = hindered.length - most
  return `: ${hindered.slice(0, most).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`
}
