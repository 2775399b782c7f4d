import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { example, type Workspace } from '../support/cli.ts'

interface Entry {
  readonly user: string
  readonly permission: string
  readonly target: string
  readonly scope: string | null
  readonly departments: readonly string[]
  readonly since: string | null
  readonly paths: readonly {
    readonly role: string
    readonly assigned: { readonly file: string; readonly line: number }
  }[]
}

const who = (workspace: Workspace, ...args: readonly string[]): readonly Entry[] =>
  JSON.parse(workspace.run('who', ...args, '--format', 'json').stdout)

const git = (folder: string, date: string, ...args: readonly string[]): string => {
  const identity = ['-c', 'user.name=Admin', '-c', 'user.email=admin@example.org']
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...identity, ...args], {
    env: { PATH: process.env['PATH'], GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, HOME: folder },
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

const commit = (folder: string, date: string): void => {
  git(folder, date, 'add', 'policies')
  git(folder, date, 'commit', '--quiet', '--message', 'A change')
}

/** The example organisation in a git repository, committed on a day. */
const committed = (date: string): Workspace => {
  const workspace = example()
  git(workspace.folder, date, 'init', '--quiet')
  commit(workspace.folder, date)
  return workspace
}

describe('the example organisation', () => {
  test('who can: target, scope, department, through what', () => {
    const workspace = example()
    const file = 'policies/assignments/uspacy.yaml'
    const line = workspace.read(file).split('\n').indexOf('    roles: [record-upkeep]') + 1
    expect(who(workspace, 'uspacy:leads.delete')).toMatchObject([
      {
        user: 'leila.haddad@example.org',
        permission: 'uspacy:leads.delete',
        target: 'uspacy-production',
        scope: 'all',
        departments: ['IT'],
        since: null,
        paths: [{ role: 'record-upkeep', by: 'line', assigned: { file, line } }]
      }
    ])
    const { exit, stdout } = workspace.run('who', 'leads.delete')
    expect(exit).toBe(0)
    expect(stdout).toMatch(/^uspacy:leads\.delete\n {2}user .*since .*through\n/)
    expect(stdout).toMatch(/leila\.haddad@example\.org +uspacy-production +all +IT +- +record-upkeep\n/)
    expect(stdout).toContain('1 person by the documents; accounts that no document names are not looked at\n')
    expect(stdout).toContain('since when is not known')
  })

  test('as far as asked, and by pattern', () => {
    const workspace = example()
    const users = (permission: string): readonly string[] =>
      who(workspace, permission).map(({ user }) => user)
    expect(users('uspacy:leads.edit').length).toBeGreaterThan(2)
    expect(users('uspacy:leads.edit=all')).toEqual(['leila.haddad@example.org'])
    expect(new Set(who(workspace, 'uspacy:leads.*').map(({ permission }) => permission))).toEqual(
      new Set(['uspacy:leads.view', 'uspacy:leads.create', 'uspacy:leads.edit', 'uspacy:leads.delete'])
    )
  })

  test('who may, because nobody knows', () => {
    const workspace = example()
    const entries = who(workspace, 'connie:channel.fax')
    expect(entries.length).toBeGreaterThan(3)
    expect(entries.every(({ scope }) => scope === null)).toBe(true)
    expect(workspace.run('who', 'connie:channel.fax').stdout).toMatch(
      /^nobody by the documents; .*\n\d+ more people may, because nobody knows all that .*`staff-agent`/m
    )
  })

  test('nobody', () => {
    const { exit, stdout } = example().run(
      'who',
      'uniconnect:workflow-management.manage',
      '--at',
      '1999-01-01'
    )
    expect(exit).toBe(0)
    expect(stdout).not.toBe('')
  })
})

describe('since when, by git', () => {
  test('the line that gives it, not the day of the last commit; what is not committed is not known', () => {
    const workspace = committed('2026-03-01T10:00:00Z')
    workspace.edit(
      'policies/people/outreach.yaml',
      '  - id: emeka.obi@example.org\n    name: Emeka Obi\n    department: Outreach\n    functions: [outreach-worker]',
      '  - id: emeka.obi@example.org\n    name: Emeka Obi\n    department: Outreach\n    functions: [enquiry-lead]'
    )
    commit(workspace.folder, '2026-06-01T10:00:00+02:00')
    workspace.edit(
      'policies/people/outreach.yaml',
      'people:\n',
      'people:\n  # One line more moves the others.\n'
    )
    workspace.edit(
      'policies/people/outreach.yaml',
      'name: Clara Schmidt\n    department: Outreach\n    functions: [outreach-worker]',
      'name: Clara Schmidt\n    department: Outreach\n    functions: [enquiry-lead]'
    )
    const since = Object.fromEntries(
      who(workspace, 'uspacy:leads.create').map((entry) => [entry.user.split('.')[0], entry.since])
    )
    expect(since).toEqual({
      clara: null,
      emeka: '2026-06-01T08:00:00.000Z',
      marisol: '2026-03-01T10:00:00.000Z',
      ravi: '2026-03-01T10:00:00.000Z'
    })
    expect(workspace.run('who', 'uspacy:leads.create').stdout).toMatch(/emeka\.obi.* 2026-06-01 /)
  })

  test('a clone with only the end of the history knows nothing of before', () => {
    const workspace = committed('2026-03-01T10:00:00Z')
    workspace.edit('policies/assignments/uspacy.yaml', 'roles: [record-upkeep]', 'roles: [ record-upkeep ]')
    commit(workspace.folder, '2026-06-01T10:00:00Z')
    workspace.edit('policies/assignments/uspacy.yaml', 'roles: [ record-upkeep ]', 'roles: [record-upkeep]')
    commit(workspace.folder, '2026-09-01T10:00:00Z')
    const clone = mkdtempSync(join(tmpdir(), 'rolewright-clone-'))
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }))
    git(clone, '', 'clone', '--quiet', '--depth', '2', `file://${workspace.folder}`, 'here')
    const shallow = example()
    rmSync(join(shallow.folder, 'policies'), { recursive: true })
    cpSync(join(clone, 'here'), shallow.folder, { recursive: true })
    expect(who(shallow, 'uspacy:leads.delete').map(({ since }) => since)).toEqual([
      '2026-09-01T10:00:00.000Z'
    ])
    expect(who(shallow, 'uspacy:leads.create').map(({ since }) => since)).toEqual([null, null, null, null])
  })

  test('a policy folder deeper in a repository', () => {
    const workspace = example()
    mkdirSync(join(workspace.folder, 'access'))
    cpSync(join(workspace.folder, 'policies'), join(workspace.folder, 'access/policies'), { recursive: true })
    git(workspace.folder, '', 'init', '--quiet')
    git(workspace.folder, '', 'add', 'access')
    git(workspace.folder, '2026-05-05T00:00:00Z', 'commit', '--quiet', '--message', 'A change')
    expect(
      who(workspace, 'uspacy:leads.delete', '--policies', 'access/policies').map(({ since }) => since)
    ).toEqual(['2026-05-05T00:00:00.000Z'])
  })
})

