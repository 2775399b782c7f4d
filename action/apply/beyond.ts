import type { Gap, Helper, Operation, Plan, PlannedDelta } from '../../src/index.ts'

/** What a fresh plan holds that nobody has approved. */
export interface Beyond {
  readonly operations: readonly Operation[]
  readonly gains: readonly { readonly user: string; readonly target: string; readonly gained: PlannedDelta }[]
  readonly gaps: readonly Gap[]
}

/** What decides what is approved besides the plans. */
export interface BeyondOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Temporary roles that an apply has left: to take them away again was approved with it. */
  readonly helpers: readonly Helper[]
}

/**
 * What is in the fresh plan and in none of the approved ones: operations by their ids, what somebody gains by person,
 * target, permission, scope and time, interruptions by whom they are for and of what.
 */
export const beyond = (fresh: Plan, approved: readonly Plan[], options: BeyondOptions): Beyond => {
  const ids = new Set(approved.flatMap(({ operations }) => operations.map(({ id }) => id)))
  const gains = approved.flatMap(gainsIn)
  const gaps = approved.flatMap((plan) => plan.gaps)
  return {
    operations: fresh.operations.filter(
      (operation) => !ids.has(operation.id) && !takesHelp(operation, options.helpers)
    ),
    gains: gainsIn(fresh).filter((gain) => !gains.some((known) => includes(known, gain, options.now))),
    gaps: fresh.gaps.filter((gap) => !gaps.some((known) => includesGap(known, gap)))
  }
}

/** Whether there is anything. */
export const isBeyond = ({ operations, gains, gaps }: Beyond): boolean =>
  operations.length > 0 || gains.length > 0 || gaps.length > 0

type Gain = Beyond['gains'][number]

const gainsIn = ({ access }: Plan): readonly Gain[] =>
  access.flatMap(({ user, target, gained }) => gained.map((delta) => ({ user, target, gained: delta })))

/** A time that was still to come when it was approved may have come by now. */
const includes = (known: Gain, gain: Gain, now: number): boolean =>
  known.user === gain.user &&
  known.target === gain.target &&
  known.gained.permission === gain.gained.permission &&
  known.gained.scope === gain.gained.scope &&
  startOf(known.gained, -Infinity) <= startOf(gain.gained, now) &&
  endOf(known.gained) >= endOf(gain.gained)

const startOf = ({ from }: PlannedDelta, otherwise: number): number =>
  from === null ? otherwise : Date.parse(from)

const endOf = ({ until }: PlannedDelta): number => (until === null ? Infinity : Date.parse(until))

const includesGap = (known: Gap, gap: Gap): boolean =>
  known.user === gap.user &&
  known.target === gap.target &&
  Object.entries(gap.permissions).every(([permission, scope]) => known.permissions[permission] === scope)

const takesHelp = ({ target, role, kind }: Operation, helpers: readonly Helper[]): boolean =>
  (kind === 'unassign' || kind === 'delete-role') &&
  helpers.some((helper) => helper.target === target && helper.role === role)
