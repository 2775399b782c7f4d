import type { LiveState } from '../../model/connector.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Helper } from '../../model/plan.ts'
import type { Target } from '../../model/target.ts'
import { foldTitle } from '../content.ts'

/** Those of the temporary roles of a target that are really there, by their key or by their title. */
export const helpersThere = (
  { id }: Target,
  { roles }: Pick<LiveState, 'roles'>,
  helpers: readonly Helper[]
): readonly Helper[] => {
  const names = new Set(roles.flatMap(({ key, title }) => [`key ${key}`, `title ${foldTitle(title)}`]))
  return helpers.filter(
    ({ target, role, title }) =>
      target === id && (names.has(`key ${role}`) || names.has(`title ${foldTitle(title)}`))
  )
}

/**
 * A target on which temporary roles are recognised by their title: no document speaks of them, so they are read like
 * roles that are to be removed.
 */
export const withHelpers = (target: Target, helpers: readonly Helper[]): Target => {
  const own = helpers.filter((helper) => helper.target === target.id)
  if (own.length === 0) return target
  const tombstones = own.map((helper): [string, RoleDocument] => [helper.role, tombstone(target, helper)])
  return { ...target, removed: new Map([...target.removed, ...tombstones]) }
}

const tombstone = ({ id: target, catalog }: Target, { role, title }: Helper): RoleDocument => ({
  at: { file: '', pointer: '' },
  platform: catalog.id,
  id: role,
  title,
  previously: [],
  description: null,
  owner: null,
  scope: null,
  basedOn: null,
  grants: null,
  reportsTo: null,
  targets: [target],
  onboarding: [],
  observed: null,
  removed: { moveTo: null, reason: '' },
  reviewed: null,
  reason: null
})
