import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { built } from '../support/cli.ts'

/** What the program left, called in a process of its own. */
export interface Ended {
  /** Null where it was killed, or ran out of memory. */
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
}

/** Calls the program with so much memory, without a network, for at most a minute. */
export const callAlone = (folder: string, megabytes: number, ...args: readonly string[]): Ended => {
  const limits = [
    `--max-old-space-size=${megabytes}`,
    '--require',
    join(import.meta.dirname, 'no-network.cjs')
  ]
  const start = performance.now()
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [...limits, built, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '' },
    encoding: 'utf8',
    input: '',
    maxBuffer: 1024 ** 3,
    timeout: 60_000
  })
  if (error) throw error
  return { exit: status, stdout, stderr, seconds: (performance.now() - start) / 1000 }
}
