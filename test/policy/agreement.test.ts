import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Location, Place } from '../../src/model/place.ts'
import { parse } from '../../src/policy/parse.ts'
import { readDocuments } from '../../src/policy/read.ts'
import { scan } from '../../src/policy/scan.ts'
import { mutatedDocument } from './mutations.ts'
import { plainData } from './plain-data.ts'
import { secondOpinion } from './second-opinion.ts'
import { sourceOf } from './shown.ts'

/** Pieces of YAML; signs stand for spaces and line breaks. */
const pieces =
  'a b kind :␠ : -␠ - ␊ ␊␠␠ ␊␠␠␠␠ ␠ [ ] { } ,␠ , " \' # ␠#␠x | >- |␊␠␠ &a␠ *a !t␠ ?␠ ~ null no 1 << % @ --- ... ␍␊'
const token = fc.constantFrom(
  ...pieces.split(' ').map((piece) => piece.replaceAll('␠', ' ').replaceAll('␊', '\n').replaceAll('␍', '\r'))
)

/** A million at night, and few enough for every change otherwise. */
const mutations = process.env['ROLEWRIGHT_NIGHTLY'] === '1' ? 1_000_000 : 20_000
const seed = Number(process.env['ROLEWRIGHT_SEED'] ?? Date.now() % 2 ** 31)

/** Whether a text is refused with a reason, or read by both libraries the same; `accepted` counts the latter. */
const counted = (): { readonly agrees: (text: string) => boolean; readonly accepted: () => number } => {
  let accepted = 0
  const agrees = (text: string): boolean => {
    const scanned = scan('a.yaml', new TextEncoder().encode(text))
    const parsed = scanned.ok ? parse('a.yaml', scanned.value) : scanned
    if (!parsed.ok) return parsed.problems.length > 0
    accepted++
    return isDeepStrictEqual(parsed.value, secondOpinion(text))
  }
  return { agrees, accepted: () => accepted }
}

/** Whether a place lies inside of the text. */
const isInside = (text: string, at: Location): boolean => {
  const lines = text.split('\n')
  const fits = (line: number, column: number): boolean =>
    line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1
  const isOrdered = at.endLine > at.line || (at.endLine === at.line && at.endColumn >= at.column)
  return fits(at.line, at.column) && fits(at.endLine, at.endColumn) && isOrdered
}

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
    const { agrees, accepted } = counted()
    fc.assert(
      fc.property(fc.array(token, { maxLength: 16 }), (tokens) => agrees(`a: ${tokens.join('')}`)),
      { numRuns: 5000 }
    )
    expect(accepted()).toBeGreaterThan(20)
  })

  test(`${mutations} mutations of our own documents, seed ${seed}`, { timeout: 3_600_000 }, () => {
    const { agrees, accepted } = counted()
    fc.assert(fc.property(mutatedDocument, agrees), { numRuns: mutations, seed })
    expect(accepted()).toBeGreaterThan(mutations / 20)
  })
})

describe('whatever stands in a document', () => {
  test(
    `nothing is thrown, and each problem has a place in the text, seed ${seed}`,
    { timeout: 3_600_000 },
    () => {
      const placed = ({
        files,
        text
      }: {
        files: Readonly<Record<string, string>>
        text: string
      }): boolean => {
        const { problems, locate } = readDocuments(sourceOf(files))
        const location = (at: Place | Location): Location => ('pointer' in at ? locate(at) : at)
        return [...problems.yaml, ...problems.schema]
          .flatMap(({ at, related = [] }) => [at, ...related.map((each) => each.at)])
          .every((at) => isInside(text, location(at)))
      }
      fc.assert(
        fc.property(mutatedDocument, (text) => placed({ files: { 'a.yaml': text }, text })),
        { numRuns: mutations / 5, seed }
      )
    }
  )
})
