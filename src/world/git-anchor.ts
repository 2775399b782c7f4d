import { createHash } from 'node:crypto'
import { CannotRun } from '../model/errors.ts'
import type { RecordHead } from '../model/record.ts'
import { headText, parseHead } from '../sync/record/heads.ts'
import type { Anchor } from '../sync/record/record.ts'
import { runGit, type GitRun } from './git.ts'

/**
 * Keeps the end of the record as a ref of the git repository around a folder. Null where there is no repository, or no
 * git. Work trees of one repository, and folders inside of it, have a ref of their own each.
 */
export const gitAnchor = (folder: string): Anchor | null => {
  const here = ['rev-parse', '--path-format=absolute', '--show-prefix', '--git-dir', '--git-common-dir']
  const { ok, output } = runGit(folder, here)
  if (!ok) return null
  const [prefix = '', own = '', common = ''] = output.split('\n')
  const ref = refOf(prefix, own === common)
  let known: string | null = null
  return {
    name: ref,
    read() {
      known = pointedAt(folder, ref)
      return known === null ? null : headIn(folder, ref, known)
    },
    write(head) {
      known ??= pointedAt(folder, ref)
      const made = working(
        ref,
        runGit(folder, ['hash-object', '-w', '-t', 'blob', '--stdin'], headText(head))
      )
      const blob = made.output.trim()
      working(ref, runGit(folder, ['update-ref', '--no-deref', ref, blob, known ?? '0'.repeat(blob.length)]))
      known = blob
    }
  }
}

/** `prefix` is the folder's path in its repository, with a `/` behind it. */
const refOf = (prefix: string, isMain: boolean): string => {
  const space = isMain ? 'refs/rolewright' : 'refs/worktree/rolewright'
  const own = createHash('sha256').update(prefix).digest('hex').slice(0, 12)
  return `${space}/record${prefix === '' ? '' : `-${own}`}`
}

/** The object that a ref points at; null where there is no such ref. */
const pointedAt = (folder: string, ref: string): string | null => {
  const { ok, output } = runGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref])
  return ok ? output.trim() : null
}

const headIn = (folder: string, ref: string, object: string): RecordHead | 'spoilt' => {
  const blob = runGit(folder, ['cat-file', 'blob', object])
  if (!blob.ok && !/bad file|not a/i.test(blob.complaint)) working(ref, blob)
  return parseHead(blob.output) ?? 'spoilt'
}

const working = (ref: string, run: GitRun): GitRun => {
  if (run.ok) return run
  throw new CannotRun(
    `git cannot keep the end of the record in \`${ref}\`: ${run.complaint}`,
    'see that the repository can be written to, that only one apply runs at a time, and run again'
  )
}
