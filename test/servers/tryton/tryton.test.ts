import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ownFactory } from '../../../src/commands/own-connector.ts'
import type { Connector, LiveState } from '../../../src/model/connector.ts'
import type { Target } from '../../../src/model/target.ts'
import { conformance, type Subject } from '../../connectors/conformance.ts'
import { emptyWorkspace, type Ran, type Workspace } from '../../support/cli.ts'
import { failureOf, held, operationsOn, sameKeys, targetIn, wayTo } from '../../support/connecting.ts'
import { automation, openCrm, people, type Crm } from './crm.ts'
import { hasTryton } from './server.ts'

const folder = import.meta.dirname
const module = join(folder, 'connector.mjs')
const version = 'apiVersion: rolewright/v1\n'
const catalog = readFileSync(join(folder, 'platform.yaml'), 'utf8').replace(version, '')
const [ana, bo] = people
const inSync = expect.stringContaining('the target is in sync')

const targetDocument = (more = ''): string =>
  `kind: Target\nid: crm\nplatform: tryton\nconnector: tryton\nrunsAs: automation@example.org\n${more}`
const roleDocument = (id: string, title: string, body: string): string =>
  `kind: Role\nplatform: tryton\nid: ${id}\ntitle: ${title}\nowner: ${bo}\n${body}\n`
const lineDocument = (...lines: readonly string[]): string =>
  `kind: Assignments\nplatform: tryton\nassignments:\n${lines.map((line) => `  - ${line}\n`).join('')}`
const personDocument = (status: string): string =>
  `kind: People\npeople:\n  - {id: ${ana}, status: ${status}}\n`

