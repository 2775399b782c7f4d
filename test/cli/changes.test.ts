import { describe, expect, test } from 'vitest'
import type { Operation } from '../../src/model/operation.ts'
import type { Plan } from '../../src/model/plan.ts'
import { organisation, type Workspace } from '../support/cli.ts'

const target = (platform: string, more = ''): string =>
  `kind: Target\nid: ${platform}-production\nplatform: ${platform}\n${more}`

const lines = (platform: string, ...assignments: readonly string[]): string =>
  `kind: Assignments\nplatform: ${platform}\nassignments:\n${assignments.map((line) => `  - ${line}\n`).join('')}`

const people = (...entries: readonly string[]): string =>
  `kind: People\npeople:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`

/** An embedded tenant, where a test changes it as somebody might on the platform. */
interface Tenant {
  readonly roles: { key: string; title: string; grants: Record<string, string> }[]
  readonly accounts: { key: string; user: string; active: boolean; roles: Record<string, string | null> }[]
}

const fileOf = (platform: string): string => `.rolewright/sandbox/${platform}-production.json`

const tenantOf = (workspace: Workspace, platform: string): Tenant =>
  JSON.parse(workspace.read(fileOf(platform)))

const rolesOf = (workspace: Workspace, platform: string, user: string): unknown =>
  tenantOf(workspace, platform).accounts.find((account) => account.user === user)?.roles

const changeTenant = (workspace: Workspace, platform: string, change: (tenant: Tenant) => void): void => {
  const tenant = tenantOf(workspace, platform)
  change(tenant)
  workspace.write(fileOf(platform), JSON.stringify(tenant))
}

const planOf = (workspace: Workspace): Plan => JSON.parse(workspace.run('plan', '--format', 'json').stdout)

const planned = (workspace: Workspace): readonly string[] =>
  planOf(workspace).operations.map(({ kind, role, user }: Operation) =>
    [kind, role, user].filter((word) => word !== null).join(' ')
  )

/** The plan is carried out, and the next one is empty. */
const settle = (workspace: Workspace): void => {
  expect(workspace.run('apply', '--yes')).toMatchObject({ exit: 0, stderr: '' })
  expect(workspace.run('plan', '--check').exit).toBe(0)
}

const seller = 'kind: Role\nplatform: uspacy\nid: seller\ntitle: Seller\ngrants:\n  leads: {view: all}\n'

