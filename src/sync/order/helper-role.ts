import { ownGrants, roleAccess, type GivingRole } from '../../access/effective.ts'
import type { Reach, Reaches } from '../../model/access.ts'
import type { Catalog, Grants } from '../../model/catalog.ts'
import { atLeast, covers, on } from '../../model/grants.ts'
import type { RoleContent } from '../../model/operation.ts'
import type { Helper } from '../../model/plan.ts'
import type { Target } from '../../model/target.ts'
import { compareText } from '../../model/words.ts'
import { foldTitle, withoutFixed } from '../content.ts'
import { canonical, sha256 } from '../digest.ts'
import { helperNames } from '../temporary.ts'
import type { Site } from './site.ts'

/** A temporary role that gives somebody exactly what is wanted, and the unit in which it is given. */
export interface HelperRole extends Omit<Helper, 'users'> {
  readonly content: RoleContent
  readonly unit: string | null
}

/** Makes a temporary role that gives what is wanted and no more; null where no role can say that. */
export type HelperMaker = (site: Site, wanted: Reaches) => HelperRole | null

/** The maker for a plan with these operations. The same access on a target is the same role. */
export const helperMaker = (operationIds: readonly string[]): HelperMaker => {
  const operations = [...operationIds].sort()
  const known = new Map<Reaches, HelperRole | null>()
  return (site, wanted) => {
    const remembered = known.get(wanted)
    if (remembered !== undefined) return remembered
    const written = contentFor(site, wanted)
    const helper = written && named(site, written, operations)
    known.set(wanted, helper)
    return helper
  }
}

/** The first name that is free: what an earlier apply has left may have the one that comes first. */
const named = ({ given }: Site, { unit, ...content }: Written, operations: readonly string[]): HelperRole => {
  const target = given.target.id
  const taken = namesOn(given)
  for (let tried = 0; ; tried++) {
    const hash = sha256(canonical({ target, content, operations, ...(tried > 0 && { tried }) })).slice(0, 8)
    const { role, title } = helperNames(hash)
    if (!taken.has(role) && !taken.has(foldTitle(title)))
      return { target, role, title, content: { title, ...content }, unit }
  }
}

/** What roles there are called, by documents or on the platform, as platforms compare names. */
const namesOn = ({ target, actual }: Site['given']): ReadonlySet<string> =>
  new Set([
    ...[...actual.roles.values()].flatMap(({ id, key, title }) => [id, key, foldTitle(title)]),
    ...target.roles.keys(),
    ...target.removed.keys()
  ])

type Written = Omit<RoleContent, 'title'> & { readonly unit: string | null }

const contentFor = (site: Site, wanted: Reaches): Written | null => {
  const { target } = site.given
  const unit = oneOf([...wanted.values()].flatMap(({ units }) => units))
  const values =
    target.catalog.scopePer === 'role' ? atOneScope(target.catalog, wanted) : eachAtItsOwn(wanted)
  if (unit === undefined || values === null) return null
  const grants = withoutFixed(target.catalog, values.grants)
  const role = { id: '', scope: values.scope, grants }
  if (!isOffered(target, grants) || !hasWhatItNeeds(target.catalog, role)) return null
  if (!isExactly(site, role, unit, wanted)) return null
  const sorted = [...grants].sort(([a], [b]) => compareText(a, b))
  return { scope: values.scope, grants: Object.fromEntries(sorted), reportsTo: null, unit }
}

/** The one value of a list, null where it is empty; undefined where there are several. */
const oneOf = (values: readonly string[]): string | null | undefined => {
  const [first = null, ...more] = new Set(values)
  return more.length > 0 ? undefined : first
}

interface Values {
  readonly scope: string | null
  readonly grants: Grants
}

const eachAtItsOwn = (wanted: Reaches): Values => ({
  scope: null,
  grants: new Map([...wanted].map(([permission, { scope }]) => [permission, scope]))
})

const atOneScope = ({ scopes }: Catalog, wanted: Reaches): Values | null => {
  const scope = oneOf([...wanted.values()].map(({ scope: each }) => each))
  if (scope === undefined) return null
  const grants = new Map([...wanted.keys()].map((permission) => [permission, on]))
  return { scope: scope === on ? null : (scope ?? scopes[0]?.id ?? null), grants }
}

/** Whether the platform lets a role have these permissions at these values. */
const isOffered = ({ catalog, document }: Target, grants: Grants): boolean =>
  [...grants].every(([id, value]) => {
    const permission = catalog.permissions.get(id)
    if (permission === undefined) return false
    const { scopes, feature } = permission
    const isLicensed = feature === null || (document?.licensed?.includes(feature) ?? true)
    return (
      isLicensed &&
      (value === on ? scopes.length === 0 || catalog.scopePer === 'role' : scopes.includes(value))
    )
  })

const hasWhatItNeeds = (catalog: Catalog, role: GivingRole): boolean => {
  const access = roleAccess(catalog, role)
  return [...ownGrants(catalog, role)].every(([id, value]) =>
    (catalog.permissions.get(id)?.requires ?? []).every((required) => {
      const permission = catalog.permissions.get(required)
      return (
        permission === undefined || covers(catalog, access.get(required), atLeast(catalog, permission, value))
      )
    })
  )
}

/** Whether the role, as the platform reads it, gives all that is wanted and nothing else. */
const isExactly = (
  { measure, given: { target } }: Site,
  role: GivingRole,
  unit: string | null,
  wanted: Reaches
): boolean => {
  const needsUnit = new Set(target.catalog.scopes.flatMap((scope) => (scope.unit === null ? [] : scope.id)))
  const gives = new Map<string, Reach>()
  for (const [permission, scope] of roleAccess(target.catalog, role))
    gives.set(permission, { scope, units: unit !== null && needsUnit.has(scope) ? [unit] : [], through: [] })
  return measure.within(gives, wanted) && measure.within(wanted, gives)
}
