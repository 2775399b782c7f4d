import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Recorded } from '../../src/model/record.ts'
import { readRecord } from '../../src/sync/record/record.ts'
import { folderStore } from '../../src/world/store.ts'
import { built, emptyWorkspace, organisation, root, type Ran, type Workspace } from '../support/cli.ts'
import { commit, git } from '../support/git.ts'
import { runs } from '../support/runs.ts'

const people = ['ana', 'bo', 'cy', 'di'].map((name) => `${name}@example.org`)
const tenantFile = '.rolewright/sandbox/desk.json'

const role = (title: string, leads: string): string =>
  `kind: Role\nplatform: uspacy\nid: ${title.toLowerCase()}\ntitle: ${title}\nowner: ${people[0]}\ngrants:\n  leads: ${leads}\n`

/** Two roles and four people, on a tenant that is still as the vendor made it. */
const desk = (): Workspace =>
  organisation({
    'target.yaml':
      'kind: Target\nid: desk\nplatform: uspacy\nenvironment: production\nsubscription: professional\n',
    'reader.yaml': role('Reader', '{view: own}'),
    'writer.yaml': role('Writer', '{view: all, create: all, edit: own}'),
    'people.yaml': `kind: Assignments\nplatform: uspacy\nassignments:\n${people
      .map((user, index) => `  - {user: ${user}, roles: [${index % 2 === 0 ? 'reader' : 'writer'}]}\n`)
      .join('')}`
  })

type Settings = Readonly<Record<string, string>>

/** A program that runs. */
interface Running {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<Ran & { readonly signal: string | null }>
}

const withDisk = (settings: Settings): Settings => ({
  NODE_OPTIONS: `--require ${join(root, 'test/support/disk.cjs')}`,
  ...settings
})

const start = ({ folder }: Workspace, settings: Settings, ...args: readonly string[]): Running => {
  const child = spawn(process.execPath, [built, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...withDisk(settings) },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => (texts.stdout += String(text)))
  child.stderr.on('data', (text) => (texts.stderr += String(text)))
  return {
    child,
    said: () => texts.stdout + texts.stderr,
    ended: new Promise((settle) =>
      child.on('close', (exit, signal) => settle({ exit, signal: signal as string | null, ...texts }))
    )
  }
}

const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 6000) throw new Error('it has never come so far')
    await wait(5)
  }
}

/** An apply that is inside of its first call, and waits there until it is let go on. */
const applying = async (
  workspace: Workspace,
  settings: Settings = {}
): Promise<Running & { readonly goOn: () => void; readonly kill: () => Promise<unknown> }> => {
  const gate = join(emptyWorkspace().folder, 'gate')
  const running = start(workspace, { DISK_GATE: gate, ...settings }, 'apply', '--yes')
  const isOver = running.ended.then(({ stdout, stderr }) => {
    throw new Error(`it ended before: ${stdout}${stderr}`)
  })
  await Promise.race([until(() => existsSync(gate)), isOver])
  isOver.catch(() => {})
  return {
    ...running,
    goOn: () => rmSync(gate),
    kill: () => {
      running.child.kill('SIGKILL')
      return running.ended
    }
  }
}

const entriesIn = ({ folder }: Workspace): readonly Recorded[] =>
  readRecord(folderStore(join(folder, '.rolewright')), null).entries

const typesIn = (workspace: Workspace): readonly string[] => entriesIn(workspace).map(({ type }) => type)

/** Everything is done, nothing is left to do, and the record holds. */
const expectSound = (workspace: Workspace): void => {
  expect(workspace.run('plan', '--check')).toMatchObject({ exit: 0, stderr: '' })
  expect(workspace.run('audit', 'verify')).toMatchObject({ exit: 0, stderr: '' })
  expect(entriesIn(workspace).at(-1)).toMatchObject({ type: 'ended', result: 'complete' })
}

/** The file of the lock that counts. */
const lockFile = ({ folder }: Workspace): string => {
  const files = folderStore(join(folder, '.rolewright')).list('lock')
  return `.rolewright/lock/${files.map((name) => name.replace(/^lock\//, '')).at(-1) ?? ''}`
}

