import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'

/** What GitHub's own description of its interface says about a request. */
export interface Operation {
  readonly id: string
  readonly path: string
  readonly method: string
  readonly parameters: Readonly<Record<string, string>>
}

/** A JSON value that is looked into. */
type Node = { [key: string]: unknown }

const file = join(import.meta.dirname, '..', '..', 'servers', 'github', 'api.json')
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const childOf = (value: unknown, key: string): unknown => (isNode(value) ? value[key] : undefined)

/** `nullable` is not JSON Schema. */
const fixNullable = (value: unknown): void => {
  if (Array.isArray(value)) value.forEach(fixNullable)
  if (!isNode(value)) return
  Object.values(value).forEach(fixNullable)
  if (typeof value['nullable'] !== 'boolean') return
  const isNullable = value['nullable']
  delete value['nullable']
  if (!isNullable) return
  if (typeof value['type'] === 'string') value['type'] = [value['type'], 'null']
  if (Array.isArray(value['enum']) && !value['enum'].includes(null)) value['enum'].push(null)
  for (const key of ['anyOf', 'oneOf']) if (Array.isArray(value[key])) value[key].push({ type: 'null' })
  if (value['allOf']) {
    value['anyOf'] = [{ allOf: value['allOf'] }, { type: 'null' }]
    delete value['allOf']
  }
  if (value['$ref']) {
    value['anyOf'] = [{ $ref: value['$ref'] }, { type: 'null' }]
    delete value['$ref']
  }
}

const description: Node = JSON.parse(readFileSync(file, 'utf8'))
fixNullable(description)
const options = { strict: false, allErrors: true, validateFormats: false } as const
const ajv = new Ajv(options).addSchema({ $id: 'github', ...description })
const parameterAjv = new Ajv({ ...options, coerceTypes: 'array' }).addSchema({
  $id: 'github',
  ...description
})

/** Names of parameters that may have slashes in them. */
const deep = /^(?:path|ref|branch)$/

const routes = Object.keys(childOf(description, 'paths') ?? {})
  .map((path) => ({
    path,
    fixed: path.split('/').filter((part) => !part.startsWith('{')).length,
    names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    pattern: new RegExp(
      `^${path.replace(/\./g, '\\.').replace(/\{(\w+)\}/g, (_, name: string) => (deep.test(name) ? '(.+)' : '([^/]+)'))}$`
    )
  }))
  .toSorted((one, other) => other.fixed - one.fixed)

/** The operation that a request calls; null where GitHub has none, or where `api.json` does not have it. */
export const operationOf = (method: string, path: string): Operation | null => {
  for (const route of routes) {
    const values = route.pattern.exec(path)?.slice(1)
    const described = childOf(childOf(childOf(description, 'paths'), route.path), method.toLowerCase())
    const id = childOf(described, 'operationId')
    if (!values || typeof id !== 'string') continue
    const parameters = route.names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')])
    return { id, path: route.path, method: method.toLowerCase(), parameters: Object.fromEntries(parameters) }
  }
  return null
}

/** What of a request is not as GitHub describes it. */
export const requestFindings = (
  operation: Operation,
  query: URLSearchParams,
  body: unknown
): readonly string[] => [
  ...queryFindings(operation, query),
  ...(body === undefined || !isNode(schemaAt(bodyPointer(operation)))
    ? []
    : check(ajv, bodyPointer(operation), body))
]

/** What of an answer is not as GitHub describes it; nothing where it describes no such answer. */
export const responseFindings = (operation: Operation, status: number, body: unknown): readonly string[] => {
  const pointer = responsePointer(operation, status)
  return isNode(schemaAt(pointer)) ? check(ajv, pointer, body).filter((one) => !wrong.test(one)) : []
}

/** Where the description is wrong: the fork behind a run may be gone. */
const wrong = /\/head_repository must be object$/

/** An answer of ours with everything in it that GitHub always sends; what we know stays as it is. */
export const filled = (operation: Operation, status: number, body: unknown): unknown =>
  fill({ $ref: `#${responsePointer(operation, status)}` }, body)

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
const operationPointer = ({ path, method }: Operation): string => `/paths/${escaped(path)}/${method}`
const json = 'content/application~1json/schema'
const bodyPointer = (operation: Operation): string => `${operationPointer(operation)}/requestBody/${json}`
const responsePointer = (operation: Operation, status: number): string =>
  `${operationPointer(operation)}/responses/${status}/${json}`

