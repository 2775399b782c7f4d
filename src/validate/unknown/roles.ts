import type { PredefinedRole } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { child, keyOf, type Place } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import type { Setting, Target } from '../../model/target.ts'
import { roleReferences, standingOf, standingOn, type RoleReference } from '../references.ts'
import { documentedRoles } from '../roles.ts'
import { targetsFor, type TargetsFor } from '../targets.ts'
import { list, suggest } from '../words.ts'
import { tick } from '../../model/words.ts'
import { onTargets, seeCatalog, unknownName, unknownPlatform } from './name.ts'

/** Names of roles that no document and no catalog knows. */
export function* unknownRoles(policy: Policy): Iterable<Problem> {
  const find = targetsFor(policy)
  for (const reference of roleReferences(policy)) {
    if (standingOf(reference) !== 'unknown') continue
    const { role, platform, targets, at } = reference
    const predefined = policy.catalogs.get(platform)?.roles.get(role)
    if (predefined) yield* notInSubscription(predefined, targets, at)
    else yield unknownRole(reference, find({ platform, targets: null }))
  }
}

/** Names inside role documents: platform, targets, and the resources and actions of the grants. */
export function* unknownInRoles(policy: Policy): Iterable<Problem> {
  const find = targetsFor(policy)
  for (const { at, platform, id, targets } of policy.declared.roles) {
    if (!policy.catalogs.has(platform))
      yield unknownPlatform(platform, child(at, 'platform'), policy.catalogs)
    else yield* unknownTargets(policy, platform, targets, child(at, 'targets'))
    const meant = find({ platform, targets })
    const predefined = policy.catalogs.get(platform)?.roles.get(id)
    const isNowhere = meant.every(({ catalog }) => !catalog.roles.has(id))
    if (predefined && isNowhere) yield* notInSubscription(predefined, meant, child(at, 'id'))
  }
  yield* unknownPermissions(policy)
}

/** Targets that do not exist, or are tenants of another platform. */
export function* unknownTargets(
  policy: Policy,
  platform: string,
  targets: readonly string[] | null,
  at: Place
): Iterable<Problem> {
  for (const [index, id] of (targets ?? []).entries()) {
    const target = policy.targets.get(id)
    if (target?.catalog.id === platform) continue
    yield unknownName({
      noun: 'target',
      name: id,
      at: child(at, index),
      where:
        target === undefined ? '' : ` of ${tick(platform)}: it is a tenant of ${tick(target.catalog.id)}`,
      candidates: targetIds(policy, platform),
      otherwise: `write a \`Target\` document for it, or leave \`targets\` out to mean all of ${tick(platform)}`
    })
  }
}

const targetIds = (policy: Policy, platform: string): string[] =>
  [...policy.targets.values()].filter(({ catalog }) => catalog.id === platform).map(({ id }) => id)

const unknownRole = (reference: RoleReference, all: readonly Target[]): Problem => {
  const { role, platform, targets, at } = reference
  const lacking = targets.filter((target) => standingOn(target, role) === 'unknown')
  const elsewhere = all.filter((target) => target.roles.has(role))
  const where = onTargets(lacking, targets.length === all.length ? targets : [], platform)
  const message = `there is no role ${tick(role)}${where}`
  if (elsewhere.length > 0)
    return { message, help: `it exists on ${list(elsewhere.map(({ id }) => id))} only`, at }
  return { message, help: suggestRole(role, lacking, platform), at }
}

/** By id, and by title for whoever wrote what the platform shows. */
const suggestRole = (name: string, targets: readonly Target[], platform: string): string => {
  const roles = targets.flatMap((target) => [...target.roles.values()])
  const titled = roles.find(({ title }) => title.toLowerCase() === name.toLowerCase())
  if (titled) return `write its id, ${tick(titled.id)}`
  const ids = roles.filter(({ predefined }) => predefined?.reserved !== true).map(({ id }) => id)
  return suggest(name, ids, seeCatalog(platform))
}

/** A role of the vendor's that targets lack because their subscriptions do not include it. */
function* notInSubscription(
  { id: role, subscriptions }: PredefinedRole,
  targets: readonly Target[],
  at: Place
): Iterable<Problem> {
  const lacking = targets.flatMap(({ id, document, catalog }) => {
    const subscription = document?.subscription ?? ''
    const isKnown = catalog.subscriptions.has(subscription)
    return catalog.roles.has(role) || !isKnown ? [] : [`${tick(subscription)} of ${tick(id)}`]
  })
  if (lacking.length === 0) return
  yield {
    message: `there is no role ${tick(role)} on the subscription ${lacking.join(' and ')}`,
    help: `the vendor has it on ${list(subscriptions ?? [])}: use another role, or correct \`subscription\` on the target`,
    at
  }
}

/** A setting that names nothing, and the targets on which that is so. */
interface Lacking {
  readonly setting: Setting
  readonly targets: Target[]
}

function* unknownPermissions(policy: Policy): Iterable<Problem> {
  const found = new Map<string, Lacking>()
  for (const { target, role } of documentedRoles(policy)) {
    for (const setting of role.settings) {
      if (setting.fault?.kind !== 'unknown-resource' && setting.fault?.kind !== 'unknown-action') continue
      const key = JSON.stringify(setting.at)
      const known = found.get(key)
      if (known) known.targets.push(target)
      else found.set(key, { setting, targets: [target] })
    }
  }
  const find = targetsFor(policy)
  for (const lacking of found.values()) yield unknownPermission(lacking, find)
}

const unknownPermission = ({ setting, targets }: Lacking, find: TargetsFor): Problem => {
  const [target] = targets
  const platform = target?.catalog.id ?? ''
  const permissions = [...(target?.catalog.permissions.values() ?? [])]
  const where = onTargets(targets, find({ platform, targets: null }), platform)
  if (setting.fault?.kind === 'unknown-resource') {
    const tenants = target?.catalog.tenantResources ?? null
    return unknownName({
      noun: 'resource',
      name: setting.resource,
      at: setting.at,
      where,
      candidates: new Set(permissions.map(({ resource }) => resource)),
      otherwise:
        tenants === null
          ? seeCatalog(platform)
          : `${seeCatalog(platform)}; the tenant's own stand in \`resources\` of the target`
    })
  }
  return unknownName({
    noun: 'action',
    name: setting.action ?? '',
    at: setting.at,
    where: ` of ${tick(setting.resource)}${where}`,
    candidates: permissions.flatMap(({ resource, action }) =>
      resource === setting.resource ? [action] : []
    ),
    otherwise: seeCatalog(platform)
  })
}

/** Names in job functions: the platforms they speak of. */
export function* unknownInFunctions(policy: Policy): Iterable<Problem> {
  for (const { at, roles } of policy.declared.functions) {
    for (const platform of Object.keys(roles)) {
      if (policy.catalogs.has(platform)) continue
      yield unknownPlatform(platform, keyOf(child(at, 'roles', platform)), policy.catalogs)
    }
  }
}
