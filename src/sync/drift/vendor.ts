import type { PredefinedRole } from '../../model/catalog.ts'
import type { Drift, DriftCause, DriftSide } from '../../model/drift.ts'
import { isUndocumented, none } from '../../model/grants.ts'
import type { RoleState, State } from '../../model/state.ts'
import type { Role, Target } from '../../model/target.ts'
import { compareText, tick } from '../../model/words.ts'
import { foldTitle, unknownGrants, withoutFixed } from '../content.ts'
import { grantWords } from './words.ts'

/** What the platform has changed by itself: its own roles, and permissions that the catalog does not know. */
export const vendorDrift = (target: Target, state: State): readonly Drift[] => [
  ...[...target.roles.values()].flatMap((role) => ofPredefined(target, role, state.roles.get(role.id))),
  ...[...state.roles.values()].sort((a, b) => compareText(a.id, b.id)).flatMap((live) => ofLive(target, live))
]

/** Whether the manual says for certain that nobody but the vendor can do this to the role. */
export const onlyVendor = (
  predefined: PredefinedRole,
  what: 'editable' | 'renamable' | 'deletable'
): boolean => predefined.reserved || (!predefined[what] && !predefined.inferred.includes(what))

const ofPredefined = (target: Target, role: Role, live: RoleState | undefined): readonly Drift[] => {
  const { predefined } = role
  if (!predefined) return []
  if (!live) return predefined.reserved ? [] : [missing(target, predefined)]
  return [...retitled(target, role, predefined, live), ...changed(target, role, predefined, live)]
}

const missing = (target: Target, predefined: PredefinedRole): Drift =>
  drift(target, 'missing-predefined-role', predefined.id, {
    approved: { words: `is there as ${tick(predefined.title)}`, value: { title: predefined.title } },
    live: { words: 'is not there', value: null },
    cause: onlyVendor(predefined, 'deletable') ? 'vendor' : 'unknown',
    adopt: `take ${tick(predefined.id)} out of the documents, and look whether a newer catalog leaves it out`
  })

/** The name of a role that no document gives another one. */
const retitled = (
  target: Target,
  { document }: Role,
  predefined: PredefinedRole,
  live: RoleState
): readonly Drift[] => {
  const isOurs = document?.title != null || !onlyVendor(predefined, 'renamable')
  if (isOurs || foldTitle(live.title) === foldTitle(predefined.title)) return []
  return [
    drift(target, 'predefined-role', predefined.id, {
      approved: { words: `is called ${tick(predefined.title)}`, value: { title: predefined.title } },
      live: { words: `is called ${tick(live.title)}`, value: { title: live.title } },
      cause: 'vendor',
      adopt: 'look whether a newer catalog has the new name'
    })
  ]
}

/** The content of a role that documents leave alone: by the catalog, or by what somebody has looked up. */
const changed = (
  target: Target,
  role: Role,
  predefined: PredefinedRole,
  live: RoleState
): readonly Drift[] => {
  const isObserved = role.document?.observed != null
  const isVendors = onlyVendor(predefined, 'editable')
  if (role.contentManaged || !(isVendors || isObserved)) return []
  const sides = differences(target, role, live)
  if (sides === null) return []
  return [
    drift(target, 'predefined-role', role.id, {
      ...sides,
      cause: isVendors ? 'vendor' : 'unknown',
      adopt: isObserved
        ? 'look it up again, and write what it grants and the day under `observed`'
        : 'look whether a newer catalog knows it; until then a Role document with `observed` can say what it grants'
    })
  ]
}

/** In what a live role differs from what is known of it; nothing is said about what is not known of either. */
const differences = (
  { catalog }: Target,
  role: Role,
  live: RoleState
): { readonly approved: DriftSide; readonly live: DriftSide } | null => {
  const expected = withoutFixed(catalog, role.grants)
  const isWhole = (grants: RoleState['grants']): boolean => ![...grants.keys()].some(isUndocumented)
  const unknown = unknownGrants(catalog, live.grants)
  const names = [...new Set([...expected.keys(), ...live.grants.keys()])].sort().filter((name) => {
    if (isUndocumented(name) || unknown.has(name) || expected.get(name) === live.grants.get(name))
      return false
    return expected.has(name) ? live.grants.has(name) || isWhole(live.grants) : isWhole(expected)
  })
  if (names.length === 0) return null
  const side = (grants: RoleState['grants']): DriftSide => {
    const values = Object.fromEntries(names.map((name) => [name, grants.get(name) ?? none]))
    return { words: grantWords(values), value: { grants: values } }
  }
  return { approved: side(expected), live: side(live.grants) }
}

const ofLive = (target: Target, live: RoleState): readonly Drift[] => {
  const { catalog } = target
  const isNew = live.predefined && !catalog.roles.has(live.id) && !target.removed.has(live.id)
  const unknown = unknownGrants(catalog, live.grants)
  return [
    ...(isNew ? [added(target, live)] : []),
    ...(unknown.size > 0 ? [surplus(target, live, unknown)] : [])
  ]
}

const added = (target: Target, { id, title }: RoleState): Drift =>
  drift(target, 'new-predefined-role', id, {
    approved: { words: 'is not known', value: null },
    live: { words: `is there as ${tick(title)}`, value: { title } },
    cause: 'vendor',
    adopt: 'look whether a newer catalog knows it; a document can name it only then'
  })

const surplus = (target: Target, live: RoleState, unknown: RoleState['grants']): Drift => {
  const grants = Object.fromEntries([...unknown].sort(([a], [b]) => compareText(a, b)))
  const names = Object.keys(grants)
  return drift(target, 'unknown-permission', live.id, {
    approved: { words: `${names.join(', ')}: not known`, value: null },
    live: { words: grantWords(grants), value: { grants } },
    cause: names.every((name) => isVendorsOwn(target, name)) ? 'vendor' : 'unknown',
    revert: `take it from ${tick(live.id)} on the platform; a plan keeps what the catalog does not know`,
    adopt:
      'look whether a newer catalog knows it; a resource that your tenant defines belongs under `resources` of its Target'
  })
}

/** A new action on what the vendor ships; where tenants define resources of their own, a new resource may be one. */
const isVendorsOwn = ({ catalog }: Target, permission: string): boolean => {
  const resource = permission.slice(0, permission.lastIndexOf('.'))
  return (
    catalog.tenantResources === null ||
    [...catalog.permissions.values()].some((known) => known.resource === resource)
  )
}

const drift = (
  { id }: Target,
  kind: Drift['kind'],
  role: string,
  {
    adopt,
    revert = 'nobody but the vendor can; ask the vendor',
    ...sides
  }: {
    readonly approved: DriftSide
    readonly live: DriftSide
    readonly cause: DriftCause
    readonly adopt: string
    readonly revert?: string
  }
): Drift => ({
  target: id,
  kind,
  subject: { user: null, role },
  ...sides,
  counts: true,
  operation: null,
  answers: { revert, adopt }
})
