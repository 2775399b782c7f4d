import { describe, expect, test } from 'vitest'
import type { RoleState } from '../../../src/model/state.ts'
import { failureOf, held, sameKeys, type Ways } from '../../support/connecting.ts'
import { answering } from '../../support/sockets.ts'
import { foreign } from './space.ts'
import { openStandIn, type StandIn } from './stand-in.ts'
import { connectTo, operationOf, targetWith } from './tenant.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'

const roleNamed = (roles: readonly RoleState[], title: string): Readonly<Record<string, string>> =>
  Object.fromEntries(roles.find((role) => role.title === title)?.grants ?? [])

/** A user of a Space, who has to be there. */
const userOf = (space: StandIn, email: string): NonNullable<ReturnType<StandIn['users']['get']>> => {
  const user = space.users.get(email)
  if (user) return user
  throw new Error('no such user')
}

/** The calls since the last time, as `GET /path`. */
const callsOf = (space: StandIn, from = 0): readonly string[] =>
  space.calls.slice(from).map(({ method, path }) => `${method} ${path.replace('/company/v1/', '')}`)

describe('a Space is read', () => {
  test('whole, page by page, with its inactive users', async () => {
    const space = await openStandIn([ana, bo, 'cy@example.org', 'di@example.org'], { perPage: 2 })
    userOf(space, bo).active = false
    const { roles, accounts, evidence } = await connectTo(space).readState()
    expect(roles.map(({ key, title }) => `${key} ${title}`)).toEqual([
      '1 Employee',
      '2 Head',
      '3 Head of the sales department',
      '4 Manager of the sales department',
      '5 HR'
    ])
    expect(accounts.map(({ key, user, active }) => [key, user, active])).toContainEqual(['102', bo, false])
    expect(evidence).toEqual({
      complete: true,
      pages: 3,
      note: '5 roles in one list, 5 users as it counts them'
    })
    expect(callsOf(space)).toEqual([
      'GET permissions',
      'GET roles',
      'GET users?page=1&list=100&show=all',
      'GET users?page=2&list=100&show=all',
      'GET users?page=3&list=100&show=all'
    ])
  })

  test('with permissions by action in our words, what is unknown in its own, and without cells that nobody can click', async () => {
    const space = await openStandIn([])
    const { roles } = await connectTo(space).readState()
    expect(roleNamed(roles, 'Employee')).toEqual({
      'leads.view': 'own',
      'hub.uspacy_journal.view': 'all',
      'tasks.task.create': 'all'
    })
    expect(roleNamed(roles, 'Head of the sales department')).toEqual({
      'deals.view': 'department',
      'deals.edit': 'department'
    })
    expect(roleNamed(roles, 'HR')).toEqual({})
  })

  test('with marks apart from roles, and under the main address', async () => {
    const space = await openStandIn([ana])
    Object.assign(userOf(space, ana), { marks: ['OWNER', 'EXTERNAL_USER'], roles: ['2', '5'] })
    const { accounts } = await connectTo(space).readState()
    expect(accounts.map(({ user, markers, roles }) => [user, markers, [...roles.keys()]])).toEqual([
      ['admin@example.org', ['admin'], ['1']],
      [ana, ['owner', 'external-user'], ['2', '5']]
    ])
  })

  test.each(['id', 'code'] as const)(
    'without the role that nobody sees, with roles by %s',
    async (rolesBy) => {
      const space = await openStandIn([ana], { rolesBy })
      userOf(space, ana).roles = ['6', '2']
      const connector = connectTo(space)
      const { roles, accounts } = await connector.readState()
      expect(roles.map(({ title }) => title)).not.toContain('No Access')
      expect([...(accounts[1]?.roles.keys() ?? [])]).toEqual(['2'])
      await connector.applyOperation(
        operationOf('assign', { role: '5', user: '101', after: held('5') }),
        sameKeys
      )
      expect(userOf(space, ana).roles).toEqual(['6', '2', '5'])
    }
  )

  test('with the department of who has a role that reaches so far', async () => {
    const space = await openStandIn([ana, bo, 'cy@example.org', 'di@example.org'])
    for (const [email, departments] of [
      [ana, ['7']],
      [bo, ['7', '8']],
      ['cy@example.org', ['9']]
    ] as const)
      Object.assign(userOf(space, email), { roles: ['1', '3'], departments })
    const target = targetWith('settings: {departments: {"7": Sales, "8": Service}}\n')
    const { accounts } = await connectTo(space, { target }).readState()
    expect(accounts.slice(1, 4).map(({ roles }) => [...roles])).toEqual([
      [
        ['1', null],
        ['3', 'department: Sales']
      ],
      [
        ['1', null],
        ['3', null]
      ],
      [
        ['1', null],
        ['3', null]
      ]
    ])
  })

  test.each<readonly [string, (space: StandIn) => void, string]>([
    [
      'a role twice',
      ({ roles }) => void roles.set('again', { id: '1', code: 'x', title: 'x', permissions: [] }),
      'its list of roles has one of them twice'
    ],
    [
      'a permission of another form',
      ({ roles }) =>
        void roles.set('9', { id: '9', code: 'x', title: 'Odd', permissions: ['crm.leads.view.some'] }),
      'the role `Odd` has a permission `crm.leads.view.some` that is not understood: it is of an unknown form'
    ],
    [
      'one permission at two levels',
      ({ roles }) =>
        void roles.set('9', {
          id: '9',
          code: 'x',
          title: 'Odd',
          permissions: ['crm.leads.view.mine', 'crm.leads.view.allowed']
        }),
      'the same action stands there twice'
    ],
    [
      'a role that is in no list',
      (space) => (userOf(space, ana).roles = ['77']),
      'people have roles that the list of roles does not explain by id or by code: `77`'
    ],
    [
      'a user twice',
      (space) => {
        const again = userOf(space, ana)
        space.users.set('again', again)
      },
      'its list of users has "101" twice'
    ],
    [
      'an id that leads elsewhere',
      ({ roles }) => void roles.set('..', { id: '..', code: 'x', title: 'x', permissions: [] }),
      'it is not the id of anything'
    ]
  ])('and not believed where it shows %s', async (_, change, words) => {
    const space = await openStandIn([ana])
    change(space)
    expect((await failureOf(connectTo(space).readState(), 'unknown')).message).toContain(words)
  })

  test.each<readonly [string, unknown, string]>([
    ['/company/v1/permissions', {}, 'there is no permission in it'],
    ['/company/v1/permissions', { roles: [] }, 'there is no permission in it'],
    ['/company/v1/roles', [{ id: '1', code: 'x', title: 'x' }], 'shown without its permissions'],
    ['/company/v1/users', { data: [{ id: 1, active: true }], meta: one }, 'data.0.roles'],
    ['/company/v1/users', { data: [{ id: 1, roles: [] }], meta: one }, 'data.0.active'],
    ['/company/v1/users', { data: [] }, 'meta'],
    ['/company/v1/users', { data: [], meta: one }, 'it says that there are 1 users and shows 0']
  ])('and not believed where %s answers %j', async (path, body, words) => {
    const space = await openStandIn([ana])
    const behaviour = answering('200 OK', { 'content-type': 'application/json' }, JSON.stringify(body))
    space.instead = { of: `GET ${path}`, behaviour }
    expect((await failureOf(connectTo(space).readState(), 'unknown')).message).toContain(words)
  })
})

