import type { Catalog, Permission } from '../model/catalog.ts'
import { none, on } from '../model/grants.ts'
import { resourcesOf } from './grants.ts'

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>

/**
 * The schema of a platform's Role documents, made from the general one: it lists the platform's resources, actions,
 * scopes and roles with their descriptions, so that an editor completes them and explains them.
 */
export const roleSchema = (catalog: Catalog, general: Schema): Schema => {
  const properties = general['properties'] as Readonly<Record<string, Schema>>
  const predefined = [...catalog.roles.values()].filter((role) => !role.reserved)
  return {
    ...general,
    $id: `roles/${catalog.id}.schema.json`,
    title: `Role on ${catalog.title}`,
    properties: {
      ...properties,
      platform: { ...properties['platform'], const: catalog.id },
      ...(catalog.scopes.length > 0 ? { scope: { ...properties['scope'], ...scopeWords(catalog) } } : {}),
      basedOn: {
        ...properties['basedOn'],
        examples: predefined.filter((role) => role.duplicable).map((role) => role.id)
      },
      grants: {
        description: properties['grants']?.['description'],
        anyOf: [{ enum: ['everything', none] }, grantsSchema(catalog)]
      }
    }
  }
}

const scopeWords = (catalog: Catalog): Schema => ({
  enum: catalog.scopes.map(({ id }) => id),
  description: catalog.scopes.map(({ id, description }) => `${id}: ${description}`).join('\n')
})

const grantsSchema = (catalog: Catalog): Schema => ({
  type: 'object',
  minProperties: 1,
  properties: Object.fromEntries(
    [...resourcesOf(catalog)].flatMap(([resource, permissions]) => {
      const free = permissions.filter(({ fixed }) => !fixed)
      return free.length > 0 ? [[resource, resourceSchema(free)]] : []
    })
  ),
  additionalProperties: catalog.tenantResources ? resourceSchema(catalog.tenantResources.permissions) : false
})

const resourceSchema = (permissions: readonly Permission[]): Schema => {
  const [first] = permissions
  const scopes = new Set(permissions.flatMap(({ scopes: offered }) => (offered.length > 0 ? offered : [on])))
  return {
    description: first ? `${first.resourceTitle} (${first.category})` : '',
    anyOf: [
      { enum: [...scopes, 'everything', none] },
      {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { anyOf: permissions.map(({ action, description }) => ({ const: action, description })) }
      },
      {
        type: 'object',
        minProperties: 1,
        properties: Object.fromEntries(
          permissions.map((permission) => [permission.action, actionSchema(permission)])
        ),
        additionalProperties: false
      }
    ]
  }
}

const actionSchema = ({ title, description, risk, scopes }: Permission): Schema => ({
  description: `${title}: ${description} Risk: ${risk}.`,
  enum: [...(scopes.length > 0 ? scopes : [on]), none]
})
