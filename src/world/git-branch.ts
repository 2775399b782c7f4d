import { CannotRun } from '../model/errors.ts'
import { fetchObjects, runGit, type GitRun } from './git.ts'

/** A file as git has it. */
export interface BranchFile {
  readonly mode: string
  /** The hash of its content. */
  readonly object: string
}

/** The files of a commit, by path. */
export type BranchTree = ReadonlyMap<string, BranchFile>

/** The mode of a file that is nothing but a file. */
export const plainFile = '100644'

/**
 * A branch of a remote repository, read and written without a work tree: objects are made and fetched here, and the branch
 * is only changed there. Everything throws `CannotRun` where git cannot do it.
 */
export interface SharedBranch {
  /** What a person would call it. */
  readonly name: string
  /** The newest commit, which is here then; null where there is no such branch. */
  fetch(): string | null
  /** The files of a commit; none for null. */
  tree(commit: string | null): BranchTree
  /** Contents by their hashes. */
  contents(objects: readonly string[]): ReadonlyMap<string, Buffer>
  /** Keeps the contents of files of the disk, named by absolute paths. Answers with their hashes, in the same order. */
  keep(paths: readonly string[]): readonly string[]
  /** Keeps a text. Answers with its hash. */
  keepText(text: string): string
  /** Makes a commit with exactly these files after another one, or the first one. */
  commit(files: BranchTree, parent: string | null, message: string): string
  /** Points the branch from one commit to one that follows it, if and only if it still points at the first. */
  push(from: string | null, to: string): boolean
}

/** How often the newest commit is looked for where it changes all the time. */
const tries = 10

/**
 * The branch of a remote, reached through the repository around a folder. `remote` is a name such as `origin`, or an
 * address. A branch that does not exist is one without files.
 */
export const sharedBranch = (folder: string, remote: string, branch: string): SharedBranch => {
  const ref = `refs/heads/${branch}`
  const name = `\`${branch}\` of \`${remote}\``
  if (!runGit(folder, ['check-ref-format', ref]).ok) {
    throw new CannotRun(`\`${branch}\` cannot be the name of a branch`, 'name another one')
  }
  const run = (args: readonly string[], input = ''): GitRun => made(name, runGit(folder, args, input))
  const read = (): string | null => {
    const asked = runGit(folder, ['ls-remote', '--refs', '--end-of-options', remote, ref])
    const [commit = ''] = reached(name, asked).output.split('\t')
    return /^[0-9a-f]{40,64}$/.test(commit) ? commit : null
  }
  const isHere = (commit: string): boolean =>
    runGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{tree}`]).ok
  return {
    name,
    fetch() {
      for (let tried = 0; tried < tries; tried++) {
        const commit = read()
        if (commit === null || isHere(commit)) return commit
        reached(name, fetchObjects(folder, remote, ref))
        if (isHere(commit)) return commit
      }
      throw new CannotRun(`the branch ${name} changes all the time`, 'run again in a moment')
    },
    tree(commit) {
      if (commit === null) return new Map()
      const { output } = run(['ls-tree', '-r', '-z', '--full-tree', commit])
      return new Map(output.split('\0').flatMap((line) => (line === '' ? [] : [entryIn(line)])))
    },
    contents(objects) {
      if (objects.length === 0) return new Map()
      const { bytes } = run(['cat-file', '--batch'], objects.map((object) => `${object}\n`).join(''))
      return contentsIn(name, bytes)
    },
    keep(paths) {
      if (paths.length === 0) return []
      const { output } = run(['hash-object', '-w', '--no-filters', '--stdin-paths'], `${paths.join('\n')}\n`)
      return output.trim().split('\n')
    },
    keepText: (text) => run(['hash-object', '-w', '-t', 'blob', '--stdin'], text).output.trim(),
    commit(files, parent, message) {
      const tree = treeOf(files, (entries) => run(['mktree', '-z'], entries).output.trim())
      const after = parent === null ? [] : ['-p', parent]
      return run(['commit-tree', tree, ...after, '-m', message]).output.trim()
    },
    push(from, to) {
      const pushed = runGit(folder, [
        ...pushing,
        `--force-with-lease=${ref}:${from ?? ''}`,
        ...onto(remote, to, ref)
      ])
      if (pushed.ok) return true
      // Whether it was refused, or done and only the answer was lost, the remote itself knows.
      const now = read()
      if (now === to) return true
      if (now !== from) return false
      throw new CannotRun(
        `git cannot change the branch ${name}: ${pushed.complaint}`,
        'see that whoever runs this may push to that branch (`contents: write`), and run again'
      )
    }
  }
}

const pushing = [
  'push',
  '--quiet',
  '--no-verify',
  '--no-signed',
  '--no-follow-tags',
  '--recurse-submodules=no'
] as const

const onto = (remote: string, commit: string, ref: string): readonly string[] => [
  '--end-of-options',
  remote,
  `${commit}:${ref}`
]

const entryIn = (line: string): readonly [string, BranchFile] => {
  const tab = line.indexOf('\t')
  const [mode = '', , object = ''] = line.slice(0, tab).split(' ')
  return [line.slice(tab + 1), { mode, object }]
}

/** What `git cat-file --batch` has printed, by hash. */
const contentsIn = (name: string, bytes: Buffer): ReadonlyMap<string, Buffer> => {
  const contents = new Map<string, Buffer>()
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at)
    const [object = '', type, size] = bytes.toString('latin1', at, end).split(' ')
    if (type !== 'blob') {
      throw new CannotRun(`git does not have a file of the branch ${name}`, 'fetch it whole, and run again')
    }
    at = end + 1 + Number(size)
    contents.set(object, bytes.subarray(end + 1, at))
    at += 1
  }
  return contents
}

/** Makes the tree of files, folder by folder from within. */
const treeOf = (files: BranchTree, make: (entries: string) => string): string => {
  const folders = new Map<string, Map<string, BranchFile>>()
  const entries: string[] = []
  for (const [path, file] of files) {
    const slash = path.indexOf('/')
    if (slash < 0) entries.push(entryOf(file.mode, file.object, path))
    else {
      const folder = folders.get(path.slice(0, slash)) ?? new Map<string, BranchFile>()
      folders.set(path.slice(0, slash), folder.set(path.slice(slash + 1), file))
    }
  }
  for (const [folder, inside] of folders) entries.push(entryOf('040000', treeOf(inside, make), folder))
  return make(entries.join(''))
}

const entryOf = (mode: string, object: string, name: string): string => {
  const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob'
  return `${mode} ${type} ${object}\t${name}\0`
}

const reached = (name: string, run: GitRun): GitRun => {
  if (run.ok) return run
  throw new CannotRun(
    `git cannot reach the branch ${name}: ${run.complaint}`,
    'see that the repository can be reached without being asked for a password, and run again'
  )
}

const made = (name: string, run: GitRun): GitRun => {
  if (run.ok) return run
  throw new CannotRun(
    `git cannot read or keep the files of the branch ${name}: ${run.complaint}`,
    'run it inside a git repository that can be written to'
  )
}
