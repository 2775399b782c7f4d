import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const entities = ['leads', 'deals', 'contacts', 'companies', 'activities', 'call-log']
const heading = (kind) => `apiVersion: rolewright/v1\nkind: ${kind}\n`

/** The sizes that the benchmark knows: roles, people, files of assignments. */
export const sizes = {
  small: { roles: 5, people: 50, files: 1 },
  medium: { roles: 200, people: 5_000, files: 100 },
  large: { roles: 2_000, people: 100_000, files: 8_000 }
}

/**
 * Writes a valid organisation of a size into a folder; the same size always gives the same bytes. One role and one file
 * of assignments in `every` differ from those of the organisation without it.
 */
export const writeOrganisation = (folder, { roles, people, files }, every = Infinity) => {
  mkdirSync(folder, { recursive: true })
  const isChanged = (number) => Number.isFinite(every) && number % every === 0
  const write = (name, text) => writeFileSync(join(folder, name), text)
  write(
    'target.yaml',
    `${heading('Target')}id: production\nplatform: uspacy\nenvironment: production\nsubscription: professional\nresources: [${tenantResources.join(', ')}]\n`
  )
  // Everything here is permanent and every role a little different from the next: two rules would report little else.
  write(
    'guardrails.yaml',
    `${heading('Guardrails')}rules:\n  standing-privilege: {severity: off}\n  redundant-role: {severity: off}\n`
  )
  for (let role = 0; role < roles; role++) write(`role-${role}.yaml`, roleText(role, isChanged(role)))
  const each = Math.ceil(people / files)
  for (let file = 0; file < files; file++) {
    const users = Array.from(
      { length: Math.min(each, people - file * each) },
      (_, index) => file * each + index
    )
    if (users.length > 0) write(`assignments-${file}.yaml`, assignmentsText(users, roles, isChanged(file)))
  }
}

const tenantResources = Array.from({ length: 19 }, (_, index) => `object-${index}`)

const roleText = (role, changed) => {
  const resources = [...entities, ...tenantResources]
  const grants = resources.map((resource, index) => {
    const scope = (role >> (index % 11)) % 2 === 0 && !changed ? 'all' : 'own'
    return `  ${resource}: {view: all, create: all, edit: ${scope}, delete: ${(role + index) % 3 === 0 ? scope : 'own'}}\n`
  })
  return `${heading('Role')}platform: uspacy\nid: role-${role}\ntitle: Function ${role} of the house\ndescription: Made for measuring.\nowner: owner@example.org\ngrants:\n${grants.join('')}`
}

const assignmentsText = (users, roles, changed) =>
  `${heading('Assignments')}platform: uspacy\nassignments:\n${users
    .map(
      (user) =>
        `  - {user: person${user}@example.org, roles: [employee, role-${(user * 7 + (changed ? 1 : 0)) % roles}], reason: Measured}\n`
    )
    .join('')}`
