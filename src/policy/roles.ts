import { none, undocumented } from '../model/grants.ts'
import type { Catalog, Grants, PredefinedRole } from '../model/catalog.ts'
import type { RoleDocument } from '../model/document.ts'
import type { Role, Setting } from '../model/target.ts'
import { resourcesOf, settingsOf } from './grants.ts'

/** A role's content without the platform's fixed part, and the roles it is based on. */
interface Content {
  readonly grants: Grants
  readonly bases: readonly string[]
  readonly settings: readonly Setting[]
}

/**
 * The roles that should exist on a tenant: the vendor's, changed by the documents that name them, and the declared ones.
 * The first document wins where two speak of one role; the rule `duplicate` reports that.
 */
export const resolveRoles = (
  catalog: Catalog,
  documents: readonly RoleDocument[]
): ReadonlyMap<string, Role> => {
  const declared = new Map<string, RoleDocument>()
  for (const document of documents) if (!declared.has(document.id)) declared.set(document.id, document)
  const contentOf = contents(catalog, declared)
  const roles = new Map<string, Role>()
  for (const id of new Set([...catalog.roles.keys(), ...declared.keys()])) {
    roles.set(id, toRole(catalog, id, declared.get(id) ?? null, contentOf(id)))
  }
  return roles
}

/** Follows `basedOn` upwards; each content is made once. A cycle or an unknown base ends the chain and adds nothing. */
const contents = (
  catalog: Catalog,
  declared: ReadonlyMap<string, RoleDocument>
): ((id: string) => Content) => {
  const resources = resourcesOf(catalog)
  const made = new Map<string, Content>()
  const under = new Set<string>()
  const contentOf = (id: string): Content => {
    const known = made.get(id)
    if (known) return known
    if (under.has(id)) return nothing
    under.add(id)
    const content = makeContent(id)
    under.delete(id)
    made.set(id, content)
    return content
  }
  const makeContent = (id: string): Content => {
    const document = declared.get(id)
    const predefined = catalog.roles.get(id)
    if (!document) return predefined ? { ...nothing, grants: shipped(predefined) } : nothing
    const settings = settingsOf(catalog, resources, document)
    const base = document.basedOn
    if (base !== null) {
      const { grants, bases } = contentOf(base)
      return { grants: change(grants, settings), bases: [base, ...bases], settings }
    }
    if (document.grants !== null) return { grants: change(new Map(), settings), bases: [], settings }
    return { grants: predefined ? shipped(predefined) : unknown(id), bases: [], settings }
  }
  return contentOf
}

const nothing: Content = { grants: new Map(), bases: [], settings: [] }

const unknown = (id: string): Grants => new Map([[undocumented(id), 'on']])

/** What the vendor's role grants, as far as the manual says; the rest is its unknown content. */
const shipped = (role: PredefinedRole): Grants =>
  role.complete && role.grants ? role.grants : new Map([...(role.grants ?? []), ...unknown(role.id)])

const change = (base: Grants, settings: readonly Setting[]): Grants => {
  const grants = new Map(base)
  for (const { permission, value, fault } of settings) {
    if (fault) continue
    if (value === none) grants.delete(permission)
    else grants.set(permission, value)
  }
  return grants
}

const toRole = (catalog: Catalog, id: string, document: RoleDocument | null, content: Content): Role => {
  const predefined = catalog.roles.get(id) ?? null
  const scope = catalog.scopePer === 'role' ? (document?.scope ?? predefined?.scope ?? null) : null
  const grants = withFixed(content.grants, catalog, predefined)
  return {
    id,
    title: document?.title ?? predefined?.title ?? id,
    predefined,
    document,
    settings: content.settings,
    scope,
    units: unitsOf(catalog, scope, grants),
    grants,
    contentManaged: isManaged(document),
    bases: content.bases,
    reportsTo: document?.reportsTo ?? null
  }
}

const isManaged = (document: RoleDocument | null): boolean =>
  document !== null && document.observed === null && (document.grants !== null || document.basedOn !== null)

/** The platform's fixed scheme is not handed down by `basedOn`: it belongs to the role itself. */
const withFixed = (grants: Grants, catalog: Catalog, predefined: PredefinedRole | null): Grants => {
  const all = new Map(grants)
  for (const [permission, scope] of catalog.fixedGrants) all.set(permission, scope)
  for (const [permission, scope] of predefined?.fixedGrants ?? []) all.set(permission, scope)
  return all
}

const unitsOf = (catalog: Catalog, scope: string | null, grants: Grants): readonly string[] => {
  const used = new Set(scope === null ? grants.values() : [scope])
  const units = catalog.scopes.flatMap(({ id, unit }) => (unit !== null && used.has(id) ? [unit] : []))
  return [...new Set(units)]
}
