import type { Policy } from '../model/policy.ts'
import type { Target } from '../model/target.ts'

/** What a line and a role document have in common: where they are meant to hold. */
interface Meant {
  readonly platform: string
  /** Target ids; null for all targets of the platform. */
  readonly targets: readonly string[] | null
}

/** Finds the targets for which something is written. */
export type TargetsFor = (meant: Meant) => readonly Target[]

/** Makes the search once, so that asking it for every line costs little. Targets that do not exist are left out. */
export const targetsFor = (policy: Policy): TargetsFor => {
  const byPlatform = new Map<string, Target[]>()
  for (const target of policy.targets.values()) {
    const known = byPlatform.get(target.catalog.id)
    if (known) known.push(target)
    else byPlatform.set(target.catalog.id, [target])
  }
  return ({ platform, targets }) => {
    const all = byPlatform.get(platform) ?? []
    return targets === null ? all : all.filter(({ id }) => targets.includes(id))
  }
}
