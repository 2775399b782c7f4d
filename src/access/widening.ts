import { covers } from '../model/grants.ts'
import type { Instant } from '../model/instant.ts'
import type { Policy } from '../model/policy.ts'
import { renamedRole } from '../model/renamed.ts'
import type { Role, Target } from '../model/target.ts'
import { accessOf } from './access.ts'
import { accessDifference } from './difference.ts'
import { roleAccess } from './effective.ts'

/**
 * Whether a change of the documents gives anybody more at any time from now on, gives a role more (nobody knows who holds it on the
 * platform), or lets a person or a role go, who would then keep what they have. Whoever is written down with a role that
 * the vendor renamed has the new one already.
 */
export const widens = (before: Policy, after: Policy, now: Instant): boolean => {
  const base = accessOf(withNewNames(before))
  const head = accessOf(withNewNames(after))
  if (before.targets.size !== after.targets.size) return true
  for (const target of after.targets.values()) {
    const old = before.targets.get(target.id)
    if (old === undefined || givesMore(old, target)) return true
    const managed = head.holders(target)
    if ([...base.holders(old).keys()].some((user) => !managed.has(user))) return true
  }
  return accessDifference(base, head, { now }).some(({ gained }) => gained.length > 0)
}

/** Whether one of the roles of a target grants more, or is no longer ours to decide. */
const givesMore = (before: Target, after: Target): boolean =>
  [...before.roles.keys(), ...after.roles.keys()].some((id) => {
    const [old, role] = [before.roles.get(id), after.roles.get(id)]
    return old === undefined || role === undefined || isReleased(old, role) || isWider(after, old, role)
  })

const isReleased = (before: Role, after: Role): boolean =>
  (before.document !== null && after.document === null) || (before.contentManaged && !after.contentManaged)

const isWider = ({ catalog }: Target, before: Role, after: Role): boolean => {
  const held = roleAccess(catalog, before)
  return [...roleAccess(catalog, after)].some(([id, scope]) => !covers(catalog, held.get(id), scope))
}

/** The same documents, with the names that the vendors use now. */
const withNewNames = (policy: Policy): Policy => {
  const { declared, functions } = policy
  const renamed = (platform: string, role: string): string => {
    const targets = [...policy.targets.values()].filter(({ catalog }) => catalog.id === platform)
    const [first] = targets
    const isOwn = targets.some(({ roles }) => roles.has(role))
    return (isOwn || first === undefined ? null : renamedRole(first.catalog, role)) ?? role
  }
  const lines = declared.lines.map((line) => ({
    ...line,
    roles: line.roles.map((role) => renamed(line.platform, role))
  }))
  const renamedFunctions = [...functions].map(([id, given]) => {
    const roles = Object.entries(given.roles).map(([platform, names]) => [
      platform,
      names.map((role) => renamed(platform, role))
    ])
    return [id, { ...given, roles: Object.fromEntries(roles) }] as const
  })
  return { ...policy, declared: { ...declared, lines }, functions: new Map(renamedFunctions) }
}
