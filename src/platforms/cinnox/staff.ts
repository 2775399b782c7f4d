import type { Scope } from '../../model/catalog.ts'
import type { LiveState } from '../../model/connector.ts'
import { on, undocumented } from '../../model/grants.ts'
import type { AccountState, Evidence, RoleState } from '../../model/state.ts'
import type { Role, Target } from '../../model/target.ts'
import { counted, listed, tick } from '../../model/words.ts'
import type { Member } from './wire.ts'

/**
 * A service as its staff list tells of it: the predefined roles as the catalog has them, and every other role that somebody
 * has, with unknown content. A custom role that nobody has is in no list; it counts as there where somebody has looked at it
 * on the platform, which its document says (`observed`). Roles go by their names, for the list has no ids of them.
 */
export const liveOf = (target: Target, members: readonly Member[], evidence: Evidence): LiveState => {
  const held = holdersByRole(members)
  const roles = [...predefinedRoles(target), ...otherRoles(target, held), ...observedRoles(target, held)]
  return {
    roles,
    accounts: members.map((member) => accountOf(target, member)),
    evidence,
    unitsUntold: true,
    notes: notesOn(target, roles, held)
  }
}

/** The name of a role → the people who have it. */
type HoldersByRole = ReadonlyMap<string, readonly Member[]>

const holdersByRole = (members: readonly Member[]): HoldersByRole => {
  const held = new Map<string, Member[]>()
  for (const member of members) {
    if (member.role === null || member.role === '') continue
    const known = held.get(member.role)
    if (known) known.push(member)
    else held.set(member.role, [member])
  }
  return held
}

const predefinedRoles = ({ catalog }: Target): readonly RoleState[] =>
  [...catalog.roles.values()].map(({ title, scope, grants, complete }) => ({
    ...unknownRole(title),
    predefined: true,
    scope,
    grants: new Map([...(grants ?? []), ...(complete && grants ? [] : [[undocumented(title), on] as const])])
  }))

const unknownRole = (name: string): RoleState => ({
  id: name,
  key: name,
  title: name,
  predefined: false,
  scope: null,
  grants: new Map([[undocumented(name), on]]),
  reportsTo: null
})

const otherRoles = (target: Target, held: HoldersByRole): readonly RoleState[] =>
  [...held]
    .filter(([name]) => predefinedNamed(target, name) === null)
    .map(([name, people]) => ({ ...unknownRole(name), scope: widestOf(target, people) }))

/** Custom roles that somebody has looked at and that nobody has. */
const observedRoles = (target: Target, held: HoldersByRole): readonly RoleState[] => {
  const seen = new Set([...held.keys()].map(fold))
  const namesOf = ({ id, title, document }: Role): readonly string[] => [
    id,
    title,
    ...(document?.previously ?? [])
  ]
  return [...target.roles.values()]
    .filter(({ predefined, document }) => predefined === null && document?.observed != null)
    .filter((role) => !namesOf(role).some((name) => seen.has(fold(name))))
    .map(({ title, scope }) => ({ ...unknownRole(title), scope }))
}

const accountOf = (target: Target, { id, status, email, role }: Member): AccountState => ({
  user: email === null || email === '' ? id : email.toLowerCase(),
  key: id,
  // Whoever has not signed in yet has the role as soon as they do.
  active: status !== 'Suspended',
  markers: [],
  roles: new Map(
    role === null || role === '' ? [] : [[predefinedNamed(target, role)?.title ?? role, null] as const]
  )
})

const predefinedNamed = ({ catalog }: Target, name: string): { readonly title: string } | null =>
  [...catalog.roles.values()].find(({ title }) => fold(title) === fold(name)) ?? null

const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase()

/** The level that the staff list tells of somebody; null where it is none that the catalog knows. */
const levelOf = ({ catalog }: Target, { dataScope }: Member): Scope | null =>
  catalog.scopes.find(({ id, title }) => [id, title].some((name) => fold(name) === fold(dataScope ?? ''))) ??
  null

/** Everybody with a role should have its level. Where they differ, the widest is what the role may reach at the most. */
const widestOf = (target: Target, people: readonly Member[]): string | null => {
  const levels = people.map((member) => levelOf(target, member)?.id)
  return target.catalog.scopes.findLast(({ id }) => levels.includes(id))?.id ?? null
}

/** What the list tells of people that their role does not explain. */
const notesOn = (target: Target, roles: readonly RoleState[], held: HoldersByRole): readonly string[] => [
  ...[...held].flatMap(([name, people]) => levelNotes(target, roles, name, people)),
  ...departmentNotes(target, roles, held)
]

const levelNotes = (
  target: Target,
  roles: readonly RoleState[],
  name: string,
  people: readonly Member[]
): readonly string[] => {
  const title = predefinedNamed(target, name)?.title ?? name
  const scope = roles.find((role) => role.key === title)?.scope ?? null
  const told = new Map<string, Member[]>()
  for (const member of people) {
    if (levelOf(target, member)?.id === scope && scope !== null) continue
    const level = member.dataScope ?? ''
    told.set(level, [...(told.get(level) ?? []), member])
  }
  const expected = target.catalog.scopes.find(({ id }) => id === scope)?.title ?? null
  const rest = expected === null ? 'nothing tells that of the role' : `the role has ${tick(expected)}`
  return [...told].map(([level, some]) => {
    const what = level === '' ? 'no data access level' : `the data access level ${tick(level)}`
    return `${namesOf(some)} with the role ${tick(title)} on ${tick(target.id)}: the staff list tells ${what}, and ${rest}; which of the two holds is not known`
  })
}

const departmentNotes = (
  target: Target,
  roles: readonly RoleState[],
  held: HoldersByRole
): readonly string[] => {
  const bound = new Set(target.catalog.scopes.flatMap(({ id, unit }) => (unit === null ? [] : [id])))
  const number = roles
    .filter(({ scope }) => scope !== null && bound.has(scope))
    .flatMap(({ key }) =>
      [...held].filter(([name]) => (predefinedNamed(target, name)?.title ?? name) === key)
    )
    .reduce((sum, [, people]) => sum + people.length, 0)
  return number === 0
    ? []
    : [
        `the staff list of ${tick(target.id)} does not tell departments: for ${counted(number, 'person').replace('persons', 'people')} whose role reaches one, only CINNOX shows which it is`
      ]
}

const fewNames = 5

const namesOf = (people: readonly Member[]): string => {
  const names = people.slice(0, fewNames).map(({ id, email }) => tick(email ?? id))
  const more = people.length - names.length
  return listed(more > 0 ? [...names, `${more} more`] : names)
}
