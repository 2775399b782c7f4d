import type { Problem } from '../../model/finding.ts'
import { showInstant, type Instant, type Period } from '../../model/instant.ts'
import { child, type Place } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import { roleName } from '../about.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports roles, lines and job functions that nobody has looked at for too long. */
export const rule: Rule = {
  id: 'review-overdue',
  group: 'time and people',
  severity: 'warning',
  fixed: false,
  summary: 'a role, a line or a job function of a person that should have been reviewed by now',
  explanation:
    'With `reviews: {every: 3 months}` in the guardrails, each role document, line and job function of a person is looked at again that long after its `reviewed` date: is it still needed, and still right? Without a `reviewed` date the time runs from its `from`; where nothing says when it began, nobody has ever confirmed it, and it is due now. What has ended or not begun, people who have left, and roles that a vendor ships as they are need no review. Where `reviews` is absent nothing is overdue. Look at it, then write the day as `reviewed`, or take it out.',
  basis: 'ISO/IEC 27002:2022, 5.18: access rights are reviewed at regular intervals; NIST SP 800-53, AC-2',
  *check(context) {
    const months = monthsOf(context)
    if (months === null) return
    for (const item of items(context.policy, context.now)) {
      if (item.since === null) yield never(item)
      else {
        const due = later(item.since, months)
        if (due + day <= context.now) yield overdue(item, due)
      }
    }
  }
}

const day = 24 * 60 * 60 * 1000

/** How often reviews are asked for; with a base the more frequent of both. */
const monthsOf = ({ policy, base }: RuleContext): number | null => {
  const both = [policy, base?.policy].map((each) => each?.declared.guardrails.reviewMonths ?? Infinity)
  const months = Math.min(...both)
  return Number.isFinite(months) ? months : null
}

/** Something that is reviewed from time to time. */
interface Item {
  readonly what: string
  readonly at: Place
  /** The field beside which a date is missing, where it stands in a line of its own. */
  readonly key: string | null
  /** The last review, else the start; null where nothing is known. */
  readonly since: Instant | null
  readonly reviewed: boolean
  readonly about: NonNullable<Problem['about']>
}

function* items({ declared, people }: Policy, now: Instant): Iterable<Item> {
  for (const { id, platform, reviewed, removed, observed, at } of declared.roles) {
    const since = reviewed ?? observed?.on ?? null
    if (removed !== null) continue
    const about = { role: roleName(platform, id) }
    yield { what: `the role ${tick(id)}`, at, key: 'id', since, reviewed: reviewed !== null, about }
  }
  for (const { user, roles, period, released, reviewed, at } of declared.lines) {
    if (released !== null || roles.length === 0 || !counts(period, now)) continue
    if (people.get(user)?.status === 'departed') continue
    const what = `what ${tick(user)} has by this line (${list(roles)})`
    yield {
      what,
      at,
      key: null,
      since: started(reviewed, period),
      reviewed: reviewed !== null,
      about: { user }
    }
  }
  for (const { id, status, functions } of declared.people) {
    if (status === 'departed') continue
    for (const { function: name, period, reviewed, at } of functions) {
      if (!counts(period, now)) continue
      const what = `the job function ${tick(name)} of ${tick(id)}`
      yield {
        what,
        at,
        key: null,
        since: started(reviewed, period),
        reviewed: reviewed !== null,
        about: { user: id }
      }
    }
  }
}

const counts = ({ from, until }: Period, now: Instant): boolean => from <= now && now < until

const started = (reviewed: Instant | null, { from }: Period): Instant | null =>
  reviewed ?? (Number.isFinite(from) ? from : null)

/** The same day so many months later; the last one of a shorter month. */
const later = (since: Instant, months: number): Instant => {
  const date = new Date(since)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, last))
  return date.getTime()
}

const never = ({ what, at, key, about }: Item): Problem => ({
  message: `nobody has ever reviewed ${what}`,
  help: 'see whether it is still needed, then write the day as `reviewed`',
  at: key === null ? at : child(at, key),
  about
})

const overdue = ({ what, at, key, reviewed, about }: Item, due: Instant): Problem => ({
  message: `the review of ${what} was due on ${showInstant(due - (due % day))}`,
  help: `see whether it is still needed, then write the day ${reviewed ? 'in' : 'as'} \`reviewed\``,
  at: child(at, reviewed ? 'reviewed' : (key ?? 'from')),
  about
})
