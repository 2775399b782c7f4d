import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ownFactory } from '../../src/commands/own-connector.ts'
import { ConnectorError, type Connector } from '../../src/model/connector.ts'
import { CannotRun } from '../../src/model/errors.ts'
import type { Operation } from '../../src/model/operation.ts'
import { blocksOf } from '../generate/readme.ts'
import { targetOf, worldOf } from '../support/builders.ts'
import { emptyWorkspace, root, type Ran, type Workspace } from '../support/cli.ts'

const page = readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8')
const section = /\n## Bring your own connector\n[\s\S]*?(?=\n## )/.exec(page)?.[0] ?? ''
const fixture = join(root, 'test/fixtures/own-connector')
const key = 'sentinel-key-of-the-desk'

/** Opens the help desk as a process of its own, for as long as the test runs. */
const openDesk = async (): Promise<string> => {
  const desk = spawn(process.execPath, [join(fixture, 'desk.mjs')], { env: { LANTERN_KEY: key } })
  onTestFinished(() => void desk.kill())
  const [port] = await once(desk.stdout, 'data')
  return `http://127.0.0.1:${String(port).trim()}`
}

/** The files of the page, with the packages installed beside them. */
const workspaceOfPage = (): Workspace => {
  const workspace = emptyWorkspace()
  for (const { file, text } of [...blocksOf(section, 'js'), ...blocksOf(section, 'yaml')])
    if (file !== null) workspace.write(file, text)
  const packages = join(workspace.folder, 'node_modules')
  mkdirSync(packages)
  symlinkSync(root, join(packages, 'rolewright'))
  symlinkSync(join(root, 'node_modules/valibot'), join(packages, 'valibot'))
  return workspace
}

interface Desk {
  readonly workspace: Workspace
  readonly run: (...args: readonly string[]) => Ran
  readonly runWith: (more: Readonly<Record<string, string>>, ...args: readonly string[]) => Ran
}

const openAll = async (): Promise<Desk> => {
  const environment = {
    ROLEWRIGHT_CONNECTOR_LANTERN: 'connectors/lantern.mjs',
    ROLEWRIGHT_NIGHT_DESK_URL: await openDesk(),
    ROLEWRIGHT_NIGHT_DESK_TOKEN: key
  }
  const workspace = workspaceOfPage()
  const runWith: Desk['runWith'] = (more, ...args) => workspace.runWith({ ...environment, ...more }, ...args)
  return { workspace, runWith, run: (...args) => runWith({}, ...args) }
}

describe('the page on connectors of one’s own', () => {
  test('shows the module that is tried here', () => {
    expect(blocksOf(section, 'js')).toEqual([
      { file: 'connectors/lantern.mjs', text: readFileSync(join(fixture, 'lantern.mjs'), 'utf8') }
    ])
  })

  test('names the variables that are asked for', async () => {
    const [shell] = blocksOf(section, 'sh')
    const named = [...(shell?.text ?? '').matchAll(/^export (\w+)=/gm)].map(([, name = '']) => name)
    expect(named).toEqual([
      'ROLEWRIGHT_CONNECTOR_LANTERN',
      'ROLEWRIGHT_NIGHT_DESK_URL',
      'ROLEWRIGHT_NIGHT_DESK_TOKEN'
    ])
    for (const name of named) {
      const { runWith } = await openAll()
      const { exit, stderr } = runWith({ [name]: '' }, 'plan')
      expect([exit, stderr.includes(name)]).toEqual([2, true])
    }
  })

  test('shows what its commands print', async () => {
    const { run } = await openAll()
    const [transcript] = blocksOf(section, 'console')
    const commands = [...(transcript?.text ?? '').matchAll(/^\$ npx rolewright (.*)$/gm)]
    expect(commands.length).toBeGreaterThan(0)
    const printed = commands.map(([line, args = '']) => `${line}\n${run(...args.split(' ')).stdout}`)
    expect(transcript?.text).toBe(printed.join(''))
  })
})