describe('two applies at once', () => {
  test('one works, the other is told who has the lock, and nothing is broken', async () => {
    const workspace = desk()
    const first = await applying(workspace)
    const before = entriesIn(workspace)
    const second = workspace.run('apply', '--yes')
    expect(second.exit).toBe(2)
    expect(second.stderr).toMatch(
      new RegExp(
        `^rolewright: another apply is running: process ${first.child.pid} of \`.+\` on \`.+\`, since .+\nwait until it has ended, or stop it; then run again\n$`
      )
    )
    expect(workspace.runWith({}, 'apply', '--yes', '--take-over', 'x').exit).toBe(2)
    expect(entriesIn(workspace)).toEqual(before)
    first.goOn()
    expect(await first.ended).toMatchObject({ exit: 0, stderr: '' })
    expectSound(workspace)
    expect(typesIn(workspace).filter((type) => type === 'started')).toHaveLength(1)
    expect(workspace.run('apply', '--yes')).toMatchObject({ exit: 0, stderr: '' })
  })

  test('a running one is not taken over by the name of its lock', async () => {
    const workspace = desk()
    const first = await applying(workspace)
    const { token } = JSON.parse(workspace.read(lockFile(workspace)))
    expect(workspace.run('apply', '--yes', '--take-over', token).exit).toBe(2)
    first.goOn()
    expect(await first.ended).toMatchObject({ exit: 0 })
  })
})

describe('a lock that was left', () => {
  test('by a killed process is taken over, which is told and recorded, and the rest is done', async () => {
    const workspace = desk()
    const first = await applying(workspace)
    await first.kill()
    const { exit, stdout, stderr } = workspace.run('apply', '--yes')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toMatch(
      new RegExp(`the lock of process ${first.child.pid} of .* was taken over: that process has ended\n`)
    )
    expect(workspace.run('audit', 'log').stdout).toContain(`the lock of process ${first.child.pid} of`)
    expectSound(workspace)
    expect(workspace.run('apply', '--yes').stdout).not.toContain('taken over')
  })

  test('by another host is taken over only by its name', async () => {
    const workspace = desk()
    await (await applying(workspace, { HOST_NAME: 'elsewhere' })).kill()
    const { token } = JSON.parse(workspace.read(lockFile(workspace)))
    const before = entriesIn(workspace)
    for (const more of [[], ['--take-over', `${token}0`]]) {
      const { exit, stderr } = workspace.run('apply', '--yes', ...more)
      expect(exit).toBe(2)
      expect(stderr).toMatch(/^rolewright: another apply is running: process \d+ of `.+` on `elsewhere`/)
      expect(stderr).toContain(`where it is known to have ended, run again with \`--take-over ${token}\``)
    }
    expect(entriesIn(workspace)).toEqual(before)
    const { exit, stdout } = workspace.run('apply', '--yes', '--take-over', token)
    expect(exit).toBe(0)
    expect(stdout).toMatch(/the lock of process .* on `elsewhere`, .* was taken over, as asked\n/)
    expectSound(workspace)
  })
})

describe('Ctrl-C', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s finishes the running call and stops; the next apply goes on',
    async (signal) => {
      const workspace = desk()
      const running = await applying(workspace)
      running.child.kill(signal)
      running.goOn()
      const { exit, stdout, stderr } = await running.ended
      expect(exit).toBe(4)
      expect(stderr).toBe('\nfinishing the running call; press Ctrl-C again to stop at once\n')
      expect(stdout).toContain('it was stopped between two operations\n')
      expect(typesIn(workspace)).toEqual(['genesis', 'started', 'intent', 'outcome', 'ended'])
      expect(entriesIn(workspace).slice(-2)).toMatchObject([
        { result: 'done' },
        { result: 'partial', done: 1 }
      ])
      expect(workspace.read(lockFile(workspace))).toBe('{}\n')
      const next = workspace.run('apply', '--yes')
      expect({ exit: next.exit, stderr: next.stderr }).toEqual({ exit: 0, stderr: '' })
      expect(next.stdout).not.toContain('taken over')
      expectSound(workspace)
    }
  )

  test('pressed twice it ends at once, wherever it is; the next apply goes on', async () => {
    const workspace = desk()
    const running = start(workspace, { DISK_FAILS: 'sandbox' }, 'apply', '--yes')
    await until(() => workspace.has('.rolewright/record/log.jsonl') && typesIn(workspace).includes('intent'))
    running.child.kill('SIGINT')
    await until(() => running.said().includes('finishing the running call'))
    running.child.kill('SIGINT')
    expect(await running.ended).toMatchObject({ exit: null, signal: 'SIGINT' })
    expect(typesIn(workspace)).toEqual(['genesis', 'started', 'intent'])
    expect(workspace.run('audit', 'verify').exit).toBe(0)
    expect(workspace.run('apply', '--yes').exit).toBe(0)
    expectSound(workspace)
  })
})

