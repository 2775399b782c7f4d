import { accessOf } from '../access/access.ts'
import type { Access } from '../model/access.ts'
import { CannotRun } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import { parseInstant, type Instant } from '../model/instant.ts'
import type { Locate } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
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
  /** Who may do what by the documents, at every instant. */
  readonly access: Access
}

/** Loads and validates the folder that the invocation names. Throws `CannotRun` where it cannot be opened. */
export const openOrganisation = (invocation: Invocation, environment: Environment): Organisation => {
  const folder = policyFolder(invocation, environment)
  const { policy, locate, text } = loadPolicy(folderSource(folder), catalogTexts)
  const now = instantOf(invocation, environment)
  const access = accessOf(policy)
  const { findings } = validate({ policy, now, access, base: null }, rules, locate)
  return { folder, policy, locate, text, now, findings, access }
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
