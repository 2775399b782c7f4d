import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyWorkspace, example, organisation, type Workspace } from '../support/cli.ts'

const role = 'policies/roles/uspacy/record-upkeep.yaml'

/** Every file of a workspace but git's own, with its bytes. */
const filesIn = ({ folder }: Workspace): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.git'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')])
  )

/** The files that a call changed, made or took away. */
const changedBy = (workspace: Workspace, ...args: readonly string[]): readonly string[] => {
  const before = filesIn(workspace)
  workspace.run(...args)
  const after = filesIn(workspace)
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file)
  )
}

const git = ({ folder }: Workspace, ...args: readonly string[]): string => {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false']
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

describe('validate --fix', () => {
  test('mends what it can in its place, says so, and leaves the rest', () => {
    const workspace = example()
    const line = workspace.edit(role, 'leads: [view, edit, delete]', 'leads:   [view, delete]  # keep me')
    const other = 'policies/assignments/connie.yaml'
    workspace.edit(other, 'roles: [safeguarding]', 'roles: [safeguarding, super-admin]')
    const before = workspace.read(role)
    const { exit, stdout, stderr } = workspace.run('validate', '--fix')
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
    expect(stdout.split('\n')[0]).toBe(`${role}:${line}:19 fixed missing-requirement: drop \`leads.delete\``)
    expect(stdout).toContain(`${other}:`)
    expect(stdout).toMatch(/error reserved-role: [\s\S]*\n1 error in \d+ documents\n$/)
    expect(workspace.read(role)).toBe(before.replace('[view, delete]', '{view: all, delete: none}'))
  })

  test('changes one file only, keeps its mode, and is at rest after one run', () => {
    const workspace = example()
    workspace.edit(role, 'leads: [view, edit, delete]', 'leads: [view, delete]')
    chmodSync(join(workspace.folder, role), 0o640)
    expect(changedBy(workspace, 'validate', '--fix')).toEqual([role])
    expect(statSync(join(workspace.folder, role)).mode & 0o777).toBe(0o640)
    expect(changedBy(workspace, 'validate', '--fix')).toEqual([])
    expect(workspace.run('validate', '--fix')).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^nothing wrong/)
    })
  })

  test('writes nothing where nothing can be mended', () => {
    const workspace = example()
    workspace.edit(
      'policies/assignments/connie.yaml',
      'roles: [safeguarding]',
      'roles: [safeguarding, super-admin]'
    )
    workspace.write('policies/broken.yaml', 'apiVersion: rolewright/v1\nkind: &a Role\n')
    expect(changedBy(workspace, 'validate', '--fix')).toEqual([])
  })

  test('answers in JSON with what was mended', () => {
    const workspace = example()
    const line = workspace.edit(role, 'leads: [view, edit, delete]', 'leads: [view, delete]')
    const { exit, stdout } = workspace.run('validate', '--fix', '--format', 'json')
    const { findings, fixed } = JSON.parse(stdout)
    expect({ exit, findings }).toEqual({ exit: 0, findings: [] })
    expect(fixed).toEqual([
      {
        rule: 'missing-requirement',
        title: 'drop `leads.delete`',
        location: { file: role, line, column: 17, endLine: line, endColumn: 23 }
      }
    ])
    expect(JSON.parse(workspace.run('validate', '--format', 'json').stdout)).not.toHaveProperty('fixed')
  })

  test('looks at a revision and leaves it, its files, and everything outside of the policy folder alone', () => {
    const workspace = example()
    workspace.edit(role, 'leads: [view, edit, delete]', 'leads: [view, delete]')
    workspace.write('role.yaml', workspace.read(role))
    git(workspace, 'init', '--quiet')
    git(workspace, 'add', '--all')
    git(workspace, 'commit', '--quiet', '--message', 'first')
    const head = git(workspace, 'rev-parse', 'HEAD^{tree}')
    expect(changedBy(workspace, 'validate', '--fix', '--base', 'HEAD')).toEqual([role])
    expect(git(workspace, 'rev-parse', 'HEAD^{tree}')).toBe(head)
    expect(git(workspace, 'status', '--porcelain')).toBe(` M ${role}\n`)
  })

  test('does not follow a link', () => {
    const workspace = example()
    const text = workspace.read(role).replace('leads: [view, edit, delete]', 'leads: [view, delete]')
    workspace.remove(role)
    writeFileSync(join(workspace.folder, 'outside.yaml'), text)
    symlinkSync(join(workspace.folder, 'outside.yaml'), join(workspace.folder, role))
    expect(changedBy(workspace, 'validate', '--fix')).toEqual([])
  })

  test('another command has no such option', () => {
    expect(emptyWorkspace().run('plan', '--fix')).toMatchObject({ exit: 2, stdout: '' })
  })
})

describe('validate in the formats of others', () => {
  const hostile = (): Workspace =>
    organisation({
      'role.yaml':
        'kind: Role\nplatform: uspacy\nid: "::error::x"\ntitle: "%0A::error file=a::b ]]> <x>"\ngrants: {leads: {"::set-output name=a::b": all, delete: own}}\n',
      '::warning::x.yaml': 'kind: Role\n'
    })

  test('github: one command a line, and no other line looks like one', () => {
    const { exit, stdout } = hostile().run('validate', '--format', 'github')
    const lines = stdout.trimEnd().split('\n')
    const last = lines.pop()
    expect(exit).toBe(1)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^:,]+,line=\d+,[^:]*,title=[a-z-]+::/)
    expect(last).toMatch(/^\d+ errors? in \d+ documents?$/)
  })

  test('sarif: as many results as findings', () => {
    const workspace = hostile()
    const { findings } = JSON.parse(workspace.run('validate', '--format', 'json').stdout)
    const { exit, stdout } = workspace.run('validate', '--format', 'sarif')
    expect(exit).toBe(1)
    expect(JSON.parse(stdout).runs[0].results.length).toBe(findings.length)
  })

  test('junit: fails for what the command fails for', () => {
    const workspace = example()
    expect(workspace.run('validate', '--format', 'junit')).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(
        /^<\?xml .*\n<testsuites name="rolewright validate" tests="\d+" failures="0"/
      )
    })
    workspace.edit(
      'policies/targets/uspacy-production.yaml',
      'subscription: professional',
      'subscription: standard'
    )
    expect(workspace.run('validate', '--format', 'junit').stdout).toContain('<failure type="error" ')
  })
})
