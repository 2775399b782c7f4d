import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const names = ['role', 'assignments', 'people', 'job-function', 'target', 'guardrails', 'access-tests']
const folder = join(import.meta.dirname, '../../schemas')

const schema = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'))

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every map inside a value, with its path. */
const maps = (value: unknown, path = ''): [string, Record<string, unknown>][] => [
  ...(isMap(value) ? [[path, value] satisfies [string, Record<string, unknown>]] : []),
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => maps(item, `${path}/${key}`))
    : [])
]

describe.each(names)('%s.schema.json', (name) => {
  const root = schema(name)

  test('its id is its name, so that editors find it', () => {
    expect(root['$id']).toBe(`${name}.schema.json`)
    expect(root['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
  })

  test('every field has a description, and no map takes unknown fields', () => {
    for (const [path, map] of maps(root)) {
      const properties = map['properties']
      if (!isMap(properties) || path.includes('/dependentSchemas/')) continue
      expect(map['additionalProperties'], path).toBe(false)
      for (const [field, property] of Object.entries(properties)) {
        expect(isMap(property) ? property['description'] : '', `${path}/${field}`).toMatch(/^\S.*\.$/)
      }
    }
  })

  test('what is shared is the same in every schema', () => {
    for (const other of names) {
      const [mine, theirs] = [root['$defs'], schema(other)['$defs']]
      if (!isMap(mine) || !isMap(theirs)) continue
      for (const [key, definition] of Object.entries(mine)) {
        if (Object.hasOwn(theirs, key)) expect(theirs[key], `${other} ${key}`).toEqual(definition)
      }
    }
  })
})
