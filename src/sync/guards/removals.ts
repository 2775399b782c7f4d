import { roleAccess } from '../../access/effective.ts'
import { settled } from '../simulate.ts'
import { passes, type Guard, type Scene } from './guard.ts'
import { aboveLimit, allowance, limitOf, people, unlessOverridden } from './limits.ts'
import { ownAccountsOf, protectedUsersOf } from './versions.ts'

/**
 * One plan does not take access from more people of a target than the limits allow, and never everything from
 * everybody, however few they are, so that nobody is left with any. Who loses anything that they can do counts, whatever
 * takes it: a line, a role, the content of a role; also people without a line. Who has left does not count, and what only
 * time makes due is not held back.
 */
export const removals: Guard = {
  id: 'removals',
  judge(scene) {
    if (scene.due) return passes('nobody is counted: time alone makes this due, as it was approved')
    const losers = new Set(
      scene.changes.flatMap(({ user, lost }) => (lost.length > 0 && scene.people.has(user) ? user : []))
    )
    const losing = losers.size
    const all = scene.people.size
    const limit = limitOf(scene, 'removals')
    const numbers = `${losing} of ${people(all)} would lose something`
    const why = isEverything(scene, losers)
      ? 'everybody would lose everything'
      : aboveLimit(limit, losing, all)
    if (why === null) return passes(`${numbers}; ${allowance(limit, all)}`)
    return unlessOverridden(scene, 'removals', losing, `${numbers}: ${why}`)
  }
}

/**
 * Whether somebody loses something, and nobody is left with more than the platform gives by itself: what is fixed, or
 * the role that it falls back to in place of others. Whoever gains something is somebody who is left; so the rest of an
 * apply that was cut off is never refused where the whole was not. Whoever is protected keeps what they have by that
 * alone, so they do not count here.
 */
const isEverything = (scene: Scene, losers: ReadonlySet<string>): boolean => {
  const {
    target: { catalog },
    actual,
    after,
    reaches
  } = scene
  const { fallbackRole } = catalog
  const given = roleAccess(catalog, { id: '', scope: null, grants: new Map() })
  const isLeftNothing = (user: string): boolean =>
    [...reaches.after(user).keys()].every((permission) => given.has(permission))
  const fellBack = (user: string): boolean => {
    const roles = settled(catalog, after.accounts.get(user)?.roles ?? new Map())
    const had = fallbackRole !== null && actual.accounts.get(user)?.roles.has(fallbackRole) === true
    return fallbackRole !== null && !had && roles.size === 1 && roles.has(fallbackRole)
  }
  const spared = new Set([...protectedUsersOf(scene), ...ownAccountsOf(scene), ...scene.leavers])
  const all = [...after.accounts.keys()].filter((user) => !spared.has(user))
  return all.some((user) => losers.has(user)) && all.every((user) => isLeftNothing(user) || fellBack(user))
}
