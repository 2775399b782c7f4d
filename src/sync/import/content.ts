import type { Grants } from '../../model/catalog.ts'
import type { WrittenGrants } from '../../model/document.ts'
import { isUndocumented, undocumented } from '../../model/grants.ts'
import type { RoleState, State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { withoutFixed } from '../content.ts'
import { writeGrants } from './grants.ts'

/** One way to write what a role grants. */
export interface Content {
  readonly basedOn: string | null
  readonly grants: WrittenGrants | null
  readonly entries: number
}

const nothing: Grants = new Map()

/** Grants of permissions that documents can name, and unknown content. What the catalog does not know is kept by itself. */
export const sayable = ({ catalog }: Target, grants: Grants): Grants =>
  new Map(
    [...withoutFixed(catalog, grants)].filter(([id]) => catalog.permissions.has(id) || isUndocumented(id))
  )

/**
 * What a role will grant once the import is done, for roles that are based on it: what is there where documents decide
 * its content or only the platform knows it, else what documents and the catalog say.
 */
export const baseGrants = (target: Target, state: State, id: string): Grants => {
  const role = target.roles.get(id)
  const live = state.roles.get(id)
  const isRead = live !== undefined && !live.grants.has(undocumented(id))
  const isFollowed = !role || role.contentManaged || role.grants.has(undocumented(id))
  return sayable(
    target,
    isFollowed && live && (isRead || role?.contentManaged) ? live.grants : (role?.grants ?? nothing)
  )
}

/**
 * The ways to write what a role grants, the shortest first: its plain grants, and the difference to a predefined role
 * from which one may be made. A base of unknown content is taken only where the role has that content too, or needs some
 * base. Empty where documents cannot say it.
 */
export const contentsOf = (target: Target, state: State, live: RoleState): readonly Content[] => {
  const { catalog } = target
  const grants = sayable(target, live.grants)
  const write = (base: string | null): readonly Content[] => {
    const from = base === null ? nothing : baseGrants(target, state, base)
    const written = writeGrants({ catalog, grants, base: from, isBased: base !== null, scope: null })
    return written ? [{ basedOn: base, ...written, entries: written.entries + (base === null ? 0 : 1) }] : []
  }
  const { basedOnRequired } = catalog.customRoles
  const isPredefined = catalog.roles.has(live.id)
  const plain = basedOnRequired && !isPredefined ? [] : write(null)
  const bases = isPredefined ? [] : basesFor(target, live, basedOnRequired)
  return [...plain, ...bases.flatMap(write)].sort((a, b) => a.entries - b.entries)
}

const basesFor = (
  { catalog, roles, removed }: Target,
  live: RoleState,
  isRequired: boolean
): readonly string[] =>
  [...catalog.roles.values()]
    .filter(({ id, duplicable, reserved }) => duplicable && !reserved && !removed.has(id))
    .filter(({ id }) => {
      const isUnknown = roles.get(id)?.grants.has(undocumented(id)) === true
      return !isUnknown || isRequired || live.grants.has(undocumented(id))
    })
    .map(({ id }) => id)
