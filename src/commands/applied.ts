import { accessOf } from '../access/access.ts'
import type { Store } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import type { Locate } from '../model/place.ts'
import type { AppliedTarget } from '../model/record.ts'
import { tick } from '../model/words.ts'
import { catalogTexts } from '../platforms/registry.ts'
import { loadPolicy } from '../policy/load.ts'
import { headOf, revisionSource, storedSource, type Source } from '../policy/source.ts'
import { hashOf, keepDocuments, readDocuments, type Documents } from '../sync/applied.ts'
import type { Version } from '../sync/version.ts'

/** A version of the documents, and how to find its places. */
export interface OpenVersion extends Version {
  readonly locate: Locate
}

/** The version that was applied; or why it cannot be opened any more. */
export type Opened =
  | { readonly version: OpenVersion; readonly gone: null }
  | { readonly version: null; readonly gone: CannotRun }

/** Where the documents of a policy folder, and what was kept of them, are found. */
export interface Whereabouts {
  /** The policy folder. */
  readonly folder: string
  readonly store: Store
}

/** The hash of all documents of a source: the same for the same paths and texts. */
export const documentsHash = (source: Source): string => hashOf(documentsOf(source))

/**
 * Makes sure that documents which are being applied can be found again: by the commit that is checked out where it has
 * exactly them, else by a copy that is kept.
 */
export const keepApplied = (
  { folder, store }: Whereabouts,
  source: Source
): Pick<AppliedTarget, 'revision' | 'snapshot'> => {
  const head = headOf(folder)
  const isCommitted =
    head !== null && documentsHash(revisionSource(folder, folder, head)) === documentsHash(source)
  if (isCommitted) return { revision: head, snapshot: null }
  return { revision: null, snapshot: keepDocuments(store, documentsOf(source)) }
}

/** Loads the organisation as it was applied; what stands in the policy folder now is not looked at. @internal */
export const openApplied = (where: Whereabouts, applied: Omit<AppliedTarget, 'roles'>): Opened => {
  try {
    const source = sourceOf(where, applied)
    if (source.files().length === 0) throw lost(applied)
    return { version: openVersion(source), gone: null }
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    return { version: null, gone: lost(applied, error) }
  }
}

/** The same for many targets: each distinct version is loaded once. */
export const appliedOpener = (where: Whereabouts): ((applied: AppliedTarget) => Opened) => {
  const known = new Map<string, Opened>()
  return (applied) => {
    const name = applied.revision ?? applied.snapshot ?? ''
    const opened = known.get(name) ?? openApplied(where, applied)
    known.set(name, opened)
    return opened.gone === null ? opened : { version: null, gone: lost(applied, opened.gone) }
  }
}

/** Loads the documents of a source. What is wrong inside them is among the policy's problems. */
export const openVersion = (source: Source): OpenVersion => {
  const { policy, locate } = loadPolicy(source, catalogTexts)
  return { policy, access: accessOf(policy), locate }
}

const sourceOf = ({ folder, store }: Whereabouts, applied: Omit<AppliedTarget, 'roles'>): Source => {
  if (applied.revision !== null) return revisionSource(folder, folder, applied.revision)
  const documents = applied.snapshot === null ? null : readDocuments(store, applied.snapshot)
  if (documents === null) throw lost(applied)
  return storedSource(`what was applied on ${applied.at}`, documents)
}

const lost = ({ target, revision, at }: Omit<AppliedTarget, 'roles'>, cause?: CannotRun): CannotRun => {
  const what = `what was applied last on ${tick(target)} (${at}) cannot be found any more`
  if (revision === null) {
    const help = 'put back the folder `.rolewright/record`, or run `rolewright apply` to begin anew'
    return new CannotRun(`${what}: the documents that were kept are gone or damaged`, help, { cause })
  }
  const help =
    'fetch the whole history (`git fetch --unshallow`); where that commit is gone for good, run `rolewright apply` to begin anew'
  return new CannotRun(`${what}: the repository has no documents at ${tick(revision.slice(0, 12))}`, help, {
    cause
  })
}

/** Documents that are not text have been refused long before. */
const documentsOf = (source: Source): Documents => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return Object.fromEntries(source.files().map(({ file, bytes }) => [file, decoder.decode(bytes)]))
}
