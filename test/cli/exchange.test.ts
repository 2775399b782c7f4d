import { describe, expect, test } from 'vitest'
import type { Operation } from '../../src/model/operation.ts'
import type { Plan } from '../../src/model/plan.ts'
import { organisation, type Workspace } from '../support/cli.ts'

const agent = 'agent@example.org'
const other = 'other@example.org'

/** An organisation of two people on a platform, in which the roles of one are written in `line.yaml`. */
const two = (platform: string, line: string, roles: Readonly<Record<string, string>> = {}): Workspace =>
  organisation({
    'target.yaml': `kind: Target\nid: desk\nplatform: ${platform}\n`,
    'people.yaml': `kind: People\npeople:\n  - {id: ${agent}}\n  - {id: ${other}}\n`,
    'line.yaml': `kind: Assignments\nplatform: ${platform}\nassignments:\n  - {user: ${agent}, roles: [${line}]}\n`,
    ...Object.fromEntries(
      Object.entries(roles).map(([id, grants]) => [
        `${id}.yaml`,
        `kind: Role\nplatform: ${platform}\nid: ${id}\ntitle: ${id}\ngrants:\n  ${grants}\n`
      ])
    )
  })

const planOf = (workspace: Workspace): Plan => JSON.parse(workspace.run('plan', '--format', 'json').stdout)

const words = ({ operations }: Plan): readonly string[] =>
  operations.map(({ kind, role, user, before }: Operation) => {
    const instead = kind === 'set-role' && before !== null && 'role' in before ? `${before.role} -> ` : ''
    return [kind, `${instead}${role ?? ''}`, user].join(' ')
  })

/** The plan is carried out, and the next one is empty. */
const settle = (workspace: Workspace): void => {
  expect(workspace.run('apply', '--yes')).toMatchObject({ exit: 0, stderr: '' })
  expect(workspace.run('plan', '--check').exit).toBe(0)
}

const rolesOf = (workspace: Workspace): unknown =>
  JSON.parse(workspace.read('.rolewright/sandbox/desk.json')).accounts.find(
    ({ user }: { readonly user: string }) => user === agent
  ).roles

describe('where a platform saves the roles of a user as a whole', () => {
  const seller = { seller: 'leads: {view: all, create: all}' }

  test('somebody moves from the role that everybody has to another one in one step, and back', () => {
    const workspace = two('uspacy', 'employee', seller)
    settle(workspace)
    expect(rolesOf(workspace)).toEqual({ employee: null })

    workspace.edit('policies/line.yaml', '[employee]', '[seller]')
    const there = planOf(workspace)
    expect(words(there)).toEqual([`set-role employee -> seller ${agent}`])
    expect(there.gaps).toEqual([])
    expect(there.effects).toMatchObject([{ target: 'desk', signInAgain: [agent], fallback: [] }])
    expect(workspace.run('plan').stdout).toContain(`~ give \`seller\` in place of \`employee\` to ${agent}`)
    settle(workspace)
    expect(rolesOf(workspace)).toEqual({ seller: null })

    workspace.edit('policies/line.yaml', '[seller]', '[employee]')
    const back = planOf(workspace)
    expect(words(back)).toEqual([`unassign seller ${agent}`])
    expect(back.effects).toMatchObject([{ fallback: [{ user: agent, role: 'employee' }] }])
    settle(workspace)
    expect(rolesOf(workspace)).toEqual({ employee: null })
  })

  test('other roles stay, and a saved plan is carried out as it is', () => {
    const upkeep = 'contacts: {view: all, edit: all}'
    const workspace = two('uspacy', 'seller, keeper', { ...seller, keeper: 'deals: {view: all}', upkeep })
    settle(workspace)
    workspace.edit('policies/line.yaml', '[seller, keeper]', '[keeper, upkeep]')
    expect(workspace.run('plan', '--out', 'plan.json').exit).toBe(0)
    expect(words(JSON.parse(workspace.read('plan.json')))).toEqual([`set-role seller -> upkeep ${agent}`])
    expect(workspace.run('apply', '--plan', 'plan.json', '--yes')).toMatchObject({ exit: 0, stderr: '' })
    expect(rolesOf(workspace)).toEqual({ keeper: null, upkeep: null })
    expect(workspace.run('plan', '--check').exit).toBe(0)
  })

  test.each([
    ['convrs', { first: 'chat: [ChatsMy]', second: 'administration: [Reports]' }],
    ['connie', { first: 'client-data: {view: own}', second: 'administrative-functions: [billing]' }]
  ])('on %s too, where nobody may be without a role', (platform, roles) => {
    const workspace = two(platform, 'first', roles)
    settle(workspace)
    workspace.edit('policies/line.yaml', '[first]', '[second]')
    expect(words(planOf(workspace))).toEqual([`set-role first -> second ${agent}`])
    settle(workspace)
    expect(rolesOf(workspace)).toEqual({ second: null })
  })

  test('what somebody else has exchanged is two differences of that day', () => {
    const workspace = two('uspacy', 'employee', seller)
    settle(workspace)
    const file = '.rolewright/sandbox/desk.json'
    const tenant = JSON.parse(workspace.read(file))
    for (const account of tenant.accounts) if (account.user === agent) account.roles = { seller: null }
    workspace.write(file, JSON.stringify(tenant))
    const drift = workspace.run('drift', '--format', 'json')
    expect(drift.exit).toBe(1)
    expect(drift.stdout).toContain('by-hand')
    expect(words(planOf(workspace))).toEqual([`unassign seller ${agent}`])
  })

  test('whoever is new is first given what everybody has: the refusal says what to do', () => {
    const workspace = two('uspacy', 'employee', seller)
    settle(workspace)
    workspace.write(
      'policies/more.yaml',
      'apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments: [{user: new@example.org, roles: [seller]}]\n'
    )
    const { exit, stdout } = workspace.run('plan')
    expect(exit).toBe(3)
    expect(stdout).toContain(
      'Uspacy gives `employee` to every new account: give `new@example.org` that role too'
    )
    workspace.edit('policies/more.yaml', '[seller]', '[seller, employee]')
    settle(workspace)
    workspace.edit('policies/more.yaml', '[seller, employee]', '[seller]')
    expect(words(planOf(workspace))).toEqual(['unassign employee new@example.org'])
    settle(workspace)
  })
})
