import type { Random } from './random.ts'

/** When a call fails: before it did anything, or after. */
export type When = 'before' | 'after'

/** What can happen to one call of a platform. */
export type Fault =
  | { readonly k: 'crash'; readonly when: When }
  | {
      readonly k: 'status'
      readonly code: 429 | 500 | 502 | 503
      readonly when: When
      readonly retryAfter?: number
    }
  | { readonly k: 'reset' | 'timeout' | 'truncate'; readonly when: When }
  /** No bytes were sent. */
  | { readonly k: 'refusedConnection' }
  /** The call is carried out twice. */
  | { readonly k: 'dup' }
  /** The call gets no answer, and is carried out some calls later. */
  | { readonly k: 'late'; readonly calls: number }
  /** The platform says yes and does nothing. */
  | { readonly k: 'ignored' }
  /** A read shows what was there some effects ago. */
  | { readonly k: 'staleRead'; readonly effects: number }
  /** A page of a read is missing; a lying platform says that the read is whole. */
  | { readonly k: 'lostPage'; readonly lying: boolean }
  /** Somebody else changes something just before the call. */
  | { readonly k: 'foreignWrite'; readonly seed: number }
  /** A second apply is started and runs to its end just before the call; it takes the lock over where it is told to. */
  | { readonly k: 'secondApply'; readonly takeOver: boolean }
  /** The credential is not accepted any more. */
  | { readonly k: 'authGone' }
  | { readonly k: 'clock'; readonly jump: number }

/** What can happen to one call of the store. */
export type DiskFault =
  | { readonly k: 'crash'; readonly when: When }
  /** The process is gone while a line is added, of which so many characters are there. */
  | { readonly k: 'torn'; readonly characters: number }
  | { readonly k: 'error'; readonly code: 'ENOSPC' | 'EIO'; readonly characters: number }

/** Says what happens to each call, counted from 0 over all runs of a scenario. */
export interface FaultPlan {
  readonly ofCall: (call: number) => Fault | null
  readonly ofWrite: (write: number) => DiskFault | null
}

/** Nothing happens. */
export const noFaults: FaultPlan = { ofCall: () => null, ofWrite: () => null }

const hour = 3_600_000
const whens: readonly When[] = ['before', 'after']

type Draw = (random: Random) => Fault

/** Every kind of fault, the usual ones more often. */
const draws: readonly Draw[] = [
  (random) => ({ k: 'crash', when: random.pick(whens) }),
  (random) => ({ k: 'crash', when: random.pick(whens) }),
  (random) => ({
    k: 'status',
    code: random.pick([429, 500, 502, 503]),
    when: random.pick(whens),
    ...(random.chance(0.5) && { retryAfter: random.pick([0, 1000, 90_000, 1e12, -5]) })
  }),
  (random) => ({ k: random.pick(['reset', 'timeout', 'truncate']), when: random.pick(whens) }),
  (random) => ({ k: random.pick(['reset', 'timeout', 'truncate']), when: random.pick(whens) }),
  () => ({ k: 'refusedConnection' }),
  () => ({ k: 'dup' }),
  (random) => ({ k: 'late', calls: 1 + random.below(12) }),
  () => ({ k: 'ignored' }),
  (random) => ({ k: 'staleRead', effects: 1 + random.below(3) }),
  () => ({ k: 'lostPage', lying: false }),
  (random) => ({ k: 'foreignWrite', seed: random.below(1e6) }),
  (random) => ({ k: 'secondApply', takeOver: random.chance(0.3) }),
  () => ({ k: 'authGone' }),
  (random) => ({ k: 'clock', jump: random.pick([-hour, -1, hour, 400 * 24 * hour]) })
]

const drawDisk = (random: Random): DiskFault => {
  const kind = random.below(3)
  if (kind === 0) return { k: 'crash', when: random.pick(whens) }
  if (kind === 1) return { k: 'torn', characters: random.below(200) }
  return {
    k: 'error',
    code: random.pick(['ENOSPC', 'EIO']),
    characters: random.chance(0.5) ? 0 : random.below(200)
  }
}

/** Faults at some of the first calls and writes, by number. */
export interface FaultList {
  readonly calls: ReadonlyMap<number, Fault>
  readonly writes: ReadonlyMap<number, DiskFault>
}

/** A list of faults: few or many, early. */
export const drawFaults = (random: Random): FaultList => {
  const density = random.pick([0.03, 0.1, 0.1, 0.3])
  const calls = new Map<number, Fault>()
  const writes = new Map<number, DiskFault>()
  for (let call = 0; call < 60; call += 1) {
    if (random.chance(density)) calls.set(call, random.pick(draws)(random))
    if (random.chance(density / 3)) writes.set(call, drawDisk(random))
  }
  return { calls, writes }
}

/** The faults of a list, each at its call. */
export const planOf = ({ calls, writes }: FaultList): FaultPlan => ({
  ofCall: (call) => calls.get(call) ?? null,
  ofWrite: (write) => writes.get(write) ?? null
})
