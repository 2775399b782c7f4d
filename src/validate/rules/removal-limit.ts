import type { AccessDifference } from '../../access/difference.ts'
import type { Problem } from '../../model/finding.ts'
import { child, type Location, type Place } from '../../model/place.ts'
import type { Guardrails, Limit } from '../../model/document.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import { comparedTargets, type ComparedTarget } from '../compared.ts'
import { defaultLimit } from '../../model/limit.ts'
import { listSome } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports a change that takes something from more people than a limit allows. */
export const rule: Rule = {
  id: 'removal-limit',
  group: 'change',
  severity: 'error',
  fixed: false,
  summary: 'a change by which more people of a target lose something than the limit allows',
  explanation: `A slip can take everything from everybody: a deleted file, a role that lost its grants. Against the base, a change is refused by which more people of one target lose anything than \`limits: {removals: {percent, count}}\` of the guardrails allows, at any time from now on; without one ${defaultLimit.percent} percent and ${defaultLimit.count} people. The share counts from ten people on, and it is always refused that everybody loses everything. The holders of a changed role count; people who leave do not. The limits of the base and of the new version both hold. Split the change, or write an override for the guard \`removals\` with an owner, a reason and an end.`,
  basis: 'a limit on the effect of one change; what a person reviews has to fit into one head',
  *check(context) {
    for (const compared of comparedTargets(context)) yield* onTarget(context, compared)
  }
}

/** From so many people on a share says something. */
const enoughPeople = 10

function* onTarget(context: RuleContext, compared: ComparedTarget): Iterable<Problem> {
  const { policy, base } = context
  const people = peopleBefore(context, compared)
  const losing = compared.differences.filter(({ user, lost }) => people.has(user) && lost.length > 0)
  if (losing.length === 0 || losing.length <= allowed(context, compared)) return
  const all = { people: people.size, losing }
  if (losing.length === people.size && losing.every(({ user }) => hasNothing(context, compared, user))) {
    yield problem(context, compared, all, 'everybody there would lose everything')
    return
  }
  const limits = [policy, ...(base ? [base.policy] : [])].map(({ declared }) => limitOf(declared.guardrails))
  const count = Math.min(...limits.map((limit) => limit.count))
  const percent = Math.min(...limits.map((limit) => limit.percent))
  const share = (losing.length * 100) / people.size
  if (losing.length > count) yield problem(context, compared, all, `the limit is ${count}`)
  else if (people.size >= enoughPeople && share > percent) {
    yield problem(context, compared, all, `the limit is ${percent} percent`)
  }
}

const limitOf = ({ limits }: Guardrails): Limit => limits.removals ?? defaultLimit

/** Active people who by the base have anything from now on, and who do not leave. */
const peopleBefore = (
  { policy, base, now }: RuleContext,
  { before }: ComparedTarget
): ReadonlySet<string> => {
  const people = new Set<string>()
  if (base === null) return people
  for (const [user, holder] of base.access.holders(before)) {
    const has = base.access
      .spans(before, holder)
      .some(({ period, roles }) => period.until > now && roles.size > 0)
    if (has && policy.people.get(user)?.status !== 'departed') people.add(user)
  }
  return people
}

/** Whether nothing is left to somebody but what the platform gives to everybody. */
const hasNothing = ({ access, now }: RuleContext, { after }: ComparedTarget, user: string): boolean => {
  const holder = access.holders(after).get(user)
  const spans = holder ? access.spans(after, holder) : []
  return spans
    .filter(({ period }) => period.until > now)
    .every(({ roles }) =>
      [...access.reaches(after, roles).keys()].every((permission) =>
        after.catalog.fixedGrants.has(permission)
      )
    )
}

/** The most people that an override lets pass. */
const allowed = ({ policy, now }: RuleContext, { after }: ComparedTarget): number =>
  Math.max(
    0,
    ...policy.declared.guardrails.overrides
      .filter(({ guard, target, until }) => guard === 'removals' && target === after.id && now < until)
      .map(({ upTo }) => upTo)
  )

interface Losing {
  readonly people: number
  readonly losing: readonly AccessDifference[]
}

const problem = (
  context: RuleContext,
  { after }: ComparedTarget,
  { people, losing }: Losing,
  why: string
): Problem => {
  const users = losing.map(({ user }) => user)
  const place = context.policy.declared.guardrails.places?.removals
  return {
    message: `${users.length} of ${people} people of ${tick(after.id)} would lose something (${listSome(users)}): ${why}`,
    help: 'split the change, or write an override for the guard `removals` with an owner, a reason and an end',
    at: placeOf(context, after, users[0] ?? ''),
    related: place ? [{ message: 'the limit is here', at: place }] : []
  }
}

/** The target, or where somebody who loses something is spoken of. */
const placeOf = (
  { access }: RuleContext,
  target: ComparedTarget['after'],
  user: string
): Place | Location => {
  if (target.document) return child(target.document.at, 'id')
  const holder = access.holders(target).get(user)
  return holder?.lines[0]?.at ?? holder?.holdings[0]?.at ?? holder?.person?.at ?? target.catalog.at
}
