import type { Plan } from '../../src/index.ts'
import type { Logins } from '../approval/model.ts'
import { peopleOf } from '../approval/people.ts'
import type { Account, Permission } from '../github/port.ts'

/** Everything that decides whether somebody's closing of a checklist says that its steps are done. */
export interface Closing {
  /** Who closed the issue, as GitHub has it now; null where it does not say. */
  readonly closer: Account | null
  /** What they may do in the repository. */
  readonly permission: Permission
  /** Who people are, by the documents as they are applied. */
  readonly logins: Logins
  /** The plan that waits. */
  readonly plan: Plan
}

/** Why a closing says nothing, in words that go on "whoever closed it"; null where it is a confirmation. */
export const closingFault = ({ closer, permission, logins, plan }: Closing): string | null => {
  if (closer === null) return 'is not known to GitHub'
  if (closer.kind !== 'User') return 'is not a person'
  if (!writers.has(permission)) return 'may not write here'
  const known = peopleOf(logins).byLogin(closer.login)
  if (known === null) return 'is not in a People document with that GitHub name'
  if (known.emails.some((email) => gainersOf(plan).has(email))) return 'gains from this change'
  if (known.emails.some((email) => concernedIn(plan).has(email))) return 'is who one of the steps is about'
  return null
}

const writers: ReadonlySet<Permission> = new Set<Permission>(['write', 'maintain', 'admin'])

const gainersOf = ({ access }: Plan): ReadonlySet<string> =>
  new Set(access.flatMap(({ user, gained }) => (gained.length > 0 ? [user.toLowerCase()] : [])))

/** Whoever is to lose something has as little reason to be exact about it as whoever is to gain. */
const concernedIn = ({ pending, operations }: Plan): ReadonlySet<string> => {
  const steps = new Set(pending.map(({ operation }) => operation))
  return new Set(
    operations.flatMap(({ id, user }) => (user !== null && steps.has(id) ? [user.toLowerCase()] : []))
  )
}
