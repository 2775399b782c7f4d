import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { readCatalogs } from '../src/policy/load.ts'
import { roleSchema, type Schema } from '../src/policy/role-schema.ts'
import { generatedChecks } from './generate/checks.ts'
import { platformRegistry, platformTexts, ruleRegistry } from './generate/registries.ts'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src')
const style = { semi: false, singleQuote: true, printWidth: 110, trailingComma: 'none' } as const

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

  test('src/policy/checks.js', async () => {
    await expect(await generatedChecks()).toMatchFileSnapshot(join(root, 'src/policy/checks.js'))
  })

  const general = JSON.parse(readFileSync(join(root, 'schemas/role.schema.json'), 'utf8')) as Schema
  for (const [id, catalog] of readCatalogs(platformTexts(source))) {
    test(`schemas/roles/${id}.schema.json`, async () => {
      const text = await format(JSON.stringify(roleSchema(catalog, general)), { ...style, parser: 'json' })
      await expect(text).toMatchFileSnapshot(join(root, `schemas/roles/${id}.schema.json`))
    })
  }
})
