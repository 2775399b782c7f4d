import type { Catalog, Grants, Permission } from '../../model/catalog.ts'
import type { Fix, Problem } from '../../model/finding.ts'
import { atLeast, covers, isUndocumented, none, on, rank } from '../../model/grants.ts'
import type { Rule } from '../../model/rule.ts'
import type { Role, Setting, Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { settingEdit } from '../grants.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { tick } from '../../model/words.ts'

/** Reports a permission that is granted without, or wider than, another one that it needs. */
export const rule: Rule = {
  id: 'missing-requirement',
  group: 'platform',
  severity: 'error',
  fixed: false,
  summary: 'a permission without another one that it needs, at least as wide',
  explanation:
    'A platform refuses, or worse ignores, a permission whose ground is missing: deleting needs editing, editing needs viewing, and each must reach as far. The catalog of the platform lists what needs what. The finding stands at what the document itself names: at the permission that lacks something, or at the setting that takes the ground away from a permission of the base. What the vendor broke in its own role is not reported. Grant what is needed, or drop what needs it; where the base is not documented, what it may contain is given the benefit of the doubt.',
  basis: 'the requirements in the catalog of the platform',
  *check({ policy }) {
    for (const documented of documentedRoles(policy)) {
      if (documented.document.observed === null) yield* ofRole(documented)
    }
  }
}

/** A requirement that does not hold. */
interface Gap {
  readonly permission: Permission
  readonly scope: string
  readonly required: Permission
  readonly needed: string
  readonly held: string | undefined
}

function* ofRole(documented: DocumentedRole): Iterable<Problem> {
  const { target, role } = documented
  const settings = new Map(
    role.settings.flatMap((each) => (each.fault === null ? [[each.permission, each] as const] : []))
  )
  if (settings.size === 0) return
  const before = baseOf(target, role)
  for (const gap of gapsIn(target.catalog, role.grants)) {
    const setting = settings.get(gap.permission.id) ?? settings.get(gap.required.id)
    if (setting === undefined || isOfTheBase(target.catalog, before, gap)) continue
    if (gap.held === undefined && isUnknown(role, settings, gap.required)) continue
    yield toProblem(documented, setting, gap)
  }
}

/** What the role would grant without its own document's settings. */
const baseOf = (target: Target, role: Role): Grants => {
  const [base] = role.bases
  if (base !== undefined) return target.roles.get(base)?.grants ?? new Map()
  return role.predefined?.grants ?? new Map()
}

function* gapsIn(catalog: Catalog, grants: Grants): Iterable<Gap> {
  const effective = withImplied(catalog, grants)
  for (const [id, scope] of grants) {
    const permission = catalog.permissions.get(id)
    for (const requiredId of permission?.requires ?? []) {
      const required = catalog.permissions.get(requiredId)
      if (permission === undefined || required === undefined) continue
      const needed = atLeast(catalog, required, scope)
      const held = effective.get(requiredId)
      if (!covers(catalog, held, needed)) yield { permission, scope, required, needed, held }
    }
  }
}

/** The grants with what they bring by themselves; what is brought twice counts at its widest. */
const withImplied = (catalog: Catalog, grants: Grants): Grants => {
  const all = new Map(grants)
  const open = [...grants]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [id, scope] = entry
    for (const impliedId of catalog.permissions.get(id)?.implies ?? []) {
      const implied = catalog.permissions.get(impliedId)
      const brought = implied ? atLeast(catalog, implied, scope) : null
      if (brought === null || covers(catalog, all.get(impliedId), brought)) continue
      all.set(impliedId, brought)
      open.push([impliedId, brought])
    }
  }
  return all
}

/** Whether the base has the same gap, and the document makes it no worse. */
const isOfTheBase = (catalog: Catalog, before: Grants, gap: Gap): boolean => {
  const scope = before.get(gap.permission.id)
  if (!covers(catalog, scope, gap.scope)) return false
  const held = withImplied(catalog, before).get(gap.required.id)
  if (covers(catalog, held, gap.needed)) return false
  return held === undefined || covers(catalog, gap.held, held)
}

/** Whether unknown content of the base may grant it: nothing that is written says otherwise. */
const isUnknown = (role: Role, settings: ReadonlyMap<string, Setting>, required: Permission): boolean =>
  !settings.has(required.id) && [...role.grants.keys()].some(isUndocumented)

const toProblem = ({ target, role, document }: DocumentedRole, setting: Setting, gap: Gap): Problem => {
  const { permission, scope, required, needed, held } = gap
  const wide = scope === on ? '' : ` at ${tick(scope)}`
  const demand = needed === on ? tick(required.id) : `${tick(required.id)} at ${tick(needed)}`
  const has = held === undefined ? 'does not have' : `has at ${tick(held)} only`
  return {
    message: `${tick(permission.id)}${wide} needs ${demand}, which ${tick(role.id)} ${has}`,
    help: `grant ${tick(shown(required, needed))}, or drop ${tick(shown(permission, scope))}`,
    at: setting.at,
    fixes: [
      ...fix(role, document, required, needed, true),
      ...fix(role, document, permission, narrowed(target.catalog, gap), false)
    ],
    about: { role: roleName(target.catalog.id, role.id) }
  }
}

const shown = ({ id }: Permission, scope: string): string => (scope === on ? id : `${id}: ${scope}`)

/** The widest value of the permission that what is held allows; none where it allows none. */
const narrowed = (catalog: Catalog, { permission, held }: Gap): string => {
  if (held === undefined) return none
  return permission.scopes.findLast((scope) => rank(catalog, scope) <= rank(catalog, held)) ?? none
}

const fix = (
  role: Role,
  document: DocumentedRole['document'],
  permission: Permission,
  value: string,
  widens: boolean
): Fix[] => {
  const edit = settingEdit(role, document, permission, value)
  if (edit === null) return []
  if (value === none) return [{ title: `drop ${tick(permission.id)}`, widens, edits: [edit] }]
  const title = `${widens ? 'grant' : 'narrow to'} ${tick(shown(permission, value))}`
  return [{ title, widens, edits: [edit] }]
}
