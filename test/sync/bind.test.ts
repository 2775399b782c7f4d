import { describe, expect, test } from 'vitest'
import type { State } from '../../src/model/state.ts'
import { bind, type Bound } from '../../src/sync/bind.ts'
import {
  accountStateOf,
  catalogOf,
  liveOf,
  permissionOf,
  predefinedOf,
  stateOf,
  targetOf,
  tombstoneOf,
  type TargetGiven
} from '../support/builders.ts'

const nobody = new Map<string, string>()

const bound = (given: TargetGiven, live: State, accounts: ReadonlyMap<string, string> = nobody): Bound =>
  bind(targetOf(given), liveOf(live), accounts)

const names = ({ state }: Bound): Record<string, string> =>
  Object.fromEntries([...state.roles.values()].map(({ id, key }) => [id, key]))

const catalog = catalogOf({
  permissions: [permissionOf('tasks.view', { fixed: true }), permissionOf('leads.view')],
  roles: [predefinedOf('agent', { title: 'Agent', grants: null })]
})

describe('a live role is recognised', () => {
  test.each<[string, TargetGiven['roles'], Record<string, object>, Record<string, string>]>([
    ['by its key', { lead: { title: 'Team lead' } }, { lead: { title: 'Something else' } }, { lead: 'lead' }],
    [
      'by its title, without case',
      { lead: { title: 'Team lead' } },
      { 42: { title: 'TEAM LEAD' } },
      { lead: '42' }
    ],
    [
      'by a former title',
      { lead: { title: 'New', document: { previously: ['Old'] } } },
      { 42: { title: 'old' } },
      { lead: '42' }
    ],
    [
      'by a former id',
      { lead: { title: 'New', document: { previously: ['old-lead'] } } },
      { 'old-lead': { title: 'Old' } },
      { lead: 'old-lead' }
    ],
    [
      'by the vendor’s title after a rename in the documents',
      { agent: { title: 'Helper' } },
      { 7: { title: 'Agent' } },
      { agent: '7' }
    ],
    ['or keeps its key', { lead: { title: 'Team lead' } }, { 42: { title: 'Other' } }, { 42: '42' }],
    [
      'by its key before another one’s title',
      { lead: { title: 'Team lead' } },
      { lead: { title: 'Other' }, 42: { title: 'Team lead' } },
      { lead: 'lead', 42: '42' }
    ],
    [
      'after a title has gone from one role to the next',
      { a: { title: 'Y', document: { previously: ['X'] } }, b: { title: 'X' } },
      { 1: { title: 'Y' }, 2: { title: 'X' } },
      { a: '1', b: '2' }
    ]
  ])('%s', (_name, roles, live, expected) => {
    const result = bound({ catalog, roles: roles ?? {} }, stateOf(live))
    expect(result.problems).toEqual([])
    expect(names(result)).toEqual(expected)
  })

  test('also where it is to be removed', () => {
    const removed = [tombstoneOf('night-shift', 'agent', { previously: ['Night shift'] })]
    expect(names(bound({ catalog, removed }, stateOf({ 9: { title: 'Night Shift' } })))).toEqual({
      'night-shift': '9'
    })
  })
})

describe('a role that an apply has found or made before is recognised by its key', () => {
  test.each<[string, TargetGiven, Record<string, object>, Record<string, string>, Record<string, string>]>([
    [
      'though its title has changed',
      { roles: { lead: { title: 'Team lead' } } },
      { 42: { title: 'Something else' } },
      { lead: '42' },
      { lead: '42' }
    ],
    [
      'and not what has its title now',
      { roles: { lead: { title: 'Team lead' } } },
      { 42: { title: 'Something else' }, 43: { title: 'Team lead' } },
      { lead: '42' },
      { lead: '42', 43: '43' }
    ],
    [
      'also where it is to be removed',
      { removed: [tombstoneOf('lead', 'agent')] },
      { 42: { title: 'Something else' } },
      { lead: '42' },
      { lead: '42' }
    ],
    [
      'and by its title where that key is gone',
      { roles: { lead: { title: 'Team lead' } } },
      { 43: { title: 'Team lead' } },
      { lead: '42' },
      { lead: '43' }
    ],
    [
      'unless the platform has our id as a key',
      { roles: { lead: { title: 'Team lead' } } },
      { lead: { title: 'New' }, 42: { title: 'Team lead' } },
      { lead: '42' },
      { lead: 'lead', 42: '42' }
    ],
    [
      'unless that key is the id of another one of ours',
      { roles: { lead: { title: 'Team lead' }, clerk: { title: 'Clerk' } } },
      { clerk: { title: 'Something else' } },
      { lead: 'clerk' },
      { clerk: 'clerk' }
    ],
    [
      'and only once, where the record names it twice',
      { roles: { a: { title: 'A' }, b: { title: 'B' } } },
      { 42: { title: 'Something else' } },
      { a: '42', b: '42' },
      { a: '42' }
    ],
    [
      'and no role that none of ours is',
      { roles: { lead: { title: 'Team lead' } } },
      { 42: { title: 'Something else' } },
      { gone: '42' },
      { 42: '42' }
    ]
  ])('%s', (_name, given, live, known, expected) => {
    const result = bind(targetOf({ catalog, ...given }), liveOf(stateOf(live)), nobody, known)
    expect(result.problems).toEqual([])
    expect(names(result)).toEqual(expected)
  })

  test('and is not adopted again', () => {
    const live = liveOf(stateOf({ 42: { title: 'Team lead' } }))
    const target = targetOf({ catalog, roles: { lead: { title: 'Team lead' } } })
    expect(bind(target, live, nobody).adopted).toEqual(['lead'])
    expect(bind(target, live, nobody, { lead: '42' }).adopted).toEqual([])
  })

  test('so that two roles of one title are no question', () => {
    const live = liveOf(stateOf({ 42: { title: 'Team lead' }, 43: { title: 'Team lead' } }))
    const target = targetOf({ catalog, roles: { lead: { title: 'Team lead' } } })
    expect(bind(target, live, nobody).problems).toHaveLength(1)
    expect(bind(target, live, nobody, { lead: '43' })).toMatchObject({ problems: [], adopted: [] })
  })
})

