import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessChanges } from '../../src/access/change.ts'
import { effective } from '../../src/access/effective.ts'
import { rank } from '../../src/model/grants.ts'
import { catalogOf, permissionOf, stateOf, targetOf } from '../support/builders.ts'
import { transitions } from '../support/organisations.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const target = targetOf({
  catalog: catalogOf({
    permissions: [
      permissionOf('leads.view', { scopes: ['own', 'team', 'all'] }),
      permissionOf('leads.export', { risk: 'high' }),
      permissionOf('users.roles', { risk: 'critical' })
    ]
  })
})
const roles = {
  reader: { grants: { 'leads.view': 'own' } },
  lead: { grants: { 'leads.view': 'all', 'leads.export': 'on' } },
  team: { grants: { 'leads.view': 'team' } },
  admin: { grants: { 'users.roles': 'on' } }
}

describe('who gains and who loses', () => {
  test('a wider role: what is new, what is wider, and through what; the largest risk first', () => {
    const changes = accessChanges(
      target,
      stateOf(roles, { [ana]: ['reader'] }),
      stateOf(roles, { [ana]: ['lead'] })
    )
    expect(changes).toEqual([
      {
        user: ana,
        target: 'desk-production',
        platform: 'desk',
        gained: [
          { permission: 'leads.export', scope: 'on', was: null, risk: 'high', through: ['lead'] },
          { permission: 'leads.view', scope: 'all', was: 'own', risk: 'low', through: ['lead'] }
        ],
        lost: []
      }
    ])
  })

  test('a narrower role: what is gone has the scope none', () => {
    const [change] = accessChanges(
      target,
      stateOf(roles, { [ana]: ['lead'] }),
      stateOf(roles, { [ana]: ['reader'] })
    )
    expect(change?.lost).toEqual([
      { permission: 'leads.export', scope: 'none', was: 'on', risk: 'high', through: ['lead'] },
      { permission: 'leads.view', scope: 'own', was: 'all', risk: 'low', through: ['lead'] }
    ])
  })

  test('a changed role reaches all its holders', () => {
    const after = { ...roles, reader: { grants: { 'leads.view': 'all' } } }
    const people = { [ana]: ['reader'], [bo]: ['reader', 'lead'] }
    const changes = accessChanges(target, stateOf(roles, people), stateOf(after, people))
    expect(changes.map(({ user }) => user)).toEqual([ana])
  })

  test('a barred account loses everything', () => {
    const before = stateOf(roles, { [ana]: ['reader'] })
    const after = stateOf(roles, { [ana]: { active: false, roles: ['reader'] } })
    expect(accessChanges(target, before, after)[0]?.lost.map(({ permission }) => permission)).toEqual([
      'leads.view'
    ])
  })

  test('another unit at the same scope is another access', () => {
    const before = stateOf(roles, { [ana]: { roles: { team: 'team: Red' } } })
    const after = stateOf(roles, { [ana]: { roles: { team: 'team: Blue' } } })
    expect(accessChanges(target, before, after)[0]).toMatchObject({
      gained: [{ permission: 'leads.view', scope: 'team: Blue', was: null }],
      lost: [{ permission: 'leads.view', scope: 'none', was: 'team: Red' }]
    })
  })

  test('a unit where the scope needs none changes nothing', () => {
    const before = stateOf(roles, { [ana]: { roles: { lead: 'team: Red' } } })
    const after = stateOf(roles, { [ana]: { roles: { lead: 'team: Blue' } } })
    expect(accessChanges(target, before, after)).toEqual([])
  })

  test('people are sorted by their largest risk, gains before losses', () => {
    const before = stateOf(roles, { [ana]: ['admin'], [bo]: [], 'cy@example.org': [] })
    const after = stateOf(roles, { [ana]: [], [bo]: ['lead'], 'cy@example.org': ['admin'] })
    expect(accessChanges(target, before, after).map(({ user }) => user)).toEqual(['cy@example.org', bo, ana])
  })

  test('it is exactly the difference of what people can do', () => {
    fc.assert(
      fc.property(transitions({ titles: 'fixed' }), ({ target, actual, desired }) => {
        const { catalog } = target
        const changes = accessChanges(target, actual, desired)
        for (const user of desired.accounts.keys()) {
          const before = effective(catalog, actual, user)
          const after = effective(catalog, desired, user)
          const level = (scope: string | undefined): number =>
            scope === undefined ? -1 : rank(catalog, scope)
          const change = changes.find((entry) => entry.user === user)
          const wider = [...after]
            .filter(([id, scope]) => level(scope) > level(before.get(id)))
            .map(([id]) => id)
          const narrower = [...before]
            .filter(([id, scope]) => level(scope) > level(after.get(id)))
            .map(([id]) => id)
          const isWhole = ({ scope, was }: { scope: string; was: string | null }): boolean =>
            !`${scope}${was ?? ''}`.includes(':')
          expect(
            (change?.gained ?? [])
              .filter(isWhole)
              .map(({ permission }) => permission)
              .sort()
          ).toEqual(wider.sort())
          expect(
            (change?.lost ?? [])
              .filter(isWhole)
              .map(({ permission }) => permission)
              .sort()
          ).toEqual(narrower.sort())
        }
        expect(accessChanges(target, actual, actual)).toEqual([])
      })
    )
  })
})
