import type { Store } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import { parseInstant } from '../model/instant.ts'
import type { AppliedTarget } from '../model/record.ts'
import { compareText, tick } from '../model/words.ts'
import { canonical, sha256Of } from './digest.ts'

/** The texts of documents, by the path under which they are shown. */
export type Documents = Readonly<Record<string, string>>

const file = 'record/applied.json'
const folder = 'record/documents'

/**
 * What was applied last, by target; empty where nothing ever was. Throws `CannotRun` where the file is damaged: to
 * guess would be to judge by the wrong documents.
 */
export const readApplied = (store: Store): ReadonlyMap<string, AppliedTarget> => {
  const text = store.read(file)
  return text === null ? new Map() : entriesOf(parsed(text))
}

/**
 * Writes down what was applied; the entries of other targets stay. Documents that no target names any more are removed,
 * after the file that named them has been replaced.
 */
export const writeApplied = (store: Store, entries: Iterable<AppliedTarget>): void => {
  const all = new Map(readApplied(store))
  for (const entry of entries) all.set(entry.target, entry)
  const targets = Object.fromEntries([...all].sort(([a], [b]) => compareText(a, b)))
  store.write(file, `${canonical({ version: 1, targets })}\n`)
  const named = new Set([...all.values()].map(({ snapshot }) => `${snapshot}.json`))
  for (const path of store.list(folder)) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (!named.has(name)) store.remove(`${folder}/${name}`)
  }
}

/** Keeps documents that no commit has, once for each distinct content. Answers with the name under which they are found. */
export const keepDocuments = (store: Store, documents: Documents): string => {
  const name = hashOf(documents)
  if (readDocuments(store, name) === null) store.write(`${folder}/${name}.json`, `${canonical(documents)}\n`)
  return name
}

/** Documents that were kept; null where they are gone, or are not those that were kept. */
export const readDocuments = (store: Store, name: string): Documents | null => {
  const text = store.read(`${folder}/${name}.json`)
  const documents = text === null ? null : json(text)
  return isTexts(documents) && hashOf(documents) === name ? documents : null
}

/** The hash of documents: the same for the same paths and texts. */
export const hashOf = (documents: Documents): string => sha256Of(documents)

const damaged = (what: string): CannotRun =>
  new CannotRun(
    `${tick(`.rolewright/${file}`)}, which says what was applied last, is damaged: ${what}`,
    'put it back as it was; without it every target counts as never applied, so delete it only where that is meant'
  )

const parsed = (text: string): Readonly<Record<string, unknown>> => {
  const content = json(text)
  if (!isObject(content)) throw damaged('it is not a JSON object')
  if (content['version'] !== 1) throw damaged('`version` is not 1')
  if (!isObject(content['targets'])) throw damaged('`targets` is not an object')
  return content['targets']
}

const entriesOf = (targets: Readonly<Record<string, unknown>>): ReadonlyMap<string, AppliedTarget> =>
  new Map(
    Object.entries(targets).map(([id, entry]) => {
      if (!isApplied(entry) || entry.target !== id) throw damaged(`the entry of ${tick(id)} is not one`)
      return [id, entry]
    })
  )

const isApplied = (value: unknown): value is AppliedTarget => {
  if (!isObject(value)) return false
  const { target, revision, snapshot, at, plan, roles } = value
  return (
    [target, at, plan].every((text) => typeof text === 'string') &&
    [revision, snapshot].every((name) => name === null || isHash(name)) &&
    (revision === null) !== (snapshot === null) &&
    parseInstant(String(at)) !== null &&
    isTexts(roles)
  )
}

/** Names become arguments of git and parts of paths, so they are nothing else. */
const isHash = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value)

const isTexts = (value: unknown): value is Documents =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string')

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
