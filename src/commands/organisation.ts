import { holdersOf } from '../access/holders.ts'
import { CannotRun } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import type { Holders } from '../model/holder.ts'
import { parseInstant, type Instant } from '../model/instant.ts'
import type { Locate } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import type { Target } from '../model/target.ts'
import { catalogTexts } from '../platforms/registry.ts'
import { loadPolicy } from '../policy/load.ts'
import { folderSource } from '../policy/source.ts'
import { rules } from '../validate/registry.ts'
import { validate } from '../validate/validate.ts'
import type { Environment, Invocation } from './command.ts'
import { policyFolder } from './folders.ts'

/** A loaded and validated organisation: where every command that reads documents begins. */
export interface Organisation {
  readonly folder: string
  readonly policy: Policy
  readonly locate: Locate
  /** The text of a document; null where it has none that could be shown. */
  readonly text: (file: string) => string | null
  readonly now: Instant
  readonly findings: readonly Finding[]
  /** Who should hold what on a target; computed once for each. */
  readonly holders: (target: Target) => Holders
}

/** Loads and validates the folder that the invocation names. Throws `CannotRun` where it cannot be opened. */
export const openOrganisation = (invocation: Invocation, environment: Environment): Organisation => {
  const folder = policyFolder(invocation, environment)
  const { policy, locate, text } = loadPolicy(folderSource(folder), catalogTexts)
  const now = instantOf(invocation, environment)
  const holders = holdersOnce(policy)
  const { findings } = validate({ policy, now, holders }, rules, locate)
  return { folder, policy, locate, text, now, findings, holders }
}

const instantOf = (invocation: Invocation, environment: Environment): Instant => {
  const text = invocation.values['at']
  if (text === undefined) return environment.now()
  const instant = parseInstant(text)
  if (instant !== null) return instant
  throw new CannotRun(
    `\`--at ${text}\` is not a date`,
    'write a date such as 2027-02-01, or an instant with an offset such as 2027-02-01T09:00+01:00'
  )
}

const holdersOnce = (policy: Policy): ((target: Target) => Holders) => {
  const known = new Map<Target, Holders>()
  return (target) => {
    const holders = known.get(target) ?? holdersOf(policy, target)
    known.set(target, holders)
    return holders
  }
}
