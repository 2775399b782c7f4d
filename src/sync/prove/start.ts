import type { Helper } from '../../model/plan.ts'
import type { AccountState } from '../../model/state.ts'
import { ownAccounts, type Bounds } from './bounds.ts'
import type { ProofInput, ProofTarget } from './input.ts'
import { stageOf } from './step.ts'

/** A target before the first operation, with only the people who are looked at. */
export interface Start extends Bounds {
  /** How many administrators should remain. */
  readonly asked: number
  /** For how many people each one stands. */
  readonly sizes: ReadonlyMap<string, number>
}

/**
 * The targets by id, where one person stands for all who have the same accounts on all targets of an environment:
 * unless the plan speaks of one of them by name, they fare the same.
 */
export const startsOf = (input: ProofInput): ReadonlyMap<string, Start> => {
  const environments = new Set(input.targets.map(({ target }) => target.environment))
  const starts = [...environments].flatMap((environment) => {
    const peers = input.targets.filter(({ target }) => target.environment === environment)
    const sizes = standIns(
      peers.map(({ before }) => before.accounts),
      apartIn(input)
    )
    return peers.map((peer) => startOf(peer, sizes, input.helpers))
  })
  return new Map(starts.map((start) => [start.target.id, start]))
}

const startOf = (
  { target, base, before, holders, administrators }: ProofTarget,
  sizes: ReadonlyMap<string, number>,
  helpers: readonly Helper[]
): Start => ({
  target,
  base,
  holders,
  asked: administrators,
  sizes,
  before: stageOf(target.catalog, {
    roles: before.roles,
    accounts: new Map([...before.accounts].filter(([user]) => sizes.has(user)))
  }),
  helpers: helpers.filter((helper) => helper.target === target.id)
})

/** What sets somebody apart from people with the same accounts: what the plan says of them by name. */
const apartIn = ({ targets, operations, gaps }: ProofInput): ((user: string) => string) => {
  const named = new Set([...targets.flatMap(ownAccounts), ...operations.flatMap(({ user }) => user ?? [])])
  const interruptions = new Map<string, string>()
  for (const { user, ...gap } of gaps)
    interruptions.set(user, `${interruptions.get(user) ?? ''}${JSON.stringify(gap)}`)
  return (user) => (named.has(user) ? user : (interruptions.get(user) ?? ''))
}

/** Who stands for whom: the first of those who are alike, and how many they are. Whoever is named stands alone. */
const standIns = (
  targets: readonly ReadonlyMap<string, AccountState>[],
  apart: (user: string) => string
): ReadonlyMap<string, number> => {
  const first = new Map<string, string>()
  const sizes = new Map<string, number>()
  for (const user of new Set(targets.flatMap((accounts) => [...accounts.keys()]))) {
    const likeness = [apart(user), ...targets.map((accounts) => likenessOf(accounts.get(user)))].join('\n')
    const standIn = first.get(likeness) ?? user
    first.set(likeness, standIn)
    sizes.set(standIn, (sizes.get(standIn) ?? 0) + 1)
  }
  return sizes
}

const likenessOf = (account: AccountState | undefined): string => {
  if (!account) return ''
  const roles = [...account.roles]
  if (roles.length > 1) roles.sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([account.active, account.markers, roles])
}
