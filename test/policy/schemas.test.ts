import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
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

  const parts = maps(root).filter(
    ([path, map]) => isMap(map['properties']) && !path.includes('/dependentSchemas/')
  )

  test('no map with known fields takes unknown ones', () => {
    const open = parts.filter(([, map]) => map['additionalProperties'] !== false).map(([path]) => path)
    expect(open).toEqual([])
  })

  test('every field has a description that is a sentence', () => {
    const mute = parts.flatMap(([path, { properties }]) =>
      Object.entries(isMap(properties) ? properties : {})
        .filter(([, property]) => !isMap(property) || !/^\S.*\.$/.test(String(property['description'])))
        .map(([field]) => `${path}/${field}`)
    )
    expect(mute).toEqual([])
  })

  test('what is shared is the same in every schema', () => {
    const mine = definitions(root)
    const different = names.flatMap((other) =>
      Object.entries(definitions(schema(other)))
        .filter(([key, theirs]) => Object.hasOwn(mine, key) && !isDeepStrictEqual(theirs, mine[key]))
        .map(([key]) => `${other} ${key}`)
    )
    expect(different).toEqual([])
  })
})

const definitions = ({ $defs }: Record<string, unknown>): Record<string, unknown> =>
  isMap($defs) ? $defs : {}
