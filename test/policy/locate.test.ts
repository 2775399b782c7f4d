import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { type Place, segmentsOf } from '../../src/model/place.ts'
import { locator } from '../../src/policy/locate.ts'
import { parse } from '../../src/policy/parse.ts'
import { plainData } from './plain-data.ts'

const text = `# a role
kind: Role
"id": 'it''s'
note: >-  # why
  one
  two

grants:
  leads: {view: all, edit: own }   # both
  deals: [ view,
    edit, # last
   ]
  none: {}
  nothing: []
list:
  - a: 1
    b: "two"
  - [x: y]
a/b:
  m~n: here
`

/** The text between the two ends of a location. */
const textAt = (source: string, pointer: string, part: 'key' | 'value' = 'value'): string => {
  const place: Place = { file: 'a.yaml', pointer, part }
  const at = locator(new Map([['a.yaml', source]]))(place)
  const lines = source.split('\n')
  const picked = lines.slice(at.line - 1, at.endLine)
  picked[picked.length - 1] = (picked.at(-1) ?? '').slice(0, at.endColumn - 1)
  picked[0] = (picked[0] ?? '').slice(at.column - 1)
  return picked.join('\n')
}

describe('places', () => {
  test.each([
    ['/kind', 'Role'],
    ['/id', "'it''s'"],
    ['/note', '>-  # why\n  one\n  two'],
    ['/grants/leads', '{view: all, edit: own }'],
    ['/grants/leads/edit', 'own'],
    ['/grants/deals', '[ view,\n    edit, # last\n   ]'],
    ['/grants/deals/1', 'edit'],
    ['/grants/none', '{}'],
    ['/grants/nothing', '[]'],
    ['/list', '- a: 1\n    b: "two"\n  - [x: y]'],
    ['/list/0', 'a: 1\n    b: "two"'],
    ['/list/0/b', '"two"'],
    ['/list/1/0', 'x: y'],
    ['/list/1/0/x', 'y'],
    ['/a~1b/m~0n', 'here'],
    ['', text.slice(text.indexOf('kind'), -1)]
  ])('value at `%s`', (pointer, expected) => {
    expect(textAt(text, pointer)).toBe(expected)
  })

  test.each([
    ['/id', '"id"'],
    ['/grants/leads/edit', 'edit'],
    ['/a~1b', 'a/b'],
    ['/list/0', 'a: 1\n    b: "two"']
  ])('key at `%s`', (pointer, expected) => {
    expect(textAt(text, pointer, 'key')).toBe(expected)
  })

  test.each([
    ['/grants/leads/delete', '{view: all, edit: own }'],
    ['/grants/leads/view/deep/er', 'all'],
    ['/list/7', '- a: 1\n    b: "two"\n  - [x: y]']
  ])('nearest ancestor of `%s`', (pointer, expected) => {
    expect(textAt(text, pointer)).toBe(expected)
    expect(textAt(text, pointer, 'key')).toBe(expected)
  })

  test('lines and columns count from 1, the end is exclusive, CR and BOM do not count', () => {
    const locate = locator(new Map([['a.yaml', 'a: b\r\ncd: "é🎧" # x\r\n']]))
    expect(locate({ file: 'a.yaml', pointer: '/cd' })).toEqual({
      file: 'a.yaml',
      line: 2,
      column: 5,
      endLine: 2,
      endColumn: 10
    })
  })

  test('a file that is not known, or cannot be read, is shown at its start', () => {
    const locate = locator(new Map([['broken.yaml', 'a: [']]))
    const start = { line: 1, column: 1, endLine: 1, endColumn: 1 }
    expect(locate({ file: 'other.yaml', pointer: '/a' })).toEqual({ file: 'other.yaml', ...start })
    expect(locate({ file: 'broken.yaml', pointer: '/a' })).toEqual({ file: 'broken.yaml', ...start })
  })

  test('many files, in any order', () => {
    const texts = new Map(
      Array.from({ length: 30 }, (_, index) => [`${index}`, `${'\n'.repeat(index)}a: b\n`])
    )
    const locate = locator(texts)
    for (const round of [1, 7, 11]) {
      for (let index = 0; index < 30; index++) {
        const file = String((index * round) % 30)
        expect(locate({ file, pointer: '/a' }).line).toBe(Number(file) + 1)
      }
    }
  })
})

test('the text at every place reads back to the value there', () => {
  fc.assert(
    fc.property(plainData, fc.boolean(), (data, flow) => {
      const source = stringify(data, { lineWidth: 0, collectionStyle: flow ? 'flow' : 'block' })
      for (const pointer of pointers(data)) {
        const expected = segmentsOf(pointer).reduce<unknown>(below, data)
        const { column } = locator(new Map([['a.yaml', source]]))({ file: 'a.yaml', pointer })
        const read = parse('a.yaml', `\n${' '.repeat(column - 1)}${textAt(source, pointer)}\n`)
        expect(read).toEqual({ ok: true, value: expected })
      }
    }),
    { numRuns: 100 }
  )
})

const below = (parent: unknown, segment: string): unknown => new Map(entriesOf(parent)).get(segment)

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const pointers = (value: unknown, at = ''): string[] => [
  at,
  ...entriesOf(value).flatMap(([key, item]) =>
    pointers(item, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  )
]
