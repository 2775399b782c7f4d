import { describe, expect, test } from 'vitest'
import type { Catalog, Grants, PredefinedRole } from '../../src/model/catalog.ts'
import { atLeast, covers, none, on } from '../../src/model/grants.ts'
import { resourcesOf } from '../../src/policy/grants.ts'
import { catalogOf, isPlatform, platformIds, readPlatform } from './read-catalogs.ts'

const operations = ['create-role', 'update-role', 'delete-role']
const placeholders = ['role', 'user', 'title', 'grants', 'scope', 'before', 'after', 'reason', 'note']

/** The permissions that break a requirement in a set of grants, with all that the grants imply. */
const unmet = (catalog: Catalog, grants: Grants): string[] => {
  const held = new Map(grants)
  for (const [id, scope] of held) {
    for (const implied of catalog.permissions.get(id)?.implies ?? []) {
      const permission = catalog.permissions.get(implied)
      if (permission && !held.has(implied)) held.set(implied, atLeast(catalog, permission, scope))
    }
  }
  return [...grants].flatMap(([id, scope]) => {
    const missing = (catalog.permissions.get(id)?.requires ?? []).filter((required) => {
      const permission = catalog.permissions.get(required)
      return permission && !covers(catalog, held.get(required), atLeast(catalog, permission, scope))
    })
    return missing.length > 0 ? [id] : []
  })
}

/** The permissions from which a walk along the edges comes back to where it began. */
const inCycles = (catalog: Catalog, edges: 'requires' | 'implies'): string[] =>
  [...catalog.permissions.keys()].filter((start) => {
    const seen = new Set<string>()
    const walk = (id: string): boolean =>
      (catalog.permissions.get(id)?.[edges] ?? []).some((next) => {
        if (next === start) return true
        if (seen.has(next)) return false
        seen.add(next)
        return walk(next)
      })
    return walk(start)
  })

/** How many settings a catalog writes for a role, apart from words for whole resources. */
const countWritten = (grants: unknown): number =>
  typeof grants !== 'object' || grants === null
    ? 0
    : Object.values(grants)
        .map((written) =>
          Array.isArray(written)
            ? written.length
            : Object.values(written).filter((value) => value !== none).length
        )
        .reduce((sum, count) => sum + count, 0)

/** Whether a dotted path leads somewhere in a value; `*` stands for any name. */
const leads = (value: unknown, [head, ...rest]: readonly string[]): boolean => {
  if (head === undefined) return true
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => (head === '*' || head === key) && leads(inner, rest))
}

const duplicates = (words: readonly string[]): string[] =>
  words.filter(
    (word, index) => words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) !== index
  )

test('every platform has a catalog that fits the schema', () => {
  const faults = platformIds.map((id) => [id, isPlatform(readPlatform(id)) ? null : isPlatform.errors])
  expect(faults).toEqual(platformIds.map((id) => [id, null]))
})

