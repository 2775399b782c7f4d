import type { Catalog } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import type { Place } from '../../model/place.ts'
import type { Target } from '../../model/target.ts'
import { list, suggest } from '../words.ts'
import { tick } from '../../model/words.ts'

/** A name that leads nowhere. */
export interface UnknownName {
  /** What it should be the name of, as `role`. */
  readonly noun: string
  readonly name: string
  readonly at: Place
  /** The names that exist. */
  readonly candidates: Iterable<string>
  /** Where it does not exist, as ` on x`. */
  readonly where?: string
  /** What to do where no name is near and there are none or too many to list. */
  readonly otherwise: string
}

/** Says that a name does not exist, with the nearest that does. */
export const unknownName = ({ noun, name, at, candidates, where = '', otherwise }: UnknownName): Problem => ({
  message: `there is no ${noun} ${tick(name)}${where}`,
  help: suggest(name, [...candidates], otherwise),
  at
})

/** Where to read about what a platform has. */
export const seeCatalog = (platform: string): string => `\`rolewright catalog ${platform}\` lists what exists`

/** Where something is missing: on the platform as a whole, or only on some of the targets it is meant for. */
export const onTargets = (lacking: readonly Target[], meant: readonly Target[], platform: string): string =>
  lacking.length === meant.length && meant.length !== 1
    ? ` on ${tick(platform)}`
    : ` on ${list(lacking.map(({ id }) => id))}`

/** A platform that nobody knows. */
export const unknownPlatform = (name: string, at: Place, catalogs: ReadonlyMap<string, Catalog>): Problem =>
  unknownName({
    noun: 'platform',
    name,
    at,
    candidates: catalogs.keys(),
    otherwise: '`rolewright catalog` lists the platforms; one of your own is a `Platform` document'
  })

/** The kinds of unit that the scopes of some catalogs are bound to. */
export const unitKinds = (catalogs: Iterable<Catalog>): readonly string[] => [
  ...new Set(
    [...catalogs].flatMap(({ scopes }) => scopes.flatMap(({ unit }) => (unit === null ? [] : [unit])))
  )
]

/** The problem, where there is one. */
export function* some(problem: Problem | null): Iterable<Problem> {
  if (problem !== null) yield problem
}
