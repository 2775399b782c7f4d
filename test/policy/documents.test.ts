import { describe, expect, test } from 'vitest'
import type { Declared } from '../../src/model/document.ts'
import { readDocuments } from '../../src/policy/read.ts'
import { shownProblems, sourceOf } from './shown.ts'

const head = (kind: string): string => `apiVersion: rolewright/v1\nkind: ${kind}\n`

const declared = (files: Readonly<Record<string, string>>): Declared => {
  const result = readDocuments(sourceOf(files))
  expect(shownProblems(result)).toBe('\n')
  return result.declared
}

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`)

describe('nouns', () => {
  test('a role with everything', () => {
    const { roles } = declared({
      'role.yaml': `${head('Role')}platform: cinnox
id: campaign-approver
title: Campaign Approver
previously: [SMS Approver]
description: >
  Approves campaigns
  of one department.
owner: Supervisor1@Example.org
scope: department
basedOn: agent
grants:
  smart-messaging: {approve: on, edit: none}
  enquiry-report: [view, download]
  chat: {AgentChat: on}
  label: everything
reportsTo: supervisor
targets: [cinnox-production]
onboarding: [Enable two-factor sign-in]
observed: {by: owner@example.org, on: 2026-11-01}
reviewed: 2026-11-02T12:00:00+02:00
reason: "Asked for"
`
    })
    expect(roles).toEqual([
      {
        at: { file: 'role.yaml', pointer: '' },
        platform: 'cinnox',
        id: 'campaign-approver',
        title: 'Campaign Approver',
        previously: ['SMS Approver'],
        description: 'Approves campaigns of one department.',
        owner: 'supervisor1@example.org',
        scope: 'department',
        basedOn: 'agent',
        grants: {
          'smart-messaging': { approve: 'on', edit: 'none' },
          'enquiry-report': ['view', 'download'],
          chat: { AgentChat: 'on' },
          label: 'everything'
        },
        reportsTo: 'supervisor',
        targets: ['cinnox-production'],
        onboarding: ['Enable two-factor sign-in'],
        observed: { by: 'owner@example.org', on: day('2026-11-01') },
        removed: null,
        reviewed: Date.parse('2026-11-02T10:00:00Z'),
        reason: 'Asked for'
      }
    ])
  })

  test('a role with as little as possible, a whole-role word, a tombstone', () => {
    const { roles } = declared({
      'a.yaml': `${head('Role')}platform: uspacy\nid: a\n`,
      'b.yaml': `${head('Role')}platform: uspacy\nid: b\ngrants: none\n`,
      'c.yaml': `${head('Role')}platform: uspacy\nid: c\nremoved: {moveTo: a, reason: Merged}\n`
    })
    expect(roles.map(({ grants, removed }) => [grants, removed])).toEqual([
      [null, null],
      ['none', null],
      [null, { moveTo: 'a', reason: 'Merged' }]
    ])
    expect(roles[0]).toMatchObject({
      title: null,
      previously: [],
      targets: null,
      onboarding: [],
      reviewed: null
    })
  })

  test('lines', () => {
    const { lines } = declared({
      'lines.yaml': `${head('Assignments')}platform: uspacy
