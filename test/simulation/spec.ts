import type { OperationKind } from '../../src/model/operation.ts'
import type { Random } from './random.ts'

/** What a simulated platform is like. */
export interface Spec {
  /** How many roles somebody must and may have. */
  readonly min: number
  readonly max: number | null
  /** Whether it saves somebody's roles as a whole, so that one can take the place of another in one step. */
  readonly replaces: boolean
  /** The key of the role that whoever loses the last one is given. */
  readonly fallbackRole: string | null
  /** Whether it refuses what breaks `min` and `max`, or lets it happen. */
  readonly enforces: boolean
  /** Whether it gives new roles keys of its own. */
  readonly ownKeys: boolean
  readonly uniqueTitles: boolean
  /** Whether one role or account can be read alone. */
  readonly readsOne: boolean
  /** Whether it refuses to write what has changed since it was read. */
  readonly conditional: boolean
  /** Whether it says yes to taking what is not there. */
  readonly forgiving: boolean
  /** How many calls a read lags behind. */
  readonly lag: number
  /** How many entries a page of a read has. */
  readonly pageSize: number
  /** What only a person can do there. */
  readonly guided: readonly OperationKind[]
  readonly helpers: boolean
}

type Roles = Pick<Spec, 'min' | 'max' | 'fallbackRole'>

const shapes: readonly Roles[] = [
  { min: 0, max: null, fallbackRole: null },
  { min: 0, max: null, fallbackRole: null },
  { min: 1, max: null, fallbackRole: null },
  { min: 1, max: 1, fallbackRole: null },
  { min: 0, max: 1, fallbackRole: null },
  { min: 1, max: null, fallbackRole: 'basic' },
  { min: 1, max: 1, fallbackRole: 'basic' },
  { min: 0, max: 2, fallbackRole: null },
  { min: 1, max: 3, fallbackRole: null }
]

/** A platform of any kind. */
export const drawSpec = (random: Random): Spec => ({
  ...random.pick(shapes),
  replaces: random.chance(0.4),
  enforces: random.chance(0.5),
  ownKeys: random.chance(0.4),
  uniqueTitles: random.chance(0.6),
  readsOne: random.chance(0.5),
  conditional: random.chance(0.3),
  forgiving: random.chance(0.5),
  lag: random.chance(0.15) ? 1 + random.below(2) : 0,
  pageSize: 1 + random.below(5),
  guided: random.chance(0.1) ? random.some(['invite', 'deactivate', 'reactivate'], 0.4) : [],
  helpers: random.chance(0.7)
})
