import { ConnectorError } from '../../model/connector.ts'
import type { Grants } from '../../model/catalog.ts'
import type { Target } from '../../model/target.ts'
import type { PermissionLists } from './wire.ts'

/**
 * The platform's words for how far a permission reaches, and ours. What is denied is not there at all. Source: the
 * vendor's web interface (`uspacy-store`, `src/helpers/disabledPermissions.ts`).
 */
const levels: Readonly<Record<string, string>> = { mine: 'own', department: 'department', allowed: 'all' }
const words: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(levels).map(([level, scope]) => [scope, level])
)

/** Where the platform keeps what the catalog calls by a plainer name. */
const entities: Readonly<Record<string, string>> = {
  leads: 'crm.leads',
  deals: 'crm.deals',
  contacts: 'crm.contacts',
  companies: 'crm.companies',
  activities: 'crm.activity',
  'call-log': 'crm.uspacy_calls'
}

/** Permissions in the platform's words and in ours. */
export interface Translator {
  /** Grants of a role; what the catalog does not know keeps the platform's name. */
  read(permissions: PermissionLists | null, role: string): Grants
  /** The flat list that the platform is sent. */
  write(grants: Readonly<Record<string, string>>): readonly string[]
}

/** `offered`: every permission that the Space knows, which also tells where its smart objects are kept. */
export const translator = (target: Target, offered: PermissionLists): Translator => {
  const toEntity = new Map(Object.entries(entities))
  for (const resource of target.document?.resources ?? []) {
    const entity = smartObject(resource, offered)
    if (entity !== null) toEntity.set(resource, entity)
  }
  const toResource = new Map([...toEntity].map(([resource, entity]) => [entity, resource]))
  return {
    read(permissions, role) {
      if (permissions === null)
        throw new ConnectorError('unknown', `the role \`${role}\` is shown without its permissions`)
      const grants = new Map<string, string>()
      for (const [action, texts] of Object.entries(permissions)) {
        for (const text of texts) {
          const found = parse(text, action, role)
          if (found === null) continue
          const permission = `${toResource.get(found.entity) ?? found.entity}.${action}`
          if (grants.has(permission)) throw notUnderstood(role, text, 'the same action stands there twice')
          grants.set(permission, found.scope)
        }
      }
      return grants
    },
    write: (grants) =>
      Object.entries(grants).map(([permission, scope]) => {
        const dot = permission.lastIndexOf('.')
        const resource = permission.slice(0, dot)
        const entity = toEntity.get(resource) ?? (resource.includes('.') ? resource : null)
        const level = words[scope]
        if (entity !== null && level !== undefined) return `${entity}${permission.slice(dot)}.${level}`
        throw new ConnectorError('refused', `the Space does not know \`${permission}: ${scope}\``)
      })
  }
}

/** Cells that the web interface cannot click come with an ending of its own; nothing of them is granted. */
const notGranted = /\.disabled(-any)?$/

const parse = (
  text: string,
  action: string,
  role: string
): { readonly entity: string; readonly scope: string } | null => {
  if (notGranted.test(text)) return null
  const [, entity, own, level = ''] = /^([a-z_]+\.[\w-]+)\.([a-z]+)\.([a-z]+)$/.exec(text) ?? []
  const scope = levels[level]
  if (entity === undefined || scope === undefined) throw notUnderstood(role, text, 'it is of an unknown form')
  if (own !== action) throw notUnderstood(role, text, `it stands among those for ${action}`)
  return { entity, scope }
}

const notUnderstood = (role: string, text: string, why: string): ConnectorError =>
  new ConnectorError(
    'unknown',
    `the role \`${role}\` has a permission \`${text}\` that is not understood: ${why}`
  )

/** A smart object is kept under its own code, in an area that the Space's list of permissions tells. */
const smartObject = (resource: string, offered: PermissionLists): string | null => {
  const found = new Set<string>()
  for (const text of Object.values(offered).flat()) {
    const [area = '', code = ''] = text.split('.')
    if (code.toLowerCase().replaceAll('_', '-') === resource) found.add(`${area}.${code}`)
  }
  const [entity] = found
  if (found.size < 2) return entity ?? null
  throw new ConnectorError(
    'unknown',
    `the smart object \`${resource}\` stands for several things in the Space: ${[...found].sort().join(', ')}`
  )
}
