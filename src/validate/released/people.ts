import type { Fix, Problem } from '../../model/finding.ts'
import type { Holder, Holding } from '../../model/holder.ts'
import { child, keyOf, type Location, type Place } from '../../model/place.ts'
import type { FunctionEntry, JobFunction, Line } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import type { Target } from '../../model/target.ts'
import { beginningOf } from '../beginning.ts'
import { list, listSome } from '../words.ts'
import { tick } from '../../model/words.ts'
import type { ComparedSides } from './targets.ts'

/** Somebody who had something on a target, and is no longer managed there. */
interface Released {
  readonly user: string
  /** What the base gives from now on. */
  readonly holdings: readonly [Holding, ...Holding[]]
}

/** People of a target whom the base manages and the documents no longer do. */
export function* releasedPeople({ before, after, now }: ComparedSides): Iterable<Problem> {
  const byFunction = new Map<JobFunction, string[]>()
  const spoken = spokenOf(after.policy, after.target)
  const managed = after.access.holders(after.target)
  for (const holder of before.access.holders(before.target).values()) {
    const released = releasedFrom(holder, now)
    if (released === null || spoken.has(holder.user) || managed.has(holder.user)) continue
    const emptied = emptiedFunction(after.policy, released)
    const known = emptied && byFunction.get(emptied)
    if (emptied === null) yield ofPerson(after.policy, after.target, released)
    else if (known) known.push(holder.user)
    else byFunction.set(emptied, [holder.user])
  }
  for (const [emptied, users] of byFunction) yield ofFunction(after.target, emptied, users)
}

/** Whoever has left had everything taken; who had nothing from now on leaves nothing behind. */
const releasedFrom = ({ user, status, holdings }: Holder, now: number): Released | null => {
  const [first, ...others] = holdings.filter(({ period }) => period.until > now)
  return first && status !== 'departed' ? { user, holdings: [first, ...others] } : null
}

/** Whom a line on a target releases with a reason, or gives a role that exists nowhere, which another rule reports. */
const spokenOf = ({ declared, targets }: Policy, { id, catalog }: Target): ReadonlySet<string> => {
  const beside = [...targets.values()].filter((target) => target.catalog.id === catalog.id)
  const isUnknown = (role: string): boolean => beside.every(({ roles }) => !roles.has(role))
  const lines = declared.lines.filter(
    ({ platform, targets: named, released, roles }) =>
      platform === catalog.id &&
      (named === null || named.includes(id)) &&
      (released !== null || roles.some(isUnknown))
  )
  return new Set(lines.map(({ user }) => user))
}

/** The job function that somebody still has, and that gives nothing on the platform any more. */
const emptiedFunction = ({ people, functions }: Policy, { user, holdings }: Released): JobFunction | null => {
  const kept = new Set(people.get(user)?.functions.map((entry) => entry.function))
  for (const { through } of holdings) {
    const name = isEntry(through) ? through.function : null
    if (name !== null && kept.has(name)) return functions.get(name) ?? null
  }
  return null
}

const isEntry = (through: Line | FunctionEntry): through is FunctionEntry => 'function' in through

const rolesIn = ({ holdings }: Released): string => list([...new Set(holdings.map(({ role }) => role))])

const ofPerson = (policy: Policy, { id, catalog }: Target, released: Released): Problem => {
  const { user, holdings } = released
  const [{ through }] = holdings
  const document = isEntry(through) ? null : documentOf(policy, through)
  const mayHaveNothing = catalog.rolesPerUser.min === 0 || catalog.fallbackRole !== null
  return {
    message: `nothing speaks of ${tick(user)} on ${tick(id)} any more, and the platform would keep what the base gives: ${rolesIn(released)}`,
    help: `write ${mayHaveNothing ? '`roles: []` to take it away, ' : 'another role, '}\`released\` with a reason to let go, or \`status: departed\` for who has left`,
    at: document ?? placeOf(policy, user, through),
    about: { user },
    fixes: document && mayHaveNothing ? [nothingFor(user, document)] : []
  }
}

/** The list from which a line was taken, where the file still holds the same kind of lines. */
const documentOf = ({ declared }: Policy, line: Line): Place | null => {
  const holds = ({ platform, targets }: Line): string => JSON.stringify([platform, targets])
  const beside = declared.lines.some(
    (other) => other.at.file === line.at.file && holds(other) === holds(line)
  )
  return beside ? keyOf({ file: line.at.file, pointer: '/assignments' }) : null
}

const placeOf = ({ people }: Policy, user: string, { at }: Line | FunctionEntry): Place | Location => {
  const person = people.get(user)
  if (person) return child(person.at, 'id')
  const isThere = [...people.values()].some((other) => other.at.file === at.file)
  return isThere ? keyOf({ file: at.file, pointer: '/people' }) : beginningOf(at)
}

const nothingFor = (user: string, { file, pointer }: Place): Fix => ({
  title: `write \`roles: []\` for ${tick(user)}`,
  widens: false,
  edits: [{ file, op: 'add', path: `${pointer}/-`, value: { user, roles: [] } }]
})

const ofFunction = (
  { id, catalog }: Target,
  { id: name, at }: JobFunction,
  users: readonly string[]
): Problem => ({
  message: `the job function ${tick(name)} gives nothing on ${tick(catalog.id)} any more, and on ${tick(id)} nothing else speaks of ${listSome(users)}: the platform would keep what they have`,
  help: 'give them a line there: other roles, `roles: []`, or `released` with a reason',
  at: child(at, 'roles')
})
