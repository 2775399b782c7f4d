import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { describeCatalog } from '../src/commands/catalog.ts'
import { commands } from '../src/commands/list.ts'
import { readCatalogs } from '../src/policy/load.ts'
import { roleSchema, type Schema } from '../src/policy/role-schema.ts'
import { rules } from '../src/validate/registry.ts'
import { freshActionPage } from './generate/action-docs.ts'
import { actionBundle, actionYaml } from './generate/action.ts'
import { generatedChecks, generatedPlanCheck } from './generate/checks.ts'
import { freshReadme } from './generate/readme.ts'
import { commandReference } from './generate/reference-commands.ts'
import { platformOverview, platformReference } from './generate/reference-platforms.ts'
import { ruleReference } from './generate/reference-rules.ts'
import { schemaReference, type SchemaNode } from './generate/reference-schemas.ts'
import { connectorRegistry, platformRegistry, platformTexts, ruleRegistry } from './generate/registries.ts'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src')
const style = { semi: false, singleQuote: true, printWidth: 110, trailingComma: 'none' } as const

const descriptions = [...readCatalogs(platformTexts(source)).values()].map(describeCatalog)

/** The schemas in a folder below `schemas`, by their path there. */
const schemasIn = (folder: string): Readonly<Record<string, SchemaNode>> => {
  const files = readdirSync(join(root, 'schemas', folder)).filter((file) => file.endsWith('.schema.json'))
  const paths = files.sort().map((file) => (folder === '' ? file : `${folder}/${file}`))
  return Object.fromEntries(
    paths.map((path) => [path, JSON.parse(readFileSync(join(root, 'schemas', path), 'utf8')) as SchemaNode])
  )
}

/** `npm run generate` runs this file with `--update`; here it fails where a generated file is stale. */
describe('generated files are fresh', () => {
  test('src/platforms/registry.ts', async () => {
    const text = await format(platformRegistry(source), { ...style, parser: 'typescript' })
    await expect(text).toMatchFileSnapshot(join(root, 'src/platforms/registry.ts'))
  })

  test('src/validate/registry.ts', async () => {
    const text = await format(ruleRegistry(source), { ...style, parser: 'typescript' })
    await expect(text).toMatchFileSnapshot(join(root, 'src/validate/registry.ts'))
  })

  test('src/connectors/registry.ts', async () => {
    const text = await format(connectorRegistry(source), { ...style, parser: 'typescript' })
    await expect(text).toMatchFileSnapshot(join(root, 'src/connectors/registry.ts'))
  })

  test('src/policy/checks.js', async () => {
    await expect(await generatedChecks()).toMatchFileSnapshot(join(root, 'src/policy/checks.js'))
  })

  test('src/sync/plan/checks.js', async () => {
    await expect(await generatedPlanCheck()).toMatchFileSnapshot(join(root, 'src/sync/plan/checks.js'))
  })

  const general = JSON.parse(readFileSync(join(root, 'schemas/role.schema.json'), 'utf8')) as Schema
  for (const [id, catalog] of readCatalogs(platformTexts(source))) {
    test(`schemas/roles/${id}.schema.json`, async () => {
      const text = await format(JSON.stringify(roleSchema(catalog, general)), { ...style, parser: 'json' })
      await expect(text).toMatchFileSnapshot(join(root, `schemas/roles/${id}.schema.json`))
    })
  }

  const pages: Readonly<Record<string, () => string>> = {
    'src/commands/README.md': () => commandReference(commands),
    'src/validate/README.md': () => ruleReference(rules, join(root, 'test/rules')),
    'src/platforms/README.md': () => platformOverview(descriptions),
    ...Object.fromEntries(
      descriptions.map((catalog) => [
        `src/platforms/${catalog.id}/README.md`,
        () => platformReference(catalog)
      ])
    ),
    'schemas/README.md': () =>
      schemaReference(schemasIn(''), { ...schemasIn('answers'), ...schemasIn('files') })
  }

  test.each(Object.entries(pages))('%s', async (file, generate) => {
    await expect(generate()).toMatchFileSnapshot(join(root, file))
  })

  test('action.yml', async () => {
    const text = await format(actionYaml(), { ...style, parser: 'yaml' })
    await expect(text).toMatchFileSnapshot(join(root, 'action.yml'))
  })

  test('action/dist, in at most 3 MB and with the licences of what is in it', async () => {
    const { code, licences } = await actionBundle()
    expect(Buffer.byteLength(code)).toBeLessThan(3_000_000)
    expect(code).not.toContain(root)
    // What differs in so long lines would help nobody.
    const isFresh = await expect(code)
      .toMatchFileSnapshot(join(root, 'action/dist/index.cjs'))
      .then(
        () => true,
        () => false
      )
    expect(isFresh, 'action/dist/index.cjs is stale: run `npm run generate`').toBe(true)
    await expect(licences).toMatchFileSnapshot(join(root, 'action/dist/licences.txt'))
  })

  test('action/README.md', async () => {
    const file = join(root, 'action/README.md')
    await expect(freshActionPage(readFileSync(file, 'utf8'))).toMatchFileSnapshot(file)
  })

  test('README.md', async () => {
    const file = join(root, 'README.md')
    await expect(freshReadme(readFileSync(file, 'utf8'))).toMatchFileSnapshot(file)
  })
})
