import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import {
  acquireRefLock,
  gitLockRef,
  processEnvironment,
  type Acquired,
  type Environment,
  type Identity
} from '../../src/index.ts'
import { GitHubError, type GitHub } from '../github/port.ts'
import type { Inputs } from '../inputs.ts'
import type { Context } from '../model.ts'

/** Whoever has or had a lock. */
type Owner = Parameters<Identity['runs']>[0]

/**
 * The way to the outside where the Action runs. The lock is the one that the repository keeps, and its owner a run of a
 * workflow: whether another run still lives, GitHub is asked. Where the record ends is kept with the deployments and not
 * here, because the next run has another disk. `schemas` is the folder with the JSON Schemas of this package.
 */
export const actionEnvironment = async (
  context: Context,
  _inputs: Inputs,
  github: Pick<GitHub, 'run'>,
  schemas: string
): Promise<Environment> => {
  const local = processEnvironment('json', schemas)
  return {
    ...local,
    folder: context.workspace,
    user: context.actor,
    confirm: async () => null,
    anchor: () => null,
    lock: (policies, { plan, takeOver }) => {
      const ref = gitLockRef(dirname(policies), 'origin')
      const ask = (identity: Identity): Acquired =>
        acquireRefLock({ ref, identity, clock: local.clock, plan, takeOver })
      return lockOf(ask, context, github)
    }
  }
}

/** Asks for the lock; where another run has it, asks GitHub whether that run has ended, and then for the lock again. */
const lockOf = async (
  ask: (identity: Identity) => Acquired,
  context: Context,
  github: Pick<GitHub, 'run'>
): Promise<Acquired> => {
  const host = `github:${context.owner}/${context.repository}`
  const known = new Map<string, boolean | null>()
  const identity: Identity = {
    host,
    pid: context.run.id,
    start: String(context.run.attempt),
    user: context.actor,
    newToken: () => randomBytes(6).toString('hex'),
    runs: (owner) => (owner.host === host ? (known.get(nameOf(owner)) ?? null) : null)
  }
  for (;;) {
    const acquired = ask(identity)
    if (acquired.kind === 'lock') return acquired
    const { owner } = acquired
    const name = nameOf(owner)
    if (owner.host !== host || known.has(name)) return inWords(acquired, host)
    known.set(name, await isRunning(owner, github))
  }
}

const nameOf = ({ pid, start }: Owner): string => `run ${pid}, attempt ${start}`

/** Null where GitHub does not say: then nobody but a person can. */
const isRunning = async ({ pid, start }: Owner, github: Pick<GitHub, 'run'>): Promise<boolean | null> => {
  const attempt = Number(start)
  try {
    const run = await github.run(pid, Number.isSafeInteger(attempt) && attempt > 0 ? attempt : 1)
    return run === null ? null : run.status !== 'completed'
  } catch (error) {
    if (error instanceof GitHubError && (error.kind === 'denied' || error.kind === 'missing')) return null
    throw error
  }
}

const inWords = (held: Extract<Acquired, { readonly kind: 'held' }>, host: string): Acquired => {
  const { owner, message } = held
  return {
    ...held,
    message:
      owner.host === host ? `another apply has the lock: ${nameOf(owner)}, since ${owner.since}` : message,
    help: 'wait until it has ended, then run this job again; where it is known to have ended, remove the lock with `git push origin :refs/rolewright/lock`'
  }
}
