import { describe, expect, test } from 'vitest'
import type { State } from '../../src/model/state.ts'
import { declare, type Declaration } from '../../src/sync/declare.ts'
import {
  catalogOf,
  holdersOf,
  now,
  permissionOf,
  predefinedOf,
  stateOf,
  targetOf,
  tombstoneOf,
  type AccountStateGiven,
  type HolderGiven,
  type TargetGiven
} from '../support/builders.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'

/** Three live roles of growing risk, and one that nobody can give or take. */
const base = {
  permissions: [
    permissionOf('leads.view', { scopes: ['own', 'all'] }),
    permissionOf('leads.export', { risk: 'high' }),
    permissionOf('users.roles', { risk: 'critical' }),
    permissionOf('tasks.view', { fixed: true })
  ],
  roles: [
    predefinedOf('agent'),
    predefinedOf('owner', { assignable: false, editable: false, renamable: false, deletable: false }),
    predefinedOf('vendor', { reserved: true })
  ]
}
const catalog = catalogOf(base)
const vendors = {
  agent: { title: 'Agent', predefined: true },
  owner: { title: 'Owner', predefined: true },
  vendor: { title: 'Vendor', predefined: true }
}
const live = {
  ...vendors,
  reader: { grants: { 'leads.view': 'own' } },
  exporter: { grants: { 'leads.export': 'on' } },
  admin: { grants: { 'users.roles': 'on' } }
}
const liveRoles = { reader: {}, exporter: {}, admin: {} }

interface Given extends TargetGiven {
  readonly actual: State
  readonly people?: Readonly<Record<string, readonly string[] | HolderGiven>>
  readonly canInvite?: boolean
}

const declared = ({ actual, people = {}, canInvite = true, ...given }: Given): Declaration =>
  declare(targetOf({ catalog, roles: liveRoles, ...given }), holdersOf(people), actual, now, { canInvite })

const rolesOf = ({ state }: Declaration, user: string): readonly string[] | undefined => {
  const account = state.accounts.get(user)
  return account && [...account.roles.keys()].sort()
}

const words = ({ refusals }: Declaration): readonly string[] => refusals.map(({ message }) => message)

describe('managed people', () => {
  const day = 24 * 60 * 60 * 1000
  test.each<[string, HolderGiven, readonly string[]]>([
    ['have all their roles, added up', { roles: ['reader', 'admin'] }, ['admin', 'reader']],
    ['lose what no line gives', { roles: ['exporter'] }, ['exporter']],
    ['have nothing with `roles: []`', { roles: [] }, []],
    [
      'do not have what is over',
      { roles: ['reader', { role: 'admin', period: { from: 0, until: now } }] },
      ['reader']
    ],
    [
      'have what has begun',
      { roles: [{ role: 'admin', period: { from: now, until: now + day } }] },
      ['admin']
    ],
    [
      'do not have what is to come',
      { roles: ['reader', { role: 'admin', period: { from: now + 1, until: Infinity } }] },
      ['reader']
    ]
  ])('%s', (_name, given, expected) => {
    const result = declared({
      actual: stateOf(live, { [ana]: ['reader', 'exporter'] }),
      people: { [ana]: given }
    })
    expect(rolesOf(result, ana)).toEqual(expected)
    expect(result.refusals).toEqual([])
  })

  test('nobody else is touched', () => {
    const actual = stateOf(live, { [ana]: ['reader'], [bo]: { roles: ['admin'], active: false } })
    const result = declared({ actual, people: { [ana]: ['exporter'] } })
    expect(result.state.accounts.get(bo)).toEqual(actual.accounts.get(bo))
  })

  test('on leave: barred, the roles stay; afterwards given back with what the lines say', () => {
    const actual = stateOf(live, { [ana]: ['reader', 'admin'] })
    const leave = declared({ actual, people: { [ana]: { roles: ['exporter'], status: 'leave' } } })
    expect(leave.state.accounts.get(ana)?.active).toBe(false)
    expect(rolesOf(leave, ana)).toEqual(['admin', 'reader'])
    const back = declared({ actual: leave.state, people: { [ana]: ['reader', 'admin'] } })
    expect(back.state).toEqual(actual)
  })

  test('without an account: invited, or waiting; not where they need none', () => {
    const actual = stateOf(live)
    expect(rolesOf(declared({ actual, people: { [ana]: ['reader'] } }), ana)).toEqual(['reader'])
    const waiting = declared({ actual, people: { [ana]: ['reader'] }, canInvite: false })
    expect(waiting.waiting).toEqual([{ user: ana, reason: 'has no account on `desk-production`' }])
    expect(waiting.state.accounts.size).toBe(0)
    const people = {
      [ana]: [],
      [bo]: { roles: ['reader'], status: 'departed' as const },
      'cy@example.org': { roles: ['reader'], status: 'leave' as const }
    }
    expect(declared({ actual, people }).state.accounts.size).toBe(0)
  })

  test('an inactive account without roles stays as it is', () => {
    const result = declared({ actual: stateOf(live, { [ana]: { active: false } }), people: { [ana]: [] } })
    expect(result.state.accounts.get(ana)?.active).toBe(false)
  })
})

