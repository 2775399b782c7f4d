import type { Catalog, CatalogSource, Guide, Permission, PredefinedRole } from './catalog.ts'

/** A predefined role as plain JSON. */
export interface DescribedRole extends Omit<PredefinedRole, 'grants' | 'fixedGrants'> {
  readonly predefined: true
  /** Permission id → scope or `on`; null where the manual does not say. */
  readonly grants: Readonly<Record<string, string>> | null
  readonly fixedGrants: Readonly<Record<string, string>>
}

type Rewritten =
  'at' | 'permissions' | 'roles' | 'fixedGrants' | 'subscriptions' | 'features' | 'tenantResources' | 'guides'

/** Everything known about a platform as plain JSON: the answer of `catalog PLATFORM --format json`. */
export interface CatalogDescription extends Omit<Catalog, Rewritten> {
  /** The first of the sources: the manual. */
  readonly source: CatalogSource | null
  readonly permissions: readonly Permission[]
  readonly roles: readonly DescribedRole[]
  readonly fixedGrants: Readonly<Record<string, string>>
  readonly subscriptions: Readonly<
    Record<string, { readonly title: string; readonly customRoles: number | null }>
  >
  readonly features: Readonly<Record<string, string>>
  readonly tenantResources: { readonly title: string; readonly permissions: readonly Permission[] } | null
  readonly guides: Readonly<Record<string, Guide>>
}
