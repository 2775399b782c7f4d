import type { Catalog } from '../../model/catalog.ts'
import { flowText, keyText } from '../../policy/yaml-text.ts'
import { exampleRole, type ExampleRole } from './example-role.ts'

/** A document of a new policy folder: where it lies in it, which schema describes it, and its text below `kind`. */
export interface NewDocument {
  readonly path: string
  readonly schema: string
  /** What it teaches, a line each. */
  readonly comment: readonly string[]
  readonly kind: string
  readonly fields: string
}

/** Who answers for the example role of a new organisation. */
export const exampleOwner = 'robin@example.org'

/** Who gets it. */
const exampleUser = 'kim@example.org'

const roleId = 'front-desk'

/** The guardrails of a new organisation: what holds anyway, written down so that it can be changed. */
export const guardrails: NewDocument = {
  path: 'guardrails.yaml',
  schema: 'guardrails',
  comment: [
    'What your organisation demands beyond the rules of the platforms. A change of this file is judged by the',
    'guardrails as they were before it, so nobody can loosen a rule and use that in one pull request.'
  ],
  kind: 'Guardrails',
  fields: `rules:
  # Never one administrator alone, never a crowd. Counted as soon as the documents make somebody one.
  admin-count: {severity: error, min: 2, max: 4}
  # What is risky and not part of a job has an end; \`maxDays\` says how far away it may be.
  standing-privilege: {severity: warning, maxDays: 90}
# Who must agree before a change is carried out. It counts for one commit and one plan, and from nobody who wrote the
# change or gains by it: so name one person more than \`count\`. Logins stand in people/team.yaml.
approvals:
  - {when: {change: any}, from: {people: [robin@example.org, sam@example.org]}, count: 1}
  # For what is critical ask two, once there are three names:
  # - {when: {risk: critical}, from: {people: [...]}, count: 2}
# What nobody may hold together, on whatever platform. \`rolewright catalog PLATFORM\` lists the permissions.
# conflicts:
#   - id: write-and-release
#     between: [[platform:resource.write], [platform:resource.release]]
#     reason: Whoever writes something does not release it
# A change that reaches more people of a target than this is a mistake until somebody says otherwise in \`overrides\`.
limits:
  removals: {percent: 25, count: 10}
  additions: {percent: 25, count: 10}
# A role or a line with a \`reviewed\` date is due again after this time.
reviews: {every: 3 months}
`
}

/** The people of a new organisation. */
export const people: NewDocument = {
  path: 'people/team.yaml',
  schema: 'people',
  comment: [
    'Put your own people here first. `github` is the login by which approvals are counted; whoever approves nothing',
    'needs none. Who leaves stays in the list with `status: departed`, so that the accounts are closed and stay closed.'
  ],
  kind: 'People',
  fields: `people:
  - {id: robin@example.org, name: Robin, department: Office, github: login-of-robin}
  - {id: sam@example.org, name: Sam, department: Office, github: login-of-sam}
  - {id: kim@example.org, name: Kim, department: Desk}
`
}

/** The documents for one platform: a target, a role, somebody who has it, and a question with the answer that must hold. */
export const platformDocuments = (catalog: Catalog, first: First): readonly NewDocument[] => {
  const role = exampleRole(catalog)
  return [target(catalog), ...(role === null ? [] : documentsOf(catalog, role, first))]
}

/** Who answers for what is written first, and the day on which that is. */
export interface First {
  readonly owner: string
  readonly today: string
}

const target = ({ id, title }: Catalog): NewDocument => ({
  path: `targets/${id}-production.yaml`,
  schema: 'target',
  comment: [
    `One tenant of ${title}. \`sandbox\` is an embedded tenant in a file: everything can be tried, and nobody is touched.`,
    'With `declared`, whoever and whatever these documents do not name is left alone.'
  ],
  kind: 'Target',
  fields: `id: ${id}-production
platform: ${keyText(id)}
connector: sandbox
environment: production
manage: {roles: declared, assignments: declared}
# Never changed: the account that the tenant was opened with, and the account of Rolewright itself.
protected: {users: [owner@example.org]}
runsAs: automation@example.org
`
})

const documentsOf = (
  catalog: Catalog,
  role: ExampleRole,
  { owner, today }: First
): readonly NewDocument[] => [
  {
    path: `roles/${catalog.id}/${roleId}.yaml`,
    schema: `roles/${catalog.id}`,
    comment:
      role.basedOn === null
        ? [
            'An example of a role: change it, or delete it with what names it. What is not named here is not granted.',
            `\`rolewright catalog ${catalog.id}\` lists what there is; in an editor, Ctrl+Space does.`
          ]
        : [
            `An example of a role: change it, or delete it with what names it. It starts from \`${role.basedOn}\`, now and later;`,
            `what is not named stays as it is there. \`rolewright catalog ${catalog.id}\` lists what there is.`
          ],
    kind: 'Role',
    fields: [
      `platform: ${keyText(catalog.id)}`,
      `id: ${roleId}`,
      'title: Front Desk',
      'description: Answers what comes in first',
      `owner: ${flowText(owner)}`,
      `reviewed: ${today}`,
      ...(role.scope === null ? [] : [`scope: ${flowText(role.scope)}`]),
      ...(role.basedOn === null ? [] : [`basedOn: ${flowText(role.basedOn)}`]),
      'grants:',
      ...Object.entries(role.grants).map(
        ([resource, actions]) => `  ${keyText(resource)}: ${flowText(actions)}`
      ),
      ''
    ].join('\n')
  },
  {
    path: `assignments/${catalog.id}.yaml`,
    schema: 'assignments',
    comment: [
      'Who has which role. Whoever has a line here has exactly the roles of all their lines; everybody else is left',
      'alone. A line may begin (`from`) and end (`until`) on a day, and says why it is there.'
    ],
    kind: 'Assignments',
    fields: `platform: ${keyText(catalog.id)}
assignments:
  - user: ${exampleUser}
    roles: ${flowText(rolesOf(catalog))}
    reason: Sits at the front desk
    reviewed: ${today}
`
  },
  {
    path: `tests/${catalog.id}.yaml`,
    schema: 'access-tests',
    comment: [
      'Questions with the answers that must hold, whatever else changes: `rolewright test` asks them.'
    ],
    kind: 'AccessTests',
    fields: [
      'tests:',
      `  - name: the front desk of ${catalog.id} does its work and no more`,
      `    who: {role: ${flowText(`${catalog.id}:${roleId}`)}}`,
      `    can: [${flowText(`${catalog.id}:${role.can}`)}]`,
      ...(role.cannot === null ? [] : [`    cannot: [${flowText(`${catalog.id}:${role.cannot}`)}]`]),
      ''
    ].join('\n')
  }
]

/** What the platform gives everybody is kept, where roles add up. */
const rolesOf = ({ fallbackRole, rolesPerUser }: Catalog): readonly string[] =>
  fallbackRole !== null && rolesPerUser.max !== 1 ? [fallbackRole, roleId] : [roleId]

/** A document as a file. `schemas` leads from the document's folder to the schemas. */
export const documentText = ({ schema, comment, kind, fields }: NewDocument, schemas: string): string =>
  [
    `# yaml-language-server: $schema=${schemas}/${schema}.schema.json`,
    ...comment.map((line) => `# ${line}`),
    'apiVersion: rolewright/v1',
    `kind: ${kind}`,
    fields
  ].join('\n')
