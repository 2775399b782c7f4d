import * as fc from 'fast-check'
import { findForbidden } from '../../src/policy/characters.ts'

/** Text that our documents can hold: no invisible characters, no line breaks, no spaces at the ends. */
const visibleText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'ab:#-?[]{},&*!|>\'"%@` ~.0\\/='.split('')), maxLength: 8 }),
    fc.constantFrom(
      'no',
      'null',
      '~',
      'true',
      '1e3',
      '0x1F',
      '012',
      '.nan',
      '2024-01-01',
      '<<',
      '---',
      '...',
      '=',
      'y'
    )
  )
  .filter((text) => findForbidden(text) === null && !text.includes('\n'))

const key: fc.Arbitrary<string> = visibleText.filter((text) => text !== '__proto__' && text !== '<<')

/** Lists and maps of such text, with a map at the top. */
export const plainData: fc.Arbitrary<Record<string, unknown>> = fc.letrec<{
  node: unknown
  map: Record<string, unknown>
}>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    visibleText,
    tie('map'),
    fc.array(tie('node'), { maxLength: 4 })
  ),
  map: fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true })
})).map
