import { activeHoldings, rolesAt } from '../../access/holders.ts'
import type { Span } from '../../model/access.ts'
import type { Problem } from '../../model/finding.ts'
import type { Holder } from '../../model/holder.ts'
import { overlap, type Instant } from '../../model/instant.ts'
import type { Line } from '../../model/document.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import type { Target } from '../../model/target.ts'
import { coversReaches } from '../covers.ts'
import { tokensOf } from '../likeness.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports lines without which the same person would have just the same. */
export const rule: Rule = {
  id: 'redundant-assignment',
  group: 'least privilege',
  severity: 'warning',
  fixed: false,
  summary: 'a line that gives somebody only what other lines and job functions give all the time as well',
  explanation:
    'A line that changes nothing today is found again when the other one goes: whoever takes the job function away believes that the access is gone. Reported is a line without which the person would have exactly the same, on every target where it counts and at every instant from now on at which it holds, while something else still gives a role there. Of two that could do without each other the later is reported. Silent are lines that take the place of something wider for a time, the same role written in two lines (that is `duplicate`), and roles that grant nothing (that is `empty-role`).',
  basis:
    'CVR-9: several roles for each person without overlaps; AC-6 (7) of NIST SP 800-53, removal of what is not needed',
  *check(context) {
    for (const user of suspects(context)) yield* ofUser(context, user)
  }
}

/** One person on one target. */
interface Post {
  readonly target: Target
  readonly holder: Holder
}

/** Everybody with a line and something beside it on one target. */
const suspects = ({ policy, access }: RuleContext): ReadonlySet<string> => {
  const users = new Set<string>()
  for (const target of policy.targets.values()) {
    for (const { user, status, holdings } of access.holders(target).values()) {
      const [first] = holdings
      if (status !== 'active' || first === undefined || !('user' in first.through)) continue
      if (holdings.some(({ through }) => through !== first.through)) users.add(user)
    }
  }
  return users
}

function* ofUser(context: RuleContext, user: string): Iterable<Problem> {
  const posts = [...context.policy.targets.values()].flatMap((target) => {
    const holder = context.access.holders(target).get(user)
    return holder ? [{ target, holder }] : []
  })
  const dropped = new Set<Line>()
  for (const line of linesOf(posts, context.now).toReversed()) {
    const where = posts.filter(({ holder }) => holder.holdings.some(({ through }) => through === line))
    const rest = where.map(({ target, holder }) => ({ target, holder: without(holder, line, dropped) }))
    if (!where.every((post, index) => isRedundant(context, post, rest[index] ?? post, line))) continue
    dropped.add(line)
    yield toProblem(user, line, rest)
  }
}

/** The lines of one user that hold now or later, each once, in the order of the documents. */
const linesOf = (posts: readonly Post[], now: Instant): readonly Line[] =>
  [...new Set(posts.flatMap(({ holder }) => holder.lines))].filter(({ period }) => period.until > now)

const without = (holder: Holder, line: Line, dropped: ReadonlySet<Line>): Holder => ({
  ...holder,
  holdings: holder.holdings.filter(
    ({ through }) => through !== line && !('user' in through && dropped.has(through))
  )
})

/** Whether somebody has the same on a target without the line, whenever it holds. */
const isRedundant = (context: RuleContext, { target, holder }: Post, rest: Post, line: Line): boolean =>
  grantsSomething(target, line) &&
  !isTwice(rest.holder, line) &&
  context.access
    .spans(target, holder)
    .filter(({ period }) => period.until > context.now && overlap(period, line.period))
    .every((span) => isSame(context, target, rest.holder, span))

const grantsSomething = (target: Target, line: Line): boolean =>
  line.roles.some((id) => {
    const role = target.roles.get(id)
    return role !== undefined && tokensOf(target.catalog, role).length > 0
  })

const isTwice = ({ holdings }: Holder, line: Line): boolean =>
  holdings.some(
    ({ role, period, through }) =>
      'user' in through && line.roles.includes(role) && overlap(period, line.period)
  )

const isSame = ({ access, now }: RuleContext, target: Target, rest: Holder, span: Span): boolean => {
  const at = Math.max(now, span.period.from)
  if (activeHoldings(target, rest, at).length === 0) return false
  const before = access.reaches(target, span.roles)
  const after = access.reaches(target, rolesAt(target, rest, at))
  return coversReaches(target.catalog, after, before) && coversReaches(target.catalog, before, after)
}

const toProblem = (user: string, line: Line, rest: readonly Post[]): Problem => {
  const others = rest
    .flatMap(({ holder }) => holder.holdings)
    .filter(({ period }) => overlap(period, line.period))
  const roles = [...new Set(others.map(({ role }) => role))]
  return {
    message: `this line gives ${tick(user)} nothing beside ${list(roles)}`,
    help: 'drop the line; where the other is to go, drop that one',
    at: line.at,
    related: others.map(({ role, at }) => ({ message: `${tick(role)} comes from here`, at })),
    about: { user }
  }
}
