/** Documents that are fine. The hostile ones are mutations of them. */

const head = 'apiVersion: rolewright/v1\n'

/** A role; its lines are 1 to 7. */
export const role: string = `${head}kind: Role
platform: uspacy
id: desk-agent
grants:
  leads: {view: all}
  deals: {view: own}
`

/** A role with another id, or with another text where the id stands. */
export const roleCalled = (id: string): string => role.replace('desk-agent', id)

/** A role with one more line after its grants: the eighth. */
export const roleWith = (...lines: readonly string[]): string => `${role}${lines.join('\n')}\n`

/** An assignment of this user; the user stands in line 5 from column 12 on. */
export const assignmentsOf = (...users: readonly string[]): string =>
  `${head}kind: Assignments\nplatform: uspacy\nassignments:\n${users.map((user) => `  - {user: ${user}, roles: [employee]}\n`).join('')}`

/** An assignment of these roles to one person; the first role stands in line 5 from column 38 on. */
export const assignmentsTo = (roles: string): string =>
  `${head}kind: Assignments\nplatform: uspacy\nassignments:\n  - {user: ana@example.org, roles: [${roles}]}\n`

/** A target; its lines are 1 to 4, and what is added follows. */
export const targetWith = (...lines: readonly string[]): string =>
  `${head}kind: Target\nid: uspacy-production\nplatform: uspacy\n${lines.map((line) => `${line}\n`).join('')}`

/** A document of any other kind. */
export const document = (...lines: readonly string[]): string => `${head}${lines.join('\n')}\n`

/** Many lines of one kind. */
export const repeated = (times: number, line: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => line(index)).join('')