const schemaAt = (pointer: string): unknown =>
  pointer
    .slice(1)
    .split('/')
    .reduce<unknown>(
      (node, key) => childOf(node, key.replaceAll('~1', '/').replaceAll('~0', '~')),
      description
    )

const compiled = new Map<string, ValidateFunction>()

const check = (by: Ajv, pointer: string, value: unknown): readonly string[] => {
  const key = `${by === ajv ? 'body' : 'parameter'} ${pointer}`
  const known = compiled.get(key) ?? by.compile({ $ref: `github#${encodeURI(pointer)}` })
  compiled.set(key, known)
  return known(value)
    ? []
    : (known.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`)
}

const queryFindings = (operation: Operation, query: URLSearchParams): readonly string[] => {
  const listed = schemaAt(`${operationPointer(operation)}/parameters`)
  const known = new Map<string, { readonly pointer: string; readonly isRequired: boolean }>()
  for (const [index, item] of (Array.isArray(listed) ? listed : []).entries()) {
    const reference = childOf(item, '$ref')
    const pointer =
      typeof reference === 'string'
        ? reference.slice(1)
        : `${operationPointer(operation)}/parameters/${index}`
    const parameter = typeof reference === 'string' ? schemaAt(pointer) : item
    if (childOf(parameter, 'in') !== 'query') continue
    const isRequired = childOf(parameter, 'required') === true
    known.set(String(childOf(parameter, 'name')), { pointer, isRequired })
  }
  return [
    ...[...known].flatMap(([name, { isRequired }]) =>
      isRequired && !query.has(name) ? [`the query parameter \`${name}\` is missing`] : []
    ),
    ...[...query].flatMap(([name, value]) => {
      const parameter = known.get(name)
      if (!parameter) return [`there is no query parameter \`${name}\``]
      return check(parameterAjv, `${parameter.pointer}/schema`, value).map((text) => `?${name}: ${text}`)
    })
  ]
}

const resolved = (schema: unknown): Node => {
  const reference = childOf(schema, '$ref')
  if (typeof reference === 'string') return resolved(schemaAt(reference.slice(1)))
  return isNode(schema) ? schema : {}
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const typesOf = (schema: Node): readonly unknown[] =>
  Array.isArray(schema['type']) ? schema['type'] : [schema['type']]

const fill = (given: unknown, value: unknown): unknown => {
  const schema = resolved(given)
  const choices = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])]
  if (value === undefined) return sample(schema, choices)
  if (value === null) return null
  if (Array.isArray(value)) return value.map((item) => fill(schema['items'], item))
  if (!isNode(value)) return value
  const whole = listOf(schema['allOf']).reduce<unknown>((known, part) => fill(part, known), value)
  const objects = choices.map(resolved).filter((choice) => Object.keys(propertiesOf(choice)).length > 0)
  const chosen = objects.find((choice) => accepts(choice, value)) ?? objects[0]
  const started = chosen ? fill(chosen, whole) : whole
  const result: Node = isNode(started) ? { ...started } : {}
  const properties = isNode(schema['properties']) ? schema['properties'] : {}
  for (const name of new Set([...listOf(schema['required']).map(String), ...Object.keys(result)]))
    if (properties[name] !== undefined) result[name] = fill(properties[name], result[name])
  return result
}

/** Its properties, those of its parts included. */
const propertiesOf = (schema: Node): Node => ({
  ...Object.assign({}, ...listOf(schema['allOf']).map((part) => propertiesOf(resolved(part)))),
  ...(isNode(schema['properties']) ? schema['properties'] : {})
})

/** Whether a choice allows the words that are there, such as the `type` of a rule. */
const accepts = (choice: Node, value: Node): boolean =>
  Object.entries(value).every(([name, word]) => {
    const words = resolved(propertiesOf(choice)[name])['enum']
    return !Array.isArray(words) || words.includes(word)
  })

const sample = (schema: Node, choices: readonly unknown[]): unknown => {
  const types = typesOf(schema)
  if (types.includes('null') || choices.some((choice) => childOf(choice, 'type') === 'null')) return null
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  if (choices.length > 0) return fill(choices[0], undefined)
  if (types.includes('string')) return texts[String(schema['format'])] ?? ''
  if (types.includes('integer') || types.includes('number')) return 0
  if (types.includes('boolean')) return false
  if (types.includes('array')) return []
  return fill(schema, {})
}

const texts: Readonly<Record<string, string>> = {
  uri: 'https://github.test/',
  'date-time': '2026-11-20T12:00:00Z'
}
