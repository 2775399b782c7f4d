import type { Catalog, Grants, Permission, PredefinedRole } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { on } from '../../model/grants.ts'
import { child, keyOf, type Place } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import { tick } from '../../model/words.ts'
import { unknownName } from './name.ts'

/** Names inside the organisation's own platforms, which must all be the platform's own. */
export function* unknownInPlatforms({ declared }: Policy): Iterable<Problem> {
  for (const catalog of declared.platforms) {
    for (const permission of catalog.permissions.values()) yield* ofPermission(catalog, permission)
    yield* ofGrants(catalog, catalog.fixedGrants, child(catalog.at, 'fixedGrants'))
    for (const role of catalog.roles.values())
      yield* ofRole(catalog, role, child(catalog.at, 'roles', role.id))
    yield* ofWhole(catalog)
  }
}

function* ofPermission(catalog: Catalog, permission: Permission): Iterable<Problem> {
  const { resource, action, requires, implies, scopes, feature } = permission
  const at = child(catalog.at, 'resources', resource, 'actions', action)
  const scopeIds = catalog.scopes.map(({ id }) => id)
  yield* missing(catalog, 'permission', requires, catalog.permissions.keys(), child(at, 'requires'))
  yield* missing(catalog, 'permission', implies, catalog.permissions.keys(), child(at, 'implies'))
  yield* missing(catalog, 'scope', scopes, scopeIds, child(at, 'scopes'))
  if (feature === null || catalog.features.has(feature)) return
  yield one(
    catalog,
    'feature',
    feature,
    catalog.features.keys(),
    child(catalog.at, 'resources', resource, 'feature')
  )
}

function* ofRole(catalog: Catalog, role: PredefinedRole, at: Place): Iterable<Problem> {
  yield* ofGrants(catalog, role.grants ?? new Map(), child(at, 'grants'))
  yield* ofGrants(catalog, role.fixedGrants, child(at, 'fixedGrants'))
  yield* missing(catalog, 'permission', role.exceptions, catalog.permissions.keys(), child(at, 'exceptions'))
  const { subscriptions } = catalog
  yield* missing(
    catalog,
    'subscription',
    role.subscriptions ?? [],
    subscriptions.keys(),
    child(at, 'subscriptions')
  )
  const scopes = catalog.scopes.map(({ id }) => id)
  if (role.scope !== null && !scopes.includes(role.scope)) {
    yield one(catalog, 'scope', role.scope, scopes, child(at, 'scope'))
  }
}

function* ofGrants(catalog: Catalog, grants: Grants, at: Place): Iterable<Problem> {
  for (const [id, value] of grants) {
    const permission = catalog.permissions.get(id)
    const [resource = '', action = ''] = id.split('.')
    const place = child(at, resource, action)
    if (permission === undefined)
      yield one(catalog, 'permission', id, catalog.permissions.keys(), keyOf(place))
    else if (permission.scopes.length === 0 ? value !== on : !permission.scopes.includes(value)) {
      yield one(catalog, 'scope', value, permission.scopes, place)
    }
  }
}

function* ofWhole(catalog: Catalog): Iterable<Problem> {
  const { at, administers, fallbackRole, deprecatedRoles, permissions, roles } = catalog
  const place = child(at, 'administers')
  yield* missing(
    catalog,
    'permission',
    administers.permissions,
    permissions.keys(),
    child(place, 'permissions')
  )
  yield* missing(catalog, 'role', administers.roles, roles.keys(), child(place, 'roles'))
  if (fallbackRole !== null && !roles.has(fallbackRole)) {
    yield one(catalog, 'role', fallbackRole, roles.keys(), child(at, 'fallbackRole'))
  }
  for (const [index, { use }] of deprecatedRoles.entries()) {
    if (!roles.has(use))
      yield one(catalog, 'role', use, roles.keys(), child(at, 'deprecatedRoles', index, 'use'))
  }
}

function* missing(
  catalog: Catalog,
  noun: string,
  names: readonly string[],
  known: Iterable<string>,
  at: Place
): Iterable<Problem> {
  const candidates = new Set(known)
  for (const [index, name] of names.entries()) {
    if (!candidates.has(name)) yield one(catalog, noun, name, candidates, child(at, index))
  }
}

const one = (
  catalog: Catalog,
  noun: string,
  name: string,
  candidates: Iterable<string>,
  at: Place
): Problem =>
  unknownName({
    noun,
    name,
    at,
    where: ` in the platform ${tick(catalog.id)}`,
    candidates,
    otherwise: 'write it in this document, or leave the name out'
  })