describe('what could be two things is refused', () => {
  test.each<[string, TargetGiven['roles'], Record<string, object>, string]>([
    [
      'two live roles with the title',
      { lead: { title: 'Lead' } },
      { 1: { title: 'Lead' }, 2: { title: 'lead' } },
      'two roles on `desk-production` could be `lead`: `Lead` (key `1`) and `lead` (key `2`)'
    ],
    [
      'one by title and one by former title',
      { lead: { title: 'Lead', document: { previously: ['Head'] } } },
      { 1: { title: 'Lead' }, 2: { title: 'Head' } },
      'two roles on `desk-production` could be `lead`: `Lead` (key `1`) and `Head` (key `2`)'
    ],
    [
      'two of ours for one live role',
      { a: { title: 'Y', document: { previously: ['X'] } }, b: { title: 'X' } },
      { 2: { title: 'X' } },
      '`X` (key `2`) on `desk-production` could be `a` or `b`'
    ]
  ])('%s', (_name, roles, live, message) => {
    const result = bound({ roles: roles ?? {} }, stateOf(live))
    expect(result.problems.map((problem) => problem.message)).toEqual([message])
    expect(names(result)).toEqual(Object.fromEntries(Object.keys(live).map((key) => [key, key])))
  })

  test('two accounts of one person', () => {
    const live = {
      ...liveOf(stateOf({})),
      accounts: [accountStateOf('ana@example.org', { key: '1' }), accountStateOf('ana', { key: '2' })]
    }
    const { problems } = bind(targetOf(), live, new Map([['2', 'ana@example.org']]))
    expect(problems[0]?.message).toBe(
      'the accounts `1` and `2` on `desk-production` both belong to `ana@example.org`'
    )
  })
})

describe('a bound state', () => {
  test('speaks of roles and accounts by our names, and keeps the keys', () => {
    const live = stateOf(
      { 1: { title: 'Lead', reportsTo: '2' }, 2: { title: 'Agent' } },
      {
        'Ana@Example.org': { key: 'u1', roles: { 1: 'team: Red' } },
        'old-name': { key: 'u2', roles: ['2', '3'] }
      }
    )
    const { state, keys } = bound(
      { catalog, roles: { lead: { title: 'Lead' } } },
      live,
      new Map([['u2', 'bo@example.org']])
    )
    expect(state.roles.get('lead')).toMatchObject({
      id: 'lead',
      key: '1',
      reportsTo: 'agent',
      predefined: false
    })
    expect(state.roles.get('agent')).toMatchObject({ predefined: true })
    expect(state.accounts.get('ana@example.org')?.roles).toEqual(new Map([['lead', 'team: Red']]))
    expect(state.accounts.get('bo@example.org')).toMatchObject({ user: 'bo@example.org', key: 'u2' })
    expect([...(state.accounts.get('bo@example.org')?.roles.keys() ?? [])]).toEqual(['agent', '3'])
    expect([
      keys.role('lead'),
      keys.role('new'),
      keys.account('bo@example.org'),
      keys.account('cy@example.org')
    ]).toEqual(['1', 'new', 'u2', 'cy@example.org'])
  })

  test('has no fixed permissions, and no scope of a role where scopes belong to grants', () => {
    const live = stateOf({
      lead: { scope: 'all', grants: { 'tasks.view': 'on', 'leads.view': 'on', 'new.thing': 'on' } }
    })
    const role = bound({ catalog }, live).state.roles.get('lead')
    expect(role?.scope).toBe(null)
    expect([...(role?.grants.keys() ?? [])]).toEqual(['leads.view', 'new.thing'])
  })

  test('knows unknown content under our name, and what somebody has observed', () => {
    const live = stateOf({ 5: { title: 'Agent', grants: { 'undocumented.5': 'on' } } })
    const grantsOf = (given: TargetGiven): object =>
      Object.fromEntries(bound({ catalog, ...given }, live).state.roles.get('agent')?.grants ?? [])
    expect(grantsOf({})).toEqual({ 'undocumented.agent': 'on' })
    expect(grantsOf({ roles: { agent: { grants: { 'leads.view': 'on' } } } })).toEqual({
      'undocumented.agent': 'on'
    })
    const observed = {
      document: { observed: { by: 'ana@example.org', on: 0 } },
      grants: { 'leads.view': 'on' }
    }
    expect(grantsOf({ roles: { agent: observed } })).toEqual({ 'leads.view': 'on' })
  })

  test('says which declared roles were there under another key', () => {
    const live = stateOf({ 1: { title: 'Lead' }, clerk: { title: 'Clerk' }, 3: { title: 'Agent' } })
    const { adopted } = bound(
      { catalog, roles: { lead: { title: 'Lead' }, clerk: { title: 'Clerk' }, agent: {} } },
      live
    )
    expect(adopted).toEqual(['lead'])
  })
})
