import { describe, expect, test } from 'vitest'
import type { Operation } from '../../src/model/operation.ts'
import { example, organisation, type Workspace } from '../support/cli.ts'

const inSync = 'all 5 targets are in sync'

/** What a plan would do, as `kind role user`. */
const planned = (workspace: Workspace, ...args: readonly string[]): readonly string[] =>
  JSON.parse(workspace.run('plan', '--format', 'json', ...args).stdout).operations.map(
    ({ kind, role, user }: Operation) => [kind, role, user].filter((word) => word !== null).join(' ')
  )

describe('the example organisation', () => {
  test('is carried out, and then in sync', () => {
    const workspace = example()
    expect(workspace.run('plan', '--check').exit).toBe(1)
    expect(workspace.has('.rolewright')).toBe(false)

    const first = workspace.run('apply', '--yes')
    expect({ exit: first.exit, stderr: first.stderr }).toEqual({ exit: 0, stderr: '' })
    expect(first.stdout).toMatch(/^nothing wrong in \d+ documents\n/)
    for (const target of ['cinnox', 'connie', 'convrs', 'uniconnect', 'uspacy']) {
      expect(first.stdout).toMatch(new RegExp(`^${target}-production: (\\d+) of \\1 changes done$`, 'm'))
    }
    expect(first.stdout).toMatch(/read back: every target is as planned\n$/)
    expect(first.stdout).not.toContain('\u001b')

    const second = workspace.run('apply', '--yes')
    expect(second.exit).toBe(0)
    expect(second.stdout).toContain(inSync)
    expect(second.stdout.split('\n').length).toBeLessThan(5)
    expect(workspace.run('plan', '--check')).toEqual({ exit: 0, stdout: `${inSync}\n`, stderr: '' })
    expect(workspace.read('.rolewright/.gitignore')).toBe('*\n')
  })

  test('needs to be asked where nobody can answer: nothing is written', () => {
    const workspace = example()
    const { exit, stderr } = workspace.run('apply')
    expect(exit).toBe(2)
    expect(stderr).toBe(
      'rolewright: the plan has to be confirmed, and nobody is here to answer\nlook at `rolewright plan`, then run `rolewright apply --yes`\n'
    )
    expect(workspace.has('.rolewright')).toBe(false)
    const json = workspace.run('apply', '--format', 'json')
    expect({ exit: json.exit, stdout: json.stdout }).toEqual({ exit: 2, stdout: '' })
  })

  test('nobody has to be asked where there is nothing to do', () => {
    const workspace = example()
    workspace.run('apply', '--yes')
    expect(workspace.run('apply').exit).toBe(0)
  })

  test('a plan says the same every time, and can be kept in a file', () => {
    const workspace = example()
    const first = workspace.run('plan', '--format', 'json', '--out', 'plan.json')
    expect(first.exit).toBe(0)
    expect(workspace.run('plan', '--format', 'json').stdout).toBe(first.stdout)
    expect(workspace.run('plan', '--out', 'again.json').stdout).toBe(workspace.run('plan').stdout)
    const kept = workspace.read('plan.json')
    expect(workspace.read('again.json')).toBe(kept)
    expect(workspace.has('.rolewright')).toBe(false)
    const { digest, operations } = JSON.parse(first.stdout)
    expect(JSON.parse(kept)).toMatchObject({ digest, operations: { length: operations.length } })
    const applied = JSON.parse(workspace.run('apply', '--yes', '--format', 'json').stdout)
    expect(applied.digest).toBe(digest)
    expect(applied.applied.outcomes).toEqual(
      operations.map(({ id }: Operation) => ({ operation: id, result: 'done', message: '' }))
    )
    expect(applied.applied).toMatchObject({ complete: true, left: [], differences: [] })
  })

  test('targets are chosen by name', () => {
    const workspace = example()
    const { targets, operations } = JSON.parse(
      workspace.run('plan', 'uspacy-production', 'cinnox-production', 'uspacy-production', '--format', 'json')
        .stdout
    )
    expect(targets.map(({ id }: { readonly id: string }) => id)).toEqual([
      'cinnox-production',
      'uspacy-production'
    ])
    expect(new Set(operations.map(({ target }: Operation) => target))).toEqual(
      new Set(['cinnox-production', 'uspacy-production'])
    )
    expect(workspace.run('apply', '--yes', 'uspacy-production').exit).toBe(0)
    expect(workspace.has('.rolewright/sandbox/uspacy-production.json')).toBe(true)
    expect(workspace.has('.rolewright/sandbox/cinnox-production.json')).toBe(false)
    expect(workspace.run('plan', '--check', 'uspacy-production').exit).toBe(0)
    expect(workspace.run('plan', '--check', 'cinnox-production').exit).toBe(1)
    expect(workspace.run('plan').stdout).toContain('1 of 5 targets are in sync')
  })

  test('what somebody changed by hand is found, and put right by the next apply', () => {
    const workspace = example()
    const file = '.rolewright/sandbox/uspacy-production.json'
    workspace.run('apply', '--yes')
    const approved = workspace.read(file)
    const tenant = JSON.parse(approved)
    for (const account of tenant.accounts) {
      if (account.user === 'ravi.menon@example.org') account.roles['record-upkeep'] = null
      if (account.user === 'grace.mwangi@example.org') delete account.roles['grant-applications']
    }
    for (const role of tenant.roles) if (role.key === 'partner-relations') role.grants['leads.delete'] = 'all'
    workspace.write(file, JSON.stringify(tenant))

    expect(planned(workspace).toSorted()).toEqual([
      'assign grant-applications grace.mwangi@example.org',
      'unassign record-upkeep ravi.menon@example.org',
      'update-role partner-relations'
    ])
    const { exit, stdout } = workspace.run('plan', '--check')
    expect(exit).toBe(1)
    expect(stdout).toContain('ravi.menon@example.org')
    expect(stdout).toMatch(/high: .*leads\.delete/)
    expect(workspace.run('apply', '--yes').exit).toBe(0)
    expect(workspace.read(file)).toBe(approved)
  })

  test('what is not there any more is done again, unless it is for too many people at once', () => {
    const workspace = example()
    workspace.run('apply', '--yes', 'connie-production')
    const file = '.rolewright/sandbox/connie-production.json'
    const done = workspace.read(file)
    const undo = (count: number): void => {
      const tenant = JSON.parse(done)
      const undone = tenant.accounts.filter(
        ({ user }: { readonly user: string }) => !user.startsWith('automation@')
      )
      for (const account of undone.slice(0, count)) account.roles = {}
      workspace.write(file, JSON.stringify(tenant))
    }
    undo(3)
    expect(workspace.run('plan', '--check', 'connie-production').exit).toBe(1)
    expect(workspace.run('apply', '--yes').exit).toBe(0)
    expect(workspace.read(file)).toBe(done)

    undo(12)
    const cut = workspace.read(file)
    const { exit, stdout } = workspace.run('apply', '--yes')
    expect(exit).toBe(3)
    expect(stdout).toContain(
      'people would gain something, where 16 had access before: the limit is 25 percent'
    )
    expect(workspace.read(file)).toBe(cut)
  })
})

