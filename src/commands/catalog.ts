import type { Catalog, Permission, PredefinedRole } from '../model/catalog.ts'
import type { CatalogDescription, DescribedRole } from '../model/description.ts'

/** A catalog as plain JSON, every key written out in the order of the reference, permissions and roles as written. */
export const describeCatalog = (catalog: Catalog): CatalogDescription => ({
  id: catalog.id,
  title: catalog.title,
  source: catalog.sources[0] ?? null,
  sources: catalog.sources,
  scopes: catalog.scopes,
  scopePer: catalog.scopePer,
  permissions: [...catalog.permissions.values()].map(describePermission),
  roles: [...catalog.roles.values()].map(describeRole),
  fixedGrants: Object.fromEntries(catalog.fixedGrants),
  rolesPerUser: { ...catalog.rolesPerUser, replace: catalog.rolesPerUser.replace ?? false },
  fallbackRole: catalog.fallbackRole,
  customRoles: catalog.customRoles,
  subscriptions: Object.fromEntries(catalog.subscriptions),
  deleteInUse: catalog.deleteInUse,
  effects: catalog.effects,
  deprecatedRoles: catalog.deprecatedRoles,
  features: Object.fromEntries(catalog.features),
  tenantResources: catalog.tenantResources && {
    title: catalog.tenantResources.title,
    permissions: catalog.tenantResources.permissions.map(describePermission)
  },
  administers: catalog.administers,
  guides: Object.fromEntries(catalog.guides),
  checklists: catalog.checklists,
  notes: catalog.notes,
  inferred: catalog.inferred
})

/** Written out, so that the answer has the same keys in the same order however the permission was made. */
const describePermission = (permission: Permission): Permission => ({
  id: permission.id,
  resource: permission.resource,
  resourceTitle: permission.resourceTitle,
  category: permission.category,
  action: permission.action,
  title: permission.title,
  description: permission.description,
  scopes: permission.scopes,
  risk: permission.risk,
  requires: permission.requires,
  implies: permission.implies,
  inferred: permission.inferred,
  feature: permission.feature,
  fixed: permission.fixed,
  needsReason: permission.needsReason,
  source: permission.source
})

const describeRole = (role: PredefinedRole): DescribedRole => ({
  id: role.id,
  title: role.title,
  description: role.description,
  predefined: true,
  editable: role.editable,
  renamable: role.renamable,
  deletable: role.deletable,
  duplicable: role.duplicable,
  assignable: role.assignable,
  reserved: role.reserved,
  complete: role.complete,
  scope: role.scope,
  subscriptions: role.subscriptions,
  exceptions: role.exceptions,
  inferred: role.inferred,
  grants: role.grants && Object.fromEntries(role.grants),
  fixedGrants: Object.fromEntries(role.fixedGrants)
})
