import type { Catalog } from '../model/catalog.ts'
import type { Locate } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import { toCatalog } from './catalog.ts'
import type { PlatformDocument } from './catalog-document.ts'
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
 * Reads an organisation: documents from the source, platforms from the built-in catalogs (platform id → JSON). Whatever
 * is wrong inside a document is among the policy's problems; only a source that cannot be opened throws `CannotRun`.
 */
export const loadPolicy = (source: Source, catalogTexts: Readonly<Record<string, string>>): Loaded => {
  const { declared, documents, problems, locate, text } = readDocuments(source)
  const catalogs = readCatalogs(catalogTexts)
  return { policy: resolve(declared, catalogs, { documents, problems }), locate, text }
}

/** Makes catalogs of documents that were read and checked when this package was built. */
export const readCatalogs = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Catalog> =>
  new Map(
    Object.entries(texts).map(([id, text]) => [
      id,
      toCatalog(JSON.parse(text) as PlatformDocument, {
        file: `src/platforms/${id}/catalog.yaml`,
        pointer: ''
      })
    ])
  )
