import { spawnSync } from 'node:child_process'
import type { Workspace } from './cli.ts'

/** Runs git in a workspace, as nobody in particular, at a time that is always the same. */
export const git = ({ folder }: Workspace, ...args: readonly string[]): string => {
  const env = {
    PATH: process.env['PATH'] ?? '',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_DATE: '2026-11-20T12:00:00Z',
    GIT_COMMITTER_DATE: '2026-11-20T12:00:00Z'
  }
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** Commits everything in a workspace; makes it a repository first where it is none. */
export const commit = (workspace: Workspace): void => {
  if (!workspace.has('.git')) git(workspace, 'init', '--quiet', '--initial-branch=main')
  git(workspace, 'add', '--all')
  git(workspace, 'commit', '--quiet', '--allow-empty', '--message=change')
}
