import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/list.ts'
import { platformIds } from '../platforms/read-catalogs.ts'
import { built, emptyWorkspace, example, organisation, root } from '../support/cli.ts'

const packageOf = (): { readonly version: string } =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])('the program: %j', (args) => {
    const { exit, stdout, stderr } = emptyWorkspace().run(...args)
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toContain('usage: rolewright COMMAND')
    for (const { name, summary } of commands)
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b.*${summary}$`, 'm'))
    expect(stdout).toContain('0 fine, 1 found something, 2 could not run, 3 refused, 4 stopped part-way')
  })

  test.each(commands)('$name', ({ name, operands, options, summary }) => {
    const { run } = emptyWorkspace()
    const { exit, stdout } = run(name, '--help')
    expect(exit).toBe(0)
    expect(stdout).toContain(`usage: rolewright ${`${name} ${operands}`.trim()}`)
    expect(stdout).toContain(summary)
    for (const option of options)
      expect(stdout).toMatch(
        new RegExp(`^  --${option.name}\\b.*${option.summary.replace(/[()]/g, '\\$&')}$`, 'm')
      )
    expect(run(name, '-h').stdout).toBe(stdout)
    expect(run('help', name).stdout).toBe(stdout)
  })
})

test.each(['--version', '-v'])('%s is the version of the package', (option) => {
  expect(emptyWorkspace().run(option)).toEqual({ exit: 0, stdout: `${packageOf().version}\n`, stderr: '' })
})

describe('catalog', () => {
  test('lists the platforms, also where there is no policy folder', () => {
    const { exit, stdout } = emptyWorkspace().run('catalog')
    expect(exit).toBe(0)
    for (const id of platformIds) expect(stdout).toContain(id)
    const listed = JSON.parse(emptyWorkspace().run('catalog', '--format', 'json').stdout)
    expect(listed.map(({ id }: { readonly id: string }) => id)).toEqual(platformIds)
  })

  test.each(platformIds)('%s: every permission and role is in the table', (id) => {
    const { run } = emptyWorkspace()
    const { permissions, roles } = JSON.parse(run('catalog', id, '--format', 'json').stdout)
    const { exit, stdout } = run('catalog', id)
    expect(exit).toBe(0)
    for (const { title } of [...permissions, ...roles]) {
      for (const word of title.split(/\s+/)) expect(stdout).toContain(word)
    }
  })
})

test('whoever reads the answer may stop early', () => {
  const { stderr, stdout } = spawnSync(
    'sh',
    ['-c', `"$0" "$1" catalog --format json | head -c 1`, process.execPath, built],
    {
      encoding: 'utf8'
    }
  )
  expect({ stderr, stdout }).toEqual({ stderr: '', stdout: '[' })
})

describe('rules', () => {
  test('lists every rule, and explains one', () => {
    const { run } = emptyWorkspace()
    const rules: { readonly id: string; readonly summary: string }[] = JSON.parse(
      run('rules', '--format', 'json').stdout
    )
    expect(rules.map(({ id }) => id)).toContain('missing-requirement')
    const { stdout } = run('rules')
    for (const { id } of rules) expect(stdout).toMatch(new RegExp(`^  ${id} `, 'm'))
    const one = run('rules', 'role-count')
    expect(one.exit).toBe(0)
    expect(one.stdout).toMatch(/^role-count \(platform, error!\)\n/)
    expect(JSON.parse(run('rules', 'role-count', '--format', 'json').stdout)).toEqual(
      rules.find(({ id }) => id === 'role-count')
    )
  })
})

describe('schema', () => {
  test('lists every schema of the package, and one of roles for each platform', () => {
    const files = readdirSync(join(root, 'schemas'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.schema.json') && !file.startsWith('roles/'))
      .map((file) => file.replace('.schema.json', ''))
    const { exit, stdout } = emptyWorkspace().run('schema')
    expect(exit).toBe(0)
    expect(stdout.trimEnd().split('\n').sort()).toEqual(
      [...files, ...platformIds.map((id) => `role/${id}`)].sort()
    )
  })

  test('prints each as it is in the package', () => {
    const { run } = emptyWorkspace()
    for (const name of run('schema').stdout.trimEnd().split('\n')) {
      const { exit, stdout } = run('schema', name)
      expect(exit).toBe(0)
      const file = join(root, 'schemas', `${name.replace(/^role\//, 'roles/')}.schema.json`)
      expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    }
  })
})

describe('sandbox reset', () => {
  const tenant = (target: string): string => `.rolewright/sandbox/${target}.json`

  test('throws all embedded tenants away, or the ones that are named', () => {
    const workspace = example()
    expect(workspace.run('sandbox', 'reset').stdout).toBe('there is no embedded tenant yet\n')
    workspace.run('apply', '--yes', 'uspacy-production', 'connie-production', 'convrs-production')
    expect(workspace.run('sandbox', 'reset', 'uspacy-production')).toEqual({
      exit: 0,
      stdout: 'thrown away: uspacy-production\n',
      stderr: ''
    })
    expect(workspace.has(tenant('uspacy-production'))).toBe(false)
    expect(workspace.has(tenant('connie-production'))).toBe(true)
    expect(workspace.run('sandbox', 'reset').stdout).toBe(
      'thrown away: connie-production, convrs-production\n'
    )
    expect(workspace.has(tenant('connie-production'))).toBe(false)
    expect(workspace.run('plan', '--check', 'connie-production').exit).toBe(1)
  })

  test('throws none away where one of the names is unknown', () => {
    const workspace = example()
    workspace.run('apply', '--yes', 'uspacy-production')
    const { exit, stdout, stderr } = workspace.run('sandbox', 'reset', 'uspacy-production', 'uspacy-staging')
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toMatch(
      /^rolewright: there is no embedded tenant `uspacy-staging`\n.*embedded tenants: uspacy-production\n$/
    )
    expect(workspace.has(tenant('uspacy-production'))).toBe(true)
  })

  test('stands beside the policy folder that is named', () => {
    const workspace = organisation({ 'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\n' })
    expect(workspace.run('sandbox', 'reset', '--policies', 'policies').exit).toBe(0)
  })
})
