import type { AccountState } from '../../model/state.ts'
import { marksOf, type RoleNames } from './names.ts'
import type { User } from './wire.ts'

/** What somebody's account is read with. */
export interface PeopleInputs {
  readonly names: RoleNames
  /** Ids of the roles that reach as far as a department, so that it matters which. */
  readonly narrow: ReadonlySet<string>
  /** The names of departments by their id in the Space. */
  readonly departments: Readonly<Record<string, string>>
}

/** An account; null where it has a role of which it is not certain which one it is. */
export const accountOf = (user: User, { names, narrow, departments }: PeopleInputs): AccountState | null => {
  const roles = new Map<string, string | null>()
  for (const name of user.roles) {
    if (names.isMark(name)) continue
    const role = names.idOf(name)
    if (role === null) return null
    roles.set(role, narrow.has(role) ? unitOf(user, departments) : null)
  }
  return { user: emailOf(user), key: user.id, active: user.active, markers: marksOf(user), roles }
}

/** The main address; whoever has none is called by the id. */
const emailOf = ({ id, email }: User): string => {
  if (typeof email === 'string') return email === '' ? id : email.toLowerCase()
  const main = email.find((each) => each.main === true || each.main === 1) ?? email[0]
  return main?.value.toLowerCase() ?? id
}

/** The one department of somebody, where the settings name it; who is in several has none that would be all of it. */
const unitOf = ({ departmentsIds }: User, departments: PeopleInputs['departments']): string | null => {
  const [id, other] = departmentsIds
  const name = id !== undefined && Object.hasOwn(departments, id) ? departments[id] : undefined
  return name === undefined || other !== undefined ? null : `department: ${name}`
}
