import type { Catalog, Effect, Permission, PredefinedRole } from '../../src/model/catalog.ts'

const nothingSaid: Effect = { when: 'unknown', signInAgain: 'nobody', note: '' }

/** A permission of the desk: a switch of low risk unless said otherwise. */
const permission = (id: string, facts: Partial<Permission> = {}): Permission => {
  const [resource = '', action = ''] = id.split('.')
  return {
    id,
    resource,
    resourceTitle: resource === 'tickets' ? 'Tickets' : 'Desk',
    category: resource === 'tickets' ? 'Work' : 'Desk settings',
    action,
    title: action,
    description: '',
    scopes: [],
    risk: 'low',
    requires: [],
    implies: [],
    feature: null,
    fixed: false,
    needsReason: false,
    inferred: false,
    source: 'manual',
    ...facts
  }
}

/** A predefined role of the desk that may only be assigned unless said otherwise. */
const predefined = (id: string, facts: Partial<PredefinedRole> = {}): PredefinedRole => ({
  id,
  title: id,
  description: '',
  scope: null,
  grants: new Map(),
  complete: true,
  fixedGrants: new Map(),
  editable: false,
  renamable: false,
  deletable: false,
  duplicable: false,
  assignable: true,
  reserved: false,
  subscriptions: null,
  exceptions: [],
  inferred: [],
  ...facts
})

const byId = <Item extends { readonly id: string }>(...items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]))

/** A small help desk that has a bit of everything a catalog can say. */
export const desk: Catalog = {
  id: 'desk',
  title: 'Desk',
  sources: [{ id: 'manual', title: 'The manual', url: 'https://desk.example.org/roles', read: '2026-11-21' }],
  scopes: [
    { id: 'own', title: 'Own', description: '', unit: null, inferred: false },
    { id: 'team', title: 'Team', description: '', unit: 'team', inferred: true },
    { id: 'all', title: 'All', description: '', unit: null, inferred: false }
  ],
  scopePer: 'grant',
  permissions: byId(
    permission('tickets.view', { title: 'See', scopes: ['own', 'team', 'all'] }),
    permission('tickets.edit', {
      title: 'Change',
      scopes: ['own', 'all'],
      risk: 'medium',
      requires: ['tickets.view']
    }),
    permission('tickets.purge', {
      title: 'Purge',
      risk: 'critical',
      requires: ['tickets.edit'],
      inferred: true,
      needsReason: true
    }),
    permission('tickets.own-notes', { title: 'Own notes', fixed: true, scopes: ['own'] }),
    permission('desk.roles', { title: 'Roles', risk: 'critical', implies: ['tickets.view'] })
  ),
  roles: byId(
    predefined('owner', {
      title: 'Owner',
      grants: new Map([
        ['tickets.view', 'all'],
        ['desk.roles', 'on']
      ]),
      editable: true,
      inferred: ['editable']
    }),
    predefined('helper', { title: 'Helper', grants: new Map([['tickets.view', 'own']]), complete: false }),
    predefined('support', {
      title: 'Desk Support',
      grants: null,
      complete: false,
      reserved: true,
      assignable: false
    })
  ),
  fixedGrants: new Map([['tickets.own-notes', 'own']]),
  rolesPerUser: { min: 1, max: null },
  fallbackRole: 'helper',
  customRoles: { basedOnRequired: true, scopeRequired: false },
  subscriptions: new Map([
    ['free', { title: 'Free', customRoles: 0 }],
    ['paid', { title: 'Paid', customRoles: null }]
  ]),
  deleteInUse: 'move',
  effects: {
    roleChange: { when: 'next-sign-in', signInAgain: 'holders', note: 'Until then nothing changes' },
    assignment: nothingSaid
  },
  deprecatedRoles: [{ id: 'chief', title: 'Chief', use: 'owner' }],
  features: new Map([['tickets', 'Tickets']]),
  tenantResources: {
    title: 'List',
    permissions: [permission('*.view'), permission('*.edit', { requires: ['*.view'] })]
  },
  administers: { permissions: ['desk.roles'], roles: ['owner'], markers: ['admin'] },
  guides: new Map([['assign', { screen: 'People', steps: ['Click {user}'] }]]),
  checklists: { roleChange: ['Review the data'], onboarding: [] },
  notes: ['Closed on Sundays'],
  inferred: [
    'rolesPerUser.min',
    'resources.*.actions.*.requires',
    'effects.assignment',
    'administers.roles.0'
  ],
  at: { file: 'desk.yaml', pointer: '' }
}