describe('the departed', () => {
  const departed = { [ana]: { roles: ['reader'], status: 'departed' as const } }
  test.each<[string, TargetGiven['catalog'], AccountStateGiven, readonly string[]]>([
    ['lose every role', catalog, { roles: ['reader', 'admin'] }, []],
    [
      'keep the least risky one where one is required',
      catalogOf({ ...base, rolesPerUser: { min: 1, max: null } }),
      { roles: ['admin', 'exporter', 'reader'] },
      ['reader']
    ],
    [
      'keep the one they have on a platform with one role',
      catalogOf({ ...base, rolesPerUser: { min: 1, max: 1 } }),
      { roles: ['admin'] },
      ['admin']
    ],
    [
      'keep the fallback role',
      catalogOf({ ...base, rolesPerUser: { min: 1, max: null }, fallbackRole: 'agent' }),
      { roles: ['admin', 'reader'] },
      ['agent']
    ],
    ['keep what nobody can take', catalog, { roles: ['admin', 'owner'] }, ['owner']]
  ])('%s, and are barred', (_name, catalog, account, expected) => {
    const result = declared({
      catalog: catalog ?? catalogOf(),
      actual: stateOf(live, { [ana]: account }),
      people: departed
    })
    expect(rolesOf(result, ana)).toEqual(expected)
    expect(result.state.accounts.get(ana)?.active).toBe(false)
    expect(result.refusals).toEqual([])
  })
})

describe('a target that manages all assignments', () => {
  const document = {
    manage: { roles: 'declared', assignments: 'all' },
    runsAs: 'tool@example.org',
    protected: { users: ['safe@example.org'], roles: ['exporter'] }
  } as const
  test('takes the roles of whoever has no line, but leaves alone what it must', () => {
    const accounts = {
      [ana]: ['reader'],
      [bo]: ['admin', 'reader'],
      'marked@example.org': { roles: ['admin'], markers: ['owner'] },
      'tool@example.org': ['admin'],
      'safe@example.org': ['admin'],
      'kept@example.org': ['admin', 'exporter', 'owner']
    }
    const result = declared({ document, actual: stateOf(live, accounts), people: { [ana]: ['reader'] } })
    expect(
      Object.fromEntries([...result.state.accounts.keys()].map((user) => [user, rolesOf(result, user)]))
    ).toEqual({
      [ana]: ['reader'],
      [bo]: [],
      'marked@example.org': ['admin'],
      'tool@example.org': ['admin'],
      'safe@example.org': ['admin'],
      'kept@example.org': ['exporter', 'owner']
    })
    expect(result.state.accounts.get(bo)?.active).toBe(true)
  })
})

