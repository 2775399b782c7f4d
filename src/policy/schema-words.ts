import type { Problem } from '../model/finding.ts'
import { nearest } from '../model/nearest.ts'
import { child, keyOf, type Place, segmentsOf } from '../model/place.ts'
import type { Kind } from '../model/document.ts'
import { type SchemaError, type SchemaNode, schemas } from './checks.js'
import { follow, isNode, nodeAt, nodeBelow, valueBelow } from './schema-node.ts'

/** Turns what the compiled schema reports into problems in words of people, one for each place. */
export const schemaProblems = (
  top: Place,
  kind: Kind,
  document: unknown,
  errors: readonly SchemaError[]
): readonly Problem[] => {
  const root = schemas()[kind]
  const contexts = errors.map((error): Context => {
    const value = segmentsOf(error.instancePath).reduce(valueBelow, document)
    const at = { file: top.file, pointer: error.instancePath }
    return { at, error, node: nodeAt(root, error.instancePath), value, root }
  })
  const misspelt = new Set(contexts.map(meantField))
  const found = new Map<string, Problem>()
  for (const context of contexts) {
    const subject = `${context.at.pointer} ${subjectOf(context.error)}`
    const isSaid = found.has(subject) || (context.error.keyword === 'required' && misspelt.has(subject))
    const problem = isSaid ? undefined : explanations[context.error.keyword]?.(context)
    if (problem) found.set(subject, problem)
  }
  return [...found.values()]
}

interface Context {
  readonly at: Place
  readonly error: SchemaError
  /** The part of the schema that holds for the value. */
  readonly node: SchemaNode
  readonly value: unknown
  readonly root: SchemaNode
}

/** The field of a map that an error is about; nothing where it is about the value itself. */
const subjectOf = ({ params }: SchemaError): string => {
  const subject = params['additionalProperty'] ?? params['missingProperty'] ?? params['propertyName']
  return typeof subject === 'string' ? subject : ''
}

/** Whoever writes `usr` lacks `user` too; that needs to be said only once. */
const meantField = ({ at, error, node }: Context): string => {
  const field = error.keyword === 'additionalProperties' ? nearest(subjectOf(error), fieldsOf(node)) : null
  return `${at.pointer} ${field ?? ''}`
}

const fieldsOf = (node: SchemaNode): string[] =>
  isNode(node['properties']) ? Object.keys(node['properties']) : []

type Explain = (context: Context) => Problem | null

const unknownField: Explain = ({ at, error, node }) => {
  const field = subjectOf(error)
  const allowed = fieldsOf(node)
  const similar = nearest(field, allowed)
  const meaning = similar === null ? '' : `did you mean \`${similar}\`? `
  return {
    message: `the field \`${field}\` is not known here`,
    help: `${meaning}${allowed.length > 0 ? `allowed: ${listed(allowed)}` : 'take it out'}`,
    at: keyOf(child(at, field))
  }
}

/** The alternatives of `anyOf` report what they lack too; only what the map itself requires is said here. */
const missing: Explain = ({ at, error, node, root }) => {
  const field = subjectOf(error)
  const required = node['required']
  if (!Array.isArray(required) || !required.includes(field)) return null
  return { message: `\`${field}\` is missing`, help: meaningOf(nodeBelow(root, node, field)), at: owner(at) }
}

/** Where something missing is shown: at the key of the map that lacks it, since the map itself may be long. */
const owner = (at: Place): Place => {
  if (at.pointer === '') return keyOf(child(at, 'kind'))
  return /\/\d+$/.test(at.pointer) ? at : keyOf(at)
}

const wrongType: Explain = ({ at, error, node, value }) => {
  const types = [error.params['type']].flat().map(String)
  const wanted = types.map((type) => typeWords[type] ?? type).join(' or ')
  return {
    message: `${wanted} is wanted, not ${Array.isArray(value) ? 'a list' : isNode(value) ? 'a map' : shown(value)}`,
    help: helpOf(node),
    at
  }
}

const typeWords: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: '`true` or `false`',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map',
  string: 'text'
}

const notThat: Explain = ({ at, node, value }) => {
  if (typeof value !== 'string') return null
  const message = value.trim() === '' ? 'the text is empty' : `${shown(value)} is not ${titleOf(node)}`
  return { message, help: rewritten(node, value), at }
}

const tooLong: Explain = ({ at, error, node, value }) =>
  typeof value === 'string'
    ? {
        message: `the text has ${Array.from(value).length} characters, at most ${String(error.params['limit'])} are allowed`,
        help: helpOf(node),
        at
      }
    : null

/** The same text as it would be right, where that is easy: `Team Lead` as `team-lead`. */
const rewritten = (node: SchemaNode, value: string): string => {
  const { pattern, description } = node
  const trimmed = value.trim()
  const simple = trimmed.includes('@') ? trimmed : trimmed.toLowerCase().replaceAll(/[\s_]+/g, '-')
  const isRight = typeof pattern === 'string' && simple !== value && new RegExp(pattern, 'u').test(simple)
  if (isRight) return `write \`${simple}\``
  return description === undefined ? helpOf(node) : firstSentence(description)
}

