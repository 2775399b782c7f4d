import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { build } from 'esbuild'
import { auditCommand } from '../../src/commands/audit.ts'
import type { CommandSpec } from '../../src/commands/command.ts'
import { planCommand } from '../../src/commands/plan.ts'
import { readTenant } from '../../src/connectors/sandbox-tenant.ts'
import { processEnvironment } from '../../src/world/environment.ts'
import { organisation, root, type Workspace } from '../support/cli.ts'
import { policyOf } from '../support/policy.ts'
import { runs } from '../support/runs.ts'
import { broken } from './invariants.ts'
import { documentsAfter, documentsBefore, type Documents } from './kill-documents.ts'
import { randomOf } from './random.ts'
import { faceOf, type Tenant } from './tenant.ts'

const target = 'connie-production'
const tenantFile = `.rolewright/sandbox/${target}.json`
const preload = join(root, 'test', 'simulation', 'kill-at.mjs')
const whens = ['before', 'after', 'half'] as const

/** The program as it is now. */
const buildProgram = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'rolewright.cjs')
  await build({
    entryPoints: [join(root, 'src', 'cli.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    define: { 'import.meta.dirname': '__dirname' },
    minifySyntax: true,
    minifyWhitespace: true,
    outfile,
    logLevel: 'warning'
  })
  return outfile
}

/** How a call of the program ended, and what it said. */
interface Ended {
  readonly exit: number | null
  readonly signal: string | null
  readonly said: string
}

const call = (
  program: string,
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', preload, program, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
    child.on('error', reject)
    child.on('close', (exit, signal) => resolve({ exit, signal, said }))
  })

/** What is only looked at needs no process of its own: nothing is killed there. */
const ask = async (
  folder: string,
  command: Awaited<ReturnType<CommandSpec['load']>>,
  operands: string[],
  switches: string[]
): Promise<Ended> => {
  const values = { policies: join(folder, 'policies'), format: 'json' }
  const environment = processEnvironment('json', join(root, 'schemas'))
  const { exit, output } = await command({ operands, values, switches: new Set(switches) }, environment)
  return { exit, signal: null, said: output }
}

/** The end of what a program said, where it says how it came out. */
const lastOf = (said: string): string => said.trim().split('\n').slice(-6).join('\n')

const tenantIn = (folder: string): Tenant =>
  readTenant(tenantFile, readFileSync(join(folder, tenantFile), 'utf8'))

const put = (workspace: Workspace, documents: Documents): void => {
  workspace.remove('policies')
  for (const [file, text] of Object.entries(documents))
    workspace.write(`policies/${file}`, `apiVersion: rolewright/v1\n${text}`)
}

/** A moment at which the program is killed. */
interface Moment {
  readonly at: number
  readonly when: (typeof whens)[number]
}

/** Each write in each of the three ways; where that is too many, evenly spread with one of the ways each. */
const moments = (writes: number, wanted: number): Moment[] => {
  const all = Array.from({ length: writes }, (_, index) =>
    whens.map((when): Moment => ({ at: index + 1, when }))
  ).flat()
  const random = randomOf(writes)
  const step = Math.max(1, all.length / wanted)
  const open: Moment[] = []
  for (let from = 0; from < all.length; from += step) {
    const some = all.slice(Math.floor(from), Math.max(Math.floor(from) + 1, Math.floor(from + step)))
    open.push(random.pick(some))
  }
  return open
}

const inCopy = async <Value>(folder: string, action: (copy: string) => Promise<Value>): Promise<Value> => {
  const copy = mkdtempSync(join(tmpdir(), 'rolewright-kill-'))
  try {
    cpSync(folder, copy, { recursive: true })
    return await action(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

test(
  'killed at any write, the next apply finishes the rest, and the record verifies',
  { timeout: 1_200_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rolewright-kill-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const program = await buildProgram(folder)
    const workspace = organisation(documentsBefore, program)
    const { catalog } = policyOf(documentsAfter).policy.targets.get(target) ?? {}
    if (!catalog) throw new Error('no such target')
    expect(workspace.run('apply', '--yes').exit).toBe(0)
    put(workspace, documentsAfter)
    const before = tenantIn(workspace.folder)
    const { after, writes } = await inCopy(workspace.folder, async (copy) => {
      const counter = join(copy, 'writes')
      writeFileSync(counter, '0')
      expect(await call(program, copy, ['apply', '--yes'], { KILL_COUNTER: counter })).toMatchObject({
        exit: 0
      })
      return { after: tenantIn(copy), writes: Number(readFileSync(counter, 'utf8')) }
    })
    expect(writes).toBeGreaterThan(60)

    const failures: string[] = []
    let kills = 0
    const check = async (at: number, when: string): Promise<void> =>
      inCopy(workspace.folder, async (copy) => {
        const fail = (what: string, said = ''): void =>
          void failures.push(`KILL_AT=${at} KILL_WHEN=${when}: ${what}\n${lastOf(said)}`)
        const judge = (): void => {
          const judged = {
            target,
            catalog,
            runsAs: 'automation@example.org',
            before,
            after,
            now: tenantIn(copy)
          }
          for (const message of broken([judged], { conflicts: [], administrators: 1, announced: new Set() }))
            fail(message)
        }
        const killed = await call(program, copy, ['apply', '--yes'], { KILL_AT: String(at), KILL_WHEN: when })
        if (killed.signal !== 'SIGKILL') return fail('was not killed', killed.said)
        kills += 1
        judge()
        const again = await call(program, copy, ['apply', '--yes'], {})
        if (again.exit !== 0) fail(`the next apply ended with ${again.exit}`, again.said)
        if (faceOf(tenantIn(copy)) !== faceOf(after))
          fail('the next apply did not finish the rest', again.said)
        const checked = await ask(copy, planCommand, [], ['check'])
        if (checked.exit !== 0) fail('something is still planned', checked.said)
        const audit = await ask(copy, auditCommand, ['verify'], [])
        if (audit.exit !== 0) fail('the record does not verify', audit.said)
      })

    const open = moments(writes, runs(110))
    const work = async (): Promise<void> => {
      for (let next = open.shift(); next; next = open.shift()) await check(next.at, next.when)
    }
    await Promise.all([work(), work()])
    expect(failures).toEqual([])
    expect(kills).toBeGreaterThanOrEqual(Math.min(100, runs(100)))
  }
)
