import type { State } from '../../model/state.ts'
import { counted } from '../../model/words.ts'
import { passes, type Guard, type Scene } from './guard.ts'
import { people, unlessOverridden } from './limits.ts'

/**
 * A wish for nothing is refused: it is what a lost folder, a wrong filter or an empty list of staff looks like. A
 * target where several people have a role keeps somebody who has one, and one where several custom roles of ours are
 * keeps one of ours. Leavers count here: where everybody is marked as departed, no other guard counts them. A role that
 * the platform gives by itself to whoever has none is not one that somebody has. One person or one role alone may go,
 * and what only time makes due is not held back; the other guards hold for both.
 */
export const empty: Guard = {
  id: 'empty',
  judge(scene) {
    const { actual, after, due } = scene
    const had = peopleIn(scene, actual)
    const have = peopleIn(scene, after)
    const were = rolesIn(scene, actual)
    const are = rolesIn(scene, after)
    const noPeople = !due && had >= several && have === 0
    const noRoles = were >= several && are === 0
    if (!noPeople && !noRoles) {
      return passes(
        `${have} of ${people(had)} with a role, ${are} of ${counted(were, 'custom role')} afterwards`
      )
    }
    const reasons = [
      ...(noPeople ? [`${people(had)} have a role, and nobody would have one afterwards`] : []),
      ...(noRoles
        ? [`${counted(were, 'custom role')} are declared there, and all of them would be deleted`]
        : [])
    ]
    const number = Math.max(noPeople ? had : 0, noRoles ? were : 0)
    return unlessOverridden(scene, 'empty', number, reasons.join('; '))
  }
}

/** From so many on it is no longer one change that somebody means. */
const several = 2

/** How many active accounts have a role that the platform does not give by itself. */
const peopleIn = ({ target: { catalog } }: Scene, { accounts }: State): number =>
  [...accounts.values()].filter(
    ({ active, roles }) => active && [...roles.keys()].some((role) => role !== catalog.fallbackRole)
  ).length

/** How many custom roles there are that either version speaks of; temporary roles and those of others do not count. */
const rolesIn = ({ target, base }: Scene, { roles }: State): number =>
  [...roles.values()].filter(
    ({ id, predefined }) =>
      !predefined && (target.roles.has(id) || target.removed.has(id) || base?.roles.has(id) === true)
  ).length
