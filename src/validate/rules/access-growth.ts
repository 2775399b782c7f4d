import type { AccessDifference, TimedDelta } from '../../access/difference.ts'
import { type Risk, risks } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { isUndocumented } from '../../model/grants.ts'
import type { Holding } from '../../model/holder.ts'
import { isActive, showInstant, type Instant, type Period } from '../../model/instant.ts'
import { child, type Location, type Place } from '../../model/place.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import { roleName } from '../about.ts'
import { comparedTargets, type ComparedTarget } from '../compared.ts'
import { numberOption, optionOf } from '../settings.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

const id = 'access-growth'
const defaultMost = 50
const defaultRisk: Risk = 'critical'

/** Reports people who gain critical access, or much at once, against the base. */
export const rule: Rule = {
  id,
  group: 'change',
  severity: 'error',
  fixed: false,
  summary: 'somebody who gains critical access against the base, or very much at once',
  explanation: `Access grows quietly: one line, or one word in a role that many hold. Compared with the base, this reports who gains a permission of the risk \`risk\` or above (${defaultRisk} where nothing is said; \`high\` is stricter), and who gains more than \`max\` permissions on one target at once (${defaultMost}). Each person is reported at the line that gives it; where a role that people hold already becomes wider, once at the role. What somebody has anyway is no growth, nor is a target that the base does not know, because it is only being adopted. Give a narrower role; or let it through with a waiver for the person or the role, with an owner, a reason and an end soon after the change.`,
  basis: 'NIST SP 800-53, AC-6: least privilege, checked where it changes',
  *check(context) {
    const limits = limitsOf(context)
    for (const compared of comparedTargets(context)) {
      const byRole = new Map<string, Widened>()
      for (const difference of compared.differences) {
        yield* ofPerson(context, compared, difference, limits, byRole)
      }
      for (const [role, widened] of byRole) yield ofRole(compared, role, widened)
    }
  }
}

/** What is too much. */
interface Limits {
  readonly risk: Risk
  readonly permissions: number
}

/** The limits of the base and of the new version; of both the stricter. */
const limitsOf = (context: RuleContext): Limits => {
  const both = [context.policy, ...(context.base ? [context.base.policy] : [])].map(
    (policy) => risks.find((risk) => risk === optionOf(policy, id, 'risk')) ?? defaultRisk
  )
  return {
    risk: risks.find((risk) => both.includes(risk)) ?? defaultRisk,
    permissions: numberOption(context, id, 'max', defaultMost, Math.min)
  }
}

/** Who gains something because a role that they hold became wider. */
interface Widened {
  readonly users: Set<string>
  readonly deltas: Map<string, TimedDelta>
}

function* ofPerson(
  context: RuleContext,
  compared: ComparedTarget,
  { user, gained }: AccessDifference,
  { risk, permissions }: Limits,
  byRole: Map<string, Widened>
): Iterable<Problem> {
  const risky = gained.filter((delta) => risks.indexOf(delta.risk) >= risks.indexOf(risk))
  const isMuch = new Set(gained.map(({ permission }) => permission)).size > permissions
  const cause = causes(context, compared, user)
  const byLine: TimedDelta[] = []
  for (const delta of isMuch ? gained : risky) {
    const [widened = ''] = delta.through
    const found = new Set(delta.through.map((role) => cause(role, delta.from)))
    if (found.has('line')) byLine.push(delta)
    else if (found.has('role')) widen(byRole, widened, user, delta)
  }
  const [first] = byLine
  if (first === undefined) return
  const dangerous = byLine.filter((delta) => risky.includes(delta))
  const role = first.through.find((each) => cause(each, first.from) === 'line') ?? ''
  const from = Math.min(...byLine.map((delta) => delta.from))
  const what =
    dangerous.length > 0
      ? named(dangerous)
      : `${new Set(byLine.map(({ permission }) => permission)).size} permissions at once`
  yield {
    message: `${tick(user)} gains ${what} on ${tick(compared.after.id)} through ${tick(role)}${since(from)}`,
    help:
      dangerous.length > 0
        ? 'give a narrower role, or write a waiver for the person with an owner, a reason and an end'
        : `give a narrower role, or raise \`max\` of this rule above ${permissions}`,
    at: placeOf(context, compared, user, role),
    about: { user, role: roleName(compared.after.catalog.id, role) },
    ...(Number.isFinite(from) && { from })
  }
}

/** Why a role gives more than before: somebody has it now, it became wider itself, or they are back from leave. */
type Cause = 'line' | 'role' | 'back'

const causes = (
  { base, access, now }: RuleContext,
  { before, after }: ComparedTarget,
  user: string
): ((role: string, from: Instant) => Cause) => {
  const old = base?.access.holders(before).get(user)
  const holder = access.holders(after).get(user)
  return (role, from) => {
    const at = Math.max(from, now)
    const isThen = ({ period }: { readonly period: Period }): boolean => isActive(period, at)
    if (old?.status === 'leave') {
      return old.holdings.some((holding) => holding.role === role && isThen(holding)) ? 'back' : 'line'
    }
    const rolesBefore = old && base?.access.spans(before, old).find(isThen)?.roles
    const roles = holder && access.spans(after, holder).find(isThen)?.roles
    return rolesBefore?.has(role) && rolesBefore.get(role) === roles?.get(role) ? 'role' : 'line'
  }
}

const widen = (byRole: Map<string, Widened>, role: string, user: string, delta: TimedDelta): void => {
  const known = byRole.get(role) ?? { users: new Set(), deltas: new Map() }
  known.users.add(user)
  known.deltas.set(delta.permission, delta)
  byRole.set(role, known)
}

const ofRole = ({ after }: ComparedTarget, role: string, { users, deltas }: Widened): Problem => {
  const all = [...users]
  const document = after.roles.get(role)?.document ?? null
  const who = all.length > mostNames ? `${all.length} people` : list(all)
  return {
    message: `${tick(role)} becomes wider on ${tick(after.id)}, and ${who} ${all.length === 1 ? 'gains' : 'gain'} ${named([...deltas.values()])}`,
    help: 'write a narrower role beside it for those who need more, or a waiver for the role with an owner, a reason and an end',
    at: child(document?.at ?? after.document?.at ?? after.catalog.at, document ? 'grants' : 'id'),
    about: { role: roleName(after.catalog.id, role) }
  }
}

const mostNames = 3

/** The riskiest permissions first, as many as can be read. */
const named = (deltas: readonly TimedDelta[]): string => {
  const sorted = deltas.toSorted((a, b) => risks.indexOf(b.risk) - risks.indexOf(a.risk))
  const names = [...new Set(sorted.map(({ permission }) => permission))]
  const rest = names.length - mostNames
  const shown = names
    .slice(0, mostNames)
    .map((name) => (isUndocumented(name) ? 'unknown content' : tick(name)))
  const risk = sorted[0]?.risk ?? ''
  return rest > 0
    ? `${shown.join(', ')} and ${rest} more (${risk} risk)`
    : `${shown.join(', ')} (${risk} risk)`
}

const since = (from: Instant): string => (Number.isFinite(from) ? ` from ${showInstant(from)}` : '')

/** The line or job function that gives the role, else where the person is spoken of. */
const placeOf = (
  { access, now }: RuleContext,
  { after }: ComparedTarget,
  user: string,
  role: string
): Place | Location => {
  const holder = access.holders(after).get(user)
  const giving = (holding: Holding): boolean => holding.role === role && holding.period.until > now
  return holder?.holdings.find(giving)?.at ?? holder?.lines[0]?.at ?? holder?.person?.at ?? after.catalog.at
}
