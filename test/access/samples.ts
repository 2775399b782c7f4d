import * as fc from 'fast-check'
import { policyOf } from '../support/policy.ts'
import type { Loaded } from '../../src/policy/load.ts'

/** When something holds, in days from {@link start}; `until` is its last day. */
export interface SampleTerms {
  readonly from: number | null
  readonly until: number | null
  readonly team: string | null
}

/** One line of an Assignments document. */
interface SampleLine extends SampleTerms {
  readonly platform: string
  readonly target: string | null
  readonly user: string
  readonly roles: readonly string[]
}

/** A small organisation as plain data, close to what is written, so that a slow oracle can read it. */
export interface Sample {
  readonly platforms: readonly {
    readonly id: string
    readonly single: boolean
    readonly fallback: boolean
  }[]
  readonly targets: readonly {
    readonly id: string
    readonly platform: string
    readonly environment: string
    readonly all: boolean
  }[]
  readonly roles: readonly {
    readonly platform: string
    readonly id: string
    readonly grants: Readonly<Record<string, string>>
  }[]
  readonly functions: readonly {
    readonly id: string
    readonly roles: Readonly<Record<string, readonly string[]>>
  }[]
  readonly people: readonly {
    readonly id: string
    readonly status: 'active' | 'leave' | 'departed'
    readonly functions: readonly (SampleTerms & { readonly function: string })[]
  }[]
  readonly lines: readonly SampleLine[]
  readonly conflicts: readonly { readonly id: string; readonly between: readonly (readonly string[])[] }[]
  readonly min: number
  readonly max: number
}

/** Midnight before the first day. */
export const start: number = Date.UTC(2026, 10, 21)

/** Days on which something may begin or end, and one on each side. */
export const days: readonly number[] = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

/** The moment at which a day begins. */
export const midnight = (day: number): number => start + day * 24 * 60 * 60 * 1000

const platformIds = ['desk', 'mail']
const users = ['ana@example.org', 'bo@example.org', 'cy@example.org']
const customs = ['r0', 'r1', 'r2']
const everyRole = ['basic', 'boss', ...customs]
const functionIds = ['f0', 'f1']

const scopes = ['own', 'team', 'all']

const terms: fc.Arbitrary<SampleTerms> = fc
  .record({
    from: fc.option(fc.integer({ min: -1, max: 5 })),
    days: fc.option(fc.integer({ min: 0, max: 4 })),
    team: fc.option(fc.constantFrom('Day', 'Night'))
  })
  .map(({ from, days: length, team }) => ({
    from,
    until: length === null ? null : (from ?? 0) + length,
    team
  }))

const grants: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({
    'leads.view': fc.constantFrom('none', ...scopes),
    'leads.edit': fc.constantFrom('none', 'none', 'own', 'all'),
    'calls.listen': fc.constantFrom('none', 'on'),
    'calls.list': fc.constantFrom('none', 'none', 'on'),
    'users.appoint': fc.constantFrom('none', 'none', 'none', 'on'),
    'users.move': fc.constantFrom('none', 'none', 'team', 'all')
  })
  .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== 'none')))

const pattern = fc
  .tuple(
    fc.constantFrom(...platformIds),
    fc.constantFrom('leads.view', 'leads.edit', 'leads.*', 'calls.list', '*.list*', 'users.*', 'calls.listen')
  )
  .map(([platform, permission]) => `${platform}:${permission}`)

const someRoles = fc.uniqueArray(fc.constantFrom(...everyRole), { minLength: 1, maxLength: 2 })

/** Small organisations with everything that time and several targets can do. */
export const samples: fc.Arbitrary<Sample> = fc
  .record({
    shapes: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
    environments: fc.tuple(fc.constantFrom('production', 'test'), fc.boolean(), fc.boolean()),
    contents: fc.array(grants, { minLength: 6, maxLength: 6 }),
    functions: fc.array(fc.tuple(someRoles, fc.option(someRoles)), { minLength: 2, maxLength: 2 }),
    people: fc.array(
      fc.record({
        status: fc.constantFrom('active', 'active', 'active', 'leave', 'departed'),
        functions: fc.uniqueArray(
          fc
            .tuple(fc.constantFrom(...functionIds), terms)
            .map(([name, when]) => ({ function: name, ...when })),
          { maxLength: 2, selector: (entry) => entry.function }
        )
      }),
      { minLength: 3, maxLength: 3 }
    ),
    lines: fc.array(
      fc
        .tuple(
          fc.constantFrom(...platformIds),
          fc.boolean(),
          fc.constantFrom(...users),
          fc.oneof({ weight: 6, arbitrary: someRoles }, { weight: 1, arbitrary: fc.constant([]) }),
          terms
        )
        .map(([platform, one, user, roles, when]) => ({
          platform,
          target: one ? `${platform}-1` : null,
          user,
          roles,
          ...when
        })),
      { maxLength: 7 }
    ),
    conflicts: fc.array(
      fc.tuple(
        fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 }),
        fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 })
      ),
      { minLength: 1, maxLength: 3 }
    ),
    limits: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
  })
  .map(({ shapes, environments, contents, functions, people, lines, conflicts, limits }) => ({
    platforms: [
      { id: 'desk', single: shapes[0], fallback: shapes[1] },
      { id: 'mail', single: shapes[2], fallback: shapes[3] }
    ],
    targets: [
      { id: 'desk-1', platform: 'desk', environment: 'production', all: environments[1] },
      { id: 'desk-2', platform: 'desk', environment: environments[0], all: false },
      { id: 'mail-1', platform: 'mail', environment: 'production', all: environments[2] }
    ],
    roles: platformIds.flatMap((platform, index) =>
      customs.map((id, number) => ({ platform, id, grants: contents[index * customs.length + number] ?? {} }))
    ),
    functions: functionIds.map((id, index) => {
      const [desk = [], mail = null] = functions[index] ?? []
      return { id, roles: { desk, ...(mail !== null && { mail }) } }
    }),
    people: users.map((id, index) => ({ id, status: 'active' as const, functions: [], ...people[index] })),
    lines,
    conflicts: conflicts.map((between, index) => ({ id: `conflict-${index}`, between })),
    min: limits[0],
    max: limits[1]
  }))

