import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Drift } from '../../src/model/drift.ts'
import type { AppliedTarget } from '../../src/model/record.ts'
import { readApplied, writeApplied } from '../../src/sync/applied.ts'
import { openRecord } from '../../src/sync/record/record.ts'
import { folderStore } from '../../src/world/store.ts'
import { example, organisation, root, type Workspace } from '../support/cli.ts'
import { commit, git } from '../support/git.ts'

const ajv = new Ajv.Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true })
const isAnswer = ajv.compile(
  JSON.parse(readFileSync(join(root, 'schemas/answers/drift.schema.json'), 'utf8'))
)

/** The differences, and what they made the exit code. */
const drift = (
  workspace: Workspace,
  ...args: readonly string[]
): { readonly exit: number | null; readonly drifts: readonly Drift[] } => {
  const { exit, stdout, stderr } = workspace.run('drift', '--format', 'json', ...args)
  if (stderr !== '') throw new Error(stderr)
  const drifts: readonly Drift[] = JSON.parse(stdout)
  if (!isAnswer(drifts)) throw new Error(JSON.stringify(isAnswer.errors))
  return { exit, drifts }
}

const told = (drifts: readonly Drift[]): readonly string[] =>
  drifts
    .filter(({ cause }) => cause !== 'runs-as')
    .map(({ kind, subject: { user, role }, cause }) =>
      [kind, user, role, cause].filter((word) => word !== null).join(' ')
    )

interface Tenant {
  readonly roles: { key: string; title: string; predefined: boolean; grants: Record<string, string> }[]
  readonly accounts: {
    key: string
    user: string
    active: boolean
    markers: string[]
    roles: Record<string, null>
  }[]
}

/** Changes an embedded tenant behind our back. */
const byHand = (workspace: Workspace, target: string, change: (tenant: Tenant) => void): void => {
  const file = `.rolewright/sandbox/${target}.json`
  const tenant = JSON.parse(workspace.read(file))
  change(tenant)
  workspace.write(file, JSON.stringify(tenant))
}

const rolesOf = (tenant: Tenant, user: string): Record<string, null> =>
  tenant.accounts.find((account) => account.user === user)?.roles ?? {}

/** Changes what is written down of the last apply. */
const rewrite = (workspace: Workspace, change: (entry: AppliedTarget) => AppliedTarget): void => {
  const store = folderStore(join(workspace.folder, '.rolewright'))
  writeApplied(store, [...readApplied(store).values()].map(change))
}

const documents = {
  'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\nrunsAs: automation@example.org\n',
  'role.yaml':
    'kind: Role\nplatform: uspacy\nid: sales\ntitle: Sales\ngrants:\n  leads: {view: all, create: all}\n',
  'lines.yaml':
    'kind: Assignments\nplatform: uspacy\nassignments:\n  - {user: ann@example.org, roles: [employee, sales]}\n  - {user: bob@example.org, roles: [employee, head]}\n'
}

/** An organisation in git that is applied. */
const applied = (more: Readonly<Record<string, string>> = {}, ...args: readonly string[]): Workspace => {
  const workspace = organisation({ ...documents, ...more })
  commit(workspace)
  const { exit, stdout, stderr } = workspace.run('apply', '--yes', ...args)
  if (exit !== 0) throw new Error(`${stdout}${stderr}`)
  return workspace
}

describe('the example organisation', () => {
  test('has no drift once it is applied, and before that nothing to compare with', () => {
    const workspace = example()
    const before = drift(workspace)
    expect(before.exit).toBe(0)
    expect(new Set(before.drifts.map(({ cause }) => cause))).toEqual(
      new Set(['never-applied', 'not-applied-yet'])
    )
    expect(before.drifts.filter(({ cause }) => cause === 'never-applied')).toHaveLength(5)
    expect(workspace.run('drift').stdout).toMatch(/nothing was compared\n$/)
    expect(workspace.has('.rolewright')).toBe(false)

    workspace.run('apply', '--yes')
    const { exit, stdout, stderr } = workspace.run('drift')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toMatch(/^uspacy-production: as it was applied on /m)
    expect(stdout).toMatch(/no drift\n$/)
    expect(told(drift(workspace).drifts)).toEqual([])
  })
})

