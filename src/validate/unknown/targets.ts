import type { Catalog } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { child, type Place } from '../../model/place.ts'
import type { TargetDocument } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import { tick } from '../../model/words.ts'
import { seeCatalog, unknownName, unknownPlatform } from './name.ts'

/** Names in target documents: platform, subscription, features, protected roles, and resources of the tenant. */
export function* unknownInTargets(policy: Policy): Iterable<Problem> {
  for (const document of policy.declared.targets) {
    const catalog = policy.catalogs.get(document.platform)
    if (catalog) {
      yield* unknownSubscription(catalog, document)
      yield* unknownFeatures(catalog, document)
      yield* unknownProtected(policy, catalog, document)
      yield* noTenantResources(catalog, document)
    } else yield unknownPlatform(document.platform, child(document.at, 'platform'), policy.catalogs)
  }
}

function* unknownSubscription(catalog: Catalog, { at, subscription }: TargetDocument): Iterable<Problem> {
  if (subscription === null || catalog.subscriptions.has(subscription)) return
  yield unknownName({
    noun: 'subscription',
    name: subscription,
    at: child(at, 'subscription'),
    where: ` of ${tick(catalog.id)}`,
    candidates: catalog.subscriptions.keys(),
    otherwise: `the catalog of ${tick(catalog.id)} names no subscriptions: leave the field out`
  })
}

function* unknownFeatures(catalog: Catalog, { at, licensed }: TargetDocument): Iterable<Problem> {
  for (const [index, feature] of (licensed ?? []).entries()) {
    if (catalog.features.has(feature)) continue
    yield unknownName({
      noun: 'licensed feature',
      name: feature,
      at: child(at, 'licensed', index),
      where: ` of ${tick(catalog.id)}`,
      candidates: catalog.features.keys(),
      otherwise: `the catalog of ${tick(catalog.id)} names no features: leave the field out`
    })
  }
}

function* unknownProtected(policy: Policy, catalog: Catalog, document: TargetDocument): Iterable<Problem> {
  const target = policy.targets.get(document.id)
  if (target?.document !== document) return
  for (const [index, role] of document.protected.roles.entries()) {
    if (target.roles.has(role) || target.removed.has(role) || catalog.roles.has(role)) continue
    yield unknownName({
      noun: 'role',
      name: role,
      at: child(document.at, 'protected', 'roles', index),
      where: ` on ${tick(document.id)}`,
      candidates: new Set([...target.roles.keys(), ...catalog.roles.keys()]),
      otherwise: seeCatalog(document.platform)
    })
  }
}

/** A tenant can add resources of its own only where the platform lets it. */
function* noTenantResources(catalog: Catalog, { at, resources }: TargetDocument): Iterable<Problem> {
  const [first] = resources
  if (first === undefined || catalog.tenantResources !== null) return
  const place: Place = child(at, 'resources', 0)
  yield {
    message: `there is no resource ${tick(first)} on ${tick(catalog.id)}, where a tenant cannot define its own`,
    help: 'leave `resources` out',
    at: place
  }
}
