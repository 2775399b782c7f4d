import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { example, organisation, root, type Workspace } from '../support/cli.ts'
import { commit } from '../support/git.ts'

const tenant = '.rolewright/sandbox/uspacy-production.json'
const lines = 'policies/assignments/uspacy.yaml'
const partners = 'policies/roles/uspacy/partner-relations.yaml'
const desk = 'policies/roles/uspacy/night-desk.yaml'

interface Tenant {
  readonly roles: { key: string; title: string; grants: Record<string, string> }[]
  readonly accounts: { user: string; roles: Record<string, string | null> }[]
}

/** The example organisation, carried out, and then changed by hand on the platform. */
const changed = (): Workspace => {
  const workspace = example()
  expect(workspace.run('apply', 'uspacy-production', '--yes')).toMatchObject({ exit: 0 })
  const live: Tenant = JSON.parse(workspace.read(tenant))
  const nobody = { predefined: false, scope: null, reportsTo: null }
  const night = {
    key: '42',
    title: 'Night desk',
    grants: { 'leads.view': 'all', 'deals.view': 'own' },
    ...nobody
  }
  live.roles.push(night)
  for (const role of live.roles) {
    if (role.key !== 'partner-relations') continue
    role.title = 'Partners'
    role.grants['deals.view'] = 'all'
  }
  for (const account of live.accounts)
    if (account.user === 'noor.elamin@example.org') account.roles = { employee: null, '42': null }
  live.accounts.push(
    Object.assign(
      { user: 'new@example.org', roles: { '42': null } },
      { key: 'new', active: true, markers: [] }
    )
  )
  workspace.write(tenant, JSON.stringify(live))
  commit(workspace)
  return workspace
}

/** The documents of a workspace with their bytes, and whatever else lies among them. */
const documentsOf = ({ folder }: Workspace): ReadonlyMap<string, string> => {
  const policies = join(folder, 'policies')
  const files = readdirSync(policies, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile()
  )
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]))
}

const expectSame = (workspace: Workspace, before: ReadonlyMap<string, string>): void =>
  expect(documentsOf(workspace)).toEqual(before)

const ajv = new Ajv.Ajv2020({ strict: true, strictRequired: false })
const schema: object = JSON.parse(readFileSync(join(root, 'schemas/answers/import.schema.json'), 'utf8'))
const isAnswer = ajv.compile(schema)

