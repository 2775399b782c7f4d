import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogTexts } from '../../src/platforms/registry.ts'
import { freshTenant } from '../../src/connectors/sandbox-fresh.ts'
import { readCatalogs } from '../../src/policy/load.ts'
import { personAt, type Person } from '../connectors/manual-person.ts'
import { targetOf } from '../support/builders.ts'
import { organisation, type Ran, type Workspace } from '../support/cli.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const boss = 'boss@example.org'
const catalogs = readCatalogs(catalogTexts)

/** An organisation on a platform without an interface, and a person in front of its pages. */
interface Site {
  readonly workspace: Workspace
  readonly person: Person
  readonly writeDown: () => void
  readonly follow: (ran: Ran, most?: number) => number
}

interface Platform {
  readonly id: string
  /** The role that everybody begins with, and the one that administers. */
  readonly first: string
  readonly administers: string
  readonly grants: string
}

const platforms: readonly Platform[] = [
  {
    id: 'convrs',
    first: 'agent',
    administers: 'admin',
    grants:
      '{chat: {AgentChat: on, AgentSupervise: on, ChatsAll: on, ChatsMy: on}, agent-management: {TeamStatus: on, AgentManagementAgentStatus: on, AgentManagementChatHistory: on}}'
  },
  {
    id: 'uniconnect',
    first: 'user',
    administers: 'system-owner',
    grants:
      '{calls: [access-logs], crm-modules: {view: all, update: group}, groups: {view: all, create: on}, users: {view: all}, campaign: [view]}'
  }
]

const target = (id: string, settings = 'settings: {snapshot: snapshots/desk.csv}\n'): string =>
  `kind: Target\nid: desk\nplatform: ${id}\nconnector: manual\n${settings}runsAs: ${boss}\n`

const lines = (id: string, ...people: readonly (readonly [string, string])[]): string =>
  [
    `kind: Assignments\nplatform: ${id}\nassignments:`,
    ...people.map(([user, roles]) => `  - {user: ${user}, roles: [${roles}], reason: As agreed}`),
    ''
  ].join('\n')

const siteOn = ({ id, first, administers, grants }: Platform): Site => {
  const workspace = organisation({
    'target.yaml': target(id),
    'role.yaml': `kind: Role\nplatform: ${id}\nid: shift-lead\ntitle: Shift lead\ngrants: ${grants}\n`,
    'lines.yaml': lines(id, [ana, 'shift-lead'], [bo, 'shift-lead'])
  })
  const catalog = catalogs.get(id)
  if (!catalog) throw new Error(`there is no platform ${id}`)
  const { roles } = freshTenant({ target: targetOf({ catalog }), people: [] })
  const account = (user: string, role: string) => ({
    user,
    key: user,
    active: true,
    markers: [],
    roles: new Map([[role, null]])
  })
  const person = personAt(
    catalog,
    [...roles.values()],
    [account(ana, first), account(bo, first), account(boss, administers)]
  )
  const writeDown = (): void => workspace.write('snapshots/desk.csv', person.writeDown(Date.now()))
  return {
    workspace,
    person,
    writeDown,
    follow: ({ stdout }, most) => person.follow(stdout, workspace.read, most)
  }
}

const rolesOf = ({ person }: Site, user: string): readonly string[] => [
  ...(person.pages.accounts.get(user)?.roles.keys() ?? [])
]

/** Applies what the documents want, with everything done by hand. */
const applyByHand = (site: Site): void => {
  const waiting = site.workspace.run('apply', '--yes')
  expect([waiting.exit, waiting.stderr]).toEqual([4, ''])
  expect(site.follow(waiting)).toBeGreaterThan(0)
  site.writeDown()
  const confirmed = site.workspace.run('apply', '--confirm')
  expect([confirmed.exit, confirmed.stderr]).toEqual([0, ''])
  expect(site.workspace.run('plan', '--check').exit).toBe(0)
}

