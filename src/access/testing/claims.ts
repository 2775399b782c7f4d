import type { Reach } from '../../model/access.ts'
import type { Target } from '../../model/target.ts'
import { unknownRoles, verdictOf } from '../wanted.ts'
import { scoped } from '../words.ts'
import { listed, tick } from '../../model/words.ts'
import type { Subject } from './subjects.ts'
import { failure, joined, nothing, resting, type Found } from './verdict.ts'
import type { Claim } from './written.ts'

/** Judges one entry of `can` or `cannot` for all subjects, on all targets of its platform. */
export const judgeClaim = (claim: Claim, subjects: readonly Subject[], targets: readonly Target[]): Found => {
  if (subjects.length === 0 && claim.allowed)
    return failure('nobody is meant: whoever it could be is on leave, has departed, or is excepted', claim.at)
  return joined(targets.flatMap((target) => subjects.map((subject) => judgeSubject(claim, subject, target))))
}

const judgeSubject = (claim: Claim, subject: Subject, target: Target): Found => {
  const reaches = subject.reaches(target)
  const verdict = verdictOf(target.catalog, reaches, claim.permission, claim.scope)
  if (verdict === 'unknown') return resting(target, unknownRoles(reaches))
  if ((verdict === 'yes') === claim.allowed) return nothing
  const reach = reaches.get(claim.permission)
  const message = claim.allowed
    ? cannotText(claim, subject, target, reach)
    : canText(claim, subject, target, reach)
  return failure(message, claim.at, subject.parts(target, claim.permission))
}

const canText = (
  claim: Claim,
  { label, isRole }: Subject,
  target: Target,
  reach: Reach | undefined
): string => {
  const through = reach && !isRole ? ` through ${listed(reach.through.map(tick))}` : ''
  return `${label} can ${scoped(claim.permission, reach?.scope ?? null)} on ${target.id}${through}`
}

const cannotText = (claim: Claim, subject: Subject, target: Target, reach: Reach | undefined): string => {
  const reason = reach ? narrower(subject, reach) : lacking(subject, target)
  return `${subject.label} cannot ${scoped(claim.permission, claim.scope)} on ${target.id}${reason}`
}

const narrower = ({ isRole }: Subject, { scope, through }: Reach): string =>
  isRole ? `, only ${scope}` : `: only ${scope}, through ${listed(through.map(tick))}`

const lacking = (subject: Subject, target: Target): string => {
  if (subject.isRole) return ''
  if (subject.absence !== null) return `: ${subject.absence}`
  const roles = subject.roles(target)
  return roles.length === 0
    ? ': no role there'
    : `: ${listed(roles.map(tick))} ${roles.length === 1 ? 'does' : 'do'} not give it`
}
