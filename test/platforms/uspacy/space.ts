import type { Answer } from '../../support/loopback.ts'
import { invalid, refused, type Sent } from './answer.ts'

/** A role of the Space, with its permissions as one flat list. */
interface SpaceRole {
  readonly id: string
  readonly code: string
  title: string
  permissions: readonly string[]
}

/** A user of the Space; roles by id. */
export interface SpaceUser {
  readonly id: number
  readonly email: string
  active: boolean
  marks: readonly string[]
  roles: readonly string[]
  departments: readonly string[]
}

/** How a Space is, where it is not as usual. */
export interface SpaceGiven {
  /** By what users' lists name roles; by id where absent. */
  readonly rolesBy?: 'id' | 'code'
  /** How many users it shows on a page at most. */
  readonly perPage?: number
  /** How many roles of their own a customer may have; any number where absent. */
  readonly customRoles?: number
  /** Smart objects of the Space, with their areas, such as `crm.contracts`. */
  readonly smartObjects?: readonly string[]
}

/** What is in a Space, and what it does with it. */
export interface Space {
  readonly roles: Map<string, SpaceRole>
  readonly users: Map<string, SpaceUser>
  readonly offered: () => Answer
  readonly listRoles: () => Answer
  readonly createRole: (sent: Sent) => Answer
  readonly changeRole: (id: string, sent: Sent) => Answer
  readonly deleteRole: (id: string) => Answer
  readonly listUsers: (query: URLSearchParams) => Answer
  readonly showUser: (id: string) => Answer
  readonly changeRoles: (id: string, sent: Sent) => Answer
  readonly setActive: (id: string, active: boolean) => Answer
}

/** The account that is the tool's own. */
export const admin = 'admin@example.org'

/** Permissions that a role has and no catalog knows. */
export const foreign: readonly string[] = ['hub.uspacy_journal.view.allowed', 'tasks.task.create.allowed']

const names = ['leads', 'deals', 'contacts', 'companies', 'activity', 'uspacy_calls']
const entities = names.map((name) => `crm.${name}`)
const actions = ['create', 'view', 'edit', 'delete', 'export']
const levels = ['mine', 'department', 'allowed']
const grammar = /^[a-z_]+\.[\w-]+\.(create|view|edit|delete|export)\.(mine|department|allowed)$/
const marks = ['OWNER', 'ADMIN', 'EXTERNAL_USER']

const shipped: readonly (readonly [code: string, permissions: readonly string[]])[] = [
  ['Employee', ['crm.leads.view.mine', ...foreign]],
  ['Head', entities.map((entity) => `${entity}.view.allowed`)],
  ['Head of the sales department', ['crm.deals.view.department', 'crm.deals.edit.department']],
  ['Manager of the sales department', ['crm.deals.view.mine', 'crm.deals.create.allowed']],
  ['HR', []],
  ['No Access', []]
]

