import { kinds } from '../../src/model/document.ts'
import { code, codes, fence, markdownTable, page, prose, sentence, wrapped } from './reference.ts'

/** As much of a JSON Schema as the reference shows. */
export interface SchemaNode {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly const?: string
  readonly enum?: readonly string[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, SchemaNode | false>>
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode
  readonly $defs?: Readonly<Record<string, SchemaNode>>
}

/**
 * `schemas/README.md`: every kind of document field by field, then the schemas of answers and files by name. `documents`
 * and `others` by their path in that folder.
 */
export const schemaReference = (
  documents: Readonly<Record<string, SchemaNode>>,
  others: Readonly<Record<string, SchemaNode>>
): string => {
  const place = ({ title = '' }: SchemaNode): number => (placeIn(title) < 0 ? kinds.length : placeIn(title))
  const sorted = Object.entries(documents).toSorted(([, a], [, b]) => place(a) - place(b))
  return page(
    '# Documents\n',
    introduction,
    editors,
    ...sorted.map(([file, schema]) => section(file, schema)),
    `## Answers and files\n\n${wrapped(answers)}`,
    markdownTable(
      ['schema', 'of'],
      Object.entries(others).map(([file, { description = '' }]) => [`[${file}](${file})`, prose(description)])
    )
  )
}

const answers =
  'What commands answer as JSON and what they write has a schema too, for programs that read it.'

const introduction = wrapped(
  'Every document is one YAML file with `apiVersion: rolewright/v1` and its `kind`. The schemas in this folder are JSON Schemas (draft 2020-12); the check of `rolewright validate` is built from the same files. Values are text until the schema says otherwise: `no` is a word.'
)

const editors = `## In an editor

${wrapped('An editor with the YAML language server (Visual Studio Code with the extension *YAML*, and most others) checks and completes a document whose first line names its schema, by the path from that document:')}
${fence('yaml', '# yaml-language-server: $schema=../../schemas/assignments.schema.json')}
${wrapped('For roles take the schema of their platform in [roles/](roles/): it lists the resources, their actions and the scopes of each, with what they allow. For a platform of your own, write its schema to a file:')}
${fence('sh', 'npx rolewright schema role/case-desk > case-desk.schema.json')}
${wrapped('`yaml.schemas` in the settings of the editor does the same for many files at once, without the first line:')}
${fence(
  'json',
  `{
  "yaml.schemas": {
    "./schemas/roles/uspacy.schema.json": "policies/roles/uspacy/*.yaml",
    "./schemas/people.schema.json": "policies/people/*.yaml"
  }
}`
)}`

const section = (file: string, schema: SchemaNode): string =>
  [
    `## ${schema.title}\n`,
    wrapped(`${prose(sentence(schema.description ?? ''))} [${file}](${file})`),
    markdownTable(['field', 'value', 'required', 'means'], fields(schema, schema, ''))
  ].join('\n')

/** The fields of a map and of everything inside it, each with its whole path. */
const fields = (root: SchemaNode, node: SchemaNode, path: string): readonly (readonly string[])[] =>
  Object.entries(node.properties ?? {}).flatMap(([name, written]) => {
    if (written === false) return []
    const field = path === '' ? name : `${path}.${name}`
    const found = resolve(root, written)
    const means = written.description ?? found.description ?? ''
    const required = node.required?.includes(name) === true ? 'yes' : ''
    return [[code(field), value(root, found), required, prose(means)], ...inside(root, found, field)]
  })

const inside = (root: SchemaNode, node: SchemaNode, field: string): readonly (readonly string[])[] => {
  const item = node.items && resolve(root, node.items)
  const other =
    typeof node.additionalProperties === 'object' ? resolve(root, node.additionalProperties) : null
  return [
    ...fields(root, node, field),
    ...(item ? inside(root, item, `${field}[]`) : []),
    ...(other ? inside(root, other, `${field}.<name>`) : [])
  ]
}

/** The definition that a node refers to, or the node. */
const resolve = (root: SchemaNode, node: SchemaNode): SchemaNode => {
  const name = /^#\/\$defs\/(.+)$/.exec(node.$ref ?? '')?.[1]
  return name === undefined ? node : (root.$defs?.[name] ?? node)
}

const plainTypes: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  object: 'a map'
}

/** What may stand there, in words. */
const value = (root: SchemaNode, node: SchemaNode): string => {
  if (node.const !== undefined) return code(node.const)
  if (node.enum) return codes(node.enum)
  if (node.title !== undefined) return prose(node.title.split(/: |; |, without/)[0] ?? '')
  if (node.items) return `a list; each ${value(root, resolve(root, node.items))}`
  if (typeof node.additionalProperties === 'object') {
    return `a map; each value ${value(root, resolve(root, node.additionalProperties))}`
  }
  return [node.type ?? 'object']
    .flat()
    .map((type) => plainTypes[type] ?? type)
    .join(' or ')
}

const placeIn = (title: string): number => kinds.findIndex((kind) => kind === title)
