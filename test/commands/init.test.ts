import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { someCommit } from '../action/workflow-texts.ts'
import { platformIds } from '../platforms/read-catalogs.ts'
import { built, emptyWorkspace, example, root, type Workspace } from '../support/cli.ts'
import { commit } from '../support/git.ts'

const fresh = (): Workspace => {
  const workspace = emptyWorkspace()
  commit(workspace)
  return workspace
}

const filesOf = ({ folder }: Workspace): ReadonlyMap<string, string> => {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile()
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const own = paths.filter((path) => !/^\.(?:git|rolewright)\//.test(path)).sort()
  return new Map(own.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

interface Answer {
  readonly files: readonly { readonly file: string; readonly change: string }[]
  readonly left: readonly { readonly file: string; readonly reason: string; readonly help: string }[]
  readonly next: readonly string[]
}

const init = (workspace: Workspace, ...args: readonly string[]): Answer => {
  const { exit, stdout, stderr } = workspace.run('init', ...args, '--format', 'json')
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  return JSON.parse(stdout)
}

const workflows = ['plan', 'apply', 'drift'].map((name) => `.github/workflows/access-${name}.yml`)

describe.each([...platformIds.map((id) => [id, [id]] as const), ['all of them', platformIds] as const])(
  'the folder for %s',
  (_, platforms) => {
    test('has nothing to find, holds its tests, and can be carried out', () => {
      const workspace = fresh()
      init(workspace, ...platforms, '--action', someCommit)
      expect(workspace.run('validate', '--fail-on', 'note').stdout).toMatch(
        /^nothing wrong in \d+ documents\n$/
      )
      expect(workspace.run('test').stdout).toContain(`${platforms.length} of ${platforms.length} test`)
      const planned = JSON.parse(workspace.run('plan', '--format', 'json').stdout)
      expect(planned.targets.length).toBe(platforms.length)
      expect(planned.operations.length).toBe(2 * platforms.length)
      expect(planned.access.flatMap(({ lost }: { lost: unknown[] }) => lost)).toEqual([])
      expect(workspace.run('apply', '--yes')).toMatchObject({ exit: 0, stderr: '' })
      expect(workspace.run('plan', '--check').exit).toBe(0)
    })

    test('names for each document a schema that is there', () => {
      const workspace = fresh()
      init(workspace, ...platforms)
      const documents = [...filesOf(workspace)].filter(([file]) => file.startsWith('policies/'))
      expect(documents.length).toBe(2 + 4 * platforms.length)
      for (const [file, text] of documents) {
        const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? []
        const schema = JSON.parse(readFileSync(join(workspace.folder, dirname(file), path), 'utf8'))
        expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
      }
    })
  }
)

describe('what is there', () => {
  test('stays as it is, and a second call writes nothing', () => {
    const workspace = fresh()
    init(workspace, 'uspacy', '--action', someCommit)
    workspace.edit('.github/workflows/access-plan.yml', 'timeout-minutes: 15', 'timeout-minutes: 20')
    const before = filesOf(workspace)
    const { files, left } = init(workspace, 'uspacy', '--action', someCommit)
    expect(files).toEqual([])
    expect(left.map(({ file }) => file)).toEqual(['policies', ...workflows])
    expect(filesOf(workspace)).toEqual(before)
  })

  test('is joined by another platform, whose role somebody here answers for', () => {
    const workspace = fresh()
    init(workspace, 'uspacy')
    for (const file of ['people/team.yaml', 'guardrails.yaml', 'roles/uspacy/front-desk.yaml']) {
      const text = workspace.read(`policies/${file}`)
      workspace.write(`policies/${file}`, text.replaceAll('robin@example.org', 'rosa@example.org'))
    }
    const { files } = init(workspace, 'convrs')
    expect(files.map(({ file }) => file).filter((file) => file.startsWith('policies/'))).toEqual([
      'policies/assignments/convrs.yaml',
      'policies/roles/convrs/front-desk.yaml',
      'policies/targets/convrs-production.yaml',
      'policies/tests/convrs.yaml'
    ])
    expect(workspace.read('policies/roles/convrs/front-desk.yaml')).toContain('owner: rosa@example.org\n')
    expect(workspace.run('validate', '--fail-on', 'note').exit).toBe(0)
  })

  test('and cannot be written over: then nothing is written', () => {
    const workspace = fresh()
    workspace.write('.github/workflows', 'a file where a folder should be')
    const before = filesOf(workspace)
    const { exit, stderr } = workspace.run('init', 'uspacy', '--action', someCommit)
    expect(exit).toBe(2)
    expect(stderr).toContain('nothing was written')
    expect(filesOf(workspace)).toEqual(before)
    expect(workspace.has('policies')).toBe(false)
  })

  test('is not followed where it is a link', () => {
    const workspace = fresh()
    mkdirSync(join(workspace.folder, '.github/workflows'), { recursive: true })
    symlinkSync('/nowhere', join(workspace.folder, '.github/workflows/access-plan.yml'))
    const { left } = init(workspace, 'uspacy', '--action', someCommit)
    expect(left.map(({ file }) => file)).toEqual(['.github/workflows/access-plan.yml'])
  })
})

describe('a call that cannot be done says so', () => {
  test.each([
    [
      'a misspelt platform',
      ['uspacey'],
      'there is no platform `uspacey`',
      'did you mean `uspacy`? platforms: cinnox'
    ],
    [
      'no platform',
      [],
      'there are no documents yet',
      'write `rolewright init PLATFORM`; platforms: cinnox, connie'
    ],
    [
      'a short commit',
      ['uspacy', '--action', 'abc1234'],
      'is not a whole commit',
      'write its 40 hexadecimal digits'
    ],
    [
      'a tag',
      ['uspacy', '--action', 'v0.1.0'],
      'is not a whole commit',
      'a tag or a short name can be moved'
    ],
    [
      'a branch that is none',
      ['uspacy', '--branch', "x]'\n"],
      'cannot stand in a workflow',
      'name a branch of letters'
    ],
    ['the repository itself', ['uspacy', '--policies', '.'], 'has to be a folder inside', 'name another one']
  ])('%s', (_, args, message, help) => {
    const workspace = fresh()
    const { exit, stderr } = workspace.run('init', ...args)
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toContain(help)
    expect([...filesOf(workspace)]).toEqual([])
  })
})

describe('the workflows', () => {
  test('are left out where nobody knows the commit of the release, and it is said', () => {
    const { files, left } = init(fresh(), 'uspacy')
    expect(files.some(({ file }) => file.startsWith('.github/workflows'))).toBe(false)
    expect(left.map(({ file }) => file)).toEqual(workflows)
    for (const { help } of left) expect(help).toContain('--action COMMIT')
  })

  test('name the commit that a released package was made from', () => {
    const home = emptyWorkspace()
    cpSync(built, join(home.folder, 'dist/rolewright.cjs'))
    cpSync(join(root, 'schemas'), join(home.folder, 'schemas'), { recursive: true })
    writeFileSync(
      join(home.folder, 'package.json'),
      JSON.stringify({ name: 'rolewright', gitHead: someCommit })
    )
    const workspace = emptyWorkspace(join(home.folder, 'dist/rolewright.cjs'))
    commit(workspace)
    init(workspace, 'uspacy')
    expect(workspace.read('.github/workflows/access-apply.yml')).toContain(
      `rolewright/rolewright@${someCommit} # v`
    )
  })

  test('are four where forks are asked for, and name the branch and the folder', () => {
    const workspace = fresh()
    const args = ['--action', someCommit, '--forks', '--branch', 'live', '--policies', 'access/documents']
    const { files, next } = init(workspace, 'uspacy', ...args)
    expect(files.filter(({ file }) => file.startsWith('.github/workflows')).length).toBe(4)
    expect(workspace.read('.github/workflows/access-apply.yml')).toContain('branches: [live]')
    expect(workspace.read('.github/workflows/access-apply.yml')).toContain("policies: 'access/documents'")
    expect(workspace.has('access/schemas/roles/uspacy.schema.json')).toBe(true)
    expect(workspace.run('validate', '--policies', 'access/documents').exit).toBe(0)
    expect(next.join(' ')).toContain('rolewright validate --policies access/documents')
  })

  test('can be added to documents that are there', () => {
    const workspace = example()
    commit(workspace)
    const { files } = init(workspace, '--action', someCommit)
    expect(files.map(({ file }) => file)).toEqual(['.github/CODEOWNERS', ...workflows.toSorted()])
  })
})

describe('CODEOWNERS', () => {
  const owners = '.github/CODEOWNERS'

  test('names the owner of each role whose login is known, and for the rules whoever approves', () => {
    const workspace = example()
    commit(workspace)
    const { left } = init(workspace)
    const lines = workspace.read(owners).split('\n')
    expect(lines).toContain('/policies/roles/convrs/platform-upkeep.yaml @tomasz-nowak')
    expect(lines.find((line) => line.startsWith('/policies/guardrails.yaml '))).toMatch(/^\S+ (?:@\S+ ?)+$/)
    expect(lines.find((line) => line.startsWith('/.github/workflows/access-*.yml '))).toBeDefined()
    expect(lines.some((line) => line.includes('night-shift'))).toBe(false)
    for (const { reason } of left.filter(({ file }) => file === owners))
      expect(reason).toContain('has no login')
  })

  test('is brought up to date between its marks, and nowhere else', () => {
    const workspace = fresh()
    init(workspace, 'uspacy')
    const before = workspace.read(owners)
    workspace.write(owners, `* @everybody\r\n\r\n${before}/last @somebody\n`)
    workspace.edit('policies/people/team.yaml', 'github: login-of-robin', 'github: hello-robin')
    expect(init(workspace).files).toEqual([{ file: owners, change: 'changed' }])
    expect(workspace.read(owners)).toBe(
      `* @everybody\r\n\r\n${before.replaceAll('login-of-robin', 'hello-robin')}/last @somebody\n`
    )
  })

  test('is left where it has no marks, wherever GitHub looks for it', () => {
    for (const place of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']) {
      const workspace = fresh()
      workspace.write(place, '* @everybody\n')
      const { left } = init(workspace, 'uspacy')
      expect(left.find(({ file }) => file === place)?.help).toContain(
        '`# rolewright begin` and `# rolewright end`'
      )
      expect(workspace.read(place)).toBe('* @everybody\n')
      workspace.write(place, '* @everybody\n# rolewright begin\n# rolewright end\n')
      expect(init(workspace).files).toEqual([{ file: place, change: 'changed' }])
      expect(workspace.read(place)).toContain(`/${place} @login-of-robin @login-of-sam`)
    }
  })

  test('names nobody who has left, and no path as another', () => {
    const workspace = fresh()
    init(workspace, 'uspacy')
    const role = workspace.read('policies/roles/uspacy/front-desk.yaml')
    workspace.remove('policies/roles/uspacy/front-desk.yaml')
    workspace.write('policies/roles/our [own] desk.yaml', role)
    init(workspace)
    expect(workspace.read(owners)).toContain('/policies/roles/our\\ ?own?\\ desk.yaml @login-of-robin\n')
    workspace.edit(
      'policies/people/team.yaml',
      'github: login-of-robin',
      'status: departed, github: login-of-robin'
    )
    const { left } = init(workspace)
    expect(workspace.read(owners)).not.toContain('login-of-robin')
    expect(left.map(({ reason }) => reason).join()).toContain('`robin@example.org`, who answers for')
  })
})

test('a platform of the organisation’s own is scaffolded like the others', () => {
  const workspace = fresh()
  const catalog = readFileSync(join(root, 'test/fixtures/platforms/harbourdesk/catalog.yaml'), 'utf8')
  workspace.write('policies/platform.yaml', catalog)
  init(workspace, 'harbourdesk')
  expect(workspace.run('validate').exit).toBe(0)
  expect(workspace.read('schemas/roles/harbourdesk.schema.json')).toContain('harbourdesk')
})
