import type { Problem } from '../../model/finding.ts'
import { isUndocumented } from '../../model/grants.ts'
import { child, type Place } from '../../model/place.ts'
import type { Rule } from '../../model/rule.ts'
import type { Role, Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { heldTogether } from '../companions.ts'
import { likeRoles } from '../like-roles.ts'
import { tokensOf } from '../likeness.ts'
import { numberOption } from '../settings.ts'
import { tick } from '../../model/words.ts'

const id = 'redundant-role'
const nearCopy = 90

/** Reports custom roles that could be another one that exists. */
export const rule: Rule = {
  id,
  group: 'least privilege',
  severity: 'warning',
  fixed: false,
  summary:
    'a custom role that grants the same as another, nearly the same, or nothing beside one that its holders have',
  explanation:
    'Several roles for one thing drift apart, and nobody knows any more which to give. Reported, at the later of the two, is a custom role that grants exactly what another role of the target grants, at the same scopes and the same place of the hierarchy; a near-copy of another custom role, where `share` percent (90 unless said otherwise) of the grants of the larger one are the same in both; and a role that gives nothing beside another one which everybody who has it has as well. A role that is narrower than another one is no copy: that is least privilege. So near-copies are not reported where the difference is of high or critical risk, where one role with both contents would break a conflict, or where one is based on the other; of roles on one base only what each changes is compared. `share: 100` reports no near-copies.',
  basis: 'CVR-9: avoid too many roles, and consolidate those that are alike',
  *check(context) {
    const share = numberOption(context, id, 'share', nearCopy, Math.min)
    for (const target of context.policy.targets.values()) {
      const custom = [...target.roles.values()].filter((role) => isJudged(target, role))
      const same = equalRoles(target)
      const like = likeRoles(context, target, custom, share)
      const together = heldTogether(context, target)
      for (const role of custom) {
        const twin = same(role) ?? null
        const near = twin === null ? like(role) : null
        const beside = twin === null && near === null ? together(role) : null
        if (twin !== null) yield copy(target, role, twin)
        else if (near !== null) yield nearlyCopy(target, role, near.role, near.common, near.larger)
        else if (beside !== null) yield nothingBeside(target, role, beside)
      }
    }
  }
}

/** Custom roles whose content the documents decide, know whole, and is not empty. */
const isJudged = (target: Target, role: Role): boolean =>
  role.predefined === null &&
  role.contentManaged &&
  isKnown(role) &&
  tokensOf(target.catalog, role).length > 0

const isKnown = ({ grants }: Role): boolean => ![...grants.keys()].some(isUndocumented)

/** Finds a role with the same content: the vendor's, else an earlier one. */
const equalRoles = (target: Target): ((role: Role) => Role | undefined) => {
  const first = new Map<string, Role>()
  const roles = [...target.roles.values()].filter(isKnown)
  for (const role of [...roles].sort((a, b) => vendorsFirst(a) - vendorsFirst(b))) {
    const key = contentOf(target, role)
    if (!first.has(key)) first.set(key, role)
  }
  return (role) => {
    const twin = first.get(contentOf(target, role))
    return twin === role ? undefined : twin
  }
}

const vendorsFirst = ({ predefined }: Role): number => (predefined === null ? 1 : 0)

const contentOf = ({ catalog }: Target, role: Role): string =>
  JSON.stringify([role.reportsTo, tokensOf(catalog, role).sort()])

const copy = (target: Target, role: Role, twin: Role): Problem => ({
  message: `the role ${tick(role.id)} grants exactly what ${tick(twin.id)} grants`,
  help: `use ${tick(twin.id)}, and delete this one with ${tick(`removed: {moveTo: ${twin.id}, reason: ...}`)}`,
  ...placed(target, role, twin)
})

const nearlyCopy = (target: Target, role: Role, other: Role, common: number, larger: number): Problem => ({
  message: `the role ${tick(role.id)} is nearly a copy of ${tick(other.id)}: ${common} of ${larger} grants are the same`,
  help: 'make one role of the two, or base one on the other so that the difference can be seen',
  ...placed(target, role, other)
})

const nothingBeside = (target: Target, role: Role, other: Role): Problem => ({
  message: `the role ${tick(role.id)} gives nothing that ${tick(other.id)} does not, which everybody who has it has as well`,
  help: `take ${tick(other.id)} from those who need only ${tick(role.id)}, or delete ${tick(role.id)}`,
  ...placed(target, role, other)
})

const placed = (target: Target, role: Role, other: Role): Pick<Problem, 'at' | 'related' | 'about'> => ({
  at: placeOf(role, target),
  related: other.document ? [{ message: `${tick(other.id)} is here`, at: placeOf(other, target) }] : [],
  about: { role: roleName(target.catalog.id, role.id) }
})

const placeOf = ({ document }: Role, { catalog }: Target): Place =>
  document ? child(document.at, 'id') : catalog.at
