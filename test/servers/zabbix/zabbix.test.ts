import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { array, looseObject, parse, string } from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ownFactory } from '../../../src/commands/own-connector.ts'
import type { Connector } from '../../../src/model/connector.ts'
import type { RoleContent } from '../../../src/model/operation.ts'
import { conformance } from '../../connectors/conformance.ts'
import { emptyWorkspace, root, type Ran, type Workspace } from '../../support/cli.ts'
import { failureOf, held, operationsOn, sameKeys, targetIn, wayTo } from '../../support/connecting.ts'
import { hasZabbix, startZabbix, type Zabbix } from './server.ts'
import { automation, openTenant, password, type Tenant } from './tenant.ts'

const here = import.meta.dirname
const source = readFileSync(join(here, 'connector.mjs'), 'utf8')
const catalog = readFileSync(join(here, 'platform.yaml'), 'utf8')
const [ana, bo] = ['ana@example.org', 'bo@example.org'] as const

const targetText = [
  'kind: Target',
  'id: watch-room',
  'platform: zabbix',
  'connector: zabbix',
  `runsAs: ${automation}`,
  ''
].join('\n')
const roleText = (id: string, title: string, grants: string): string =>
  `kind: Role\nplatform: zabbix\nid: ${id}\ntitle: ${title}\nowner: ${ana}\ngrants: {${grants}}\n`
const linesText = (...lines: readonly string[]): string =>
  ['kind: Assignments', 'platform: zabbix', 'assignments:', ...lines.map((line) => `  - {${line}}`), ''].join(
    '\n'
  )

const nightWatch = roleText(
  'night-watch',
  'Night watch',
  'monitoring: [problems, latest-data], actions: [acknowledge-problems]'
)
const hostKeeper = roleText(
  'host-keeper',
  'Host keeper',
  'user-type: [admin], monitoring: [hosts], configuration: [hosts], api: [access]'
)

let zabbix: Zabbix | undefined
let tenant: Tenant

beforeAll(async () => {
  if (!hasZabbix) return
  zabbix = await startZabbix()
  tenant = await openTenant(zabbix)
}, 600_000)

afterAll(() => zabbix?.stop(), 60_000)

const target = targetIn(
  {
    'platform.yaml': catalog.replace(/^apiVersion: .*\n/m, ''),
    'target.yaml': targetText,
    'night-watch.yaml': nightWatch,
    'host-keeper.yaml': hostKeeper
  },
  'watch-room'
)
const operationOf = operationsOn('watch-room')

/** The administrator that every Zabbix begins with, and whose account it is here. */
const owner = `kind: People\npeople:\n  - {id: owner@example.org, accounts: {watch-room: Admin}}\n`
const ownersLine = 'user: owner@example.org, roles: [super-admin-role]'

/** A way to the server, as the program has it. */
const connectWith = async (
  token: string,
  settings: Readonly<Record<string, string>> = {}
): Promise<Connector> => {
  const exports: Record<string, unknown> = await import(join(here, 'connector.mjs'))
  const factory = ownFactory('zabbix', { path: 'connector.mjs', exports })
  const document = target.document && { ...target.document, settings }
  const variables = { URL: tenant.url, TOKEN: token }
  return wayTo(factory, { target: { ...target, document }, variables })
}

/** An organisation with this Zabbix, and the program as its administrator calls it. */
interface Office {
  readonly workspace: Workspace
  readonly run: (...args: readonly string[]) => Ran
  readonly write: (file: string, text: string) => void
}

/** No call may show a secret, and none may leave one in a file. */
const openOffice = (documents: Readonly<Record<string, string>> = {}, connector: string = source): Office => {
  const workspace = emptyWorkspace()
  const write: Office['write'] = (file, text) =>
    workspace.write(`policies/${file}`, `apiVersion: rolewright/v1\n${text}`)
  workspace.write('policies/platforms/zabbix.yaml', catalog)
  workspace.write('connectors/zabbix.mjs', connector)
  write('target.yaml', targetText)
  for (const [file, text] of Object.entries(documents)) write(file, text)
  const packages = join(workspace.folder, 'node_modules')
  mkdirSync(packages)
  symlinkSync(root, join(packages, 'rolewright'))
  symlinkSync(join(root, 'node_modules/valibot'), join(packages, 'valibot'))
  const environment = {
    ROLEWRIGHT_CONNECTOR_ZABBIX: 'connectors/zabbix.mjs',
    ROLEWRIGHT_WATCH_ROOM_URL: tenant.url,
    ROLEWRIGHT_WATCH_ROOM_TOKEN: tenant.token
  }
  const run: Office['run'] = (...args) => {
    const ran = workspace.runWith(environment, ...args)
    const shown = [ran.stdout, ran.stderr, ...keptIn(workspace)].join('\n')
    for (const secret of [tenant.token, password]) expect(shown).not.toContain(secret)
    return ran
  }
  return { workspace, run, write }
}

