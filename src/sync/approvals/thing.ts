import { riskOf } from '../../access/effective.ts'
import { targetsBefore } from '../../access/difference.ts'
import { risks, type Risk } from '../../model/catalog.ts'
import { isUndocumented } from '../../model/grants.ts'
import type { Target } from '../../model/target.ts'
import type { Version } from '../version.ts'

/** Something in a plan that an approval may be needed for. */
export interface Thing {
  readonly kind: 'gain' | 'gap' | 'exception' | 'loss' | 'operation'
  /** Null for what holds on every platform. */
  readonly platform: string | null
  /** The target, and what the base calls it; null for what holds on every target. */
  readonly targets: readonly string[] | null
  /** The roles that it comes through, as `platform:role`. */
  readonly roles: readonly string[]
  readonly permission: string | null
  /** Null where it has none of its own. */
  readonly risk: Risk | null
  /** Whom an exception is for, who must not approve it; null for everything else. */
  readonly isFor: string | null
  /** What it is, in words; things that are one share it. */
  readonly words: () => string
}

/** What is known of a target in both versions. */
export interface Where {
  readonly platform: string | null
  readonly targets: readonly string[]
  /** The risk of a permission there; of two versions the larger. */
  readonly riskOf: (permission: string) => Risk
}

/** Finds a target in both versions by the id that the later one gives it. */
export const whereIn = (head: Version, base: Version | null): ((id: string) => Where) => {
  const continued: ReadonlyMap<Target, Target | null> =
    base === null ? new Map() : targetsBefore(base.policy, head.policy)
  return (id) => {
    const target = head.policy.targets.get(id) ?? base?.policy.targets.get(id)
    const before = target && continued.get(target)
    const versions = [target, before].flatMap((version) => version ?? [])
    return {
      platform: target?.catalog.id ?? null,
      targets: [...new Set([id, ...versions.map((version) => version.id)])],
      riskOf: (permission) => largest(versions.flatMap((version) => riskIn(version, permission)))
    }
  }
}

/** The risk of a permission by one version; none where it does not know it. */
const riskIn = ({ catalog }: Target, permission: string): readonly Risk[] =>
  catalog.permissions.has(permission) || isUndocumented(permission) ? [riskOf(catalog, permission)] : []

const largest = (found: readonly Risk[]): Risk =>
  risks[Math.max(...found.map((risk) => risks.indexOf(risk)))] ?? 'high'
