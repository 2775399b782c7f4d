import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const program = join(root, 'dist/rolewright.cjs')

/** A fenced block: its language, the file that its content is saved as, the content. */
const fenced = /^```([a-z]+)(?: (\S+))?\n([\s\S]*?)^```$/gm

/** What a page may show: our own command, looking at files, small edits, and the last exit code. */
const allowed = /^(?:npx rolewright|cat|ls|rm|sed -i\S*|echo \$\?)(?: |$)/

/** A page's blocks of one language, with the file that each is saved as; null where none is named. */
export const blocksOf = (
  page: string,
  language: string
): readonly { readonly file: string | null; readonly text: string }[] =>
  [...page.matchAll(fenced)]
    .filter(([, written]) => written === language)
    .map(([, , file, text = '']) => ({ file: file ?? null, text }))

/**
 * The page with the output that each command really has. Its `yaml` blocks that name a file are saved and the commands
 * of its `console` blocks run, from the top, in one copy of the example organisation. Needs the built command.
 */
export const freshReadme = (page: string): string => {
  if (!existsSync(program)) throw new Error('the command is not built: run `npm run build:cli`')
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-page-'))
  try {
    cpSync(join(root, 'policies'), join(folder, 'policies'), { recursive: true })
    commit(folder)
    const run = shellIn(folder)
    return page.replace(fenced, (block: string, language: string, file: string | undefined, text: string) => {
      if (language === 'yaml' && file !== undefined) save(folder, file, text)
      return language === 'console' ? `\`\`\`console\n${transcript(text, run)}\`\`\`` : block
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The example as it stood in git on one day, so that answers which ask git are the same on every machine. */
const commit = (folder: string): void => {
  const date = '2026-11-02T09:00:00Z'
  const identity = ['-c', 'user.name=Admin', '-c', 'user.email=admin@example.org']
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  for (const args of [
    ['init', '--quiet'],
    ['add', 'policies'],
    ['commit', '--quiet', '--message', 'The example']
  ]) {
    const { status, stderr } = spawnSync('git', [...identity, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8'
    })
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`)
  }
}

const save = (folder: string, file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

/** The commands of a block, each followed by what it prints now. */
const transcript = (text: string, run: (command: string) => string): string =>
  text
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => `${line}\n${run(line.slice(2))}`)
    .join('')

/** Runs commands in a folder, one after another; each knows how the one before ended. */
const shellIn = (folder: string): ((command: string) => string) => {
  const own = `npx() { shift; '${process.execPath}' '${program}' "$@"; }`
  const environment = { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C.UTF-8', NO_COLOR: '1' }
  let last = 0
  return (command) => {
    if (!allowed.test(command)) throw new Error(`a page must not run \`${command}\``)
    const script = `exec 2>&1; ${own}; (exit ${last}); ${command}`
    const { status, stdout } = spawnSync('bash', ['-c', script], {
      cwd: folder,
      env: environment,
      encoding: 'utf8'
    })
    if (stdout.includes(folder) || stdout.includes(root))
      throw new Error(`\`${command}\` shows a path of this machine`)
    last = status ?? 1
    return stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`
  }
}
