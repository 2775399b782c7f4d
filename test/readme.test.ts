import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../src/access/access.ts'
import type { Finding } from '../src/model/finding.ts'
import { parseInstant } from '../src/model/instant.ts'
import { catalogTexts } from '../src/platforms/registry.ts'
import { loadPolicy } from '../src/policy/load.ts'
import { folderSource } from '../src/policy/source.ts'
import { rules } from '../src/validate/registry.ts'
import { validate } from '../src/validate/validate.ts'
import { blocksOf } from './generate/readme.ts'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const organisation = folderSource(join(root, 'policies'))

/** What is found in a text that stands among the documents of the example organisation. */
const findingsIn = (text: string): readonly Finding[] => {
  const file = 'policies/readme.yaml'
  const files = [...organisation.files(), { file, bytes: Buffer.from(text) }]
  const { policy, locate } = loadPolicy({ ...organisation, files: () => files }, catalogTexts)
  const now = parseInstant('2026-11-21')
  if (now === null) throw new Error('not a date')
  const { findings } = validate({ policy, now, access: accessOf(policy), base: null }, rules, locate)
  return findings.filter(({ location }) => location.file === file)
}

describe('the documents in README.md', () => {
  const documents = blocksOf(readme, 'yaml').flatMap(({ file, text }, index) => {
    const kind = /^kind: (\w+)$/m.exec(text)?.[1]
    return kind === undefined ? [] : [{ name: `${kind}, block ${index + 1}`, kind, file, text }]
  })

  test('show every kind', () => {
    const schemas = readdirSync(join(root, 'schemas')).filter((name) => name.endsWith('.schema.json'))
    expect(new Set(documents.map(({ kind }) => kind)).size).toBe(schemas.length)
  })

  test.each(documents)('are valid: $name', ({ file, text }) => {
    const errors = findingsIn(text).filter(({ severity }) => severity === 'error')
    const shape = errors.filter(({ rule }) => rule === 'yaml' || rule === 'schema')
    expect(file === null ? errors : shape).toEqual([])
  })
})

/** The name that a heading has in a link. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-')

const anchorsIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))

const platforms = readdirSync(join(root, 'src/platforms'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [`src/platforms/${entry.name}/README.md`] : []
)

const pages = [
  'README.md',
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
  'CHANGELOG.md',
  'action/README.md',
  'schemas/README.md',
  'src/commands/README.md',
  'src/platforms/README.md',
  'src/validate/README.md',
  ...platforms
]

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, link = '']) => link
  )
  const broken = links.filter((link) => {
    if (/^https?:/.test(link)) return false
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? join(root, page) : resolve(root, dirname(page), path)
    if (!existsSync(file) || relative(root, file).startsWith('..')) return true
    return anchor !== undefined && !anchorsIn(file).includes(anchor)
  })
  expect(broken).toEqual([])
})
