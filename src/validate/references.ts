import { child, type Place } from '../model/place.ts'
import type { RoleDocument } from '../model/document.ts'
import type { Policy } from '../model/policy.ts'
import { renamedRole } from '../model/renamed.ts'
import type { Target } from '../model/target.ts'
import { targetsFor, type TargetsFor } from './targets.ts'

/**
 * One place in the documents that names a role. An `assignment` (a line) and a `function` count on those of their targets
 * that have the role; a `base`, a `superior` (reportsTo) and a `successor` (moveTo) must be on every target.
 */
export interface RoleReference {
  readonly use: 'assignment' | 'function' | 'base' | 'superior' | 'successor'
  readonly role: string
  readonly platform: string
  readonly targets: readonly Target[]
  readonly at: Place
  /** The list in which the name stands; only the name itself where it stands alone. */
  readonly beside: readonly string[]
}

/** What a name means on one target. */
export type Standing = 'exists' | 'removed' | 'deprecated' | 'unknown'

/** Every place that names a role of a known platform, in the order of the documents. */
export function* roleReferences(policy: Policy): Iterable<RoleReference> {
  const find = targetsFor(policy)
  for (const line of policy.declared.lines) {
    const targets = find(line)
    yield* listed('assignment', line.platform, targets, line.roles, child(line.at, 'roles'))
  }
  for (const { at, roles } of policy.declared.functions) {
    for (const [platform, names] of Object.entries(roles)) {
      const targets = find({ platform, targets: null })
      yield* listed('function', platform, targets, names, child(at, 'roles', platform))
    }
  }
  for (const document of policy.declared.roles) yield* ofRole(find, document)
}

/** What a name means on a target: a role, a removed one, an old name of the vendor's, or nothing. */
export const standingOn = (target: Target, role: string): Standing => {
  if (target.roles.has(role)) return 'exists'
  if (target.removed.has(role)) return 'removed'
  return replacementOf(target, role) === null ? 'unknown' : 'deprecated'
}

/** What it means where the reference is made: the best of its targets for a line or function, the worst for the others. */
export const standingOf = ({ use, role, targets }: RoleReference): Standing => {
  const somewhere = use === 'assignment' || use === 'function'
  if (somewhere && targets.some(({ roles }) => roles.has(role))) return 'exists'
  const standings = targets.map((target) => standingOn(target, role))
  const wanted = somewhere ? order : order.toReversed()
  return wanted.find((standing) => standings.includes(standing)) ?? 'exists'
}

const order: readonly Standing[] = ['exists', 'removed', 'deprecated', 'unknown']

/** The role that the vendor gave to whoever had an old one, by the old id or title; null where the name is not an old one. */
export const replacementOf = ({ catalog }: Target, name: string): string | null => renamedRole(catalog, name)

function* listed(
  use: RoleReference['use'],
  platform: string,
  targets: readonly Target[],
  names: readonly string[],
  at: Place
): Iterable<RoleReference> {
  for (const [index, role] of names.entries()) {
    yield { use, role, platform, targets, at: child(at, index), beside: names }
  }
}

function* ofRole(find: TargetsFor, document: RoleDocument): Iterable<RoleReference> {
  const targets = find(document)
  const named = [
    ['base', document.basedOn, child(document.at, 'basedOn')],
    ['superior', document.reportsTo, child(document.at, 'reportsTo')],
    ['successor', document.removed?.moveTo ?? null, child(document.at, 'removed', 'moveTo')]
  ] as const
  for (const [use, role, at] of named) {
    if (role !== null) yield { use, role, platform: document.platform, targets, at, beside: [role] }
  }
}