const wrongWord: Explain = ({ at, error, value }) => {
  const allowed = [error.params['allowedValues'] ?? []].flat().map(String)
  const similar = typeof value === 'string' ? nearest(value, allowed) : null
  const meaning = similar === null ? '' : `did you mean \`${similar}\`? `
  return { message: `${shown(value)} is not allowed here`, help: `${meaning}allowed: ${listed(allowed)}`, at }
}

const wrongKey: Explain = ({ at, error, node, root }) => {
  const key = subjectOf(error)
  const names = follow(root, node['propertyNames'])
  return {
    message: `the key \`${key}\` is not ${titleOf(names)}`,
    help: rewritten(names, key),
    at: keyOf(child(at, key))
  }
}

const doubled: Explain = ({ at, error, value }) => {
  const [first = 0, second = 0] = [Number(error.params['i']), Number(error.params['j'])].sort((a, b) => a - b)
  const item = valueBelow(value, String(second))
  return {
    message: `${shown(item)} stands twice in the list`,
    help: 'take one out',
    at: child(at, second),
    related: [{ message: 'it stands here first', at: child(at, first) }]
  }
}

const beside: Explain = ({ at, root, error }) => {
  const segments = segmentsOf(error.instancePath)
  const field = segments.at(-1) ?? ''
  const parent = segments.slice(0, -1).reduce((node, segment) => nodeBelow(root, node, segment), root)
  const dependent = isNode(parent['dependentSchemas']) ? Object.entries(parent['dependentSchemas']) : []
  const cause = dependent.find(([, schema]) => forbids(schema, field))?.[0]
  const message =
    cause === undefined ? `\`${field}\` is not allowed here` : `\`${field}\` cannot stand beside \`${cause}\``
  return { message, help: cause === undefined ? 'take it out' : `take one of them out`, at: keyOf(at) }
}

const forbids = (schema: unknown, field: string): boolean =>
  isNode(schema) && isNode(schema['properties']) && schema['properties'][field] === false

const oneOfSeveral: Explain = ({ at, node }) => {
  const ways = Array.isArray(node['anyOf']) ? node['anyOf'].filter(isNode) : []
  const fields = ways.flatMap((way) => (Array.isArray(way['required']) ? way['required'].map(String) : []))
  return fields.length === 0
    ? { message: `that is not ${titleOf(node)}`, help: helpOf(node), at }
    : { message: `one of ${listed(fields)} is missing`, help: 'write the one that is meant', at: owner(at) }
}

const needs: Explain = ({ at, error, node, root }) => {
  const [field, other] = [String(error.params['property']), subjectOf(error)]
  const help = meaningOf(nodeBelow(root, node, other))
  return { message: `\`${field}\` needs \`${other}\` beside it`, help, at: keyOf(child(at, field)) }
}

const amount =
  (words: (limit: string) => string): Explain =>
  ({ at, error, node, value }) => {
    const limit = String(error.params['limit'])
    return { message: `${isNode(value) ? 'this' : shown(value)} ${words(limit)}`, help: helpOf(node), at }
  }

const explanations: Readonly<Record<string, Explain>> = {
  additionalProperties: unknownField,
  anyOf: oneOfSeveral,
  const: ({ at, error, value }) => {
    const allowed = String(error.params['allowedValue'])
    return { message: `${shown(value)} is not allowed here`, help: `write \`${allowed}\``, at }
  },
  dependentRequired: needs,
  enum: wrongWord,
  'false schema': beside,
  maxItems: amount((limit) => `has more than ${limit} ${limit === '1' ? 'entry' : 'entries'}`),
  maxLength: tooLong,
  maxProperties: amount((limit) => `has more than ${limit} ${limit === '1' ? 'key' : 'keys'}`),
  maximum: amount((limit) => `is more than ${limit}`),
  minItems: amount((limit) => (limit === '1' ? 'is an empty list' : `has less than ${limit} entries`)),
  minLength: amount(() => 'is empty'),
  minProperties: amount((limit) => (limit === '1' ? 'is an empty map' : `has less than ${limit} keys`)),
  minimum: amount((limit) => `is less than ${limit}`),
  pattern: notThat,
  propertyNames: wrongKey,
  required: missing,
  type: wrongType,
  uniqueItems: doubled
}

const titleOf = ({ title, description }: SchemaNode): string =>
  phrase(title ?? description ?? 'what is allowed here')

const helpOf = ({ title, description }: SchemaNode): string =>
  title === undefined && description === undefined
    ? 'compare it with the reference'
    : `wanted: ${phrase(title ?? description)}`

/** What a field is for, and how it is written. */
const meaningOf = ({ title, description }: SchemaNode): string =>
  [
    description === undefined ? '' : firstSentence(description),
    title === undefined ? '' : `write ${phrase(title)}`
  ]
    .filter((part) => part !== '')
    .join('; ')

const firstSentence = (words: unknown): string => phrase(String(words).split('. ')[0])

/** Words of a schema inside a sentence: without a capital at the start and without a full stop. */
const phrase = (words: unknown): string =>
  String(words)
    .replace(/^[A-Z](?=[a-z]* )/, (first) => first.toLowerCase())
    .replace(/\.$/, '')

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

const shown = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
