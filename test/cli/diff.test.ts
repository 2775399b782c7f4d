import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyWorkspace, example, organisation, type Workspace } from '../support/cli.ts'
import { commit, git } from '../support/git.ts'

const role = 'policies/roles/uspacy/partner-relations.yaml'

/** The example organisation with two commits: partner-relations becomes wider, and Noor moves from Uspacy. */
const changed = (): Workspace => {
  const workspace = example()
  commit(workspace)
  workspace.edit(role, 'edit: department', 'edit: all, delete: all')
  workspace.edit(
    'policies/assignments/uspacy.yaml',
    '{user: noor.elamin@example.org, roles: [employee]}',
    '{user: noor.elamin@example.org, roles: [record-upkeep]}'
  )
  commit(workspace)
  return workspace
}

const holders =
  'clara.schmidt@example.org, emeka.obi@example.org, marisol.vega@example.org, ravi.menon@example.org'

describe('rolewright diff', () => {
  test('between two revisions: who gains and who loses, and what was written', () => {
    const { run } = changed()
    const { exit, stdout, stderr } = run('diff', 'HEAD~1', 'HEAD')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toContain(
      [
        `  ${holders} on uspacy-production`,
        '    + gain 2 permissions through partner-relations',
        '      high: leads.delete (all)',
        '      also: leads.edit (department → all)'
      ].join('\n')
    )
    expect(stdout).toMatch(
      / {2}noor\.elamin@example\.org on uspacy-production\n {4}\+ gains [^]* {4}- loses /
    )
    expect(stdout).toContain(
      [
        '      -  leads: {view: all, create: all, edit: department}',
        '      +  leads: {view: all, create: all, edit: all, delete: all}'
      ].join('\n')
    )
    expect(stdout).toContain('  - `employee` on `uspacy` for noor.elamin@example.org\n')
    expect(stdout).toMatch(/\n5 people gain access, 1 person loses access, .* from `HEAD~1` to `HEAD`\n$/)
  })

  test('the way back is the opposite', () => {
    const { run } = changed()
    const answer = JSON.parse(run('diff', 'HEAD', 'HEAD~1', '--format', 'json').stdout)
    expect(Object.keys(answer)).toEqual(['roles', 'assignments', 'released', 'access', 'errors'])
    expect(answer.errors).toEqual({ base: 0, head: 0 })
    expect(answer.access).toContainEqual({
      user: 'ravi.menon@example.org',
      target: 'uspacy-production',
      platform: 'uspacy',
      gained: [],
      lost: [
        {
          permission: 'leads.delete',
          scope: 'none',
          was: 'all',
          risk: 'high',
          from: null,
          until: null,
          through: ['partner-relations']
        },
        {
          permission: 'leads.edit',
          scope: 'department',
          was: 'all',
          risk: 'medium',
          from: null,
          until: null,
          through: ['partner-relations']
        }
      ]
    })
  })

  test('without a second revision it is the folder, without any it is HEAD against the folder', () => {
    const workspace = changed()
    expect(workspace.run('diff').stdout).toBe(
      'nobody gains or loses access, from `HEAD` to the folder `policies`\n'
    )
    workspace.edit(role, 'delete: all', 'delete: own')
    const alone = workspace.run('diff').stdout
    expect(alone).toContain(
      '    - lose 1 permission through partner-relations\n      high: leads.delete (all → own)\n'
    )
    expect(workspace.run('diff', 'HEAD').stdout).toBe(alone)
    expect(workspace.run('diff', 'HEAD~1').stdout).toContain('high: leads.delete (own)\n')
  })

  test('files that are renamed and folders that are moved are no difference', () => {
    const workspace = example()
    commit(workspace)
    mkdirSync(join(workspace.folder, 'policies/elsewhere'))
    renameSync(join(workspace.folder, role), join(workspace.folder, 'policies/elsewhere/partners.yml'))
    renameSync(join(workspace.folder, 'policies/people'), join(workspace.folder, 'policies/who'))
    commit(workspace)
    expect(workspace.run('diff', 'HEAD~1', 'HEAD').stdout).toBe(
      'nobody gains or loses access, from `HEAD~1` to `HEAD`\n'
    )
  })

  test('judges by the day that is asked for', () => {
    const line = (until: string): string =>
      `kind: Assignments\nplatform: uspacy\nassignments: [{user: a@example.org, roles: [employee]}, {user: a@example.org, roles: [manager], until: ${until}}]\n`
    const workspace = organisation({ 'lines.yaml': line('2026-12-31') })
    commit(workspace)
    workspace.edit('policies/lines.yaml', '2026-12-31', '2027-01-31')
    expect(workspace.run('diff', '--at', '2026-11-21').stdout).toContain(
      '    + gains 1 permission through manager from 2027-01-01 until 2027-01-31\n'
    )
    expect(workspace.run('diff', '--at', '2027-03-01').stdout).toMatch(/^assignments\n.*\n\nnobody gains/)
  })

  test('another folder, and a branch', () => {
    const workspace = example()
    commit(workspace)
    git(workspace, 'checkout', '--quiet', '-b', 'feature/wider')
    workspace.edit(role, 'edit: department', 'edit: all')
    git(workspace, 'mv', 'policies', 'access')
    commit(workspace)
    const { exit, stdout } = workspace.run('diff', 'main', 'feature/wider', '--policies', 'access')
    expect(exit).toBe(0)
    expect(stdout).toMatch(/^no documents in `main`\n\nwho gains and loses\n/)
  })

  test('Markdown for a pull request', () => {
    const { exit, stdout } = changed().run('diff', 'HEAD~1', 'HEAD', '--format', 'markdown')
    expect(exit).toBe(0)
    expect(stdout).toMatch(
      /^## 5 people gain access, 1 person loses access, 1 change of roles and 2 changes of assignments\n/
    )
    expect(stdout).toContain('\n```diff\n@@ ')
    expect(stdout).not.toContain('\u001b')
  })

  test('errors are counted, and what can be read is compared', () => {
    const workspace = changed()
    workspace.write('policies/broken.yaml', 'kind: [')
    workspace.edit(role, 'delete: all', 'delete: own')
    const { exit, stdout } = workspace.run('diff')
    expect(exit).toBe(0)
    expect(stdout).toMatch(
      /^1 error in the documents of the folder `policies`: what they say may be missing here; `rolewright validate` shows them\n\nwho gains and loses\n/
    )
    expect(JSON.parse(workspace.run('diff', '--format', 'json').stdout).errors).toEqual({ base: 0, head: 1 })
    commit(workspace)
    workspace.remove('policies/broken.yaml')
    expect(workspace.run('diff').stdout).toMatch(
      /^1 error in the documents of `HEAD`: .*`rolewright validate` there shows them\n\nnobody/
    )
  })

  test.each([
    [['nope'], 'there is no revision `nope`', 'a branch, a tag or a commit'],
    [['HEAD', 'HEAD~9'], 'there is no revision `HEAD~9`', 'git fetch --unshallow'],
    [['main..HEAD'], '`main..HEAD` is not one revision', 'write `rolewright diff main HEAD`'],
    [['HEAD', '--policies', 'elsewhere'], 'there is no folder', '--policies DIR'],
    [
      ['HEAD', 'HEAD', 'HEAD'],
      'does not know what to do with `HEAD`',
      'usage: rolewright diff [BASE [HEAD]]'
    ],
    [['--at', 'soon'], '`--at soon` is not a date', 'write a date'],
    [['--format', 'html'], '`--format` does not know `html`', 'pretty, json, markdown'],
    [['--', '--output=x'], 'there is no revision `--output=x`', 'a branch, a tag or a commit']
  ])('%j cannot be run', (args, message, help) => {
    const { exit, stdout, stderr } = changed().run('diff', ...args)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain(help)
  })

  test('without a repository it says so', () => {
    const workspace = example()
    const { exit, stderr } = workspace.run('diff')
    expect(exit).toBe(2)
    expect(stderr).toMatch(/git cannot read .*not a git repository.*\nrun it inside a git repository/)
    const { stderr: nowhere } = emptyWorkspace().run(
      'diff',
      'HEAD',
      'HEAD',
      '--policies',
      '/nowhere/policies'
    )
    expect(nowhere).toMatch(/git cannot read .*\nrun it inside a git repository/)
  })
})
