import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import { whoCan } from '../../src/access/who.ts'
import type { Capable } from '../../src/model/explanation.ts'
import { parseInstant, type Instant } from '../../src/model/instant.ts'
import type { Policy } from '../../src/model/policy.ts'
import { policyOf } from '../support/policy.ts'

const instant = (text: string): Instant => parseInstant(text) ?? 0
const now = instant('2026-11-21')

const asked = (
  policy: Policy,
  permission: string,
  { scope = null, at = now }: { scope?: string | null; at?: Instant } = {},
  since: (line: string) => Instant | null = () => null
): readonly Capable[] =>
  [...policy.targets.values()].flatMap((target) =>
    whoCan(accessOf(policy), target, { permission, scope, at }, ({ file, pointer }) => since(file + pointer))
  )

describe('who can', () => {
  const { policy } = policyOf({
    'people.yaml': `kind: People
people:
  - {id: ana@example.org, department: Sales, functions: [seller]}
  - {id: cy@example.org, status: leave, functions: [seller]}
`,
    'seller.yaml': 'kind: JobFunction\nid: seller\nroles:\n  uspacy: [seller]\n',
    'role.yaml':
      'kind: Role\nplatform: uspacy\nid: seller\ntitle: Seller\ngrants:\n  leads: {view: all, edit: department}\n',
    'lines.yaml': `kind: Assignments
platform: uspacy
assignments:
  - {user: ana@example.org, roles: [seller], in: {department: Exports}}
  - {user: bo@example.org, roles: [seller], from: 2026-11-01}
  - {user: eve@example.org, roles: [head]}
`
  })

  test('by e-mail, who may because nobody knows included, whoever is on leave left out', () => {
    expect(asked(policy, 'leads.view').map(({ user, scope }) => [user, scope])).toEqual([
      ['ana@example.org', 'all'],
      ['bo@example.org', 'all'],
      ['eve@example.org', null]
    ])
  })

  test('at least as far as asked', () => {
    expect(asked(policy, 'leads.edit', { scope: 'all' }).map(({ user }) => user)).toEqual(['eve@example.org'])
  })

  test("departments: the person's own, then where it holds", () => {
    expect(asked(policy, 'leads.edit')[0]?.departments).toEqual(['Sales', 'Exports'])
    expect(asked(policy, 'leads.edit')[1]?.departments).toEqual([])
  })

  test('since the first line that gives it stands there, and not before it counts', () => {
    const dates: Readonly<Record<string, string>> = {
      'policies/people.yaml/people/0/functions/0': '2026-03-01',
      'policies/lines.yaml/assignments/0/roles/0': '2026-02-01',
      'policies/lines.yaml/assignments/1/roles/0': '2026-10-01'
    }
    const since = (place: string): Instant | null => parseInstant(dates[place] ?? '')
    expect(asked(policy, 'leads.view', {}, since).map((each) => each.since)).toEqual([
      instant('2026-02-01'),
      instant('2026-11-01'),
      null
    ])
  })
})

/** A small organisation as plain data, from which both its documents and the slow answer are made. */
interface Drawn {
  readonly roles: readonly Readonly<Record<string, string>>[]
  readonly functions: readonly (readonly number[])[]
  readonly people: readonly { readonly status: string; readonly functions: readonly number[] }[]
  readonly lines: readonly {
    readonly person: number
    readonly role: number
    readonly days: readonly number[]
  }[]
}

const permissions = ['cases.view', 'cases.edit', 'cases.list']
const scopes = ['own', 'team', 'all']

const platform = `kind: Platform
id: desk
title: Desk
sources: [{id: manual, title: Handbook, read: 2026-11-01}]
scopes:
  - {id: own, title: Own, description: Own}
  - {id: team, title: Team, description: Team}
  - {id: all, title: All, description: All}
scopePer: grant
resources:
  cases:
    title: Cases
    category: Cases
    actions:
      view: {title: View, description: Looks, scopes: [own, team, all], risk: low}
      edit: {title: Edit, description: Changes, scopes: [own, team, all], risk: low, implies: [view]}
      list: {title: List, description: Lists, risk: low}
roles: {}
rolesPerUser: {min: 0}
deleteInUse: refuse
effects:
  roleChange: {when: at-once, signInAgain: nobody}
  assignment: {when: at-once, signInAgain: nobody}
administers: {permissions: [], roles: []}
`

