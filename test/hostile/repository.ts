import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A git repository of its own; gone after the test. */
export interface Repository {
  readonly folder: string
  readonly git: (...args: readonly string[]) => string
  readonly write: (path: string, content: string) => void
  readonly commit: () => void
  /** Commits a tree in which these paths lie as they are, whatever git would think of them. */
  readonly commitRaw: (paths: readonly string[], content: string) => void
}

const settings = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'core.autocrlf=false']

/** Makes an empty repository. */
export const repository = (): Repository => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-hostile-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const run = (input: string, args: readonly string[]): string =>
    execFileSync('git', [...settings, ...args], { cwd: folder, input, encoding: 'utf8' }).trim()
  const git = (...args: readonly string[]): string => run('', args)
  git('init', '--quiet')
  return {
    folder,
    git,
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    },
    commit: () => {
      git('add', '--all', '--force')
      git('commit', '--quiet', '--allow-empty', '--message', 'x')
    },
    commitRaw: (paths, content) => {
      const blob = run(content, ['hash-object', '-w', '--stdin'])
      const tree = treeOf(
        paths.map((path) => path.split('/')),
        blob,
        (input) => run(input, ['mktree', '-z'])
      )
      git('update-ref', 'HEAD', run('x', ['commit-tree', tree]))
    }
  }
}

const treeOf = (
  paths: readonly (readonly string[])[],
  blob: string,
  make: (input: string) => string
): string => {
  const names = [...new Set(paths.map(([name = '']) => name))]
  const entries = names.map((name) => {
    const inside = paths
      .filter(([first, ...rest]) => first === name && rest.length > 0)
      .map((path) => path.slice(1))
    return inside.length === 0
      ? `100644 blob ${blob}\t${name}`
      : `040000 tree ${treeOf(inside, blob, make)}\t${name}`
  })
  return make(entries.map((entry) => `${entry}\0`).join(''))
}
