import { risks } from '../model/catalog.ts'
import type { Instant } from '../model/instant.ts'
import type { NeededApproval } from '../model/plan.ts'
import { approversOf, exclude } from './approvals/approvers.ts'
import { exceptionsOf, type Exception } from './approvals/exceptions.ts'
import { asksFor, namedIn, routesOf } from './approvals/route.ts'
import { whereIn, type Thing } from './approvals/thing.ts'
import { thingsOf, type Done } from './approvals/things.ts'
import type { Version } from './version.ts'

/** What decides which approvals a plan needs. */
export interface ApprovalInput extends Done {
  /** The version that is applied. */
  readonly head: Version
  /** The version that judges beside it; null where there is none. */
  readonly base: Version | null
  readonly now: Instant
  /** Who gains anything by the plan as a whole, where `access` is only a part of it. */
  readonly gainers?: ReadonlySet<string>
}

/**
 * The approvals that a plan needs: one for each route of the guardrails, head's and base's, that asks for something in
 * it, then one for each waiver and override that is new or lets more through, by its owner. Approvers are those of the
 * base, where there is one; nobody who gains by the plan is among them, nor the one whom a waiver is for.
 */
export const approvalsOf = (input: ApprovalInput): readonly NeededApproval[] => {
  const { head, base, now, access } = input
  const whereIs = whereIn(head, base)
  const exceptions = exceptionsOf(head, base, now, whereIs)
  const things = [...thingsOf(input, whereIs), ...exceptions.flatMap((exception) => exception.things)]
  const gainers =
    input.gainers ?? new Set(access.flatMap(({ user, gained }) => (gained.length > 0 ? user : [])))
  const approvers = (from: NeededApproval['from'], others: readonly (string | null)[]): readonly string[] => {
    const versions = [head, ...(base ? [base] : [])]
    const excluded = exclude(versions, [...gainers, ...others.flatMap((user) => user ?? [])])
    return approversOf(base ?? head, from, now, excluded)
  }
  const routes = routesOf(head, base).flatMap((route): NeededApproval[] => {
    const found = things.filter(asksFor(route))
    if (found.length === 0) return []
    const { from, count } = route
    const others = [...new Set(found.map(({ isFor }) => isFor))]
    return [
      { when: namedIn(route), from, count, approvers: approvers(from, others), because: becauseOf(found) }
    ]
  })
  return [...routes, ...ownersOf(exceptions, approvers)]
}

const ownersOf = (
  exceptions: readonly Exception[],
  approvers: (from: NeededApproval['from'], others: readonly (string | null)[]) => readonly string[]
): readonly NeededApproval[] => {
  const needed = exceptions.map(({ when, owner, isFor, words }) => {
    const from = { roles: [], people: [owner] }
    return { when, from, count: 1, approvers: approvers(from, [isFor]), because: [words] }
  })
  const byText = new Map(needed.map((approval) => [JSON.stringify(approval), approval]))
  return [...byText.values()]
}

/** The most reasons that are told. */
const mostReasons = 10

const kinds: readonly Thing['kind'][] = ['gap', 'exception', 'gain', 'loss', 'operation']

/** What makes an approval needed, in words: what is rare first, then the largest risk, then as the plan has it. */
const becauseOf = (things: readonly Thing[]): readonly string[] => {
  const lines = [...new Map(things.map((thing) => [thing.words, thing])).values()].sort(byWeight)
  const rest = lines.length - mostReasons
  return [
    ...lines.slice(0, mostReasons).map(({ words }) => words()),
    ...(rest > 0 ? [`and ${rest} more`] : [])
  ]
}

const byWeight = (a: Thing, b: Thing): number =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || weight(b) - weight(a)

const weight = ({ risk }: Thing): number => (risk === null ? -1 : risks.indexOf(risk))