describe.each(platforms)('$id, where a person does everything', (platform) => {
  const { id, first } = platform

  test('nobody has looked yet: the way to a first snapshot is told', () => {
    const { workspace } = siteOn(platform)
    const { exit, stderr } = workspace.run('plan')
    expect(exit).toBe(2)
    expect(stderr).toBe(
      'rolewright: nobody has written down yet how `desk` is: there is no `snapshots/desk.csv`\n' +
        '`rolewright import desk --template` makes a table to fill in; save it as `snapshots/desk.csv`\n'
    )
    expect(workspace.run('import', 'desk', '--template').exit).toBe(0)
    const table = workspace.read('.rolewright/snapshots/desk.template.csv')
    expect(table).toContain(`account,${ana},,${ana},yes`)
    expect(table).toContain(`role,${first},`)
    workspace.write('snapshots/desk.csv', table)
    expect(workspace.run('plan').stderr).toContain('needs `value`')
    expect(workspace.run('import', 'desk', '--template').stderr).toContain('desk.template.csv` already')
  })

  test('plan, apply, the steps, confirm: everything is as planned, and the record holds', () => {
    const site = siteOn(platform)
    const { workspace } = site
    site.writeDown()
    const planned = workspace.run('plan', '--check')
    expect(planned.exit).toBe(1)
    expect(planned.stdout).toMatch(/`desk` is taken as it was written down on \S+, just now/)

    const waiting = workspace.run('apply', '--yes')
    expect(waiting.exit).toBe(4)
    expect(waiting.stdout).toContain(
      'do them, write down in `snapshots/desk.csv` what it is like by then, then run `rolewright apply --confirm`'
    )
    expect(waiting.stdout).not.toContain('still lacks')
    expect(workspace.read('.rolewright/steps/desk/checklist.md')).toContain('### Step 1 of 3 on desk')

    const early = workspace.run('apply', '--confirm')
    expect(early.exit).toBe(4)
    expect(early.stderr).toMatch(
      /the snapshot of `desk` was written down on \S+, before this step, which was asked for on \S+; write it down again/
    )
    const before = workspace.read('.rolewright/record/log.jsonl')
    expect(site.follow(waiting)).toBe(3)
    site.writeDown()
    const confirmed = workspace.run('apply', '--confirm')
    expect([confirmed.exit, confirmed.stderr]).toEqual([0, ''])
    expect(confirmed.stdout).toContain('read back: every target is as planned')
    expect(workspace.read('.rolewright/record/log.jsonl').startsWith(before)).toBe(true)
    expect(workspace.has('.rolewright/steps/desk/checklist.md')).toBe(false)
    expect(rolesOf(site, ana)).toEqual(['shift-lead'])

    expect(workspace.run('plan', '--check').exit).toBe(0)
    expect(workspace.run('audit', 'verify').exit).toBe(0)
    const drift = workspace.run('drift')
    expect(drift.exit).toBe(0)
    expect(drift.stdout).toMatch(/taken as it was written down on \S+, just now/)
    expect(workspace.run('apply', '--confirm').stderr).toContain('no apply waits for a person')
  })

  test('what is taken is really gone, and so is the role', () => {
    const site = siteOn(platform)
    const { workspace } = site
    site.writeDown()
    applyByHand(site)
    const both = id === 'convrs' ? `${first}, shift-lead` : 'shift-lead'
    workspace.write(
      'policies/lines.yaml',
      `apiVersion: rolewright/v1\n${lines(id, [ana, both], [bo, first])}`
    )
    applyByHand(site)
    workspace.write(
      'policies/lines.yaml',
      `apiVersion: rolewright/v1\n${lines(id, [ana, first], [bo, first])}`
    )
    workspace.write(
      'policies/role.yaml',
      `apiVersion: rolewright/v1\nkind: Role\nplatform: ${id}\nid: shift-lead\nremoved: {reason: Not needed}\n`
    )
    applyByHand(site)
    expect([ana, bo].map((user) => rolesOf(site, user))).toEqual([[first], [first]])
    expect([...site.person.pages.roles.keys()]).not.toContain('Shift lead')
  })

  test('half of the steps are gone on with', () => {
    const site = siteOn(platform)
    const { workspace } = site
    site.writeDown()
    site.follow(workspace.run('apply', '--yes'), 2)
    site.writeDown()
    const half = workspace.run('apply', '--confirm')
    expect(half.exit).toBe(4)
    expect(half.stdout).toContain('desk: 2 of 3 changes done')
    expect(workspace.run('apply', '--confirm').stderr).toContain('before this step')
    expect(site.follow(half)).toBe(1)
    site.writeDown()
    expect(workspace.run('apply', '--confirm').exit).toBe(0)
    expect(workspace.run('audit', 'verify').exit).toBe(0)
  })

  test('a wrong click is found and named, and nothing counts until it is undone', () => {
    const site = siteOn(platform)
    const { workspace, person } = site
    site.writeDown()
    site.follow(workspace.run('apply', '--yes'))
    const lead = person.pages.roles.get('Shift lead')
    if (!lead) throw new Error('the role was not made')
    const [missing] = [...lead.grants.keys()]
    const without = new Map([...lead.grants].filter(([permission]) => permission !== missing))
    person.pages.roles.set('Shift lead', { ...lead, grants: without })
    site.writeDown()
    const wrong = workspace.run('apply', '--confirm')
    expect(wrong.exit).toBe(3)
    expect(wrong.stdout).toContain(`change role \`shift-lead\`: + ${missing}`)
    expect(wrong.stdout).toContain('undo it on the platform and write that down')
    person.pages.roles.set('Shift lead', lead)
    site.writeDown()
    expect(workspace.run('apply', '--confirm').exit).toBe(0)
  })

  test('what is there is imported, and the plan is empty then', () => {
    const site = siteOn(platform)
    const { workspace } = site
    site.writeDown()
    applyByHand(site)
    workspace.remove('policies/lines.yaml')
    workspace.remove('policies/role.yaml')
    const imported = workspace.run('import', 'desk')
    expect([imported.exit, imported.stderr]).toEqual([0, ''])
    expect(workspace.run('plan', '--check').exit).toBe(0)
  })

  test('in JSON the data are the same, and nothing else is said', () => {
    const site = siteOn(platform)
    site.writeDown()
    const { exit, stdout } = site.workspace.run('apply', '--yes', '--format', 'json')
    const { applied, pending } = JSON.parse(stdout)
    expect(exit).toBe(4)
    expect(applied.outcomes.map(({ result }: { result: string }) => result)).toEqual([
      'waiting',
      'waiting',
      'waiting'
    ])
    expect(pending).toHaveLength(3)
    expect(site.workspace.has('.rolewright/steps/desk/checklist.md')).toBe(true)
  })
})

