import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, operationId, sha256, sha256Of } from '../../src/sync/digest.ts'

const operation = {
  target: 'desk-production',
  kind: 'assign',
  role: 'agent',
  user: 'ana@example.org',
  before: null,
  after: { role: 'agent', unit: null }
} as const

describe('canonical JSON', () => {
  test('is as RFC 8785 writes it', () => {
    const value = {
      '€': 'Euro',
      '\r': 'CR',
      1: 'One',
      literals: [null, true, false],
      numbers: [1e30, 4.5, 2e-3, 1e-27],
      a: undefined
    }
    expect(canonical(value)).toBe(
      '{"\\r":"CR","1":"One","literals":[null,true,false],"numbers":[1e+30,4.5,0.002,1e-27],"€":"Euro"}'
    )
  })

  test('says the same as the value, whatever the order of its members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      })
    )
    expect(canonical({ b: 1, a: { d: 2, c: 3 } })).toBe(canonical({ a: { c: 3, d: 2 }, b: 1 }))
  })

  test.each([[Number.NaN], [Infinity], [() => 0], [undefined]])('refuses %s', (value) => {
    expect(() => canonical([value])).toThrow(TypeError)
  })
})

describe('a hash made piece by piece', () => {
  test('is the hash of the whole', () => {
    const members = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(members, (value) => {
        expect(sha256Of(value)).toBe(sha256(canonical(value)))
      })
    )
  })
})

describe('the id of an operation', () => {
  test('is the first twelve digits of its hash', () => {
    expect(operationId(operation)).toMatch(/^[0-9a-f]{12}$/)
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('never depends on reason or source', () => {
    const explained = { ...operation, reason: 'because', source: { file: 'a.yaml', pointer: '/1' } }
    expect(operationId(explained)).toBe(operationId(operation))
  })

  test.each([
    { target: 'desk-staging' },
    { kind: 'set-unit' as const },
    { role: 'lead' },
    { user: 'bo@example.org' },
    { before: { role: 'agent', unit: null } },
    { after: { role: 'agent', unit: 'team: Red' } }
  ])('depends on %o', (other) => {
    expect(operationId({ ...operation, ...other })).not.toBe(operationId(operation))
  })
})
