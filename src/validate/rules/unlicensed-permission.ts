import type { Permission } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { none } from '../../model/grants.ts'
import { child } from '../../model/place.ts'
import type { Rule } from '../../model/rule.ts'
import type { Setting } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { settingEdit } from '../grants.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { list } from '../words.ts'
import { counted, tick } from '../../model/words.ts'

/** Reports what the licence of a target does not include. */
export const rule: Rule = {
  id: 'unlicensed-permission',
  group: 'platform',
  severity: 'error',
  fixed: false,
  summary: 'a permission of a feature that the target is not licensed for',
  explanation:
    'A target that lists its licensed features can grant only what belongs to them, or to no feature at all. A grant beyond the licence cannot be set on the platform today, and would become access by itself on the day somebody buys the feature. Drop it, or add the feature to `licensed` when it is bought. A word for a whole role is reported once for each feature.',
  basis: 'the licence features in the catalog of the platform',
  *check({ policy }) {
    for (const documented of documentedRoles(policy)) {
      const licensed = documented.target.document?.licensed ?? null
      if (licensed !== null) yield* ofRole(documented, new Set(licensed))
    }
  }
}

/** Settings that one word or one entry makes, all of one feature. */
interface Unlicensed {
  readonly feature: string
  readonly settings: { readonly setting: Setting; readonly permission: Permission }[]
}

function* ofRole(documented: DocumentedRole, licensed: ReadonlySet<string>): Iterable<Problem> {
  const found = new Map<string, Unlicensed>()
  for (const setting of documented.role.settings) {
    const permission = documented.target.catalog.permissions.get(setting.permission)
    const feature = permission?.feature ?? null
    if (permission === undefined || feature === null || licensed.has(feature)) continue
    if (setting.fault !== null || setting.value === none) continue
    const key = `${feature} ${setting.at.pointer}`
    const known = found.get(key) ?? { feature, settings: [] }
    known.settings.push({ setting, permission })
    found.set(key, known)
  }
  for (const unlicensed of found.values()) yield* toProblem(documented, unlicensed)
}

function* toProblem({ target, role, document }: DocumentedRole, found: Unlicensed): Iterable<Problem> {
  const [first] = found.settings
  if (first === undefined) return
  const names = found.settings.map(({ permission }) => permission.id)
  const what = names.length > 3 ? `${counted(names.length, 'permission')} granted here` : list(names)
  const verb = names.length > 1 ? 'belong' : 'belongs'
  const edit = names.length > 1 ? null : settingEdit(role, document, first.permission, none)
  const { document: written } = target
  yield {
    message: `${what} ${verb} to the feature ${tick(found.feature)}, for which ${tick(target.id)} is not licensed`,
    help: `grant nothing of ${tick(found.feature)}, or add it to \`licensed\` of ${tick(target.id)} once it is bought`,
    at: first.setting.at,
    related:
      written === null
        ? []
        : [{ message: 'the licensed features are here', at: child(written.at, 'licensed') }],
    fixes: edit ? [{ title: `drop ${list(names)}`, widens: false, edits: [edit] }] : [],
    about: { role: roleName(target.catalog.id, role.id) }
  }
}