targets: [live]
assignments:
  - {user: Agent1@EXAMPLE.org, roles: [employee]}
  - {user: agent2@example.org, roles: [], from: 2026-12-01, until: 2027-01-15, reason: Covers a leave, reviewed: 2026-11-01}
  - {user: sup1@example.org, roles: [supervisor], in: {department: Sales}, until: 2027-01-15T18:00:00+01:00}
  - {user: o'neill+x@mail.example.co.uk, released: Agency}
`
    })
    const plain = {
      platform: 'uspacy',
      targets: ['live'],
      in: null,
      reason: null,
      reviewed: null,
      released: null
    }
    const always = { from: -Infinity, until: Infinity }
    const at = (index: number): object => ({ file: 'lines.yaml', pointer: `/assignments/${index}` })
    expect(lines).toEqual([
      {
        ...plain,
        at: at(0),
        user: 'agent1@example.org',
        roles: ['employee'],
        period: always,
        temporary: false
      },
      {
        ...plain,
        at: at(1),
        user: 'agent2@example.org',
        roles: [],
        period: { from: day('2026-12-01'), until: day('2027-01-16') },
        temporary: true,
        reason: 'Covers a leave',
        reviewed: day('2026-11-01')
      },
      {
        ...plain,
        at: at(2),
        user: 'sup1@example.org',
        roles: ['supervisor'],
        in: { department: 'Sales' },
        period: { from: -Infinity, until: Date.parse('2027-01-15T17:00:00Z') },
        temporary: true
      },
      {
        ...plain,
        at: at(3),
        user: "o'neill+x@mail.example.co.uk",
        roles: [],
        released: 'Agency',
        period: always,
        temporary: false
      }
    ])
  })

  test('people', () => {
    const { people } = declared({
      'people.yaml': `${head('People')}people:
  - id: Agent1@example.org
    name: Ağent Öne
    department: Sales
    github: agent-one
    status: leave
    functions: [support-agent, {function: team-lead, from: 2026-12-01, until: 2026-12-01, in: {team: A}}]
    accounts: {uspacy: "042", connie: 7}
  - {id: agent2@example.org}
`
    })
    const at = (pointer: string): object => ({ file: 'people.yaml', pointer })
    const plain = { in: null, reason: null, reviewed: null }
    expect(people).toEqual([
      {
        at: at('/people/0'),
        id: 'agent1@example.org',
        name: 'Ağent Öne',
        department: 'Sales',
        github: 'agent-one',
        status: 'leave',
        functions: [
          {
            ...plain,
            at: at('/people/0/functions/0'),
            function: 'support-agent',
            period: { from: -Infinity, until: Infinity },
            temporary: false
          },
          {
            ...plain,
            at: at('/people/0/functions/1'),
            function: 'team-lead',
            period: { from: day('2026-12-01'), until: day('2026-12-02') },
            temporary: true,
            in: { team: 'A' }
          }
        ],
        accounts: { uspacy: '042', connie: '7' }
      },
      {
        at: at('/people/1'),
        id: 'agent2@example.org',
        name: null,
        department: null,
        github: null,
        status: 'active',
        functions: [],
        accounts: {}
      }
    ])
  })

  test('job functions and targets', () => {
    const { functions, targets } = declared({
      'f.yaml': `${head('JobFunction')}id: support-agent\nroles: {cinnox: [agent], uspacy: [employee]}\n`,
      't1.yaml': `${head('Target')}id: live\nplatform: uspacy\n`,
      't2.yaml': `${head('Target')}id: live-2
platform: uspacy
connector: uspacy
environment: production
subscription: professional
licensed: [crm]
resources: [projects]
manage: {roles: all}
protected: {users: [Owner@example.org], roles: [owner]}
runsAs: Automation@example.org
helpers: true
apply: action
settings: {roleMap: {staff-agent: agent}, pages: 5}
`
    })
    expect(functions).toMatchObject([{ id: 'support-agent', title: null, roles: { cinnox: ['agent'] } }])
    expect(targets[0]).toEqual({
      at: { file: 't1.yaml', pointer: '' },
      id: 'live',
      platform: 'uspacy',
      connector: 'sandbox',
      environment: null,
      subscription: null,
      licensed: null,
      resources: [],
      manage: { roles: 'declared', assignments: 'declared' },
      protected: { users: [], roles: [] },
      runsAs: null,
      helpers: false,
      apply: 'anywhere',
      settings: {}
    })
    expect(targets[1]).toMatchObject({
      manage: { roles: 'all', assignments: 'declared' },
      protected: { users: ['owner@example.org'], roles: ['owner'] },
      runsAs: 'automation@example.org',
      helpers: true,
      apply: 'action',
      settings: { roleMap: { 'staff-agent': 'agent' }, pages: '5' }
    })
  })

  test('access tests stay as they are written, with numbers as numbers', () => {
    const { tests } = declared({
      'tests.yaml': `${head('AccessTests')}tests:
  - {name: own clients only, who: {role: connie:intern}, can: [{connie:client-data.view: own}], cannot: [connie:client-data.export]}
  - {name: two people, permission: convrs:messaging.Publish, holders: {min: 2}}
  - {name: nobody else, at: 2027-02-01, who: {everybody: {except: [a@example.org]}}, cannot: [uspacy:leads.delete]}
`
    })
    expect(tests.map(({ at, name }) => [at.pointer, name])).toEqual([
      ['/tests/0', 'own clients only'],
      ['/tests/1', 'two people'],
      ['/tests/2', 'nobody else']
    ])
    expect(tests[0]?.written['can']).toEqual([{ 'connie:client-data.view': 'own' }])
    expect(tests[1]?.written['holders']).toEqual({ min: 2 })
  })
})

describe('guardrails', () => {
  const first = `${head('Guardrails')}rules:
  admin-count: {severity: error, min: 2, max: 4}
  role-name: {severity: off}
conflicts:
  - {id: four-eyes, between: [["cinnox:*.edit"], [cinnox:smart-messaging.approve, convrs:messaging.Publish]], reason: Two people}
waivers:
  - {rule: separation-of-duties, conflict: four-eyes, user: Lead1@example.org, owner: board1@example.org, until: 2026-12-31, reason: One person}
overrides:
  - {guard: removals, target: live, upTo: 80, owner: board1@example.org, until: 2026-12-31, reason: Agency}
approvals:
  - {when: {platform: connie}, from: {roles: [connie:cbo-administrator]}}
  - {when: {risk: critical, change: any}, from: {people: [Board1@example.org, board2@example.org]}, count: 2}
limits: {removals: {percent: 25, count: 50}}
reviews: {every: 3 months}
`

  test('several documents are added up', () => {
    const { guardrails } = declared({
      'a.yaml': first,
      'b.yaml': `${head('Guardrails')}rules: {admin-count-2: {min: 1}}
conflicts:
  - {id: other, between: [[a:b.c], [a:b.d]], reason: x}
limits: {additions: {percent: 0, count: 0}}
`
    })
    const until = day('2027-01-01')
    expect([...guardrails.rules]).toEqual([
      [
        'admin-count',
        {
          at: { file: 'a.yaml', pointer: '/rules/admin-count' },
          severity: 'error',
          options: { min: 2, max: 4 }
        }
      ],
      ['role-name', { at: { file: 'a.yaml', pointer: '/rules/role-name' }, severity: 'off', options: {} }],
      [
        'admin-count-2',
        { at: { file: 'b.yaml', pointer: '/rules/admin-count-2' }, severity: null, options: { min: 1 } }
      ]
    ])
    expect(guardrails.conflicts.map(({ id, at }) => [id, at.file])).toEqual([
      ['four-eyes', 'a.yaml'],
      ['other', 'b.yaml']
    ])
    expect(guardrails.waivers).toMatchObject([
      { user: 'lead1@example.org', role: null, conflict: 'four-eyes', until }
    ])
    expect(guardrails.overrides).toMatchObject([{ guard: 'removals', target: 'live', upTo: 80, until }])
    expect(guardrails.approvals).toMatchObject([
      {
        when: { platform: 'connie', risk: null },
        from: { roles: ['connie:cbo-administrator'], people: [] },
        count: 1
      },
      {
        when: { risk: 'critical', change: 'any' },
        from: { people: ['board1@example.org', 'board2@example.org'] },
        count: 2
      }
    ])
    expect(guardrails.limits).toEqual({
      removals: { percent: 25, count: 50 },
      additions: { percent: 0, count: 0 }
    })
    expect(guardrails.reviewMonths).toBe(3)
  })

  test('what may be said once is said once', () => {
    const second = `${head('Guardrails')}rules:
  admin-count: {min: 0}
limits: {removals: {percent: 100, count: 500}}
reviews: {every: 2 years}
`
    const result = readDocuments(sourceOf({ 'a.yaml': first, 'b.yaml': second }))
    expect(shownProblems(result))
      .toBe(`b.yaml:4:3-4:14 schema: the rule \`admin-count\` is set in two documents
    help: keep it in one of them
    a.yaml:4:3-4:14 it is set here first
b.yaml:5:10-5:18 schema: the limit \`removals\` is set in two documents
    help: keep it in one of them
    a.yaml:15:10-15:18 it is set here first
b.yaml:6:1-6:8 schema: \`reviews\` is set in two documents
    help: keep it in one of them
    a.yaml:16:1-16:8 it is set here first
`)
    expect(result.declared.guardrails.rules.get('admin-count')?.options).toEqual({ min: 2, max: 4 })
    expect(result.declared.guardrails.reviewMonths).toBe(3)
  })

  test('years are twelve months', () => {
    const text = `${head('Guardrails')}reviews: {every: 2 years}\n`
    expect(declared({ 'a.yaml': text }).guardrails.reviewMonths).toBe(24)
  })
})

