import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import { explain } from '../../src/access/explain.ts'
import type { Explanation } from '../../src/model/explanation.ts'
import { parseInstant } from '../../src/model/instant.ts'
import type { Path } from '../../src/model/path.ts'
import { policyOf } from '../support/policy.ts'

const documents = {
  'people.yaml': `kind: People
people:
  - {id: ana@example.org, department: Sales, functions: [seller]}
  - {id: cy@example.org, status: leave, functions: [seller]}
  - {id: di@example.org, status: departed}
  - {id: eve@example.org}
`,
  'seller.yaml': 'kind: JobFunction\nid: seller\nroles:\n  uspacy: [employee, seller]\n  cinnox: [reader]\n',
  'role.yaml':
    'kind: Role\nplatform: uspacy\nid: seller\ntitle: Seller\ngrants:\n  leads: {view: all, edit: department}\n',
  'closer.yaml': 'kind: Role\nplatform: uspacy\nid: closer\ntitle: Closer\ngrants:\n  leads: everything\n',
  'reader.yaml': `kind: Role
platform: cinnox
id: reader
title: Reader
scope: department
basedOn: agent
grants:
  smart-messaging: {edit: none, delete: none, download: none}
  directory-channel: {view: on}
`,
  'employee.yaml':
    'kind: Role\nplatform: uspacy\nid: employee\nobserved: {by: ana@example.org, on: 2026-11-01}\ngrants:\n  contacts: {view: all}\n',
  'connie.yaml': 'kind: Assignments\nplatform: connie\nassignments: [{user: hal@example.org, roles: []}]\n',
  'lines.yaml': `kind: Assignments
platform: uspacy
assignments:
  - {user: bo@example.org, roles: [employee]}
  - {user: bo@example.org, roles: [closer], from: 2027-01-01, until: 2027-01-31, reason: Covers}
  - {user: fay@example.org, roles: [head]}
  - {user: gus@example.org, released: Looked after elsewhere}
  - {user: hal@example.org, roles: []}
`
}

const { policy, locate } = policyOf(documents)
const access = accessOf(policy)

interface Asked {
  readonly scope?: string
  readonly at?: string
  readonly platform?: string
}

const explained = (
  user: string,
  permission: string,
  { scope, at = '2026-11-21', platform = 'uspacy' }: Asked = {}
): Explanation => {
  const target = policy.targets.get(platform)
  const instant = parseInstant(at)
  if (!target || instant === null) throw new Error('no such target or day')
  return explain(access, target, {
    user: `${user}@example.org`,
    permission,
    scope: scope ?? null,
    at: instant
  })
}

/** The text that a place of a path points at, with its file. */
const seen = (place: Parameters<typeof locate>[0] | null): string | null => {
  if (place === null) return null
  const { file, line } = locate(place)
  const name = file.replace('policies/', '')
  const text = `apiVersion: rolewright/v1\n${documents[name as keyof typeof documents]}`
  return `${name}: ${text.split('\n')[line - 1]?.trim()}`
}

const pathOf = (path: Path | undefined): unknown =>
  path && {
    role: path.role,
    scope: path.scope,
    assigned: seen(path.holding?.at ?? null),
    functionRole: seen(path.functionAt),
    origin: path.origin.kind,
    of: path.origin.role,
    ...(path.basedOnAt && { basedOn: seen(path.basedOnAt) }),
    grant: seen('at' in path.origin ? path.origin.at : null),
    chain: path.chain
  }

