import type { Identity } from '../../src/sync/lock/owner.ts'
import type { Run } from './run.ts'

/** A simulated process as the owner of a lock: it knows which others of its machine still run, and none elsewhere. */
export const identityOf = (run: Run, elsewhere: boolean, runs: readonly Run[]): Identity => {
  let tokens = 0
  const host = elsewhere ? 'elsewhere' : 'here'
  return {
    host,
    pid: run.number,
    start: String(run.number),
    user: 'somebody',
    newToken: () => `token-${run.number}-${(tokens += 1)}`,
    runs: (owner) => {
      if (owner.host !== host) return null
      return runs[owner.pid]?.isRunning() === true
    }
  }
}
