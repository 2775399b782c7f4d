import type { Problem } from '../model/finding.ts'
import { child, keyOf, type Place } from '../model/place.ts'
import type { ApprovalRoute, Conflict, Guardrails, Override, RuleSetting, Waiver } from '../model/document.ts'
import type { Times } from './times.ts'
import type {
  WrittenConflict,
  WrittenGuardrails,
  WrittenOverride,
  WrittenRoute,
  WrittenRule,
  WrittenWaiver
} from './written.ts'

/** The `Guardrails` documents read so far, and where each of them says what may be said only once. */
export interface GuardrailsSoFar {
  readonly guardrails: Guardrails
  readonly said: ReadonlyMap<string, Place>
}

/** Before any document is read: nothing is said. */
export const noGuardrails: GuardrailsSoFar = {
  guardrails: {
    rules: new Map(),
    conflicts: [],
    waivers: [],
    overrides: [],
    approvals: [],
    limits: { removals: null, additions: null },
    reviewMonths: null
  },
  said: new Map()
}

/**
 * Joins one more document. Lists are added up; a rule, a limit or the reviews that another document has set already
 * is a problem, since neither of the two could be seen to count.
 */
export const joined = (
  before: GuardrailsSoFar,
  at: Place,
  written: WrittenGuardrails,
  times: Times,
  problems: Problem[]
): GuardrailsSoFar => {
  const { guardrails } = before
  const said = saidIn(at, written)
  for (const [what, place] of said) {
    const first = before.said.get(what)
    if (first) problems.push(saidTwice(what, place, first))
  }
  const list = <Value, Noun>(
    field: string,
    values: readonly Value[] | undefined,
    read: Read<Value, Noun>
  ): Noun[] => (values ?? []).map((value, index) => read(child(at, field, index), value, times))
  return {
    said: new Map([...before.said, ...said]),
    guardrails: {
      rules: new Map([...guardrails.rules, ...rulesIn(child(at, 'rules'), written)]),
      conflicts: [...guardrails.conflicts, ...list('conflicts', written.conflicts, conflictOf)],
      waivers: [...guardrails.waivers, ...list('waivers', written.waivers, waiverOf)],
      overrides: [...guardrails.overrides, ...list('overrides', written.overrides, overrideOf)],
      approvals: [...guardrails.approvals, ...list('approvals', written.approvals, routeOf)],
      limits: {
        removals: written.limits?.removals ?? guardrails.limits.removals,
        additions: written.limits?.additions ?? guardrails.limits.additions
      },
      reviewMonths: monthsOf(written) ?? guardrails.reviewMonths,
      places: { ...guardrails.places, ...placesIn(at, written) }
    }
  }
}

type Read<Value, Noun> = (at: Place, value: Value, times: Times) => Noun

/** What may be said only once, with its place. */
const saidIn = (at: Place, { rules = {}, limits = {}, reviews }: WrittenGuardrails): [string, Place][] => [
  ...Object.keys(rules).map((id): [string, Place] => [`the rule \`${id}\``, child(at, 'rules', id)]),
  ...Object.keys(limits).map((id): [string, Place] => [`the limit \`${id}\``, child(at, 'limits', id)]),
  ...(reviews ? [['`reviews`', child(at, 'reviews')] satisfies [string, Place]] : [])
]

const placesIn = (at: Place, { limits = {}, reviews }: WrittenGuardrails): Guardrails['places'] => ({
  ...(limits.removals && { removals: child(at, 'limits', 'removals') }),
  ...(limits.additions && { additions: child(at, 'limits', 'additions') }),
  ...(reviews && { reviews: child(at, 'reviews') })
})

const saidTwice = (what: string, place: Place, first: Place): Problem => ({
  message: `${what} is set in two documents`,
  help: 'keep it in one of them',
  at: keyOf(place),
  related: [{ message: 'it is set here first', at: keyOf(first) }]
})

const rulesIn = (at: Place, { rules = {} }: WrittenGuardrails): [string, RuleSetting][] =>
  Object.entries(rules).map(([id, rule]) => [id, ruleOf(child(at, id), rule)])

const ruleOf = (at: Place, { severity, ...options }: WrittenRule): RuleSetting => ({
  at,
  severity: severity ?? null,
  options
})

const conflictOf = (at: Place, { id, between, reason }: WrittenConflict): Conflict => ({
  at,
  id,
  between,
  reason: oneLine(reason)
})

const waiverOf = (at: Place, written: WrittenWaiver, times: Times): Waiver => ({
  at,
  rule: written.rule,
  user: written.user?.toLowerCase() ?? null,
  role: written.role ?? null,
  conflict: written.conflict ?? null,
  owner: written.owner.toLowerCase(),
  until: times.end(at, 'until', written.until),
  reason: oneLine(written.reason)
})

const overrideOf = (at: Place, written: WrittenOverride, times: Times): Override => ({
  at,
  guard: written.guard,
  target: written.target,
  upTo: written.upTo,
  owner: written.owner.toLowerCase(),
  until: times.end(at, 'until', written.until),
  reason: oneLine(written.reason)
})

const routeOf = (at: Place, { when, from, count = 1 }: WrittenRoute): ApprovalRoute => ({
  at,
  when: {
    platform: when.platform ?? null,
    target: when.target ?? null,
    role: when.role ?? null,
    permission: when.permission ?? null,
    risk: when.risk ?? null,
    change: when.change ?? null
  },
  from: { roles: from.roles ?? [], people: (from.people ?? []).map((person) => person.toLowerCase()) },
  count
})

/** `3 months` or `1 year` in months. */
const monthsOf = ({ reviews }: WrittenGuardrails): number | null => {
  if (!reviews) return null
  const [count, unit = ''] = reviews.every.split(' ')
  return Number(count) * (unit.startsWith('year') ? 12 : 1)
}

/** Free text as one line: where it is broken is up to whoever writes. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
