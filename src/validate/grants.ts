import type { Edit } from '../model/finding.ts'
import { none } from '../model/grants.ts'
import { child } from '../model/place.ts'
import type { RoleDocument } from '../model/document.ts'
import type { Role } from '../model/target.ts'

/**
 * The edit by which a role document gives one permission another value: in a map that action alone, where a list or a
 * word stands for the resource a map in its place. Null where one word speaks of the whole role.
 */
export const settingEdit = (
  role: Role,
  document: RoleDocument,
  permission: { readonly resource: string; readonly action: string },
  value: string
): Edit | null => {
  const { resource, action } = permission
  const { grants } = document
  const { file, pointer } = child(document.at, 'grants', resource)
  if (typeof grants === 'string') return null
  if (grants === null) {
    const path = child(document.at, 'grants').pointer
    return { file, op: 'add', path, value: { [resource]: { [action]: value } } }
  }
  const written = Object.hasOwn(grants, resource) ? grants[resource] : undefined
  if (written === undefined) return { file, op: 'add', path: pointer, value: { [action]: value } }
  if (typeof written !== 'string' && !Array.isArray(written)) {
    const op = Object.hasOwn(written, action) ? 'replace' : 'add'
    return { file, op, path: child(document.at, 'grants', resource, action).pointer, value }
  }
  const map = spelled(role, document, resource)
  return map && { file, op: 'replace', path: pointer, value: { ...map, [action]: value } }
}

/** What a list or a word sets, as a map; null where part of it cannot be meant as written. */
const spelled = (role: Role, document: RoleDocument, resource: string): Record<string, string> | null => {
  const settings = role.settings.filter((setting) => setting.resource === resource)
  if (settings.some(({ fault }) => fault !== null)) return null
  const kept = settings.filter(({ value }) => document.basedOn !== null || value !== none)
  return Object.fromEntries(kept.flatMap(({ action, value }) => (action === null ? [] : [[action, value]])))
}