test('a target as it is read tells of accounts that no document names', () => {
  const workspace = example()
  workspace.run('apply', '--yes', 'uspacy-production')
  const file = '.rolewright/sandbox/uspacy-production.json'
  const tenant = JSON.parse(workspace.read(file))
  const eve = 'eve@example.org'
  tenant.accounts.push({ key: eve, user: eve, active: true, markers: [], roles: { 'record-upkeep': null } })
  workspace.write(file, JSON.stringify(tenant))

  const asked = ['leads.delete', '--live', 'uspacy-production']
  const answer = who(workspace, ...asked)
  expect(answer.filter(({ scope }) => scope !== null)).toMatchObject([
    { user: eve, paths: [{ role: 'record-upkeep', by: 'nobody', assigned: null, grant: { from: 'live' } }] },
    {
      user: 'leila.haddad@example.org',
      paths: expect.arrayContaining([expect.objectContaining({ by: 'line' })])
    }
  ])
  expect(answer.find(({ user }) => user === 'automation@example.org')).toMatchObject({
    scope: null,
    markers: ['admin']
  })
  expect(who(workspace, 'uspacy:leads.delete').map(({ user }) => user)).not.toContain(eve)
  const { exit, stdout } = workspace.run('who', ...asked)
  expect(exit).toBe(0)
  expect(stdout).toMatch(/eve@example\.org .* record-upkeep, by no line\n/)
  expect(stdout).toContain('2 people on uspacy-production as it was read, also without a document\n')
  expect(stdout).toContain('1 more person may, because of a mark of the account\n')
})

test.each([
  [[], '`rolewright who` needs a permission'],
  [['leads.delete', '--live', 'uspacy'], 'there is no target `uspacy`'],
  [
    ['cinnox:staff.view', '--live', 'uspacy-production'],
    '`uspacy-production` is a tenant of `uspacy`, not of `cinnox`'
  ],
  [
    ['uspacy:leads.dellete'],
    'there is no permission `uspacy:leads.dellete`\ndid you mean `uspacy:leads.delete`?'
  ],
  [['uspacy:x*.y'], 'the pattern `uspacy:x*.y` matches no permission'],
  [['*.*.*'], '`*.*.*` is not a permission'],
  [['a*:b*.c**'], '`a*:b*.c**` is not a permission']
])('%j cannot be answered: %s', (args, message) => {
  const { exit, stdout, stderr } = example().run('who', ...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(`rolewright: ${message}`)
})
