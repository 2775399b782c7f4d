import { CannotRun } from '../model/errors.ts'
import type { SharedRef } from '../sync/lock/ref.ts'
import { fetchObjects, runGit, type GitRun } from './git.ts'

/** The ref that stands for the lock. */
const lockRef = 'refs/rolewright/lock'

/**
 * The ref of a remote repository that a shared lock needs, reached through the repository around a folder. `remote` is
 * a name such as `origin`, or an address. Objects are made and fetched here; refs are only changed there.
 */
export const gitLockRef = (folder: string, remote: string): SharedRef => {
  const read = (): string | null => {
    const { output } = reached(
      remote,
      runGit(folder, ['ls-remote', '--refs', '--end-of-options', remote, lockRef])
    )
    const [, commit] = /^([0-9a-f]{40,64})\trefs\/rolewright\/lock$/m.exec(output) ?? []
    return commit ?? null
  }
  return {
    name: `${lockRef} of ${remote}`,
    read,
    content(commit, names) {
      const here = filesOf(folder, commit, names)
      if (here !== null) return here
      // It may be another one, or gone, by now.
      fetchObjects(folder, remote, lockRef)
      return filesOf(folder, commit, names)
    },
    make(files) {
      const entries = Object.entries(files).map(([name, text]) => {
        const { output } = made(runGit(folder, ['hash-object', '-w', '-t', 'blob', '--stdin'], text))
        return `100644 blob ${output.trim()}\t${name}\0`
      })
      const tree = made(runGit(folder, ['mktree', '-z'], entries.join(''))).output.trim()
      return made(runGit(folder, ['commit-tree', tree, '-m', 'Lock of an apply'])).output.trim()
    },
    swap(from, to) {
      const run = push(folder, remote, from, to)
      if (run.ok) return true
      // Whether it was refused, or done and only the answer was lost, the remote itself knows.
      const now = read()
      if (now === to) return true
      if (now !== from) return false
      throw new CannotRun(
        `git cannot change \`${lockRef}\` of \`${remote}\`: ${run.complaint}`,
        'see that whoever runs this may push to that repository, and run again'
      )
    }
  }
}

const push = (folder: string, remote: string, from: string | null, to: string | null): GitRun =>
  runGit(folder, [
    'push',
    '--quiet',
    '--no-verify',
    '--no-signed',
    '--no-follow-tags',
    '--recurse-submodules=no',
    `--force-with-lease=${lockRef}:${from ?? ''}`,
    '--end-of-options',
    remote,
    `${to ?? ''}:${lockRef}`
  ])

/** Files of a commit; null where the commit is not here. */
const filesOf = (
  folder: string,
  commit: string,
  names: readonly string[]
): readonly (string | null)[] | null => {
  const asked = [commit, ...names.map((name) => `${commit}:${name}`)].map((object) => `${object}\n`)
  const { ok, bytes } = runGit(folder, ['cat-file', '--batch'], asked.join(''))
  if (!ok) return null
  const [own = null, ...files] = objectsIn(bytes)
  return own === null ? null : files
}

/** What `git cat-file --batch` has printed, object by object; null for each that is missing. */
const objectsIn = (bytes: Buffer): readonly (string | null)[] => {
  const objects: (string | null)[] = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at)
    const size = / (?:blob|commit|tree|tag) (\d+)$/.exec(bytes.toString('utf8', at, end))?.[1]
    const length = size === undefined ? -1 : Number(size)
    objects.push(length < 0 ? null : bytes.toString('utf8', end + 1, end + 1 + length))
    at = end + 1 + length + 1
  }
  return objects
}

const reached = (remote: string, run: GitRun): GitRun => {
  if (run.ok) return run
  throw new CannotRun(
    `git cannot reach \`${remote}\`: ${run.complaint}`,
    'see that the repository can be reached without being asked for a password, and run again'
  )
}

const made = (run: GitRun): GitRun => {
  if (run.ok) return run
  throw new CannotRun(
    `git cannot keep the lock: ${run.complaint}`,
    'run it inside a git repository that can be written to'
  )
}
