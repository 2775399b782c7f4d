import type { Grants } from '../model/catalog.ts'
import { none, undocumented } from '../model/grants.ts'
import type { RoleState, State } from '../model/state.ts'
import type { Role, Target } from '../model/target.ts'
import { sameContent, unknownGrants, withoutFixed } from './content.ts'
import { tick } from '../model/words.ts'
import type { Refusal } from './refusal.ts'

/** The roles that a target should have. */
export interface DeclaredRoles {
  readonly roles: ReadonlyMap<string, RoleState>
  readonly refusals: readonly Refusal[]
}

/**
 * The roles that a target should have: the actual ones, changed by the documents that speak of them, with the new ones
 * and without those that have a tombstone. What the catalog does not let anybody change is refused.
 */
export const declareRoles = (target: Target, actual: State): DeclaredRoles => {
  const roles = new Map(actual.roles)
  const refusals: Refusal[] = []
  for (const role of target.roles.values()) {
    const live = actual.roles.get(role.id)
    const desired = declareRole(target, role, actual)
    if (!desired) continue
    const refusal = live ? refuseChange(target, role, live, desired) : refuseCreation(target, role)
    if (refusal) refusals.push(refusal)
    else roles.set(role.id, desired)
  }
  for (const id of target.removed.keys()) roles.delete(id)
  return { roles, refusals: [...refusals, ...refuseRemovals(target, actual, roles)] }
}

/** Null where no document decides anything about the role. */
const declareRole = (target: Target, role: Role, actual: State): RoleState | null => {
  const { id, document } = role
  const live = actual.roles.get(id)
  if (!document || document.observed !== null) return null
  const known = live ?? { id, key: id, title: role.title, predefined: false, ...nothing }
  const described = {
    ...known,
    title: document.title ?? known.title,
    reportsTo: role.reportsTo ?? known.reportsTo
  }
  const scope = document.scope !== null || role.contentManaged || !live ? role.scope : known.scope
  if (!role.contentManaged) return { ...described, scope }
  const kept = unknownGrants(target.catalog, known.grants)
  const grants = new Map([...kept, ...withoutFixed(target.catalog, grantsOf(target, role, actual))])
  return { ...described, scope, grants }
}

/**
 * What the documents give a role. Where it starts from content that only the platform knows and that was read, the read
 * takes its place, and the settings of the documents on the way from there are laid over it.
 */
const grantsOf = (target: Target, role: Role, actual: State): Grants => {
  const origin = role.bases.findIndex((base) => role.grants.has(undocumented(base)))
  const source = actual.roles.get(role.bases[origin] ?? '')
  if (!source || source.grants.has(undocumented(source.id))) return role.grants
  const between = role.bases.slice(0, origin).toReversed()
  const settings = [...between.flatMap((base) => target.roles.get(base)?.settings ?? []), ...role.settings]
  const grants = new Map(source.grants)
  for (const { permission, value, fault } of settings) {
    if (fault) continue
    if (value === none) grants.delete(permission)
    else grants.set(permission, value)
  }
  return grants
}

const nothing = { scope: null, grants: new Map<string, string>(), reportsTo: null }

const refuseCreation = (target: Target, role: Role): Refusal | null =>
  role.predefined && {
    target: target.id,
    message: `${tick(role.id)} comes with the platform, but ${tick(target.id)} has no role of that name`,
    help: 'if it was renamed there, write its title in the Role document; if it was deleted, remove the document'
  }

const refuseChange = (
  target: Target,
  { predefined }: Role,
  from: RoleState,
  to: RoleState
): Refusal | null => {
  if (!predefined) return null
  const refuse = (what: string): Refusal => ({
    target: target.id,
    message: `${tick(to.id)} comes with the platform, which does not let anybody ${what}`,
    help: `take that out of its Role document, or make a role of your own from it with \`basedOn: ${to.id}\``
  })
  if (from.title !== to.title && (predefined.reserved || !predefined.renamable)) return refuse('rename it')
  if (!sameContent(from, to) && (predefined.reserved || !predefined.editable)) return refuse('change it')
  return null
}

const refuseRemovals = (
  target: Target,
  actual: State,
  roles: ReadonlyMap<string, RoleState>
): readonly Refusal[] => {
  const refusals: Refusal[] = []
  for (const id of target.removed.keys()) {
    if (!actual.roles.has(id)) continue
    const predefined = target.catalog.roles.get(id)
    const kept = predefined?.reserved || predefined?.deletable === false || id === target.catalog.fallbackRole
    if (kept) refusals.push(refuseRemoval(target, id))
  }
  for (const { id, reportsTo } of roles.values()) {
    if (reportsTo !== null && target.removed.has(reportsTo))
      refusals.push(refuseOrphan(target, id, reportsTo))
  }
  return refusals
}

const refuseRemoval = (target: Target, id: string): Refusal => ({
  target: target.id,
  message: `${tick(id)} is to be removed, but the platform does not let anybody delete it`,
  help: 'take `removed` out of its Role document'
})

const refuseOrphan = (target: Target, id: string, parent: string): Refusal => ({
  target: target.id,
  message: `${tick(id)} reports to ${tick(parent)}, which is to be removed`,
  help: `write a Role document for ${tick(id)} whose \`reportsTo\` names another role`
})
