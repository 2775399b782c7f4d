import { risks, type Risk } from '../../model/catalog.ts'
import { riskOf } from '../../access/effective.ts'
import type { Problem } from '../../model/finding.ts'
import { none } from '../../model/grants.ts'
import { child, type Place } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Rule } from '../../model/rule.ts'
import type { Role, Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { isForAdministrators } from '../../access/administrators.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { tick } from '../../model/words.ts'

/** Reports `everything` where it includes what is risky, on a role that is not for administrators. */
export const rule: Rule = {
  id: 'wildcard-grant',
  group: 'least privilege',
  severity: 'warning',
  fixed: false,
  summary: '`everything` that includes permissions of high risk, on a role that is not for administrators',
  explanation:
    '`everything` grants each action at its widest, and whatever the vendor adds later as well, which nobody will have looked at. Where that includes permissions of high or critical risk it is reported, for the whole role or for one resource. Roles that administer the platform, and roles based on one, are meant to have it. Write the actions that are needed; `rolewright catalog PLATFORM` lists them with their risk.',
  basis:
    'CVR-7: start with few permissions, and no broad administrative role where a narrow one serves; AC-6 of NIST SP 800-53, least privilege',
  *check({ policy }) {
    for (const documented of documentedRoles(policy)) {
      const { target, role, document } = documented
      if (document.observed !== null || isForAdministrators(target.catalog, role)) continue
      for (const { what, at } of wildcardsIn(document)) yield* ofWildcard(documented, what, at)
    }
  }
}

/** One `everything`, and whether it speaks of a resource or (null) of the whole role. */
interface Wildcard {
  readonly what: string | null
  readonly at: Place
}

const wildcardsIn = ({ at, grants }: RoleDocument): readonly Wildcard[] => {
  const place = child(at, 'grants')
  if (grants === null) return []
  if (typeof grants === 'string') return grants === 'everything' ? [{ what: null, at: place }] : []
  return Object.entries(grants).flatMap(([resource, written]) =>
    written === 'everything' ? [{ what: resource, at: child(place, resource) }] : []
  )
}

function* ofWildcard({ target, role }: DocumentedRole, what: string | null, at: Place): Iterable<Problem> {
  const risky = riskyIn(target, role, what)
  if (risky.length === 0) return
  const names = risky.slice(0, mostNames).map(({ id, risk }) => `${tick(id)} (${risk})`)
  const more = risky.length > mostNames ? [`${risky.length - mostNames} more`] : []
  const all = [...names, ...more]
  const enumerated = all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
  yield {
    message: `${what === null ? 'everything' : `everything of ${tick(what)}`} includes ${enumerated}`,
    help: `write the actions that ${tick(role.id)} needs, one by one`,
    at,
    about: { role: roleName(target.catalog.id, role.id) }
  }
}

const mostNames = 4

/** What is of high risk or more, the most risky first. */
const riskyIn = (
  { catalog }: Target,
  role: Role,
  what: string | null
): readonly { readonly id: string; readonly risk: Risk }[] =>
  role.settings
    .filter(({ resource, value }) => value !== none && (what === null || resource === what))
    .map(({ permission }) => ({ id: permission, risk: riskOf(catalog, permission) }))
    .filter(({ risk }) => weight(risk) >= weight('high'))
    .sort((a, b) => weight(b.risk) - weight(a.risk))

const weight = (risk: Risk): number => risks.indexOf(risk)
