import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importTarget, type Imported } from '../../src/commands/import-target.ts'
import { judge, type Organisation } from '../../src/commands/organisation.ts'
import type { LiveState } from '../../src/model/connector.ts'
import type { Subject } from '../../src/sync/import/proposal.ts'
import {
  accountStateOf,
  now,
  roleStateOf,
  type AccountStateGiven,
  type RoleStateGiven
} from '../support/builders.ts'
import { histories, tenantAfter } from '../support/tenants.ts'

/** An organisation from whole documents in memory, which lie nowhere. */
const organisationOfTexts = (texts: Iterable<readonly [string, string]>): Organisation => {
  const files = [...texts].map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) }))
  const source = { name: 'memory', files: () => files, problems: () => [] }
  return judge(source, { folder: '/nowhere/policies', now, base: null })
}

/** The same, with `apiVersion` and the policy folder added. */
const organisationOf = (documents: Readonly<Record<string, string>>): Organisation =>
  organisationOfTexts(
    Object.entries(documents).map(([file, text]) => [
      `policies/${file}`,
      `apiVersion: rolewright/v1\n${text}`
    ])
  )

const textsOf = ({ source }: Organisation): ReadonlyMap<string, string> =>
  new Map(source.files().map(({ file, bytes }) => [file, new TextDecoder().decode(bytes)]))

const nobody = new Map<string, string>()

const importing = (
  organisation: Organisation,
  live: LiveState,
  only: Subject | null = null,
  target = 'desk'
): Imported => importTarget(organisation, target, { live, accounts: nobody }, only)

