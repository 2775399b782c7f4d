import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments, stringify } from 'yaml'
import { parse } from '../../src/policy/parse.ts'
import { scan } from '../../src/policy/scan.ts'
import { plainData } from './plain-data.ts'

/** What another library reads with scalars as text; undefined where it refuses. */
const secondOpinion = (text: string): unknown => {
  const options = {
    schema: 'failsafe',
    version: '1.2',
    strict: true,
    uniqueKeys: true,
    stringKeys: true
  } as const
  const documents = parseAllDocuments(text, options)
  if (!Array.isArray(documents) || documents.length !== 1) return undefined
  const [document] = documents
  return document?.errors.length === 0 ? document.toJS() : undefined
}

/** Pieces of YAML; signs stand for spaces and line breaks. */
const pieces =
  'a b kind :␠ : -␠ - ␊ ␊␠␠ ␊␠␠␠␠ ␠ [ ] { } ,␠ , " \' # ␠#␠x | >- |␊␠␠ &a␠ *a !t␠ ?␠ ~ null no 1 << % @ --- ... ␍␊'
const token = fc.constantFrom(
  ...pieces.split(' ').map((piece) => piece.replaceAll('␠', ' ').replaceAll('␊', '\n').replaceAll('␍', '\r'))
)

describe('agreement with another library', () => {
  test('what it writes is read back the same', () => {
    fc.assert(
      fc.property(plainData, fc.boolean(), fc.boolean(), (data, flow, windows) => {
        const written = stringify(data, {
          lineWidth: 0,
          collectionStyle: flow ? 'flow' : 'block',
          indent: flow ? 4 : 2
        })
        const text = windows ? written.replaceAll('\n', '\r\n') : written
        expect(parse('a.yaml', text)).toEqual({ ok: true, value: data })
      }),
      { numRuns: 300 }
    )
  })

  test('every document that is accepted is read the same by both', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.array(token, { maxLength: 16 }), (tokens) => {
        const text = `a: ${tokens.join('')}`
        const scanned = scan('a.yaml', new TextEncoder().encode(text))
        const parsed = scanned.ok ? parse('a.yaml', scanned.value) : scanned
        if (parsed.ok) accepted++
        return parsed.ok ? isDeepStrictEqual(parsed.value, secondOpinion(text)) : parsed.problems.length > 0
      }),
      { numRuns: 5000 }
    )
    expect(accepted).toBeGreaterThan(20)
  })
})
