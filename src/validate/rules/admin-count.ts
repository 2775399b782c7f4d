import type { Access } from '../../model/access.ts'
import type { Problem } from '../../model/finding.ts'
import { isActive, showInstant, type Instant, type Period } from '../../model/instant.ts'
import { child, keyOf, type Place } from '../../model/place.ts'
import type { Extent } from '../../model/document.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import type { Target } from '../../model/target.ts'
import { administers, canAdminister } from '../../access/administrators.ts'
import { numberOption, optionOf, settingOf } from '../settings.ts'
import { list } from '../words.ts'
import { counted, tick } from '../../model/words.ts'

const id = 'admin-count'
/** Where all assignments are ours nobody else can help; elsewhere there may be people whom no document names. */
const atLeast = { all: 2, declared: 1 } as const
const atMost = 4

/** Reports targets that have, now or at any later instant, too few or too many administrators. */
export const rule: Rule = {
  id,
  group: 'least privilege',
  severity: 'error',
  fixed: false,
  summary: 'fewer or more administrators of a target than the guardrails want, now or later',
  explanation:
    'With a single administrator nobody can help when that person is away, leaves, or loses the account; with many, nobody knows who changed what. Counted are the active people who have, by the documents, a role that administers the whole target or a permission that does, at its widest: who may only change the people of one team is not counted, nor are marks that a platform puts on an account, such as owner. `min` is judged where the target manages all assignments, and is 2 there unless said otherwise, or where an administrator is declared. Without `min` it is 1 there, and only judged where one is declared without an end: a line for a cover says nothing about the administrators whom no document names. `max` (4 unless said otherwise) is judged always. Every instant from now on counts: an end that leaves too few is reported today, with its date. With a base revision the stricter numbers count.',
  basis:
    'CON-10: several people can do each critical job, and administrators have successors; CVR-7: as few full administrators as possible; AC-6 (5) of NIST SP 800-53, and the benchmarks of the Center for Internet Security, which ask for two to four',
  *check(context) {
    for (const target of context.policy.targets.values()) {
      if (canAdminister(target.catalog)) yield* ofTarget(context, target)
    }
  }
}

/** A time in which somebody administers the target, and the place that first says so. */
interface Term {
  readonly user: string
  readonly period: Period
  readonly at: Place | null
}

function* ofTarget(context: RuleContext, target: Target): Iterable<Problem> {
  const terms = termsOf(context, target)
  const extent = extentOf(context, target)
  const min = numberOption(context, id, 'min', atLeast[extent], Math.max)
  const max = numberOption(context, id, 'max', atMost, Math.min)
  const counts = countsOf(terms, context.now)
  const isJudged = extent === 'all' || declaredAt(context, target, isNamed(context)) !== null
  const few = isJudged ? counts.find(({ number }) => number < min) : undefined
  const many = counts.find(({ number }) => number > max)
  if (few !== undefined) yield tooFew(context, target, terms, few.at, min)
  if (many !== undefined) yield tooMany(context, target, terms, many.at, max)
}

const termsOf = ({ access, now }: RuleContext, target: Target): readonly Term[] => {
  const terms: Term[] = []
  const givesAlone = givesAloneOn(access, target)
  for (const holder of access.holders(target).values()) {
    for (const { period, roles, holdings } of access.spans(target, holder)) {
      if (period.until <= now || !administers(target.catalog, roles, access.reaches(target, roles))) continue
      const by = holdings.find(({ role }) => givesAlone(role)) ?? holdings[0]
      const at = by?.at ?? holder.lines[0]?.at ?? null
      const last = terms.at(-1)
      if (last?.user === holder.user && last.period.until === period.from)
        terms[terms.length - 1] = { ...last, period: { from: last.period.from, until: period.until } }
      else terms.push({ user: holder.user, period, at })
    }
  }
  return terms
}

/** How many administer now, and after each later instant at which that changes. */
const countsOf = (
  terms: readonly Term[],
  now: Instant
): readonly { readonly at: Instant; readonly number: number }[] => {
  const changes = new Map<Instant, number>()
  const add = (at: Instant, number: number): void => {
    if (Number.isFinite(at)) changes.set(at, (changes.get(at) ?? 0) + number)
  }
  add(now, 0)
  for (const { period } of terms) {
    add(Math.max(now, period.from), 1)
    add(period.until, -1)
  }
  let number = 0
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([at, change]) => {
      number += change
      return { at, number }
    })
}

