import { accessOf } from '../access/access.ts'
import type { Access } from '../model/access.ts'
import { CannotRun } from '../model/errors.ts'
import type { Finding, Waived } from '../model/finding.ts'
import { parseInstant, type Instant } from '../model/instant.ts'
import type { Locate } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import { catalogTexts } from '../platforms/registry.ts'
import { loadPolicy } from '../policy/load.ts'
import { folderSource, revisionSource, type Source } from '../policy/source.ts'
import { rules } from '../validate/registry.ts'
import { validate } from '../validate/validate.ts'
import type { Environment, Invocation } from './command.ts'
import { policyFolder } from './folders.ts'

/** A loaded and validated organisation: where every command that reads documents begins. */
export interface Organisation {
  readonly folder: string
  readonly source: Source
  readonly policy: Policy
  readonly locate: Locate
  /** The text of a document; null where it has none that could be shown. */
  readonly text: (file: string) => string | null
  readonly now: Instant
  readonly findings: readonly Finding[]
  /** What waivers allow for a time. */
  readonly waived: readonly Waived[]
  /** Who may do what by the documents, at every instant. */
  readonly access: Access
  /** What it was compared with; null where nothing was. */
  readonly base: Revision | null
}

/** The same documents as git has them at a revision. */
interface Revision {
  /** The revision as the user named it. */
  readonly name: string
  readonly policy: Policy
  readonly access: Access
}

/**
 * Loads the documents of a folder as they are at a revision. What is wrong inside them is among the policy's problems;
 * throws `CannotRun` where there is no repository or no such revision.
 */
const openRevision = (folder: string, name: string): Revision => {
  const { policy } = loadPolicy(revisionSource(folder, folder, name), catalogTexts)
  return { name, policy, access: accessOf(policy) }
}

/**
 * Loads and validates the folder that the invocation names, compared with its revision `--base` where one is named.
 * Throws `CannotRun` where one of them cannot be opened.
 */
export const openOrganisation = (invocation: Invocation, environment: Environment): Organisation => {
  const folder = policyFolder(invocation, environment)
  const source = folderSource(folder)
  const now = instantOf(invocation, environment)
  const revision = invocation.values['base']
  const base = revision === undefined ? null : openRevision(folder, revision)
  return judge(source, { folder, now, base })
}

/** Loads and validates documents, compared with the same revision and at the same instant as an organisation. */
export const judge = (
  source: Source,
  { folder, now, base }: Pick<Organisation, 'folder' | 'now' | 'base'>
): Organisation => {
  const { policy, locate, text } = loadPolicy(source, catalogTexts)
  const access = accessOf(policy)
  const { findings, waived } = validate({ policy, now, access, base }, rules, locate)
  return { folder, source, policy, locate, text, now, findings, waived, access, base }
}

/** The instant that counts as now: `--at`, else the clock. Throws `CannotRun` where the text is not one. */
export const instantOf = (invocation: Invocation, environment: Environment): Instant => {
  const text = invocation.values['at']
  if (text === undefined) return environment.now()
  const instant = parseInstant(text)
  if (instant !== null) return instant
  throw new CannotRun(
    `\`--at ${text}\` is not a date`,
    'write a date such as 2027-02-01, or an instant with an offset such as 2027-02-01T09:00+01:00'
  )
}
