import type { Access } from '../../model/access.ts'
import type { Instant } from '../../model/instant.ts'
import { child, type Place } from '../../model/place.ts'
import type { Target } from '../../model/target.ts'
import { pathsTo } from '../path.ts'
import { unknownRoles } from '../wanted.ts'
import { listed, tick } from '../../model/words.ts'
import { failure, joined, nothing, resting, type Found } from './verdict.ts'
import type { Named, ReadTest } from './written.ts'

/** Who holds a permission on a target. */
export interface Held {
  /** Who does for sure. */
  readonly users: readonly string[]
  /** Who may, and the roles of theirs whose content nobody knows. */
  readonly maybe: ReadonlyMap<string, readonly string[]>
}

/** The active people who hold a permission on a target at any scope, and those who may. */
export const heldOn = (access: Access, target: Target, permission: string, at: Instant): Held => {
  const users: string[] = []
  const maybe = new Map<string, readonly string[]>()
  for (const user of access.holders(target).keys()) {
    const reaches = access.reachesAt(target, user, at)
    const unknown = unknownRoles(reaches)
    if (reaches.has(permission)) users.push(user)
    else if (unknown.length > 0) maybe.set(user, unknown)
  }
  return { users: users.sort(), maybe }
}

/** Judges `heldBy` and `holders` on one target. */
export const judgeHolders = (
  access: Access,
  test: ReadTest,
  named: Named,
  target: Target,
  at: Instant
): Found => {
  const held = heldOn(access, target, named.permission, at)
  const context: Context = { access, target, permission: named.permission, at, held }
  return joined([
    test.heldBy ? judgeExactly(context, test.heldBy, child(test.at, 'heldBy')) : nothing,
    test.holders ? judgeNumber(context, test.holders, child(test.at, 'holders')) : nothing
  ])
}

interface Context {
  readonly access: Access
  readonly target: Target
  readonly permission: string
  readonly at: Instant
  readonly held: Held
}

/** Exactly these people: nobody missing, nobody else. */
const judgeExactly = (
  context: Context,
  wanted: readonly { readonly user: string; readonly at: Place }[],
  at: Place
): Found => {
  const { target, held } = context
  const names = new Set(wanted.map(({ user }) => user))
  const extra = held.users.filter((user) => !names.has(user)).map((user) => tooMany(context, user, at))
  const missing = wanted
    .filter(({ user }) => !held.users.includes(user) && !held.maybe.has(user))
    .map(({ user, at: place }) => failure(`${tick(user)} does not hold it on ${target.id}`, place))
  const open = [...held.maybe.values()].map((roles) => resting(target, roles))
  return joined([...extra, ...missing, ...open])
}

const tooMany = ({ access, target, permission, at: now }: Context, user: string, at: Place): Found => {
  const paths = pathsTo(access, target, user, permission, now).filter(({ scope }) => scope !== null)
  const roles = [...new Set(paths.map(({ role }) => tick(role)))]
  const related = paths.flatMap(({ role, holding, origin }) => [
    ...(holding ? [{ message: `gives ${tick(role)} to ${tick(user)}`, at: holding.at }] : []),
    ...('at' in origin ? [{ message: `${tick(origin.role)} grants it`, at: origin.at }] : [])
  ])
  return failure(`${tick(user)} holds it too on ${target.id}, through ${listed(roles)}`, at, related)
}

/** At least and at most so many; whoever may hold it decides nothing where it holds or fails in any case. */
const judgeNumber = (
  { target, held }: Context,
  { min, max }: NonNullable<ReadTest['holders']>,
  at: Place
): Found => {
  const sure = held.users.length
  const most = sure + held.maybe.size
  if (min !== null && most < min) return failure(`${heldText(held, target)}, and at least ${min} must`, at)
  if (max !== null && sure > max) return failure(`${heldText(held, target)}, and at most ${max} may`, at)
  const isOpen = (min !== null && sure < min) || (max !== null && most > max)
  return isOpen ? joined([...held.maybe.values()].map((roles) => resting(target, roles))) : nothing
}

/** Who holds it on a target, as a sentence. */
export const heldText = ({ users }: Held, target: Target): string => {
  if (users.length === 0) return `nobody holds it on ${target.id}`
  return `${listed(users)} ${users.length === 1 ? 'holds' : 'hold'} it on ${target.id}`
}
