import type { Edit, Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { Rule } from '../../model/rule.ts'
import type { Setting } from '../../model/target.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { list, tick } from '../words.ts'

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
  const resource = role.settings.filter((setting) => setting.resource === first.resource)
  const all = resource.every(({ fault }) => fault?.kind === 'fixed')
  const at = child(document.at, 'grants', first.resource)
  const isMap = first.at.pointer === child(at, first.action ?? '').pointer
  const removal: Edit = { file: at.file, op: 'remove', path: all ? at.pointer : first.at.pointer }
  yield {
    message: `${namesOf(settings)} on ${tick(target.catalog.id)} follows a fixed scheme that no role can change`,
    help: `leave ${all ? tick(first.resource) : namesOf(settings)} out`,
    at: first.at,
    fixes:
      all || isMap
        ? [
            {
              title: `leave out ${all ? tick(first.resource) : namesOf(settings)}`,
              widens: false,
              edits: [removal]
            }
          ]
        : []
  }
}

const namesOf = (settings: readonly Setting[]): string => {
  const [first] = settings
  if (first?.action === null) return `everything of ${tick(first.resource)}`
  return list(settings.map(({ permission }) => permission))
}
