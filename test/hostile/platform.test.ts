import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { texts } from './corpus/sinks.ts'
import { assignmentsOf, document, repeated, role, targetWith } from './good.ts'
import { answer, contentOf, folderWith, prototypes, withoutNetwork } from './run.ts'
import { expectHarmless } from './sink.ts'

const names = Object.entries(texts)

/** The documents of one role and one person, who manage the whole tenant. */
const documents = {
  'target.yaml': targetWith('subscription: professional', 'manage: {roles: all, assignments: all}'),
  'role.yaml': role,
  'people.yaml': document('kind: People', 'people: [{id: ana@example.org}]'),
  'lines.yaml': assignmentsOf('ana@example.org').replace('employee', 'desk-agent')
}

const account = (key: string, user: string, roles: object): object => ({
  key,
  user,
  active: true,
  markers: [],
  roles
})

const employee = {
  key: 'employee',
  title: 'Employee',
  predefined: true,
  scope: null,
  reportsTo: null,
  grants: {}
}

/** A tenant that says this wherever a platform says something. */
const tenantSaying = (text: string): object => ({
  version: 1,
  roles: [
    employee,
    {
      key: 'desk-agent',
      title: text,
      predefined: false,
      scope: text,
      reportsTo: text,
      grants: { [text]: text, 'leads.view': text }
    },
    {
      key: text,
      title: `${text} `,
      predefined: false,
      scope: null,
      reportsTo: null,
      grants: { 'deals.view': text }
    }
  ],
  accounts: [
    {
      ...account('ana@example.org', 'ana@example.org', { 'desk-agent': text, employee: text }),
      markers: [text]
    },
    account(text, text, { [text]: text, 'desk-agent': null }),
    account('bo@example.org', 'bo@example.org', { [text]: null, [`unknown ${text}`]: text })
  ]
})

/** A policy folder beside an embedded tenant that was edited by hand. */
const besideTenant = (tenant: object, files: Readonly<Record<string, string>> = documents): string => {
  const folder = folderWith(files)
  mkdirSync(join(folder, '.rolewright/sandbox'), { recursive: true })
  writeFileSync(join(folder, '.rolewright/sandbox/uspacy-production.json'), JSON.stringify(tenant))
  return folder
}

const commands = [
  ['plan', 'pretty'],
  ['plan', 'json'],
  ['apply --yes', 'pretty'],
  ['apply --yes', 'json']
] as const

describe.each(names)('a platform that says sinks/%s', (_name, text) => {
  test.each(commands)('%s --format %s', async (command, format) => {
    withoutNetwork()
    const folder = besideTenant(tenantSaying(text))
    const [before, shared] = [contentOf(join(folder, 'policies')), prototypes()]
    const { exit, output } = await answer(folder, ...command.split(' '), '--format', format)
    expect([0, 2, 3, 4]).toContain(exit)
    expect(output.length).toBeGreaterThan(200)
    expectHarmless(format, output)
    expect(contentOf(join(folder, 'policies'))).toEqual(before)
    expect(prototypes()).toBe(shared)
  })
})

describe('documents that want nothing', () => {
  const people = Array.from({ length: 12 }, (_, index) => `p${index}@example.org`)
  const tenant = {
    version: 1,
    roles: [
      employee,
      {
        key: 'desk-agent',
        title: 'desk-agent',
        predefined: false,
        scope: null,
        reportsTo: null,
        grants: { 'leads.view': 'all', 'deals.view': 'own' }
      }
    ],
    accounts: people.map((user) => account(user, user, { 'desk-agent': null }))
  }

  /** Limits refuse what takes everything from everybody; they come with the guard `removals`. */
  const refused = (guards: readonly { readonly guard: string }[]): number =>
    guards.some(({ guard }) => guard === 'removals') ? 3 : 0

  test('shape/empty-users: the plan says that everybody loses everything', async () => {
    const folder = besideTenant(tenant, {
      ...documents,
      'lines.yaml': document('kind: Assignments', 'platform: uspacy', 'assignments: []')
    })
    const { exit, output } = await answer(folder, 'plan', '--format', 'json')
    const { guards, access } = JSON.parse(output)
    expect(exit).toBe(refused(guards))
    expect(access).toHaveLength(12)
  })

  test('shape/empty-permissions: the plan says that every holder loses everything', async () => {
    const folder = besideTenant(tenant, {
      ...documents,
      'role.yaml': role.replace(/grants:[^]*/, 'grants: none\n'),
      'lines.yaml': assignmentsOf(...people).replaceAll('employee', 'desk-agent')
    })
    const { exit, output } = await answer(folder, 'plan', '--format', 'json')
    const { access, guards } = JSON.parse(output) as {
      access: readonly { lost: readonly { permission: string }[] }[]
      guards: readonly { guard: string }[]
    }
    expect(exit).toBe(refused(guards))
    expect(access).toHaveLength(12)
    for (const { lost } of access)
      expect(lost.map(({ permission }) => permission)).toEqual(['deals.view', 'leads.view'])
  })

  test('shape/empty and comment-only: never an empty wish', async () => {
    for (const text of ['', '# moved elsewhere\n', '---\n']) {
      const folder = besideTenant(tenant, { 'target.yaml': documents['target.yaml'], 'lines.yaml': text })
      const { exit, output } = await answer(folder, 'apply', '--yes')
      expect(exit).toBe(1)
      expect(output).toContain('the file holds no document')
    }
  })
})

describe('an embedded tenant whose file is damaged', () => {
  test.each([
    '',
    'null',
    '[]',
    '{"version": 1, "roles": {}, "accounts": []}',
    '['.repeat(100_000),
    `{"version": 1, "roles": [${repeated(50, () => 'null,')}null], "accounts": []}`,
    '{"version": 1, "__proto__": {"roles": []}, "accounts": []}'
  ])('%.40s', async (text) => {
    const folder = folderWith(documents)
    mkdirSync(join(folder, '.rolewright/sandbox'), { recursive: true })
    writeFileSync(join(folder, '.rolewright/sandbox/uspacy-production.json'), text)
    const { exit, output } = await answer(folder, 'plan')
    expect(exit).toBe(2)
    expect(output).toContain('is damaged')
    expectHarmless('pretty', output)
  })
})
