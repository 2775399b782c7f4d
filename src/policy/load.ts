import type { Catalog } from '../model/catalog.ts'
import type { Locate } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import { readDocuments } from './read.ts'
import { resolve } from './resolve.ts'
import type { Source } from './source.ts'

/** A loaded organisation, and how to find its places. */
export interface Loaded {
  readonly policy: Policy
  readonly locate: Locate
  /** The text of a document; null where it has none that could be shown. */
  readonly text: (file: string) => string | null
}

/**
 * Reads an organisation: documents from the source, platforms from the catalogs' texts (platform id → YAML). Whatever
 * is wrong inside a document is among the policy's problems; only a source that cannot be opened throws `CannotRun`.
 */
export const loadPolicy = (source: Source, catalogTexts: Readonly<Record<string, string>>): Loaded => {
  const { declared, documents, problems, locate, text } = readDocuments(source)
  const catalogs = readCatalogs(catalogTexts)
  return { policy: resolve(declared, catalogs, { documents, problems }), locate, text }
}

/** Reads built-in catalogs by the same path as every other document. A broken one is a defect of this package. */
export const readCatalogs = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Catalog> => {
  const encoder = new TextEncoder()
  const files = Object.entries(texts).map(([id, text]) => ({
    file: `src/platforms/${id}/catalog.yaml`,
    bytes: encoder.encode(text)
  }))
  const { declared, problems } = readDocuments({ name: 'built-in catalogs', files: () => files, problems: () => [] })
  const [first] = [...problems.yaml, ...problems.schema]
  if (first) throw new Error(`a built-in catalog is broken: ${first.message} at ${JSON.stringify(first.at)}`)
  return new Map(declared.platforms.map((catalog) => [catalog.id, catalog]))
}
