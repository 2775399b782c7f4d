import { spawnSync } from 'node:child_process'

/** What a call of git has left. */
export interface GitRun {
  readonly ok: boolean
  /** What it has printed. */
  readonly bytes: Buffer
  /** The same as text. */
  readonly output: string
  /** The first line of what it complains about. */
  readonly complaint: string
}

/** Variables by which git would look at another repository, or at other objects, than the one that is named. */
const misleading =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE)$/

/** No call takes longer, in milliseconds. */
const longest = 120_000

/** Whoever commits what this program keeps in git. */
const committer: Readonly<Record<string, string>> = {
  GIT_AUTHOR_NAME: 'rolewright',
  GIT_AUTHOR_EMAIL: 'rolewright@localhost',
  GIT_COMMITTER_NAME: 'rolewright',
  GIT_COMMITTER_EMAIL: 'rolewright@localhost'
}

/** Runs git in a folder: without a shell, without asking anybody anything, and not for ever. */
export const runGit = (folder: string, args: readonly string[], input = ''): GitRun => {
  const inherited = Object.entries(process.env).filter(([name]) => !misleading.test(name))
  const env = {
    ...Object.fromEntries(inherited),
    ...committer,
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C'
  }
  const { status, stdout, stderr, error } = spawnSync(
    'git',
    ['--no-replace-objects', '-C', folder, ...args],
    {
      env,
      input,
      maxBuffer: Infinity,
      timeout: longest
    }
  )
  // A git that gives up before it has read its input has said why.
  const isOver = error === undefined || status !== null
  const complaint = isOver ? stderr.toString('utf8').trim().split('\n')[0] : error.message
  const bytes = isOver ? stdout : Buffer.alloc(0)
  return { ok: status === 0, bytes, output: bytes.toString('utf8'), complaint: complaint ?? '' }
}

/** Brings what a remote has under a name, or a commit, here: objects only, no ref of this repository is changed. */
export const fetchObjects = (folder: string, remote: string, wanted: string): GitRun =>
  runGit(folder, [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-auto-maintenance',
    '--no-write-fetch-head',
    '--recurse-submodules=no',
    '--end-of-options',
    remote,
    wanted
  ])