describe('a full disk', () => {
  /** What is left undone in a tenant, as ids of operations. */
  const openIn = (workspace: Workspace): ReadonlySet<string> => {
    const { operations } = JSON.parse(workspace.run('plan', '--format', 'json').stdout)
    return new Set(operations.map(({ id }: { readonly id: string }) => id))
  }

  const copyOf = ({ folder }: Workspace): Workspace => {
    const copy = emptyWorkspace()
    cpSync(folder, copy.folder, { recursive: true })
    return copy
  }

  test('at any write: no call that is not in the record, a plain word, and the next apply goes on', () => {
    const workspace = desk()
    const all = openIn(workspace)
    const whole = copyOf(workspace)
    expect(whole.runWith(withDisk({ DISK_COUNTER: 'writes' }), 'apply', '--yes').exit).toBe(0)
    const writes = Number(whole.read('writes'))
    expect(writes).toBeGreaterThan(20)
    const spread = runs(7)
    const moments = Array.from(
      { length: spread },
      (_, index) => 6 + Math.floor((index * (writes - 5)) / spread)
    )
    const exits = [1, 2, 3, 4, 5, ...moments, writes].map((at) => {
      const copy = copyOf(workspace)
      const { exit, stdout, stderr } = copy.runWith(
        withDisk({ DISK_FULL_AT: String(at), IMPATIENT: '1' }),
        'apply',
        '--yes'
      )
      expect([2, 4], `full at ${at}: ${stdout}${stderr}`).toContain(exit)
      expect(exit === 2 ? stderr : stdout, `full at ${at}`).toContain('ENOSPC')
      expect(stderr).not.toContain('defect')
      const open = copy.has(tenantFile) ? openIn(copy) : all
      const intents = new Set(
        entriesIn(copy).flatMap((entry) => (entry.type === 'intent' ? entry.operation : []))
      )
      const done = [...all].filter((id) => !open.has(id))
      expect(
        done.filter((id) => !intents.has(id)),
        `full at ${at}`
      ).toEqual([])
      if (exit === 2) expect(done, `full at ${at}`).toEqual([])
      const next = copy.run('apply', '--yes')
      expect({ exit: next.exit, stderr: next.stderr }, `full at ${at}`).toEqual({ exit: 0, stderr: '' })
      expect(copy.read(tenantFile)).toBe(whole.read(tenantFile))
      expect(readRecord(folderStore(join(copy.folder, '.rolewright')), null).report.problems).toEqual([])
      return exit
    })
    expect(new Set(exits)).toEqual(new Set([2, 4]))
  })

  test('a folder that must not be written to: nothing is done', () => {
    const workspace = desk()
    const denied = withDisk({ DISK_FULL_AT: '1', DISK_ERROR: 'EROFS' })
    const { exit, stderr } = workspace.runWith(denied, 'apply', '--yes')
    expect(exit).toBe(2)
    expect(stderr).toMatch(
      /^rolewright: `.*\.rolewright.*` cannot be used: EROFS.*\nsee that the disk has room and that folder may be changed, and run again\n$/
    )
    expect(workspace.has(tenantFile)).toBe(false)
  })
})