const drawn: fc.Arbitrary<Drawn> = fc.record({
  roles: fc.array(
    fc.record(
      {
        'cases.view': fc.constantFrom(...scopes),
        'cases.edit': fc.constantFrom(...scopes),
        'cases.list': fc.constant('on')
      },
      { requiredKeys: [] }
    ),
    { minLength: 3, maxLength: 3 }
  ),
  functions: fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { minLength: 2, maxLength: 2 }),
  people: fc.array(
    fc.record({
      status: fc.constantFrom('active', 'active', 'leave', 'departed'),
      functions: fc.subarray([0, 1])
    }),
    { minLength: 4, maxLength: 4 }
  ),
  lines: fc.array(
    fc.record({
      person: fc.nat(5),
      role: fc.nat(2),
      days: fc.subarray([10, 15, 20], { minLength: 0, maxLength: 2 })
    }),
    { maxLength: 6 }
  )
})

const user = (person: number): string => `p${person}@example.org`

const documentsOf = ({ roles, functions, people, lines }: Drawn): Readonly<Record<string, string>> => ({
  'platform.yaml': platform,
  'target.yaml': 'kind: Target\nid: here\nplatform: desk\n',
  ...Object.fromEntries(
    roles.map((grants, index) => {
      const actions = Object.entries(grants).map(([id, scope]) => `${id.split('.')[1]}: ${scope}`)
      const written = actions.length > 0 ? `\n  cases: {${actions.join(', ')}}` : ' none'
      return [
        `r${index}.yaml`,
        `kind: Role\nplatform: desk\nid: r${index}\ntitle: R${index}\ngrants:${written}\n`
      ]
    })
  ),
  ...Object.fromEntries(
    functions.map((given, index) => [
      `f${index}.yaml`,
      `kind: JobFunction\nid: f${index}\nroles: {desk: [${given.map((role) => `r${role}`).join(', ')}]}\n`
    ])
  ),
  'people.yaml': `kind: People\npeople:\n${people
    .map(
      ({ status, functions: has }, index) =>
        `  - {id: ${user(index)}, status: ${status}, functions: [${has.map((each) => `f${each}`).join(', ')}]}\n`
    )
    .join('')}`,
  'lines.yaml': `kind: Assignments\nplatform: desk\nassignments:\n${lines
    .map(({ person, role, days: [from, until] }) => {
      const period = `${from === undefined ? '' : `, from: 2026-11-${from}`}${until === undefined ? '' : `, until: 2026-11-${until}`}`
      return `  - {user: ${user(person)}, roles: [r${role}]${period}}\n`
    })
    .join('')}${lines.length === 0 ? '  - {user: nobody@example.org, roles: []}\n' : ''}`
})

/** The obvious answer: everybody, every role, every grant, one after another. */
const slowly = ({ roles, functions, people, lines }: Drawn, permission: string, day: number): string[] => {
  const found: string[] = []
  for (let person = 0; person < 6; person += 1) {
    if (people[person] && people[person]?.status !== 'active') continue
    const has: number[] = []
    for (const each of people[person]?.functions ?? []) has.push(...(functions[each] ?? []))
    for (const line of lines) {
      const [from = 0, until = 99] = line.days
      if (line.person === person && from <= day && day <= until) has.push(line.role)
    }
    let widest = -1
    for (const role of has) {
      for (const [id, scope] of Object.entries(roles[role] ?? {})) {
        const gives = id === permission || (id === 'cases.edit' && permission === 'cases.view')
        if (gives) widest = Math.max(widest, scopes.indexOf(scope), 0)
      }
    }
    if (widest >= 0) found.push(`${user(person)} ${permission === 'cases.list' ? 'on' : scopes[widest]}`)
  }
  return found.sort()
}

test('it is what looking at everybody and every role one by one finds', () => {
  fc.assert(
    fc.property(
      drawn,
      fc.constantFrom(...permissions),
      fc.constantFrom(9, 10, 15, 16, 20, 21),
      (given, permission, day) => {
        const { policy } = policyOf(documentsOf(given))
        expect([...policy.problems.yaml, ...policy.problems.schema]).toEqual([])
        const found = asked(policy, permission, { at: instant(`2026-11-${String(day).padStart(2, '0')}`) })
        expect(found.map((each) => `${each.user} ${each.scope}`)).toEqual(slowly(given, permission, day))
        for (const { paths, scope } of found) expect(paths[0]?.scope).toBe(scope)
      }
    ),
    { numRuns: 300 }
  )
})
