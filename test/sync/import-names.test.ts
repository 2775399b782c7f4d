import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Person } from '../../src/model/document.ts'
import { linesFor } from '../../src/sync/import/units.ts'
import { idFor, isEmail, isId, isLine } from '../../src/sync/import/written.ts'

const free = (): boolean => false

describe('the id of a live role', () => {
  test.each([
    ['night-desk', 'Night Desk', 'night-desk'],
    ['42', 'Night Desk', 'night-desk'],
    ['42', '営業', 'role-42'],
    ['AgentChat', 'Ärzte & Co.', 'arzte-co'],
    ['3f2b8c1e-9d4a-4c55-8a01-1b2c3d4e5f60', 'Sales', 'sales'],
    ['!', '!', 'role'],
    ['42', 'long '.repeat(20), `${'long-'.repeat(12)}long`]
  ])('%s, %s', (key, title, id) => {
    expect(idFor(key, title, free)).toBe(id)
  })

  test('is numbered where it is taken', () => {
    const taken = new Set(['sales', 'sales-2'])
    expect(idFor('sales', 'Sales', (id) => taken.has(id))).toBe('sales-3')
    expect(idFor('42', 'x'.repeat(80), (id) => id === 'x'.repeat(64))).toBe(`${'x'.repeat(62)}-2`)
  })

  test('is always one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.nat(3),
        (key, title, others) => {
          let left = others
          expect(isId(idFor(key, title, () => left-- > 0))).toBe(true)
        }
      )
    )
  })
})

test.each([
  ['Night Desk', true],
  ['営業 #1: "x"', true],
  ['', false],
  [' x', false],
  ['x ', false],
  ['a\nb', false],
  ['a\u202eb', false],
  ['a\u200bb', false],
  ['\ud800', false],
  ['x'.repeat(201), false]
])('%j can stand on one line: %s', (text, answer) => {
  expect(isLine(text)).toBe(answer)
})

test.each([
  ['ana@example.org', true],
  ["o'neil+x@mail.example.org", true],
  ['42', false],
  ['ana@localhost', false],
  ['ana bo@example.org', false]
])('%s is an e-mail: %s', (text, answer) => {
  expect(isEmail(text)).toBe(answer)
})

const personIn = (department: string | null): Person => ({
  at: { file: 'people.yaml', pointer: '/people/0' },
  id: 'ana@example.org',
  name: null,
  department,
  github: null,
  status: 'active',
  functions: [],
  accounts: {}
})

const kinds = ['department', 'team']

describe('units', () => {
  const lines = (
    held: Readonly<Record<string, string | null>>,
    person: Person | null = null,
    of: Readonly<Record<string, readonly string[]>> = {}
  ): unknown =>
    linesFor(
      Object.entries(held).map(([role, unit]) => ({ role, kinds: of[role] ?? kinds, unit })),
      person
    )?.map(({ roles, in: said }) => [roles.map(({ role }) => role), said])

  test.each<[string, unknown, unknown]>([
    ['none', lines({ a: null, b: null }), [[['a', 'b'], {}]]],
    ['one', lines({ a: 'team: Day' }), [[['a'], { team: 'Day' }]]],
    ['two', lines({ a: 'department: Sales, team: Day' }), [[['a'], { department: 'Sales', team: 'Day' }]]],
    ['the same', lines({ a: 'team: Day', b: 'team: Day' }), [[['a', 'b'], { team: 'Day' }]]],
    [
      'different ones',
      lines({ a: 'team: Day', b: 'team: Night' }),
      [
        [['a'], { team: 'Day' }],
        [['b'], { team: 'Night' }]
      ]
    ],
    [
      'one and none',
      lines({ a: 'team: Day', b: null }),
      [
        [['a'], { team: 'Day' }],
        [['b'], {}]
      ]
    ],
    [
      'kinds that do not meet',
      lines({ a: 'team: Day', b: 'department: Sales' }, null, { a: ['team'], b: ['department'] }),
      [[['a', 'b'], { team: 'Day', department: 'Sales' }]]
    ],
    ['what the person brings', lines({ a: 'department: Sales' }, personIn('Sales')), [[['a'], {}]]],
    [
      'another than the person brings',
      lines({ a: 'department: IT' }, personIn('Sales')),
      [[['a'], { department: 'IT' }]]
    ],
    ['none, though the person brings one', lines({ a: null }, personIn('Sales')), undefined],
    ['one that the role does not have', lines({ a: 'program: Housing' }), undefined],
    ['none that could be read', lines({ a: 'Day' }), undefined],
    ['one that no document can hold', lines({ a: 'team: \u202e' }), undefined]
  ])('%s', (_, said, expected) => {
    expect(said).toEqual(expected)
  })

  test('every line gives exactly the units that were read', () => {
    const unit = fc.option(fc.stringMatching(/^[A-Z][a-z, :]{0,6}[a-z]$/))
    const held = fc.array(fc.tuple(fc.subarray(kinds), unit, unit), { maxLength: 4 })
    fc.assert(
      fc.property(held, fc.constantFrom(null, 'Sales'), (drawn, department) => {
        const roles = drawn.map(([own, ...values], index) => {
          const parts = own.flatMap((kind, at) => (values[at] == null ? [] : [`${kind}: ${values[at]}`]))
          return { role: `r${index}`, kinds: own, unit: parts.length === 0 ? null : parts.join(', ') }
        })
        const found = linesFor(roles, personIn(department))
        for (const line of found ?? []) {
          for (const role of line.roles) {
            const given = role.kinds.flatMap((kind) => {
              const value = line.in[kind] ?? (kind === 'department' ? department : null)
              return value === null ? [] : [`${kind}: ${value}`]
            })
            expect(given.join(', ')).toBe(role.unit ?? '')
          }
        }
        if (found)
          expect(
            found
              .flatMap((line) => line.roles)
              .map(({ role }) => role)
              .sort()
          ).toEqual(roles.map(({ role }) => role))
      })
    )
  })
})