const one = { total: 1, page: 1, lastPage: 1 }

describe('smart objects', () => {
  const target = targetWith('resources: [contracts, site-visits]\n')

  test('are found in the Space’s own list of permissions, to read and to write', async () => {
    const space = await openStandIn([], { smartObjects: ['crm.contracts', 'objects.site_visits'] })
    const [hr] = [...space.roles.values()].filter(({ code }) => code === 'HR')
    if (hr) hr.permissions = ['objects.site_visits.view.mine']
    const connector = connectTo(space, { target })
    const { roles } = await connector.readState()
    expect(roleNamed(roles, 'HR')).toEqual({ 'site-visits.view': 'own' })
    const grants = { 'contracts.view': 'all', 'site-visits.view': 'own' }
    const after = { title: 'X', scope: null, reportsTo: null, grants }
    await connector.applyOperation(operationOf('create-role', { role: 'x', after }), sameKeys)
    expect(space.roles.get('7')?.permissions).toEqual([
      'crm.contracts.view.allowed',
      'objects.site_visits.view.mine'
    ])
  })

  test('of which there is none there are refused when they are written', async () => {
    const space = await openStandIn([], { smartObjects: ['crm.contracts'] })
    const after = { title: 'X', scope: null, reportsTo: null, grants: { 'site-visits.view': 'own' } }
    const written = connectTo(space, { target }).applyOperation(
      operationOf('create-role', { role: 'x', after }),
      sameKeys
    )
    expect((await failureOf(written, 'refused')).message).toBe(
      'the Space does not know `site-visits.view: own`'
    )
    expect(callsOf(space)).not.toContain('POST roles/')
  })

  test('that could be two things are not guessed', async () => {
    const space = await openStandIn([], { smartObjects: ['crm.contracts', 'objects.contracts'] })
    const error = await failureOf(connectTo(space, { target }).readState(), 'unknown')
    expect(error.message).toContain('`contracts` stands for several things')
  })
})

