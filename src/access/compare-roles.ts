import { compareText } from '../model/words.ts'
import type { GrantDelta, RoleChange, RoleVersion } from '../model/comparison.ts'
import { none, rank } from '../model/grants.ts'
import type { RoleDocument } from '../model/document.ts'
import type { Role, Target } from '../model/target.ts'
import { risks, type Catalog, type Grants } from '../model/catalog.ts'
import { riskOf } from './effective.ts'

/** The targets of the later version, each with the one that it continues, null where it is new. */
export type Continued = ReadonlyMap<Target, Target | null>

/** For each target of the later version: the id of a role there → the id that the role had before. */
export type FormerRoles = ReadonlyMap<Target, ReadonlyMap<string, string>>

/** Recognises the roles of the earlier version in those of the later one: by id, else by what they were called before. */
export const formerRoles = (targets: Continued): FormerRoles =>
  new Map([...targets].map(([target, before]) => [target, before ? formerOn(before, target) : new Map()]))

/** The roles that are added, removed, renamed or changed, by platform and id; the same change on several targets is one. */
export const changedRoles = (targets: Continued, former: FormerRoles): readonly RoleChange[] => {
  const changes = new Map<string, RoleChange>()
  for (const [target, before] of targets) {
    for (const change of changesOn(before, target, former.get(target) ?? new Map())) {
      const { targets: own, ...same } = change
      const key = JSON.stringify(same)
      changes.set(key, { ...change, targets: [...(changes.get(key)?.targets ?? []), ...own] })
    }
  }
  return [...changes.values()].sort(byRole)
}

const byRole = (a: RoleChange, b: RoleChange): number =>
  compareText(a.platform, b.platform) || compareText(a.role, b.role)

/** The new roles of a target that were there under another id. Where two could be one, neither is. */
const formerOn = (before: Target, after: Target): ReadonlyMap<string, string> => {
  const isDeclared = ({ roles, removed }: Target, id: string): boolean =>
    removed.has(id) || (roles.get(id)?.document ?? null) !== null
  const gone = [...before.roles.values()].filter(({ id, document }) => document && !isDeclared(after, id))
  const come = [...after.roles.values(), ...after.removed.values()].filter(({ id }) => !before.roles.has(id))
  const pairs = come.flatMap((role) => {
    const names = namesOf(role)
    const found = gone.filter(({ id, title }) => names.has(folded(id)) || names.has(folded(title)))
    const [only, ...others] = found
    return only && others.length === 0 ? [[role.id, only.id] as const] : []
  })
  return new Map(pairs.filter(([, id]) => pairs.filter(([, other]) => other === id).length === 1))
}

/** What a role is and was called: its title and what stands in `previously`. */
const namesOf = (role: Role | RoleDocument): ReadonlySet<string> => {
  const { previously = [] } = 'previously' in role ? role : (role.document ?? {})
  const titles = role.title === null ? [] : [role.title]
  return new Set([...titles, ...previously].map(folded))
}

const folded = (name: string): string => name.trim().toLowerCase()

function* changesOn(
  before: Target | null,
  after: Target,
  former: ReadonlyMap<string, string>
): Iterable<RoleChange> {
  const { catalog } = after
  for (const role of after.roles.values()) {
    const old = before?.roles.get(former.get(role.id) ?? role.id)
    if (role.document === null && !wasOnlyObserved(old)) continue
    const change = changeOf(catalog, old, role)
    if (change) yield { ...change, targets: [after.id] }
  }
  for (const tombstone of after.removed.values()) {
    if (before?.removed.has(tombstone.id)) continue
    const old = before?.roles.get(former.get(tombstone.id) ?? tombstone.id)
    yield { ...removalOf(catalog, old, tombstone), targets: [after.id] }
  }
}

/** What was looked up and is not stated any more is still the vendor's role; anything else is let go, which is told apart. */
const wasOnlyObserved = (role: Role | undefined): boolean => (role?.document?.observed ?? null) !== null

type Unplaced = Omit<RoleChange, 'targets'>

const changeOf = (catalog: Catalog, old: Role | undefined, role: Role): Unplaced | null => {
  const after = versionOf(role)
  const before = old ? versionOf(old) : null
  if (before === null && role.predefined && after.content !== 'managed') return null
  const deltas =
    after.content === 'left-alone' ? noDeltas : grantDeltas(catalog, old?.grants ?? new Map(), role.grants)
  const isOther = deltas.gained.length + deltas.lost.length > 0
  if (before !== null && sameVersion(before, after) && !isOther) return null
  const change = before === null ? 'added' : isRenamed(before, after) ? 'renamed' : 'changed'
  return { change, platform: catalog.id, role: role.id, before, after, ...deltas, removal: null }
}

const removalOf = (catalog: Catalog, old: Role | undefined, tombstone: RoleDocument): Unplaced => ({
  change: 'removed',
  platform: catalog.id,
  role: tombstone.id,
  before: old ? versionOf(old) : null,
  after: null,
  ...(old ? grantDeltas(catalog, old.grants, new Map()) : noDeltas),
  removal: {
    moveTo: tombstone.removed?.moveTo ?? null,
    reason: tombstone.removed?.reason ?? '',
    at: tombstone.at
  }
})

const versionOf = ({ id, title, scope, reportsTo, contentManaged, document }: Role): RoleVersion => ({
  id,
  title,
  scope,
  reportsTo,
  content: contentManaged ? 'managed' : document?.observed ? 'observed' : 'left-alone',
  at: document?.at ?? null
})

const isRenamed = (before: RoleVersion, after: RoleVersion): boolean =>
  before.title !== after.title || before.id !== after.id

/** Whether two versions are the same, wherever they stand. */
const sameVersion = (before: RoleVersion, after: RoleVersion): boolean =>
  JSON.stringify({ ...before, at: null }) === JSON.stringify({ ...after, at: null })

type GrantDeltas = Pick<RoleChange, 'gained' | 'lost'>

const noDeltas: GrantDeltas = { gained: [], lost: [] }

/** What is granted further, and what less far. What the platform decides by itself is no difference. */
const grantDeltas = (catalog: Catalog, before: Grants, after: Grants): GrantDeltas => {
  const gained: GrantDelta[] = []
  const lost: GrantDelta[] = []
  for (const permission of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(permission) ?? null
    const scope = after.get(permission) ?? none
    if (was === scope || catalog.permissions.get(permission)?.fixed) continue
    const delta = { permission, scope, was, risk: riskOf(catalog, permission) }
    const isWider = was === null || (scope !== none && rank(catalog, scope) > rank(catalog, was))
    ;(isWider ? gained : lost).push(delta)
  }
  return { gained: gained.sort(byRisk), lost: lost.sort(byRisk) }
}

const byRisk = (a: GrantDelta, b: GrantDelta): number =>
  risks.indexOf(b.risk) - risks.indexOf(a.risk) || compareText(a.permission, b.permission)
