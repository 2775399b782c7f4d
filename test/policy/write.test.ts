import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Edit } from '../../src/model/finding.ts'
import { parse } from '../../src/policy/parse.ts'
import { patched } from '../../src/policy/patch.ts'
import { applyEdits } from '../../src/policy/write.ts'

const add = (path: string, value: unknown): Edit => ({ file: 'a.yaml', op: 'add', path, value })
const replace = (path: string, value: unknown): Edit => ({ file: 'a.yaml', op: 'replace', path, value })
const remove = (path: string): Edit => ({ file: 'a.yaml', op: 'remove', path })

const lines = (...text: readonly string[]): string => text.map((line) => `${line}\n`).join('')

describe('an edit changes nothing around it', () => {
  test.each<[string, string, Edit, string]>([
    [
      'an action of a map in brackets goes',
      '# Leads\nleads: {view: all,  delete: all, "edit": own} # why\n',
      remove('/leads/delete'),
      '# Leads\nleads: {view: all,  "edit": own} # why\n'
    ],
    [
      'the last action goes',
      'leads: {view: all, delete: all}\n',
      remove('/leads/delete'),
      'leads: {view: all}\n'
    ],
    ['the only action goes', 'leads: {delete: all} # why\n', remove('/leads/delete'), 'leads: {} # why\n'],
    [
      'a list becomes a map',
      'leads: [view, delete]   # why\ndeals: all\n',
      replace('/leads', { view: 'all' }),
      'leads: {view: all}   # why\ndeals: all\n'
    ],
    [
      'a line of a list goes, its comments stay',
      lines(
        'lines:',
        '  # first',
        '  - {user: a} # one',
        '  # second',
        '  - {user: b} # two',
        '',
        '  - {user: c}'
      ),
      remove('/lines/1'),
      lines('lines:', '  # first', '  - {user: a} # one', '  # second', '  # two', '', '  - {user: c}')
    ],
    [
      'a line of several lines goes',
      lines(
        'lines:',
        '- user: a',
        '  roles: [x] # why',
        '- user: b',
        '  # inside',
        '  roles:',
        '    - y',
        '- user: c'
      ),
      remove('/lines/1'),
      lines('lines:', '- user: a', '  roles: [x] # why', '# inside', '- user: c')
    ],
    [
      'the first key after a dash goes',
      lines('lines:', '  - user: a # who', '    roles: [x]'),
      remove('/lines/0/user'),
      lines('lines:', '  - # who', '    roles: [x]')
    ],
    [
      'the only line goes',
      lines('a: 1', 'lines:', '  # why', '  - x'),
      remove('/lines/0'),
      lines('a: 1', 'lines: [] # why')
    ],
    [
      'a map without brackets becomes a word',
      lines('grants: # what', '  leads: all # most', '  deals: own', 'id: x'),
      replace('/grants', 'none'),
      lines('grants: none # what', '  # most', 'id: x')
    ],
    ['a word keeps its place', 'a:    x   # y\n', replace('/a', 'no: #1'), 'a:    "no: #1"   # y\n'],
    ['quoted text', 'a: "x"\nb: \'y\'\n', replace('/a', '42'), 'a: "42"\nb: \'y\'\n'],
    [
      'text of several lines goes',
      lines('a: |', '  # no comment', '  x', '', 'b: y'),
      remove('/a'),
      lines('', 'b: y')
    ],
    [
      'text of several lines comes',
      'a: x\n',
      add('/b', 'one\ntwo'),
      lines('a: x', 'b: |-', '  one', '  two')
    ],
    [
      'a key at the end of a map',
      lines('id: x', 'grants:', '  leads: all # why', '  # about nothing', 'title: y'),
      add('/grants/deals', { view: 'own' }),
      lines('id: x', 'grants:', '  leads: all # why', '  deals: {view: own}', '  # about nothing', 'title: y')
    ],
    [
      'a key in brackets',
      'leads: {view: all}\n',
      add('/leads/edit', 'none'),
      'leads: {view: all, edit: none}\n'
    ],
    ['a key in empty brackets', 'leads: {}\n', add('/leads/edit', 'none'), 'leads: {edit: none}\n'],
    [
      'a key in brackets over several lines',
      lines('leads: {', '  view: all, # one', '  edit: own # two', '  }'),
      add('/leads/delete', 'own'),
      lines('leads: {', '  view: all, # one', '  edit: own, # two', '  delete: own', '  }')
    ],
    [
      'brackets with a comma at the end',
      lines('roles: [', '  a, # one', '  b, # two', '  ]'),
      remove('/roles/1'),
      lines('roles: [', '  a, # one', '  # two', '  ]')
    ],
    [
      'an entry before another',
      'a:\n  - x # one\n  - y\n',
      add('/a/1', 'z'),
      'a:\n  - x # one\n  - z\n  - y\n'
    ],
    ['an entry before the first', 'a:\n- x\n', add('/a/0', 'z'), 'a:\n- z\n- x\n'],
    ['an entry at the end', 'a: [x, y]\n', add('/a/-', 'z'), 'a: [x, y, z]\n'],
    ['add at a key that is there', 'a: {x: 1}\n', add('/a/x', '2'), 'a: {x: "2"}\n'],
    ['no line feed at the end', 'a: x\nb: y', add('/c', 'z'), 'a: x\nb: y\nc: z'],
    [
      'Windows',
      'a: x\r\nb:\r\n  - y # why\r\n  - z\r\n',
      remove('/b/0'),
      'a: x\r\nb:\r\n  # why\r\n  - z\r\n'
    ],
    ['a byte order mark', '\ufeffa: x\nb: y\n', remove('/a'), '\ufeffb: y\n'],
    ['signs in a path', '"a/b~c": {x: y}\n', replace('/a~1b~0c/x', 'z'), '"a/b~c": {x: z}\n'],
    [
      'a line that grows too long for brackets',
      'a: x\n',
      add('/b', { list: ['y'.repeat(50), 'z'.repeat(50)] }),
      lines('a: x', 'b:', '  list:', `    - ${'y'.repeat(50)}`, `    - ${'z'.repeat(50)}`)
    ]
  ])('%s', (_, text, edit, expected) => {
    expect(applyEdits(text, [edit])).toBe(expected)
  })

  test('several edits are carried out one after the other', () => {
    const edits = [remove('/a/0'), replace('/a/0', 'z'), add('/b', 'new')]
    expect(applyEdits('a: [x, y]\n', edits)).toBe('a: [z]\nb: new\n')
  })

  test('no edit changes nothing', () => {
    expect(applyEdits('a:   x', [])).toBe('a:   x')
  })
})

