import { ConnectorError } from '../../model/connector.ts'
import type { Role, User } from './wire.ts'

/** By what users' lists may name a role. */
export type RolesBy = 'id' | 'code'

/** What users' lists call roles. */
export interface RoleNames {
  /** The id of the role that is called so; null where nothing says which one that is. */
  idOf(name: string): string | null
  /** What a role is called there. Throws a {@link ConnectorError} where nothing says it. */
  nameOf(id: string): string
  /** Whether it is one of the marks of an account, or a role that nobody sees. */
  isMark(name: string): boolean
}

/** Marks that the Space keeps among somebody's roles, as it writes them and as we do. They are never dropped from a list. */
const marks: Readonly<Record<string, string>> = {
  OWNER: 'owner',
  ADMIN: 'admin',
  EXTERNAL_USER: 'external-user'
}

/** A role that the Space answers with and its own web interface hides. Source: `uspacy-store`, `disableDeleting.enum.ts`. */
const hiddenCode = 'No Access'

/** Whether people never see a role, so that it is none for us. */
export const isHidden = ({ code }: Pick<Role, 'code'>): boolean => code === hiddenCode

/** The marks of an account, in our words. */
export const marksOf = ({ roles }: Pick<User, 'roles'>): readonly string[] =>
  roles.flatMap((name) => (Object.hasOwn(marks, name) ? (marks[name] ?? []) : []))

/**
 * Whether users' lists name roles by id or by code, which the vendor's sources do not tell: what explains all that is there.
 * `by`: what somebody has looked up; null where nobody has. Throws a {@link ConnectorError} where neither explains it, or both
 * do and mean different roles.
 */
export const roleNames = (
  all: readonly Role[],
  users: readonly Pick<User, 'roles'>[],
  by: RolesBy | null
): RoleNames => {
  const hidden = new Set(all.filter(isHidden).flatMap(({ id }) => [id, hiddenCode]))
  const isMark = (name: string): boolean => Object.hasOwn(marks, name) || hidden.has(name)
  const roles = all.filter((role) => !isHidden(role))
  const used = [...new Set(users.flatMap((user) => user.roles))].filter((name) => !isMark(name))
  const ways = waysToName(roles).filter((way) => by === null || way.by === by)
  const fitting = ways.filter(({ ids }) => used.every((name) => ids.has(name)))
  if (fitting.length === 0) throw unexplained(used, ways)
  const meant = (name: string): ReadonlySet<string | undefined> =>
    new Set(fitting.map(({ ids }) => ids.get(name)))
  const odd = used.find((name) => meant(name).size > 1)
  if (odd !== undefined) throw new ConnectorError('unknown', `${undecided}: \`${odd}\` is both. ${lookUp}`)
  return {
    isMark,
    idOf: (name) => (meant(name).size === 1 ? ([...meant(name)][0] ?? null) : null),
    nameOf(id) {
      const role = roles.find((each) => each.id === id)
      if (role === undefined) throw new ConnectorError('refused', `the Space has no role \`${id}\``)
      const [name, other] = new Set(fitting.map((way) => way.nameOf(role)))
      if (other === undefined && typeof name === 'string') return name
      throw new ConnectorError('refused', `${undecided}, for nobody there has one that would tell. ${lookUp}`)
    }
  }
}

const undecided = 'it cannot be told whether people’s roles are named by id or by code'
const lookUp = 'Give somebody a role by hand, or write `settings: {rolesBy: ...}` in the Target document'

interface Way {
  readonly by: RolesBy
  /** What a role is called → its id. */
  readonly ids: ReadonlyMap<string, string>
  readonly nameOf: (role: Role) => string | null
}

const waysToName = (roles: readonly Role[]): readonly Way[] => {
  const way = (by: RolesBy, nameOf: Way['nameOf']): Way => ({
    by,
    nameOf,
    ids: new Map(roles.flatMap((role) => [[nameOf(role) ?? '', role.id] as const]))
  })
  return [way('id', ({ id }) => id), way('code', ({ code }) => code)]
}

const unexplained = (used: readonly string[], ways: readonly Way[]): ConnectorError => {
  const odd = used.filter((name) => !ways.some(({ ids }) => ids.has(name)))
  const by = ways.map((way) => way.by).join(' or by ')
  const names = (odd.length > 0 ? odd : used).slice(0, 5).map((name) => `\`${name}\``)
  return new ConnectorError(
    'unknown',
    `people have roles that the list of roles does not explain by ${by}: ${names.join(', ')}`
  )
}
