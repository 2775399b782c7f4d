import type { Edit, Problem } from '../../model/finding.ts'
import { none } from '../../model/grants.ts'
import { child } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Rule } from '../../model/rule.ts'
import type { Setting } from '../../model/target.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports grants on what the platform decides by itself. */
export const rule: Rule = {
  id: 'fixed-permission',
  group: 'platform',
  severity: 'error',
  fixed: true,
  summary: 'a grant on something that follows a scheme which nobody can change',
  explanation:
    'Some permissions are the same for every role, or decided by the platform for each of its own roles. Writing them would promise access that cannot be given, or a limit that does not hold. Leave them out: everybody has what the scheme gives, with or without a document.',
  basis: 'the fixed grants in the catalog of the platform',
  *check({ policy }) {
    for (const documented of documentedRoles(policy)) {
      const places = new Map<string, Setting[]>()
      for (const setting of documented.role.settings) {
        if (setting.fault?.kind !== 'fixed') continue
        places.set(setting.at.pointer, [...(places.get(setting.at.pointer) ?? []), setting])
      }
      for (const settings of places.values()) yield* atPlace(documented, settings)
    }
  }
}

function* atPlace(
  { target, role, document }: DocumentedRole,
  settings: readonly Setting[]
): Iterable<Problem> {
  const [first] = settings
  if (first === undefined) return
  const siblings = role.settings.filter(({ resource }) => resource === first.resource)
  const whole = siblings.every(({ fault }) => fault?.kind === 'fixed')
  const what = whole ? tick(first.resource) : namesOf(settings)
  const { file, pointer: path } = first.at
  const edit: Edit = whole ? withoutResource(document, first.resource) : { file, op: 'remove', path }
  yield {
    message: `${namesOf(settings)} on ${tick(target.catalog.id)} follows a fixed scheme that no role can change`,
    help: `leave ${what} out`,
    at: first.at,
    fixes: [{ title: `leave out ${what}`, widens: false, edits: [edit] }]
  }
}

/** Grants that name nothing else would be empty: `none` says so where the role has no base. */
const withoutResource = ({ at, grants, basedOn }: RoleDocument, resource: string): Edit => {
  const { file, pointer } = child(at, 'grants')
  const isLast = typeof grants === 'object' && Object.keys(grants ?? {}).length === 1
  if (!isLast) return { file, op: 'remove', path: child(at, 'grants', resource).pointer }
  if (basedOn !== null) return { file, op: 'remove', path: pointer }
  return { file, op: 'replace', path: pointer, value: none }
}

const namesOf = (settings: readonly Setting[]): string => {
  const [first] = settings
  if (first?.action === null) return `everything of ${tick(first.resource)}`
  return list(settings.map(({ permission }) => permission))
}
