import type { Permission } from '../model/catalog.ts'
import type { CatalogDescription } from '../model/description.ts'
import { bullet, type Options } from './bullet.ts'
import { isInferred, markIf } from './inferred.ts'
import { counted, listed } from '../model/words.ts'

/** What permissions need and what they bring by themselves, alike ones together. Empty where there is nothing to say. */
export const relationsPretty = (catalog: CatalogDescription, options: Options): string => {
  const lines = [...needs(catalog), ...gifts(catalog)]
  if (lines.length === 0) return ''
  return `${options.style.strong('What needs and brings what')}\n${lines.map((line) => bullet(line, options)).join('')}`
}

interface Need {
  readonly permission: Permission
  readonly required: string
  readonly mark: string
}

const needs = (catalog: CatalogDescription): readonly string[] => {
  const all = [...catalog.permissions, ...(catalog.tenantResources?.permissions ?? [])].flatMap(
    (permission) =>
      permission.requires.map((required) => ({
        permission,
        required,
        mark: markOf(catalog, permission, 'requires')
      }))
  )
  const alike = grouped(all, ({ permission, required, mark }) =>
    inside(permission, required)
      ? `${permission.action} ${actionOf(required)}${mark}`
      : `${permission.id} ${required}`
  )
  return alike.map((group) => needSentence(group, catalog))
}

const needSentence = (group: readonly [Need, ...Need[]], catalog: CatalogDescription): string => {
  const [{ permission, required, mark }] = group
  const resources = group.map(({ permission: { resource } }) =>
    resource === '*' ? `each ${catalog.tenantResources?.title}` : resource
  )
  if (!inside(permission, required) || (group.length === 1 && permission.resource !== '*')) {
    return `${permission.id} needs ${required}${mark}`
  }
  const where = resources.length > 8 ? counted(resources.length, 'resource') : listed(resources)
  return `${permission.action} needs ${actionOf(required)}${mark} on ${where}`
}

const gifts = (catalog: CatalogDescription): readonly string[] => {
  const all = catalog.permissions.flatMap((permission) =>
    permission.implies.map((gift) => ({ gift, permission, mark: markOf(catalog, permission, 'implies') }))
  )
  return grouped(all, ({ gift, mark }) => `${gift}${mark}`).map((group) => {
    const [{ gift, mark }] = group
    const givers = grouped(group, ({ permission }) => permission.resource).map((own) =>
      own.length === 1 ? own[0].permission.id : `${own[0].permission.resource}.*`
    )
    return `${gift} comes${mark} with ${listed(givers, 'or')}`
  })
}

const markOf = (catalog: CatalogDescription, { resource, action }: Permission, fact: string): string =>
  markIf(
    resource === '*'
      ? isInferred(catalog, 'tenantResources', 'actions', action, fact)
      : isInferred(catalog, 'resources', resource, 'actions', action, fact)
  )

const inside = (permission: Permission, other: string): boolean => other.startsWith(`${permission.resource}.`)

const actionOf = (id: string): string => id.slice(id.indexOf('.') + 1)

/** In the order of the first of each group. */
const grouped = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string
): readonly (readonly [Item, ...Item[]])[] => {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}