/** The organisation as documents, read by the loader. */
export const loadSample = (sample: Sample): Loaded => {
  const documents: Record<string, string> = {}
  for (const { id, single, fallback } of sample.platforms)
    documents[`${id}.yaml`] = platform(id, single, fallback)
  for (const { id, platform: of, environment, all } of sample.targets) {
    documents[`${id}.yaml`] =
      `kind: Target\nid: ${id}\nplatform: ${of}\nenvironment: ${environment}\nmanage: {roles: declared, assignments: ${all ? 'all' : 'declared'}}\n`
  }
  for (const { platform: of, id, grants: given } of sample.roles) {
    documents[`${of}-${id}.yaml`] =
      `kind: Role\nplatform: ${of}\nid: ${id}\ntitle: ${of} ${id}\ngrants: ${JSON.stringify(byResource(given))}\n`
  }
  for (const { id, roles } of sample.functions)
    documents[`${id}.yaml`] = `kind: JobFunction\nid: ${id}\nroles: ${JSON.stringify(roles)}\n`
  documents['people.yaml'] = `kind: People\npeople:\n${sample.people
    .map(({ id, status, functions }) => ({
      id,
      status,
      functions: functions.map((entry) => ({ function: entry.function, ...written(entry) }))
    }))
    .map(item)
    .join('')}`
  for (const [index, line] of sample.lines.entries()) documents[`line-${index}.yaml`] = lineDocument(line)
  documents['guardrails.yaml'] =
    `kind: Guardrails\nrules: {admin-count: {min: ${sample.min}, max: ${sample.max}}}\nconflicts:\n${sample.conflicts
      .map((conflict) => item({ ...conflict, reason: 'two people' }))
      .join('')}`
  return policyOf(documents)
}

const item = (value: unknown): string => `  - ${JSON.stringify(value)}\n`

const lineDocument = (line: SampleLine): string =>
  `kind: Assignments\nplatform: ${line.platform}\n${line.target === null ? '' : `targets: [${line.target}]\n`}assignments:\n${item({ user: line.user, roles: line.roles, ...written(line) })}`

const written = ({ from, until, team }: SampleTerms): Readonly<Record<string, unknown>> => ({
  ...(from !== null && { from: date(from) }),
  ...(until !== null && { until: date(until) }),
  ...(team !== null && { in: { team } })
})

const date = (day: number): string => new Date(midnight(day)).toISOString().slice(0, 10)

const byResource = (given: Readonly<Record<string, string>>): unknown => {
  const resources: Record<string, Record<string, string>> = {}
  for (const [permission, value] of Object.entries(given)) {
    const [resource = '', action = ''] = permission.split('.')
    resources[resource] = { ...resources[resource], [action]: value }
  }
  return Object.keys(resources).length === 0 ? 'none' : resources
}

const vendor = (title: string, given: string): string =>
  `{title: ${title}, description: ${title}, grants: ${given}, editable: true, renamable: true, deletable: true, duplicable: true, assignable: true}`

const platform = (id: string, single: boolean, fallback: boolean): string => `kind: Platform
id: ${id}
title: ${id}
sources: [{id: manual, title: Manual, read: 2026-11-21}]
scopes:
  - {id: own, title: Own, description: own}
  - {id: team, title: Team, description: team, unit: team}
  - {id: all, title: All, description: all}
scopePer: grant
resources:
  leads:
    title: Leads
    category: Leads
    actions:
      view: {title: View, description: view, scopes: [own, team, all], risk: low}
      edit: {title: Edit, description: edit, scopes: [own, all], risk: low, implies: [view]}
  calls:
    title: Calls
    category: Calls
    actions:
      listen: {title: Listen, description: listen, risk: low, implies: [list]}
      list: {title: List, description: list, risk: low}
  users:
    title: Users
    category: Users
    actions:
      appoint: {title: Appoint, description: appoint, risk: critical}
      move: {title: Move, description: move, scopes: [team, all], risk: critical}
roles:
  basic: ${vendor('Basic', '{leads: {view: own}}')}
  boss: ${vendor('Boss', '{calls: [list]}')}
rolesPerUser: {min: ${fallback ? 1 : 0}${single ? ', max: 1' : ''}}
${fallback ? 'fallbackRole: basic\n' : ''}deleteInUse: refuse
effects:
  roleChange: {when: at-once, signInAgain: nobody, note: none}
  assignment: {when: at-once, signInAgain: nobody, note: none}
administers: {permissions: [users.appoint, users.move], roles: [boss]}
`

/** What is implied by what, for the oracle. */
export const implied: Readonly<Record<string, string>> = {
  'leads.edit': 'leads.view',
  'calls.listen': 'calls.list'
}

/** The vendor's roles, for the oracle. */
export const vendors: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basic: { 'leads.view': 'own' },
  boss: { 'calls.list': 'on' }
}

/** The scopes from narrow to wide, for the oracle; a switch counts as the narrowest. */
export const widths: readonly string[] = scopes