describe.each(platformIds)('%s', (id) => {
  const { document, catalog } = catalogOf(id)
  const permissions = [...catalog.permissions.values()]
  const roles = [...catalog.roles.values()]
  const ids = new Set(catalog.permissions.keys())
  const scopes = catalog.scopes.map((scope) => scope.id)
  const unknown = (references: readonly string[], known: Iterable<string>): string[] => {
    const names = new Set(known)
    return references.filter((reference) => !names.has(reference))
  }
  const isValue = (permission: string, value: string): boolean => {
    const offered = catalog.permissions.get(permission)?.scopes ?? []
    return offered.length === 0 ? value === on : offered.includes(value)
  }
  const granted = (role: PredefinedRole): [string, string][] => [...(role.grants ?? []), ...role.fixedGrants]

  test('is named like its folder', () => {
    expect(catalog.id).toBe(id)
  })

  test('requirements and implications lead to permissions of the catalog', () => {
    const references = permissions.flatMap(({ requires, implies }) => [...requires, ...implies])
    expect(unknown(references, ids)).toEqual([])
    const own = catalog.tenantResources?.permissions ?? []
    const ownReferences = own.flatMap(({ requires, implies }) => [...requires, ...implies])
    expect(unknown(ownReferences, [...ids, ...own.map((permission) => permission.id)])).toEqual([])
  })

  test('neither requirements nor implications run in a circle', () => {
    expect(inCycles(catalog, 'requires')).toEqual([])
    expect(inCycles(catalog, 'implies')).toEqual([])
  })

  test('a permission offers scopes of the catalog, from narrow to wide', () => {
    for (const permission of [...permissions, ...(catalog.tenantResources?.permissions ?? [])]) {
      expect([permission.id, permission.scopes]).toEqual([
        permission.id,
        scopes.filter((scope) => permission.scopes.includes(scope))
      ])
    }
  })

  test('where the scope belongs to the role, no permission has one, and every role that can be given has', () => {
    if (catalog.scopePer === 'grant') return
    expect(permissions.filter((permission) => permission.scopes.length > 0)).toEqual([])
    expect(roles.filter((role) => role.assignable && role.scope === null)).toEqual([])
  })

  test('predefined roles grant known permissions at scopes that these offer, and nothing written is lost', () => {
    for (const role of roles) {
      expect([role.id, granted(role).filter(([permission, value]) => !isValue(permission, value))]).toEqual([
        role.id,
        []
      ])
      const written = document.roles[role.id]
      expect([role.id, role.grants?.size ?? 0]).toEqual([
        role.id,
        Math.max(countWritten(written?.grants), written?.grants === 'everything' ? ids.size : 0)
      ])
    }
  })

  test('fixed permissions are held by the platform’s scheme only', () => {
    const isFixed = (permission: string): boolean => catalog.permissions.get(permission)?.fixed === true
    const schemes = [catalog.fixedGrants, ...roles.map(({ fixedGrants }) => fixedGrants)]
    expect(
      schemes.flatMap((grants) => [...grants.keys()]).filter((permission) => !isFixed(permission))
    ).toEqual([])
    expect(roles.flatMap(({ grants }) => [...(grants?.keys() ?? [])]).filter(isFixed)).toEqual([])
    for (const [permission, value] of catalog.fixedGrants) expect(isValue(permission, value)).toBe(true)
  })

  test('predefined roles respect the requirements, or list the exception, and no other', () => {
    for (const role of roles) {
      expect([role.id, unmet(catalog, role.grants ?? new Map()).toSorted()]).toEqual([
        role.id,
        [...role.exceptions].toSorted()
      ])
    }
  })

  test('every other name that the catalog uses is one that it defines', () => {
    const roleIds = [...catalog.roles.keys()]
    const { administers, fallbackRole } = catalog
    expect(unknown(administers.permissions, ids)).toEqual([])
    expect(
      unknown([...administers.roles, ...(fallbackRole === null ? [] : [fallbackRole])], roleIds)
    ).toEqual([])
    expect(
      unknown(
        catalog.deprecatedRoles.map(({ use }) => use),
        roleIds
      )
    ).toEqual([])
    expect(catalog.deprecatedRoles.filter((old) => catalog.roles.has(old.id))).toEqual([])
    expect(
      unknown(
        roles.flatMap((role) => role.subscriptions ?? []),
        catalog.subscriptions.keys()
      )
    ).toEqual([])
    expect(
      unknown(
        roles.flatMap((role) => role.scope ?? []),
        scopes
      )
    ).toEqual([])
    expect(
      unknown(
        permissions.flatMap(({ feature }) => feature ?? []),
        catalog.features.keys()
      )
    ).toEqual([])
    expect(
      unknown(
        [...catalog.features.keys()],
        permissions.flatMap(({ feature }) => feature ?? [])
      )
    ).toEqual([])
    expect(
      unknown(
        permissions.map(({ source }) => source),
        catalog.sources.map((source) => source.id)
      )
    ).toEqual([])
  })

  test('facts marked as inferred are facts of the catalog', () => {
    expect(catalog.inferred.filter((path) => !leads(document, path.split('.')))).toEqual([])
    const absent = Object.entries(document.roles).flatMap(([role, written]) =>
      (written.inferred ?? []).filter((fact) => !leads(written, [fact])).map((fact) => `${role}.${fact}`)
    )
    expect(absent).toEqual([])
  })

  test('no two labels are the same where they stand side by side', () => {
    const resources = resourcesOf(catalog)
    for (const inside of resources.values()) expect(duplicates(inside.map(({ title }) => title))).toEqual([])
    expect(duplicates(permissions.map(({ description }) => description))).toEqual([])
    expect(duplicates(roles.map(({ title }) => title))).toEqual([])
    const headings = [...resources.values()].map(([first]) => `${first?.category}/${first?.resourceTitle}`)
    expect(duplicates(headings)).toEqual([])
  })

  test('whatever administers is critical, and something does', () => {
    const { administers } = catalog
    const risks = administers.permissions.map((permission) => catalog.permissions.get(permission)?.risk)
    expect(risks.filter((risk) => risk !== 'critical')).toEqual([])
    expect([...administers.permissions, ...administers.roles, ...administers.markers]).not.toEqual([])
  })

  test('guides use known placeholders and cover what is done to roles and users', () => {
    const steps = [...catalog.guides.values()].flatMap((guide) => [guide.screen, ...guide.steps])
    const used = steps.flatMap((step) => [...step.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? ''))
    expect(unknown(used, placeholders)).toEqual([])
    const assigning = catalog.rolesPerUser.max === 1 ? ['set-role'] : ['assign', 'unassign']
    expect(unknown([...operations, ...assigning], catalog.guides.keys())).toEqual([])
  })

  test('an embedded tenant can be made of it', () => {
    const { min, max } = catalog.rolesPerUser
    expect(max === null || min <= max).toBe(true)
    expect(roles.filter((role) => role.assignable && !role.reserved)).not.toEqual([])
    const fallback = catalog.fallbackRole === null ? null : catalog.roles.get(catalog.fallbackRole)
    expect(fallback === null || (fallback?.assignable === true && !fallback.deletable)).toBe(true)
    expect(
      roles.filter((role) => role.reserved && (role.assignable || role.editable || role.deletable))
    ).toEqual([])
    expect(!catalog.customRoles.basedOnRequired || roles.some((role) => role.duplicable)).toBe(true)
  })
})
