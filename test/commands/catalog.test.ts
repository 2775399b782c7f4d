import { describe, expect, test } from 'vitest'
import { describeCatalog } from '../../src/commands/catalog.ts'
import { catalogOf, platformIds } from '../platforms/read-catalogs.ts'
import { desk } from '../support/desk.ts'

describe('describeCatalog', () => {
  const description = describeCatalog(desk)

  test('names everything that the catalog says', () => {
    expect(Object.keys(description)).toEqual([
      'id',
      'title',
      'source',
      'sources',
      'scopes',
      'scopePer',
      'permissions',
      'roles',
      'fixedGrants',
      'rolesPerUser',
      'fallbackRole',
      'customRoles',
      'subscriptions',
      'deleteInUse',
      'effects',
      'deprecatedRoles',
      'features',
      'tenantResources',
      'administers',
      'guides',
      'checklists',
      'notes',
      'inferred'
    ])
  })

  test('names the manual as the source', () => {
    expect(description.source).toEqual(desk.sources[0])
  })

  test('writes a permission out, its key facts first', () => {
    const [view] = description.permissions
    expect(view).toEqual(desk.permissions.get('tickets.view'))
    expect(Object.keys(view ?? {}).slice(0, 8)).toEqual([
      'id',
      'resource',
      'resourceTitle',
      'category',
      'action',
      'title',
      'description',
      'scopes'
    ])
  })

  test('shows grants by permission, and null where the manual does not say', () => {
    expect(
      description.roles.map(({ id, predefined, complete, grants }) => [id, predefined, complete, grants])
    ).toEqual([
      ['owner', true, true, { 'tickets.view': 'all', 'desk.roles': 'on' }],
      ['helper', true, false, { 'tickets.view': 'own' }],
      ['support', true, false, null]
    ])
  })

  test('turns maps into objects', () => {
    expect(description.fixedGrants).toEqual({ 'tickets.own-notes': 'own' })
    expect(description.subscriptions).toEqual({
      free: { title: 'Free', customRoles: 0 },
      paid: { title: 'Paid', customRoles: null }
    })
    expect(description.guides).toEqual({ assign: { screen: 'People', steps: ['Click {user}'] } })
    expect(description.tenantResources?.permissions.map(({ id }) => id)).toEqual(['*.view', '*.edit'])
  })
})

describe('the built-in platforms', () => {
  const descriptions = platformIds.map((id) => describeCatalog(catalogOf(id).catalog))

  test.each(descriptions)('$id is plain JSON', (description) => {
    expect(JSON.parse(JSON.stringify(description))).toEqual(description)
  })

  test.each([
    { id: 'cinnox', permissions: 101, roles: { administrator: 101, supervisor: 44, agent: 29 } },
    { id: 'convrs', permissions: 59, roles: { admin: 59, agent: null } }
  ])('$id has the sums of its manual', ({ id, permissions, roles }) => {
    const description = descriptions.find((known) => known.id === id)
    const granted = description?.roles.map((role) => [
      role.id,
      role.grants && Object.keys(role.grants).length
    ])
    expect(description?.permissions).toHaveLength(permissions)
    expect(granted).toEqual(Object.entries(roles))
  })
})
