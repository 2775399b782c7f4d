import { riskOf } from '../../access/effective.ts'
import type { Access } from '../../model/access.ts'
import { risks, type Catalog, type Risk } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { isUndocumented } from '../../model/grants.ts'
import type { Holder, Holding } from '../../model/holder.ts'
import type { Instant } from '../../model/instant.ts'
import type { Rule } from '../../model/rule.ts'
import type { Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { administers, isForAdministrators } from '../../access/administrators.ts'
import { numberOption, wordOption } from '../settings.ts'
import { counted, tick } from '../../model/words.ts'

const id = 'standing-privilege'
const day = 24 * 60 * 60 * 1000
const longest = 90

/** Reports what is risky and given by a line without an end, although it could have one. */
export const rule: Rule = {
  id,
  group: 'least privilege',
  severity: 'warning',
  fixed: false,
  summary: 'high risk given to one person by a line without an end, administration apart',
  explanation:
    'What somebody needs now and then should not be held all the time: an account that is taken over, or a person who changes the job, then has it too. Reported are lines that give one person a role with permissions of high or critical risk and have no end, or one that is more than `maxDays` (90 unless said otherwise) away from the start, or from now where there is none. Few things are, so that what is reported is worth a look. High risk is reported only beside another role that the person keeps on the target, since somebody with a single role cannot be without it; critical risk always. Not reported are what a job function gives, which belongs to the job and is reviewed with it, roles that administer, and content that nobody has documented. `risk: critical` reports critical risk only. Write `until`, or make it part of a job function, or split what is risky into a role of its own that is given for a time.',
  basis:
    'AC-2 (3) and AC-6 of NIST SP 800-53: no more privileges, and no longer, than the task needs; CVR-7: drop what is not needed',
  *check(context) {
    const limit = numberOption(context, id, 'maxDays', longest, Math.min)
    const least = wordOption(context, id, 'risk', ['high', 'critical'], 'high')
    for (const target of context.policy.targets.values()) {
      const riskBy = risksOf(context.access, target)
      for (const holder of context.access.holders(target).values()) {
        if (holder.status !== 'active') continue
        for (const holding of standing(context.now, holder, limit)) {
          const worst = riskBy(holding.role)
          if (worst === null || weight(worst.risk) < weight(least)) continue
          if (worst.risk === 'high' && !keepsAnother(holder, holding, riskBy)) continue
          yield toProblem(target, holder, holding, worst, limit)
        }
      }
    }
  }
}

/** The worst that a role gives, administration apart. */
interface Worst {
  readonly permission: string
  readonly risk: Risk
}

type RiskBy = (role: string) => Worst | null

const risksOf = (access: Access, target: Target): RiskBy => {
  const known = new Map<string, Worst | null>()
  return (role) => {
    const remembered = known.get(role)
    if (remembered !== undefined) return remembered
    const worst = worstOf(access, target, role)
    known.set(role, worst)
    return worst
  }
}

const worstOf = (access: Access, target: Target, id: string): Worst | null => {
  const { catalog, roles } = target
  const alone = new Map([[id, null]])
  const reaches = access.reaches(target, alone)
  const role = roles.get(id)
  const forAdministrators = role !== undefined && isForAdministrators(catalog, role)
  if (forAdministrators || administers(catalog, alone, reaches)) return null
  return [...reaches.keys()]
    .filter((permission) => isJudged(catalog, permission))
    .map((permission) => ({ permission, risk: riskOf(catalog, permission) }))
    .reduce<Worst | null>(
      (most, each) => (most && weight(most.risk) >= weight(each.risk) ? most : each),
      null
    )
}

const isJudged = (catalog: Catalog, permission: string): boolean =>
  !isUndocumented(permission) &&
  !catalog.administers.permissions.includes(permission) &&
  catalog.permissions.get(permission)?.fixed === false

const weight = (risk: Risk): number => risks.indexOf(risk)

/** What lines give without an end, or for too long. */
const standing = (now: Instant, { holdings }: Holder, limit: number): readonly Holding[] =>
  holdings.filter(({ through, period }) => {
    if (!('user' in through) || period.until <= now) return false
    const from = Number.isFinite(period.from) ? period.from : now
    return period.until - from > limit * day
  })

/** Whether the person would still have a role here without this one: one without an end, and less risky or first. */
const keepsAnother = ({ holdings }: Holder, holding: Holding, riskBy: RiskBy): boolean =>
  holdings.some((other) => {
    if (other.role === holding.role || other.period.until !== Infinity) return false
    const difference = weightOf(riskBy(other.role)) - weightOf(riskBy(holding.role))
    return difference < 0 || (difference === 0 && holdings.indexOf(other) < holdings.indexOf(holding))
  })

const weightOf = (worst: Worst | null): number => (worst === null ? -1 : weight(worst.risk))

const toProblem = (
  { catalog, id: target }: Target,
  { user }: Holder,
  { role, at, period }: Holding,
  { permission, risk }: Worst,
  limit: number
): Problem => ({
  message: `${tick(user)} has ${tick(role)} on ${tick(target)} ${period.until === Infinity ? 'without an end' : `for more than ${counted(limit, 'day')}`}, and with it ${tick(permission)} of ${risk} risk`,
  help: 'write `until`; what belongs to the job for good is given by a job function',
  at,
  about: { user, role: roleName(catalog.id, role) }
})
