import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, lstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { CannotRun } from '../model/errors.ts'
import type { Problem } from '../model/finding.ts'
import { collect, type Entry, type EntryKind, type Found, treeEntry } from './entries.ts'
import { isTooDeep } from './paths.ts'
import { maxBytes } from './scan.ts'

/** A document as it lies on the disk or in git. */
export interface SourceFile {
  /** Path relative to the git root, else to the policy folder's parent; `/` between folders. */
  readonly file: string
  readonly bytes: Uint8Array
}

/** Where documents come from. */
export interface Source {
  /** What a person would call it. */
  readonly name: string
  /** The documents, sorted by path. */
  files(): readonly SourceFile[]
  /** What is wrong with entries that cannot be read as documents, such as symbolic links. */
  problems(): readonly Problem[]
}

/**
 * The documents of a folder: all files below it that end in `.yaml` or `.yml`, up to eight folders deep. Links and
 * the like are problems and never followed. Throws `CannotRun` where the folder or a file cannot be opened.
 */
export const folderSource = (folder: string): Source => {
  const top = resolve(folder)
  const root = rootOf(top)
  return opening(top, () => {
    checkFolder(top, root)
    const found = collect(folderEntries(top), slashed(relative(root, top)))
    const buffer = Buffer.allocUnsafe(maxBytes + 1)
    const files = found.documents.map(({ file }) => ({ file, bytes: readCapped(join(root, file), buffer) }))
    return sourceOf(`the folder ${folder}`, files, found.problems)
  })
}

/** The folder that the paths of a policy folder's documents are relative to: the git root, else the folder's parent. */
export const rootOf = (folder: string): string => gitRoot(resolve(folder)) ?? dirname(resolve(folder))

/**
 * The documents of a folder as git has them at a revision; the work tree is not looked at. `folder` is absolute or
 * relative to `repository`. A folder that does not exist in that revision has no documents; a revision that does not
 * exist throws `CannotRun`.
 */
export const revisionSource = (repository: string, folder: string, revision: string): Source => {
  const root = gitRoot(resolve(repository)) ?? resolve(repository)
  const prefix = slashed(relative(root, resolve(repository, folder)))
  if (prefix === '..' || prefix.startsWith('../')) {
    throw new CannotRun(`the folder \`${folder}\` lies outside of the repository`, 'name a folder inside it')
  }
  const commit = commitOf(root, revision)
  const found = collect(treeEntries(root, commit, prefix), prefix)
  const files = readBlobs(root, found.documents)
  return sourceOf(`the folder ${folder} at ${revision}`, files, found.problems)
}

/** Documents that were kept as texts: path → text. */
export const storedSource = (name: string, texts: Readonly<Record<string, string>>): Source => {
  const encoder = new TextEncoder()
  const files = Object.entries(texts).map(([file, text]) => ({ file, bytes: encoder.encode(text) }))
  return sourceOf(
    name,
    files.sort((a, b) => (a.file < b.file ? -1 : 1)),
    []
  )
}

/** The full name of the commit that a revision means in the repository around a folder. Throws `CannotRun` where there is none. */
export const commitIn = (folder: string, revision: string): string =>
  commitOf(gitRoot(resolve(folder)) ?? resolve(folder), revision)

/** The full name of the commit that is checked out around a folder; null outside of git and before the first commit. */
export const headOf = (folder: string): string | null => {
  const root = gitRoot(resolve(folder))
  return root === null ? null : findCommit(root, 'HEAD')
}

/** The folder above (or this one) that is a git work tree; null where there is none. */
const gitRoot = (folder: string): string | null => {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? null : gitRoot(parent)
}

const sourceOf = (name: string, files: readonly SourceFile[], problems: readonly Problem[]): Source => ({
  name,
  files: () => files,
  problems: () => problems
})

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))

