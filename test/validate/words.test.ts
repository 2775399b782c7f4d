import { describe, expect, test } from 'vitest'
import { list, suggest } from '../../src/validate/words.ts'
import { counted } from '../../src/model/words.ts'

test.each([
  [[], ''],
  [['a'], '`a`'],
  [['a', 'b'], '`a` and `b`'],
  [['a', 'b', 'c'], '`a`, `b` and `c`']
])('%j is listed as %s', (names, expected) => {
  expect(list(names)).toBe(expected)
})

test('counts', () => {
  expect([counted(1, 'role'), counted(2, 'role')]).toEqual(['1 role', '2 roles'])
})

describe('suggest', () => {
  test('names the nearest', () => {
    expect(suggest('agnt', ['admin', 'agent'], 'look there')).toBe('did you mean `agent`?')
  })

  test('lists what there is where nothing is near, each once and in order', () => {
    expect(suggest('boss', ['agent', 'admin', 'agent'], 'look there')).toBe('write `admin` or `agent`')
  })

  test('says where to look where there is nothing, or too much to list', () => {
    const many = Array.from({ length: 13 }, (_, index) => `role-number-${index}`)
    expect([suggest('boss', [], 'look there'), suggest('boss', many, 'look there')]).toEqual([
      'look there',
      'look there'
    ])
  })
})