describe('what somebody changed on the platform', () => {
  test('is shown with its cause and the two answers, and gone after a plan was carried out', () => {
    const workspace = applied()
    const tenant = '.rolewright/sandbox/desk.json'
    const before = workspace.read(tenant)
    byHand(workspace, 'desk', ({ roles, accounts }) => {
      const ann = accounts.find(({ user }) => user === 'ann@example.org')
      if (ann) ann.roles = { employee: null }
      for (const role of roles) if (role.key === 'sales') role.grants['leads.delete'] = 'all'
      roles.push({ ...roles[0], key: 'auditor', title: 'Auditor', predefined: true, grants: {} })
    })
    const { exit, drifts } = drift(workspace)
    expect(exit).toBe(1)
    expect(told(drifts)).toEqual([
      'update-role sales by-hand',
      'assign ann@example.org sales by-hand',
      'new-predefined-role auditor vendor'
    ])
    expect(drifts[0]).toMatchObject({
      target: 'desk',
      approved: { words: 'leads.delete: none', value: { title: 'Sales' } },
      live: { words: 'leads.delete: all' },
      answers: { revert: 'rolewright plan desk', adopt: 'rolewright import desk --only sales' }
    })
    const pretty = workspace.run('drift', 'desk')
    expect(pretty.exit).toBe(1)
    expect(pretty.stdout).toContain(
      [
        '  changed by hand',
        '    role sales: leads.delete: all; approved: leads.delete: none',
        '      adopt: rolewright import desk --only sales',
        '    ann@example.org: does not have `sales`; approved: has `sales`',
        '      adopt: rolewright import desk --only ann@example.org',
        '    revert: rolewright plan desk',
        '  changed by the vendor'
      ].join('\n')
    )
    expect(pretty.stdout).toMatch(/drift on 1 of 1 target\n$/)
    expect(pretty.stdout).not.toContain('\u001b')

    workspace.run('apply', '--yes')
    expect(told(drift(workspace).drifts)).toEqual(['new-predefined-role auditor vendor'])
    byHand(workspace, 'desk', ({ roles }) =>
      roles.splice(
        roles.findIndex(({ key }) => key === 'auditor'),
        1
      )
    )
    expect(workspace.read(tenant)).not.toContain('auditor')
    expect(JSON.parse(workspace.read(tenant))).toEqual(JSON.parse(before))
    expect(drift(workspace).exit).toBe(0)
  })

  test('a role that got another name is still the same role', () => {
    const workspace = applied()
    byHand(workspace, 'desk', ({ roles }) => {
      for (const role of roles) if (role.title === 'Sales') role.title = 'Selling'
    })
    rewrite(workspace, (entry) => ({ ...entry, roles: { sales: 'sales' } }))
    expect(told(drift(workspace).drifts)).toEqual(['rename-role sales by-hand'])
  })

  test('access of high risk that no document names counts; the own account is told', () => {
    const workspace = applied()
    byHand(workspace, 'desk', ({ accounts }) => {
      const eve = 'eve@example.org'
      accounts.push({ key: eve, user: eve, active: true, markers: ['owner'], roles: { head: null } })
    })
    const { exit, drifts } = drift(workspace)
    expect(exit).toBe(1)
    expect(drifts.map(({ kind, subject, cause, counts }) => [kind, subject.user, cause, counts])).toEqual([
      ['undeclared-access', 'automation@example.org', 'runs-as', false],
      ['undeclared-access', 'eve@example.org', 'unknown', true]
    ])
    expect(workspace.run('drift').stdout).toContain(
      'not counted: automation@example.org (the account that the tool runs as)'
    )
  })
})

describe('time', () => {
  const cover = {
    'cover.yaml':
      'kind: Assignments\nplatform: uspacy\nassignments:\n  - {user: ann@example.org, roles: [head], from: 2027-01-01, until: 2027-01-15, reason: Covers a leave}\n'
  }

  test('a period that began or ended and was not carried out', () => {
    const workspace = applied(cover, '--at', '2026-12-30')
    rewrite(workspace, (entry) => ({ ...entry, at: '2026-12-30T00:00:00.000Z' }))
    expect(drift(workspace, '--at', '2026-12-31').exit).toBe(0)
    const begun = drift(workspace, '--at', '2027-01-02')
    expect([begun.exit, told(begun.drifts)]).toEqual([1, ['assign ann@example.org head due']])

    byHand(workspace, 'desk', ({ accounts }) => {
      for (const account of accounts) if (account.user === 'ann@example.org') account.roles['head'] = null
    })
    expect(drift(workspace, '--at', '2027-01-15T23:59:59Z').exit).toBe(0)
    const ended = drift(workspace, '--at', '2027-01-16')
    expect([ended.exit, told(ended.drifts)]).toEqual([1, ['unassign ann@example.org head expired']])
    expect(ended.drifts[0]?.answers?.revert).toBe('rolewright apply desk --due')
  })
})

