import type { Operation } from '../model/operation.ts'
import type { State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { settled } from './simulate.ts'

/** The room that a platform leaves while operations are put in order: for custom roles, and for roles of each person. */
export interface Room {
  /** Takes the operation's place; false where there is none yet, and then it is kept until there is. */
  enter(operation: Operation, at: number): boolean
  /** The kept operations that may try again after this one. */
  freedBy(operation: Operation): readonly number[]
}

/** How many custom roles a target may have; infinite where its subscription does not say. */
export const roleLimit = ({ catalog, document }: Target): number =>
  catalog.subscriptions.get(document?.subscription ?? '')?.customRoles ?? Infinity

/** The room on a target as it is, before any of the operations. */
export const roomOn = (target: Target, actual: State, operations: readonly Operation[]): Room => {
  const roles = roleRoom(target, actual)
  const people = peopleRoom(target, actual, operations)
  return {
    enter: (operation, at) => roles.enter(operation, at) && people.enter(operation, at),
    freedBy: (operation) => [...roles.freedBy(operation), ...people.freedBy(operation)]
  }
}

/** Creating a role takes a place, deleting one gives it back. */
const roleRoom = (target: Target, actual: State): Room => {
  const custom = [...actual.roles.values()].filter(({ predefined }) => !predefined)
  const isCustom = new Set(custom.map(({ id }) => id))
  const kept: number[] = []
  let free = roleLimit(target) - custom.length
  return {
    enter({ kind, role }, at) {
      if (kind === 'delete-role' && isCustom.has(role ?? '')) free += 1
      if (kind !== 'create-role') return true
      const may = free >= 1
      if (may) free -= 1
      else kept.push(at)
      return may
    },
    freedBy({ kind }) {
      const next = kind === 'delete-role' && free > 0 ? kept.shift() : undefined
      return next === undefined ? [] : [next]
    }
  }
}

/** One person's roles while they change. */
interface Holding {
  held: number
  /** How many assignments are still to come. */
  coming: number
  kept: number[]
}

/** No role above the maximum, and the last one taken only when nothing is to come; a required role is never missing. */
const peopleRoom = ({ catalog }: Target, actual: State, operations: readonly Operation[]): Room => {
  const { min, max } = catalog.rolesPerUser
  const isRequired = min > 0 || catalog.fallbackRole !== null
  const people = new Map<string, Holding>()
  for (const { kind, user } of operations) {
    if (user === null) continue
    const roles = settled(catalog, actual.accounts.get(user)?.roles ?? new Map<string, null>())
    const person = people.get(user) ?? { held: roles.size, coming: 0, kept: [] }
    if (kind === 'assign') person.coming += 1
    people.set(user, person)
  }
  const mayLeave = ({ held, coming }: Holding): boolean =>
    coming === 0 || !isRequired || (max !== null && held >= max && held > min)
  return {
    enter({ kind, user }, at) {
      const person = people.get(user ?? '')
      if (!person || (kind !== 'assign' && kind !== 'unassign')) return true
      const may = kind === 'unassign' ? mayLeave(person) : max === null || person.held < max
      if (!may) person.kept.push(at)
      else person.held += kind === 'assign' ? 1 : -1
      if (may && kind === 'assign') person.coming -= 1
      return may
    },
    freedBy({ kind, user }) {
      const person = people.get(user ?? '')
      if (!person || (kind !== 'assign' && kind !== 'unassign')) return []
      const freed = person.kept
      person.kept = []
      return freed
    }
  }
}
