import type { Problem } from '../../model/finding.ts'
import { child, keyOf, type Place } from '../../model/place.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import { roleName } from '../about.ts'
import { tokensOf } from '../likeness.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { tick } from '../../model/words.ts'

/** Reports custom roles that grant nothing. */
export const rule: Rule = {
  id: 'empty-role',
  group: 'least privilege',
  severity: 'warning',
  fixed: false,
  summary: 'a custom role that grants nothing, or a new one that does not say what it grants',
  explanation:
    'A platform makes a new role without any permission, and whoever gets it can do nothing with it. So a role whose `grants` add up to nothing is reported, and so is one with neither `grants` nor `basedOn`: such a document leaves the content alone, and where the role does not exist yet it will be empty. With a base revision that already had the role the second is silent. Write what it grants, or delete the role; content that is looked after elsewhere can be stated with `observed`.',
  basis: 'CVR-4: a new role has no permissions, which must be given before it becomes useful',
  *check(context) {
    for (const documented of documentedRoles(context.policy)) {
      if (documented.role.predefined === null) yield* ofRole(context, documented)
    }
  }
}

function* ofRole(context: RuleContext, documented: DocumentedRole): Iterable<Problem> {
  const { target, role, document } = documented
  const about = { role: roleName(target.catalog.id, role.id) }
  if (role.contentManaged && grantsNothing(documented)) {
    yield {
      message: `the role ${tick(role.id)} grants nothing`,
      help: 'write what it grants, or remove the role',
      at: grantsPlace(documented),
      about
    }
  } else if (document.grants === null && document.basedOn === null && !wasThere(context, documented)) {
    yield {
      message: `the role ${tick(role.id)} does not say what it grants, and is empty where it is new`,
      help: 'write `grants` or `basedOn`; what somebody has looked up on the platform is written with `observed`',
      at: child(document.at, 'id'),
      about
    }
  }
}

/** What the platform itself gives to every role does not count, nor do settings that are wrong in themselves. */
const grantsNothing = ({ target, role }: DocumentedRole): boolean =>
  role.settings.every(({ fault }) => fault === null) && tokensOf(target.catalog, role).length === 0

const grantsPlace = ({ document }: DocumentedRole): Place =>
  document.grants === null ? child(document.at, 'basedOn') : keyOf(child(document.at, 'grants'))

const wasThere = ({ base }: RuleContext, { target, role }: DocumentedRole): boolean =>
  base?.policy.targets.get(target.id)?.roles.has(role.id) === true
