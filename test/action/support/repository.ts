import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../../support/cli.ts'

/** Runs git in a folder, as somebody; throws where it fails. */
export const git = (folder: string, args: readonly string[], by = 'admin', input?: string): string => {
  const { status, stdout, stderr } = spawnSync('git', [...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: by,
      GIT_AUTHOR_EMAIL: emailOf(by),
      GIT_COMMITTER_NAME: by,
      GIT_COMMITTER_EMAIL: emailOf(by)
    },
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    ...(input === undefined ? {} : { input })
  })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout.trimEnd()
}

/** The address that a login commits with, and the other way round. */
const emailOf = (login: string): string => `${login}@example.org`
export const loginOf = (email: string): string | null => /^(.+)@example\.org$/.exec(email)?.[1] ?? null

/** Files by their path; null where one is to go. */
export type Files = Readonly<Record<string, string | null>>

/** A commit that is to be made. */
export interface Change {
  /** Where it is made on; the branch itself where it is there, else `main`. */
  readonly from?: string
  readonly by?: string
  readonly message?: string
}

/** A real repository that a checkout has as its `origin`, and a checkout to change it with. */
export interface Repository {
  /** The folder of the bare repository. */
  readonly folder: string
  git(...args: readonly string[]): string
  has(revision: string): boolean
  /** The commit that a revision names. Throws where there is none. */
  commitOf(revision: string): string
  /** Makes a commit on a ref and answers with it. */
  commit(ref: string, files: Files, change?: Change): string
  /** The commit that joins two; null where they contradict each other. */
  mergeOf(base: string, head: string, message: string, by?: string): string | null
  close(): void
}

/** Repositories that worlds of this process have begun with: what is in them → where they are. */
const beginnings = new Map<string, string>()

process.once('exit', () => {
  for (const place of beginnings.values()) rmSync(place, { recursive: true, force: true })
})

/** A bare repository and a checkout with a first commit. */
const begun = (files: Files, copied: readonly string[]): string => {
  const key = JSON.stringify([files, copied])
  const known = beginnings.get(key)
  if (known !== undefined) return known
  const place = mkdtempSync(join(tmpdir(), 'rolewright-begin-'))
  const [folder, work] = [join(place, 'origin.git'), join(place, 'work')]
  git(place, ['init', '--quiet', '--template=', '--bare', '--initial-branch=main', folder])
  git(folder, ['config', 'uploadpack.allowAnySHA1InWant', 'true'])
  git(place, ['init', '--quiet', '--template=', '--initial-branch=main', work])
  for (const name of copied) cpSync(join(root, name), join(work, name), { recursive: true })
  write(work, files)
  git(work, ['add', '--all', '--force'])
  git(work, ['commit', '--quiet', '--allow-empty', '--message=first'])
  git(work, ['push', '--quiet', folder, 'HEAD:refs/heads/main'])
  beginnings.set(key, place)
  return place
}

/** Makes the repository with its first commit on `main`. `copied` are folders that are taken over as they are. */
export const makeRepository = (files: Files, copied: readonly string[]): Repository => {
  const place = mkdtempSync(join(tmpdir(), 'rolewright-origin-'))
  cpSync(begun(files, copied), place, { recursive: true })
  const folder = join(place, 'origin.git')
  const work = join(place, 'work')
  const run = (...args: readonly string[]): string => git(folder, args)
  const commit: Repository['commit'] = (ref, changed, change = {}) => {
    const { by = 'admin', message = 'change' } = change
    const start = change.from ?? (has(ref) ? ref : 'refs/heads/main')
    if (has(start)) {
      git(work, ['fetch', '--quiet', folder, run('rev-parse', start)])
      git(work, ['checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD'])
    }
    write(work, changed)
    git(work, ['add', '--all', '--force'])
    git(work, ['commit', '--quiet', '--allow-empty', `--message=${message}`], by)
    git(work, ['push', '--quiet', '--force', folder, `HEAD:${ref}`])
    return git(work, ['rev-parse', 'HEAD'])
  }
  const has = (revision: string): boolean => {
    try {
      run('rev-parse', '--verify', '--quiet', `${revision}^{commit}`)
      return true
    } catch {
      return false
    }
  }
  return {
    folder,
    git: run,
    has,
    commitOf: (revision) => run('rev-parse', '--verify', `${revision}^{commit}`),
    commit,
    mergeOf: (base, head, message, by = 'admin') => {
      const tree = treeOf(folder, base, head)
      return tree && git(folder, ['commit-tree', tree, '-p', base, '-p', head, '-m', message], by)
    },
    close: () => rmSync(place, { recursive: true, force: true })
  }
}

const treeOf = (folder: string, base: string, head: string): string | null => {
  try {
    return git(folder, ['merge-tree', '--write-tree', base, head]).split('\n')[0] ?? null
  } catch {
    return null
  }
}

const write = (folder: string, files: Files): void => {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    rmSync(file, { force: true })
    if (text === null) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
