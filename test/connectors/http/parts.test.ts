import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../../src/connectors/http/json.ts'
import { originOf, withinOrigin } from '../../../src/connectors/http/origin.ts'
import { readPages, type Page } from '../../../src/connectors/http/pages.ts'
import { pathOf } from '../../../src/connectors/http/path.ts'
import { redactor } from '../../../src/connectors/http/redact.ts'
import { CannotRun } from '../../../src/model/errors.ts'

describe('an address', () => {
  test.each([
    ['https://acme.example', 'https://acme.example', ''],
    ['https://ACME.example/api/v2/', 'https://acme.example', '/api/v2'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', ''],
    ['http://localhost:1/x', 'http://localhost:1', '/x'],
    ['http://[::1]:80', 'http://[::1]', '']
  ])('%s is one', (text, origin, base) => {
    expect(originOf(text, 'ROLEWRIGHT_DESK_URL')).toEqual({ origin, base })
  })

  test.each([
    '',
    'acme.example',
    'ftp://acme.example',
    'https://user:word@acme.example',
    'https://acme.example?x=1',
    'https://acme.example#x',
    'https://acme.example/../admin',
    'https://acme.example/%2e%2e/admin',
    'https:/\\acme.example',
    ' https://acme.example',
    'https://аcme.example'
  ])('%j is none', (text) => {
    expect(() => originOf(text, 'ROLEWRIGHT_DESK_URL')).toThrow(CannotRun)
  })

  test('that anybody on the way can read is refused with the reason', () => {
    expect(() => originOf('http://acme.example', 'ROLEWRIGHT_DESK_URL')).toThrow(
      '`ROLEWRIGHT_DESK_URL` begins with `http:`, which anybody on the way can read'
    )
  })

  test('of a next page stays at home', () => {
    const origin = originOf('https://acme.example/api', 'X')
    expect(withinOrigin(origin, 'https://acme.example/api/roles?page=2')).toBe('/api/roles?page=2')
    expect(withinOrigin(origin, '/api/roles?page=2')).toBe('/api/roles?page=2')
    for (const text of [
      'https://acme.example:444/',
      '//attacker.example/',
      'roles',
      'https://acme.example@x/',
      '/../x'
    ])
      expect(withinOrigin(origin, text)).toBeNull()
  })
})

describe('a path', () => {
  test('is escaped part by part', () => {
    expect(pathOf(['roles', 'a/b?c#d%2f', 'ü x'])).toBe('/roles/a%2Fb%3Fc%23d%252f/%C3%BC%20x')
  })

  test.each(['', '.', '..', 'a\nb', '\u0000', '\ud800'])('has no part %j', (part) => {
    expect(() => pathOf(['roles', part])).toThrow(TypeError)
  })

  test('leads nowhere but below its own beginning, whatever an id is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
        fc.pre(id !== '.' && id !== '..' && !/[\p{Cc}\p{Cs}]/u.test(id))
        const url = new URL(`https://acme.example${pathOf(['roles', id])}`)
        expect([url.host, url.search, url.hash]).toEqual(['acme.example', '', ''])
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'roles', id])
      })
    )
  })
})

describe('JSON', () => {
  test('keeps numbers that a number cannot hold', () => {
    expect(readJson('{"a":9007199254740993,"b":9007199254740991,"c":-1.5e3}')).toEqual({
      a: '9007199254740993',
      b: 9007199254740991,
      c: -1500
    })
  })

  test.each(['{"a":1,"a":2}', '[', '', '{"a":01}', '['.repeat(100_000)])('%#', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError)
  })

  test('pollutes nothing', () => {
    const value = readJson('{"__proto__":{"admin":true},"b":1}')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value).not.toHaveProperty('admin')
  })
})

describe('a list in pages', () => {
  const reading = (pages: readonly Page<string, number>[]) =>
    readPages({
      first: 0,
      name: 'roles',
      keyOf: (item: string) => item,
      read: (cursor: number) => Promise.resolve(pages[cursor] ?? { items: [], total: null, next: null })
    })

  test('is read to its end', async () => {
    expect(
      await reading([
        { items: ['a', 'b'], total: 3, next: 1 },
        { items: ['c'], total: 3, next: null }
      ])
    ).toEqual({
      items: ['a', 'b', 'c'],
      evidence: { complete: true, pages: 2, note: '3 roles as it counts them' }
    })
  })

  test.each<readonly [string, readonly Page<string, number>[]]>([
    ['comes to no end', [{ items: ['a'], total: null, next: 0 }]],
    ['says that there are 3 roles and shows 1', [{ items: ['a'], total: 3, next: null }]],
    [
      'has "a" twice',
      [
        { items: ['a'], total: null, next: 1 },
        { items: ['a'], total: null, next: null }
      ]
    ],
    [
      'changes while it is read',
      [
        { items: ['a'], total: 2, next: 1 },
        { items: ['b'], total: 3, next: null }
      ]
    ],
    ['has an empty page before its end', [{ items: [], total: null, next: 1 }]]
  ])('that %s is not believed', async (words, pages) => {
    await expect(reading(pages)).rejects.toThrow(words)
  })
})

test('no form of a secret is left, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (secret, before, after) => {
      const hide = redactor([secret])
      for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
        expect(hide(`${before} ${form} ${after}`).includes(form)).toBe(false)
    })
  )
})