describe('what a change of the documents becomes', () => {
  test('a new title with the old one in `previously`: the role is renamed, and its holders keep it', () => {
    const workspace = organisation({
      'target.yaml': target('uspacy'),
      'role.yaml': seller,
      'lines.yaml': lines('uspacy', '{user: agent@example.org, roles: [seller]}')
    })
    settle(workspace)
    workspace.edit('policies/role.yaml', 'title: Seller', 'title: Sales Person\npreviously: [Seller]')
    const [rename, ...others] = planOf(workspace).operations
    expect(others).toEqual([])
    expect(rename).toMatchObject({
      kind: 'rename-role',
      role: 'seller',
      user: null,
      before: { title: 'Seller' },
      after: { title: 'Sales Person' }
    })
    expect(workspace.run('plan').stdout).toContain('rename role `seller` from `Seller` to `Sales Person`')
    settle(workspace)
    expect(rolesOf(workspace, 'uspacy', 'agent@example.org')).toEqual({ seller: null })
  })

  test('a role that the platform knows under another key and a former title is adopted and renamed', () => {
    const workspace = organisation({ 'target.yaml': target('uspacy'), 'role.yaml': seller })
    settle(workspace)
    changeTenant(workspace, 'uspacy', ({ roles }) => {
      for (const role of roles)
        if (role.key === 'seller') Object.assign(role, { key: '4711', title: 'Dealer' })
    })
    workspace.edit('policies/role.yaml', 'title: Seller', 'title: Seller\npreviously: [Dealer]')
    const plan = planOf(workspace)
    expect(plan.operations.map(({ kind, role }) => [kind, role])).toEqual([['rename-role', 'seller']])
    expect(plan.targets).toMatchObject([{ adopt: ['seller'] }])
    expect(workspace.run('plan').stdout).toContain('adopts what is already there: seller')
    settle(workspace)
    expect(tenantOf(workspace, 'uspacy').roles.find(({ key }) => key === '4711')?.title).toBe('Seller')
  })

  test('a tombstone with `moveTo`: holders are moved, the unlisted are named, the role is deleted', () => {
    const workspace = organisation({
      'target.yaml': target('cinnox'),
      'people.yaml': people('{id: agent@example.org}', '{id: other@example.org}'),
      'role.yaml':
        'kind: Role\nplatform: cinnox\nid: night-shift\ntitle: Night Shift\nscope: restricted\nbasedOn: agent\n',
      'lines.yaml': lines('cinnox', '{user: agent@example.org, roles: [night-shift]}')
    })
    settle(workspace)
    changeTenant(workspace, 'cinnox', ({ accounts }) => {
      for (const account of accounts)
        if (account.user === 'other@example.org') account.roles = { 'night-shift': null }
    })
    workspace.write(
      'policies/role.yaml',
      'apiVersion: rolewright/v1\nkind: Role\nplatform: cinnox\nid: night-shift\nremoved: {moveTo: agent, reason: Merged}\n'
    )
    workspace.edit('policies/lines.yaml', '[night-shift]', '[agent]')
    const plan = planOf(workspace)
    expect(plan.operations.map(({ kind, role, user }) => [kind, role, user])).toEqual([
      ['set-role', 'agent', 'agent@example.org'],
      ['set-role', 'agent', 'other@example.org'],
      ['delete-role', 'night-shift', null]
    ])
    expect(plan.unlisted).toEqual([
      { target: 'cinnox-production', role: 'night-shift', user: 'other@example.org' }
    ])
    expect(workspace.run('plan').stdout).toMatch(/other@example\.org, who holds `night-shift` without a line/)
    settle(workspace)
    expect(rolesOf(workspace, 'cinnox', 'other@example.org')).toEqual({ agent: null })
    expect(tenantOf(workspace, 'cinnox').roles.map(({ key }) => key)).not.toContain('night-shift')
  })

  test('other grants: the role is changed, and holders without a line are named', () => {
    const workspace = organisation({
      'target.yaml': target('uspacy'),
      'people.yaml': people('{id: agent@example.org}', '{id: other@example.org}'),
      'role.yaml': seller,
      'lines.yaml': lines('uspacy', '{user: agent@example.org, roles: [seller]}')
    })
    settle(workspace)
    changeTenant(workspace, 'uspacy', ({ accounts }) => {
      for (const account of accounts)
        if (account.user === 'other@example.org') account.roles = { seller: null }
    })
    workspace.edit('policies/role.yaml', '{view: all}', '{view: all, create: all}')
    const plan = planOf(workspace)
    expect(plan.operations.map(({ kind }) => kind)).toEqual(['update-role'])
    expect(plan.unlisted).toEqual([
      { target: 'uspacy-production', role: 'seller', user: 'other@example.org' }
    ])
    expect(plan.access.map(({ user, gained }) => [user, gained.map(({ permission }) => permission)])).toEqual(
      [
        ['agent@example.org', ['leads.create']],
        ['other@example.org', ['leads.create']]
      ]
    )
    const { stdout } = workspace.run('plan')
    expect(stdout).toContain('change role `seller`')
    expect(stdout).toContain('also reaches other@example.org, who holds `seller` without a line')
    settle(workspace)
  })

  test('somebody who departed loses every role that can be taken and is deactivated, on every target', () => {
    const workspace = organisation({
      'uspacy.yaml': target('uspacy'),
      'connie.yaml': target('connie'),
      'people.yaml': people('{id: agent@example.org, functions: [helper]}', '{id: other@example.org}'),
      'lines.yaml': lines('connie', '{user: other@example.org, roles: [cbo-administrator]}'),
      'role.yaml': seller,
      'function.yaml':
        'kind: JobFunction\nid: helper\nroles: {uspacy: [seller], connie: [staff-agent, cbo-administrator]}\n'
    })
    settle(workspace)
    workspace.edit('policies/people.yaml', 'functions: [helper]', 'status: departed')
    expect(planned(workspace).toSorted()).toEqual([
      'deactivate agent@example.org',
      'deactivate agent@example.org',
      'unassign cbo-administrator agent@example.org',
      'unassign seller agent@example.org'
    ])
    settle(workspace)
    for (const [platform, left] of [
      ['uspacy', 'employee'],
      ['connie', 'staff-agent']
    ] as const) {
      const account = tenantOf(workspace, platform).accounts.find(({ user }) => user === 'agent@example.org')
      expect(account).toMatchObject({ active: false, roles: { [left]: null } })
      expect(Object.keys(account?.roles ?? {})).toEqual([left])
    }
  })

  test('leave: deactivated, and given back with the same roles', () => {
    const workspace = organisation({
      'target.yaml': target('cinnox'),
      'people.yaml': people('{id: agent@example.org}', '{id: other@example.org}'),
      'lines.yaml': lines(
        'cinnox',
        '{user: agent@example.org, roles: [agent]}',
        '{user: other@example.org, roles: [agent]}'
      )
    })
    settle(workspace)
    workspace.edit(
      'policies/people.yaml',
      '{id: agent@example.org}',
      '{id: agent@example.org, status: leave}'
    )
    expect(planned(workspace)).toEqual(['deactivate agent@example.org'])
    settle(workspace)
    expect(rolesOf(workspace, 'cinnox', 'agent@example.org')).toEqual({ agent: null })
    workspace.edit('policies/people.yaml', ', status: leave', '')
    expect(planned(workspace)).toEqual(['reactivate agent@example.org'])
    settle(workspace)
  })

  test('somebody new gets an account first, then the role', () => {
    const workspace = organisation({
      'target.yaml': target('convrs'),
      'people.yaml': people('{id: agent@example.org}')
    })
    workspace.write(
      fileOf('convrs'),
      JSON.stringify({
        version: 1,
        roles: [{ key: 'agent', title: 'Agent', predefined: true, scope: null, reportsTo: null, grants: {} }],
        accounts: []
      })
    )
    workspace.write(
      'policies/lines.yaml',
      `apiVersion: rolewright/v1\n${lines('convrs', '{user: agent@example.org, roles: [agent]}')}`
    )
    expect(planned(workspace)).toEqual(['invite agent@example.org', 'assign agent agent@example.org'])
    settle(workspace)
  })

  test('another department is another access', () => {
    const workspace = organisation({
      'target.yaml': target('cinnox'),
      'people.yaml': people('{id: agent@example.org, department: Sales}'),
      'lines.yaml': lines('cinnox', '{user: agent@example.org, roles: [supervisor]}')
    })
    settle(workspace)
    workspace.edit('policies/people.yaml', 'Sales', 'Support')
    const [change, ...others] = planOf(workspace).operations
    expect(others).toEqual([])
    expect(change).toMatchObject({
      kind: 'set-unit',
      before: { role: 'supervisor', unit: 'department: Sales' },
      after: { role: 'supervisor', unit: 'department: Support' }
    })
    settle(workspace)
  })

  test('`roles: []` takes everything, `released` leaves somebody alone', () => {
    const workspace = organisation({
      'target.yaml': target('uspacy'),
      'role.yaml': seller,
      'lines.yaml': lines(
        'uspacy',
        '{user: agent@example.org, roles: [seller]}',
        '{user: other@example.org, roles: [seller]}'
      )
    })
    settle(workspace)
    workspace.edit(
      'policies/lines.yaml',
      'agent@example.org, roles: [seller]',
      'agent@example.org, roles: []'
    )
    workspace.edit(
      'policies/lines.yaml',
      'other@example.org, roles: [seller]',
      'other@example.org, released: Agency'
    )
    expect(planned(workspace)).toEqual(['unassign seller agent@example.org'])
    settle(workspace)
    expect(rolesOf(workspace, 'uspacy', 'agent@example.org')).toEqual({ employee: null })
    expect(rolesOf(workspace, 'uspacy', 'other@example.org')).toEqual({ seller: null })
  })

  test('a target that manages all assignments leaves nobody alone', () => {
    const workspace = organisation({
      'target.yaml': target('uspacy', 'manage: {assignments: all}\n'),
      'people.yaml': people('{id: agent@example.org}', '{id: other@example.org}'),
      'role.yaml': seller,
      'lines.yaml': lines('uspacy', '{user: agent@example.org, roles: [seller]}')
    })
    settle(workspace)
    changeTenant(workspace, 'uspacy', ({ accounts }) => {
      for (const account of accounts)
        if (account.user === 'other@example.org') account.roles = { seller: null }
    })
    expect(planned(workspace)).toEqual(['unassign seller other@example.org'])
    settle(workspace)
  })
})