describe('whether people’s roles are named by id or by code', () => {
  const assign = operationOf('assign', { role: '5', user: '101', after: held('5') })
  const sent = ({ calls }: StandIn): unknown => calls.at(-1)?.body

  test.each([
    ['id', ['1', '5']],
    ['code', ['Employee', 'HR']]
  ] as const)('is seen from what is there: by %s', async (rolesBy, roles) => {
    const space = await openStandIn([ana], { rolesBy })
    await connectTo(space).applyOperation(assign, sameKeys)
    expect(sent(space)).toEqual({ roles })
  })

  const silent = async (ways: Ways = {}, rolesBy: 'id' | 'code' = 'id'): Promise<StandIn> => {
    const space = await openStandIn([ana], { rolesBy })
    for (const user of space.users.values()) user.roles = []
    await connectTo(space, ways).readState()
    return space
  }

  test('is not guessed where nobody has a role: nothing is written', async () => {
    const space = await silent()
    const error = await failureOf(connectTo(space).applyOperation(assign, sameKeys), 'refused')
    expect(error.message).toContain('write `settings: {rolesBy: ...}` in the Target document')
    expect(callsOf(space).filter((call) => !call.startsWith('GET'))).toEqual([])
  })

  test.each([
    ['id', ['5']],
    ['code', ['HR']]
  ] as const)('is what the settings say where nobody has a role: by %s', async (rolesBy, roles) => {
    const ways = { target: targetWith(`settings: {rolesBy: ${rolesBy}}\n`) }
    const space = await silent(ways, rolesBy)
    await connectTo(space, ways).applyOperation(assign, sameKeys)
    expect(sent(space)).toEqual({ roles })
  })

  test('is not what the settings say where the Space says otherwise', async () => {
    const space = await openStandIn([ana], { rolesBy: 'code' })
    const target = targetWith('settings: {rolesBy: id}\n')
    const error = await failureOf(connectTo(space, { target }).readState(), 'unknown')
    expect(error.message).toContain('does not explain by id: `Employee`')
  })

  test('is not guessed where both would do and mean different roles', async () => {
    const space = await openStandIn([ana], { rolesBy: 'code' })
    space.roles.set('Employee', { id: 'Employee', code: 'x', title: 'x', permissions: [] })
    const error = await failureOf(connectTo(space).readState(), 'unknown')
    expect(error.message).toContain('named by id or by code: `Employee` is both')
  })

  test('is not one of both where it is one for some and the other for others', async () => {
    const space = await openStandIn([ana])
    userOf(space, ana).roles = ['HR']
    const error = await failureOf(connectTo(space).readState(), 'unknown')
    expect(error.message).toContain('does not explain by id or by code: `1`, `HR`')
  })

  test('is looked at again where somebody’s new role tells it', async () => {
    const space = await silent()
    const connector = connectTo(space)
    await connector.readState()
    userOf(space, ana).roles = ['2']
    const alone = await connector.readOne?.({ role: null, user: ana }, { ...sameKeys, account: () => '101' })
    expect([...(alone?.accounts[0]?.roles.keys() ?? [])]).toEqual(['2'])
    await connector.applyOperation(assign, sameKeys)
    expect(userOf(space, ana).roles).toEqual(['2', '5'])
  })
})