const keptIn = ({ folder }: Workspace): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

const inSync = (office: Office): void => {
  expect(office.run('plan', '--check')).toMatchObject({ exit: 0, stdout: 'the target is in sync\n' })
}

describe.runIf(hasZabbix)('a real Zabbix', { timeout: 300_000 }, () => {
  beforeEach(() => tenant.reset())

  conformance('a connector for Zabbix that somebody has written', async () => {
    await tenant.reset()
    for (const user of [ana, bo]) await tenant.addUser(user)
    const connector = await connectWith(tenant.token)
    return {
      target,
      first: 'night-watch',
      second: 'host-keeper',
      people: [ana, bo],
      connect: () => connector
    }
  })

  describe('with the program', () => {
    test('is as its catalog says, so that nothing is written and nothing is planned', () => {
      const office = openOffice()
      expect(office.run('validate', '--fail-on', 'note')).toMatchObject({ exit: 0, stderr: '' })
      const { exit, stdout } = office.run('import', 'watch-room')
      expect(exit).toBe(0)
      expect(stdout).toContain('nothing was written; the documents say what is there')
      inSync(office)
    })

    test('is imported as somebody has set it up by hand, and is in sync with that', async () => {
      await tenant.byHand('role.create', {
        name: 'Made by hand',
        type: 2,
        rules: { ui: [{ name: 'configuration.hosts', status: 0 }], 'actions.default_access': 0 }
      })
      await tenant.addUser(ana, 'Made by hand')
      const office = openOffice()
      expect(office.run('import', 'watch-room').exit).toBe(0)
      const role = office.workspace.read('policies/roles/zabbix/made-by-hand.yaml')
      expect(role).toContain('configuration')
      inSync(office)
    })

    test('makes roles, gives them, and lets people do just that from the next call on', async () => {
      for (const user of [ana, bo]) await tenant.addUser(user)
      const before = await tenant.signIn(ana)
      expect(await before.mayOpen('host.view')).toBe(true)
      const office = openOffice({
        'night-watch.yaml': nightWatch,
        'host-keeper.yaml': hostKeeper,
        'lines.yaml': linesText(`user: ${ana}, roles: [night-watch]`, `user: ${bo}, roles: [host-keeper]`)
      })
      expect(office.run('plan').stdout).toContain('watch-room: 4 changes')
      const applied = office.run('apply', '--yes')
      expect(applied).toMatchObject({ exit: 0, stderr: '' })
      expect(applied.stdout).toContain('watch-room: 4 of 4 changes done')
      inSync(office)
      expect(office.run('audit', 'verify').exit).toBe(0)

      for (const session of [before, await tenant.signIn(ana)]) {
        expect(await session.mayOpen('problem.view')).toBe(true)
        expect(await session.mayOpen('host.view')).toBe(false)
        await expect(session.call('problem.get', {})).rejects.toThrow('No permissions to call "problem.get"')
      }
      const keeper = await tenant.signIn(bo)
      expect(await keeper.mayOpen('host.view')).toBe(true)
      expect(await keeper.mayOpen('problem.view')).toBe(false)
      expect(await keeper.mayOpen('userrole.list')).toBe(false)
      expect(await keeper.call('host.get', { countOutput: true })).toBe('0')
      await expect(keeper.call('token.get', {})).rejects.toThrow('No permissions to call "token.get"')
      await expect(keeper.call('role.create', {})).rejects.toThrow('No permissions to call "role.create"')
    })

    test('takes a change of a role at once, and gives back an action that is really allowed then', async () => {
      await tenant.addUser(bo)
      const lines = linesText(`user: ${bo}, roles: [host-keeper]`)
      const office = openOffice({ 'host-keeper.yaml': hostKeeper, 'lines.yaml': lines })
      expect(office.run('apply', '--yes').exit).toBe(0)
      const keeper = await tenant.signIn(bo)
      await expect(keeper.call('token.get', {})).rejects.toThrow('No permissions')
      office.write(
        'host-keeper.yaml',
        hostKeeper.replace('monitoring: [hosts]', 'monitoring: [problems], actions: [manage-api-tokens]')
      )
      const { stdout } = office.run('plan')
      expect(stdout).toContain('watch-room: 1 change\n')
      expect(office.run('apply', '--yes').exit).toBe(0)
      expect(await keeper.call('token.get', {})).toEqual([])
      expect(await keeper.mayOpen('host.view')).toBe(false)
      expect(await keeper.mayOpen('problem.view')).toBe(true)
      inSync(office)
    })

    test('shuts out whoever leaves, also where somebody is signed in, and lets them in again', async () => {
      await tenant.addUser(ana)
      const person = (status: string): string =>
        `kind: People\npeople:\n  - {id: ${ana}, status: ${status}}\n`
      const lines = linesText(`user: ${ana}, roles: [user-role]`)
      const office = openOffice({ 'people.yaml': person('leave'), 'lines.yaml': lines })
      const session = await tenant.signIn(ana)
      expect(await session.mayOpen('problem.view')).toBe(true)
      expect(office.run('apply', '--yes').exit).toBe(0)
      expect(await session.mayOpen('problem.view')).toBe(false)
      await expect(session.call('problem.get', {})).rejects.toThrow('Session terminated')
      await expect(tenant.signIn(ana)).rejects.toThrow('No permissions for system access')
      inSync(office)
      office.write('people.yaml', person('active'))
      expect(office.run('apply', '--yes').exit).toBe(0)
      expect(await (await tenant.signIn(ana)).mayOpen('problem.view')).toBe(true)
      office.write('people.yaml', person('departed'))
      office.workspace.remove('policies/lines.yaml')
      expect(office.run('apply', '--yes').exit).toBe(0)
      await expect(tenant.signIn(ana)).rejects.toThrow('No permissions for system access')
      inSync(office)
    })

    test('moves whoever has a role before it is deleted, listed or not', async () => {
      for (const user of [ana, bo]) await tenant.addUser(user)
      const lines = linesText(`user: ${ana}, roles: [night-watch]`)
      const office = openOffice({ 'night-watch.yaml': nightWatch, 'lines.yaml': lines })
      expect(office.run('apply', '--yes').exit).toBe(0)
      const userid = await tenant.keyOf(bo)
      await tenant.byHand('user.update', { userid, roleid: await tenant.keyOf('Night watch') })
      office.write(
        'night-watch.yaml',
        'kind: Role\nplatform: zabbix\nid: night-watch\nremoved: {moveTo: guest-role, reason: Nobody watches at night}\n'
      )
      office.write('lines.yaml', linesText(`user: ${ana}, roles: [user-role]`))
      const applied = office.run('apply', '--yes')
      expect([applied.exit, applied.stderr]).toEqual([0, ''])
      expect(applied.stdout).toContain('watch-room: 3 of 3 changes done')
      await expect(tenant.keyOf('Night watch')).rejects.toThrow('nothing is called')
      inSync(office)
    })

    test('shows what was changed by hand', async () => {
      await tenant.addUser(ana)
      const lines = linesText(ownersLine, `user: ${ana}, roles: [night-watch]`)
      const documents = { 'owner.yaml': owner, 'night-watch.yaml': nightWatch, 'lines.yaml': lines }
      const office = openOffice(documents)
      expect(office.run('apply', '--yes').exit).toBe(0)
      expect(office.run('drift').exit).toBe(0)
      const roleid = await tenant.keyOf('Night watch')
      await tenant.byHand('role.update', {
        roleid,
        rules: { ui: [{ name: 'monitoring.hosts', status: 1 }], 'actions.default_access': 1 }
      })
      const { exit, stdout } = office.run('drift')
      expect(exit).toBe(1)
      for (const words of ['monitoring.hosts', 'default-access.actions']) expect(stdout).toContain(words)
      expect(office.run('apply', '--yes').exit).toBe(0)
      expect(office.run('drift').exit).toBe(0)
    })

    test('has a person open accounts, and goes on from there', async () => {
      const documents = { 'night-watch.yaml': nightWatch }
      const office = openOffice({
        ...documents,
        'lines.yaml': linesText(`user: ${ana}, roles: [night-watch]`)
      })
      const { exit, stdout } = office.run('apply', '--yes')
      expect(exit).toBe(4)
      expect(stdout).toContain(`Press Create user and write ${ana} as the Username`)
      await tenant.addUser(ana, 'Night watch')
      expect(office.run('apply', '--confirm', '--yes').exit).toBe(0)
      inSync(office)
    })

    test('asks for a new plan where the account was opened with another role than planned', async () => {
      const lines = linesText(`user: ${ana}, roles: [night-watch]`)
      const office = openOffice({ 'night-watch.yaml': nightWatch, 'lines.yaml': lines })
      expect(office.run('apply', '--yes').exit).toBe(4)
      await tenant.addUser(ana)
      const confirmed = office.run('apply', '--confirm', '--yes')
      expect(confirmed.exit).toBe(3)
      expect(confirmed.stdout).toContain('give `night-watch` in place of `user-role`')
      expect(office.run('apply', '--yes').exit).toBe(0)
      inSync(office)
      expect(await (await tenant.signIn(ana)).mayOpen('host.view')).toBe(false)
    })
  })

  describe('grants what a role leaves out, so', () => {
    const [zeros, wantedOnly] = [
      '.map((name) => ({ name, status: bit(ids.get(name)) }))',
      '.filter((name) => bit(ids.get(name)) === 1).map((name) => ({ name, status: 1 }))'
    ]
    const naive = source.replace(zeros, wantedOnly)
    const documents = (): Readonly<Record<string, string>> => ({
      'night-watch.yaml': nightWatch,
      'lines.yaml': linesText(`user: ${ana}, roles: [night-watch]`)
    })

    test('a connector that lists only what is wanted is caught, and nobody is given its role', async () => {
      expect(naive).not.toBe(source)
      const userid = await tenant.addUser(ana)
      const office = openOffice(documents(), naive)
      const { exit, stdout, stderr } = office.run('apply', '--yes')
      expect(exit).toBe(4)
      expect(stdout).toContain('watch-room: 0 of 2 changes done')
      const said = stdout + stderr
      expect(said).toContain('the platform said yes, but read back this is still to do')
      for (const permission of ['actions.execute-scripts', 'monitoring.hosts', 'services.services'])
        expect(said).toContain(`- ${permission}`)
      expect(said).not.toMatch(/in sync|every target is as planned/)
      expect(office.run('plan', '--check').exit).toBe(1)
      expect(await tenant.byHand('user.get', { userids: userid, output: ['roleid'] })).toMatchObject([
        { roleid: await tenant.keyOf('User role') }
      ])
      expect(await (await tenant.signIn(ana)).mayOpen('host.view')).toBe(true)
      office.workspace.write('connectors/zabbix.mjs', source)
      expect(office.run('apply', '--yes').exit).toBe(0)
      inSync(office)
      expect(await (await tenant.signIn(ana)).mayOpen('host.view')).toBe(false)
    })

    test('a switch that is newer than the catalog is not granted either', async () => {
      await tenant.addUser(ana)
      const office = openOffice(documents())
      const older = catalog.replace(/^ +dashboard: .*\n/m, '').replaceAll('[dashboard, ', '[')
      expect(older).not.toMatch(/\bdashboard\b/)
      office.workspace.write('policies/platforms/zabbix.yaml', older)
      expect(office.run('apply', '--yes')).toMatchObject({ exit: 0, stderr: '' })
      inSync(office)
      const watch = await tenant.signIn(ana)
      expect(await watch.mayOpen('dashboard.view')).toBe(false)
      expect(await watch.mayOpen('problem.view')).toBe(true)
    })

    test('a module that somebody installs is not granted either, and one that is shows', async () => {
      await tenant.addUser(ana)
      const module = { id: 'clock', relative_path: 'clock', status: 1, config: {} }
      const made = await tenant.byHand('module.create', module)
      const { moduleids } = parse(looseObject({ moduleids: array(string()) }), made)
      try {
        const office = openOffice(documents())
        expect(office.run('apply', '--yes').exit).toBe(0)
        inSync(office)
        const roleid = await tenant.keyOf('Night watch')
        // The keys of modules come as numbers here, and as text everywhere else.
        const [live] = parse(
          array(looseObject({ rules: looseObject({ modules: array(looseObject({ status: string() })) }) })),
          await tenant.byHand('role.get', { roleids: roleid, selectRules: ['modules'] })
        )
        expect(live?.rules.modules.map(({ status }) => status)).toEqual(['0'])
        const modules = [{ moduleid: moduleids[0], status: 1 }]
        await tenant.byHand('role.update', { roleid, rules: { modules } })
        expect(office.run('plan').stdout).toContain('- whatever else `night-watch` may do')
        expect(office.run('apply', '--yes').exit).toBe(0)
        inSync(office)
      } finally {
        await tenant.byHand('module.delete', moduleids)
      }
    })
  })

  describe('knows more than the catalog, so', () => {
    test('a list of methods counts as content without a word, and is never taken for all of the API', async () => {
      await tenant.addUser(ana)
      const withApi = nightWatch.replace('grants: {', 'grants: {api: [access], ')
      const lines = linesText(`user: ${ana}, roles: [night-watch]`)
      const office = openOffice({ 'night-watch.yaml': withApi, 'lines.yaml': lines })
      expect(office.run('apply', '--yes').exit).toBe(0)
      const watch = await tenant.signIn(ana)
      expect(await watch.call('host.get', { countOutput: true })).toBe('0')
      const rules = { 'api.mode': 1, api: ['problem.get'] }
      await tenant.byHand('role.update', { roleid: await tenant.keyOf('Night watch'), rules })
      expect(await watch.call('problem.get', {})).toEqual([])
      await expect(watch.call('host.get', {})).rejects.toThrow('No permissions to call "host.get"')
      const { stdout } = office.run('plan')
      expect(stdout).toContain('+ api.access')
      expect(stdout).toContain('- whatever else `night-watch` may do')
      expect(office.run('apply', '--yes').exit).toBe(0)
      expect(await watch.call('host.get', { countOutput: true })).toBe('0')
      inSync(office)
    })

    test.each([
      ['a list of methods', { 'api.mode': 1, api: ['problem.get'] }],
      ['a tag of services', { 'services.read.mode': 0, 'services.read.tag': { tag: 'room', value: 'north' } }]
    ])('a role with %s is imported without its content, and left as it is', async (_, rules) => {
      await tenant.byHand('role.create', { name: 'Made by hand', type: 1, rules })
      await tenant.addUser(ana, 'Made by hand')
      const rolesThere = (): Promise<unknown> => tenant.byHand('role.get', { selectRules: 'extend' })
      const before = await rolesThere()
      const office = openOffice()
      expect(office.run('import', 'watch-room').exit).toBe(0)
      expect(office.workspace.read('policies/roles/zabbix/made-by-hand.yaml')).not.toContain('grants')
      inSync(office)
      expect(office.run('apply', '--yes').exit).toBe(0)
      expect(await rolesThere()).toEqual(before)
    })
  })

  describe('says no with a 200, and the connector says what that means', () => {
    const content = (title: string, ...permissions: readonly string[]): RoleContent => ({
      title,
      scope: null,
      reportsTo: null,
      grants: Object.fromEntries(permissions.map((permission) => [permission, 'on']))
    })

    test('what its rules forbid is refused, in its own words, and changes nothing', async () => {
      await tenant.byHand('role.create', { name: 'Night watch', type: 1 })
      const user = await tenant.addUser(ana, 'Night watch')
      const itself = await tenant.keyOf(automation)
      const role = await tenant.keyOf('Night watch')
      const connector = await connectWith(tenant.token)
      const before = await connector.readState()
      const other = content('Other', 'monitoring.hosts')
      const beyond = content('Other', 'monitoring.hosts', 'configuration.hosts')
      for (const [operation, words] of [
        [operationOf('delete-role', { role }), 'Cannot delete assigned user role "Night watch".'],
        [operationOf('delete-role', { role: '3' }), 'Cannot delete readonly user role'],
        [operationOf('delete-role', { role: '999' }), 'it does not exist'],
        [
          operationOf('create-role', { role: 'x', after: { ...other, title: 'User role' } }),
          'already exists'
        ],
        [operationOf('rename-role', { role, after: { title: 'User role' } }), 'already exists'],
        [operationOf('update-role', { role: '3', after: other }), 'Cannot update readonly user role'],
        [operationOf('create-role', { role: 'x', after: content('Other') }), 'At least one UI element'],
        [operationOf('create-role', { role: 'x', after: beyond }), '"configuration.hosts" is not available'],
        [operationOf('set-role', { user, after: held('999') }), 'User role with ID "999" is not available.'],
        [operationOf('set-role', { user: '999', after: held('1') }), 'it does not exist'],
        [operationOf('set-role', { user: itself, after: held('1') }), 'User cannot change own role.'],
        [operationOf('deactivate', { user: itself }), 'User cannot add himself to a disabled group'],
        [operationOf('deactivate', { user: '999' }), 'there is no user 999']
      ] as const) {
        const { message } = await failureOf(connector.applyOperation(operation, sameKeys), 'refused')
        expect(message).toContain(words)
        expect(await connector.readState()).toEqual(before)
      }
    })

    test('a token that is not accepted, or of somebody who is not shown everything, is denied', async () => {
      const plain = await tenant.tokenOf(await tenant.addUser(ana))
      const guest = await tenant.tokenOf(await tenant.addUser(bo, 'Guest role'))
      for (const [token, words] of [
        ['f'.repeat(64), 'Not authorized.'],
        [plain, 'no Super admin'],
        [guest, 'No permissions to call "role.get"']
      ] as const) {
        const { message } = await failureOf((await connectWith(token)).readState(), 'denied')
        expect(message).toContain(words)
        expect(message).not.toContain(token)
      }
    })

    test('nobody is disabled by a group that is not there, or whose users are not disabled', async () => {
      const user = await tenant.addUser(ana)
      for (const disabledGroup of ['Nowhere', 'Guests']) {
        const connector = await connectWith(tenant.token, { disabledGroup })
        const gone = connector.applyOperation(operationOf('deactivate', { user }), sameKeys)
        const { message } = await failureOf(gone, 'refused')
        expect(message).toBe(`there is no user group \`${disabledGroup}\` whose users are disabled`)
      }
      const { message } = await connectWith(tenant.token, { group: 'Guests' }).catch((error) => error)
      expect(message).toContain('the setting `group` of `watch-room` cannot be used')
    })

    test('who is disabled by a second group as well is not said to be back', async () => {
      const user = await tenant.addUser(ana)
      const group = { name: 'Suspended', users_status: 1 }
      const made = await tenant.byHand('usergroup.create', group)
      const { usrgrpids } = parse(looseObject({ usrgrpids: array(string()) }), made)
      try {
        const connector = await connectWith(tenant.token)
        await connector.applyOperation(operationOf('deactivate', { user }), sameKeys)
        await tenant.byHand('user.update', {
          userid: user,
          usrgrps: ['7', '9', ...usrgrpids].map((usrgrpid) => ({ usrgrpid }))
        })
        const back = connector.applyOperation(operationOf('reactivate', { user }), sameKeys)
        const { message } = await failureOf(back, 'refused')
        expect(message).toContain('the user group `Suspended` disables it as well')
      } finally {
        await tenant.reset()
        await tenant.byHand('usergroup.delete', usrgrpids)
      }
    })
  })

  describe('has user types, so', () => {
    test('a role that needs a higher one than it has is found before anybody is asked', () => {
      const keeper = hostKeeper.replace('user-type: [admin], ', '')
      const { exit, stdout } = openOffice({ 'host-keeper.yaml': keeper }).run('validate')
      expect(exit).toBe(1)
      expect(stdout).toMatch(/error missing-requirement: .*configuration\.hosts.*user-type\.admin/)
    })

    test('whoever is a Super admin administers, whatever the menus show', async () => {
      await tenant.addUser(ana)
      const grants = 'user-type: [admin, super-admin], monitoring: [problems], api: [access]'
      const office = openOffice({
        'quiet.yaml': roleText('quiet', 'Quiet', grants),
        'lines.yaml': linesText(`user: ${ana}, roles: [quiet]`)
      })
      expect(office.run('plan').stdout).toContain('critical: user-type.super-admin')
      expect(office.run('apply', '--yes').exit).toBe(0)
      const quiet = await tenant.signIn(ana)
      expect(await quiet.mayOpen('userrole.list')).toBe(false)
      const role = { name: 'Made by Ana', type: 1 }
      expect(await quiet.call('role.create', role)).toMatchObject({ roleids: [expect.any(String)] })
      inSync(office)
    })

    test('the role that comes with it and cannot be changed is not changed', () => {
      const text = 'kind: Role\nplatform: zabbix\nid: super-admin-role\ngrants: {monitoring: [problems]}\n'
      const { exit, stdout } = openOffice({ 'super-admin-role.yaml': text }).run('validate')
      expect(exit).toBe(1)
      expect(stdout).toContain('error builtin-role: ')
    })
  })
})
