import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../src/model/errors.ts'
import { readSnapshot, writeSnapshot, type Snapshot } from '../../src/connectors/snapshot.ts'
import { parseCsv, writeCsv } from '../../src/connectors/snapshot/csv.ts'
import { root } from '../support/cli.ts'

/** Text that spreadsheets, terminals and parsers have acted on elsewhere. */
const naughty = [
  '=1+1',
  '+x',
  '-x',
  '@x',
  '＝x',
  "'x",
  "''=x",
  '\tx',
  '\rx',
  '\nx',
  ' =x',
  'a,b',
  'a"b',
  '"',
  '""',
  'a\r\nb',
  ' x ',
  '{',
  'end',
  'yes',
  'none',
  '__proto__',
  'constructor',
  '営業',
  '\u202e',
  'x;y'
]

const text = fc.oneof(fc.constantFrom(...naughty), fc.string({ unit: 'binary', minLength: 1 }))
const maybe = fc.option(text)
const keys = fc.uniqueArray(text, { maxLength: 4 })

const snapshots: fc.Arbitrary<Snapshot> = fc
  .record({
    roles: keys,
    accounts: keys,
    taken: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
  })
  .chain(({ roles, accounts, taken }) => {
    const role = roles.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...roles))
    const grants = fc.array(fc.tuple(text, text), { maxLength: 4 }).map((entries) => new Map(entries))
    return fc.record({
      taken: fc.constant(taken.getTime()),
      evidence: fc.constant({ complete: true, pages: 1, note: '' }),
      roles: fc.tuple(
        ...roles.map((key) =>
          fc.record({
            id: fc.constant(key),
            key: fc.constant(key),
            title: text,
            predefined: fc.boolean(),
            scope: maybe,
            grants: fc.oneof(grants, fc.constant(new Map([[`undocumented.${key}`, 'on']]))),
            reportsTo: role
          })
        )
      ),
      accounts: fc.tuple(
        ...accounts.map((key) =>
          fc.record({
            key: fc.constant(key),
            user: text,
            active: fc.boolean(),
            markers: fc.array(text, { maxLength: 2 }),
            roles: fc
              .subarray(roles)
              .chain((held) =>
                fc
                  .tuple(...held.map(() => maybe))
                  .map((units) => new Map(held.map((each, at) => [each, units[at] ?? null])))
              )
          })
        )
      )
    })
  })

const ajv = new Ajv.Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true })
const schema: object = JSON.parse(readFileSync(join(root, 'schemas/files/snapshot.schema.json'), 'utf8'))
const isValid = ajv.compile(schema)

describe.each(['json', 'csv'] as const)('a snapshot in %s', (format) => {
  test('is read exactly as it was written', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const read = readSnapshot(writeSnapshot(snapshot, format), 'a file')
        expect({ ...read, evidence: snapshot.evidence }).toEqual(snapshot)
        expect(read.evidence.complete).toBe(true)
      })
    )
  })

  test('says who wrote it down when, as evidence of the read', () => {
    const given = {
      taken: Date.UTC(2026, 10, 21),
      roles: [],
      accounts: [],
      evidence: { complete: true, pages: 1, note: '' }
    }
    const { evidence } = readSnapshot(`\ufeff${writeSnapshot(given, format)}`, 'people.csv')
    expect(evidence).toEqual({ complete: true, pages: 1, note: 'people.csv, taken 2026-11-21' })
  })

  test('is not read where it was cut', () => {
    fc.assert(
      fc.property(snapshots, fc.nat(1000), (snapshot, at) => {
        const whole = writeSnapshot(snapshot, format).trimEnd()
        const cut = whole.slice(0, whole.length - 1 - (at % (whole.length - 1)))
        expect(() => readSnapshot(cut, 'a file')).toThrow(CannotRun)
      })
    )
  })
})

test('what is written in JSON is as the schema says', () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      expect(isValid(JSON.parse(writeSnapshot(snapshot, 'json')))).toBe(true)
    })
  )
})

/** What a spreadsheet sees: cells without their quotes. */
const cellsIn = (csv: string): readonly string[] =>
  [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?=,|\r\n|$)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? ''
  )

describe('a table', () => {
  test('is read as it was written, whatever stands in it', () => {
    const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
    fc.assert(
      fc.property(rows, (cells) => {
        const read = parseCsv({ name: '', text: writeCsv(cells) })
        expect(read.map((row) => row.cells.map(({ value }) => value))).toEqual(cells)
      })
    )
  })

  test('has no cell on which a spreadsheet acts', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        expect(
          cellsIn(writeSnapshot(snapshot, 'csv')).filter((cell) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell))
        ).toEqual([])
      })
    )
  })

  test('keeps an apostrophe that somebody else wrote', () => {
    const read = parseCsv({ name: '', text: "'t Hooft,'=x,''=x\n" })
    expect(read[0]?.cells.map(({ value }) => value)).toEqual(["'t Hooft", '=x', "'=x"])
  })

  test('is written by hand with few columns', () => {
    const read = readSnapshot(
      [
        'kind,key,title,user,account,role,permission,value',
        'snapshot,,,,,,,2026-11-21T10:00+01:00',
        'role,agent,Agent,,,,,',
        'role,desk,Night desk,,,,,',
        'role,bare,Bare,,,,,none',
        'grant,,,,,desk,leads.view,all',
        'grant,,,,,desk,calls.listen,',
        'account,,,ana@example.org,,,,',
        'assignment,,,,ana@example.org,desk,,',
        'end,,,,,,,7',
        ''
      ].join('\n'),
      'desk.csv'
    )
    const role = { predefined: false, scope: null, reportsTo: null }
    expect(read.roles).toEqual([
      { ...role, id: 'agent', key: 'agent', title: 'Agent', grants: new Map([['undocumented.agent', 'on']]) },
      {
        ...role,
        id: 'desk',
        key: 'desk',
        title: 'Night desk',
        grants: new Map([
          ['leads.view', 'all'],
          ['calls.listen', 'on']
        ])
      },
      { ...role, id: 'bare', key: 'bare', title: 'Bare', grants: new Map() }
    ])
    expect(read.accounts).toEqual([
      {
        key: 'ana@example.org',
        user: 'ana@example.org',
        active: true,
        markers: [],
        roles: new Map([['desk', null]])
      }
    ])
  })
})

