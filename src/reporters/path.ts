import type { Location, Locate, Place } from '../model/place.ts'
import type { Origin, Path } from '../model/path.ts'
import { safe } from './safe.ts'

/** A line or an end of a period in JSON: the exact instant, null where it is always. */
export const instantJson = (instant: number | null): string | null =>
  instant !== null && Number.isFinite(instant) ? new Date(instant).toISOString() : null

/** A place in JSON; null where there is none. */
export const placeJson = (place: Place | null, locate: Locate): Location | null => place && locate(place)

/** A way to a permission in JSON. */
export const pathJson = (path: Path, locate: Locate): object => {
  const { role, scope, unit, period, holding, functionAt, origin, basedOnAt, chain } = path
  return {
    role,
    scope,
    unit,
    from: instantJson(period.from),
    until: instantJson(period.until),
    by: byOf(path),
    function: holding && 'function' in holding.through ? holding.through.function : null,
    assigned: placeJson(holding?.at ?? null, locate),
    functionRole: placeJson(functionAt, locate),
    basedOn: placeJson(basedOnAt, locate),
    grant: { from: origin.kind, role: origin.role, location: placeJson(atOf(origin), locate) },
    chain
  }
}

/** What gives the role. */
const byOf = ({ holding, unlisted }: Path): 'line' | 'function' | 'platform' | 'nobody' => {
  if (!holding) return unlisted ? 'nobody' : 'platform'
  return 'function' in holding.through ? 'function' : 'line'
}

const atOf = (origin: Origin): Place | null => ('at' in origin ? origin.at : null)

/** Where something stands, as people read it: the file and the line. */
export const whereText = (place: Place, locate: Locate): string => {
  const { file, line } = locate(place)
  return `${safe(file)}:${line}`
}

/** User text in back-ticks, made harmless. */
export const quoted = (text: string): string => `\`${safe(text)}\``

/** How far somebody reaches: the scope, and the units in which it holds where they do not say it already. */
export const reachText = (scope: string, units: readonly string[]): string => {
  const where = units.map(safe).join('; ')
  if (units.length === 0) return safe(scope)
  return units.every((unit) => unit.startsWith(`${scope}: `)) ? where : `${safe(scope)}, ${where}`
}