/** A Space with these people, who have the role Employee, and the administrator, who has it too. */
export const makeSpace = (
  people: readonly string[],
  { rolesBy = 'id', perPage = 100, customRoles = Infinity, smartObjects = [] }: SpaceGiven
): Space => {
  const roles = new Map(
    shipped.map(([code, permissions], index) => freshRole(String(index + 1), code, permissions))
  )
  const users = new Map([admin, ...people].map((email, index) => freshUser(100 + index, email)))
  const nameOf = (id: string): string => (rolesBy === 'id' ? id : (roles.get(id)?.code ?? id))
  const shownRole = (role: SpaceRole): object => showRole(role, [...users.values()], nameOf)
  const shownUser = (user: SpaceUser): object => showUser(user, nameOf)
  const withRole = (id: string, answer: (role: SpaceRole) => Answer): Answer => {
    const role = roles.get(id)
    return role ? answer(role) : refused(404, 'no such role')
  }
  const withUser = (id: string, answer: (user: SpaceUser) => Answer): Answer => {
    const user = [...users.values()].find((each) => String(each.id) === id)
    return user ? answer(user) : refused(404, 'no such user')
  }
  const write = (role: SpaceRole, { title, permissions }: Sent): Answer => {
    if (title !== undefined && title.trim() === '') return invalid('title', 'title is required')
    const odd = permissions?.find((text) => !grammar.test(text))
    if (odd !== undefined) return invalid('permissions', `unknown permission ${odd}`)
    role.title = title ?? role.title
    role.permissions = permissions ?? role.permissions
    roles.set(role.id, role)
    return [200, shownRole(role)]
  }
  return {
    roles,
    users,
    offered: () => [200, byAction([...everyOne([...entities, ...smartObjects]), ...foreign])],
    listRoles: () => [200, [...roles.values()].map(shownRole)],
    createRole(sent) {
      if (roles.size - shipped.length >= customRoles)
        return refused(403, 'your tariff does not allow another role')
      if (sent.title === undefined || sent.permissions === undefined)
        return invalid('title', 'title and permissions are required')
      const id = String(Math.max(...[...roles.keys()].map(Number)) + 1)
      return write({ id, code: `role_${id}`, title: '', permissions: [] }, sent)
    },
    changeRole: (id, sent) => withRole(id, (role) => write(role, sent)),
    deleteRole: (id) =>
      withRole(id, ({ code }) => {
        if (code === 'Employee' || code === 'Head') return refused(403, 'this role cannot be deleted')
        if ([...users.values()].some((user) => user.roles.includes(id)))
          return invalid('users', 'the role has users')
        roles.delete(id)
        return [204]
      }),
    listUsers(query) {
      const all = [...users.values()].filter((user) => user.active || query.get('show') === 'all')
      const list = Math.min(Number(query.get('list') ?? perPage), perPage)
      const page = Number(query.get('page') ?? 1)
      const lastPage = Math.max(1, Math.ceil(all.length / list))
      const data = all.slice((page - 1) * list, page * list).map(shownUser)
      return [200, { data, meta: { total: all.length, page, list, lastPage, perPage: list } }]
    },
    showUser: (id) => withUser(id, (user) => [200, shownUser(user)]),
    changeRoles: (id, { roles: sent = [] }) =>
      withUser(id, (user) => {
        const found = sent
          .filter((name) => !marks.includes(name))
          .map((name) => [...roles.keys()].find((role) => nameOf(role) === name))
        const known = found.flatMap((role) => role ?? [])
        if (known.length < found.length) return invalid('roles', 'unknown role')
        user.marks = sent.filter((name) => marks.includes(name))
        // Whoever loses the last role gets Employee.
        user.roles = known.length > 0 ? known : ['1']
        return [200, shownUser(user)]
      }),
    setActive: (id, active) =>
      withUser(id, (user) => {
        if (user.marks.includes('OWNER')) return refused(403, 'the owner of the space stays')
        user.active = active
        return [200, shownUser(user)]
      })
  }
}

const freshRole = (
  id: string,
  code: string,
  permissions: readonly string[]
): readonly [string, SpaceRole] => [id, { id, code, title: code, permissions }]

const freshUser = (id: number, email: string): readonly [string, SpaceUser] => [
  email,
  { id, email, active: true, marks: email === admin ? ['ADMIN'] : [], roles: ['1'], departments: [] }
]

const everyOne = (of: readonly string[]): readonly string[] =>
  of.flatMap((entity) => actions.flatMap((action) => levels.map((level) => `${entity}.${action}.${level}`)))

/** Written as one list, permissions are read by action, with cells that nobody can click; an action without any is null. */
const byAction = (flat: readonly string[]): Readonly<Record<string, readonly string[] | null>> =>
  Object.fromEntries(
    actions.map((action) => {
      const noise = action === 'create' ? ['crm.leads.create.mine.disabled-any'] : []
      const list = [...flat.filter((text) => text.split('.')[2] === action), ...noise]
      return [action, list.length === 0 ? null : list]
    })
  )

const showUser = (
  { id, email, active, marks: own, roles, departments }: SpaceUser,
  nameOf: (role: string) => string
): object => ({
  id,
  authUserId: id + 1000,
  email: [
    { id: '1', type: 'work', value: `other-${email}`, main: false },
    { id: '2', type: 'work', value: email, main: true }
  ],
  active,
  roles: [...own, ...roles.map(nameOf)],
  departmentsIds: departments
})

const showRole = (
  { id, code, title, permissions }: SpaceRole,
  users: readonly SpaceUser[],
  nameOf: (role: string) => string
): object => ({
  id,
  code,
  title,
  permissions: byAction(permissions),
  userList: users.filter((user) => user.roles.includes(id)).map((user) => showUser(user, nameOf)),
  departmentList: []
})
