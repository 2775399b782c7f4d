import { activeHoldings } from '../access/holders.ts'
import type { Holder, Holders, Holding } from '../model/holder.ts'
import { showEnd, type Instant } from '../model/instant.ts'
import type { Operation } from '../model/operation.ts'
import type { Place } from '../model/place.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'

/** Why an operation is done, and the line that asks for it. */
export interface Cause {
  readonly reason: string
  readonly source: Place | null
}

/** Answers for one operation; it decides nothing. */
export type Why = (operation: Omit<Operation, 'id' | 'reason' | 'source'>) => Cause

/** For differences that nobody has to explain. */
export const unexplained: Why = () => ({ reason: '', source: null })

/** Finds the reason of an operation in the documents: their own words where there are some, else ours. */
export const whyOf =
  (target: Target, holders: Holders, now: Instant): Why =>
  ({ kind, role, user }) => {
    if (user === null) return ofRole(target, role ?? '')
    const holder = holders.get(user)
    if (!holder) return ofUnlisted(target, role)
    if (kind === 'invite' || kind === 'reactivate') return ofAccount(target, holder, kind, now)
    if (kind === 'deactivate') return ofStatus(holder)
    if (kind === 'unassign' && role !== null) return ofLoss(target, holder, role, now)
    return ofGain(target, holder, role ?? '', now)
  }

const ofRole = (target: Target, id: string): Cause => {
  const removed = target.removed.get(id)
  if (removed) return { reason: removed.removed?.reason ?? 'removed', source: removed.at }
  const document = target.roles.get(id)?.document ?? null
  return { reason: document?.reason ?? 'declared', source: document?.at ?? null }
}

const ofUnlisted = (target: Target, role: string | null): Cause => {
  const removed = removalOf(target, role)
  if (removed) return removed
  const reason = 'not listed, and this target manages all assignments'
  return { reason, source: target.document?.at ?? null }
}

/** The removal of the role, or of one whose holders move to it. */
const removalOf = (target: Target, role: string | null): Cause | null => {
  for (const document of target.removed.values()) {
    const concerned = document.id === role || document.removed?.moveTo === role
    if (concerned) return { reason: document.removed?.reason ?? 'removed', source: document.at }
  }
  return null
}

const ofAccount = (target: Target, holder: Holder, kind: 'invite' | 'reactivate', now: Instant): Cause => {
  const [first] = activeHoldings(target, holder, now)
  const reason = kind === 'invite' ? 'has a role here and no account yet' : 'active again'
  return { reason, source: first?.at ?? holder.person?.at ?? null }
}

const ofStatus = ({ status, person }: Holder): Cause => ({
  reason: status === 'leave' ? 'on leave' : 'departed',
  source: person?.at ?? null
})

const ofGain = (target: Target, holder: Holder, role: string, now: Instant): Cause => {
  const holding = activeHoldings(target, holder, now).find((given) => given.role === role)
  if (holding) return { reason: wordsOf(holding), source: holding.at }
  if (holder.status === 'departed') return ofStatus(holder)
  return (
    removalOf(target, role) ?? {
      reason: 'the role of everybody without another',
      source: holder.lines[0]?.at ?? holder.person?.at ?? null
    }
  )
}

const wordsOf = ({ through }: Holding): string => {
  if (through.reason !== null) return through.reason
  return 'function' in through ? `job function ${tick(through.function)}` : 'assigned'
}

const ofLoss = (target: Target, holder: Holder, role: string, now: Instant): Cause => {
  if (holder.status !== 'active') return ofStatus(holder)
  const removed = target.removed.get(role)
  if (removed) return ofRole(target, role)
  const ended = holder.holdings.findLast((given) => given.role === role && given.period.until <= now)
  if (ended) return { reason: `ended with ${showEnd(ended.period.until)}`, source: ended.at }
  const source = holder.lines[0]?.at ?? holder.holdings[0]?.at ?? holder.person?.at ?? null
  return { reason: 'no line or job function gives this role', source }
}
