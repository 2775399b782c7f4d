import type { Store } from '../../src/index.ts'

/** Beside the recorded states, under a name that no target can have. */
const file = 'snapshots/last_drift.json'

/** Keeps when drift was looked for, and on which targets. */
export const keepLastDrift = (store: Store, now: number, targets: readonly string[]): void =>
  store.write(
    file,
    `${JSON.stringify({ version: 1, at: new Date(now).toISOString(), targets: targets.toSorted() })}\n`
  )

/** When drift was looked for last, in milliseconds since 1970; null where that is not known. */
export const lastDrift = (store: Store): number | null => {
  const at = /"at":"([^"]+)"/.exec(store.read(file) ?? '')?.[1]
  const instant = at === undefined ? NaN : Date.parse(at)
  return Number.isNaN(instant) ? null : instant
}
