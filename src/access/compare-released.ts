import type { Access } from '../model/access.ts'
import type { Released } from '../model/comparison.ts'
import type { Line } from '../model/document.ts'
import type { Policy } from '../model/policy.ts'
import type { Role, Target } from '../model/target.ts'
import type { Continued, FormerRoles } from './compare-roles.ts'

/** The targets of the later version that took the place of one, and what its roles are called there. */
interface After {
  readonly targets: readonly Target[]
  readonly former: FormerRoles
}

/**
 * Who and what was managed and is not any more: people without a line or a job function, roles without a document, whole
 * targets. The platform keeps what they have.
 */
export const releasedBetween = (
  base: Access,
  head: Access,
  { targets, former }: { readonly targets: Continued; readonly former: FormerRoles }
): readonly Released[] => {
  const continued = new Map([...targets].map(([after, before]) => [before, after]))
  const all = [...base.policy.targets.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return all.flatMap((target) => {
    const same = continued.get(target)
    const after = { targets: same ? [same] : successors(target, head.policy), former }
    const isGone = !same && target.document !== null
    return [
      ...(isGone ? [released(target, { kind: 'target' })] : []),
      ...releasedRoles(target, after),
      ...releasedPeople(base, head, target, after)
    ]
  })
}

/** The tenants for which a platform was named without a tenant; a tenant that is gone has none. */
const successors = (target: Target, head: Policy): readonly Target[] =>
  target.document === null
    ? [...head.targets.values()].filter(({ catalog }) => catalog.id === target.catalog.id)
    : []

const released = ({ id, catalog }: Target, given: Pick<Released, 'kind'> & Partial<Released>): Released => ({
  platform: catalog.id,
  target: id,
  user: null,
  role: null,
  reason: null,
  at: null,
  ...given
})

const releasedRoles = (target: Target, { targets, former }: After): readonly Released[] => {
  const isSpokenOf = (role: Role): boolean =>
    targets.some(
      (after) =>
        after.removed.has(role.id) ||
        after.roles.get(role.id)?.document ||
        [...(former.get(after)?.values() ?? [])].includes(role.id)
    )
  return [...target.roles.values()]
    .filter((role) => decides(role) && !isSpokenOf(role))
    .map(({ id }) => id)
    .sort()
    .map((role) => released(target, { kind: 'role', role }))
}

/** Whether the platform has something from the role's document. */
const decides = ({ document, predefined, contentManaged, title, reportsTo }: Role): boolean =>
  document !== null &&
  (predefined === null || contentManaged || title !== predefined.title || reportsTo !== null)

const releasedPeople = (
  base: Access,
  head: Access,
  target: Target,
  { targets }: After
): readonly Released[] => {
  const holders = targets.map((after) => head.holders(after))
  const lines = linesBy(head.policy, targets)
  return [...base.holders(target).keys()]
    .filter((user) => !holders.some((managed) => managed.has(user)))
    .sort()
    .flatMap((user) => {
      const own = lines.get(user) ?? []
      const line = own.find((each) => each.released !== null)
      if (!line && own.length > 0) return []
      return [
        released(target, { kind: 'person', user, reason: line?.released ?? null, at: line?.at ?? null })
      ]
    })
}

/** The lines about people on some targets. A line whose roles do not exist speaks of somebody too. */
const linesBy = ({ declared }: Policy, targets: readonly Target[]): ReadonlyMap<string, readonly Line[]> => {
  const lines = new Map<string, Line[]>()
  for (const line of declared.lines) {
    const counts = targets.some(
      ({ id, catalog }) =>
        line.platform === catalog.id && (line.targets === null || line.targets.includes(id))
    )
    if (counts) lines.set(line.user, [...(lines.get(line.user) ?? []), line])
  }
  return lines
}