describe('an apply that was cut off', () => {
  test('explains what it has done, by the plan that is kept', () => {
    const workspace = organisation(documents)
    workspace.run('apply', '--yes')
    workspace.edit('policies/lines.yaml', 'employee, sales', 'employee, sales, head')
    workspace.run('plan', '--out', 'plan.json')
    const { digest } = JSON.parse(workspace.read('plan.json'))
    const clock = { now: () => Date.UTC(2026, 11, 1), sleep: () => Promise.resolve() }
    const journal = openRecord(folderStore(join(workspace.folder, '.rolewright')), clock, null)
    journal.append(
      {
        type: 'started',
        plan: digest,
        targets: ['desk'],
        operations: 1,
        by: 'ann',
        revision: null,
        mode: 'apply',
        approvals: [],
        lock: 'a'
      },
      workspace.read('plan.json')
    )
    byHand(workspace, 'desk', (tenant) => {
      rolesOf(tenant, 'ann@example.org')['head'] = null
      rolesOf(tenant, 'bob@example.org')['sales'] = null
    })
    expect(told(drift(workspace).drifts)).toEqual([
      'unassign ann@example.org head half-finished',
      'unassign bob@example.org sales by-hand'
    ])
    workspace.remove('.rolewright/journal/plan.json')
    expect(told(drift(workspace).drifts)).toEqual([
      'unassign ann@example.org head unknown',
      'unassign bob@example.org sales unknown'
    ])
  })
})

describe('what the documents say now', () => {
  test('and was not applied yet is told, and does not count', () => {
    const workspace = applied()
    workspace.edit('policies/lines.yaml', 'roles: [employee, head]', 'roles: [employee, head, sales]')
    commit(workspace)
    const { exit, drifts } = drift(workspace)
    expect([exit, told(drifts)]).toEqual([0, ['assign bob@example.org sales not-applied-yet']])
    const { stdout } = workspace.run('drift')
    expect(stdout).toContain(
      'not applied yet: 1 change, in `rolewright plan desk` too\n    bob@example.org: has `sales`\n'
    )
    expect(stdout).toMatch(/no drift\n$/)
  })

  test('errors in them are shown first', () => {
    const workspace = applied()
    workspace.edit('policies/lines.yaml', 'employee, head', 'employee, haed')
    const { exit, stdout } = workspace.run('drift')
    expect(exit).toBe(1)
    expect(stdout).toContain('unknown-reference')
  })

  test('is not looked at where the documents that were applied lie in no commit', () => {
    const workspace = organisation(documents)
    workspace.run('apply', '--yes')
    workspace.edit('policies/lines.yaml', 'employee, head', 'employee')
    expect(told(drift(workspace).drifts)).toEqual(['unassign bob@example.org head not-applied-yet'])
    byHand(workspace, 'desk', (tenant) => {
      delete rolesOf(tenant, 'bob@example.org')['head']
    })
    const { exit, drifts } = drift(workspace)
    expect([exit, told(drifts)]).toEqual([1, ['assign bob@example.org head by-hand']])
    expect(drifts.find(({ counts }) => counts)?.answers?.adopt).toContain(
      'the documents ask for it no longer'
    )
  })
})

describe('cannot run: exit 2, and nothing is guessed', () => {
  const refused = (workspace: Workspace, ...args: readonly string[]): string => {
    const { exit, stdout, stderr } = workspace.run('drift', ...args)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    return stderr
  }

  test('what was applied is gone', () => {
    const workspace = applied()
    rewrite(workspace, (entry) => ({ ...entry, revision: 'f'.repeat(40), snapshot: null }))
    expect(refused(workspace)).toMatch(
      /^rolewright: what was applied last on `desk` \(.*\) cannot be found any more: the repository has no documents at `ffffffffffff`\nfetch the whole history/
    )
  })

  test('what was applied is damaged', () => {
    const workspace = applied()
    workspace.write('.rolewright/record/applied.json', '{"version": 1')
    expect(refused(workspace)).toContain(
      '`.rolewright/record/applied.json`, which says what was applied last, is damaged'
    )
  })

  test('the target cannot be read, or is none', () => {
    const workspace = applied()
    workspace.write('.rolewright/sandbox/desk.json', '{}')
    expect(refused(workspace)).toContain('target `desk` cannot be read')
    expect(refused(workspace, 'dsek')).toContain('there is no target `dsek`')
  })

  test('the documents that were applied did not have the target', () => {
    const workspace = applied()
    workspace.remove('policies/target.yaml')
    commit(workspace)
    const without = git(workspace, 'rev-parse', 'HEAD').trim()
    git(workspace, 'revert', '--no-edit', 'HEAD')
    rewrite(workspace, (entry) => ({ ...entry, revision: without, snapshot: null }))
    expect(refused(workspace)).toContain('have no target `desk`')
  })
})
