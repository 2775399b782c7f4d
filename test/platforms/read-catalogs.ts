import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import type { Catalog } from '../../src/model/catalog.ts'
import type { PlatformDocument } from '../../src/policy/catalog-document.ts'
import { toCatalog } from '../../src/policy/catalog.ts'

const platforms = new URL('../../src/platforms/', import.meta.url)
const schema: object = JSON.parse(
  readFileSync(new URL('../../schemas/platform.schema.json', import.meta.url), 'utf8')
)
const ajv = new Ajv2020({
  coerceTypes: true,
  ownProperties: true,
  allErrors: true,
  strict: true,
  allowUnionTypes: true
})

/** Checks a value against the schema of platforms, and coerces it; what is wrong is in `isPlatform.errors`. */
export const isPlatform = ajv.compile<PlatformDocument>(schema)

/** The ids of the platforms that have a folder. */
export const platformIds: readonly string[] = readdirSync(platforms, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** A catalog's file as plain text scalars, read by the parser that the loader does not use. */
export const readPlatform = (id: string): unknown =>
  parse(readFileSync(new URL(`${id}/catalog.yaml`, platforms), 'utf8'), { schema: 'failsafe' })

/** A checked document and the catalog made of it. */
export const catalogOf = (id: string): { readonly document: PlatformDocument; readonly catalog: Catalog } => {
  const document = readPlatform(id)
  if (!isPlatform(document)) throw new Error(`${id}: ${ajv.errorsText(isPlatform.errors)}`)
  return { document, catalog: toCatalog(document, { file: `${id}/catalog.yaml`, pointer: '' }) }
}
