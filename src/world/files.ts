import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { dirname } from 'node:path'
import type { FileChange } from '../commands/command.ts'
import { CannotRun } from '../model/errors.ts'

/**
 * Writes several files, all or none: every text goes to a neighbour first, then the neighbours take their places. A file
 * that is no longer as it was read, or a new one that is there already, stops it; what was done by then is undone.
 */
export const writeFiles = (changes: readonly FileChange[]): void => {
  const undo: (() => void)[] = []
  try {
    for (const change of changes) stage(change, undo)
    for (const change of changes) settle(change, undo)
  } catch (error) {
    for (const step of undo.toReversed()) step()
    if (error instanceof CannotRun) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new CannotRun(`nothing was written: ${reason}`, 'put that right and run again', { cause: error })
  }
}

const neighbourOf = (path: string): string => `${path}.${process.pid}.new`

const stage = ({ path, before, text }: FileChange, undo: (() => void)[]): void => {
  const made = mkdirSync(dirname(path), { recursive: true })
  if (made !== undefined) undo.push(() => removeFolders(dirname(path), made))
  const neighbour = neighbourOf(path)
  const options = { flag: 'wx', flush: true } as const
  undo.push(() => rmSync(neighbour, { force: true }))
  writeFileSync(neighbour, text, before === null ? options : { ...options, mode: statSync(path).mode })
}

/** A new file is linked, which only works where there is none; an old one is replaced, which is looked at right before. */
const settle = ({ path, before }: FileChange, undo: (() => void)[]): void => {
  const neighbour = neighbourOf(path)
  if (before === null) {
    linkSync(neighbour, path)
    undo.push(() => rmSync(path))
    rmSync(neighbour)
    return
  }
  if (!readFileSync(path).equals(before)) {
    throw new CannotRun(`\`${path}\` was changed meanwhile, so nothing was written`, 'run again')
  }
  renameSync(neighbour, path)
  undo.push(() => {
    writeFileSync(neighbour, before, { flush: true, mode: statSync(path).mode })
    renameSync(neighbour, path)
  })
}

/** From a folder up to the topmost one that was made. */
const removeFolders = (folder: string, topmost: string): void => {
  rmdirSync(folder)
  if (folder !== topmost) removeFolders(dirname(folder), topmost)
}