/** How many errors of each rule each document has. */
const errorsOf = ({ findings }: Organisation): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { rule, severity, location } of findings) {
    const key = `${location.file} ${rule}`
    if (severity === 'error') counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const expectNoNewError = (before: Organisation, after: Organisation): void => {
  const had = errorsOf(before)
  const more = [...errorsOf(after)].filter(([key, count]) => count > (had.get(key) ?? 0))
  expect(more).toEqual([])
}

/** Whatever a plan would still do is about somebody of whom the import says why. */
const expectNamed = ({ left, remaining }: Imported): void => {
  const named = new Set(left.map(({ kind, id }) => `${kind} ${id}`))
  const unnamed = remaining.filter(
    ({ user, role }) => !named.has(user === null ? `role ${role}` : `user ${user}`)
  )
  expect(unnamed).toEqual([])
}

const people = [0, 1, 2, 3].map((number) => `user${number}@example.org`)
const runs = Number(process.env['ROLEWRIGHT_TEST_IMPORTS'] ?? 15)

describe.each(['uspacy', 'cinnox', 'connie', 'convrs', 'uniconnect'])('any tenant of %s', (platform) => {
  const documents = (assignments: string, somebody: boolean): Readonly<Record<string, string>> => ({
    'target.yaml': `kind: Target\nid: desk\nplatform: ${platform}\nmanage: {assignments: ${assignments}}\nrunsAs: bot@example.org\nprotected: {users: [user6@example.org]}\n`,
    ...(somebody && {
      'people.yaml':
        'kind: People\npeople:\n  - {id: user0@example.org, department: Unit 1}\n  - {id: user1@example.org, status: leave}\n'
    })
  })
  const extents = fc.constantFrom('declared', 'all')

  test('is said by documents afterwards, without a new error, once and for all', async () => {
    await fc.assert(
      fc.asyncProperty(histories, extents, fc.boolean(), async (history, assignments, somebody) => {
        const before = organisationOf(documents(assignments, somebody))
        const target = before.policy.targets.get('desk')
        if (!target) throw new Error('no target')
        const live = await tenantAfter(target, people, history)
        const imported = importing(before, live)
        expectNoNewError(before, imported.organisation)
        if (assignments === 'declared') expect(imported.remaining).toEqual([])
        expectNamed(imported)
        for (const [file, text] of textsOf(before))
          expect(textsOf(imported.organisation).get(file)).toBe(text)
        const again = importing(imported.organisation, live)
        expect([again.files, again.remaining]).toEqual([[], imported.remaining])
      }),
      { numRuns: runs }
    )
  })

  test('may change: the documents follow, and every comment is still there', async () => {
    await fc.assert(
      fc.asyncProperty(histories, histories, async (history, later) => {
        const empty = organisationOf(documents('declared', false))
        const target = empty.policy.targets.get('desk')
        if (!target) throw new Error('no target')
        const first = importing(empty, await tenantAfter(target, people, history))
        const before = organisationOfTexts(commented(textsOf(first.organisation)))
        expect(before.policy.problems).toEqual({ yaml: [], schema: [] })
        const live = await tenantAfter(target, people, [...history, ...later])
        const imported = importing(before, live)
        expectNoNewError(before, imported.organisation)
        expectNamed(imported)
        expect(commentsIn(imported.organisation)).toEqual(commentsIn(before))
        const again = importing(imported.organisation, live)
        expect([again.files, again.remaining]).toEqual([[], imported.remaining])
      }),
      { numRuns: runs }
    )
  })
})

/** The documents with a comment of its own behind every line. */
const commented = (texts: ReadonlyMap<string, string>): readonly (readonly [string, string])[] => {
  let count = 0
  return [...texts].map(([file, text]) => [file, text.replaceAll(/\n/g, () => ` # comment ${++count}\n`)])
}

const commentsIn = (organisation: Organisation): readonly string[] =>
  [...textsOf(organisation).values()].flatMap((text) => text.match(/# comment \d+$/gm) ?? []).sort()

/** A live tenant of Uspacy, with the vendor's roles. */
const uspacy = (
  roles: Readonly<Record<string, RoleStateGiven>>,
  accounts: Readonly<Record<string, AccountStateGiven>>
): LiveState => {
  const vendors = { employee: 'Employee', head: 'Head', hr: 'HR' }
  return {
    roles: [
      ...Object.entries(vendors).map(([id, title]) =>
        roleStateOf(id, { title, predefined: true, grants: { [`undocumented.${id}`]: 'on' } })
      ),
      ...Object.entries(roles).map(([id, given]) => roleStateOf(id, given))
    ],
    accounts: Object.entries(accounts).map(([user, given]) => accountStateOf(user, given)),
    evidence: { complete: true, pages: 1, note: '' }
  }
}

const target = 'kind: Target\nid: desk\nplatform: uspacy\n'
const sales = { title: 'Sales', grants: { 'leads.view': 'all', 'deals.view': 'department' } }
const salesText =
  'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: sales\ntitle: Sales\ngrants:\n  leads: {view: all}\n  deals: {view: department}\n'

const written = (imported: Imported): Readonly<Record<string, string>> => {
  const texts = textsOf(imported.organisation)
  return Object.fromEntries(imported.files.map(({ file }) => [file, texts.get(file) ?? '']))
}

const reasons = ({ left }: Imported): Readonly<Record<string, string>> =>
  Object.fromEntries(left.map(({ id, reason }) => [id, reason]))

describe('import', () => {
  test('writes a file for each role, and the lines of a target into one', () => {
    const live = uspacy(
      { sales, 42: { title: 'Ärzte', grants: {} } },
      {
        'ana@example.org': { roles: { sales: 'department: North' } },
        'bo@example.org': { roles: ['42', 'head'] },
        'cy@example.org': { roles: ['employee'] }
      }
    )
    const imported = importing(organisationOf({ 'target.yaml': target }), live)
    expect(written(imported)).toEqual({
      'policies/roles/uspacy/arzte.yaml':
        'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: arzte\ntitle: Ärzte\ngrants: none\n',
      'policies/roles/uspacy/sales.yaml': salesText,
      'policies/assignments/desk.yaml':
        'apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments:\n' +
        '  - {user: ana@example.org, roles: [sales], in: {department: North}}\n' +
        '  - {user: bo@example.org, roles: [arzte, head]}\n'
    })
    expect(imported.files).toContainEqual({
      file: 'policies/assignments/desk.yaml',
      change: 'added',
      subjects: [
        { kind: 'user', id: 'ana@example.org', change: 'added' },
        { kind: 'user', id: 'bo@example.org', change: 'added' }
      ]
    })
    expect(imported).toMatchObject({ left: [], remaining: [], refusals: [] })
  })

  test('goes where the organisation keeps such documents, with the line by which editors find the schema', () => {
    const modeline = '# yaml-language-server: $schema=../x/role.json'
    const before = organisationOfTexts([
      ['policies/target.yaml', `apiVersion: rolewright/v1\n${target}`],
      [
        'policies/ours/lead.yaml',
        `${modeline}\napiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: lead\ngrants: none\n`
      ],
      [
        'policies/lines.yaml',
        'apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments:\n  # the chief\n  - {user: di@example.org, roles: [head]} # since ever\n'
      ]
    ])
    const live = uspacy(
      { lead: { title: 'lead' }, sales },
      { 'di@example.org': { roles: ['head'] }, 'ana@example.org': { roles: { sales: 'department: North' } } }
    )
    expect(written(importing(before, live))).toEqual({
      'policies/ours/sales.yaml': `${modeline}\n${salesText}`,
      'policies/lines.yaml':
        'apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments:\n  # the chief\n  - {user: di@example.org, roles: [head]} # since ever\n' +
        '  - {user: ana@example.org, roles: [sales], in: {department: North}}\n'
    })
  })

  test('never takes the place of another document', () => {
    const before = organisationOf({
      'target.yaml': target,
      'roles/uspacy/sales.yaml': 'kind: Role\nplatform: uspacy\nid: other\ngrants: none\n'
    })
    const files = Object.keys(written(importing(before, uspacy({ other: { title: 'other' }, sales }, {}))))
    expect(files).toEqual(['policies/roles/uspacy/sales-2.yaml'])
  })

  test('edits what differs in its place, and nothing else', () => {
    const role =
      'kind: Role # a\nplatform: uspacy\nid: sales\ntitle: Sales # b\ngrants:\n  # c\n  leads: {view: all, edit: own} # d\n  deals: [create] # e\n'
    const lines =
      'kind: Assignments\nplatform: uspacy\nassignments:\n  # f\n  - user: ana@example.org\n    roles: [sales, hr] # g\n    reason: Sells\n'
    const before = organisationOf({ 'target.yaml': target, 'role.yaml': role, 'lines.yaml': lines })
    const live = uspacy(
      {
        sales: {
          title: 'Selling',
          grants: { 'leads.view': 'all', 'leads.edit': 'all', 'deals.create': 'all' }
        }
      },
      { 'ana@example.org': { roles: ['sales', 'employee'] } }
    )
    const imported = importing(before, live)
    expect(written(imported)).toEqual({
      'policies/role.yaml': `apiVersion: rolewright/v1\n${role
        .replace('title: Sales', 'title: Selling')
        .replace('edit: own', 'edit: all')}previously: [Sales]\n`,
      'policies/lines.yaml': `apiVersion: rolewright/v1\n${lines.replace('[sales, hr]', '[sales, employee]')}`
    })
    expect(imported).toMatchObject({ left: [], remaining: [] })
  })

  test('follows the scope, the superior and the base of a role', () => {
    const before = organisationOf({
      'target.yaml': 'kind: Target\nid: desk\nplatform: cinnox\n',
      'role.yaml':
        'kind: Role\nplatform: cinnox\nid: lead\ntitle: Lead\nscope: department\nbasedOn: agent\nreportsTo: supervisor\ngrants:\n  sms: none\n  label: {edit: none}\n'
    })
    const found = before.policy.targets.get('desk')?.roles
    const agent = new Map(found?.get('agent')?.grants)
    agent.set('staff-report.download', 'on')
    agent.delete('label.edit')
    const live = {
      ...uspacy({}, {}),
      roles: [
        ...['administrator', 'supervisor', 'agent'].map((id) => {
          const role = found?.get(id)
          return roleStateOf(id, {
            title: role?.title ?? id,
            predefined: true,
            scope: role?.scope ?? null,
            grants: Object.fromEntries(role?.grants ?? [])
          })
        }),
        roleStateOf('lead', { title: 'Lead', scope: 'full', grants: Object.fromEntries(agent) })
      ]
    }
    const imported = importing(before, live)
    expect(Object.values(written(imported))).toEqual([
      'apiVersion: rolewright/v1\nkind: Role\nplatform: cinnox\nid: lead\ntitle: Lead\nscope: full\nbasedOn: agent\ngrants:\n  label: {edit: none}\n  staff-report: [download]\n'
    ])
    expect(imported.remaining).toEqual([])
  })

  test('follows a role whose base is brought along by the same import', () => {
    const before = organisationOf({
      'target.yaml': 'kind: Target\nid: desk\nplatform: convrs\n',
      'night.yaml':
        'kind: Role\nplatform: convrs\nid: night\ntitle: Night desk\nbasedOn: admin # a\ngrants:\n  messaging: {SMSOutbound: none} # b\n'
    })
    const live = {
      ...uspacy({}, {}),
      roles: [
        roleStateOf('admin', {
          title: 'Admin',
          predefined: true,
          grants: { 'messaging.SMSOutbound': 'on', 'advanced.Portal': 'on', 'bot-and-flow.FAQ': 'on' }
        }),
        roleStateOf('agent', { title: 'Agent', predefined: true, grants: {} }),
        roleStateOf('9', { title: 'Night desk', grants: { 'chat.AgentViewBotLog': 'on' } })
      ]
    }
    const imported = importing(before, live)
    expect(imported).toMatchObject({ left: [], remaining: [] })
    expect(imported.files.map(({ file, subjects }) => [file, subjects.map(({ id }) => id)])).toEqual([
      ['policies/admin.yaml', ['admin']],
      ['policies/night.yaml', ['night']]
    ])
    expect(importing(imported.organisation, live).files).toEqual([])
  })

  test('leaves alone whom it must, and says why', () => {
    const before = organisationOf({
      'target.yaml': `${target}runsAs: bot@example.org\nprotected: {users: [boss@example.org], roles: [vault]}\n`,
      'old.yaml': 'kind: Role\nplatform: uspacy\nid: old\nremoved: {reason: Merged}\n',
      'job.yaml': 'kind: JobFunction\nid: seller\nroles: {uspacy: [hr]}\n',
      'people.yaml':
        'kind: People\npeople:\n  - {id: jo@example.org, functions: [seller]}\n  - {id: gone@example.org, status: departed}\n',
      'lines.yaml':
        'kind: Assignments\nplatform: uspacy\nassignments:\n  - {user: free@example.org, released: To the agency}\n  - {user: two@example.org, roles: [hr]}\n  - {user: two@example.org, roles: [head]}\n  - {user: nowhere@example.org, roles: [hr]}\n'
    })
    const roles = ['head']
    const live = uspacy(
      {
        old: { title: 'Old' },
        vault: { title: 'Vault', grants: { 'leads.view': 'all' } },
        1: { title: 'Twin' },
        2: { title: 'twin' },
        3: { title: ' x' },
        4: { title: 'Odd', grants: { 'leads.view': 'region' } }
      },
      {
        'bot@example.org': { roles },
        'boss@example.org': { roles },
        'jo@example.org': { roles },
        'gone@example.org': { roles },
        'free@example.org': { roles },
        'two@example.org': { roles: ['employee'] },
        'off@example.org': { roles, active: false },
        'old@example.org': { roles: ['old'] },
        'twin@example.org': { roles: ['1'] },
        'unit@example.org': { roles: { head: 'team: Day' } },
        'no-address': { roles }
      }
    )
    const imported = importing(before, live)
    expect(reasons(imported)).toEqual({
      old: 'a document says that it is to be removed, and it is still there',
      vault: 'its content is left alone: its content is not ours to change',
      1: 'another role there is called `Twin` too',
      2: 'another role there is called `twin` too',
      3: 'its title cannot stand in a document: it is empty, too long, or not on one line',
      odd: 'its content is left alone: documents cannot say what it grants',
      'bot@example.org': 'it is the account that changes are made with',
      'boss@example.org': 'it is protected',
      'jo@example.org': 'the job function `seller` gives other roles',
      'gone@example.org': 'the person has left by the documents',
      'free@example.org': 'a line releases it',
      'two@example.org': 'several lines speak of it',
      'nowhere@example.org': 'documents speak of it, and it has no account there yet',
      'off@example.org': 'the account is inactive, and a line would open it again',
      'old@example.org': 'it has the role `old`, which is in no document',
      'twin@example.org': 'it has the role `1`, which is in no document',
      'unit@example.org': 'no line can say in which unit the roles hold',
      'no-address': 'its account is not an e-mail: a People document says under `accounts` whose it is'
    })
    expect(Object.keys(written(imported))).toEqual(['policies/odd.yaml', 'policies/vault.yaml'])
    expectNoNewError(before, imported.organisation)
  })

  test('leaves out what would be an error, and nothing that it does not touch', () => {
    const before = organisationOf({
      'target.yaml': 'kind: Target\nid: desk\nplatform: connie\n',
      'guardrails.yaml':
        'kind: Guardrails\nconflicts:\n  - {id: four-eyes, between: [[connie:channel.fax], [connie:channel.web-chat]], reason: Two people}\n'
    })
    const live = {
      ...uspacy(
        {},
        {
          'both@example.org': { roles: ['fax', 'chat'] },
          'one@example.org': { roles: ['fax'] },
          'secret@example.org': { roles: ['secret'] },
          'staff@example.org': { roles: ['super-admin'] }
        }
      ),
      roles: [
        roleStateOf('fax', { title: 'Fax', grants: { 'channel.fax': 'on' } }),
        roleStateOf('chat', { title: 'Chat', grants: { 'channel.web-chat': 'on' } }),
        roleStateOf('both', { title: 'Both', grants: { 'channel.fax': 'on', 'channel.web-chat': 'on' } }),
        roleStateOf('secret', {
          title: 'Secret',
          grants: { 'client-data.view': 'own', 'client-data.sensitive-data': 'own' }
        }),
        roleStateOf('super-admin', {
          title: 'Super Admin',
          predefined: true,
          grants: { 'undocumented.super-admin': 'on' }
        })
      ]
    }
    const imported = importing(before, live)
    expect(reasons(imported)).toEqual({
      both: expect.stringMatching(/^its content is left alone, because separation-of-duties: /),
      'both@example.org': expect.stringMatching(/^separation-of-duties: /),
      'secret@example.org': expect.stringMatching(/^sensitive-reason: /),
      'staff@example.org': 'it has the role `super-admin`, which no customer gives or takes'
    })
    expect(errorsOf(imported.organisation)).toEqual(new Map())
    expect(imported.remaining).toEqual([])
    expect(written(imported)['policies/assignments/desk.yaml']).toMatch(/assignments:\n {2}- \{user: one@/)
  })

  test('gives everybody a line where the target leaves nobody alone', () => {
    const before = organisationOf({ 'target.yaml': `${target}manage: {assignments: all}\n` })
    const imported = importing(before, uspacy({}, { 'cy@example.org': { roles: ['employee'] } }))
    expect(Object.values(written(imported))[0]).toContain('- {user: cy@example.org, roles: [employee]}')
    expect(imported.remaining).toEqual([])
  })

  test('writes a predefined role that was renamed or changed', () => {
    const before = organisationOf({ 'target.yaml': 'kind: Target\nid: desk\nplatform: convrs\n' })
    const live = {
      ...uspacy({}, {}),
      roles: [
        roleStateOf('admin', { title: 'Admin', predefined: true, grants: { 'chat.AgentChat': 'on' } }),
        roleStateOf('agent', { title: 'Agent', predefined: true, grants: { 'chat.AgentChat': 'on' } })
      ]
    }
    expect(written(importing(before, live))).toEqual({
      'policies/roles/convrs/admin.yaml':
        'apiVersion: rolewright/v1\nkind: Role\nplatform: convrs\nid: admin\ngrants:\n  chat: [AgentChat]\n'
    })
    const renamed = uspacy({}, {})
    const [employee, ...others] = renamed.roles
    const roles = [...(employee ? [{ ...employee, title: 'Everybody' }] : []), ...others]
    expect(
      Object.values(written(importing(organisationOf({ 'target.yaml': target }), { ...renamed, roles })))
    ).toEqual(['apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: employee\ntitle: Everybody\n'])
  })
})

describe('import of one subject', () => {
  const live = uspacy(
    { sales, other: { title: 'Other' } },
    { 'ana@example.org': { roles: { sales: 'department: North' } }, 'bo@example.org': { roles: ['other'] } }
  )
  const before = organisationOf({ 'target.yaml': target })

  test('a role', () => {
    const imported = importing(before, live, { kind: 'role', id: 'sales' })
    expect(Object.keys(written(imported))).toEqual(['policies/roles/uspacy/sales.yaml'])
    expect(imported).toMatchObject({ left: [], remaining: [] })
  })

  test('a user, with the roles that this takes', () => {
    const imported = importing(before, live, { kind: 'user', id: 'ana@example.org' })
    expect(Object.keys(written(imported))).toEqual([
      'policies/assignments/desk.yaml',
      'policies/roles/uspacy/sales.yaml'
    ])
  })
})

describe('import where a platform has several targets', () => {
  const documents = {
    'target.yaml': target,
    'spare.yaml': 'kind: Target\nid: spare\nplatform: uspacy\n'
  }
  const live = uspacy({ sales }, { 'ana@example.org': { roles: { sales: 'department: North' } } })
  const first = importing(organisationOf(documents), live)

  test('says for which one', () => {
    expect(written(first)['policies/roles/uspacy/sales.yaml']).toBe(`${salesText}targets: [desk]\n`)
    expect(written(first)['policies/assignments/desk.yaml']).toContain('platform: uspacy\ntargets: [desk]\n')
  })

  test('makes one document of what is the same', () => {
    const second = importing(first.organisation, live, null, 'spare')
    expect(written(second)).toMatchObject({
      'policies/roles/uspacy/sales.yaml': `${salesText}targets: [desk, spare]\n`,
      'policies/assignments/spare.yaml': expect.stringContaining('targets: [spare]\n')
    })
    expect(second.remaining).toEqual([])
    expect(importing(second.organisation, live).files).toEqual([])
  })

  test('makes two of what differs', () => {
    const other = uspacy({ sales: { ...sales, grants: { 'leads.view': 'own' } } }, {})
    const second = importing(first.organisation, other, null, 'spare')
    expect(written(second)).toEqual({
      'policies/roles/uspacy/sales-spare.yaml':
        'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: sales\ntitle: Sales\ngrants:\n  leads: {view: own}\ntargets: [spare]\n'
    })
    expect([second.remaining, importing(second.organisation, live).files]).toEqual([[], []])
  })

  test('parts a document that held on both', () => {
    const before = organisationOf({
      ...documents,
      'role.yaml':
        'kind: Role\nplatform: uspacy\nid: sales\ntitle: Sales\nowner: di@example.org\ngrants: {leads: {view: all}, deals: {view: department}} # ours\n'
    })
    const other = uspacy({ sales: { ...sales, grants: { 'leads.view': 'own' } } }, {})
    const imported = importing(before, other, null, 'spare')
    expect(written(imported)['policies/role.yaml']).toMatch(/# ours\ntargets: \[desk\]\n$/)
    expect(written(imported)['policies/sales-spare.yaml']).toContain(
      'owner: di@example.org\ngrants:\n  leads: {view: own}\ntargets: [spare]\n'
    )
    expect([imported.remaining, importing(imported.organisation, uspacy({ sales }, {})).remaining]).toEqual([
      [],
      []
    ])
  })
})