describe('the whole source', () => {
  test('problems of the source come first, and no file keeps another from being read', () => {
    const source = {
      ...sourceOf({
        'a.yaml': 'a: [',
        'b.yaml': head('Sandwich'),
        'c.yaml': `${head('JobFunction')}id: c\nroles: {a: [b]}\n`
      }),
      problems: () => [
        { message: 'm', help: 'h', at: { file: 'l', line: 1, column: 1, endLine: 1, endColumn: 1 } }
      ]
    }
    const { problems, declared: nouns, documents } = readDocuments(source)
    expect(problems.yaml.map(({ message }) => message)).toEqual(['m', 'the `[` is never closed'])
    expect(problems.schema).toHaveLength(1)
    expect(nouns.functions.map(({ id }) => id)).toEqual(['c'])
    expect(documents).toBe(3)
  })

  test('line ends and a byte order mark change nothing', () => {
    const text = `${head('Role')}platform: uspacy\nid: a\ndescription: |\n  One\n  two\ngrants: {leads: all}\n`
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])
    const plain = readDocuments(sourceOf({ 'a.yaml': text }))
    expect(readDocuments(sourceOf({ 'a.yaml': text.replaceAll('\n', '\r\n') })).declared).toEqual(
      plain.declared
    )
    expect(readDocuments(sourceOf({ 'a.yaml': marked })).declared).toEqual(plain.declared)
    expect(plain.declared.roles).toHaveLength(1)
  })

  test('JSON is YAML', () => {
    const document = { apiVersion: 'rolewright/v1', kind: 'JobFunction', id: 'a', roles: { b: ['c'] } }
    expect(declared({ 'a.yaml': JSON.stringify(document, null, 2) }).functions).toHaveLength(1)
  })

  test('names of object members are names like others, and nothing is polluted', () => {
    const { lines, functions } = declared({
      'a.yaml': `${head('Assignments')}platform: constructor\nassignments:\n  - {user: constructor@example.org, roles: [valueof, constructor]}\n`,
      'b.yaml': `${head('JobFunction')}id: constructor\nroles: {constructor: [tostring]}\n`
    })
    expect(lines[0]?.roles).toEqual(['valueof', 'constructor'])
    expect(functions[0]?.roles).toEqual({ constructor: ['tostring'] })
    const bad = readDocuments(
      sourceOf({ 'a.yaml': `${head('JobFunction')}id: a\nroles: {"__proto__": [x]}\ntoString: x\n` })
    )
    expect(bad.declared.functions).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
