import { acquireLocalLock } from '../../../src/sync/lock/local.ts'
import type { Acquired, Lock } from '../../../src/sync/lock/owner.ts'
import { acquireRefLock } from '../../../src/sync/lock/ref.ts'
import { gitLockRef } from '../../../src/world/git-lock.ts'
import { processIdentity } from '../../../src/world/identity.ts'
import { folderStore } from '../../../src/world/store.ts'

/** What a contender is told: to ask for a lock at an instant, or to say whether it has it and give it back. */
export type Order =
  | {
      readonly kind: 'ask'
      readonly at: number
      readonly lock: 'local' | 'ref'
      readonly folder: string
      readonly remote: string
    }
  | { readonly kind: 'release' }

/** What it answers. */
export interface Reply {
  readonly won: boolean
  readonly holds: boolean
  /** What is said with the lock, or in its place. */
  readonly text: string
}

let lock: Lock | null = null

const ask = ({ lock: kind, folder, remote }: Extract<Order, { kind: 'ask' }>): Acquired => {
  const [identity, clock, takeOver] = [processIdentity(), { now: Date.now }, null]
  return kind === 'local'
    ? acquireLocalLock({ store: folderStore(folder), identity, clock, takeOver })
    : acquireRefLock({ ref: gitLockRef(folder, remote), identity, clock, takeOver, plan: 'the plan' })
}

const obey = (order: Order): Reply => {
  if (order.kind === 'release') {
    const holds = lock?.holds() ?? false
    const text = lock?.release() ?? ''
    const won = lock !== null
    lock = null
    return { won, holds, text }
  }
  while (Date.now() < order.at);
  const acquired = ask(order)
  lock = acquired.kind === 'lock' ? acquired.lock : null
  const text = acquired.kind === 'lock' ? (acquired.lock.note ?? '') : acquired.message
  return { won: lock !== null, holds: lock?.holds() ?? false, text }
}

process.on('message', (order: Order) => process.send?.(obey(order)))
