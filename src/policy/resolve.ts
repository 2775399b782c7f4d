import type { Catalog } from '../model/catalog.ts'
import type { Declared, RoleDocument, TargetDocument } from '../model/document.ts'
import type { Policy, ReadProblems } from '../model/policy.ts'
import type { Target } from '../model/target.ts'
import { resolveRoles } from './roles.ts'
import { catalogOf } from './tenant.ts'

/**
 * Joins what the documents say with the platforms' catalogs: who is who, which targets there are, and what each role
 * is on each of them. Names that lead nowhere are left out here and reported by the rules.
 */
export const resolve = (
  declared: Declared,
  catalogs: ReadonlyMap<string, Catalog>,
  read: { readonly documents: number; readonly problems: ReadProblems }
): Policy => {
  const known = new Map([...declared.platforms.map((catalog) => [catalog.id, catalog] as const), ...catalogs])
  return {
    documents: read.documents,
    problems: read.problems,
    declared,
    catalogs: known,
    people: firstById(declared.people),
    functions: firstById(declared.functions),
    targets: resolveTargets(declared, known)
  }
}

const firstById = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> => {
  const first = new Map<string, T>()
  for (const item of items) if (!first.has(item.id)) first.set(item.id, item)
  return first
}

const resolveTargets = (
  declared: Declared,
  catalogs: ReadonlyMap<string, Catalog>
): ReadonlyMap<string, Target> => {
  const targets = new Map<string, Target>()
  const add = (id: string, platform: string, document: TargetDocument | null): void => {
    const catalog = catalogs.get(platform)
    if (catalog && !targets.has(id))
      targets.set(id, resolveTarget(id, catalogOf(catalog, document), document, declared))
  }
  for (const document of declared.targets) add(document.id, document.platform, document)
  const served = new Set(declared.targets.map(({ platform }) => platform))
  for (const platform of platformsIn(declared)) if (!served.has(platform)) add(platform, platform, null)
  return targets
}

/** The platforms that roles, lines and job functions speak of, in the order met. */
const platformsIn = (declared: Declared): ReadonlySet<string> => {
  const platforms = new Set<string>()
  for (const { platform } of declared.roles) platforms.add(platform)
  for (const { platform } of declared.lines) platforms.add(platform)
  for (const { roles } of declared.functions)
    for (const platform of Object.keys(roles)) platforms.add(platform)
  return platforms
}

const resolveTarget = (
  id: string,
  platform: Catalog,
  document: TargetDocument | null,
  declared: Declared
): Target => {
  const catalog = catalogOf(platform, document)
  const meant = declared.roles.filter(
    (role) => isMeant(role, id, catalog.id) && !isMissing(role, platform, catalog)
  )
  const removed = new Map(meant.flatMap((role) => (role.removed === null ? [] : [[role.id, role]])))
  const living = meant.filter((role) => role.removed === null)
  const roles = new Map(resolveRoles(catalog, living))
  for (const role of removed.keys()) roles.delete(role)
  return { id, document, catalog, environment: document?.environment ?? 'production', roles, removed }
}

/** A vendor's role that the tenant's subscription lacks: what documents say about it does not concern this tenant. */
const isMissing = ({ id }: RoleDocument, platform: Catalog, catalog: Catalog): boolean =>
  platform.roles.has(id) && !catalog.roles.has(id)

const isMeant = (role: RoleDocument, target: string, platform: string): boolean =>
  role.platform === platform && (role.targets === null || role.targets.includes(target))