describe('roles', () => {
  test('a managed one has what its document says, and keeps what the catalog does not know', () => {
    const actual = stateOf({
      ...live,
      admin: { key: '7', title: 'Old', grants: { 'users.roles': 'on', 'new.thing': 'on' } }
    })
    const roles = {
      admin: { title: 'Admin', grants: { 'leads.view': 'all', 'tasks.view': 'on' }, reportsTo: 'reader' }
    }
    const { state, refusals } = declared({ actual, roles })
    expect(refusals).toEqual([])
    expect(state.roles.get('admin')).toMatchObject({ key: '7', title: 'Admin', reportsTo: 'reader' })
    expect(Object.fromEntries(state.roles.get('admin')?.grants ?? [])).toEqual({
      'new.thing': 'on',
      'leads.view': 'all'
    })
  })

  test('one whose content nobody speaks of keeps it; a new one is empty', () => {
    const { state } = declared({
      actual: stateOf(live),
      roles: { admin: { title: 'Boss' }, fresh: { title: 'Fresh' } }
    })
    expect(state.roles.get('admin')?.title).toBe('Boss')
    expect(Object.fromEntries(state.roles.get('admin')?.grants ?? [])).toEqual({ 'users.roles': 'on' })
    expect(state.roles.get('fresh')).toMatchObject({
      id: 'fresh',
      title: 'Fresh',
      predefined: false,
      grants: new Map()
    })
  })

  test('predefined ones that nobody mentions, and observed ones, are left alone', () => {
    const actual = stateOf(vendors)
    const observed = {
      document: { observed: { by: ana, on: 0 } },
      title: 'Clerk',
      grants: { 'leads.view': 'all' }
    }
    expect(declared({ actual, roles: { agent: observed } }).state).toEqual(actual)
  })

  test('where the content that one starts from was read, the read counts', () => {
    const roles = {
      agent: {},
      helper: {
        grants: { 'undocumented.agent': 'on' },
        bases: ['agent'],
        settings: [
          {
            permission: 'leads.export',
            resource: 'leads',
            action: 'export',
            value: 'none',
            at: { file: '', pointer: '' },
            fault: null
          },
          {
            permission: 'users.roles',
            resource: 'users',
            action: 'roles',
            value: 'on',
            at: { file: '', pointer: '' },
            fault: null
          }
        ]
      }
    }
    const read = stateOf({
      agent: { title: 'Agent', predefined: true, grants: { 'leads.view': 'all', 'leads.export': 'on' } }
    })
    const grantsOf = (actual: State): object =>
      Object.fromEntries(declared({ actual, roles }).state.roles.get('helper')?.grants ?? [])
    const handed = { grants: { 'undocumented.agent': 'on' }, bases: ['helper', 'agent'] }
    const clerk = declared({ actual: read, roles: { ...roles, clerk: handed } }).state.roles.get('clerk')
    expect(Object.fromEntries(clerk?.grants ?? [])).toEqual({ 'leads.view': 'all', 'users.roles': 'on' })
    expect(grantsOf(read)).toEqual({ 'leads.view': 'all', 'users.roles': 'on' })
    expect(grantsOf(stateOf({ agent: { grants: { 'undocumented.agent': 'on' } } }))).toEqual({
      'undocumented.agent': 'on'
    })
  })
})

describe('a tombstone', () => {
  const removed = [tombstoneOf('admin', 'reader')]
  const roles = { reader: {}, exporter: {} }

  test('deletes the role; whoever has it without a line moves and is named', () => {
    const actual = stateOf(live, {
      [ana]: ['admin'],
      [bo]: { roles: { admin: 'team: Red', exporter: null } },
      'cy@example.org': ['exporter']
    })
    const result = declared({ actual, roles, removed, people: { [ana]: ['exporter'] } })
    expect(result.refusals).toEqual([])
    expect(result.state.roles.has('admin')).toBe(false)
    expect(rolesOf(result, ana)).toEqual(['exporter'])
    expect(result.state.accounts.get(bo)?.roles).toEqual(
      new Map([
        ['exporter', null],
        ['reader', 'team: Red']
      ])
    )
    expect(result.unlisted).toEqual([{ role: 'admin', user: bo }])
  })

  test('without `moveTo` is refused while anybody would keep the role', () => {
    const actual = stateOf(live, { [ana]: ['admin'], [bo]: ['admin'] })
    const alone = [tombstoneOf('admin', null)]
    expect(words(declared({ actual, roles, removed: alone, people: { [ana]: ['reader'] } }))).toEqual([
      '`admin` is to be removed from `desk-production`, but is still held by `bo@example.org`'
    ])
    expect(
      words(declared({ actual, roles, removed: alone, people: { [ana]: ['reader'], [bo]: ['reader'] } }))
    ).toEqual([])
  })

  test('for a role that is not there does nothing', () => {
    const result = declared({ actual: stateOf(vendors), roles: {}, removed: [tombstoneOf('gone', null)] })
    expect(result.state).toEqual(stateOf(vendors))
    expect(result.refusals).toEqual([])
  })

  test('for what cannot be deleted is refused', () => {
    const withFallback = catalogOf({ ...base, fallbackRole: 'agent' })
    const refused = (id: string): readonly string[] =>
      words(
        declared({
          catalog: withFallback,
          actual: stateOf(vendors),
          roles: {},
          removed: [tombstoneOf(id, null)]
        })
      )
    const message = (id: string): string =>
      `\`${id}\` is to be removed, but the platform does not let anybody delete it`
    for (const id of ['owner', 'vendor', 'agent']) expect(refused(id)).toEqual([message(id)])
  })

  test('is refused while another role reports to it', () => {
    const actual = stateOf({ ...live, reader: { reportsTo: 'admin' } })
    expect(words(declared({ actual, roles, removed }))).toEqual([
      '`reader` reports to `admin`, which is to be removed'
    ])
    expect(
      words(declared({ actual, roles: { ...roles, reader: { reportsTo: 'exporter' } }, removed }))
    ).toEqual([])
  })
})

