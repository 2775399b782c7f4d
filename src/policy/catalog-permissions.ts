import type { Permission } from '../model/catalog.ts'
import type { WrittenAction, WrittenResource } from './catalog-document.ts'

/** The permissions of one resource, in the order written, with full ids. `source` says where unmarked facts come from. */
export const permissionsOf = (id: string, resource: WrittenResource, source: string): readonly Permission[] =>
  Object.entries(resource.actions).map(([action, written]) => ({
    ...about(id, resource),
    ...nature(written),
    id: `${id}.${action}`,
    action,
    requires: fullIds(id, written.requires),
    implies: fullIds(id, written.implies),
    source: written.source ?? source
  }))

const about = (
  id: string,
  { title, category, feature }: WrittenResource
): Pick<Permission, 'resource' | 'resourceTitle' | 'category' | 'feature'> => ({
  resource: id,
  resourceTitle: title,
  category,
  feature: feature ?? null
})

type Nature = Pick<
  Permission,
  'title' | 'description' | 'scopes' | 'risk' | 'fixed' | 'needsReason' | 'inferred'
>

const nature = (written: WrittenAction): Nature => ({
  title: written.title,
  description: written.description,
  scopes: written.scopes ?? [],
  risk: written.risk,
  fixed: written.fixed ?? false,
  needsReason: written.needsReason ?? false,
  inferred: written.inferred ?? false
})

/** An action without a resource belongs to the resource that names it. */
const fullIds = (resource: string, actions: readonly string[] = []): readonly string[] =>
  actions.map((action) => (action.includes('.') ? action : `${resource}.${action}`))
