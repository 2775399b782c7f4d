import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import { whoCanLive } from '../../src/access/who-live.ts'
import type { Capable } from '../../src/model/explanation.ts'
import type { State } from '../../src/model/state.ts'
import { stateOf } from '../support/builders.ts'
import { policyOf } from '../support/policy.ts'

const { policy } = policyOf({
  'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\n',
  'role.yaml': 'kind: Role\nplatform: uspacy\nid: sales\ngrants:\n  leads: {view: all, edit: own}\n',
  'job.yaml': 'kind: JobFunction\nid: seller\nroles: {uspacy: [sales]}\n',
  'people.yaml': 'kind: People\npeople: [{id: ann@example.org, department: Outreach, functions: [seller]}]\n',
  'lines.yaml':
    'kind: Assignments\nplatform: uspacy\nassignments: [{user: bob@example.org, roles: [sales], until: 2026-10-01}]\n'
})

const at = Date.UTC(2026, 10, 21)

const who = (state: State, permission = 'leads.edit', scope: string | null = null): readonly Capable[] => {
  const target = policy.targets.get('desk')
  if (!target) throw new Error('there is no target')
  return whoCanLive(accessOf(policy), target, state, { permission, scope, at }, () => at - 1)
}

const state = stateOf(
  {
    sales: { grants: { 'leads.view': 'all', 'leads.edit': 'all' } },
    other: { grants: { 'leads.view': 'all' } },
    opaque: { predefined: true, grants: { 'undocumented.opaque': 'on' } }
  },
  {
    'ann@example.org': ['sales'],
    'bob@example.org': ['sales'],
    'cyd@example.org': ['other'],
    'dan@example.org': ['opaque'],
    'eve@example.org': { roles: ['other'], markers: ['owner'] },
    'fay@example.org': { roles: ['sales'], active: false }
  }
)

describe('who can on a target as it was read', () => {
  test('as the roles are there, with the lines that give them, and also without one', () => {
    const found = who(state)
    expect(
      found.map(({ user, scope, since, paths, markers }) => ({
        user,
        scope,
        since: since !== null,
        paths: paths.map(({ role, holding, functionAt, unlisted, origin }) =>
          [
            role,
            origin.kind,
            holding ? 'line' : 'none',
            functionAt ? 'function' : '',
            unlisted ? 'unlisted' : ''
          ].join(' ')
        ),
        markers
      }))
    ).toEqual([
      {
        user: 'ann@example.org',
        scope: 'all',
        since: true,
        paths: ['sales live line function '],
        markers: []
      },
      {
        user: 'bob@example.org',
        scope: 'all',
        since: false,
        paths: ['sales live none  unlisted'],
        markers: []
      },
      {
        user: 'dan@example.org',
        scope: null,
        since: false,
        paths: ['opaque unknown none  unlisted'],
        markers: []
      },
      { user: 'eve@example.org', scope: null, since: false, paths: [], markers: ['owner'] }
    ])
    expect(found[0]?.departments).toEqual(['Outreach'])
  })

  test('as far as it is asked', () => {
    const narrow = stateOf({ sales: { grants: { 'leads.edit': 'own' } } }, { 'ann@example.org': ['sales'] })
    expect(who(narrow, 'leads.edit', 'own').map(({ scope }) => scope)).toEqual(['own'])
    expect(who(narrow, 'leads.edit', 'all')).toEqual([])
    expect(who(state, 'leads.delete').map(({ user }) => user)).toEqual(['dan@example.org', 'eve@example.org'])
  })

  test('whoever has no role there has the one that the platform gives by itself', () => {
    const [only] = who(stateOf({ employee: { grants: { 'leads.edit': 'own' } } }, { 'gil@example.org': [] }))
    expect(only?.paths).toMatchObject([{ role: 'employee', holding: null }])
    expect(only?.paths[0]?.unlisted).toBeUndefined()
  })
})