describe('a lock that several machines share', () => {
  const shared = { ROLEWRIGHT_SHARED: 'origin' }

  test('is had by one clone; what a killed one has left is taken over by its name', async () => {
    const remote = emptyWorkspace()
    git(remote, 'init', '--quiet', '--bare')
    const refs = (): string => git(remote, 'for-each-ref')
    const [here, there] = [desk(), desk()] as const
    for (const clone of [here, there]) {
      commit(clone)
      git(clone, 'remote', 'add', 'origin', remote.folder)
    }
    const first = await applying(here, { ...shared, HOST_NAME: 'runner-1' })
    const [, commitOfLock = ''] = /^([0-9a-f]{40}) commit\trefs\/rolewright\/lock\n$/.exec(refs()) ?? []
    const name = commitOfLock.slice(0, 12)
    const onSecond = withDisk({ ...shared, HOST_NAME: 'runner-2' })
    const refused = (): void => {
      const { exit, stderr } = there.runWith(onSecond, 'apply', '--yes')
      expect(exit).toBe(2)
      expect(stderr).toMatch(/^rolewright: another apply is running: process \d+ of `.+` on `runner-1`/)
      expect(stderr).toContain(`\`--take-over ${name}\``)
      expect(there.has(tenantFile)).toBe(false)
    }
    refused()
    await first.kill()
    refused()
    const { exit, stdout, stderr } = there.runWith(onSecond, 'apply', '--yes', '--take-over', name)
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toMatch(/the lock of process .* on `runner-1`, .* was taken over, as asked\n/)
    expect(refs()).toBe('')
    expectSound(there)
    expect(here.runWith(withDisk({ ...shared, HOST_NAME: 'runner-1' }), 'apply', '--yes').exit).toBe(0)
    expectSound(here)
    expect(refs()).toBe('')
  })

  test('a remote that cannot be reached: nothing is done', () => {
    const workspace = desk()
    commit(workspace)
    const { exit, stderr } = workspace.runWith(shared, 'apply', '--yes')
    expect(exit).toBe(2)
    expect(stderr).toMatch(/^rolewright: git cannot reach `origin`: /)
    expect(workspace.has(tenantFile)).toBe(false)
  })
})

describe('an apply that has nothing to do', () => {
  test('leaves nothing in the record, however often it runs', () => {
    const workspace = desk()
    expect(workspace.run('apply', '--yes').exit).toBe(0)
    const before = workspace.read('.rolewright/record/log.jsonl')
    for (const args of [['--yes'], [], ['--due'], ['--yes', 'desk']]) {
      const { exit, stdout, stderr } = workspace.run('apply', ...args)
      expect([args, exit, stdout.includes('in sync'), stderr]).toEqual([args, 0, true, ''])
    }
    expect(workspace.read('.rolewright/record/log.jsonl')).toBe(before)
    const json = JSON.parse(workspace.run('apply', '--yes', '--format', 'json').stdout)
    expect(json.applied).toMatchObject({ complete: true, outcomes: [], left: [], stopped: null })
  })

  test('is recorded where other documents are applied by it', () => {
    const workspace = desk()
    workspace.run('apply', '--yes')
    const before = entriesIn(workspace).length
    workspace.edit('policies/reader.yaml', 'title:', 'description: Reads leads.\ntitle:')
    for (let time = 0; time < 2; time++) expect(workspace.run('apply', '--yes').exit).toBe(0)
    expect(typesIn(workspace).slice(before)).toEqual(['started', 'ended'])
    commit(workspace)
    expect(workspace.run('apply', '--yes').exit).toBe(0)
    expect(typesIn(workspace).slice(before)).toEqual(['started', 'ended', 'started', 'ended'])
  })

  test('and the record was deleted in a repository: a new one is begun with the next change', () => {
    const workspace = desk()
    commit(workspace)
    expect(workspace.run('apply', '--yes').exit).toBe(0)
    workspace.remove('.rolewright')
    expect(workspace.run('audit', 'verify').exit).toBe(1)
    expect(workspace.run('plan').exit).toBe(0)
    expect(workspace.run('apply', '--yes')).toMatchObject({ exit: 0, stderr: '' })
    const { exit, stdout } = workspace.run('audit', 'verify')
    expect(exit).toBe(0)
    expect(stdout).toContain('this record follows one that ended with entry')
    expectSound(workspace)
  })
})
