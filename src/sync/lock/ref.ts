import type { Clock } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import {
  judgeOwner,
  ownerOf,
  ownerText,
  parseOwner,
  unknownOwner,
  type Acquired,
  type Free,
  type Held,
  type Identity,
  type Lock
} from './owner.ts'

/** One git ref of a shared repository, as far as a lock needs it. Throws `CannotRun` where that cannot be reached. */
export interface SharedRef {
  /** What a person would call it. */
  readonly name: string
  /** The commit that it points at; null where there is no such ref. */
  read(): string | null
  /**
   * Files of the commit that it points at, in the order of their names, null for each that it does not have. Null where
   * the commit cannot be had, as when it points at another one by now.
   */
  content(commit: string, names: readonly string[]): readonly (string | null)[] | null
  /** Makes a commit of files, without a parent. */
  make(files: Readonly<Record<string, string>>): string
  /** Points it from one commit to another, null for none, if and only if it still points at the first. */
  swap(from: string | null, to: string | null): boolean
}

/** What a shared lock is asked for with. */
export interface RefLockOptions {
  readonly ref: SharedRef
  readonly identity: Identity
  readonly clock: Pick<Clock, 'now'>
  /** The plan to be carried out, which the lock keeps; null where there is none yet. */
  readonly plan: string | null
  /** The name of a lock whose owner a person knows to have ended; null where none was named. */
  readonly takeOver: string | null
}

/** How often it is tried again where others were faster; each time one of them has got it or given it back. */
const tries = 20

const ownerFile = 'owner.json'
const planFile = 'plan.json'

/**
 * Asks for the lock that a shared repository keeps. Of many that ask at once, wherever they are, one gets it. It is
 * taken over where its owner was a process of this host that has ended, or where a person has named it. Throws
 * `CannotRun` where the repository cannot be reached.
 */
export const acquireRefLock = (options: RefLockOptions): Acquired => {
  const { ref, identity, clock, plan } = options
  const owner = ownerOf(identity, clock.now())
  let commit: string | null = null
  for (let tried = 0; tried < tries; tried++) {
    const before = ref.read()
    const found = ask(before, options)
    if (found === null) continue
    if (found.kind === 'held') return found
    commit ??= ref.make({ [ownerFile]: ownerText(owner), ...(plan !== null && { [planFile]: plan }) })
    if (ref.swap(before, commit)) return { kind: 'lock', lock: lockOf(ref, commit, found) }
  }
  throw new CannotRun(`\`${ref.name}\` is given from hand to hand all the time`, 'run again in a moment')
}

/** Whether the lock can be had; null where it was changed meanwhile. */
const ask = (commit: string | null, options: RefLockOptions): Held | Free | null => {
  if (commit === null) return { kind: 'free', previous: null, note: null }
  const files = options.ref.content(commit, [ownerFile, planFile])
  if (files === null && options.ref.read() !== commit) return null
  const name = nameOf(commit)
  const owner = { ...(parseOwner(files?.[0] ?? '') ?? unknownOwner(name)), token: commit }
  return judgeOwner({ owner, plan: files?.[1] ?? null }, name, options)
}

/** How a person calls a lock: the beginning of its commit. */
const nameOf = (commit: string): string => commit.slice(0, 12)

const lockOf = (ref: SharedRef, commit: string, { previous, note }: Free): Lock => ({
  token: commit,
  note,
  previous,
  holds: () => {
    try {
      return ref.read() === commit
    } catch (error) {
      if (error instanceof CannotRun) return false
      throw error
    }
  },
  release: () => {
    try {
      ref.swap(commit, null)
      return null
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error
      return `the lock \`${ref.name}\` could not be given back: ${error.message}; the next apply has to be told \`--take-over ${nameOf(commit)}\``
    }
  }
})
