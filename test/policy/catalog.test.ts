import { describe, expect, test } from 'vitest'
import type { PlatformDocument, WrittenRole } from '../../src/policy/catalog-document.ts'
import { toCatalog } from '../../src/policy/catalog.ts'

const at = { file: 'platforms/desk.yaml', pointer: '' }
const action = { title: 'Do', description: 'Does it', risk: 'low' } as const
const unknownEffect = { when: 'unknown', signInAgain: 'nobody' } as const
const role: WrittenRole = {
  title: 'Clerk',
  description: 'Works at the desk',
  grants: {},
  editable: true,
  renamable: true,
  deletable: true,
  duplicable: true,
  assignable: true
}

/** The least that the schema lets through, with two resources. */
const desk: PlatformDocument = {
  id: 'desk',
  title: 'Desk',
  sources: [{ id: 'manual', title: 'Desk manual', read: '2026-11-21' }],
  scopes: [
    { id: 'own', title: 'Own', description: 'Own tickets' },
    { id: 'all', title: 'All', description: 'All tickets', unit: 'department', inferred: true }
  ],
  scopePer: 'grant',
  resources: {
    tickets: {
      title: 'Tickets',
      category: 'Work',
      actions: {
        view: { ...action, scopes: ['own', 'all'] },
        edit: {
          ...action,
          scopes: ['own', 'all'],
          requires: ['view', 'macros.use'],
          implies: ['macros.use']
        },
        audit: { ...action, scopes: ['all'], fixed: true }
      }
    },
    macros: { title: 'Macros', category: 'Work', feature: 'automation', actions: { use: action } }
  },
  roles: {},
  rolesPerUser: { min: 0 },
  deleteInUse: 'allow',
  effects: { roleChange: unknownEffect, assignment: unknownEffect },
  administers: {}
}

const withRole = (written: Partial<WrittenRole>) =>
  toCatalog({ ...desk, roles: { clerk: { ...role, ...written } } }, at).roles.get('clerk')

describe('permissions', () => {
  test('have full ids, and so has what they need and bring', () => {
    const { permissions } = toCatalog(desk, at)
    expect([...permissions.keys()]).toEqual(['tickets.view', 'tickets.edit', 'tickets.audit', 'macros.use'])
    expect(permissions.get('tickets.edit')).toMatchObject({
      resource: 'tickets',
      resourceTitle: 'Tickets',
      category: 'Work',
      action: 'edit',
      requires: ['tickets.view', 'macros.use'],
      implies: ['macros.use'],
      feature: null,
      source: 'manual',
      inferred: false
    })
    expect(permissions.get('macros.use')).toMatchObject({ scopes: [], feature: 'automation', fixed: false })
  })

  test('of resources that a tenant defines carry a star in place of the resource', () => {
    const tenantResources = {
      title: 'Board',
      category: 'Boards',
      actions: { view: action, edit: { ...action, requires: ['view'] } }
    }
    const own = toCatalog({ ...desk, tenantResources }, at).tenantResources
    expect(own?.permissions.map(({ id, requires }) => [id, requires])).toEqual([
      ['*.view', []],
      ['*.edit', ['*.view']]
    ])
  })
})

describe('grants of a predefined role', () => {
  test.each([
    [
      'everything',
      [
        ['tickets.view', 'all'],
        ['tickets.edit', 'all'],
        ['macros.use', 'on']
      ]
    ],
    [
      { tickets: 'own' },
      [
        ['tickets.view', 'own'],
        ['tickets.edit', 'own']
      ]
    ],
    [{ tickets: 'none', macros: ['use'] }, [['macros.use', 'on']]],
    [{ tickets: { view: 'all', edit: 'none' } }, [['tickets.view', 'all']]]
  ] as const)('%j', (grants, expected) => {
    expect([...(withRole({ grants })?.grants ?? [])]).toEqual(expected)
  })

  test('a list is at the scope of the role', () => {
    expect([...(withRole({ scope: 'own', grants: { tickets: ['view'] } })?.grants ?? [])]).toEqual([
      ['tickets.view', 'own']
    ])
  })

  test('a name that the catalog does not know is kept, for a check to find', () => {
    const grants = withRole({ grants: { tickets: { veiw: 'all' }, macro: 'own' } })?.grants
    expect([...(grants?.keys() ?? [])]).toEqual(['tickets.veiw', 'macro'])
  })

  test('unknown content is no grants at all, and never complete', () => {
    expect(withRole({ grants: 'undocumented', complete: true })).toMatchObject({
      grants: null,
      complete: false
    })
    expect(withRole({})).toMatchObject({ complete: true, reserved: false, scope: null, subscriptions: null })
    expect(withRole({ complete: false })?.complete).toBe(false)
  })

  test('what the platform fixes stands apart', () => {
    const clerk = withRole({ fixedGrants: { tickets: { audit: 'all' } } })
    expect([[...(clerk?.fixedGrants ?? [])], clerk?.grants?.size]).toEqual([[['tickets.audit', 'all']], 0])
  })
})

test('what is not written is filled in', () => {
  expect(toCatalog(desk, at)).toMatchObject({
    at,
    sources: [{ id: 'manual', url: null }],
    scopes: [
      { id: 'own', unit: null, inferred: false },
      { id: 'all', unit: 'department', inferred: true }
    ],
    rolesPerUser: { min: 0, max: null },
    fallbackRole: null,
    customRoles: { basedOnRequired: false, scopeRequired: false },
    tenantResources: null,
    administers: { permissions: [], roles: [], markers: [] },
    checklists: { roleChange: [], onboarding: [] },
    effects: { roleChange: { ...unknownEffect, note: '' }, assignment: { ...unknownEffect, note: '' } },
    notes: [],
    inferred: []
  })
})

test('a subscription without a number allows any number of custom roles', () => {
  const subscriptions = { free: { title: 'Free', customRoles: 0 }, full: { title: 'Full' } }
  expect([...toCatalog({ ...desk, subscriptions }, at).subscriptions]).toEqual([
    ['free', { title: 'Free', customRoles: 0 }],
    ['full', { title: 'Full', customRoles: null }]
  ])
})