describe.runIf(hasTryton)('a real Tryton', () => {
  let crm: Crm
  let exports: Readonly<Record<string, unknown>> = {}

  beforeAll(async () => {
    exports = await import(module)
    crm = await openCrm()
  }, 600_000)
  afterAll(() => crm.stop())
  beforeEach(() => crm.tidy())

  /** The environment of whoever runs the program. */
  const environment = (): Readonly<Record<string, string>> => ({
    ROLEWRIGHT_CONNECTOR_TRYTON: module,
    ROLEWRIGHT_CRM_URL: crm.url,
    ROLEWRIGHT_CRM_LOGIN: automation.login,
    ROLEWRIGHT_CRM_PASSWORD: automation.password
  })

  /** A folder with the catalog and the target, and the program as it is published, which never tells its password. */
  const open = (
    documents: Readonly<Record<string, string>> = {}
  ): { readonly workspace: Workspace; readonly run: (...args: readonly string[]) => Ran } => {
    const workspace = emptyWorkspace()
    const files = { 'tryton.yaml': catalog, 'target.yaml': targetDocument(), ...documents }
    for (const [file, text] of Object.entries(files)) workspace.write(`policies/${file}`, version + text)
    const run = (...args: readonly string[]): Ran => {
      const ran = workspace.runWith(environment(), ...args)
      expect(`${ran.stdout}${ran.stderr}`).not.toContain(automation.password)
      return ran
    }
    return { workspace, run }
  }

  const applied = (run: (...args: readonly string[]) => Ran, summary: string): Ran => {
    const ran = run('apply', '--yes')
    expect(ran).toMatchObject({ exit: 0, stderr: '' })
    expect(ran.stdout).toContain(summary)
    expect(run('plan', '--check')).toMatchObject({ exit: 0, stdout: inSync })
    return ran
  }

  const reads = async (user: string, model = 'sale.opportunity'): Promise<boolean> =>
    (await crm.enter(user)).may(`model.${model}.search_read`, [], 0, null, null, ['id'])
  const creates = async (user: string): Promise<boolean> =>
    (await crm.enter(user)).may('model.sale.opportunity.create', [crm.opportunity])

  const connectTo = (target: Target, more: Readonly<Record<string, string>> = {}): Connector =>
    wayTo(ownFactory('tryton', { path: module, exports }), {
      target,
      variables: { URL: crm.url, LOGIN: automation.login, PASSWORD: automation.password, ...more }
    })
  const crmTarget = (documents: Readonly<Record<string, string>> = {}): Target =>
    targetIn({ 'tryton.yaml': catalog, 'target.yaml': targetDocument(), ...documents }, 'crm')
  const operationOf = operationsOn('crm')
  const roleNamed = ({ roles }: LiveState, title: string): LiveState['roles'][number] => {
    const role = roles.find((each) => each.title === title)
    if (role) return role
    throw new Error(`no role ${title}`)
  }

  describe('as it was installed', () => {
    test('is taken over whole, and the plan is empty', () => {
      const { workspace, run } = open()
      expect(run('validate', '--fail-on', 'note').exit).toBe(0)
      const imported = run('import', 'crm')
      expect(imported).toMatchObject({ exit: 0, stderr: '' })
      expect(imported.stdout).toContain('crm: imported 9 roles and 1 person')
      expect(workspace.read('policies/assignments/crm.yaml')).toContain('- sale-opportunity')
      expect(workspace.read('policies/roles/tryton/stock.yaml')).not.toContain('grants')
      expect(run('plan', '--check')).toMatchObject({ exit: 0, stdout: inSync })
      expect(run('validate').exit).toBe(0)
    })

    test('says what its groups may do with the models that the target names', () => {
      const { workspace, run } = open({
        'target.yaml': targetDocument('resources: [company-company, stock-period-cache]\n')
      })
      expect(run('import', 'crm').exit).toBe(0)
      expect(workspace.read('policies/roles/tryton/company-administration.yaml')).toContain(
        'grants:\n  company-company: everything'
      )
      expect(run('plan', '--check').exit).toBe(0)
    })
  })

  describe('driven by documents', () => {
    const reader = roleDocument('lead-reader', 'Lead reader', 'grants: {sale-opportunity: {read: on}}')

    test('enforces what was applied: nothing, then reading, then creating, then nothing', async () => {
      const { workspace, run } = open({
        'role.yaml': reader,
        'lines.yaml': lineDocument(`{user: ${ana}, roles: [lead-reader]}`)
      })
      expect([await reads(ana), await creates(ana)]).toEqual([false, false])

      const planned = run('plan')
      expect(planned.stdout).toContain('crm: 2 changes\n')
      expect(await reads(ana)).toBe(false)
      applied(run, 'crm: 2 of 2 changes done')
      expect([await reads(ana), await creates(ana), await reads(bo)]).toEqual([true, false, false])

      workspace.edit('policies/role.yaml', '{read: on}', '{read: on, create: on}')
      applied(run, 'crm: 1 of 1 change done')
      expect([await reads(ana), await creates(ana)]).toEqual([true, true])

      const gone = 'removed: {reason: Nobody reads leads any more}'
      workspace.write('policies/role.yaml', version + roleDocument('lead-reader', 'Lead reader', gone))
      workspace.edit('policies/lines.yaml', 'roles: [lead-reader]', 'roles: []')
      const { stdout } = applied(run, 'crm: 2 of 2 changes done')
      expect(stdout.indexOf(`take \`lead-reader\` from ${ana}`)).toBeLessThan(stdout.indexOf('delete role'))
      expect([await reads(ana), await creates(ana)]).toEqual([false, false])
      await expect(crm.groupOf('Lead reader')).rejects.toThrow('not one res.group')

      expect(run('audit', 'verify')).toMatchObject({ exit: 0 })
    })

    test('unites what several groups give, and takes only what no other gives', async () => {
      const writer = roleDocument(
        'lead-writer',
        'Lead writer',
        'grants: {sale-opportunity: {read: on, create: on}}'
      )
      const { workspace, run } = open({
        'role.yaml': reader,
        'writer.yaml': writer,
        'lines.yaml': lineDocument(`{user: ${ana}, roles: [lead-reader, lead-writer]}`)
      })
      applied(run, 'crm: 4 of 4 changes done')
      expect([await reads(ana), await creates(ana)]).toEqual([true, true])
      workspace.edit('policies/lines.yaml', 'lead-reader, lead-writer', 'lead-reader')
      applied(run, 'crm: 1 of 1 change done')
      expect([await reads(ana), await creates(ana)]).toEqual([true, false])
    })

    test('puts one role in the place of another in one step', async () => {
      const { workspace, run } = open({
        'role.yaml': reader,
        'lines.yaml': lineDocument(`{user: ${ana}, roles: [sales]}`)
      })
      applied(run, 'crm: 2 of 2 changes done')
      expect([await reads(ana), await reads(ana, 'sale.sale')]).toEqual([true, true])
      workspace.edit('policies/lines.yaml', '[sales]', '[lead-reader]')
      expect(applied(run, 'crm: 1 of 1 change done').stdout).toContain('in place of `sales`')
      expect([await reads(ana), await reads(ana, 'sale.sale')]).toEqual([true, false])
    })

    test('lets nobody in who is on leave or has left, and whoever comes back has the same again', async () => {
      const { workspace, run } = open({
        'role.yaml': reader,
        'lines.yaml': lineDocument(`{user: ${ana}, roles: [lead-reader]}`),
        'people.yaml': personDocument('active')
      })
      applied(run, 'crm: 2 of 2 changes done')
      const look = ['model.sale.opportunity.search_read', [], 0, null, null, ['id']] as const
      const before = await crm.enter(ana)
      workspace.edit('policies/people.yaml', 'status: active', 'status: leave')
      applied(run, 'crm: 1 of 1 change done')
      await expect(crm.enter(ana)).rejects.toThrow('401')
      // Tryton closes only the sessions of whoever switches the account off; the catalog says so.
      expect(await before.may(...look)).toBe(true)

      workspace.edit('policies/people.yaml', 'status: leave', 'status: active')
      applied(run, 'crm: 1 of 1 change done')
      const session = await crm.enter(ana)
      expect(await session.may(...look)).toBe(true)

      workspace.write('policies/lines.yaml', version + lineDocument(`{user: ${bo}, roles: []}`))
      workspace.edit('policies/people.yaml', 'status: active', 'status: departed')
      applied(run, 'crm: 2 of 2 changes done')
      await expect(crm.enter(ana)).rejects.toThrow('401')
      // The session is still open, and good for nothing, for the role was taken too.
      expect(await session.may(...look)).toBe(false)
    })

    test('shows as drift what was changed by hand, and a plan takes it back', async () => {
      const { run } = open({
        'role.yaml': reader,
        'lines.yaml': lineDocument(`{user: ${ana}, roles: [lead-reader]}`, `{user: ${bo}, roles: []}`)
      })
      applied(run, 'crm: 2 of 2 changes done')
      const before = run('drift').stdout
      const group = await crm.groupOf('Lead reader')
      await crm.addRight('sale.opportunity', group, { create: true })
      await crm.administrator.call('model.res.user.write', [await crm.userOf(bo)], {
        groups: [['add', [group]]]
      })
      expect(await creates(bo)).toBe(true)
      const { exit, stdout } = run('drift')
      expect(exit).toBe(1)
      for (const words of [bo, 'sale-opportunity.create']) {
        expect(before).not.toContain(words)
        expect(stdout).toContain(words)
      }
      applied(run, 'crm: 2 of 2 changes done')
      expect([await reads(bo), await creates(ana), await reads(ana)]).toEqual([false, false, true])
      expect(run('drift').stdout).not.toContain(bo)
    })

    test('gives back what a group had that was deleted by hand, people and all', async () => {
      const { run } = open({
        'role.yaml': reader,
        'lines.yaml': lineDocument(`{user: ${ana}, roles: [lead-reader]}`)
      })
      applied(run, 'crm: 2 of 2 changes done')
      // Tryton says nothing about those who are in it.
      await crm.administrator.call('model.res.group.delete', [await crm.groupOf('Lead reader')])
      expect(await reads(ana)).toBe(false)
      expect(run('drift').exit).toBe(1)
      applied(run, 'crm: 2 of 2 changes done')
      expect(await reads(ana)).toBe(true)
    })

    test('takes what no catalog names with a plan that says so, and only then', async () => {
      const { workspace, run } = open({ 'lines.yaml': lineDocument(`{user: ${ana}, roles: [bookkeeper]}`) })
      await crm.administrator.call('model.res.group.create', [{ name: 'Bookkeeper' }])
      const group = await crm.groupOf('Bookkeeper')
      for (const model of ['account.invoice', 'sale.opportunity'])
        await crm.addRight(model, group, { read: true })
      workspace.write('policies/role.yaml', version + roleDocument('bookkeeper', 'Bookkeeper', ''))
      applied(run, 'crm: 1 of 1 change done')
      expect([await reads(ana), await reads(ana, 'account.invoice')]).toEqual([true, true])

      const grants = 'grants: {sale-opportunity: {read: on, create: on}}'
      workspace.write('policies/role.yaml', version + roleDocument('bookkeeper', 'Bookkeeper', grants))
      const { stdout } = applied(run, 'crm: 1 of 1 change done')
      expect(stdout).toContain('+ sale-opportunity.create, - whatever else `bookkeeper` may do')
      expect([await creates(ana), await reads(ana, 'account.invoice')]).toEqual([true, false])
    })

    test('invites whoever has no account yet', async () => {
      const { run } = open({
        'role.yaml': reader,
        'lines.yaml': lineDocument('{user: cy@example.org, roles: [lead-reader]}')
      })
      applied(run, 'crm: 3 of 3 changes done')
      expect(
        await crm.administrator.call('model.res.user.search_count', [['email', '=', 'cy@example.org']])
      ).toBe(1)
    })

    test('refuses to choose between two groups whose names differ in nothing but case', async () => {
      const { run } = open({ 'role.yaml': reader })
      await crm.administrator.call('model.res.group.create', [
        { name: 'Lead reader' },
        { name: 'LEAD READER' }
      ])
      const { exit, stdout } = run('plan')
      expect(exit).toBe(3)
      expect(stdout).toContain('two roles on `crm` could be `lead-reader`')
    })

    test('never sees its password in what is kept', () => {
      const { workspace, run } = open({ 'role.yaml': reader })
      applied(run, 'crm: 1 of 1 change done')
      const kept = readdirSync(join(workspace.folder, '.rolewright'), {
        recursive: true,
        withFileTypes: true
      })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      expect(kept.length).toBeGreaterThan(0)
      expect(kept.join('')).not.toContain(automation.password)
    })
  })

  const documentsOf = (id: string): string =>
    `grants: {sale-opportunity: {read: on${id === 'writer' ? ', create: on' : ''}}}`
  const subject = async (more = ''): Promise<Subject> => {
    await crm.tidy()
    for (const name of ['Reader', 'Writer'])
      await crm.administrator.call('model.res.group.create', [{ name }])
    const target = crmTarget({
      ...(more !== '' && { 'tryton.yaml': catalog.replace(', replace: true', more) }),
      'reader.yaml': roleDocument('reader', 'Reader', documentsOf('reader')),
      'writer.yaml': roleDocument('writer', 'Writer', documentsOf('writer'))
    })
    return { target, first: 'reader', second: 'writer', people, connect: () => connectTo(target) }
  }
  conformance('tryton', () => subject())
  conformance('tryton, where roles are given and taken one by one,', () => subject(', replace: false'))

  describe('has its ways:', () => {
    const noRole = { title: 'Reader', scope: null, grants: {}, reportsTo: null }

    test('a name that is taken is a refusal, though its status is a yes', async () => {
      const connector = connectTo(crmTarget())
      const create = operationOf('create-role', { role: 'reader', after: noRole })
      await connector.applyOperation(create, sameKeys)
      const { message } = await failureOf(connector.applyOperation(create, sameKeys), 'refused')
      expect(message).toContain('The name of the group must be unique!')
    })

    test('what was changed since it was looked at is not written over', async () => {
      const connector = connectTo(crmTarget())
      await connector.applyOperation(operationOf('create-role', { role: 'reader', after: noRole }), sameKeys)
      const { key } = roleNamed(await connector.readState(), 'Reader')
      const versionOf = async (): Promise<unknown> => {
        const read = await crm.administrator.call('model.res.group.read', [Number(key)], ['_timestamp'])
        return (read as readonly { readonly _timestamp: string }[])[0]?._timestamp
      }
      const rename = operationOf('rename-role', { role: key, after: { title: 'Readers' } })
      const update = operationOf('update-role', {
        role: key,
        after: { ...noRole, grants: { 'sale-opportunity.read': 'on' } }
      })
      for (const operation of [rename, update, operationOf('delete-role', { role: key })]) {
        const late = connectTo(crmTarget())
        await late.readState()
        // On SQLite a version is a second.
        const version = await versionOf()
        while ((await versionOf()) === version)
          await crm.administrator.call('model.res.group.write', [Number(key)], { name: 'By hand' })
        const { message } = await failureOf(late.applyOperation(operation, sameKeys), 'changed')
        expect(message).toContain('modified in the meanwhile')
        expect(roleNamed(await late.readState(), 'By hand').grants.size).toBe(0)
      }
    })

    test('a model that no right without a group closes is open, and whoever is limited has less than others', async () => {
      const writes = async (user: string): Promise<boolean> =>
        (await crm.enter(user)).may('model.party.party.create', [{ name: 'Somebody' }])
      const { run } = open({
        'role.yaml': roleDocument('party-reader', 'Party reader', 'grants: {party-party: {read: on}}'),
        'lines.yaml': lineDocument(`{user: ${ana}, roles: [party-reader]}`)
      })
      applied(run, 'crm: 2 of 2 changes done')
      expect([await writes(ana), await writes(bo)]).toEqual([false, true])
      const words = 'party.party is open to everybody whom no group limits'
      expect(run('plan').stdout).toContain(words)
      await crm.addRight('party.party', null, {})
      expect([await reads(ana, 'party.party'), await writes(ana)]).toEqual([true, false])
      expect([await reads(bo, 'party.party'), await writes(bo)]).toEqual([false, false])
      expect(run('plan').stdout).not.toContain(words)
    })

    test('a group inherits from the one above it, and what comes from there is not taken from it', async () => {
      const connector = connectTo(crmTarget())
      const live = await connector.readState()
      const { key, grants } = roleNamed(live, 'Sales Administrator')
      expect(grants).toEqual(
        new Map(
          [...roleNamed(live, 'Sales').grants].map(([id, value]) => [
            id.replace(/^undocumented\.\d+$/, `undocumented.${key}`),
            value
          ])
        )
      )
      const after = { ...noRole, title: 'Sales Administrator', grants: { [`undocumented.${key}`]: 'on' } }
      const { message } = await failureOf(
        connector.applyOperation(operationOf('update-role', { role: key, after }), sameKeys),
        'refused'
      )
      expect(message).toContain('from a group above it')
      expect(roleNamed(await connector.readState(), 'Sales Administrator').grants).toEqual(grants)
    })

    test('what no catalog names stays where a role is written with it, and is not made anew', async () => {
      await crm.administrator.call('model.res.group.create', [{ name: 'Bookkeeper' }])
      await crm.addRight('account.invoice', await crm.groupOf('Bookkeeper'), { read: true })
      const connector = connectTo(crmTarget())
      const { key, grants } = roleNamed(await connector.readState(), 'Bookkeeper')
      expect(grants).toEqual(new Map([[`undocumented.${key}`, 'on']]))
      const after = { ...noRole, grants: { 'sale-opportunity.read': 'on', [`undocumented.${key}`]: 'on' } }
      await connector.applyOperation(operationOf('update-role', { role: key, after }), sameKeys)
      expect(roleNamed(await connector.readState(), 'Bookkeeper').grants).toEqual(
        new Map(Object.entries(after.grants))
      )
      const create = operationOf('create-role', { role: 'reader', after })
      await failureOf(connector.applyOperation(create, sameKeys), 'refused')
    })

    test('a group that is switched off gives nothing until it is written again', async () => {
      const { run } = open({
        'role.yaml': roleDocument('reader', 'Reader', 'grants: {sale-opportunity: {read: on}}'),
        'lines.yaml': lineDocument(`{user: ${ana}, roles: [reader]}`)
      })
      applied(run, 'crm: 2 of 2 changes done')
      await crm.administrator.call('model.res.group.write', [await crm.groupOf('Reader')], { active: false })
      expect(await reads(ana)).toBe(false)
      applied(run, 'crm: 1 of 1 change done')
      expect(await reads(ana)).toBe(true)
    })

    test('a group that it came with keeps its name and stays', async () => {
      const connector = connectTo(crmTarget())
      const { key } = roleNamed(await connector.readState(), 'Sales')
      for (const operation of [
        operationOf('rename-role', { role: key, after: { title: 'Sellers' } }),
        operationOf('delete-role', { role: key })
      ]) {
        const { message } = await failureOf(connector.applyOperation(operation, sameKeys), 'refused')
        expect(message).toContain('This record is part of the base configuration.')
      }
    })

    test('a role for a model of a module that is not there is refused', async () => {
      const connector = connectTo(crmTarget())
      const after = { ...noRole, grants: { 'project-work.read': 'on' } }
      const { message } = await failureOf(
        connector.applyOperation(operationOf('create-role', { role: 'reader', after }), sameKeys),
        'refused'
      )
      expect(message).toContain('there is no model `project.work`')
    })

    test('a user without the right to change users is refused, and whoever is not known is denied', async () => {
      const [login = ''] = bo.split('@')
      const weak = connectTo(crmTarget(), { LOGIN: login, PASSWORD: `${login}-KX72zwq` })
      const { roles, accounts } = await weak.readState()
      const role = roles[0]?.key ?? ''
      const user = accounts.find((account) => account.user === ana)?.key ?? ''
      const assign = operationOf('assign', { role, user, after: held(role) })
      await failureOf(weak.applyOperation(assign, sameKeys), 'refused')
      const strange = connectTo(crmTarget(), { LOGIN: 'nobody', PASSWORD: 'sentinel-of-nobody' })
      const { message } = await failureOf(strange.readState(), 'denied')
      expect(message).toContain('401')
      expect(message).not.toContain('sentinel')
    })
  })
})