test.each<[string, string, Edit]>([
  ['a path to nothing', 'a: x\n', remove('/b')],
  ['a path through text', 'a: x\n', add('/a/b', 'y')],
  ['a path beyond a list', 'a: [x]\n', add('/a/2', 'y')],
  ['a path that is no number', 'a: [x]\n', remove('/a/01')],
  ['the entry after the last one', 'a: [x]\n', replace('/a/-', 'y')],
  ['the whole document', 'a: x\n', replace('', 'y')],
  ['a document that is refused', 'a: &b x\nc: *b\n', remove('/a')],
  ['a result that is refused', 'a: x\n', replace('/a', 'y\u200bz')],
  ['a key that is refused', 'a: x\n', add('/__proto__', 'y')],
  ['a value that is none', 'a: x\n', replace('/a', null)]
])('%s: nothing is written', (_, text, edit) => {
  expect(applyEdits(text, [edit])).toBeNull()
  expect(applyEdits(text, [add('/new', 'x'), edit])).toBeNull()
})

describe('any edit of any document', () => {
  const word = fc.constantFrom(
    'a',
    'view',
    'x y',
    '営業',
    'no',
    'true',
    '42',
    'a: b',
    '#x',
    '',
    "it's",
    '[z',
    'here, there'
  )
  const key = fc.constantFrom('a', 'b', 'leads', 'x y', 'true', 'a/b')
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      word,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 3, noNullPrototype: true })
    )
  }))
  const document = fc.dictionary(key, node, { minKeys: 1, maxKeys: 4, noNullPrototype: true })
  const style = fc.record({
    collectionStyle: fc.constantFrom('block', 'flow', 'any'),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 60)
  })

  /** Comments above and behind lines, each another one. */
  const sprinkled = (text: string, places: readonly number[]): string =>
    text
      .trimEnd()
      .split('\n')
      .map((line, index) => {
        const place = places[index % places.length] ?? 0
        const above = place & 2 ? `${' '.repeat(line.search(/\S|$/))}# above ${index}\n` : ''
        return above + line + (place & 1 ? ` # behind ${index}` : '')
      })
      .join('\n') + '\n'

  const pathsIn = (value: unknown, path = ''): readonly string[] => {
    if (typeof value !== 'object' || value === null) return []
    const own = Object.entries(value).flatMap(([name, inner]) => {
      const below = `${path}/${name.replaceAll('/', '~1')}`
      return [below, ...pathsIn(inner, below)]
    })
    return [...own, `${path}/${Array.isArray(value) ? '-' : 'new'}`]
  }

  const commentsIn = (text: string): readonly string[] => text.match(/# (?:above|behind) \d+/g) ?? []

  test('is carried out, keeps every comment, and leaves most lines as they are', () => {
    let edits = 0
    fc.assert(
      fc.property(
        document,
        style,
        fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('add', 'replace', 'remove'),
        fc.nat(),
        node,
        (value, options, places, op, pick, given) => {
          const text = sprinkled(stringify(value, options), places)
          const read = parse('', text)
          const paths = pathsIn(value)
          const path = paths[pick % paths.length] ?? ''
          const edit: Edit = op === 'remove' ? remove(path) : { file: '', op, path, value: given }
          const wanted = patched(value, edit)
          fc.pre(read.ok && isDeepStrictEqual(read.value, value) && wanted !== null)
          edits++
          const result = applyEdits(text, [edit])
          expect(result).not.toBeNull()
          expect(parse('', result ?? '')).toEqual({ ok: true, value: wanted?.value })
          expect([...commentsIn(result ?? '')].sort()).toEqual([...commentsIn(text)].sort())
          expect((result ?? '').split('\n')).toEqual(expect.arrayContaining(elsewhere(text, value, path)))
        }
      ),
      { numRuns: 1500 }
    )
    expect(edits).toBeGreaterThan(500)
  })

  /** The lines of the other keys of the document; none where it is not written a key a line. */
  const elsewhere = (text: string, value: object, path: string): string[] => {
    const keys = Object.keys(value)
    const key = keys.findIndex((name) => `${path}/`.startsWith(`/${name.replaceAll('/', '~1')}/`))
    const lines = text.split('\n')
    const starts = lines.flatMap((line, index) => (/^[^\s#{}[\]-]/.test(line) ? [index] : []))
    if (starts.length !== keys.length) return []
    return lines.filter((_, index) => starts.filter((start) => start <= index).length - 1 !== key)
  }
})
