import { canonical } from '../digest.ts'

/** Who has a lock. */
export interface Owner {
  readonly host: string
  readonly pid: number
  /** What tells this process from another one that gets the same number later; only comparable on its own host. */
  readonly start: string
  readonly user: string
  /** Since when, as an instant of RFC 3339. */
  readonly since: string
  /** Stands for this very lock: nobody ever has the same again. */
  readonly token: string
}

/** This process, and what it can know of others. */
export interface Identity extends Pick<Owner, 'host' | 'pid' | 'start' | 'user'> {
  /** A text that nobody ever gets again. */
  newToken(): string
  /** Whether the process still runs; null where that cannot be known from here, as on another host. */
  runs(owner: Pick<Owner, 'host' | 'pid' | 'start'>): boolean | null
}

/** A lock that somebody had before. */
export interface Previous {
  readonly owner: Owner
  /** The plan that the lock kept; null where it kept none. */
  readonly plan: string | null
}

/** A lock that this process has. */
export interface Lock {
  readonly token: string
  /** What there is to say about how it was got; null where it was free. */
  readonly note: string | null
  /** Whose it was until it was taken over; null where it was free. */
  readonly previous: Previous | null
  /** Whether it is still ours. Asked before every write: who lost it must not write any more. */
  holds(): boolean
  /** Gives it back, unless somebody else has it by now. Answers why it could not; null where all is well. */
  release(): string | null
}

/** What asking for a lock has led to. */
export type Acquired = { readonly kind: 'lock'; readonly lock: Lock } | Held

/** A lock that somebody else has. */
export interface Held {
  readonly kind: 'held'
  /** What `--take-over` wants to be told. */
  readonly name: string
  readonly owner: Owner
  readonly message: string
  readonly help: string
}

/** A lock that can be had: it is free, or its owner has ended. */
export interface Free {
  readonly kind: 'free'
  readonly previous: Previous | null
  readonly note: string | null
}

/** This process as the owner of a lock from now on. */
export const ownerOf = (identity: Identity, now: number): Owner => ({
  host: identity.host,
  pid: identity.pid,
  start: identity.start,
  user: identity.user,
  since: new Date(now).toISOString(),
  token: identity.newToken()
})

/** An owner as a person would call it. */
export const describeOwner = ({ host, pid, user, since }: Owner): string =>
  pid === 0 ? 'somebody unknown' : `process ${pid} of \`${user}\` on \`${host}\`, since ${since}`

/** An owner as a lock keeps it. */
export const ownerText = ({ host, pid, start, user, since, token }: Owner): string =>
  `${canonical({ host, pid, start, user, since, token })}\n`

/** Reads an owner; null where the text is none. */
export const parseOwner = (text: string): Owner | null => {
  const value = parse(text)
  if (typeof value !== 'object' || value === null) return null
  const { host, pid, start, user, since, token } = { ...blank, ...value }
  const texts = [host, start, user, since, token]
  if (!texts.every((each) => typeof each === 'string') || !Number.isSafeInteger(pid)) return null
  return { host, pid, start, user, since, token }
}

const blank: Owner = { host: '', pid: Number.NaN, start: '', user: '', since: '', token: '' }

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Whether somebody's lock can be taken over: the process is gone, or a person has named the lock and it is not known to
 * run. `name` is how the lock is called, and `takeOver` what the person has named.
 */
export const judgeOwner = (
  previous: Previous,
  name: string,
  { identity, takeOver }: { readonly identity: Identity; readonly takeOver: string | null }
): Held | Free => {
  const { owner } = previous
  const runs = identity.runs(owner)
  const who = describeOwner(owner)
  if (runs === false)
    return { kind: 'free', previous, note: `the lock of ${who} was taken over: that process has ended` }
  if (runs === null && takeOver === name)
    return { kind: 'free', previous, note: `the lock of ${who} was taken over, as asked` }
  const next = runs
    ? 'or stop it; then run again'
    : `or, where it is known to have ended, run again with \`--take-over ${name}\``
  return {
    kind: 'held',
    name,
    owner,
    message: `another apply is running: ${who}`,
    help: `wait until it has ended, ${next}`
  }
}

/** The owner of a lock that cannot be read, because somebody has changed it by hand: it has to be named. */
export const unknownOwner = (name: string): Owner => ({
  host: '?',
  pid: 0,
  start: '',
  user: '?',
  since: '?',
  token: name
})
