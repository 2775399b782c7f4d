import { activeHoldings, changesOf } from '../../access/holders.ts'
import type { Problem } from '../../model/finding.ts'
import type { Holder, Holding } from '../../model/holder.ts'
import { showInstant, type Instant } from '../../model/instant.ts'
import { child, type Place } from '../../model/place.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import type { Target } from '../../model/target.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports who would have too few or too many roles, now or at any later instant. */
export const rule: Rule = {
  id: 'role-count',
  group: 'platform',
  severity: 'error',
  fixed: true,
  summary: 'an active person without a role where one is needed, or with more than the platform allows',
  explanation:
    'Many platforms want everybody to have a role, and some allow only one. Roles from lines and from job functions count together. On a platform with one role for each user an active line with a period takes the place of the permanent one; two with periods at one instant cannot both hold. Whoever has only lines with a period would have nothing before and after, so the permanent line is written too. Where the platform gives a role of its own to whoever has none, `roles: []` is allowed. Only active people count: not who is on leave or has left.',
  basis: 'the number of roles for each user in the catalog of the platform',
  *check(context) {
    for (const target of context.policy.targets.values()) {
      const holders = context.access.holders(target)
      for (const holder of holders.values()) {
        if (holder.status === 'active') yield* ofHolder(context.now, target, holder)
      }
      yield* accountsWithoutRole(context, target)
    }
  }
}

function* ofHolder(now: Instant, target: Target, holder: Holder): Iterable<Problem> {
  const { min, max } = target.catalog.rolesPerUser
  if (min > 0) yield* tooFew(now, target, holder)
  if (max !== null && holder.holdings.length > max) yield* tooMany(now, target, holder, max)
}

function* tooFew(now: Instant, target: Target, holder: Holder): Iterable<Problem> {
  const { catalog, id } = target
  if (holder.holdings.some(({ temporary }) => !temporary)) return
  const lines = holder.lines.filter(({ roles }) => roles.length > 0)
  const [line] = lines
  const [empty] = holder.lines
  const functions = holder.holdings.filter(({ through }) => !('user' in through))
  if (line !== undefined && functions.length === 0) {
    yield onlyForATime(target, holder, line.at)
  } else if (catalog.fallbackRole !== null) return
  else if (holder.holdings.length === 0 && empty !== undefined) {
    yield {
      message: `${tick(holder.user)} would be without a role on ${tick(id)}, where everybody needs one`,
      help: 'give a role; for somebody who leaves, write `status: departed` on the person, to stop managing them `released` with a reason',
      at: child(empty.at, 'roles')
    }
  } else yield* gapBetween(now, target, holder)
}

const onlyForATime = ({ id, catalog }: Target, { user }: Holder, at: Place): Problem => ({
  message: `${tick(user)} has only lines with a period on ${tick(id)}, and ${catalog.fallbackRole === null ? 'no role' : 'none that is written'} at other times`,
  help: `write the permanent line too${catalog.fallbackRole === null ? '' : `, such as ${tick(`roles: [${catalog.fallbackRole}]`)}`}`,
  at
})

/** Job functions that end or leave a gap: the person would stay on the platform without a role. */
function* gapBetween(now: Instant, { id }: Target, { user, holdings }: Holder): Iterable<Problem> {
  const [first, ...rest] = holdings.toSorted((a, b) => startFirst(a, b))
  if (first === undefined) return
  let last = first
  for (const next of rest) {
    if (next.period.from > last.period.until && last.period.until >= now) break
    if (next.period.until > last.period.until) last = next
  }
  const until = Math.max(last.period.until, now)
  if (until === Infinity) return
  yield {
    message: `${tick(user)} would be without a role on ${tick(id)} from ${showInstant(until)}, and everybody needs one there`,
    help: 'give a role without an end; for somebody who leaves, write `status: departed` on the person when it is so',
    at: last.at
  }
}

const startFirst = (a: Holding, b: Holding): number =>
  a.period.from === b.period.from ? 0 : a.period.from - b.period.from

/** At every instant from now on at which something changes. */
function* tooMany(now: Instant, target: Target, holder: Holder, max: number): Iterable<Problem> {
  const instants = [now, ...changesOf(holder).filter((instant) => instant > now)]
  const reported = new Set<Holding>()
  for (const instant of instants) {
    const different = distinct(activeHoldings(target, holder, instant))
    const extra = different[max]
    if (extra === undefined || reported.has(extra)) continue
    reported.add(extra)
    yield toProblem(target, holder, different, extra, max, instant > now ? instant : null)
  }
}

/** One holding for each role, the first. */
const distinct = (holdings: readonly Holding[]): readonly Holding[] => {
  const roles = new Map<string, Holding>()
  for (const holding of holdings) if (!roles.has(holding.role)) roles.set(holding.role, holding)
  return [...roles.values()]
}

const toProblem = (
  { id }: Target,
  { user }: Holder,
  different: readonly Holding[],
  extra: Holding,
  max: number,
  from: Instant | null
): Problem => ({
  message: `${tick(user)} would have the roles ${list(different.map(({ role }) => role))} on ${tick(id)}${from === null ? '' : ` from ${showInstant(from)}`}, where ${max === 1 ? 'one is' : `${max} are`} allowed`,
  help:
    max === 1
      ? 'keep one role; a line with a period takes the place of the permanent one while it lasts'
      : `keep ${max} of them`,
  at: extra.at,
  related: different
    .filter((holding) => holding !== extra)
    .map(({ role, at }) => ({ message: `${tick(role)} comes from here`, at }))
})

/** Where everybody is managed, an active person whose account there is known and to whom nothing is given. */
function* accountsWithoutRole({ policy, access }: RuleContext, target: Target): Iterable<Problem> {
  const { catalog, document, id } = target
  if (
    document?.manage.assignments !== 'all' ||
    catalog.rolesPerUser.min === 0 ||
    catalog.fallbackRole !== null
  )
    return
  const managed = access.holders(target)
  for (const person of policy.people.values()) {
    const key = accountKey(target, person.accounts)
    if (key === null || managed.has(person.id) || person.status !== 'active') continue
    yield {
      message: `${tick(person.id)} has an account on ${tick(id)} and no role, where everybody needs one`,
      help: 'write a line for it; who has left gets `status: departed`',
      at: child(person.at, 'accounts', key)
    }
  }
}

const accountKey = ({ id, catalog }: Target, accounts: Readonly<Record<string, string>>): string | null =>
  [id, catalog.id].find((key) => Object.hasOwn(accounts, key)) ?? null
