import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CatalogDescription } from '../src/model/description.ts'
import type { Plan } from '../src/model/plan.ts'
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

let house = ''

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'rolewright-platform-'))
  for (const part of ['src', 'schemas']) cpSync(join(root, part), join(house, part), { recursive: true })
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

/** One folder beside the others, and the registry that is generated from the folders. */
const builtIn = (): Workspace => organisation(documents, join(house, 'dist/rolewright.cjs'))

/** The same file as one of the organisation's own documents; the program is the one that everybody has. */
const amongThePolicies = (): Workspace => {
  const workspace = organisation(documents)
  workspace.write('policies/platforms/harbourdesk.yaml', catalog)
  return workspace
}

describe.each([
  ['one folder in the source tree', builtIn],
  ['a document among the policies', amongThePolicies]
])('a new platform as %s', (_, workspaceOf) => {
  test('is validated by its own rules', () => {
    const workspace = workspaceOf()
    expect(workspace.run('validate', '--fail-on', 'warning')).toMatchObject({ exit: 0, stderr: '' })
    const line = workspace.edit('policies/mate.yaml', 'sink: crew', 'sink: fleet')
    const { exit, stdout } = workspace.run('validate')
    expect(exit).toBe(1)
    expect(stdout).toMatch(
      new RegExp(`^policies/mate\\.yaml:${line}:\\d+ error missing-requirement: .*tickets\\.answer`, 'm')
    )
  })

  test('has the limits of its subscriptions', () => {
    const workspace = workspaceOf()
    const pilot = mate.replace('id: mate', 'id: pilot').replace('Mate', 'Pilot')
    workspace.write('policies/pilot.yaml', `apiVersion: rolewright/v1\n${pilot}`)
    expect(workspace.run('validate').stdout).toContain('error role-limit: ')
    workspace.edit('policies/target.yaml', 'dinghy', 'steamer')
    expect(workspace.run('validate').exit).toBe(0)
  })

  test('is planned', () => {
    const plan: Plan & { readonly refusals: readonly unknown[] } = JSON.parse(
      workspaceOf().run('plan', '--format', 'json').stdout
    )
    expect(plan.refusals).toEqual([])
    expect(plan.operations).toMatchObject([
      {
        kind: 'create-role',
        role: 'mate',
        after: { grants: { 'tickets.read': 'crew', 'tickets.answer': 'crew', 'tickets.sink': 'crew' } }
      },
      { kind: 'set-role', role: 'captain', user: 'ada@example.org' },
      { kind: 'set-role', role: 'mate', user: 'bo@example.org', after: { unit: 'crew: Night' } }
    ])
  })

  test('is carried out, and then in sync', () => {
    const workspace = workspaceOf()
    const applied = workspace.run('apply', '--yes')
    expect(applied).toMatchObject({ exit: 0, stderr: '' })
    expect(applied.stdout).toContain('harbour: 3 of 3 changes done')
    expect(workspace.run('apply', '--yes').stdout).toContain('the target is in sync')
    expect(workspace.run('plan', '--check').exit).toBe(0)
  })

  test('has its reference and its schema', () => {
    const workspace = workspaceOf()
    const description: CatalogDescription = JSON.parse(
      workspace.run('catalog', 'harbourdesk', '--format', 'json').stdout
    )
    const permissions = ['tickets.read', 'tickets.answer', 'tickets.sink', 'logbook.export', 'crews.manage']
    expect(description.permissions.map(({ id }) => id)).toEqual(permissions)
    expect(workspace.run('catalog', 'harbourdesk').stdout).toContain('Captain')
    expect(workspace.run('catalog').stdout).toContain('harbourdesk')
    const schema = JSON.parse(workspace.run('schema', 'role/harbourdesk').stdout)
    expect(schema.properties.platform.const).toBe('harbourdesk')
    expect(workspace.run('schema').stdout).toContain('role/harbourdesk\n')
  })
})

test('a folder more, a platform more', () => {
  const { stdout } = emptyWorkspace(join(house, 'dist/rolewright.cjs')).run('catalog', '--format', 'json')
  const ids = JSON.parse(stdout).map(({ id }: CatalogDescription) => id)
  expect(ids).toEqual(['cinnox', 'connie', 'convrs', 'harbourdesk', 'uniconnect', 'uspacy'])
})

test('the program without it does not know it', () => {
  const { exit, stdout } = organisation(documents).run('validate')
  expect(exit).toBe(1)
  expect(stdout).toContain('error unknown-reference: ')
})

test('a catalog with a mistake is not built in', () => {
  const source = join(house, 'mistaken')
  cpSync(fixture, join(source, 'platforms/harbourdesk'), { recursive: true })
  writeFileSync(
    join(source, 'platforms/harbourdesk/catalog.yaml'),
    catalog.replace('risk: critical', 'risk: huge')
  )
  expect(() => platformRegistry(source)).toThrow(/risk/)
})
