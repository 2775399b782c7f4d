import type { Clock, Store } from '../../model/connector.ts'
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

/**
 * Each lock is a file of its own whose name is the next number, which only one can make. The one with the highest
 * number counts. Because it is never removed, only followed by a higher one, a number is never had twice: whoever is
 * late with a take-over finds a higher one and stands back.
 */
const folder = 'lock'

/** How often it is tried again where others were faster; each time one of them has got it or given it back. */
const tries = 100

/** What is in the file that follows a lock that was given back. */
const free = '{}\n'

/** What a lock is asked for with. */
export interface LocalLockOptions {
  readonly store: Store
  readonly identity: Identity
  readonly clock: Pick<Clock, 'now'>
  /** The name of a lock whose owner a person knows to have ended; null where none was named. */
  readonly takeOver: string | null
}

/**
 * Asks for the lock beside a policy folder. Of many that ask at once one gets it. The lock of a process of this host
 * that has ended is taken over; one of another host only where a person has named it. Throws a `ConnectorError` where
 * the disk does not let it.
 */
export const acquireLocalLock = (options: LocalLockOptions): Acquired => {
  const { store, identity, clock } = options
  const own = ownerOf(identity, clock.now())
  for (let tried = 0; tried < tries; tried++) {
    const last = highest(store)
    const found = ask(last, options)
    if (found.kind === 'held') return found
    const number = last.number + 1
    if (!store.create(fileOf(number), ownerText(own))) continue
    if (highest(store).number !== number) {
      store.remove(fileOf(number))
      continue
    }
    forget(store, number)
    return { kind: 'lock', lock: lockOf(store, number, own.token, found) }
  }
  throw new CannotRun('the lock is given from hand to hand all the time', 'run again in a moment')
}

interface Last {
  /** 0 where there was never a lock. */
  readonly number: number
  readonly text: string
}

/** Whether a lock can be followed by the next one. */
const ask = ({ number, text }: Last, options: LocalLockOptions): Held | Free => {
  if (number === 0 || text === free) return { kind: 'free', previous: null, note: null }
  const owner = parseOwner(text) ?? unknownOwner(`unknown-${number}`)
  return judgeOwner({ owner, plan: null }, owner.token, options)
}

const lockOf = (store: Store, number: number, token: string, { previous, note }: Free): Lock => {
  const holds = (): boolean => {
    const last = highest(store)
    return last.number === number && parseOwner(last.text)?.token === token
  }
  const release = (): string | null => {
    if (holds() && store.create(fileOf(number + 1), free)) forget(store, number + 1)
    return null
  }
  return { token, note, previous, holds, release }
}

const fileOf = (number: number): string => `${folder}/${number}.json`

const numbersIn = (store: Store): readonly number[] =>
  store.list(folder).flatMap((name) => {
    const number = /^(?:lock\/)?([1-9]\d{0,14})\.json$/.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })

/** The lock that counts. One that is gone when it is read was followed by a higher one. */
const highest = (store: Store): Last => {
  const number = Math.max(0, ...numbersIn(store))
  if (number === 0) return { number, text: free }
  const text = store.read(fileOf(number))
  return text === null ? highest(store) : { number, text }
}

/** Locks that were followed by another one count no more. */
const forget = (store: Store, number: number): void => {
  for (const old of numbersIn(store)) if (old < number) store.remove(fileOf(old))
}
