import { existsSync, lstatSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment, LockRequest } from '../commands/command.ts'
import { ownFolder } from '../commands/folders.ts'
import type { Clock } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import { safe } from '../reporters/safe.ts'
import { coloured, plain } from '../reporters/style.ts'
import { acquireLocalLock } from '../sync/lock/local.ts'
import type { Acquired } from '../sync/lock/owner.ts'
import { acquireRefLock } from '../sync/lock/ref.ts'
import { gitHistory } from './blame.ts'
import { gitAnchor } from './git-anchor.ts'
import { gitLockRef } from './git-lock.ts'
import { processIdentity } from './identity.ts'
import { interruptible } from './interrupt.ts'
import { writeFiles } from './files.ts'
import { namedModule } from './module.ts'
import { readInside } from './inside.ts'
import { readFile } from './read.ts'
import { folderStore } from './store.ts'

/**
 * The environment of the running process. Progress, colours and questions only where a person sits. `schemas` is the
 * folder with this package's JSON Schemas.
 */
export const processEnvironment = (format: string, schemas: string): Environment => {
  const forPeople = format === 'pretty'
  const colours = process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
  return {
    folder: process.cwd(),
    world: (policies, target) => ({
      fetch,
      now: Date.now,
      setting: (name) => process.env[variableOf(target, name)],
      readFile: (path) => readInside(dirname(policies), path),
      store: folderStore(ownFolder(policies))
    }),
    ownConnector: namedModule,
    now: Date.now,
    clock: processClock,
    user: processIdentity().user,
    lock,
    interruptible: () =>
      interruptible(() =>
        process.stderr.write('\nfinishing the running call; press Ctrl-C again to stop at once\n')
      ),
    style: colours ? coloured : plain,
    width: process.stdout.columns || 100,
    say: (text) => {
      if (forPeople) process.stdout.write(text)
    },
    progress: (text) => {
      if (!forPeople || !process.stderr.isTTY) return
      process.stderr.write(`\r\u001B[K${safe(text).slice(0, (process.stderr.columns || 80) - 1)}`)
    },
    confirm: ask,
    writeFile,
    replaceFile,
    writeFiles,
    readFile,
    anchor: (policies) => gitAnchor(dirname(policies)),
    history: gitHistory,
    exists,
    release: releaseOf(dirname(schemas)),
    readSchema: (name) => readSchema(schemas, name)
  }
}

const processClock: Clock = { now: Date.now, sleep: (milliseconds) => sleep(milliseconds) }

/**
 * Where several machines change the same targets, ROLEWRIGHT_SHARED names the git remote whose ref is the lock; else the
 * lock is a file beside the policy folder.
 */
const lock = (policies: string, { plan, takeOver }: LockRequest): Acquired => {
  const identity = processIdentity()
  const remote = process.env['ROLEWRIGHT_SHARED']
  if (remote === undefined || remote === '')
    return acquireLocalLock({
      store: folderStore(ownFolder(policies)),
      identity,
      clock: processClock,
      takeOver
    })
  return acquireRefLock({
    ref: gitLockRef(dirname(policies), remote),
    identity,
    clock: processClock,
    plan,
    takeOver
  })
}

/** The environment variable of a target's setting: ROLEWRIGHT_<TARGET>_<NAME>. */
const variableOf = (target: string, name: string): string =>
  `ROLEWRIGHT_${target.toUpperCase().replaceAll('-', '_')}_${name}`

/** Whoever closes the input instead of answering has said no. */
const ask = (question: string): Promise<boolean | null> => {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return Promise.resolve(null)
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  return new Promise((settle) => {
    const leave = (): void => {
      process.stdout.write('\n')
      settle(false)
    }
    lines.once('close', leave)
    lines.question(`${question} [y/N] `, (answer) => {
      lines.off('close', leave).close()
      settle(/^y(es)?$/i.test(answer.trim()))
    })
  })
}

const obstacles: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EROFS: 'it is not allowed'
}

const writeFile = (path: string, text: string): void =>
  writing(path, 'name a file in a folder that exists', () => writeFileSync(path, text))

/** The text goes to a neighbour first, which then takes the file's place; a link is replaced, never followed. */
const replaceFile = (path: string, text: string): void => {
  const neighbour = `${path}.${process.pid}.new`
  writing(path, 'make it writable and run again; files that were written before it are complete', () => {
    try {
      writeFileSync(neighbour, text, { flag: 'wx', flush: true, mode: statSync(path).mode })
      renameSync(neighbour, path)
    } finally {
      rmSync(neighbour, { force: true })
    }
  })
}

const writing = (path: string, help: string, action: () => void): void => {
  try {
    action()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = obstacles[code] ?? (error instanceof Error ? error.message : String(error))
    throw new CannotRun(`cannot write \`${path}\`: ${reason}`, help, { cause: error })
  }
}

/** A link counts, wherever it leads; below something that is no folder there is nothing. */
const exists = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return false
    throw error
  }
}

/** A package that was released names the commit that it was made from. */
const releaseOf = (folder: string): string | null => {
  const file = join(folder, 'package.json')
  const written: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  const commit = written instanceof Object && 'gitHead' in written ? written.gitHead : null
  return typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit) ? commit : null
}

const readSchema = (folder: string, name: string): string | null => {
  const file = join(folder, `${name}.schema.json`)
  return /^[a-z-]+(\/[a-z0-9-]+)?$/.test(name) && existsSync(file) ? readFileSync(file, 'utf8') : null
}
