import type { Catalog, Grants, PredefinedRole } from '../model/catalog.ts'
import { none } from '../model/grants.ts'
import type { WrittenGrants } from '../model/document.ts'
import type { WrittenRole } from './catalog-document.ts'
import { resourcesOf, settingsOf } from './grants.ts'

/**
 * The grants that a catalog writes for a role, in the words of Role documents. A name that the catalog does not know
 * stays in as it is written, so that a check can tell; nothing is widened.
 */
export const writtenGrants = (catalog: Catalog, grants: WrittenGrants, scope: string | null = null): Grants =>
  new Map(
    settingsOf(catalog, resourcesOf(catalog), { at: catalog.at, grants, scope })
      .filter(({ value }) => value !== none)
      .map(({ permission, value }) => [permission, value])
  )

/** A predefined role of a catalog whose permissions are known already. */
export const predefinedRole = (catalog: Catalog, id: string, written: WrittenRole): PredefinedRole => {
  const scope = written.scope ?? null
  const documented = written.grants !== 'undocumented'
  return {
    ...abilities(written),
    id,
    title: written.title,
    description: written.description,
    scope,
    grants: documented ? writtenGrants(catalog, written.grants, scope) : null,
    complete: documented && (written.complete ?? true),
    fixedGrants: writtenGrants(catalog, written.fixedGrants ?? {}),
    subscriptions: written.subscriptions ?? null,
    exceptions: written.exceptions ?? [],
    inferred: written.inferred ?? []
  }
}

type Abilities = 'editable' | 'renamable' | 'deletable' | 'duplicable' | 'assignable' | 'reserved'

const abilities = (written: WrittenRole): Pick<PredefinedRole, Abilities> => ({
  editable: written.editable,
  renamable: written.renamable,
  deletable: written.deletable,
  duplicable: written.duplicable,
  assignable: written.assignable,
  reserved: written.reserved ?? false
})
