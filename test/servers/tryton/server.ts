import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { answered, end, freePort, isServerAsked, tellLeftOut } from '../../support/server-process.ts'
import { ask, type Credential } from './client.ts'

const programs = '/usr/bin'
const modules = '/usr/lib/python3/dist-packages/trytond/modules'

const isInstalled = [
  join(programs, 'trytond'),
  join(programs, 'trytond-admin'),
  join(modules, 'sale_opportunity')
].every(existsSync)

/** Whether the real Tryton is to be tried and is here; where it is not, that is said. */
export const hasTryton: boolean = isServerAsked('tryton') && isInstalled

if (!hasTryton) tellLeftOut('tryton', 'Tryton', 'some minutes')

/** A Tryton on loopback. */
export interface Tryton {
  /** With the name of its database, as its clients write it. */
  readonly url: string
  /** The account that it came with. */
  readonly administrator: Credential
  readonly stop: () => Promise<void>
}

/** Where there is such a folder, it is in memory, and nobody waits for a disk. */
const memory = '/dev/shm'
const database = 'crm'
const administrator: Credential = { login: 'admin', password: 'sentinel-of-the-administrator' }

/** Starts Tryton with its CRM on a database of its own; everything of it is below one folder, and gone after `stop`. */
export const startTryton = async (): Promise<Tryton> => {
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'rolewright-tryton-'))
  const running: ChildProcess[] = []
  const stop = async (): Promise<void> => {
    for (const child of running) await end(child, 'SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const port = await freePort()
    const settings = makeSettings(folder, port)
    await makeDatabase(folder, settings)
    const server = spawn(join(programs, 'trytond'), ['-c', settings], {
      cwd: folder,
      env: environmentOf(folder),
      stdio: 'ignore'
    })
    running.push(server)
    const origin = `http://127.0.0.1:${port}`
    await answered(server, 'Tryton', () =>
      ask(`${origin}/`, 'common.server.version', []).then(({ status }) => status === 200)
    )
    return { url: `${origin}/${database}`, administrator, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const makeSettings = (folder: string, port: number): string => {
  // A password is worth nothing here, so hashing it need not take long.
  const hashing = join(folder, 'passlib.ini')
  writeFileSync(hashing, '[passlib]\nschemes = bcrypt\nbcrypt__default_rounds = 4\n')
  const settings = join(folder, 'trytond.conf')
  const sections = {
    database: `uri = sqlite://\npath = ${folder}`,
    web: `listen = 127.0.0.1:${port}`,
    password: `passlib = ${hashing}`
  }
  writeFileSync(
    settings,
    Object.entries(sections)
      .map(([name, lines]) => `[${name}]\n${lines}\n`)
      .join('\n')
  )
  return settings
}

const environmentOf = (folder: string): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  TRYTONPASSFILE: join(folder, 'password')
})

/** The tables, and then the modules that make a CRM of them. */
const makeDatabase = async (folder: string, settings: string): Promise<void> => {
  const env = environmentOf(folder)
  writeFileSync(env['TRYTONPASSFILE'] ?? '', `${administrator.password}\n`)
  writeFileSync(join(folder, `${database}.sqlite`), '')
  const admin = (...args: readonly string[]): Promise<unknown> =>
    promisify(execFile)(join(programs, 'trytond-admin'), ['-c', settings, '-d', database, ...args], {
      cwd: folder,
      env
    })
  await admin('--all', '--email', 'owner@example.org')
  await admin('-u', 'sale_opportunity', '--activate-dependencies')
}
