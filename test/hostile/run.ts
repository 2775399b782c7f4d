import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { parseInvocation } from '../../src/commands/arguments.ts'
import { findCommand } from '../../src/commands/help.ts'
import { commands } from '../../src/commands/list.ts'
import { CannotRun } from '../../src/model/errors.ts'
import { printable, safe } from '../../src/reporters/safe.ts'
import { processEnvironment } from '../../src/world/environment.ts'
import { root } from '../support/cli.ts'
import type { Files } from './case.ts'

/** What a command left, called inside this process. */
export interface Answer {
  readonly exit: number
  readonly output: string
}

/** A folder with documents in its `policies`; gone after the test. */
export const folderWith = (files: Files): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-hostile-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'policies'))
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, 'policies', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return folder
}

/** Midday of the day at which the tests live. */
const now: number = Date.UTC(2026, 10, 21, 12)

/** Calls a command as the program does. What it cannot do is exit 2; anything else that is thrown is a defect. */
export const answer = async (folder: string, ...args: readonly string[]): Promise<Answer> => {
  const [name = '', ...rest] = args
  const said: string[] = []
  try {
    const spec = findCommand(name, commands)
    const invocation = parseInvocation(spec, rest)
    const format = invocation.values['format'] ?? 'pretty'
    const environment = {
      ...processEnvironment(format, join(root, 'schemas')),
      folder,
      now: () => now,
      clock: { now: Date.now, sleep: () => Promise.resolve() },
      say: (text: string) => void (format === 'pretty' && said.push(text))
    }
    const command = await spec.load()
    const { exit, output } = await command(invocation, environment)
    return { exit, output: printable(said.join('') + output) }
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    return { exit: 2, output: `rolewright: ${safe(error.message)}\n${safe(error.help)}\n` }
  }
}

/** Makes every attempt to reach the network fail the test. */
export const withoutNetwork = (): void => {
  const refuse = (): never => {
    throw new Error('the network was used')
  }
  vi.stubGlobal('fetch', refuse)
  const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(refuse)
  onTestFinished(() => {
    vi.unstubAllGlobals()
    connect.mockRestore()
  })
}

/** Every file below a folder with its content and the time of its last change. */
export const contentOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => `${path} ${statSync(path).mtimeMs} ${readFileSync(path, 'latin1')}`)
    .sort()

/** Whatever has been put into the prototypes that everything shares. */
export const prototypes = (): string =>
  [Object.prototype, Array.prototype, String.prototype, Map.prototype]
    .map((each) => Reflect.ownKeys(each).map(String).join(' '))
    .join('\n')
