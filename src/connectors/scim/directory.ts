import { ConnectorError, type LiveState } from '../../model/connector.ts'
import { on, undocumented } from '../../model/grants.ts'
import type { AccountState, Evidence, RoleState } from '../../model/state.ts'
import { counted, tick } from '../../model/words.ts'
import type { Place, Service } from './service.ts'
import type { Attribute, Settings } from './settings.ts'
import type { Group, User, Value } from './wire.ts'

/** What is read of a SCIM server. */
export interface Directory {
  readAll(): Promise<LiveState>
  /** One role by its key. */
  readRole(key: string): Promise<LiveState>
  /** One account by its id, or by its user where it has none that is known. */
  readAccount(user: string, id: string): Promise<LiveState>
  /** From now on a group of that name is one that was made a moment ago and lets nobody do anything yet; or is not. */
  noteMade(title: string, isMade: boolean): void
}

/** Roles and accounts of a SCIM server, as the settings of a target have them. */
export const openDirectory = (service: Service, settings: Settings): Directory => {
  const { roles: kind } = settings
  const made = new Set<string>()
  const readAll =
    kind === 'groups' ? () => allByGroups(service, settings, made) : () => allBy(service, settings, kind)
  const whole = async (keep: (live: LiveState) => Partial<LiveState>): Promise<LiveState> => {
    const live = await readAll()
    return { roles: [], accounts: [], evidence: live.evidence, ...keep(live) }
  }
  return {
    readAll,
    async readRole(key) {
      if (kind !== 'groups')
        return whole(({ roles }) => ({ roles: roles.filter((role) => role.key === key) }))
      const current = await service.group(key)
      const groups = current === null ? [] : countedIn([current.item], settings)
      return { roles: groups.map((group) => roleOfGroup(group, made)), accounts: [], evidence: alone }
    },
    async readAccount(user, id) {
      // Where no id is known, only the whole list tells whether somebody has an account.
      const isKnown = id !== user
      if (!isKnown)
        return whole(({ accounts }) => ({ accounts: accounts.filter((each) => each.user === user) }))
      const current = await service.user(id)
      if (current === null) return { roles: [], accounts: [], evidence: alone }
      const { item } = current
      if (kind !== 'groups')
        return { roles: [], accounts: [accountOf(item, rolesIn(item, kind), settings)], evidence: alone }
      const { groups, evidence } = await readGroups(service, settings)
      const held = groups.filter(({ members }) => members?.some(({ value }) => value === id))
      const account = accountOf(
        item,
        held.map((group) => group.id),
        settings
      )
      return { roles: [], accounts: [account], evidence }
    },
    noteMade(title, isMade) {
      if (isMade) made.add(title)
      else made.delete(title)
    }
  }
}

const alone: Evidence = { complete: true, pages: 1, note: 'read alone' }

/** The groups come first: whoever is new in between is in no group yet. */
const allByGroups = async (
  service: Service,
  settings: Settings,
  made: ReadonlySet<string>
): Promise<LiveState> => {
  const { all, groups, evidence } = await readGroups(service, settings)
  const { items: users, evidence: ofUsers } = await service.users()
  const held = holdings(groups, all, users)
  for (const user of users) refuseContradiction(user, groups, held)
  return {
    roles: groups.map((group) => roleOfGroup(group, made)),
    accounts: users.map((user) => accountOf(user, [...(held.get(user.id) ?? [])], settings)),
    evidence: joined([evidence, ofUsers], activeNote(users))
  }
}

const allBy = async (service: Service, settings: Settings, attribute: Attribute): Promise<LiveState> => {
  const { items: users, evidence } = await service.users()
  const titles = new Map(settings.values.map((value) => [value, value]))
  for (const { value, display } of users.flatMap((user) => user[attribute] ?? []))
    if (!titles.has(value)) titles.set(value, display ?? value)
  const isSilent = users.length > 0 && users.every((user) => user[attribute] === null)
  const doubt = isSilent ? await doubtOf(service, 'Users', attribute) : null
  const note = `roles are the values of ${tick(attribute)}: ${titles.size}, ${settings.values.length} of them from the settings`
  return {
    roles: [...titles].map(([key, title]) => roleOf(key, title)),
    accounts: users.map((user) => accountOf(user, rolesIn(user, attribute), settings)),
    evidence: joined([doubted(evidence, doubt)], [note, ...activeNote(users)])
  }
}

interface Groups {
  /** Those that are roles. */
  readonly groups: readonly Group[]
  readonly all: readonly Group[]
  readonly evidence: Evidence
}

