import type { Catalog } from '../model/catalog.ts'
import { CannotRun } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import type { Rule } from '../model/rule.ts'
import { catalogTexts } from '../platforms/registry.ts'
import { readCatalogs } from '../policy/load.ts'
import { readDocuments } from '../policy/read.ts'
import { roleSchema, type Schema } from '../policy/role-schema.ts'
import { folderSource } from '../policy/source.ts'
import { catalogPretty, overviewPretty } from '../reporters/catalog.ts'
import { rulePretty, rulesPretty } from '../reporters/rules.ts'
import { rules } from '../validate/registry.ts'
import { describeCatalog } from './catalog.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { policyFolder } from './folders.ts'

/** `rolewright catalog [PLATFORM]`: the platforms, or everything known about one. */
export const catalogCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const { style, width } = environment
  const catalogs = knownCatalogs(invocation, environment)
  const json = invocation.values['format'] === 'json'
  const [id] = invocation.operands
  if (id === undefined) {
    const all = [...catalogs.values()].map(describeCatalog)
    return fine(json ? toJson(all) : overviewPretty(all, { style, width }))
  }
  const description = describeCatalog(find('platform', id, catalogs))
  return fine(json ? toJson(description) : catalogPretty(description, { style, width }))
}

/** `rolewright rules [ID]`: the rules, or what one of them means. */
export const rulesCommand = async (
  invocation: Invocation,
  { style, width }: Environment
): Promise<Outcome> => {
  const json = invocation.values['format'] === 'json'
  const [id] = invocation.operands
  if (id === undefined)
    return fine(json ? toJson(rules.map(describeRule)) : rulesPretty(rules, { style, width }))
  const rule = find('rule', id, new Map(rules.map((known) => [known.id, known])))
  return fine(json ? toJson(describeRule(rule)) : rulePretty(rule, { style, width }))
}

/** `rolewright schema [NAME]`: the JSON Schemas of documents, answers and files; `role/PLATFORM` lists that platform's permissions. */
export const schemaCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const [name] = invocation.operands
  const catalogs = knownCatalogs(invocation, environment)
  const names = [...writtenSchemas, ...[...catalogs.keys()].map((id) => `role/${id}`)]
  if (name === undefined) return fine(`${names.join('\n')}\n`)
  if (!names.includes(name)) throw unknown('schema', name, names)
  const general = environment.readSchema(name.startsWith('role/') ? 'role' : name)
  if (general === null) throw new Error(`the schema \`${name}\` is missing in this package`)
  if (!name.startsWith('role/')) return fine(general)
  const catalog = find('platform', name.slice('role/'.length), catalogs)
  return fine(toJson(roleSchema(catalog, JSON.parse(general) as Schema)))
}

/** The schemas of the package as they stand in its folder; those of roles on a platform are made from its catalog. */
const writtenSchemas: readonly string[] = [
  'access-tests',
  'assignments',
  'guardrails',
  'job-function',
  'people',
  'platform',
  'role',
  'target',
  'answers/apply',
  'answers/audit',
  'answers/catalog',
  'answers/diff',
  'answers/drift',
  'answers/explain',
  'answers/import',
  'answers/init',
  'answers/plan',
  'answers/rules',
  'answers/test',
  'answers/validate',
  'answers/who',
  'files/plan',
  'files/record',
  'files/sandbox',
  'files/snapshot'
]

/** The built-in platforms, and the organisation's own where the policy folder can be read. */
const knownCatalogs = (invocation: Invocation, environment: Environment): ReadonlyMap<string, Catalog> => {
  const builtIn = readCatalogs(catalogTexts)
  const own = ownCatalogs(invocation, environment)
  return new Map([...builtIn, ...own.map((catalog) => [catalog.id, catalog] as const)])
}

/** The reference also works where there is no policy folder yet, unless one was asked for. */
const ownCatalogs = (invocation: Invocation, environment: Environment): readonly Catalog[] => {
  try {
    return readDocuments(folderSource(policyFolder(invocation, environment))).declared.platforms
  } catch (error) {
    if (error instanceof CannotRun && invocation.values['policies'] === undefined) return []
    throw error
  }
}

const describeRule = ({ id, group, severity, fixed, summary, explanation, basis }: Rule): object => ({
  id,
  group,
  severity,
  fixed,
  summary,
  explanation,
  basis
})

const find = <T>(what: string, name: string, known: ReadonlyMap<string, T>): T => {
  const found = known.get(name)
  if (found !== undefined) return found
  throw unknown(what, name, [...known.keys()])
}

const unknown = (what: string, name: string, names: readonly string[]): CannotRun => {
  const near = nearest(name, names)
  const all = `${what}s: ${names.join(', ')}`
  return new CannotRun(
    `there is no ${what} \`${name}\``,
    near === null ? all : `did you mean \`${near}\`? ${all}`
  )
}

const fine = (output: string): Outcome => ({ exit: 0, output })
const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
