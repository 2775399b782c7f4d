import { lstatSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, sep, win32 } from 'node:path'
import { CannotRun } from '../model/errors.ts'
import { tick } from '../model/words.ts'
import { readFile } from './read.ts'

/**
 * Reads a file below a folder by a path that a document names; null where there is none. Throws `CannotRun` for a path
 * that is not relative, climbs out of the folder or leads out of it by a link, and for what is no text file.
 */
export const readInside = (folder: string, path: string): string | null => {
  const cannot = (reason: string): CannotRun =>
    new CannotRun(
      `cannot read ${tick(path)}: ${reason}`,
      'name a file below the folder that holds the policy folder, such as `snapshots/desk.csv`'
    )
  if (isAbsolute(path) || win32.isAbsolute(path) || /^[a-z]:/i.test(path))
    throw cannot('it is an absolute path')
  if (path === '' || path.includes('\0')) throw cannot('it is no path')
  if (path.split(/[\\/]/).includes('..')) throw cannot('it climbs out with `..`')
  const file = join(folder, path)
  if (!isThere(file)) return null
  const real = realPath(file)
  if (real === null) throw cannot('it is a link to nothing')
  const inner = relative(realpathSync(folder), real)
  if (inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner))
    throw cannot('a link leads out of the folder')
  if (!statSync(real).isFile()) throw cannot('it is no file')
  return readFile(real)
}

/** Below something that is no folder there is nothing. */
const isThere = (file: string): boolean => {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    if (isCode(error, 'ENOTDIR')) return false
    throw error
  }
}

const realPath = (file: string): string | null => {
  try {
    return realpathSync(file)
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ELOOP')) return null
    throw error
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