describe('where a snapshot may lie', () => {
  const refusals: readonly (readonly [path: string, words: string])[] = [
    ['/etc/hostname', 'it is an absolute path'],
    ['C:/desk.csv', 'it is an absolute path'],
    ['snapshots/../../desk.csv', 'it climbs out with `..`'],
    ['outside/hostname', 'a link leads out of the folder'],
    ['nowhere', 'it is a link to nothing'],
    ['policies', 'it is no file']
  ]
  test.each(refusals)('not at %s', (path, words) => {
    const workspace = organisation({
      'target.yaml': target('convrs', `settings: {snapshot: "${path}"}\n`),
      'lines.yaml': lines('convrs', [ana, 'agent'])
    })
    symlinkSync('/etc', join(workspace.folder, 'outside'))
    symlinkSync('lost', join(workspace.folder, 'nowhere'))
    const { exit, stderr } = workspace.run('plan')
    expect([exit, stderr]).toEqual([2, expect.stringContaining(`cannot read \`${path}\`: ${words}`)])
  })

  test('among our own files where the document names none, as JSON or as a table', () => {
    const workspace = organisation({
      'target.yaml': target('convrs', ''),
      'lines.yaml': lines('convrs', [ana, 'agent'])
    })
    expect(workspace.run('plan').stderr).toContain('there is no `.rolewright/snapshots/desk.csv`')
    const catalog = catalogs.get('convrs')
    if (!catalog) throw new Error('there is no such platform')
    const { roles } = freshTenant({ target: targetOf({ catalog }), people: [] })
    const account = { user: boss, key: boss, active: true, markers: [], roles: new Map([['admin', null]]) }
    const person = personAt(catalog, [...roles.values()], [account])
    workspace.write('.rolewright/snapshots/desk.json', person.writeDown(Date.now(), 'json'))
    expect(workspace.run('plan', '--check').exit).toBe(1)
    workspace.write('.rolewright/snapshots/desk.csv', person.writeDown(Date.now()))
    expect(workspace.run('plan').stderr).toContain('there are two snapshots of `desk`')
  })
})