describe('a Space is written', () => {
  test('with only what is needed read before', async () => {
    const space = await openStandIn([ana])
    const connector = connectTo(space)
    await connector.readState()
    const from = space.calls.length
    await connector.applyOperation(
      operationOf('assign', { role: '2', user: '101', after: held('2') }),
      sameKeys
    )
    await connector.readOne?.({ role: null, user: ana }, { ...sameKeys, account: () => '101' })
    await connector.readOne?.({ role: '2', user: null }, sameKeys)
    expect(callsOf(space, from)).toEqual([
      'GET users/101',
      'PATCH users/101/update_roles',
      'GET users/101',
      'GET roles'
    ])
  })

  test('with a flat list of permissions that has nothing denied in it', async () => {
    const space = await openStandIn([])
    const connector = connectTo(space)
    const grants = { 'leads.view': 'all', 'deals.edit': 'own', 'call-log.view': 'department' }
    const after = { title: 'Desk', scope: null, reportsTo: null, grants }
    await connector.applyOperation(operationOf('create-role', { role: 'desk', after }), sameKeys)
    expect(space.calls.at(-1)).toMatchObject({
      method: 'POST',
      path: '/company/v1/roles/',
      body: {
        title: 'Desk',
        permissions: ['crm.leads.view.allowed', 'crm.deals.edit.mine', 'crm.uspacy_calls.view.department']
      }
    })
    await connector.applyOperation(
      operationOf('update-role', { role: '7', after: { ...after, grants: {} } }),
      sameKeys
    )
    expect(space.calls.at(-1)).toMatchObject({ method: 'PATCH', body: { permissions: [] } })
    const before = { title: 'Desk' }
    await connector.applyOperation(
      operationOf('rename-role', { role: '7', before, after: { title: 'Board' } }),
      sameKeys
    )
    expect(space.calls.at(-1)?.body).toEqual({ title: 'Board' })
    expect(space.roles.get('7')).toMatchObject({ title: 'Board', permissions: [] })
  })

  test('without losing permissions that nobody here knows', async () => {
    const space = await openStandIn([])
    const connector = connectTo(space)
    const { roles } = await connector.readState()
    const grants = { ...roleNamed(roles, 'Employee'), 'leads.view': 'all' }
    const after = { title: 'Employee', scope: null, reportsTo: null, grants }
    await connector.applyOperation(operationOf('update-role', { role: '1', after }), sameKeys)
    expect(space.roles.get('1')?.permissions.toSorted()).toEqual(
      ['crm.leads.view.allowed', ...foreign].sort()
    )
  })

  test.each([['OWNER'], ['ADMIN'], ['EXTERNAL_USER']])('without losing the mark %s', async (mark) => {
    const space = await openStandIn([ana])
    Object.assign(userOf(space, ana), { marks: [mark], roles: ['1', '2'] })
    const connector = connectTo(space)
    const steps = [
      operationOf('assign', { role: '5', user: '101', after: held('5') }),
      operationOf('unassign', { role: '2', user: '101', before: held('2') }),
      operationOf('set-role', { role: '3', user: '101', before: held('5'), after: held('3') })
    ]
    for (const step of steps) await connector.applyOperation(step, sameKeys)
    expect(userOf(space, ana)).toMatchObject({ marks: [mark], roles: ['1', '3'] })
  })

  test('and gives the role Employee by itself to whoever loses the last one', async () => {
    const space = await openStandIn([ana])
    userOf(space, ana).roles = ['5']
    const connector = connectTo(space)
    await connector.applyOperation(
      operationOf('unassign', { role: '5', user: '101', before: held('5') }),
      sameKeys
    )
    expect(space.calls.at(-1)?.body).toEqual({ roles: [] })
    expect(userOf(space, ana).roles).toEqual(['1'])
  })

  test('with accounts that are closed and opened', async () => {
    const space = await openStandIn([ana])
    const connector = connectTo(space)
    for (const [kind, active] of [
      ['deactivate', false],
      ['reactivate', true]
    ] as const) {
      await connector.applyOperation(
        operationOf(kind, { user: '101', before: { active: !active }, after: { active } }),
        sameKeys
      )
      expect(userOf(space, ana).active).toBe(active)
    }
  })

  const remove = (role: string) => operationOf('delete-role', { role })
  test.each([
    [
      'deleting Employee',
      remove('1'),
      'DELETE /company/v1/roles/1: the platform answers 403 (this role cannot be deleted)'
    ],
    [
      'deleting a role that somebody has',
      remove('5'),
      'DELETE /company/v1/roles/5: the platform answers 422 (the role has users)'
    ],
    [
      'one role too many',
      operationOf('create-role', {
        role: 'x',
        after: { title: 'X', scope: null, reportsTo: null, grants: {} }
      }),
      'POST /company/v1/roles/: the platform answers 403 (your tariff does not allow another role)'
    ],
    [
      'closing the account of the owner',
      operationOf('deactivate', { user: '101' }),
      'POST /company/v1/users/101/deactivate: the platform answers 403 (the owner of the space stays)'
    ],
    [
      'a role for nobody',
      operationOf('assign', { role: '5', user: '777', after: held('5') }),
      'the Space has no user `777`'
    ],
    [
      'a role that there is not',
      operationOf('assign', { role: '77', user: '101', after: held('77') }),
      'the Space has no role `77`'
    ],
    [
      'an account',
      operationOf('invite', { user: ana }),
      'the interface of the Space has nothing for `invite`'
    ]
  ])('but not %s, with the reason', async (_, operation, words) => {
    const space = await openStandIn([ana], { customRoles: 0 })
    Object.assign(userOf(space, ana), { marks: ['OWNER'], roles: ['5'] })
    const error = await failureOf(connectTo(space).applyOperation(operation, sameKeys), 'refused')
    expect(error.message).toBe(words)
  })

  test('and a role that is gone already is fine', async () => {
    const space = await openStandIn([])
    await connectTo(space).applyOperation(remove('77'), sameKeys)
    expect(callsOf(space)).toEqual(['DELETE roles/77'])
  })

  test.each([
    ['7', 7000],
    ['', null]
  ])('when it has time again: Retry-After %j', async (header, wait) => {
    const space = await openStandIn([ana])
    const behaviour = answering(
      '429 Too Many Requests',
      { 'content-type': 'application/json', 'retry-after': header },
      '{}'
    )
    space.instead = { of: 'POST /company/v1/users/101/deactivate', behaviour, times: 1 }
    const connector = connectTo(space)
    const operation = operationOf('deactivate', { user: '101' })
    expect((await failureOf(connector.applyOperation(operation, sameKeys), 'busy')).retryAfter).toBe(wait)
    await connector.applyOperation(operation, sameKeys)
    expect(userOf(space, ana).active).toBe(false)
  })
})
