import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CannotRun } from '../../src/index.ts'

/** The folders of our own files that are kept between runs; locks and caches are not. */
const folders = ['journal', 'record', 'record/documents', 'sandbox', 'snapshots'] as const

const isFileName = (name: string): boolean => /^[A-Za-z0-9][\w.-]*\.jsonl?$/.test(name)

/** Whether a path below our own folder is one that is kept between runs. */
export const isKept = (path: string): boolean => {
  const slash = path.lastIndexOf('/')
  return folders.some((folder) => folder === path.slice(0, slash)) && isFileName(path.slice(slash + 1))
}

/** Our own files on the disk that are kept between runs: their paths below the folder, sorted. */
export const keptFiles = (folder: string): readonly string[] => {
  refuseLinks(folder)
  return folders
    .flatMap((below) => namesIn(join(folder, below)).map((name) => `${below}/${name}`))
    .filter((path) => isKept(path) && lstatSync(join(folder, path)).isFile())
    .sort()
}

/** Brings our own files on the disk to what is given; what is not given is removed. */
export const putFiles = (folder: string, contents: ReadonlyMap<string, Buffer>): void => {
  for (const path of keptFiles(folder)) if (!contents.has(path)) rmSync(join(folder, path))
  if (contents.size === 0) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '.gitignore'), '*\n')
  for (const [path, bytes] of contents) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (!isSame(file, bytes)) writeFileSync(file, bytes, { flush: true })
  }
}

/** A link in a checkout could lead our own files anywhere, so none of them may be one. */
const refuseLinks = (folder: string): void => {
  for (const path of [folder, ...folders.map((below) => join(folder, below))]) {
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found === undefined || found.isDirectory()) continue
    throw new CannotRun(
      `\`${path}\` is not a folder, so nothing of ours can be kept there`,
      'remove it from the repository'
    )
  }
  const ignore = join(folder, '.gitignore')
  if (lstatSync(ignore, { throwIfNoEntry: false })?.isFile() !== false) return
  throw new CannotRun(`\`${ignore}\` is not a file`, 'remove it from the repository')
}

const namesIn = (folder: string): readonly string[] =>
  lstatSync(folder, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(folder)

const isSame = (file: string, bytes: Buffer): boolean =>
  lstatSync(file, { throwIfNoEntry: false })?.isFile() === true && readFileSync(file).equals(bytes)
