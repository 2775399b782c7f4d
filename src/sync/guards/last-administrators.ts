import { administers, canAdminister } from '../../access/administrators.ts'
import type { Reaches } from '../../model/access.ts'
import type { State } from '../../model/state.ts'
import { counted, tick } from '../../model/words.ts'
import { settled } from '../simulate.ts'
import { passes, refuses, type Guard, type Scene } from './guard.ts'
import { ownAccountsOf } from './versions.ts'

/**
 * Administrators remain: afterwards as many as the guardrails ask for, or as many as there were, and at least one where
 * there was one. Counted are active accounts that administer the target as it is read, or carry a mark that does; not
 * the account that the tool runs as, nor whom this plan only invites, who may never come. Nothing overrides this guard.
 */
export const lastAdministrators: Guard = {
  id: 'last-administrators',
  judge(scene) {
    const { target, actual, after, administrators } = scene
    const { catalog } = target
    if (!canAdminister(catalog) && catalog.administers.markers.length === 0) {
      return passes(`nobody is counted: what is known of ${tick(catalog.id)} does not say who administers it`)
    }
    const before = administratorsIn(scene, actual, scene.reaches.before)
    const left = administratorsIn(scene, after, scene.reaches.after)
    const needed = Math.min(before, Math.max(1, administrators))
    const numbers = `${counted(before, 'administrator')} before, ${left} afterwards; at least ${needed} must remain`
    // Written so that no number at all refuses too.
    if (left >= needed) return passes(numbers)
    return refuses(`${numbers}; let somebody else administer ${tick(target.id)} first, in a plan of its own`)
  }
}

const administratorsIn = (scene: Scene, state: State, reaches: (user: string) => Reaches): number => {
  const { catalog } = scene.target
  const uncounted = new Set([...ownAccountsOf(scene), ...invitedBy(scene)])
  return [...state.accounts.values()].filter(
    ({ user, active, markers, roles }) =>
      active &&
      !uncounted.has(user) &&
      (markers.some((marker) => catalog.administers.markers.includes(marker)) ||
        administers(catalog, settled(catalog, roles), reaches(user)))
  ).length
}

const invitedBy = ({ operations }: Scene): readonly string[] =>
  operations.flatMap(({ kind, user }) => (kind === 'invite' && user !== null ? user : []))
