import { describe, expect, test } from 'vitest'
import { changesOf, holdersOf, rolesAt } from '../../src/access/holders.ts'
import { parseInstant, showInstant } from '../../src/model/instant.ts'
import { policyOf } from '../support/policy.ts'

/** The roles of each managed user of a platform at a date, as `user: role (unit), ...`. */
const heldOn = (platform: string, date: string, documents: Readonly<Record<string, string>>): string[] => {
  const { policy } = policyOf(documents)
  expect(policy.problems).toEqual({ yaml: [], schema: [] })
  const target = policy.targets.get(platform)
  const at = parseInstant(date)
  if (!target || at === null) throw new Error('no target or no date')
  return [...holdersOf(policy, target).values()].map((holder) => {
    const roles = [...rolesAt(target, holder, at)].map(([role, unit]) =>
      unit === null ? role : `${role} (${unit})`
    )
    return `${holder.user}: ${roles.join(', ')}`
  })
}

const lines = (platform: string, ...written: readonly string[]): string =>
  `kind: Assignments\nplatform: ${platform}\nassignments:\n${written.map((line) => `  - ${line}\n`).join('')}`

const people = (...written: readonly string[]): string =>
  `kind: People\npeople:\n${written.map((line) => `  - ${line}\n`).join('')}`

const agentFunction = 'kind: JobFunction\nid: agent-work\nroles: {cinnox: [agent], convrs: [agent]}\n'
const leadFunction = 'kind: JobFunction\nid: lead-work\nroles: {cinnox: [supervisor], convrs: [admin]}\n'

describe('who is managed', () => {
  test('whoever has a line, roles: [] included, a job function with a role there, or has departed', () => {
    const documents = {
      'lines.yaml': lines(
        'convrs',
        '{user: A@example.org, roles: [agent]}',
        '{user: b@example.org, roles: []}'
      ),
      'people.yaml': people(
        '{id: c@example.org, functions: [agent-work]}',
        '{id: d@example.org, status: departed}',
        '{id: e@example.org}'
      ),
      'function.yaml': agentFunction
    }
    expect(heldOn('convrs', '2026-11-21', documents)).toEqual([
      'a@example.org: agent',
      'b@example.org: ',
      'c@example.org: agent',
      'd@example.org: '
    ])
  })

  test('nobody who is released, and nobody whose line names only roles that are elsewhere', () => {
    const documents = {
      'target-a.yaml': 'kind: Target\nid: convrs\nplatform: convrs\nenvironment: production\n',
      'target-b.yaml': 'kind: Target\nid: other\nplatform: convrs\nenvironment: staging\n',
      'role.yaml':
        'kind: Role\nplatform: convrs\nid: tagging\ntitle: Tagging\ngrants: none\ntargets: [other]\n',
      'lines.yaml': lines(
        'convrs',
        '{user: a@example.org, released: Looked after by the agency}',
        '{user: b@example.org, roles: [tagging]}',
        '{user: c@example.org, roles: [agent, tagging]}'
      )
    }
    expect(heldOn('convrs', '2026-11-21', documents)).toEqual(['c@example.org: agent'])
    expect(heldOn('other', '2026-11-21', documents)).toEqual([
      'b@example.org: tagging',
      'c@example.org: agent, tagging'
    ])
  })
})

describe('what they hold', () => {
  test('all lines and functions added up', () => {
    const documents = {
      'lines.yaml': lines('convrs', '{user: c@example.org, roles: [admin]}'),
      'people.yaml': people('{id: c@example.org, functions: [agent-work]}'),
      'function.yaml': agentFunction
    }
    expect(heldOn('convrs', '2026-11-21', documents)).toEqual(['c@example.org: admin, agent'])
  })

  test.each([
    ['2026-11-30', 'agent'],
    ['2026-12-01', 'agent, admin'],
    ['2027-01-15', 'agent, admin'],
    ['2027-01-16', 'agent']
  ])('a period holds from its first day to the end of its last: %s', (date, roles) => {
    const documents = {
      'lines.yaml': lines(
        'convrs',
        '{user: c@example.org, roles: [agent]}',
        '{user: c@example.org, roles: [admin], from: 2026-12-01, until: 2027-01-15, reason: Covers a leave}'
      )
    }
    expect(heldOn('convrs', date, documents)).toEqual([`c@example.org: ${roles}`])
  })

  test.each([
    ['2026-11-30', 'agent'],
    ['2026-12-01', 'supervisor'],
    ['2026-12-24', 'administrator'],
    ['2027-02-01', 'agent']
  ])(
    'with one role each a temporary line takes the place of a temporary function, and both of the rest: %s',
    (date, role) => {
      const documents = {
        'people.yaml': people(
          '{id: c@example.org, functions: [agent-work, {function: lead-work, from: 2026-12-01, until: 2027-01-15}]}'
        ),
        'lines.yaml': lines(
          'cinnox',
          '{user: c@example.org, roles: [administrator], from: 2026-12-24, until: 2026-12-26, reason: Alone over the holidays}'
        ),
        'a.yaml': agentFunction,
        'b.yaml': leadFunction
      }
      expect(heldOn('cinnox', date, documents)[0]).toContain(`c@example.org: ${role}`)
    }
  )

  test('the fallback role where nothing is left', () => {
    const documents = { 'lines.yaml': lines('uspacy', '{user: c@example.org, roles: []}') }
    expect(heldOn('uspacy', '2026-11-21', documents)).toEqual(['c@example.org: employee'])
  })

  test('in names the unit; a person’s own department is the default for department', () => {
    const documents = {
      'people.yaml': people(
        '{id: a@example.org, department: Sales}',
        '{id: b@example.org, department: Sales}'
      ),
      'lines.yaml': lines(
        'cinnox',
        '{user: a@example.org, roles: [supervisor]}',
        '{user: b@example.org, roles: [supervisor], in: {department: Finance}}',
        '{user: c@example.org, roles: [supervisor]}',
        '{user: d@example.org, roles: [agent], in: {department: Finance}}'
      )
    }
    expect(heldOn('cinnox', '2026-11-21', documents)).toEqual([
      'a@example.org: supervisor (department: Sales)',
      'b@example.org: supervisor (department: Finance)',
      'c@example.org: supervisor',
      'd@example.org: agent'
    ])
  })
})

test('the instants at which something changes, in order and once', () => {
  const { policy } = policyOf({
    'lines.yaml': lines(
      'convrs',
      '{user: c@example.org, roles: [agent]}',
      '{user: c@example.org, roles: [admin], from: 2026-12-01, until: 2027-01-15}',
      '{user: c@example.org, roles: [admin], from: 2026-12-01T09:00+01:00}'
    )
  })
  const target = policy.targets.get('convrs')
  const holder = target && holdersOf(policy, target).get('c@example.org')
  expect(holder && changesOf(holder).map(showInstant)).toEqual([
    '2026-12-01',
    '2026-12-01T08:00:00Z',
    '2027-01-16'
  ])
})
