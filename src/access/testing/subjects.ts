import type { Access, HeldRoles, Reaches } from '../../model/access.ts'
import { isActive, type Instant } from '../../model/instant.ts'
import type { Place } from '../../model/place.ts'
import type { Target } from '../../model/target.ts'
import { pathsTo, spanAt, traceOf } from '../path.ts'
import { tick } from '../../model/words.ts'
import type { Who } from './written.ts'

/** A line or a grant that has a part in what somebody can do. */
interface Part {
  readonly message: string
  readonly at: Place
}

/** Somebody, or some roles alone, whose access a test looks at. */
export interface Subject {
  /** As messages call it. */
  readonly label: string
  /** What it can do on a target. */
  reaches(target: Target): Reaches
  /** The roles that it has on a target. */
  roles(target: Target): readonly string[]
  /** The places by which it comes to a permission, or by which it has its roles where it does not. */
  parts(target: Target, permission: string): readonly Part[]
  /** Why it can do nothing at all; null where nothing special is so. */
  readonly absence: string | null
  /** Whether it is one role by itself, so that the label says all. */
  readonly isRole: boolean
}

/** The subjects of a selector at an instant: one for each person or role that it means. */
export const subjectsOf = (access: Access, who: Who, at: Instant): readonly Subject[] => {
  const { people } = access.policy
  switch (who.kind) {
    case 'user':
      return [person(access, who.name, at)]
    case 'role':
      return [
        { ...alone(access, `the role ${tick(who.role)}`, (target) => rolesHere(target, who)), isRole: true }
      ]
    case 'function': {
      const users = activeUsers(access).filter((user) =>
        people.get(user)?.functions.some((entry) => entry.function === who.name && isActive(entry.period, at))
      )
      return users.length > 0
        ? users.map((user) => person(access, user, at))
        : [functionAlone(access, who.name)]
    }
    case 'department':
      return activeUsers(access)
        .filter((user) => people.get(user)?.department === who.name)
        .map((user) => person(access, user, at))
    case 'everybody':
      return activeUsers(access)
        .filter((user) => !who.except.includes(user))
        .map((user) => person(access, user, at))
  }
}

const rolesHere = (target: Target, who: { readonly platform: string; readonly role: string }): string[] =>
  target.catalog.id === who.platform && target.roles.has(who.role) ? [who.role] : []

/** Whoever documents speak of and who is neither on leave nor departed. */
const activeUsers = ({ policy }: Access): readonly string[] => {
  const users = new Set<string>()
  for (const { id, status } of policy.people.values()) if (status === 'active') users.add(id)
  for (const { user } of policy.declared.lines) if (!policy.people.has(user)) users.add(user)
  return [...users].sort()
}

/** A job function that nobody has now is judged by its roles alone, so that the test asks about something. */
const functionAlone = (access: Access, name: string): Subject =>
  alone(access, `the job function ${tick(name)}`, ({ catalog, roles }) => {
    const given = access.policy.functions.get(name)?.roles ?? {}
    const here = Object.hasOwn(given, catalog.id) ? (given[catalog.id] ?? []) : []
    return here.filter((role) => roles.has(role))
  })

const alone = (access: Access, label: string, rolesOf: (target: Target) => readonly string[]): Subject => ({
  label,
  reaches(target) {
    const roles = rolesOf(target)
    return roles.length > 0 ? access.reaches(target, held(roles)) : new Map()
  },
  roles: rolesOf,
  parts: (target, permission) => rolesOf(target).flatMap((role) => grantPart(target, role, permission)),
  absence: null,
  isRole: false
})

const held = (roles: readonly string[]): HeldRoles => new Map(roles.map((role) => [role, null]))

const person = (access: Access, user: string, at: Instant): Subject => ({
  label: tick(user),
  reaches: (target) => access.reachesAt(target, user, at),
  roles: (target) => [...(spanAt(access, target, user, at)?.roles.keys() ?? [])],
  parts: (target, permission) => partsOf(access, target, user, permission, at),
  absence: absenceOf(access, user),
  isRole: false
})

const absenceOf = ({ policy }: Access, user: string): string | null => {
  const status = policy.people.get(user)?.status
  if (status === 'leave') return 'on leave'
  return status === 'departed' ? 'departed' : null
}

const partsOf = (
  access: Access,
  target: Target,
  user: string,
  permission: string,
  at: Instant
): readonly Part[] => {
  const paths = pathsTo(access, target, user, permission, at).filter(({ scope }) => scope !== null)
  if (paths.length > 0)
    return paths.flatMap(({ role, holding }) => [
      ...(holding ? [{ message: `gives ${tick(role)} to ${tick(user)}`, at: holding.at }] : []),
      ...grantPart(target, role, permission)
    ])
  return (spanAt(access, target, user, at)?.holdings ?? []).map(({ role, at: place }) => ({
    message: `gives ${tick(role)} to ${tick(user)}`,
    at: place
  }))
}

const grantPart = (target: Target, role: string, permission: string): readonly Part[] => {
  const trace = traceOf(target, role, permission)
  if (trace === null || !('at' in trace.origin)) return []
  const [granted = permission] = trace.chain
  const brings = granted === permission ? '' : `, which brings ${tick(permission)}`
  return [{ message: `${tick(trace.origin.role)} grants ${tick(granted)}${brings}`, at: trace.origin.at }]
}
