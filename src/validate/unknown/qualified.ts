import type { Permission } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { matches, parsePattern } from '../../model/pattern.ts'
import type { Place } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import { targetsFor } from '../targets.ts'
import { tick } from '../../model/words.ts'
import { seeCatalog, unknownName, unknownPlatform } from './name.ts'

/** Judges names with a platform in front, as guardrails and access tests write them. */
export interface Qualified {
  /** What is wrong with `platform:role`; null where it exists. */
  role(text: string, at: Place): Problem | null
  /** What is wrong with `platform:resource.action`, where `*` may stand for parts of it; null where it matches something. */
  permission(text: string, at: Place): Problem | null
  /** What is wrong with a scope of a platform; null where it exists. */
  scope(permission: string, scope: string, at: Place): Problem | null
}

/** Gathers what exists on any target of each platform, once. */
export const qualifiedNames = (policy: Policy): Qualified => {
  const roles = new Map<string, ReadonlySet<string>>()
  const permissions = new Map<string, ReadonlyMap<string, Permission>>()
  const find = targetsFor(policy)
  for (const [platform, catalog] of policy.catalogs) {
    const targets = find({ platform, targets: null })
    const catalogs = [catalog, ...targets.map((target) => target.catalog)]
    roles.set(
      platform,
      new Set(targets.length > 0 ? targets.flatMap(({ roles }) => [...roles.keys()]) : catalog.roles.keys())
    )
    permissions.set(platform, new Map(catalogs.flatMap((each) => [...each.permissions])))
  }
  return {
    role: (text, at) => judgeRole(policy, roles, text, at),
    permission: (text, at) => judgePermission(policy, permissions, text, at),
    scope: (permission, scope, at) => judgeScope(policy, permission, scope, at)
  }
}

const judgeRole = (
  policy: Policy,
  roles: ReadonlyMap<string, ReadonlySet<string>>,
  text: string,
  at: Place
): Problem | null => {
  const colon = text.indexOf(':')
  const platform = text.slice(0, Math.max(0, colon))
  const role = text.slice(colon + 1)
  if (colon < 0) return withoutPlatform('role', text, at)
  const known = roles.get(platform)
  if (known === undefined) return unknownPlatform(platform, at, policy.catalogs)
  if (known.has(role)) return null
  return unknownName({
    noun: 'role',
    name: role,
    at,
    where: ` on ${tick(platform)}`,
    candidates: known,
    otherwise: seeCatalog(platform)
  })
}

const judgePermission = (
  policy: Policy,
  permissions: ReadonlyMap<string, ReadonlyMap<string, Permission>>,
  text: string,
  at: Place
): Problem | null => {
  const pattern = parsePattern(text)
  if (pattern === null) return unreadable(text, at)
  for (const [platform, known] of permissions) {
    for (const permission of known.values()) if (matches(pattern, platform, permission)) return null
  }
  if (text.includes('*')) return matchesNothing(text, at)
  const known = permissions.get(pattern.platform)
  if (known === undefined) return unknownPlatform(pattern.platform, at, policy.catalogs)
  return unknownName({
    noun: 'permission',
    name: `${pattern.resource}.${pattern.action}`,
    at,
    where: ` on ${tick(pattern.platform)}`,
    candidates: known.keys(),
    otherwise: seeCatalog(pattern.platform)
  })
}

const judgeScope = (policy: Policy, permission: string, scope: string, at: Place): Problem | null => {
  const platform = permission.slice(0, Math.max(0, permission.indexOf(':')))
  const catalog = policy.catalogs.get(platform)
  const scopes = catalog?.scopes.map(({ id }) => id) ?? []
  if (catalog === undefined || scope === 'on' || scopes.includes(scope)) return null
  return unknownName({
    noun: 'scope',
    name: scope,
    at,
    where: ` on ${tick(platform)}`,
    candidates: scopes,
    otherwise: `${tick(platform)} has no scopes: write the permission alone`
  })
}

const matchesNothing = (text: string, at: Place): Problem => ({
  message: `the pattern ${tick(text)} matches no permission`,
  help: 'a `*` stands for letters inside one part only, as in `platform:resource.*`',
  at
})

const withoutPlatform = (noun: string, text: string, at: Place): Problem => ({
  message: `the ${noun} ${tick(text)} does not say of which platform`,
  help: `put the platform in front, as in ${tick(`platform:${text}`)}`,
  at
})

const unreadable = (text: string, at: Place): Problem => {
  if (!text.includes(':')) return withoutPlatform('permission', text, at)
  const stars = text.split('*').length - 1
  return {
    message:
      stars > 3
        ? `the pattern ${tick(text)} has ${stars} stars, and three are the most`
        : `${tick(text)} is not a permission`,
    help: 'write `platform:resource.action`, with at most three `*`',
    at
  }
}