const opening = <Value>(path: string, action: () => Value): Value => {
  try {
    return action()
  } catch (error) {
    if (error instanceof CannotRun) throw error
    const reason = isMissing(error)
      ? `there is no folder \`${path}\``
      : `cannot read \`${path}\`: ${String(error)}`
    throw new CannotRun(reason, 'name the policy folder with `--policies DIR`', { cause: error })
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A policy folder that is reached through a link inside the repository could lie anywhere. */
const checkFolder = (top: string, root: string): void => {
  if (!lstatSync(top).isDirectory() || realpathSync(top) !== join(realpathSync(root), relative(root, top))) {
    throw new CannotRun(
      `\`${top}\` is not a folder, or lies behind a symbolic link`,
      'name the folder itself'
    )
  }
}

/** Everything below a folder; git's own folder apart, and not into folders that lie too deep. */
const folderEntries = (top: string, below = ''): Entry[] =>
  readdirSync(join(top, below), { withFileTypes: true })
    .filter(({ name }) => name !== '.git')
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      const own: Entry = { path, kind: kindOf(entry), blob: '', size: 0 }
      const isEntered = own.kind === 'folder' && !isTooDeep(`${path}/`)
      return isEntered ? folderEntries(top, path) : [own]
    })

const kindOf = (entry: {
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
}): EntryKind => {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'other'
}

/** Reads at most one byte more than a document may have, however large the file is. */
const readCapped = (path: string, buffer: Buffer): Uint8Array => {
  const descriptor = openSync(path, 'r')
  try {
    let length = 0
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(descriptor, buffer, length, buffer.length - length, null)
    }
    return Uint8Array.prototype.slice.call(buffer, 0, length)
  } finally {
    closeSync(descriptor)
  }
}

const commitOf = (root: string, revision: string): string => {
  const unknown = new CannotRun(
    `there is no revision \`${revision}\` in the repository`,
    'name a branch, a tag or a commit; where only part of the history is here, fetch it first (`git fetch --unshallow`)'
  )
  const commit = revision === '' || revision.includes('\0') ? null : findCommit(root, revision)
  if (commit === null) throw unknown
  return commit
}

const findCommit = (root: string, revision: string): string | null => {
  const { status, output } = git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`
  ])
  return status === 0 ? output.toString('latin1').trim() : null
}

const treeEntries = (root: string, commit: string, prefix: string): Entry[] => {
  const tree = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}:${prefix}`])
  if (tree.status !== 0) return []
  const list = git(root, ['ls-tree', '-r', '-z', '-l', '--full-tree', tree.output.toString('latin1').trim()])
  if (list.status !== 0) {
    throw new CannotRun(
      `\`${prefix}\` is not a folder in that revision`,
      'name the policy folder with `--policies`'
    )
  }
  return list.output
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map(treeEntry)
}

const readBlobs = (root: string, found: readonly Found[]): SourceFile[] => {
  if (found.length === 0) return []
  const input = found.map(({ blob }) => `${blob}\n`).join('')
  const { status, output } = git(root, ['cat-file', '--batch', '--buffer'], input)
  let at = 0
  const files = found.map(({ file, blob }) => {
    const headerEnd = output.indexOf(10, at)
    const header = output.toString('latin1', at, headerEnd).split(' ')
    const size = Number(header[2])
    if (status !== 0 || header[0] !== blob || header[1] !== 'blob') throw missing(file)
    at = headerEnd + 1 + size + 1
    return { file, bytes: output.subarray(headerEnd + 1, headerEnd + 1 + size) }
  })
  return files
}

const missing = (file: string): CannotRun =>
  new CannotRun(`git does not have the content of \`${file}\``, 'fetch the whole repository, then run again')

/** Variables by which git would look at another repository, or at other objects, than the one that is named. */
const misleading =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE)$/

/** Runs git without a shell, without asking, and without fetching what is not here. */
const git = (
  root: string,
  args: readonly string[],
  input = ''
): { status: number | null; output: Buffer } => {
  const inherited = Object.entries(process.env).filter(([name]) => !misleading.test(name))
  const env = {
    ...Object.fromEntries(inherited),
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C'
  }
  const result = spawnSync('git', ['--no-replace-objects', '-C', root, ...args], {
    env,
    input,
    maxBuffer: Infinity
  })
  if (result.error) {
    throw new CannotRun(`git could not be started: ${result.error.message}`, 'install git', {
      cause: result.error
    })
  }
  const complaint = result.stderr.toString('utf8').trim().split('\n')[0] ?? ''
  if (/not a git repository|dubious ownership|cannot change to/.test(complaint)) {
    const help = 'run it inside a git repository that you own, or add it to `safe.directory` of git'
    throw new CannotRun(`git cannot read \`${root}\`: ${complaint}`, help)
  }
  return { status: result.status, output: result.stdout }
}