describe('import', () => {
  test('writes what is there into documents, and the plan is empty afterwards', () => {
    const workspace = changed()
    expect(workspace.run('plan', 'uspacy-production', '--check').exit).not.toBe(0)
    const before = documentsOf(workspace)
    const { exit, stdout, stderr } = workspace.run('import', 'uspacy-production')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toBe(
      `${lines} changed\n  ~ noor.elamin@example.org\n  + new@example.org\n` +
        `${desk} added\n  + role \`night-desk\`\n${partners} changed\n  ~ role \`partner-relations\`\n` +
        'uspacy-production: imported 2 roles and 2 people; the documents say what is there\n'
    )
    expect(workspace.run('plan', 'uspacy-production', '--check')).toMatchObject({ exit: 0 })
    expect(workspace.run('validate', '--base', 'HEAD')).toMatchObject({ exit: 0 })
    const after = documentsOf(workspace)
    const others = [...after].filter(([file]) => ![lines, desk, partners].includes(file))
    expect(others).toEqual([...before].filter(([file]) => ![lines, partners].includes(file)))
    for (const comment of (before.get(lines) ?? '').match(/#.*$/gm) ?? [])
      expect(after.get(lines)).toContain(comment)
    expect(workspace.read(desk)).toBe(
      '# yaml-language-server: $schema=../../../schemas/roles/uspacy.schema.json\napiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: night-desk\ntitle: Night desk\ngrants:\n  leads: {view: all}\n  deals: {view: own}\n'
    )
    expect(workspace.run('import', 'uspacy-production')).toMatchObject({
      exit: 0,
      stdout: 'uspacy-production: nothing was written; the documents say what is there\n'
    })
    expectSame(workspace, after)
  })

  test('answers in JSON, as its schema says', () => {
    const workspace = changed()
    const { exit, stdout } = workspace.run('import', 'uspacy-production', '--format', 'json')
    const answer: unknown = JSON.parse(stdout)
    expect([exit, isAnswer(answer), isAnswer.errors]).toEqual([0, true, null])
    expect(answer).toEqual({
      target: 'uspacy-production',
      files: [
        {
          file: lines,
          change: 'changed',
          subjects: [
            { kind: 'user', id: 'noor.elamin@example.org', change: 'changed' },
            { kind: 'user', id: 'new@example.org', change: 'added' }
          ]
        },
        { file: desk, change: 'added', subjects: [{ kind: 'role', id: 'night-desk', change: 'added' }] },
        {
          file: partners,
          change: 'changed',
          subjects: [{ kind: 'role', id: 'partner-relations', change: 'changed' }]
        }
      ],
      left: [],
      remaining: 0,
      refusals: []
    })
  })

  test.each([
    ['a role by its id', 'partner-relations', [partners]],
    ['a role by its title', 'night DESK', [desk]],
    ['a role by its key', '42', [desk]],
    ['a user, with the role that this takes', 'New@example.org', [lines, desk]]
  ])('takes only %s', (_, only, files) => {
    const workspace = changed()
    const before = documentsOf(workspace)
    expect(workspace.run('import', 'uspacy-production', '--only', only)).toMatchObject({ exit: 0 })
    const after = documentsOf(workspace)
    const written = [...after.keys()].filter((file) => after.get(file) !== before.get(file))
    expect(written.toSorted()).toEqual(files.toSorted())
  })

  test('exits 1 where a plan would still change something, and says why', () => {
    const workspace = example()
    const { exit, stdout } = workspace.run('import', 'uspacy-production')
    expect(exit).toBe(1)
    expect(stdout).toContain('  - role `record-upkeep`: a document declares it, and it is not there: ')
    expect(stdout).toMatch(/nothing was written; \d+ changes would still be planned\n$/)
  })

  test.each([
    [['import'], 'needs the name of a target'],
    [['import', 'uspacy-prodction'], 'did you mean `uspacy-production`?'],
    [
      ['import', 'uspacy-production', '--only', 'noor.elamim@example.org'],
      'did you mean `noor.elamin@example.org`?'
    ],
    [['import', 'uspacy-production', '--from', 'none.csv'], 'cannot read'],
    [['import', 'a', 'b'], 'does not know what to do with `b`']
  ])('cannot run: %j', (args, message) => {
    const workspace = example()
    const before = documentsOf(workspace)
    expect(workspace.run(...args)).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining(message)
    })
    expectSame(workspace, before)
  })

  test('writes nothing where a document cannot be read', () => {
    const workspace = changed()
    workspace.write('policies/broken.yaml', 'kind: [')
    const before = documentsOf(workspace)
    expect(workspace.run('import', 'uspacy-production')).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('policies/broken.yaml:')
    })
    expectSame(workspace, before)
  })

  test('writes nothing where roles cannot be told apart', () => {
    const workspace = changed()
    const live: Tenant = JSON.parse(workspace.read(tenant))
    for (const role of live.roles) if (role.key === 'partner-relations') role.key = '43'
    for (const { roles } of live.accounts) delete roles['partner-relations']
    for (const role of live.roles) if (role.key === '42') role.title = 'Deal maker'
    workspace.write(tenant, JSON.stringify(live).replace('"Partners"', '"Partner Relations"'))
    const before = documentsOf(workspace)
    const { exit, stdout } = workspace.run('import', 'uspacy-production', '--format', 'json')
    const answer: unknown = JSON.parse(stdout)
    expect([exit, isAnswer(answer)]).toEqual([3, true])
    expect(answer).toMatchObject({ files: [], refusals: [{ message: expect.stringContaining('two roles') }] })
    expectSame(workspace, before)
  })

  test('writes all files or none', () => {
    const workspace = changed()
    mkdirSync(join(workspace.folder, desk))
    const before = documentsOf(workspace)
    expect(workspace.run('import', 'uspacy-production')).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('nothing was written')
    })
    expectSame(workspace, before)
  })
})

describe('import from a snapshot', () => {
  const workspaceWith = (file: string, text: string): Workspace => {
    const workspace = organisation({ 'target.yaml': 'kind: Target\nid: desk\nplatform: convrs\n' })
    workspace.write(file, text)
    return workspace
  }
  const table = [
    'kind,key,title,user,account,role,permission,value',
    'snapshot,,,,,,,2026-11-21',
    'role,agent,Agent,,,,,',
    `role,desk,"'=Night desk",,,,,`,
    'grant,,,,,desk,chat.AgentChat,on',
    'account,,,ana@example.org,,,,',
    'assignment,,,,ana@example.org,desk,,',
    'end,,,,,,,5',
    ''
  ]

  test('does what import of the target does, and does not look at the target', () => {
    const workspace = workspaceWith('desk.csv', table.join('\r\n'))
    expect(workspace.run('import', 'desk', '--from', 'desk.csv')).toMatchObject({ exit: 0, stderr: '' })
    expect(workspace.read('policies/roles/convrs/desk.yaml')).toContain(
      'id: desk\ntitle: =Night desk\ngrants:\n  chat: [AgentChat]\n'
    )
    expect(workspace.read('policies/assignments/desk.yaml')).toContain(
      '- {user: ana@example.org, roles: [desk]}'
    )
    expect(existsSync(join(workspace.folder, '.rolewright'))).toBe(false)
  })

  test('reads JSON too', () => {
    const role = { key: 'desk', title: 'Desk', predefined: false, scope: null, reportsTo: null, grants: {} }
    const snapshot = { version: 1, taken: '2026-11-21', roles: [role], accounts: [] }
    const workspace = workspaceWith('desk.json', JSON.stringify(snapshot))
    expect(workspace.run('import', 'desk', '--from', 'desk.json')).toMatchObject({ exit: 0 })
    expect(workspace.has('policies/roles/convrs/desk.yaml')).toBe(true)
  })

  test('writes nothing where the file was cut', () => {
    const workspace = workspaceWith('desk.csv', table.slice(0, 5).join('\n'))
    const before = documentsOf(workspace)
    expect(workspace.run('import', 'desk', '--from', 'desk.csv')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('`desk.csv`, line 5, column 33: the last row is not of the kind `end`')
    })
    expectSame(workspace, before)
  })
})
