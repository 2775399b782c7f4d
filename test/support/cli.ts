import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
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
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The repository. */
export const root: string = join(import.meta.dirname, '..', '..')

/** The program as it is published; `npm run build` makes it. */
export const built: string = join(root, 'dist', 'rolewright.cjs')

/** What a call of the program left. */
export interface Ran {
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder with a policy folder in it, in which the program is called as a user would. It is gone after the test. */
export interface Workspace {
  readonly folder: string
  /** Calls the program there. Throws where the call changed a document without being asked to. */
  readonly run: (...args: readonly string[]) => Ran
  readonly runWith: (environment: Readonly<Record<string, string>>, ...args: readonly string[]) => Ran
  /** Whether there is such a file. */
  readonly has: (file: string) => boolean
  readonly read: (file: string) => string
  readonly write: (file: string, text: string | Uint8Array) => void
  /** Replaces a text that must be there. Answers with the line where the new one begins, counted from 1. */
  readonly edit: (file: string, from: string, to: string) => number
  readonly remove: (file: string) => void
}

/** A workspace with a copy of the example organisation. */
export const example = (): Workspace => {
  const workspace = emptyWorkspace()
  cpSync(join(root, 'policies'), join(workspace.folder, 'policies'), { recursive: true })
  return workspace
}

/** A workspace with these documents: path below `policies` → YAML without its `apiVersion` line, which is added at the top. */
export const organisation = (
  documents: Readonly<Record<string, string>>,
  program: string = built
): Workspace => {
  const workspace = emptyWorkspace(program)
  for (const [file, text] of Object.entries(documents)) {
    workspace.write(`policies/${file}`, `apiVersion: rolewright/v1\n${text}`)
  }
  return workspace
}

/** A workspace with nothing in it. */
export const emptyWorkspace = (program: string = built): Workspace => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const runWith = (environment: Readonly<Record<string, string>>, ...args: readonly string[]): Ran => {
    const before = digest(join(folder, 'policies'))
    const ran = call(program, folder, environment, args)
    const mayWrite = args.includes('--fix') || args[0] === 'import' || args[0] === 'init'
    if (!mayWrite && digest(join(folder, 'policies')) !== before)
      throw new Error(`a document was changed by: ${args.join(' ')}`)
    return ran
  }
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const write = (file: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return {
    folder,
    run: (...args) => runWith({}, ...args),
    runWith,
    has: (file) => existsSync(join(folder, file)),
    read,
    write,
    edit: (file, from, to) => {
      const text = read(file)
      const at = text.indexOf(from)
      if (at < 0) throw new Error(`${file} does not contain ${from}`)
      write(file, text.slice(0, at) + to + text.slice(at + from.length))
      return text.slice(0, at).split('\n').length
    },
    remove: (file) => rmSync(join(folder, file), { recursive: true })
  }
}

const call = (
  program: string,
  cwd: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[]
): Ran => {
  const env = { PATH: process.env['PATH'] ?? '', ...environment }
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    input: ''
  })
  if (error) throw error
  return { exit: status, stdout, stderr }
}

/** The hash of every file below a folder, with its path; empty where there is no such folder. */
const digest = (folder: string): string => {
  if (!existsSync(folder)) return ''
  const hash = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile()
  )
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}
