import type { Problem } from '../model/finding.ts'
import { nearest } from '../model/nearest.ts'
import { child, keyOf, type Place } from '../model/place.ts'
import { kinds, type Kind } from '../model/document.ts'
import { AccessTests, Assignments, type Check, Guardrails, JobFunction, People } from './checks.js'
import { Platform, Role, Target } from './checks.js'
import { failed, type Result, succeeded } from './result.ts'
import { schemaProblems } from './schema-words.ts'
import { misplacedSettings } from './settings.ts'
import type { Written } from './written.ts'

/** The version of the document format that is read. */
const apiVersion = 'rolewright/v1'

const checks: Readonly<Record<Kind, Check<Written>>> = {
  Role,
  Assignments,
  People,
  JobFunction,
  Target,
  Guardrails,
  AccessTests,
  Platform
}

/**
 * Compares a parsed document with the schema of its kind. Text that stands for a number or a boolean is replaced by it
 * in the value. A version that is not known is never guessed at; one problem is reported for each place.
 */
export const check = (file: string, value: unknown): Result<Written> => {
  const at: Place = { file, pointer: '' }
  if (!isMap(value)) return failed(notAMap(at, value))
  const head = [versionProblem(at, value), kindProblem(at, value)].filter((problem) => problem !== null)
  if (head.length > 0) return failed(...head)
  const kind = kinds.find((known) => known === value['kind']) ?? 'Role'
  const checkKind = checks[kind]
  const document: unknown = value
  if (!checkKind(document)) return failed(...schemaProblems(at, kind, document, checkKind.errors ?? []))
  const misplaced =
    document.kind === 'Target' ? misplacedSettings(child(at, 'settings'), document.settings, document.id) : []
  return misplaced.length === 0 ? succeeded(document) : failed(...misplaced)
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const notAMap = (at: Place, value: unknown): Problem => ({
  message: `a document is a map of keys, not ${Array.isArray(value) ? 'a list' : 'text'}`,
  help: `start it with \`apiVersion: ${apiVersion}\` and \`kind\``,
  at
})

const versionProblem = (at: Place, value: Readonly<Record<string, unknown>>): Problem | null => {
  const written = own(value, 'apiVersion')
  if (written === apiVersion) return null
  if (written === undefined) return missing(at, value, 'apiVersion', `write \`apiVersion: ${apiVersion}\``)
  return {
    message: `the version ${shown(written)} is not known`,
    help: `write \`${apiVersion}\`; a newer version of the format needs a newer Rolewright`,
    at: child(at, 'apiVersion')
  }
}

const kindProblem = (at: Place, value: Readonly<Record<string, unknown>>): Problem | null => {
  const written = own(value, 'kind')
  const allowed = `allowed: ${kinds.map((kind) => `\`${kind}\``).join(', ')}`
  if (written === undefined) return missing(at, value, 'kind', `say what the document is; ${allowed}`)
  if (kinds.some((kind) => kind === written)) return null
  const similar = typeof written === 'string' ? nearest(written, kinds) : null
  const isOnlyCase = typeof written === 'string' && similar?.toLowerCase() === written.toLowerCase()
  const hint =
    similar === null ? '' : `${isOnlyCase ? 'write' : 'did you mean'} \`${similar}\`${isOnlyCase ? '' : '?'} `
  return {
    message: `the kind ${shown(written)} is not known${isOnlyCase ? '; capitals count' : ''}`,
    help: `${hint}${hint === '' ? '' : '('}${allowed}${hint === '' ? '' : ')'}`,
    at: child(at, 'kind')
  }
}

const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined

const shown = (written: unknown): string =>
  typeof written === 'string' ? `\`${written}\`` : 'that is written'

/** Shown at the first key, since the whole document would be too much. */
const missing = (
  at: Place,
  value: Readonly<Record<string, unknown>>,
  field: string,
  help: string
): Problem => {
  const [first] = Object.keys(value)
  return { message: `\`${field}\` is missing`, help, at: first === undefined ? at : keyOf(child(at, first)) }
}
