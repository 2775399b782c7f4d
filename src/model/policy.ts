import type { Catalog } from './catalog.ts'
import type { Declared, JobFunction, Person } from './document.ts'
import type { Problem } from './finding.ts'
import type { Target } from './target.ts'

/** What reading found wrong, by the rule that reports it. */
export interface ReadProblems {
  readonly yaml: readonly Problem[]
  readonly schema: readonly Problem[]
}

/** A loaded organisation: what the documents say, and what it means on each target. */
export interface Policy {
  /** How many documents were read. */
  readonly documents: number
  readonly problems: ReadProblems
  readonly declared: Declared
  /** Every platform known by id: the built-in ones, and the organisation's own. */
  readonly catalogs: ReadonlyMap<string, Catalog>
  /** By e-mail; the first where one stands twice. */
  readonly people: ReadonlyMap<string, Person>
  readonly functions: ReadonlyMap<string, JobFunction>
  /** By id. A platform that is used without a Target has a nameless one, whose id is the platform's. */
  readonly targets: ReadonlyMap<string, Target>
}
