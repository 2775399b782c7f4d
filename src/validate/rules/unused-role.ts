import type { Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import { roleName } from '../about.ts'
import { targetsFor } from '../targets.ts'
import { tick } from '../../model/words.ts'

/** Reports custom roles that nothing uses. */
export const rule: Rule = {
  id: 'unused-role',
  group: 'least privilege',
  severity: 'note',
  fixed: false,
  summary: 'a custom role that nobody has now or later, and that nothing else names',
  explanation:
    'Every role has to be understood, reviewed and kept right, whether anybody has it or not, and an old one is easily given to somebody without a look at what it grants. A custom role is reported that no line gives now or later, that no job function names, and that no other role is based on, reports to or hands its holders to. Nothing is said about a platform on which these documents give nobody anything, since then the holders are not known. People whom the documents do not manage may still have it: look before you delete it, with a document that says `removed`.',
  basis: 'CVR-9: too many roles cost work and make mistakes likelier; CVR-7: drop what is not used',
  *check(context) {
    const used = usedRoles(context)
    const find = targetsFor(context.policy)
    for (const document of context.policy.declared.roles) {
      const targets = find(document)
      const shipped = context.policy.catalogs.get(document.platform)?.roles
      if (document.removed !== null || shipped?.has(document.id)) continue
      const known = targets.some((target) => context.access.holders(target).size > 0)
      if (known && !used.has(roleName(document.platform, document.id))) yield toProblem(document)
    }
  }
}

/** What documents name, but for lines that are over or speak of somebody who has left. */
const usedRoles = ({ policy, now }: RuleContext): ReadonlySet<string> => {
  const used = new Set<string>()
  const { functions, roles, lines } = policy.declared
  for (const jobFunction of functions) {
    for (const [platform, names] of Object.entries(jobFunction.roles))
      for (const role of names) used.add(roleName(platform, role))
  }
  for (const { platform, basedOn, reportsTo, removed } of roles) {
    for (const role of [basedOn, reportsTo, removed?.moveTo ?? null])
      if (role !== null) used.add(roleName(platform, role))
  }
  for (const line of lines) {
    if (line.period.until <= now || policy.people.get(line.user)?.status === 'departed') continue
    for (const role of line.roles) used.add(roleName(line.platform, role))
  }
  return used
}

const toProblem = ({ at, id, platform }: RoleDocument): Problem => ({
  message: `nobody has the role ${tick(id)} now or later, and nothing else names it`,
  help: 'give it to somebody, or delete it with a document that says `removed`',
  at: child(at, 'id'),
  about: { role: roleName(platform, id) }
})
