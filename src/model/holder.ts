import type { Period } from './instant.ts'
import type { Place } from './place.ts'
import type { FunctionEntry, Line, Person, Status } from './document.ts'

/** One role that somebody is given for a time, and by what. */
export interface Holding {
  readonly role: string
  readonly period: Period
  /** Whether the line or function entry has an end or a start of its own. */
  readonly temporary: boolean
  /** The unit in which narrower scopes hold; null where none is said. */
  readonly in: Readonly<Record<string, string>> | null
  /** The line or the function entry that gives it. */
  readonly through: Line | FunctionEntry
  readonly at: Place
}

/** Somebody who should be managed on a target, with everything given to them there. */
export interface Holder {
  readonly user: string
  readonly person: Person | null
  readonly status: Status
  /** All that lines and job functions give, in the order of the documents; nothing is filtered by time yet. */
  readonly holdings: readonly Holding[]
  /** The lines that speak of the user on this target, `roles: []` included. */
  readonly lines: readonly Line[]
}

/** The managed people of a target, by e-mail. */
export type Holders = ReadonlyMap<string, Holder>