const readGroups = async (service: Service, settings: Settings): Promise<Groups> => {
  const { items: all, evidence } = await service.groups()
  const groups = countedIn(all, settings)
  const isSilent = all.length > 0 && all.every(({ members }) => members === null)
  const doubt = isSilent ? await doubtOf(service, 'Groups', 'members') : null
  const notes =
    settings.prefix === null
      ? []
      : [`${groups.length} of them count, whose names begin with ${tick(settings.prefix)}`]
  return { all, groups, evidence: joined([doubted(evidence, doubt)], notes) }
}

/** Why it cannot be told that nobody has a role from nobody being shown with one. */
const doubtOf = async (service: Service, place: Place, attribute: string): Promise<string | null> => {
  if ((await service.shows(place, attribute)) === true) return null
  return (
    `none of its ${place} comes with ${tick(attribute)}, and its schemas do not say that they are shown: ` +
    'give somebody a role by hand and run again'
  )
}

const doubted = (evidence: Evidence, doubt: string | null): Evidence =>
  doubt === null ? evidence : { ...evidence, complete: false, note: doubt }

const joined = (parts: readonly Evidence[], notes: readonly string[]): Evidence => ({
  complete: parts.every(({ complete }) => complete),
  pages: parts.reduce((sum, { pages }) => sum + pages, 0),
  note: [...parts.map(({ note }) => note), ...notes].join('; ')
})

const activeNote = (users: readonly User[]): readonly string[] => {
  const silent = users.filter(({ active }) => active === null).length
  return silent === 0 ? [] : [`${counted(silent, 'user')} without ${tick('active')}, taken as active`]
}

const countedIn = (groups: readonly Group[], { prefix }: Settings): readonly Group[] =>
  groups.filter((group) => prefix === null || titleOf(group).startsWith(prefix))

const titleOf = ({ id, displayName }: Group): string => displayName ?? id

const roleOfGroup = (group: Group, made: ReadonlySet<string>): RoleState => {
  const role = roleOf(group.id, titleOf(group))
  return made.has(role.title) ? { ...role, grants: new Map() } : role
}

/** What a role lets people do is nowhere in SCIM. */
const roleOf = (key: string, title: string): RoleState => ({
  id: key,
  key,
  title,
  predefined: false,
  scope: null,
  grants: new Map([[undocumented(key), on]]),
  reportsTo: null
})

const rolesIn = (user: User, attribute: Attribute): readonly string[] =>
  (user[attribute] ?? []).map(({ value }) => value)

const accountOf = (user: User, roles: readonly string[], { users }: Settings): AccountState => ({
  user: nameOf(user, users).toLowerCase(),
  key: user.id,
  active: user.active ?? true,
  markers: [],
  roles: new Map([...roles].sort().map((role) => [role, null]))
})

const nameOf = ({ userName, emails }: User, by: Settings['users']): string => {
  if (by === 'userName' || (by === null && userName.includes('@'))) return userName
  const [only, other] = emails
  const main = emails.find(({ primary }) => primary === true) ?? (other === undefined ? only : undefined)
  return main?.value ?? userName
}

/** User id → the groups that show that user. Throws a {@link ConnectorError} for a member that is no user. */
const holdings = (
  groups: readonly Group[],
  all: readonly Group[],
  users: readonly User[]
): ReadonlyMap<string, ReadonlySet<string>> => {
  const people = new Set(users.map(({ id }) => id))
  const held = new Map<string, Set<string>>()
  for (const group of groups) {
    for (const member of group.members ?? []) {
      if (!people.has(member.value)) throw strange(group, member, all)
      const its = held.get(member.value)
      if (its) its.add(group.id)
      else held.set(member.value, new Set([group.id]))
    }
  }
  return held
}

const strange = (group: Group, { value, type }: Value, all: readonly Group[]): ConnectorError => {
  const inner = all.find(({ id }) => id === value)
  if (inner === undefined && type?.toLowerCase() !== 'group')
    return new ConnectorError(
      'unknown',
      `the group ${tick(titleOf(group))} has a member ${tick(value)} who is no user`
    )
  return new ConnectorError(
    'unknown',
    `the group ${tick(titleOf(group))} has the group ${tick(inner ? titleOf(inner) : value)} in it, so it cannot be told ` +
      'who has it; take that group out, or leave this one out by `settings: {groups: {startsWith: ...}}`'
  )
}

const refuseContradiction = (
  user: User,
  groups: readonly Group[],
  held: ReadonlyMap<string, ReadonlySet<string>>
): void => {
  const shown = user.groups.filter(({ type }) => type?.toLowerCase() !== 'indirect').map(({ value }) => value)
  const hidden = groups.find(({ id }) => shown.includes(id) && held.get(user.id)?.has(id) !== true)
  if (hidden === undefined) return
  throw new ConnectorError(
    'unknown',
    `the user ${tick(user.userName)} is in the group ${tick(titleOf(hidden))}, which does not show that member`
  )
}
