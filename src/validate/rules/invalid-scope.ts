import type { Catalog, Permission } from '../../model/catalog.ts'
import type { Fix, Problem } from '../../model/finding.ts'
import { none, on } from '../../model/grants.ts'
import { nearest } from '../../model/nearest.ts'
import { child } from '../../model/place.ts'
import type { Rule } from '../../model/rule.ts'
import type { Role, Setting } from '../../model/target.ts'
import { settingEdit } from '../grants.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { list, suggest } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports a scope that is not there, is missing, or stands in the wrong place. */
export const rule: Rule = {
  id: 'invalid-scope',
  group: 'platform',
  severity: 'error',
  fixed: true,
  summary: 'a scope that the permission does not offer, or none where one is needed',
  explanation:
    'Each permission offers its own scopes, some offer none and are switches. What does not fit is never rounded to something wider or dropped: say what is meant. In a list every action stands at the scope of the role, so an action that does not offer that scope needs a map. On a platform where the scope belongs to the role, grants are only `on` and `none`, and a custom role has to state its scope.',
  basis: 'the scopes in the catalog of the platform',
  *check({ policy }) {
    for (const documented of documentedRoles(policy)) {
      yield* ownScope(documented)
      for (const setting of documented.role.settings) yield* ofSetting(documented, setting)
    }
  }
}

/** The `scope` of the role itself. */
function* ownScope({ target: { catalog }, role, document }: DocumentedRole): Iterable<Problem> {
  const scopes = catalog.scopes.map(({ id }) => id)
  if (document.scope !== null && !scopes.includes(document.scope)) {
    yield {
      message: `there is no scope ${tick(document.scope)} on ${tick(catalog.id)}`,
      help: suggest(document.scope, scopes, 'the platform has no scopes: leave the field out'),
      at: child(document.at, 'scope')
    }
  }
  if (document.scope !== null || role.predefined !== null || !catalog.customRoles.scopeRequired) return
  const { file, pointer } = child(document.at, 'scope')
  yield {
    message: `a custom role of ${tick(catalog.id)} needs a scope of its own, and ${tick(role.id)} has none`,
    help: `write \`scope\` with ${list(scopes, 'or')}`,
    at: child(document.at, 'id'),
    fixes: scopes.map((scope) => ({
      title: `write ${tick(`scope: ${scope}`)}`,
      widens: true,
      edits: [{ file, op: 'add', path: pointer, value: scope }]
    }))
  }
}

function* ofSetting(documented: DocumentedRole, setting: Setting): Iterable<Problem> {
  const kind = setting.fault?.kind
  if (kind !== 'scope-not-offered' && kind !== 'scope-missing' && kind !== 'scope-belongs-to-role') return
  const { catalog } = documented.target
  const permission = catalog.permissions.get(setting.permission)
  yield permission ? ofPermission(documented, setting, permission) : ofResource(catalog, setting)
}

const ofPermission = (documented: DocumentedRole, setting: Setting, permission: Permission): Problem => ({
  message: messageOf(documented.target.catalog, setting, permission),
  help: helpOf(setting, permission),
  at: setting.at,
  fixes: valuesOf(permission).flatMap((value) => fixWith(documented, setting, permission, value))
})

const messageOf = (
  { id: platform }: Catalog,
  { value, fault }: Setting,
  { id, scopes }: Permission
): string => {
  if (fault?.kind === 'scope-missing') return `${tick(id)} has several scopes, and none is said`
  if (fault?.kind === 'scope-belongs-to-role') {
    return `${tick(id)} cannot have the scope ${tick(value)}: on ${tick(platform)} the scope belongs to the role`
  }
  if (scopes.length === 0) return `${tick(id)} is a switch, and ${tick(value)} is neither \`on\` nor \`none\``
  if (value === on) return `${tick(id)} is no switch: \`on\` does not say how far it reaches`
  return `${tick(id)} does not offer the scope ${tick(value)}`
}

const helpOf = ({ value, fault }: Setting, permission: Permission): string => {
  if (fault?.kind === 'scope-belongs-to-role')
    return `write \`on\`, and ${tick(`scope: ${value}`)} on the role`
  const values = valuesOf(permission)
  const near = fault?.kind === 'scope-missing' ? null : nearest(value, values)
  const choice = `write ${list([...values, none], 'or')}`
  if (near !== null) return `did you mean ${tick(near)}?`
  return fault?.kind === 'scope-missing' ? `${choice} in a map, or give the role a \`scope\`` : choice
}

const valuesOf = ({ scopes }: Permission): readonly string[] => (scopes.length === 0 ? [on] : scopes)

/** A word that no action of the resource offers. */
const ofResource = (catalog: Catalog, { resource, value, at }: Setting): Problem => {
  const permissions = [...catalog.permissions.values()].filter(
    (permission) => permission.resource === resource
  )
  const offered = catalog.scopes.filter(({ id }) => permissions.some(({ scopes }) => scopes.includes(id)))
  const words = [...offered.map(({ id }) => id), 'everything', none]
  const isScope = catalog.scopes.some(({ id }) => id === value)
  const belongs = catalog.scopePer === 'role' && isScope
  return {
    message: belongs
      ? `${tick(resource)} cannot have the scope ${tick(value)}: on ${tick(catalog.id)} the scope belongs to the role`
      : `no action of ${tick(resource)} offers the scope ${tick(value)}`,
    help: belongs
      ? `list the actions, and write ${tick(`scope: ${value}`)} on the role`
      : suggest(value, words, ''),
    at
  }
}

/** The map, or the value in it, that says one of the possible scopes. */
const fixWith = (
  { target, role, document }: DocumentedRole,
  setting: Setting,
  permission: Permission,
  value: string
): Fix[] => {
  const { grants } = document
  if (grants === null || typeof grants === 'string') return []
  const written = grants[permission.resource]
  if (typeof written === 'object' && !Array.isArray(written)) {
    const edit = settingEdit(role, document, permission, value)
    return edit
      ? [{ title: `write ${tick(`${permission.action}: ${value}`)}`, widens: true, edits: [edit] }]
      : []
  }
  const map = mapWith(target.catalog, role, permission, value)
  if (map === null) return []
  const { file, pointer } = child(document.at, 'grants', setting.resource)
  const text = Object.entries(map).map(([action, scope]) => `${action}: ${scope}`)
  const title = `write ${tick(`${setting.resource}: {${text.join(', ')}}`)}`
  return [{ title, widens: true, edits: [{ file, op: 'replace', path: pointer, value: map }] }]
}

/** The whole list as a map, shown in full: other actions that lack a scope take the same one, or the narrowest they offer. */
const mapWith = (
  catalog: Catalog,
  role: Role,
  { id, resource }: Permission,
  value: string
): Record<string, string> | null => {
  const settings = role.settings.filter((setting) => setting.resource === resource)
  const map: Record<string, string> = {}
  for (const { permission, action, value: said, fault } of settings) {
    const known = catalog.permissions.get(permission)
    if (action === null || known === undefined || fault?.kind === 'fixed') return null
    if (permission === id) map[action] = value
    else map[action] = fault === null ? said : fitting(known, value)
  }
  return map
}

const fitting = (permission: Permission, value: string): string =>
  permission.scopes.includes(value) ? value : (permission.scopes[0] ?? on)
