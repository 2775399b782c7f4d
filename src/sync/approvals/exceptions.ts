import { risks } from '../../model/catalog.ts'
import type { Override, Waiver } from '../../model/document.ts'
import { showEnd, type Instant } from '../../model/instant.ts'
import { matches, parsePattern } from '../../model/pattern.ts'
import { tick } from '../../model/words.ts'
import type { Version } from '../version.ts'
import type { Where, Thing } from './thing.ts'

/** A waiver or override that is new, or lets more through or for longer than the base. */
export interface Exception {
  /** What it is, as a route has it: `{waiver: ...}` or `{override: ...}` and what it names. */
  readonly when: Readonly<Record<string, string>>
  readonly owner: string
  /** Whom it is for; null where it is for nobody in particular. */
  readonly isFor: string | null
  readonly words: string
  readonly things: readonly Thing[]
}

/** The waivers and overrides of a version that the base does not have so; none where there is no base. */
export const exceptionsOf = (
  head: Version,
  base: Version | null,
  now: Instant,
  whereIs: (target: string) => Where
): readonly Exception[] => {
  if (base === null) return []
  const before = base.policy.declared.guardrails
  const { waivers, overrides } = head.policy.declared.guardrails
  return [
    ...waivers
      .filter(
        (waiver) => waiver.until > now && !before.waivers.some((other) => includesWaiver(other, waiver))
      )
      .map((waiver) => waiverException([head, base], waiver)),
    ...overrides
      .filter(
        (override) =>
          override.until > now && !before.overrides.some((other) => includesOverride(other, override))
      )
      .map((override) => overrideException(override, whereIs(override.target)))
  ]
}

const includesWaiver = (wide: Waiver, waiver: Waiver): boolean =>
  wide.rule === waiver.rule &&
  wide.user === waiver.user &&
  wide.role === waiver.role &&
  wide.conflict === waiver.conflict &&
  wide.until >= waiver.until

const includesOverride = (wide: Override, override: Override): boolean =>
  wide.guard === override.guard &&
  wide.target === override.target &&
  wide.until >= override.until &&
  wide.upTo >= override.upTo

/** An exception from what keeps access safe weighs as much as the greatest risk. */
const greatest = risks.at(-1) ?? 'critical'

const waiverException = (versions: readonly Version[], waiver: Waiver): Exception => {
  const { rule, user, role, conflict, until, owner } = waiver
  const named = {
    ...(conflict !== null && { conflict }),
    ...(role !== null && { role }),
    ...(user !== null && { user })
  }
  const subjects = Object.values(named).map(tick).join(', ')
  const text = `the waiver of ${tick(rule)} for ${subjects} until ${showEnd(until)} is new or longer`
  const words = (): string => text
  const thing = (platform: string | null, permission: string | null): Thing => ({
    kind: 'exception',
    platform,
    targets: null,
    roles: role === null ? [] : [role],
    permission,
    risk: greatest,
    isFor: user,
    words
  })
  const concerned = conflict === null ? [] : permissionsOf(versions, conflict)
  const platform = role === null ? null : (role.split(':')[0] ?? null)
  const things = concerned.map((found) => thing(found.platform, found.permission))
  return {
    when: { waiver: rule, ...named },
    owner,
    isFor: user,
    words: text,
    things: things.length > 0 ? things : [thing(platform, null)]
  }
}

const overrideException = (override: Override, { platform, targets }: Where): Exception => {
  const { guard, target, upTo, until, owner } = override
  const words = `the override of ${tick(guard)} on ${tick(target)} up to ${upTo} until ${showEnd(until)} is new or wider`
  return {
    when: { override: guard, target },
    owner,
    isFor: null,
    words,
    things: [
      {
        kind: 'exception',
        platform,
        targets,
        roles: [],
        permission: null,
        risk: greatest,
        isFor: null,
        words: () => words
      }
    ]
  }
}

/** A permission of a platform. */
interface Concerned {
  readonly platform: string
  readonly permission: string
}

/** The permissions of every platform that a conflict speaks of, in either version. */
const permissionsOf = (versions: readonly Version[], id: string): readonly Concerned[] => {
  const found = new Map<string, Concerned>()
  for (const { policy } of versions) {
    const patterns = policy.declared.guardrails.conflicts
      .filter((conflict) => conflict.id === id)
      .flatMap(({ between }) => between.flat())
      .flatMap((pattern) => parsePattern(pattern) ?? [])
    const catalogs = [policy.catalogs.values(), [...policy.targets.values()].map(({ catalog }) => catalog)]
    for (const { id: platform, permissions } of catalogs.flatMap((each) => [...each])) {
      for (const permission of permissions.values()) {
        if (!patterns.some((pattern) => matches(pattern, platform, permission))) continue
        found.set(`${platform}:${permission.id}`, { platform, permission: permission.id })
      }
    }
  }
  return [...found.values()]
}