describe('why somebody can', () => {
  test('through a job function and a role that documents it', () => {
    const { answer, scope, units, paths, missing } = explained('ana', 'leads.edit')
    expect({ answer, scope, units, missing }).toEqual({
      answer: 'yes',
      scope: 'department',
      units: ['department: Sales'],
      missing: null
    })
    expect(paths.map(pathOf)).toEqual([
      {
        role: 'seller',
        scope: 'department',
        assigned: 'people.yaml: - {id: ana@example.org, department: Sales, functions: [seller]}',
        functionRole: 'seller.yaml: uspacy: [employee, seller]',
        origin: 'document',
        of: 'seller',
        grant: 'role.yaml: leads: {view: all, edit: department}',
        chain: ['leads.edit']
      }
    ])
    expect(paths[0]?.unit).toBe('department: Sales')
  })

  test('through a line, in its time', () => {
    const { answer, paths } = explained('bo', 'leads.delete', { at: '2027-01-10' })
    expect(answer).toBe('yes')
    expect(paths.map(pathOf)).toMatchObject([
      {
        assigned:
          'lines.yaml: - {user: bo@example.org, roles: [closer], from: 2027-01-01, until: 2027-01-31, reason: Covers}',
        functionRole: null,
        grant: 'closer.yaml: leads: everything'
      }
    ])
  })

  test('through a role that somebody has looked up', () => {
    expect(pathOf(explained('bo', 'contacts.view').paths[0])).toMatchObject({
      origin: 'observed',
      grant: 'employee.yaml: contacts: {view: all}'
    })
  })

  test('by what the platform gives by itself', () => {
    expect(pathOf(explained('bo', 'tasks.view').paths[0])).toMatchObject({
      role: 'employee',
      origin: 'platform',
      grant: null
    })
  })

  test('through what a role is based on, as the vendor ships it', () => {
    expect(pathOf(explained('ana', 'smart-messaging.view', { platform: 'cinnox' }).paths[0])).toMatchObject({
      role: 'reader',
      scope: 'department',
      origin: 'vendor',
      of: 'agent',
      basedOn: 'reader.yaml: basedOn: agent',
      grant: null,
      chain: ['smart-messaging.view']
    })
  })

  test('because another permission brings it', () => {
    expect(pathOf(explained('ana', 'destination.view', { platform: 'cinnox' }).paths[0])).toMatchObject({
      role: 'reader',
      grant: 'reader.yaml: directory-channel: {view: on}',
      chain: ['directory-channel.view', 'destination.view']
    })
  })
})

describe('why somebody cannot', () => {
  test.each([
    ['nothing is said of them there', 'eve', 'leads.view', {}, { kind: 'not-managed' }],
    ['they were let go', 'gus', 'leads.view', {}, { kind: 'released', reason: 'Looked after elsewhere' }],
    ['they are on leave', 'cy', 'leads.view', {}, { kind: 'leave', roles: ['seller'] }],
    ['they are on leave and would not have it', 'cy', 'leads.delete', {}, { kind: 'leave', roles: [] }],
    ['they have departed', 'di', 'leads.view', {}, { kind: 'departed' }],
    ['they have no role there', 'hal', 'client-data.view', { platform: 'connie' }, { kind: 'no-role' }],
    [
      'the platform gives too little by itself',
      'hal',
      'leads.view',
      {},
      { kind: 'not-given', roles: [{ role: 'employee', at: null }] }
    ],
    [
      'no role of theirs gives it',
      'bo',
      'leads.view',
      {},
      { kind: 'not-given', roles: [{ role: 'employee' }] }
    ],
    ['they reach less', 'ana', 'leads.edit', { scope: 'all' }, { kind: 'narrower', scope: 'department' }]
  ] as const)('%s', (_, user, permission, asked: Asked, obstacle) => {
    const { answer, missing } = explained(user, permission, asked)
    expect(answer).toBe('no')
    expect(missing?.obstacle).toMatchObject(obstacle)
  })

  test('they had it, or will have it', () => {
    const day = (text: string): number | null => parseInstant(text)
    const times = (at: string): unknown => {
      const { missing } = explained('bo', 'leads.delete', { at })
      return missing && [missing.from, missing.until]
    }
    expect(times('2026-11-21')).toEqual([day('2027-01-01'), null])
    expect(times('2027-01-31T23:59Z')).toBe(null)
    expect(times('2027-02-01')).toEqual([null, day('2027-02-01')])
  })

  test('nobody knows', () => {
    const { answer, scope, unknown, paths } = explained('fay', 'leads.view')
    expect({ answer, scope, unknown }).toEqual({ answer: 'unknown', scope: null, unknown: ['head'] })
    expect(paths.map(({ scope: reach, origin }) => [reach, origin.kind])).toEqual([[null, 'unknown']])
  })

  test('the roles that would give it: the narrowest first, those that administer last', () => {
    const roles = (user: string, permission: string, asked: Asked = {}): unknown =>
      explained(user, permission, asked).missing?.roles.map(({ role, administers }) =>
        administers ? `${role}!` : role
      )
    expect(roles('bo', 'leads.edit')).toEqual(['seller', 'closer'])
    expect(roles('bo', 'leads.edit', { scope: 'all' })).toEqual(['closer'])
    expect(roles('eve', 'smart-messaging.edit', { platform: 'cinnox' })).toEqual([
      'agent',
      'supervisor',
      'administrator!'
    ])
    expect(roles('cy', 'leads.view')).toEqual([])
  })

  test('what the platform decides cannot be given', () => {
    const { missing } = explained('eve', 'tasks.view')
    expect(missing).toMatchObject({ fixed: true, roles: [] })
  })
})
