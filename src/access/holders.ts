import type { Holder, Holders, Holding } from '../model/holder.ts'
import { isActive, type Instant } from '../model/instant.ts'
import { child } from '../model/place.ts'
import type { FunctionEntry, Line, Person } from '../model/document.ts'
import type { Policy } from '../model/policy.ts'
import type { Role, Target } from '../model/target.ts'

/** A holder while it is put together. */
interface Draft {
  readonly user: string
  readonly person: Person | null
  readonly holdings: Holding[]
  readonly lines: Line[]
}

/**
 * Who is managed on a target, and what the documents give them there at any time: whoever has a line that counts
 * there, a job function with a role there, or the status `departed`. A line counts where one of its roles exists,
 * or where it takes everything (`roles: []`). Released people are not managed.
 */
export const holdersOf = (policy: Policy, target: Target): Holders => {
  const drafts = new Map<string, Draft>()
  const draftOf = (user: string): Draft => {
    const known = drafts.get(user)
    if (known) return known
    const draft = { user, person: policy.people.get(user) ?? null, holdings: [], lines: [] }
    drafts.set(user, draft)
    return draft
  }
  for (const line of policy.declared.lines) {
    if (line.released !== null || !speaksOf(line, target)) continue
    const holdings = holdingsOfLine(line, target)
    if (holdings.length === 0 && line.roles.length > 0) continue
    const draft = draftOf(line.user)
    draft.lines.push(line)
    draft.holdings.push(...holdings)
  }
  for (const person of policy.people.values()) {
    const holdings = person.functions.flatMap((entry) => holdingsOfFunction(policy, entry, target))
    if (holdings.length > 0) draftOf(person.id).holdings.push(...holdings)
    else if (person.status === 'departed') draftOf(person.id)
  }
  const holders = new Map<string, Holder>()
  for (const [user, draft] of drafts)
    holders.set(user, { ...draft, status: draft.person?.status ?? 'active' })
  return holders
}

/** Whether a line is meant for a target. */
const speaksOf = (line: Line, target: Target): boolean =>
  line.platform === target.catalog.id && (line.targets === null || line.targets.includes(target.id))

/**
 * What counts of a holder's holdings at an instant. On a platform with one role for each user an active temporary
 * line takes the place of a temporary job function, and either takes the place of what is permanent.
 */
export const activeHoldings = (target: Target, holder: Holder, at: Instant): readonly Holding[] => {
  const active = holder.holdings.filter((holding) => isActive(holding.period, at))
  if (target.catalog.rolesPerUser.max !== 1) return active
  const temporary = active.filter((holding) => holding.temporary)
  const lines = temporary.filter((holding) => 'user' in holding.through)
  return [lines, temporary, active].find((holdings) => holdings.length > 0) ?? active
}

/** The roles that somebody should hold at an instant, with the unit of each; the fallback role where nothing else is left. */
export const rolesAt = (target: Target, holder: Holder, at: Instant): ReadonlyMap<string, string | null> => {
  const roles = new Map<string, string | null>()
  for (const holding of activeHoldings(target, holder, at)) {
    const role = target.roles.get(holding.role)
    const unit = role ? unitOf(role, holding, holder.person) : null
    if (unit !== null || !roles.has(holding.role)) roles.set(holding.role, unit)
  }
  const fallback = target.catalog.fallbackRole
  if (roles.size === 0 && fallback !== null) roles.set(fallback, null)
  return roles
}

/** The units in which a role's narrower scopes hold for somebody, as `department: Sales`; null where none is needed or known. */
const unitOf = (role: Role, holding: Holding, person: Person | null): string | null => {
  const units = role.units.flatMap((kind) => {
    const unit = unitFor(kind, holding, person)
    return unit === null ? [] : [`${kind}: ${unit}`]
  })
  return units.length > 0 ? units.join(', ') : null
}

/** The unit of one kind: what the line names, else the person's own department. */
export const unitFor = (kind: string, holding: Pick<Holding, 'in'>, person: Person | null): string | null =>
  holding.in?.[kind] ?? (kind === 'department' ? (person?.department ?? null) : null)

/** The instants at which something starts or ends for a holder, in order, each once. */
export const changesOf = (holder: Holder): readonly Instant[] => {
  const instants = holder.holdings.flatMap(({ period }) => [period.from, period.until])
  return [...new Set(instants.filter(Number.isFinite))].sort((a, b) => a - b)
}

const holdingsOfLine = (line: Line, target: Target): Holding[] =>
  line.roles.flatMap((role, index) =>
    target.roles.has(role)
      ? [
          {
            role,
            period: line.period,
            temporary: line.temporary,
            in: line.in,
            through: line,
            at: child(line.at, 'roles', index)
          }
        ]
      : []
  )

const holdingsOfFunction = (policy: Policy, entry: FunctionEntry, target: Target): Holding[] => {
  const roles = policy.functions.get(entry.function)?.roles ?? {}
  const here = Object.hasOwn(roles, target.catalog.id) ? (roles[target.catalog.id] ?? []) : []
  return here
    .filter((role) => target.roles.has(role))
    .map((role) => ({
      role,
      period: entry.period,
      temporary: entry.temporary,
      in: entry.in,
      through: entry,
      at: entry.at
    }))
}