describe('a connector of one’s own', () => {
  test('is planned, carried out, and then in sync; its credential is never seen', async () => {
    const { workspace, run } = await openAll()
    const applied = run('apply', '--yes')
    expect(applied).toMatchObject({ exit: 0, stderr: '' })
    expect(applied.stdout).toContain('night-desk: 2 of 2 changes done')
    expect(run('plan', '--check').exit).toBe(0)
    const kept = readdirSync(join(workspace.folder, '.rolewright'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    const shown = [applied.stdout, ...kept].join('')
    expect(kept.length).toBeGreaterThan(0)
    expect(shown).not.toContain(key)
  })

  test('that is not accepted says so without its credential', async () => {
    const { runWith } = await openAll()
    const { exit, stderr } = runWith({ ROLEWRIGHT_NIGHT_DESK_TOKEN: 'sentinel-of-another' }, 'plan')
    expect(exit).toBe(2)
    expect(stderr).toContain(
      'target `night-desk` cannot be read: GET /roles: the platform answers 401 (unknown key ***)'
    )
  })

  const good = 'capabilities: {operations: []}, applyOperation: async () => {}'
  test.each<readonly [string, string, string]>([
    ['no module at all', 'export const connect = (', 'cannot be loaded'],
    ['nothing called connect', 'export default () => {}', 'it exports no function `connect`'],
    ['no connector', 'export const connect = () => 7', 'what `connect` gives is no connector'],
    ['a promise of one', 'export const connect = async () => ({})', '`capabilities`'],
    [
      'operations that there are not',
      'export const connect = () => ({capabilities: {operations: ["fly"]}})',
      '`capabilities.operations.0`'
    ],
    ['a throw', 'export const connect = () => { throw new Error("no luck") }', 'failed: no luck'],
    [
      'a failure of a library of its own',
      `export const connect = () => ({${good}, readState: async () => { throw Object.assign(new Error("go away"), {name: "ConnectorError", kind: "denied"}) }})`,
      'target `night-desk` cannot be read: go away'
    ]
  ])('with %s stops before anything is planned, and says why', (_, text, words) => {
    const workspace = workspaceOfPage()
    workspace.write('connectors/odd.mjs', text)
    const environment = { ROLEWRIGHT_CONNECTOR_LANTERN: 'connectors/odd.mjs' }
    const { exit, stdout, stderr } = workspace.runWith(environment, 'plan')
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('    at ')
  })

  test('has to be a file', () => {
    const { exit, stderr } = workspaceOfPage().runWith(
      { ROLEWRIGHT_CONNECTOR_LANTERN: 'nowhere.mjs' },
      'plan'
    )
    expect(exit).toBe(2)
    expect(stderr).toContain(
      'the module that `ROLEWRIGHT_CONNECTOR_LANTERN` names, `nowhere.mjs`, cannot be loaded'
    )
  })

  test('is named by whoever runs the program: without that its name is not known', () => {
    const { exit, stderr } = workspaceOfPage().run('plan')
    expect(exit).toBe(2)
    expect(stderr).toContain('one of your own is named by `ROLEWRIGHT_CONNECTOR_LANTERN`')
  })

  test('cannot take the place of one that is built in', () => {
    const workspace = workspaceOfPage()
    workspace.edit('policies/lantern.yaml', 'connector: lantern', 'connector: sandbox')
    const environment = { ROLEWRIGHT_CONNECTOR_SANDBOX: 'connectors/lantern.mjs' }
    const { exit, stderr } = workspace.runWith(environment, 'plan')
    expect(exit).toBe(2)
    expect(stderr).toContain('a connector that is built in and cannot be replaced')
  })
})

describe('what a module of somebody else does', () => {
  const evidence = { complete: true, pages: 1, note: '' }
  const nothing = { roles: [], accounts: [], evidence }
  const role = {
    id: '1',
    key: '1',
    title: 'A',
    predefined: false,
    scope: null,
    grants: new Map(),
    reportsTo: null
  }
  const made = (given: Readonly<Record<string, unknown>>): Connector => {
    const connector = { capabilities: { operations: [] }, readState: never, applyOperation: never, ...given }
    const factory = ownFactory('lantern', { path: 'lantern.mjs', exports: { connect: () => connector } })
    return factory({ target: targetOf(), people: [], world: worldOf() })
  }
  const never = (): Promise<never> => Promise.reject(new Error('never'))
  const keys = { role: (id: string) => id, account: (user: string) => user }
  const operation: Operation = {
    id: '000000000000',
    target: 'desk-production',
    kind: 'delete-role',
    role: '1',
    user: null,
    before: null,
    after: null,
    reason: '',
    source: null
  }
  const thrown = (given: object): Error => Object.assign(new Error('go away'), given)
  const failing = (error: unknown): Promise<unknown> =>
    made({ applyOperation: () => Promise.reject(error) })
      .applyOperation(operation, keys)
      .catch((caught: unknown) => caught)

  test.each<readonly [string, unknown, string]>([
    ['nothing', null, 'Expected Object'],
    ['a role without a key', { ...nothing, roles: [{ ...role, key: undefined }] }, '`roles.0.key`'],
    ['grants that are no map', { ...nothing, roles: [{ ...role, grants: {} }] }, '`roles.0.grants`'],
    ['an account without roles', { ...nothing, accounts: [{ user: 'a', key: '1' }] }, '`accounts.0.active`'],
    ['no evidence', { roles: [], accounts: [] }, '`evidence`']
  ])('is not believed where it reads %s', async (_, live, words) => {
    const read = made({ readState: async () => live, readOne: async () => live })
    const alone = read.readOne?.({ role: '1', user: null }, keys)
    for (const asked of [read.readState(), alone]) {
      const error: unknown = await asked?.catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(ConnectorError)
      expect(error).toMatchObject({ kind: 'unknown', message: expect.stringContaining(words) })
    }
  })

  test('is read as it is, with itself as `this`', async () => {
    const capabilities = { operations: ['assign'], unitsUntold: true }
    const told = { isFresh: true, taken: 7, unitsUntold: true, notes: ['somebody is at work there'] }
    const live = { ...nothing, roles: [role], ...told, more: 'dropped' }
    const read = made({
      live,
      capabilities,
      async readState(this: { readonly live: unknown }) {
        return this.live
      }
    })
    const { more: _, ...rest } = live
    expect(await read.readState()).toEqual(rest)
    expect(read.capabilities).toEqual(capabilities)
    expect('readOne' in read).toBe(false)
  })

  test.each(['refused', 'denied', 'changed', 'unreachable', 'busy', 'unknown'] as const)(
    'fails as %s where its own library says so',
    async (kind) => {
      const error = await failing(thrown({ name: 'ConnectorError', kind, retryAfter: 9 }))
      expect(error).toBeInstanceOf(ConnectorError)
      expect(error).toMatchObject({ kind, message: 'go away', retryAfter: 9 })
    }
  )

  test.each([
    ['a mistake', thrown({})],
    ['a kind that there is not', thrown({ name: 'ConnectorError', kind: 'tired' })],
    ['a failure of no kind', thrown({ name: 'ConnectorError' })],
    ['a text', 'go away'],
    ['nothing', undefined]
  ])('may have happened where it throws %s', async (_, error) => {
    const failure = await failing(error)
    expect(failure).toBeInstanceOf(ConnectorError)
    expect(failure).toMatchObject({ kind: 'unknown', retryAfter: null })
  })

  test('cannot run where its own library says so', async () => {
    const failure = await failing(thrown({ name: 'CannotRun', help: 'set it' }))
    expect(failure).toBeInstanceOf(CannotRun)
    expect(failure).toMatchObject({ message: 'go away', help: 'set it' })
  })
})