describe('refused: exit 3, and nothing is written anywhere', () => {
  /** What plan and apply say; the third call is without `--yes`, which a refusal does not come to. */
  const refusal = (workspace: Workspace): unknown => {
    const calls = [['plan'], ['apply', '--yes'], ['apply']].map((args) => workspace.run(...args))
    return {
      exits: calls.map(({ exit }) => exit),
      stderr: calls.map(({ stderr }) => stderr).join(''),
      refused: calls.every(({ stdout }) => stdout.includes('refused, nothing will be written\n')),
      said: calls[1]?.stdout,
      applied: JSON.parse(workspace.run('apply', '--yes', '--format', 'json').stdout).applied,
      written: workspace.has('.rolewright')
    }
  }

  const because = (words: RegExp): unknown => ({
    exits: [3, 3, 3],
    stderr: '',
    refused: true,
    said: expect.stringMatching(words),
    applied: null,
    written: false
  })

  test('a protected user', () => {
    const workspace = example()
    workspace.edit('policies/targets/uspacy-production.yaml', 'users: [owner@', 'users: [ravi.menon@')
    expect(refusal(workspace)).toEqual(
      because(
        /`uspacy-production` protects what 1 of 13 operations would change: .*`ravi\.menon@example\.org`/
      )
    )
  })

  test("the tool's own account", () => {
    const workspace = example()
    workspace.edit('policies/targets/uspacy-production.yaml', 'automation@', 'leila.haddad@')
    expect(refusal(workspace)).toEqual(
      because(/the tool runs as `leila\.haddad@example\.org`, which 1 of 13 operations would change: give /)
    )
  })

  test('a removed role whose holders have nowhere to go', () => {
    const workspace = organisation({
      'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\n',
      'role.yaml': 'kind: Role\nplatform: uspacy\nid: old\ntitle: Old\ngrants:\n  leads: {view: all}\n',
      'lines.yaml':
        'kind: Assignments\nplatform: uspacy\nassignments: [{user: agent@example.org, roles: [old]}]\n'
    })
    workspace.run('apply', '--yes')
    workspace.remove('policies/lines.yaml')
    workspace.edit(
      'policies/role.yaml',
      'title: Old\ngrants:\n  leads: {view: all}',
      'removed: {reason: Not needed}'
    )
    const { exit, stdout } = workspace.run('apply', '--yes')
    expect(exit).toBe(3)
    expect(stdout).toContain('`old` is to be removed from `desk`, but is still held by `agent@example.org`')
    expect(stdout).toContain('moveTo')
  })

  test('a target whose changes only the Action carries out', () => {
    const workspace = example()
    workspace.edit('policies/targets/uspacy-production.yaml', 'runsAs:', 'apply: action\nrunsAs:')
    expect(workspace.run('plan').exit).toBe(0)
    const { exit, stdout } = workspace.run('apply', '--yes')
    expect(exit).toBe(3)
    expect(stdout).toContain('changes of `uspacy-production` are carried out by the GitHub Action only')
    expect(workspace.has('.rolewright')).toBe(false)
    expect(workspace.run('apply', '--yes', 'cinnox-production').exit).toBe(0)
  })
})
