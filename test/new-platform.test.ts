import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CatalogDescription } from '../src/model/description.ts'
import { platformRegistry } from './generate/registries.ts'
import { emptyWorkspace, organisation, root, type Workspace } from './support/cli.ts'

const fixture = join(root, 'test/fixtures/platforms/harbourdesk')
const catalog = readFileSync(join(fixture, 'catalog.yaml'), 'utf8')

const target =
  'kind: Target\nid: harbour\nplatform: harbourdesk\nsubscription: dinghy\nrunsAs: automation@example.org\n'
const mate = [
  'kind: Role',
  'platform: harbourdesk',
  'id: mate',
  'title: Mate',
  'basedOn: deckhand',
  'grants:',
  '  tickets: {sink: crew, answer: crew}',
  ''
].join('\n')
const lines = [
  'kind: Assignments',
  'platform: harbourdesk',
  'assignments:',
  '  - {user: ada@example.org, roles: [captain]}',
  '  - {user: bo@example.org, roles: [mate], in: {crew: Night}}',
  ''
].join('\n')
const documents = { 'target.yaml': target, 'mate.yaml': mate, 'lines.yaml': lines }

/** Everything that a platform has to go through, from a finding to a tenant in sync. */
const expectToWork = (workspace: Workspace): void => {
  expect(workspace.run('validate', '--fail-on', 'note')).toMatchObject({ exit: 0, stderr: '' })

  const line = workspace.edit('policies/mate.yaml', 'sink: crew, answer: crew', 'sink: fleet, answer: crew')
  const { exit, stdout } = workspace.run('validate')
  expect(exit).toBe(1)
  expect(stdout).toMatch(
    new RegExp(`^policies/mate\\.yaml:${line}:\\d+ error missing-requirement: .*tickets\\.answer`, 'm')
  )
  workspace.edit('policies/mate.yaml', 'sink: fleet', 'sink: crew')

  const plan = JSON.parse(workspace.run('plan', '--format', 'json').stdout)
  expect(plan.refusals).toEqual([])
  expect(
    plan.operations.map((operation: Record<string, unknown>) => [
      operation['kind'],
      operation['role'],
      operation['user']
    ])
  ).toEqual([
    ['create-role', 'mate', null],
    ['set-role', 'captain', 'ada@example.org'],
    ['set-role', 'mate', 'bo@example.org']
  ])
  expect(plan.operations[0].after.grants).toEqual({
    'tickets.read': 'crew',
    'tickets.answer': 'crew',
    'tickets.sink': 'crew'
  })
  expect(plan.operations[2].after).toEqual({ role: 'mate', unit: 'crew: Night' })

  const applied = workspace.run('apply', '--yes')
  expect(applied).toMatchObject({ exit: 0, stderr: '' })
  expect(applied.stdout).toContain('harbour: 3 of 3 changes done')
  expect(workspace.run('apply', '--yes').stdout).toContain('the target is in sync')
  expect(workspace.run('plan', '--check').exit).toBe(0)

  workspace.write(
    'policies/second.yaml',
    `apiVersion: rolewright/v1\n${mate.replace('id: mate', 'id: pilot').replace('Mate', 'Pilot')}`
  )
  expect(workspace.run('validate').stdout).toContain('error role-limit: ')
  workspace.remove('policies/second.yaml')

  const description: CatalogDescription = JSON.parse(
    workspace.run('catalog', 'harbourdesk', '--format', 'json').stdout
  )
  expect(description.permissions.map(({ id }) => id)).toEqual([
    'tickets.read',
    'tickets.answer',
    'tickets.sink',
    'logbook.export',
    'crews.manage'
  ])
  expect(workspace.run('catalog', 'harbourdesk').stdout).toContain('Captain')
  expect(workspace.run('catalog').stdout).toContain('harbourdesk')
  const schema = JSON.parse(workspace.run('schema', 'role/harbourdesk').stdout)
  expect(schema.properties.platform.const).toBe('harbourdesk')
  expect(workspace.run('schema').stdout).toContain('role/harbourdesk\n')
}

describe('a new platform is one folder', () => {
  let house = ''

  beforeAll(async () => {
    house = mkdtempSync(join(tmpdir(), 'rolewright-platform-'))
    for (const part of ['src', 'schemas', 'package.json']) {
      cpSync(join(root, part), join(house, part), { recursive: true })
    }
    cpSync(fixture, join(house, 'src/platforms/harbourdesk'), { recursive: true })
    writeFileSync(join(house, 'src/platforms/registry.ts'), platformRegistry(join(house, 'src')))
    await build({
      entryPoints: [join(house, 'src/cli.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'cjs',
      define: { 'import.meta.dirname': '__dirname' },
      logLevel: 'warning',
      nodePaths: [join(root, 'node_modules')],
      outfile: join(house, 'dist/rolewright.cjs')
    })
  })

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  test('the program that is built with it knows it', () => {
    expectToWork(organisation(documents, join(house, 'dist/rolewright.cjs')))
  })

  test('it stands among the others', () => {
    const { stdout } = emptyWorkspace(join(house, 'dist/rolewright.cjs')).run('catalog', '--format', 'json')
    const ids = JSON.parse(stdout).map(({ id }: CatalogDescription) => id)
    expect(ids).toEqual(['cinnox', 'connie', 'convrs', 'harbourdesk', 'uniconnect', 'uspacy'])
  })

  test('the program without it does not', () => {
    const { exit, stdout } = organisation(documents).run('validate')
    expect(exit).toBe(1)
    expect(stdout).toContain('error unknown-reference: ')
  })
})

test('the same catalog among the policies works with nothing built', () => {
  const workspace = organisation(documents)
  workspace.write('policies/platforms/harbourdesk.yaml', catalog)
  expectToWork(workspace)
})

test('a catalog with a mistake is not built in', () => {
  const house = mkdtempSync(join(tmpdir(), 'rolewright-platform-'))
  cpSync(fixture, join(house, 'platforms/harbourdesk'), { recursive: true })
  writeFileSync(
    join(house, 'platforms/harbourdesk/catalog.yaml'),
    catalog.replace('risk: critical', 'risk: huge')
  )
  expect(() => platformRegistry(house)).toThrow(/risk/)
  rmSync(house, { recursive: true })
})
