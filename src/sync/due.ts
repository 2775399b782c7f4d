import { activeHoldings, changesOf } from '../access/holders.ts'
import type { Catalog } from '../model/catalog.ts'
import { covers } from '../model/grants.ts'
import type { Holders } from '../model/holder.ts'
import type { Instant } from '../model/instant.ts'
import type { Operation } from '../model/operation.ts'
import type { AccountState, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { sameEntries } from './content.ts'
import { declare } from './declare.ts'
import { applyAll, isContent, settled } from './simulate.ts'

/** What decides which changes time alone has made due on a target. */
export interface DueInput {
  /** The target and its people as the version has them that was applied last. */
  readonly target: Target
  readonly holders: Holders
  readonly actual: State
  readonly appliedAt: Instant
  readonly now: Instant
  /** Whether somebody without an account can get one. */
  readonly canInvite: boolean
}

/** The operations that are due, and those that are but must not or cannot be carried out by themselves. */
export interface Due {
  readonly due: readonly Operation[]
  readonly heldBack: readonly { readonly operation: Operation; readonly reason: string }[]
}

/**
 * Chooses what time alone has made due since the last apply from the operations that would make the target what the
 * applied documents say now. Everything else is drift, which nobody has asked to be put right.
 */
export const dueOf = (input: DueInput, operations: readonly Operation[]): Due => {
  const isDue = madeByTime(input)
  const due: Operation[] = []
  const heldBack: { operation: Operation; reason: string }[] = []
  for (const operation of operations.filter(isDue)) {
    const reason = obstacle(input, operations, operation)
    if (reason === null) due.push(operation)
    else heldBack.push({ operation, reason })
  }
  return { due: withoutIdle(input, due), heldBack }
}

/** The role that the platform gives by itself cannot be taken from whoever would be left without any. */
const withoutIdle = (
  { target: { catalog }, actual }: DueInput,
  due: readonly Operation[]
): readonly Operation[] => {
  const isLast = ({ kind, role }: Operation): boolean => kind === 'unassign' && role === catalog.fallbackRole
  if (!due.some(isLast)) return due
  const { accounts } = applyAll(catalog, actual, due)
  return due.filter((operation) => {
    const comesBack = accounts.get(operation.user ?? '')?.roles.has(operation.role ?? '') === true
    return !(isLast(operation) && comesBack)
  })
}

/**
 * Whether time alone explains an operation: at some moment since the last apply the documents said something else about
 * its subject, which is a user and a role, or whether an account is active.
 */
export const madeByTime = (input: DueInput): ((operation: Operation) => boolean) => {
  const timelines = timelinesOf(input)
  return (operation) => {
    const timeline = timelines.get(operation.user ?? '')
    return timeline !== undefined && isMoved(input, timeline, operation)
  }
}

/** Somebody's account as the documents want it, from the last apply on, at every moment at which something changes. */
type Timeline = readonly (AccountState | undefined)[]

const timelinesOf = (input: DueInput): ReadonlyMap<string, Timeline> => {
  const { target, holders, actual, appliedAt, now, canInvite } = input
  const moments = new Set([appliedAt])
  const moving = new Map(
    [...holders].filter(([, holder]) => {
      const changes = changesOf(holder).filter((at) => appliedAt < at && at <= now)
      for (const at of changes) moments.add(at)
      return changes.length > 0
    })
  )
  const accounts = new Map([...actual.accounts].filter(([user]) => moving.has(user)))
  const samples = [...moments]
    .sort((a, b) => a - b)
    .map((at) => declare(target, moving, { ...actual, accounts }, at, { canInvite }).state.accounts)
  return new Map([...moving.keys()].map((user) => [user, samples.map((sample) => sample.get(user))]))
}

const isMoved = (input: DueInput, timeline: Timeline, operation: Operation): boolean => {
  const { kind, role, user } = operation
  const isMissing = !input.actual.accounts.has(user ?? '')
  // Without an account there is nothing that somebody could have changed by hand, unless the account itself was taken.
  if (isMissing) return timeline.includes(undefined)
  if (kind === 'reactivate' || kind === 'deactivate') return varies(timeline, (account) => account?.active)
  if (role === null) return false
  return input.target.catalog.rolesPerUser.max === 1
    ? isOnlyRoleMoved(input, timeline, operation)
    : varies(timeline, (account) => account?.roles.get(role))
}

const varies = (timeline: Timeline, valueOf: (account: AccountState | undefined) => unknown): boolean =>
  new Set(timeline.map(valueOf)).size > 1

/**
 * Where everybody has one role, the subject is the user. What somebody was given by hand is left alone, unless it stands
 * in the place of what begins.
 */
const isOnlyRoleMoved = (input: DueInput, timeline: Timeline, operation: Operation): boolean => {
  const { catalog } = input.target
  const rolesOf = (account: AccountState | undefined): AccountState['roles'] =>
    settled(catalog, account?.roles ?? new Map())
  const held = rolesOf(input.actual.accounts.get(operation.user ?? ''))
  const last = rolesOf(timeline.at(-1))
  const others = timeline.map(rolesOf).filter((roles) => !sameEntries(roles, last))
  if (others.length === 0) return false
  return others.some((roles) => sameEntries(roles, held)) || isBeginning(input, operation)
}

/** Whether the role of an operation is one that a line or a job function gives since the last apply. */
const isBeginning = ({ target, holders, appliedAt, now }: DueInput, { user, role }: Operation): boolean => {
  const holder = holders.get(user ?? '')
  if (!holder) return false
  return activeHoldings(target, holder, now).some(
    (holding) => holding.role === role && holding.period.from > appliedAt
  )
}

/** Why a due operation must wait for a person; an end never does. */
const obstacle = (input: DueInput, operations: readonly Operation[], operation: Operation): string | null => {
  const { role, after } = operation
  if (role === null || after === null) return null
  if (!input.actual.roles.has(role)) return `there is no role ${tick(role)} on ${tick(input.target.id)}`
  if (!isBeginning(input, operation)) return null
  const change = operations.find(({ kind, role: changed }) => kind === 'update-role' && changed === role)
  return change && gives(input.target.catalog, change)
    ? `${tick(role)} grants more there than the documents say, which nobody has approved`
    : null
}

/** Whether a role grants more before a change than after it. */
const gives = (catalog: Catalog, { before, after }: Operation): boolean => {
  if (!isContent(before) || !isContent(after)) return false
  const wider = Object.entries(before.grants).some(
    ([permission, value]) => !covers(catalog, after.grants[permission], value)
  )
  return wider || (before.scope !== null && !covers(catalog, after.scope ?? undefined, before.scope))
}
