import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { answered, end, freePort, isServerAsked, tellLeftOut } from '../../support/server-process.ts'

const frontEnd = '/usr/share/zabbix'
const tables = '/usr/share/zabbix-server-pgsql'
const clusters = '/usr/lib/postgresql'
const php = '/usr/bin/php'

const isInstalled = [join(frontEnd, 'api_jsonrpc.php'), join(tables, 'schema.sql.gz'), clusters, php].every(
  existsSync
)

/** Whether the real Zabbix is to be tried and is here; where it is not, that is said. */
export const hasZabbix: boolean = isServerAsked('zabbix') && isInstalled

if (!hasZabbix) tellLeftOut('zabbix', 'Zabbix', 'some minutes')

/** A Zabbix on loopback, as it is after its installation. */
export interface Zabbix {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts Zabbix's front end on a database of its own; everything of it is below one folder, and gone after `stop`. */
export const startZabbix = async (): Promise<Zabbix> => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-zabbix-'))
  const running: ChildProcess[] = []
  const stop = async (): Promise<void> => {
    for (const child of running.toReversed()) await end(child, 'SIGINT')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const database = await startDatabase(folder, running)
    loadTables(database)
    const url = await startFrontEnd(folder, database, running)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** PostgreSQL does not run as root. */
const owner = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

const programs = (): string => join(clusters, readdirSync(clusters).toSorted().at(-1) ?? '', 'bin')

const startDatabase = async (folder: string, running: ChildProcess[]): Promise<number> => {
  const own = owner()
  const data = join(folder, 'database')
  mkdirSync(data)
  if (own.uid !== undefined && own.gid !== undefined) {
    chownSync(folder, own.uid, own.gid)
    chownSync(data, own.uid, own.gid)
  }
  const how = { ...own, cwd: folder, stdio: 'ignore' as const }
  const init = ['-D', data, '-U', 'zabbix', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(programs(), 'initdb'), init, how)
  const port = await freePort()
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port}`
  ]
  const server = spawn(
    join(programs(), 'postgres'),
    ['-D', data, ...settings.flatMap((each) => ['-c', each])],
    how
  )
  running.push(server)
  await answered(server, 'PostgreSQL', async () => {
    const probe = spawn(join(programs(), 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], {
      stdio: 'ignore'
    })
    const [code] = await once(probe, 'exit')
    return code === 0
  })
  return port
}

/** The tables and everything in them as the package has it, some thirty megabytes of SQL. */
const loadTables = (port: number): void => {
  const psql = (database: string, input: string | Buffer): void => {
    const where = ['-h', '127.0.0.1', '-p', String(port), '-U', 'zabbix', '-d', database]
    const how = ['-X', '-q', '-v', 'ON_ERROR_STOP=1']
    execFileSync(join(programs(), 'psql'), [...where, ...how], { input, stdio: ['pipe', 'ignore', 'pipe'] })
  }
  psql('postgres', 'CREATE DATABASE zabbix;')
  const files = ['schema', 'images', 'data'].map((name) => readFileSync(join(tables, `${name}.sql.gz`)))
  psql(
    'zabbix',
    Buffer.concat([
      Buffer.from('BEGIN;\n'),
      ...files.map((file) => gunzipSync(file)),
      Buffer.from('\nCOMMIT;\n')
    ])
  )
}

/** A copy of the front end, for the path of its settings is a constant in it. */
const startFrontEnd = async (folder: string, database: number, running: ChildProcess[]): Promise<string> => {
  const copy = join(folder, 'zabbix')
  cpSync(frontEnd, copy, { recursive: true, verbatimSymlinks: true })
  const settings = join(folder, 'zabbix.conf.php')
  const constant = join(copy, 'include/classes/core/CConfigFile.php')
  const text = readFileSync(constant, 'utf8')
  const changed = text.replace("'/etc/zabbix/zabbix.conf.php'", `'${settings}'`)
  if (changed === text) throw new Error('the front end no longer names its settings where it did')
  writeFileSync(constant, changed)
  writeFileSync(settings, settingsOf(database))
  const port = await freePort()
  const address = `127.0.0.1:${port}`
  const how = { cwd: copy, stdio: 'ignore' as const }
  const server = spawn(php, ['-d', 'date.timezone=UTC', '-S', address, '-t', copy], how)
  running.push(server)
  const url = `http://${address}`
  await answered(server, 'Zabbix', () => ask(url, 'apiinfo.version', []).then(() => true))
  return url
}

const settingsOf = (database: number): string =>
  [
    '<?php',
    "$DB['TYPE'] = 'POSTGRESQL';",
    "$DB['SERVER'] = '127.0.0.1';",
    `$DB['PORT'] = '${database}';`,
    "$DB['DATABASE'] = 'zabbix';",
    "$DB['USER'] = 'zabbix';",
    "$DB['PASSWORD'] = '';",
    "$DB['SCHEMA'] = '';",
    "$DB['ENCRYPTION'] = false;",
    "$DB['DOUBLE_IEEE754'] = true;",
    "$ZBX_SERVER_NAME = '';",
    '$IMAGE_FORMAT_DEFAULT = IMAGE_FORMAT_PNG;',
    ''
  ].join('\n')

/** Calls a method of the API as anybody can; throws what it says where it refuses. */
export const ask = async (
  url: string,
  method: string,
  params: unknown,
  auth: string | null = null
): Promise<unknown> => {
  const response = await fetch(`${url}/api_jsonrpc.php`, {
    method: 'POST',
    headers: { 'content-type': 'application/json-rpc' },
    body: JSON.stringify({ jsonrpc: '2.0', method, params, auth, id: 1 })
  })
  const answer = (await response.json()) as { result?: unknown; error?: { data: string } }
  if (answer.error) throw new Error(answer.error.data)
  return answer.result
}
