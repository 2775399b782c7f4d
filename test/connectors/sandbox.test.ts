import { describe, expect, test } from 'vitest'
import { connect } from '../../src/connectors/sandbox.ts'
import { writeTenant } from '../../src/connectors/sandbox-tenant.ts'
import { ConnectorError, type Connector } from '../../src/model/connector.ts'
import type { Operation, OperationKind, OperationValue } from '../../src/model/operation.ts'
import type { State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import {
  catalogOf,
  memoryStore,
  permissionOf,
  predefinedOf,
  stateOf,
  targetOf,
  worldOf,
  type CatalogGiven,
  type TargetGiven
} from '../support/builders.ts'
import { operationsOn, sameKeys } from '../support/connecting.ts'
import { conformance, type Subject } from './conformance.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const file = 'sandbox/desk-production.json'

const permissions = [
  permissionOf('leads.view', { scopes: ['own', 'team', 'all'] }),
  permissionOf('leads.edit', { scopes: ['own', 'all'], requires: ['leads.view'] }),
  permissionOf('leads.export', { requires: ['leads.view'] }),
  permissionOf('calls.listen', { feature: 'telephony' }),
  permissionOf('tasks.view', { fixed: true, scopes: ['own', 'all'] }),
  permissionOf('labels.view'),
  permissionOf('labels.edit', { requires: ['labels.view'] })
]
const predefined = [
  predefinedOf('agent', { deletable: false, exceptions: ['labels.edit'] }),
  predefinedOf('owner', { assignable: false, editable: false, renamable: false, deletable: false }),
  predefinedOf('vendor', { reserved: true })
]
const base: CatalogGiven = { permissions, roles: predefined }
const roles = {
  agent: { title: 'Agent', predefined: true },
  owner: { title: 'Owner', predefined: true },
  vendor: { title: 'Vendor', predefined: true },
  reader: { title: 'Reader', grants: { 'leads.view': 'own' } },
  writer: { title: 'Writer' }
}

const operationOf = (
  kind: OperationKind,
  role: string | null,
  user: string | null,
  after: OperationValue
): Operation => operationsOn('desk-production')(kind, { role, user, after })

const give = (role: string, user = ana, unit: string | null = null): Operation =>
  operationOf('assign', role, user, { role, unit })
const take = (role: string, user = ana): Operation => operationOf('unassign', role, user, null)
const exchange = (from: string, to: string): Operation => ({
  ...set(to),
  before: { role: from, unit: null }
})
const set = (role: string, user = ana): Operation => operationOf('set-role', role, user, { role, unit: null })
const content = (
  kind: OperationKind,
  role: string,
  grants: Record<string, string>,
  given: object = {}
): Operation =>
  operationOf(kind, role, null, { title: `New ${role}`, scope: null, grants, reportsTo: null, ...given })
const rename = (role: string, title: string): Operation => operationOf('rename-role', role, null, { title })
const remove = (role: string): Operation => operationOf('delete-role', role, null, null)

const tenant = (
  target: Target,
  state: State
): { readonly connector: Connector; readonly text: () => string | null } => {
  const store = memoryStore()
  store.write(`sandbox/${target.id}.json`, writeTenant(state))
  return {
    connector: connect({ target, people: [], world: worldOf(store) }),
    text: () => store.read(`sandbox/${target.id}.json`)
  }
}

interface Case extends TargetGiven {
  readonly given?: CatalogGiven
  readonly has?: readonly string[]
}

const tried = async ({ given = {}, has = [], ...target }: Case, operation: Operation): Promise<string> => {
  const catalog = catalogOf({ ...base, ...given })
  const { connector, text } = tenant(
    targetOf({ ...target, catalog }),
    stateOf(roles, { [ana]: has, [bo]: ['reader'] })
  )
  const before = text()
  try {
    await connector.applyOperation(operation, sameKeys)
    expect(text()).not.toBe(before)
    return 'done'
  } catch (error) {
    expect(error).toBeInstanceOf(ConnectorError)
    expect(error).toMatchObject({ kind: 'refused' })
    expect(text()).toBe(before)
    return error instanceof Error ? error.message : ''
  }
}

describe('what a platform refuses', () => {
  const single = { rolesPerUser: { min: 1, max: 1 } }
  const fallback = { rolesPerUser: { min: 1, max: null }, fallbackRole: 'agent' }
  const whole = { rolesPerUser: { min: 1, max: null, replace: true } }
  const small = new Map([['small', { title: 'Small', customRoles: 2 }]])
  const perRole: CatalogGiven = {
    scopePer: 'role',
    customRoles: { basedOnRequired: false, scopeRequired: true }
  }
  const cases: readonly [string, Case, Operation, string][] = [
    [
      'a second role where there is one',
      { given: single, has: ['reader'] },
      give('writer'),
      '`ana@example.org` has the role `Reader`: Desk allows one role for each person, so the next takes its place'
    ],
    [
      'a role more than the maximum',
      { given: { rolesPerUser: { min: 0, max: 2 } }, has: ['agent', 'reader'] },
      give('writer'),
      '`ana@example.org` has the roles `Agent`, `Reader`: Desk allows 2 for each person'
    ],
    [
      'a role that somebody has',
      { has: ['reader'] },
      give('reader'),
      '`ana@example.org` already has the role `Reader`'
    ],
    [
      'taking the last role',
      { given: { rolesPerUser: { min: 1, max: null } }, has: ['reader'] },
      take('reader'),
      '`Reader` is the last role of `ana@example.org`, and Desk wants 1 for each person'
    ],
    [
      'taking the fallback role from who has only it',
      { given: fallback, has: ['agent'] },
      take('agent'),
      '`ana@example.org` has no other role than `Agent`, which everybody without another one has'
    ],
    [
      'taking a role that somebody does not have',
      { has: [] },
      take('reader'),
      '`ana@example.org` does not have the role `Reader`'
    ],
    [
      'setting a role where there are several',
      { has: ['reader'] },
      set('writer'),
      'Desk allows several roles for each person: assign and unassign them one by one'
    ],
    [
      'a role in the place of one that somebody does not have',
      { given: whole, has: ['agent'] },
      exchange('reader', 'writer'),
      '`ana@example.org` does not have the role `Reader`'
    ],
    [
      'a role in the place of another, where somebody has both',
      { given: whole, has: ['reader', 'writer'] },
      exchange('reader', 'writer'),
      '`ana@example.org` already has the role `Writer`'
    ],
    [
      'a role in the place of none, where there is no room for it',
      { given: { rolesPerUser: { min: 1, max: 2, replace: true } }, has: ['agent', 'reader'] },
      set('writer'),
      '`ana@example.org` has the roles `Agent`, `Reader`: Desk allows 2 for each person'
    ],
    [
      'a role in the place of a reserved one',
      { given: whole, has: ['vendor'] },
      exchange('vendor', 'writer'),
      '`Vendor` belongs to the staff of Desk: a customer neither gives nor takes it'
    ],
    [
      'giving a reserved role',
      {},
      give('vendor'),
      '`Vendor` belongs to the staff of Desk: a customer neither gives nor takes it'
    ],
    [
      'taking a reserved role',
      { has: ['vendor'] },
      take('vendor'),
      '`Vendor` belongs to the staff of Desk: a customer neither gives nor takes it'
    ],
    [
      'giving a role that is not assignable',
      {},
      give('owner'),
      '`Owner` is neither given nor taken by a customer'
    ],
    [
      'replacing a role that is not assignable',
      { given: single, has: ['owner'] },
      set('reader'),
      '`Owner` is neither given nor taken by a customer'
    ],
    ['an unknown role', {}, give('lost'), 'there is no role `lost`'],
    ['an unknown user', {}, give('reader', 'lost@example.org'), '`lost@example.org` has no account here'],
    [
      'a unit of a role that somebody does not have',
      {},
      operationOf('set-unit', 'reader', ana, { role: 'reader', unit: 'team: A' }),
      '`ana@example.org` does not have the role `Reader`'
    ],
    [
      'inviting somebody again',
      {},
      operationOf('invite', null, ana, { active: true }),
      '`ana@example.org` has an account already'
    ],
    [
      'barring somebody unknown',
      {},
      operationOf('deactivate', null, 'lost@example.org', { active: false }),
      '`lost@example.org` has no account here'
    ],
    [
      'giving an active account back',
      {},
      operationOf('reactivate', null, ana, { active: true }),
      'the account of `ana@example.org` is active already'
    ],
    [
      'deleting a role in use',
      {},
      remove('reader'),
      '`Reader` is still held by `bo@example.org`: give them another role first'
    ],
    [
      'deleting a role in use, where holders would have to move',
      { given: { deleteInUse: 'move' } },
      remove('reader'),
      '`Reader` is still held by `bo@example.org`: give them another role first'
    ],
    ['deleting a predefined role', {}, remove('agent'), '`Agent` comes with Desk and cannot be deleted'],
    [
      'deleting the fallback role',
      { given: { ...fallback, roles: [predefinedOf('agent')] } },
      remove('agent'),
      '`Agent` is what everybody without another role has'
    ],
    [
      'deleting a reserved role',
      {},
      remove('vendor'),
      '`Vendor` belongs to the staff of Desk and cannot be deleted'
    ],
    ['deleting an unknown role', {}, remove('lost'), 'there is no role `lost`'],
    [
      'changing a predefined role',
      {},
      content('update-role', 'owner', { 'leads.view': 'all' }),
      '`Owner` comes with Desk and cannot be changed'
    ],
    [
      'changing a reserved role',
      {},
      content('update-role', 'vendor', {}),
      '`Vendor` belongs to the staff of Desk and cannot be changed'
    ],
    ['changing an unknown role', {}, content('update-role', 'lost', {}), 'there is no role `lost`'],
    [
      'renaming a predefined role',
      {},
      rename('owner', 'Boss'),
      '`Owner` comes with Desk and cannot be renamed'
    ],
    [
      'renaming to a title that is taken',
      {},
      rename('reader', 'WRITER'),
      'there is a role called `Writer` already'
    ],
    ['renaming to nothing', {}, rename('reader', ' '), 'a role needs a title'],
    ['renaming an unknown role', {}, rename('lost', 'Boss'), 'there is no role `lost`'],
    [
      'a title that is taken',
      {},
      content('create-role', 'fresh', {}, { title: 'reader' }),
      'there is a role called `Reader` already'
    ],
    ['a role that is there', {}, content('create-role', 'reader', {}), 'there is a role `reader` already'],
    [
      'the id of a role that comes with the platform',
      { given: { roles: [...predefined, predefinedOf('gone')] } },
      content('create-role', 'gone', {}),
      '`gone` is the name of a role that comes with Desk'
    ],
    [
      'a role above the limit',
      { given: { subscriptions: small }, document: { subscription: 'small' } },
      content('create-role', 'fresh', {}),
      'the subscription Small allows 2 custom roles, and there are 2'
    ],
    [
      'an unknown permission',
      {},
      content('create-role', 'fresh', { 'leads.burn': 'on' }),
      'there is no permission `leads.burn`'
    ],
    [
      'unknown content of no role',
      {},
      content('create-role', 'fresh', { 'undocumented.lost': 'on' }),
      'there is no permission `undocumented.lost`'
    ],
    [
      'a scope that is not offered',
      {},
      content('create-role', 'fresh', { 'leads.edit': 'team' }),
      '`leads.edit` cannot be set to `team`: it offers `own`, `all`'
    ],
    [
      'a scope for a switch',
      {},
      content('update-role', 'reader', { 'labels.view': 'all' }),
      '`labels.view` cannot be set to `all`: it offers `on`'
    ],
    [
      'a fixed permission',
      {},
      content('update-role', 'reader', { 'tasks.view': 'all' }),
      '`tasks.view` follows a fixed scheme: it is neither granted nor taken'
    ],
    [
      'a feature that is not licensed',
      { document: { licensed: ['crm'] } },
      content('update-role', 'reader', { 'calls.listen': 'on' }),
      '`calls.listen` needs the feature `telephony`, which is not licensed'
    ],
    [
      'a grant without what it requires',
      {},
      content('update-role', 'reader', { 'leads.export': 'on' }),
      '`leads.export: on` needs `leads.view: own`'
    ],
    [
      'a grant wider than what it requires',
      {},
      content('update-role', 'reader', { 'leads.edit': 'all', 'leads.view': 'team' }),
      '`leads.edit: all` needs `leads.view: all`'
    ],
    [
      'a role without a scope, where it needs one',
      { given: perRole },
      content('create-role', 'fresh', {}),
      'a role on Desk needs a scope of its own'
    ],
    [
      'a scope that there is not',
      { given: perRole },
      content('create-role', 'fresh', {}, { scope: 'world' }),
      'there is no scope `world`'
    ],
    [
      'a scope of the role, where it has none',
      {},
      content('create-role', 'fresh', {}, { scope: 'own' }),
      'a role on Desk has no scope of its own'
    ],
    [
      'reporting to a role that is not there',
      {},
      content('update-role', 'reader', {}, { reportsTo: 'lost' }),
      'there is no role `lost` to report to'
    ],
    [
      'reporting to itself',
      {},
      content('update-role', 'reader', {}, { reportsTo: 'reader' }),
      '`New reader` cannot report to itself'
    ]
  ]
  test.each(cases)('%s', async (_name, given, operation, message) => {
    expect(await tried(given, operation)).toBe(message)
  })

  test('deleting a role to which another reports', async () => {
    const { connector } = tenant(
      targetOf({ catalog: catalogOf(base) }),
      stateOf({ head: { title: 'Head' }, reader: { title: 'Reader', reportsTo: 'head' } })
    )
    await expect(connector.applyOperation(remove('head'), sameKeys)).rejects.toThrow(
      '`Reader` reports to `Head`'
    )
  })
})

describe('what a platform does', () => {
  const after = async (
    given: CatalogGiven,
    has: readonly string[],
    ...operations: readonly Operation[]
  ): Promise<State> => {
    const { connector } = tenant(
      targetOf({ catalog: catalogOf({ ...base, ...given }) }),
      stateOf(roles, { [ana]: has })
    )
    for (const operation of operations) await connector.applyOperation(operation, sameKeys)
    const live = await connector.readState()
    return {
      target: '',
      roles: new Map(live.roles.map((role) => [role.id, role])),
      accounts: new Map(live.accounts.map((account) => [account.user, account]))
    }
  }
  const held = (state: State, user = ana): object => Object.fromEntries(state.accounts.get(user)?.roles ?? [])
  const fallback = { rolesPerUser: { min: 1, max: null }, fallbackRole: 'agent' }

  test('whoever loses the last role gets the fallback role', async () => {
    expect(held(await after(fallback, ['reader'], take('reader')))).toEqual({ agent: null })
  })

  test('the fallback role stays when another one comes', async () => {
    expect(held(await after(fallback, ['agent'], give('reader', ana, 'team: A')))).toEqual({
      agent: null,
      reader: 'team: A'
    })
  })

  test('a new account has the fallback role, where there is one', async () => {
    const invite = operationOf('invite', null, bo, { active: true })
    expect(held(await after(fallback, [], invite), bo)).toEqual({ agent: null })
    expect(held(await after({}, [], invite), bo)).toEqual({})
  })

  test('the next role takes the place of the one before', async () => {
    expect(held(await after({ rolesPerUser: { min: 1, max: 1 } }, ['reader'], set('writer')))).toEqual({
      writer: null
    })
  })

  test('where roles are saved as a whole, a role takes the place of one other', async () => {
    const whole = { rolesPerUser: { min: 1, max: 2, replace: true } }
    expect(held(await after(whole, ['agent', 'reader'], exchange('reader', 'writer')))).toEqual({
      agent: null,
      writer: null
    })
    expect(
      held(await after({ ...whole, fallbackRole: 'agent' }, ['agent'], exchange('agent', 'writer')))
    ).toEqual({
      writer: null
    })
  })

  test('holders of a deleted role lose it where the platform allows that', async () => {
    const state = await after({ ...fallback, deleteInUse: 'allow' }, ['reader'], remove('reader'))
    expect(held(state)).toEqual({ agent: null })
    expect(state.roles.has('reader')).toBe(false)
  })

  test('a rename keeps the holders; a change keeps the title', async () => {
    const state = await after(
      {},
      ['reader'],
      rename('reader', 'Reads'),
      content('update-role', 'reader', { 'leads.view': 'all' })
    )
    expect(state.roles.get('reader')).toMatchObject({
      title: 'Reads',
      grants: new Map([['leads.view', 'all']])
    })
    expect(held(state)).toEqual({ reader: null })
  })

  test('what breaks a requirement in the vendor’s own role may be copied', async () => {
    const state = await after({}, [], content('create-role', 'fresh', { 'labels.edit': 'on' }))
    expect(state.roles.get('fresh')).toMatchObject({ key: 'fresh', predefined: false })
  })

  test('unknown content comes along from the role that has it', async () => {
    const state = await after(
      {},
      [],
      content('create-role', 'fresh', { 'undocumented.agent': 'on', 'labels.edit': 'on' })
    )
    expect(state.roles.get('fresh')?.grants.get('undocumented.agent')).toBe('on')
  })

  test('it is told by keys', async () => {
    const { connector, text } = tenant(targetOf({ catalog: catalogOf(base) }), stateOf(roles, { [ana]: [] }))
    await connector.applyOperation(give('lead', 'somebody@example.org'), {
      role: () => 'reader',
      account: () => ana
    })
    expect(text()).toContain('"reader": null')
  })
})

describe('a fresh tenant', () => {
  const fresh = async (given: CatalogGiven, document: TargetGiven['document'] = {}): Promise<object> => {
    const store = memoryStore()
    const target = targetOf({ catalog: catalogOf(given), document: document ?? {} })
    const live = await connect({ target, people: ['Ana@example.org', bo], world: worldOf(store) }).readState()
    expect(store.files.size).toBe(0)
    return {
      roles: Object.fromEntries(live.roles.map(({ key, grants, scope }) => [key, [scope, ...grants.keys()]])),
      accounts: Object.fromEntries(
        live.accounts.map(({ user, roles: has, markers }) => [user, [...has.keys(), ...markers]])
      )
    }
  }

  test('has the vendor’s roles, as far as the manual gives them, and an account for everybody', async () => {
    const shipped = [
      predefinedOf('whole', { grants: new Map([['leads.view', 'own']]), scope: 'own' }),
      predefinedOf('partly', { grants: new Map([['leads.view', 'own']]), complete: false }),
      predefinedOf('unknown', { grants: null })
    ]
    expect(await fresh({ permissions, roles: shipped })).toEqual({
      roles: {
        whole: [null, 'leads.view'],
        partly: [null, 'leads.view', 'undocumented.partly'],
        unknown: [null, 'undocumented.unknown']
      },
      accounts: { [ana]: [], [bo]: [] }
    })
    expect(await fresh({ scopePer: 'role', permissions, roles: shipped })).toMatchObject({
      roles: { whole: ['own', 'leads.view'] }
    })
  })

  test('gives everybody the fallback role', async () => {
    expect(await fresh({ ...base, fallbackRole: 'agent' })).toMatchObject({
      accounts: { [ana]: ['agent'], [bo]: ['agent'] }
    })
  })

  test.each<[string, CatalogGiven, readonly string[]]>([
    [
      'a role that administers and can be given',
      {
        administers: { permissions: [], roles: ['vendor', 'owner', 'agent'], markers: ['boss'] },
        roles: [predefinedOf('owner', { assignable: false }), predefinedOf('agent')]
      },
      ['agent']
    ],
    [
      'else the last mark',
      {
        administers: { permissions: [], roles: ['owner'], markers: ['owner', 'admin'] },
        roles: [predefinedOf('owner', { assignable: false })]
      },
      ['admin']
    ]
  ])('gives the tool’s own account %s', async (_name, given, expected) => {
    expect(await fresh(given, { runsAs: 'tool@example.org' })).toMatchObject({
      accounts: { 'tool@example.org': expected }
    })
  })
})

describe('its file', () => {
  const target = targetOf({ catalog: catalogOf(base) })

  test('is sorted and readable', () => {
    const text = writeTenant(
      stateOf({ b: { title: 'B', grants: { y: 'on', x: 'own' } }, a: { title: 'A' } }, { [ana]: ['b', 'a'] })
    )
    expect(text).toBe(`{
  "version": 1,
  "roles": [
    {
      "key": "a",
      "title": "A",
      "predefined": false,
      "scope": null,
      "reportsTo": null,
      "grants": {}
    },
    {
      "key": "b",
      "title": "B",
      "predefined": false,
      "scope": null,
      "reportsTo": null,
      "grants": {
        "x": "own",
        "y": "on"
      }
    }
  ],
  "accounts": [
    {
      "key": "ana@example.org",
      "user": "ana@example.org",
      "active": true,
      "markers": [],
      "roles": {
        "a": null,
        "b": null
      }
    }
  ]
}
`)
  })

  test.each([
    ['', 'it is not JSON'],
    ['{"version": 1', 'it is not JSON'],
    ['[]', 'the file is not an object'],
    ['{"version": 2}', '`version` is not 1'],
    ['{"version": 1}', 'roles is not a list'],
    ['{"version": 1, "roles": [7], "accounts": []}', 'roles[0] is not an object'],
    ['{"version": 1, "roles": [{"key": "a"}], "accounts": []}', 'roles[0].title is not a text'],
    [
      '{"version": 1, "roles": [], "accounts": [{"key": "a", "user": "a", "active": 1}]}',
      'accounts[0].active is not true or false'
    ],
    [
      '{"version": 1, "roles": [], "accounts": [{"key": "a", "user": "a", "active": true, "markers": [], "roles": {"b": 1}}]}',
      'accounts[0].roles.b is not a text'
    ],
    [
      writeTenant(stateOf({ a: {} })).replace(
        '"roles": [',
        '"roles": [{"key":"a","title":"A","predefined":false,"scope":null,"reportsTo":null,"grants":{}},'
      ),
      'a key stands there twice'
    ]
  ])('damaged as in %j is reported', async (text, what) => {
    const store = memoryStore()
    store.write(file, text)
    const error = await connect({ target, people: [], world: worldOf(store) })
      .readState()
      .then(
        () => null,
        (thrown: unknown) => thrown
      )
    expect(error).toBeInstanceOf(ConnectorError)
    expect(error).toMatchObject({ kind: 'refused' })
    expect(String(error)).toContain(`\`${file}\` is damaged: ${what}; put it right, or delete it`)
  })
})

const subjectOf = (given: CatalogGiven, document: TargetGiven['document'] = {}): Subject => {
  const store = memoryStore()
  const scope = given.scopePer === 'role' ? { scope: 'team' } : {}
  const target = targetOf({
    catalog: catalogOf({ ...base, ...given }),
    roles: {
      reader: {
        title: 'Reader',
        ...scope,
        grants: given.scopePer === 'role' ? { 'labels.view': 'on' } : { 'leads.view': 'team' }
      },
      writer: { title: 'Writer', ...scope, grants: {}, reportsTo: 'reader' }
    },
    document: document ?? {}
  })
  return {
    target,
    first: 'reader',
    second: 'writer',
    people: [ana, bo],
    connect: () => connect({ target, people: [ana, bo], world: worldOf(store) })
  }
}

describe.each<[string, CatalogGiven, TargetGiven['document']]>([
  ['with one role for each person', { rolesPerUser: { min: 1, max: 1 } }, {}],
  [
    'with one role for each person and a fallback',
    { rolesPerUser: { min: 1, max: 1 }, fallbackRole: 'agent' },
    {}
  ],
  ['with any number of roles', { rolesPerUser: { min: 0, max: null } }, {}],
  ['with at least one role', { rolesPerUser: { min: 1, max: null } }, {}],
  ['with a fallback role', { rolesPerUser: { min: 1, max: null }, fallbackRole: 'agent' }, {}],
  ['with two roles at most', { rolesPerUser: { min: 1, max: 2 } }, {}],
  ['with roles that are saved as a whole', { rolesPerUser: { min: 1, max: null, replace: true } }, {}],
  [
    'with roles that are saved as a whole and a fallback',
    { rolesPerUser: { min: 1, max: 2, replace: true }, fallbackRole: 'agent' },
    {}
  ],
  [
    'with the scope on the role',
    { scopePer: 'role', customRoles: { basedOnRequired: false, scopeRequired: true } },
    {}
  ],
  [
    'with its own account',
    { administers: { permissions: ['leads.view'], roles: ['agent'], markers: [] } },
    { runsAs: 'tool@example.org' }
  ]
])('a tenant %s', (name, given, document) => {
  conformance(`the embedded tenant ${name}`, () => subjectOf(given, document))
})
