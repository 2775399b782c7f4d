import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effective, reachesIn, riskOf, roleAccess } from '../../src/access/effective.ts'
import { covers } from '../../src/model/grants.ts'
import { catalogOf, permissionOf, predefinedOf, roleStateOf, stateOf } from '../support/builders.ts'
import { transitions } from '../support/organisations.ts'

const ana = 'ana@example.org'
const scoped = { scopes: ['own', 'team', 'all'] }
const catalog = catalogOf({
  permissions: [
    permissionOf('leads.view', scoped),
    permissionOf('leads.edit', { ...scoped, implies: ['notes.view'] }),
    permissionOf('notes.view', { scopes: ['own', 'all'], implies: ['notes.list'] }),
    permissionOf('notes.list'),
    permissionOf('tasks.view', { scopes: ['own', 'all'], fixed: true }),
    permissionOf('users.roles', { risk: 'critical' })
  ],
  roles: [predefinedOf('head', { fixedGrants: new Map([['tasks.view', 'all']]) }), predefinedOf('basic')],
  fixedGrants: new Map([['tasks.view', 'own']]),
  administers: { permissions: ['leads.edit'], roles: ['head'], markers: [] }
})

describe('what somebody can do', () => {
  test('the widest scope of all roles counts', () => {
    const state = stateOf(
      { a: { grants: { 'leads.view': 'own' } }, b: { grants: { 'leads.view': 'all' } } },
      { [ana]: ['a', 'b'] }
    )
    expect(effective(catalog, state, ana).get('leads.view')).toBe('all')
  })

  test('what the platform adds by itself is added, the wider for the role that has more', () => {
    const state = stateOf({ a: {}, head: {} }, { [ana]: ['a'], 'bo@example.org': ['a', 'head'] })
    expect(effective(catalog, state, ana).get('tasks.view')).toBe('own')
    expect(effective(catalog, state, 'bo@example.org').get('tasks.view')).toBe('all')
  })

  test('what follows by `implies` is as wide as what brings it, over several steps', () => {
    const state = stateOf({ a: { grants: { 'leads.edit': 'team' } } }, { [ana]: ['a'] })
    const access = effective(catalog, state, ana)
    expect(access.get('notes.view')).toBe('all')
    expect(access.get('notes.list')).toBe('on')
  })

  test('nobody without an active account can do anything', () => {
    const state = stateOf(
      { a: { grants: { 'leads.view': 'all' } } },
      { [ana]: { roles: ['a'], active: false } }
    )
    expect(effective(catalog, state, ana).size).toBe(0)
    expect(effective(catalog, state, 'bo@example.org').size).toBe(0)
  })

  test('whoever has no role has the fallback role', () => {
    const withFallback = { ...catalog, fallbackRole: 'basic' }
    const state = stateOf({ basic: { grants: { 'leads.view': 'own' } } }, { [ana]: [] })
    expect(effective(withFallback, state, ana).get('leads.view')).toBe('own')
    expect(effective(catalog, state, ana).size).toBe(0)
  })

  test('a role that is not there, and unknown content, stay opaque', () => {
    const state = stateOf({ a: { grants: { 'undocumented.a': 'on' } } }, { [ana]: ['a', 'b'] })
    expect([...effective(catalog, state, ana).keys()].sort()).toEqual([
      'tasks.view',
      'undocumented.a',
      'undocumented.b'
    ])
  })

  test('where the scope belongs to the role, a switch is held at the role’s scope', () => {
    const perRole = catalogOf({
      scopePer: 'role',
      permissions: [permissionOf('calls.listen', { implies: ['calls.list'] }), permissionOf('calls.list')]
    })
    const role = roleStateOf('a', { scope: 'team', grants: { 'calls.listen': 'on' } })
    expect(Object.fromEntries(roleAccess(perRole, role))).toEqual({
      'calls.listen': 'team',
      'calls.list': 'team'
    })
  })

  test('a reach names its units and roles', () => {
    const state = stateOf(
      {
        a: { grants: { 'leads.view': 'team' } },
        b: { grants: { 'leads.view': 'team', 'users.roles': 'on' } }
      },
      { [ana]: { roles: { a: 'team: Red', b: 'team: Blue' } } }
    )
    const reaches = reachesIn(catalog, state)(ana)
    expect(reaches.get('leads.view')).toEqual({
      scope: 'team',
      units: ['team: Blue', 'team: Red'],
      through: ['a', 'b']
    })
    expect(reaches.get('users.roles')).toEqual({ scope: 'on', units: [], through: ['b'] })
  })

  test('administration is critical, the unknown is high', () => {
    const risk = (permission: string): string => riskOf(catalog, permission)
    expect(risk('leads.edit')).toBe('critical')
    expect(risk('undocumented.head')).toBe('critical')
    expect(risk('undocumented.basic')).toBe('high')
    expect(risk('leads.view')).toBe('low')
  })

  test('one role more never means less', () => {
    fc.assert(
      fc.property(transitions({ titles: 'fixed' }), ({ target, actual }) => {
        for (const account of actual.accounts.values()) {
          const all = new Map([...actual.roles.keys()].map((role) => [role, null] as const))
          const more = { ...actual, accounts: new Map([[account.user, { ...account, roles: all }]]) }
          const wide = effective(target.catalog, more, account.user)
          for (const [permission, scope] of effective(target.catalog, actual, account.user)) {
            expect(covers(target.catalog, wide.get(permission), scope)).toBe(true)
          }
        }
      })
    )
  })
})