const complaint = (given: string): string => {
  try {
    readSnapshot(given, 'f')
    return 'read'
  } catch (error) {
    if (error instanceof CannotRun) return error.message
    throw error
  }
}

const table = (...rows: readonly string[]): string =>
  ['kind,key,title,user,active,account,role,value', ...rows].join('\n')
const start = 'snapshot,,,,,,,2026-11-21'

test.each([
  ['', '`f`, line 1, column 1: the file is empty'],
  ['kind;key', '`f`, line 1, column 1: the columns are parted by semicolons'],
  ['kind,nmae', '`f`, line 1, column 6: there is no column `nmae`'],
  ['kind,key,kind', '`f`, line 1, column 10: the column `kind` stands there twice'],
  ['key', '`f`, line 1, column 1: the column `kind` is missing'],
  [table(), '`f`, line 1, column 46: the first row is not of the kind `snapshot`'],
  [table(start), '`f`, line 2, column 26: the last row is not of the kind `end`: the file may be cut'],
  [
    table(start, 'end,,,,,,,1'),
    '`f`, line 3, column 1: the last row counts `1` rows before it, and there are 0'
  ],
  [table(start, 'role,a'), '`f`, line 3, column 1: this row has 2 cells, and the first one has 8'],
  [table(start, 'rule,a,A,,,,,', 'end,,,,,,,1'), '`f`, line 3, column 1: `rule` is no kind of row'],
  [
    table(start, 'role,a,,,,,,', 'end,,,,,,,1'),
    '`f`, line 3, column 8: a row of the kind `role` needs `title`'
  ],
  [
    table(start, 'role,a,A,x,,,,', 'end,,,,,,,1'),
    '`f`, line 3, column 10: a row of the kind `role` has no `user`'
  ],
  [
    table(start, 'role,a,A,,,,,all', 'end,,,,,,,1'),
    '`f`, line 3, column 1: the `value` of a role is empty or `none`'
  ],
  [
    table(start, 'role,a,A,,,,,', 'role,a,B,,,,,', 'end,,,,,,,2'),
    '`f`, line 4, column 1: the role `a` stands there twice'
  ],
  [
    table(start, 'account,,,x,maybe,,,', 'end,,,,,,,1'),
    '`f`, line 3, column 13: `maybe` is neither `yes` nor `no`'
  ],
  [
    table(start, 'assignment,,,,,x,a,', 'end,,,,,,,1'),
    '`f`, line 3, column 1: there is no account `x` in the file'
  ],
  [
    table(start, 'account,,,x,,,,', 'assignment,,,,,x,a,', 'end,,,,,,,2'),
    '`f`, line 3, column 1: `x` has the role `a`, which is not among the roles'
  ],
  [
    table(start, start, 'end,,,,,,,1'),
    '`f`, line 3, column 1: a row of the kind `snapshot` stands in between'
  ],
  [
    table('snapshot,,,,,,,today', 'end,,,,,,,0'),
    '`f`, line 2, column 1: `today` is not a day, or a moment with its offset'
  ],
  ['kind,"key', '`f`, line 1, column 6: this quote does not end'],
  ['kind,"key"x', '`f`, line 1, column 11: something follows after the closing quote'],
  ['kind,ke"y', '`f`, line 1, column 8: a quote stands in a cell that does not begin with one'],
  ['kind\rkey', '`f`, line 1, column 5: a line ends with a carriage return alone'],
  ['{', '`f`, line 1, column 2: the file ends where a name in quotes should be: it may be cut'],
  ['{"version": 2}', '`f`, line 1, column 1: `taken` is missing'],
  ['{"version": 1, "version": 1}', '`f`, line 1, column 16: `version` stands there twice'],
  [
    '{\n  "versoin": 1}',
    '`f`, line 2, column 14: `versoin` is not known; known are `version`, `taken`, `roles` and `accounts`'
  ],
  ['{"version": 2, "taken": "", "roles": [], "accounts": []}', '`f`, line 1, column 13: `version` is not 1'],
  ['{"version": 1, "taken": "", "roles": {}, "accounts": []}', '`f`, line 1, column 25: this is not a text'],
  [
    '{"version": 1, "taken": "2026-11-21", "roles": {}, "accounts": []}',
    '`f`, line 1, column 48: this is not a list'
  ],
  [
    '{"version": 1, "taken": "2026-11-21", "roles": [[]], "accounts": []}',
    '`f`, line 1, column 49: this is not an object'
  ],
  ['{"version": 01}', '`f`, line 1, column 13: this is not a value'],
  ['{} x', '`f`, line 1, column 4: something follows after the end'],
  ['{"a": "\n"}', '`f`, line 1, column 7: this text is not written as JSON wants it, or does not end'],
  ['['.repeat(100), '`f`, line 1, column 34: it is nested more than 32 deep']
])('%j is not read: %s', (given, message) => {
  expect(complaint(given)).toBe(message)
})
