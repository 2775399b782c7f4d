import type { Instant } from '../model/instant.ts'
import type { History } from '../commands/command.ts'
import { runGit } from './git.ts'

/**
 * Since when the lines of documents stand there, by the commits of the git repository around a folder. Each file is
 * looked at once. Null for a line that is not committed, where there is no repository or no git, and where a clone has
 * only the end of the history.
 */
export const gitHistory = (folder: string): History => {
  const root = git(folder, ['rev-parse', '--show-toplevel'])?.replace(/\n$/, '') ?? null
  const isShallow = root !== null && git(root, ['rev-parse', '--is-shallow-repository']) !== 'false\n'
  const known = new Map<string, ReadonlyMap<number, Instant>>()
  return (file, line) => {
    if (root === null) return null
    const lines = known.get(file) ?? linesOf(root, file, isShallow)
    known.set(file, lines)
    return lines.get(line) ?? null
  }
}

/** Line → when it was committed. */
const linesOf = (root: string, file: string, isShallow: boolean): ReadonlyMap<number, Instant> => {
  const blamed = git(root, ['blame', '--porcelain', '--', file]) ?? ''
  const commits = new Map<string, Instant>()
  const unknown = new Set<string>()
  const lines: (readonly [line: number, commit: string])[] = []
  let current = ''
  for (const text of blamed.split('\n')) {
    const [, commit, line] = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(text) ?? []
    if (commit !== undefined) {
      current = commit
      lines.push([Number(line), commit])
    }
    const [, seconds] = /^committer-time (\d+)$/.exec(text) ?? []
    if (seconds !== undefined) commits.set(current, Number(seconds) * 1000)
    if (/^0+$/.test(current) || (isShallow && text === 'boundary')) unknown.add(current)
  }
  return new Map(
    lines.flatMap(([line, commit]) => {
      const instant = unknown.has(commit) ? undefined : commits.get(commit)
      return instant === undefined ? [] : [[line, instant] as const]
    })
  )
}

/** What git prints; null where it cannot. */
const git = (folder: string, args: readonly string[]): string | null => {
  const { ok, output } = runGit(folder, args)
  return ok ? output : null
}
