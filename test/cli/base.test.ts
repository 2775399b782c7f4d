import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { emptyWorkspace, organisation, type Workspace } from '../support/cli.ts'

const lines = (...written: readonly string[]): string =>
  `kind: Assignments\nplatform: uspacy\nassignments:\n${written.map((line) => `  - {${line}}\n`).join('')}`

const header = 'apiVersion: rolewright/v1\n'
const ana = 'user: ana@example.org, roles: [employee]'
const bo = 'user: bo@example.org, roles: [employee]'
const cy = 'user: cy@example.org, roles: [manager]'

const git = ({ folder }: Workspace, ...args: readonly string[]): void => {
  const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'commit.gpgsign=false']
  const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
}

/** A repository with three lines, committed as `main`. */
const repository = (): Workspace => {
  const workspace = organisation({ 'lines.yaml': lines(ana, bo, cy) })
  git(workspace, 'init', '--quiet', '--initial-branch=main')
  git(workspace, 'add', 'policies')
  git(workspace, 'commit', '--quiet', '--message=first')
  return workspace
}

describe('validate --base', () => {
  test('nothing changed: fine, and the answer says what was compared', () => {
    const ran = repository().run('validate', '--base', 'main')
    expect(ran).toMatchObject({ exit: 0, stderr: '' })
    expect(ran.stdout).toContain('compared with `main`')
  })

  test('a deleted line is refused until the document says what is meant', () => {
    const workspace = repository()
    workspace.write('policies/lines.yaml', header + lines(ana, bo))
    const ran = workspace.run('validate', '--base', 'main')
    expect(ran.exit).toBe(1)
    expect(ran.stdout).toContain('released-access')
    expect(ran.stdout).toContain('`cy@example.org`')
    expect(ran.stdout).toContain('`roles: []`')
    expect(workspace.run('validate').exit).toBe(0)
    workspace.write('policies/lines.yaml', header + lines(ana, bo, 'user: cy@example.org, roles: []'))
    expect(workspace.run('validate', '--base', 'main').exit).toBe(0)
    workspace.write('policies/lines.yaml', header + lines(ana, bo, 'user: cy@example.org, released: Agency'))
    expect(workspace.run('validate', '--base', 'main').exit).toBe(0)
  })

  test('a rule that is switched off in the same change still holds', () => {
    const workspace = repository()
    workspace.write('policies/lines.yaml', header + lines(ana, bo))
    workspace.write(
      'policies/guardrails.yaml',
      `${header}kind: Guardrails\nrules:\n  released-access: {severity: off}\n`
    )
    const ran = workspace.run('validate', '--base', 'main', '--format', 'json')
    expect(ran.exit).toBe(1)
    const answer: unknown = JSON.parse(ran.stdout)
    expect(answer).toMatchObject({
      findings: [
        { rule: 'guardrails-change', severity: 'warning' },
        { rule: 'released-access', severity: 'error' }
      ],
      summary: { base: { revision: 'main', documents: 1 } }
    })
  })

  test('a revision without the folder has nothing to compare with, and the answer says so', () => {
    const workspace = repository()
    git(workspace, 'mv', 'policies', 'access')
    git(workspace, 'commit', '--quiet', '--message=second')
    const ran = workspace.run('validate', '--policies', 'access', '--base', 'main~1')
    expect(ran.exit).toBe(0)
    expect(ran.stdout).toContain('compared with `main~1`, which has no documents there')
  })

  test('a base with errors of its own is compared as far as it can be read', () => {
    const workspace = repository()
    workspace.write('policies/broken.yaml', `${header}kind: Role\nkind: Role\n`)
    git(workspace, 'add', 'policies')
    git(workspace, 'commit', '--quiet', '--message=broken')
    workspace.remove('policies/broken.yaml')
    const ran = workspace.run('validate', '--base', 'main')
    expect(ran.exit).toBe(0)
    expect(ran.stdout).toContain('`policies/broken.yaml` has 1 error in the base')
  })

  test.each(['nowhere', '--all', 'main:policies'])('there is no revision %s', (revision) => {
    const ran = repository().run('validate', `--base=${revision}`)
    expect(ran).toMatchObject({ exit: 2, stdout: '' })
    expect(ran.stderr).toContain(`there is no revision \`${revision}\``)
  })

  test('outside of a repository', () => {
    const workspace = emptyWorkspace()
    workspace.write('policies/lines.yaml', header + lines(ana))
    const ran = workspace.run('validate', '--base', 'main')
    expect(ran).toMatchObject({ exit: 2, stdout: '' })
    expect(ran.stderr).toContain('git repository')
  })
})
