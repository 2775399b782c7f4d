import { segmentsOf } from '../model/place.ts'
import type { SchemaNode } from './checks.js'

/** Whether a value is a map or a list, such as a part of a schema. */
export const isNode = (value: unknown): value is SchemaNode => typeof value === 'object' && value !== null

/** What stands below a map or list under a key; undefined where nothing does. */
export const valueBelow = (parent: unknown, segment: string): unknown =>
  isNode(parent) && Object.hasOwn(parent, segment) ? parent[segment] : undefined

/** The part of a schema that holds for the value at a JSON Pointer, references followed. */
export const nodeAt = (root: SchemaNode, pointer: string): SchemaNode =>
  segmentsOf(pointer).reduce((node, segment) => nodeBelow(root, node, segment), root)

/** The part of a schema that holds for one entry. */
export const nodeBelow = (root: SchemaNode, node: SchemaNode, segment: string): SchemaNode => {
  const named = valueBelow(node['properties'], segment)
  const next = named ?? (/^\d+$/.test(segment) ? node['items'] : undefined) ?? node['additionalProperties']
  return follow(root, next)
}

/** A part of a schema with what it refers to; the words beside a reference count before those behind it. */
export const follow = (root: SchemaNode, node: unknown): SchemaNode => {
  if (!isNode(node)) return {}
  const reference = node['$ref']
  if (typeof reference !== 'string') return node
  return { ...follow(root, segmentsOf(reference.slice(1)).reduce<unknown>(valueBelow, root)), ...node }
}