/** Whether all assignments of the target are ours; with a base revision also where they were. */
const extentOf = ({ base }: RuleContext, target: Target): Extent => {
  const before = base?.policy.targets.get(target.id)?.document
  const documents = [target.document, before]
  return documents.some((document) => document?.manage.assignments === 'all') ? 'all' : 'declared'
}

/** Whether guardrails say themselves how many there should be. */
const isNamed = ({ policy, base }: RuleContext): boolean =>
  [policy, base?.policy].some((each) => each && optionOf(each, id, 'min') !== undefined)

/** The first place that makes somebody an administrator from now on; with an end only where that counts as well. */
const declaredAt = ({ access, now }: RuleContext, target: Target, withEnd: boolean): Place | null => {
  const givesAlone = givesAloneOn(access, target)
  for (const { holdings } of access.holders(target).values()) {
    const holding = holdings.find(
      ({ role, period: { until } }) => (withEnd ? until > now : until === Infinity) && givesAlone(role)
    )
    if (holding !== undefined) return holding.at
  }
  return null
}

/** Whether a role by itself makes an administrator. */
type GivesAlone = (role: string) => boolean

const givesAloneOn = (access: Access, target: Target): GivesAlone => {
  const known = new Map<string, boolean>()
  return (role) => {
    const alone = new Map([[role, null]])
    const gives = known.get(role) ?? administers(target.catalog, alone, access.reaches(target, alone))
    known.set(role, gives)
    return gives
  }
}

const tooFew = (
  context: RuleContext,
  target: Target,
  terms: readonly Term[],
  at: Instant,
  min: number
): Problem => {
  const here = terms.filter(({ period }) => isActive(period, at))
  const wanted = min === 1 ? 'one is' : `at least ${min} are`
  return {
    message: `${tick(target.id)} has ${here.length === 1 ? 'only ' : ''}${whoAt(context, here, at)}, where ${wanted} wanted`,
    help: `give ${here.length === 0 ? 'somebody' : 'another person'} a role that administers it without an end, or set \`min\` of ${tick(id)} in the guardrails`,
    at: placeOf(context, target, 'min', here),
    related: seen(here),
    ...later(context, at)
  }
}

const tooMany = (
  context: RuleContext,
  target: Target,
  terms: readonly Term[],
  at: Instant,
  max: number
): Problem => {
  const here = terms.filter(({ period }) => isActive(period, at))
  return {
    message: `${tick(target.id)} has ${whoAt(context, here, at)}, where ${max === 1 ? 'one is' : `${max} are`} allowed`,
    help: `give those who do not need all of it a narrower role, or set \`max\` of ${tick(id)} in the guardrails`,
    at: placeOf(context, target, 'max', here),
    related: seen(here),
    ...later(context, at)
  }
}

const later = ({ now }: RuleContext, at: Instant): { from?: Instant } => (at > now ? { from: at } : {})

const mostNames = 8

/** How many, who they are, and from when it is so. */
const whoAt = ({ now }: RuleContext, here: readonly Term[], at: Instant): string => {
  const since = at > now ? ` from ${showInstant(at)}` : ''
  if (here.length === 0) return `no administrator${since}`
  const names = here.map(({ user }) => user).sort()
  const shown = names.slice(0, mostNames)
  const more = names.length - shown.length
  const who = more > 0 ? `${shown.map(tick).join(', ')} and ${more} more` : list(shown)
  return `${counted(here.length, 'administrator')}${since} (${who})`
}

const seen = (here: readonly Term[]): { message: string; at: Place }[] =>
  here
    .slice(0, mostNames)
    .flatMap(({ user, at }) => (at === null ? [] : [{ message: `${tick(user)} administers it by this`, at }]))

/** Where the number is written; else the target's document, else the first who administers. */
const placeOf = (
  context: RuleContext,
  target: Target,
  option: 'min' | 'max',
  here: readonly Term[]
): Place => {
  const { document, catalog } = target
  const setting = settingOf(context.policy, id)
  if (setting && option in setting.options) return child(setting.at, option)
  if (setting) return keyOf(setting.at)
  return document
    ? child(document.at, 'id')
    : (here[0]?.at ?? declaredAt(context, target, true) ?? catalog.at)
}
