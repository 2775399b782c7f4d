import { parse } from 'yaml'
import type { Edit } from '../../src/model/finding.ts'
import { segmentsOf } from '../../src/model/place.ts'

/** The text of a document after edits, as JSON, which is YAML too. */
export const edited = (text: string, edits: readonly Edit[]): string => {
  const document: unknown = parse(text, { schema: 'failsafe' })
  for (const edit of edits) carryOut(document, edit)
  return JSON.stringify(document, null, 1)
}

/** One operation of JSON Patch, as RFC 6902 says; throws where the path does not lead anywhere. */
const carryOut = (document: unknown, { op, path, value }: Edit): void => {
  const segments = segmentsOf(path)
  const last = segments.pop() ?? ''
  const parent = segments.reduce(memberOf, document)
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last)
    if (!(index < parent.length + (op === 'add' ? 1 : 0))) throw new Error(`nothing at ${path}`)
    parent.splice(index, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [value]))
  } else if (isMap(parent)) {
    if (op !== 'add' && !Object.hasOwn(parent, last)) throw new Error(`nothing at ${path}`)
    if (op === 'remove') delete parent[last]
    else parent[last] = value
  } else throw new Error(`nothing at ${path}`)
}

const memberOf = (parent: unknown, segment: string): unknown => {
  if (Array.isArray(parent)) return parent[Number(segment)]
  return isMap(parent) && Object.hasOwn(parent, segment) ? parent[segment] : undefined
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
