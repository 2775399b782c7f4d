import type { Catalog, Permission } from '../model/catalog.ts'
import type { Place } from '../model/place.ts'
import type { PlatformDocument, WrittenResource } from './catalog-document.ts'
import { permissionsOf } from './catalog-permissions.ts'
import { predefinedRole, writtenGrants } from './catalog-roles.ts'

/** Turns a checked `Platform` document into its catalog: ids composed, grants spelt out, defaults filled in. */
export const toCatalog = (document: PlatformDocument, at: Place): Catalog => {
  const catalog = withoutRoles(document, at)
  const roles = Object.entries(document.roles).map(
    ([id, written]) => [id, predefinedRole(catalog, id, written)] as const
  )
  const fixedGrants = writtenGrants(catalog, document.fixedGrants ?? {})
  return { ...catalog, roles: new Map(roles), fixedGrants }
}

const withoutRoles = (document: PlatformDocument, at: Place): Catalog => ({
  id: document.id,
  title: document.title,
  scopePer: document.scopePer,
  deleteInUse: document.deleteInUse,
  roles: new Map(),
  fixedGrants: new Map(),
  at,
  ...origin(document),
  ...whatCanBeAllowed(document),
  ...rulesOfThePlatform(document),
  ...wordsForPeople(document)
})

const origin = (document: PlatformDocument): Pick<Catalog, 'sources' | 'notes' | 'inferred'> => ({
  sources: document.sources.map((source) => ({ ...source, url: source.url ?? null })),
  notes: document.notes ?? [],
  inferred: document.inferred ?? []
})

type Allowed = 'scopes' | 'permissions' | 'tenantResources' | 'features' | 'administers'

const whatCanBeAllowed = (document: PlatformDocument): Pick<Catalog, Allowed> => {
  const source = document.sources[0]?.id ?? ''
  const permissions = Object.entries(document.resources).flatMap(([id, resource]) =>
    permissionsOf(id, resource, source)
  )
  const { administers, tenantResources } = document
  return {
    scopes: document.scopes.map(({ unit = null, inferred = false, ...scope }) => ({
      ...scope,
      unit,
      inferred
    })),
    permissions: new Map(permissions.map((permission): [string, Permission] => [permission.id, permission])),
    tenantResources: tenantResources ? ofTenants(tenantResources, source) : null,
    features: new Map(Object.entries(document.features ?? {})),
    administers: {
      permissions: administers.permissions ?? [],
      roles: administers.roles ?? [],
      markers: administers.markers ?? []
    }
  }
}

const ofTenants = (resource: WrittenResource, source: string): NonNullable<Catalog['tenantResources']> => ({
  title: resource.title,
  permissions: permissionsOf('*', resource, source)
})

type Rules = 'rolesPerUser' | 'fallbackRole' | 'customRoles' | 'subscriptions' | 'effects' | 'deprecatedRoles'

const rulesOfThePlatform = (document: PlatformDocument): Pick<Catalog, Rules> => ({
  rolesPerUser: {
    min: document.rolesPerUser.min,
    max: document.rolesPerUser.max ?? null,
    replace: document.rolesPerUser.replace ?? false
  },
  fallbackRole: document.fallbackRole ?? null,
  customRoles: {
    basedOnRequired: document.customRoles?.basedOnRequired ?? false,
    scopeRequired: document.customRoles?.scopeRequired ?? false
  },
  subscriptions: new Map(
    Object.entries(document.subscriptions ?? {}).map(([id, { title, customRoles = null }]) => [
      id,
      { title, customRoles }
    ])
  ),
  effects: {
    roleChange: { note: '', ...document.effects.roleChange },
    assignment: { note: '', ...document.effects.assignment }
  },
  deprecatedRoles: document.deprecatedRoles ?? []
})

const wordsForPeople = (document: PlatformDocument): Pick<Catalog, 'guides' | 'checklists'> => ({
  guides: new Map(Object.entries(document.guides ?? {})),
  checklists: {
    roleChange: document.checklists?.roleChange ?? [],
    onboarding: document.checklists?.onboarding ?? []
  }
})
