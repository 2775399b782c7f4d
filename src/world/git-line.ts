import { CannotRun } from '../model/errors.ts'
import { fetchObjects, runGit } from './git.ts'

/** A commit of the main line: what stood before it on that line, and the documents that it changes. */
export interface LineCommit {
  readonly commit: string
  /** Null for the first commit of all. */
  readonly before: string | null
  /** Paths from the root of the repository. */
  readonly documents: readonly string[]
}

/**
 * The commits of the main line after one commit (null for the very first) and up to another, oldest first, and of them the
 * newest so many: what a merge brings counts as the merge. Null where the first is not in this repository. Throws
 * `CannotRun` where only part of the history is here.
 */
export const lineAfter = (
  policies: string,
  from: string | null,
  to: string,
  most: number = Infinity
): readonly LineCommit[] | null => {
  if (runGit(policies, ['rev-parse', '--is-shallow-repository']).output.startsWith('true')) {
    throw new CannotRun(
      'only part of the history is here, so nobody can say what was merged',
      'check the repository out with `fetch-depth: 0`'
    )
  }
  if (from !== null && commitOf(policies, from) === null) return null
  const range = [
    ...(most < Infinity ? [`--max-count=${most}`] : []),
    ...(from === null ? [] : [`^${from}`]),
    to
  ]
  const { ok, output, complaint } = runGit(policies, [...listing, ...range, '--'])
  if (!ok)
    throw new CannotRun(`git cannot say what was merged: ${complaint}`, 'see that the repository is whole')
  const prefix = prefixOf(policies)
  return commitsIn(output).map(({ documents, ...commit }) => ({
    ...commit,
    documents: documents.filter((path) => path.startsWith(prefix) && /\.ya?ml$/i.test(path))
  }))
}

const listing = [
  'log',
  '--first-parent',
  '--diff-merges=first-parent',
  '--reverse',
  '--no-renames',
  '--no-show-signature',
  '--root',
  '--raw',
  '--no-abbrev',
  '-z',
  '--format=%x00%H %P%x00'
] as const

/** A commit and its parents, or a change, which the path that it is about follows. */
const commitsIn = (output: string): readonly LineCommit[] => {
  const commits: (LineCommit & { readonly documents: string[] })[] = []
  let isPath = false
  for (const token of output.split('\0')) {
    if (isPath) commits.at(-1)?.documents.push(token)
    const isHead = !isPath && /^[0-9a-f]{40,64}(?: |$)/.test(token)
    isPath = !isPath && /^\n?:/.test(token)
    if (!isHead) continue
    const [commit = '', before = ''] = token.split(' ')
    commits.push({ commit, before: before === '' ? null : before, documents: [] })
  }
  return commits
}

/** The content of a file at a commit, as its hash; null where there is no such file. */
export const fileAt = (policies: string, commit: string, path: string): string | null =>
  named(policies, `${commit}:${path}`)

/** The full hash of a commit; null where it is not here. */
export const commitOf = (folder: string, commit: string): string | null => named(folder, `${commit}^{commit}`)

const named = (folder: string, object: string): string | null => {
  const { ok, output } = runGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', object])
  return ok ? output.trim() : null
}

/** The path of the policy folder in its repository, with a `/` behind it. */
const prefixOf = (policies: string): string =>
  runGit(policies, ['rev-parse', '--show-prefix']).output.replace(/\n$/, '')

/** Brings a commit here that no branch may lead to any more, as after a forced push. Answers whether it is here. */
export const fetchCommit = (folder: string, remote: string, commit: string): boolean => {
  if (commitOf(folder, commit) !== null) return true
  fetchObjects(folder, remote, commit)
  return commitOf(folder, commit) !== null
}
