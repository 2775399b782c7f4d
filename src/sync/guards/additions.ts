import { passes, type Guard } from './guard.ts'
import { aboveLimit, allowance, limitOf, people, unlessOverridden } from './limits.ts'

/**
 * One plan does not give access to more people of a target than the limits allow. Who can do anything more counts,
 * newcomers too; the share is of those who have any access before. A target that is being adopted has no such limit,
 * nor has what only time makes due.
 */
export const additions: Guard = {
  id: 'additions',
  judge(scene) {
    if (scene.due) return passes('nobody is counted: time alone makes this due, as it was approved')
    const gaining = scene.changes.filter(({ gained }) => gained.length > 0).length
    const all = scene.people.size
    const limit = limitOf(scene, 'additions')
    const numbers = `${people(gaining)} would gain something, where ${all} had access before`
    if (scene.isNew) return passes(`${numbers}; nothing was applied here yet, so there is no limit`)
    const why = aboveLimit(limit, gaining, all)
    if (why === null) return passes(`${numbers}; ${allowance(limit, all)}`)
    return unlessOverridden(scene, 'additions', gaining, `${numbers}: ${why}`)
  }
}