describe('holders without a line whom a change reaches', () => {
  test('are named when the content changes, and not when the title does', () => {
    const actual = stateOf(live, { [ana]: ['admin', 'reader'], [bo]: ['admin', 'reader', 'exporter'] })
    const roles = { admin: { grants: { 'leads.export': 'on' } }, reader: { title: 'Reads' }, exporter: {} }
    expect(declared({ actual, roles, people: { [ana]: ['admin'] } }).unlisted).toEqual([
      { role: 'admin', user: bo }
    ])
  })
})

describe('what the platform does not let happen is refused in words', () => {
  const one = catalogOf({ ...base, rolesPerUser: { min: 1, max: 1 } })
  test.each<[string, Given, string]>([
    [
      'a role that is not there',
      { actual: stateOf({ ...vendors }, { [ana]: [] }), people: { [ana]: ['lost'] } },
      '`ana@example.org` is to get `lost`, but `desk-production` has no such role'
    ],
    [
      'a reserved role',
      { actual: stateOf(live, { [ana]: [] }), people: { [ana]: ['vendor'] } },
      '`ana@example.org` is to get `vendor`, which the platform does not let a customer assign'
    ],
    [
      'a role that nobody can take',
      { actual: stateOf(live, { [ana]: ['owner'] }), people: { [ana]: ['reader'] } },
      '`ana@example.org` has `owner`, which the platform does not let a customer take away'
    ],
    [
      'two roles where there is one',
      {
        catalog: one,
        actual: stateOf(live, { [ana]: ['admin'] }),
        people: { [ana]: ['reader', 'exporter'] }
      },
      '`ana@example.org` is to have `reader`, `exporter`, but Desk allows 1 for each person'
    ],
    [
      'no role where one is required',
      { catalog: one, actual: stateOf(live, { [ana]: ['admin'] }), people: { [ana]: [] } },
      '`ana@example.org` is to have no role, but Desk wants 1 for each person'
    ],
    [
      'a change of a role that cannot be edited',
      { actual: stateOf(live), roles: { owner: { grants: { 'leads.view': 'all' } } } },
      '`owner` comes with the platform, which does not let anybody change it'
    ],
    [
      'another title for one that cannot be renamed',
      { actual: stateOf(live), roles: { owner: { title: 'Boss' } } },
      '`owner` comes with the platform, which does not let anybody rename it'
    ],
    [
      'a change of a reserved role',
      { actual: stateOf(live), roles: { vendor: { title: 'Boss' } } },
      '`vendor` comes with the platform, which does not let anybody rename it'
    ],
    [
      'a predefined role that is not there',
      { actual: stateOf({}), roles: { agent: { title: 'Boss' } } },
      '`agent` comes with the platform, but `desk-production` has no role of that name'
    ]
  ])('%s', (_name, given, message) => {
    expect(words(declared(given))).toEqual([message])
  })

  test('what is so already needs no leave', () => {
    const actual = stateOf(live, { [ana]: ['owner'], [bo]: [] })
    expect(
      words(
        declared({
          catalog: catalogOf({ ...base, rolesPerUser: { min: 1, max: null } }),
          actual,
          people: { [ana]: ['owner'], [bo]: [] }
        })
      )
    ).toEqual([])
  })
})
