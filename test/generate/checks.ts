import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'

const files: Readonly<Record<string, string>> = {
  Role: 'role',
  Assignments: 'assignments',
  People: 'people',
  JobFunction: 'job-function',
  Target: 'target',
  Guardrails: 'guardrails',
  AccessTests: 'access-tests',
  Platform: 'platform'
}

interface Schema {
  readonly $id: string
}

/** The code of `src/policy/checks.js`: one self-contained function for each kind of document, and the schemas. */
export const generatedChecks = async (): Promise<string> => {
  const ajv = new Ajv.Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    code: { esm: true, lines: true, source: true },
    coerceTypes: true,
    inlineRefs: false,
    messages: false,
    ownProperties: true,
    strict: true,
    strictRequired: false
  })
  const parsed = Object.entries(files).map(([kind, file]): [string, Schema] => [kind, readSchema(file)])
  for (const [, schema] of parsed) ajv.addSchema(forAjv(schema))
  const names = Object.fromEntries(parsed.map(([kind, schema]) => [kind, schema.$id]))
  const words = `export const schemas = () => (${JSON.stringify(Object.fromEntries(parsed))})`
  return bundle(`${assignableKeys(standaloneCode.default(ajv, names))}\n${words}`)
}

/** The code of `src/sync/plan/checks.js`: one self-contained function that checks a saved plan. */
export const generatedPlanCheck = async (): Promise<string> => {
  const ajv = new Ajv.Ajv2020({
    allowUnionTypes: true,
    code: { esm: true, lines: true, source: true },
    inlineRefs: false,
    messages: false,
    ownProperties: true,
    strict: true,
    strictRequired: false
  })
  ajv.addSchema(forAjv(readSchema('answers/plan')))
  const file = readSchema('files/plan')
  ajv.addSchema(forAjv(file))
  return bundle(standaloneCode.default(ajv, { isPlan: file.$id }))
}

/** With `coerceTypes` ajv would assign to the name of a property, which is text already; such code is never reached. */
const assignableKeys = (code: string): string =>
  code.replaceAll(/\bfor\s*\(const (key\d+) of/g, 'for (let $1 of')

const readSchema = (name: string): Schema =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'))

/** The schema as ajv gets it: without words, which it would only carry along, and with the type of unique items. */
const forAjv = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema), (key: string, node: unknown) => {
    if ((key === 'description' || key === 'title') && typeof node === 'string') return undefined
    return isUniqueList(node) ? { ...node, items: { type: 'string', ...node.items } } : node
  })

/** Ajv finds doubled items in linear time only where it sees beside `items` that they are text. */
const isUniqueList = (node: unknown): node is { readonly items: Record<string, unknown> } =>
  typeof node === 'object' && node !== null && 'uniqueItems' in node && 'items' in node

/** Takes in the two small functions that the code of ajv would load when it runs. */
const bundle = async (code: string): Promise<string> => {
  const result = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'js' },
    banner: { js: '// Generated from schemas/ by `npm run generate`; never edited by hand.' },
    bundle: true,
    charset: 'utf8',
    format: 'esm',
    legalComments: 'none',
    minifySyntax: true,
    target: 'node20.19',
    write: false
  })
  return result.outputFiles[0]?.text ?? ''
}
