import { zipSync } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileIn } from '../../../action/approval/archive.ts'
import { content, good, most, name, refused } from './tricks.ts'
import { zipOf } from './zips.ts'

describe('a zip file with one file', () => {
  test.for<readonly [string, Uint8Array]>([
    ['deflated', zipOf([good])],
    ['stored', zipOf([{ ...good, method: 0 }])],
    ['as the library packs it', zipSync({ [name]: Buffer.from(content) }, { level: 9 })],
    [
      'packed while it was read, with its sizes behind it',
      zipOf([{ ...good, flags: 0x808, behind: new Uint8Array(16) }])
    ],
    ['with further words about it', zipOf([{ ...good, extra: new Uint8Array([0x55, 0x54, 1, 0, 0]) }])]
  ])('is read: %s', ([, zip]) => {
    expect(fileIn(zip, name, most)).toEqual({ text: content })
  })

  test('is read where it lies in a larger buffer', () => {
    const zip = zipOf([good])
    const larger = Buffer.concat([Buffer.alloc(9), zip, Buffer.alloc(5)])
    expect(fileIn(larger.subarray(9, 9 + zip.length), name, most)).toEqual({ text: content })
  })

  test('may be exactly as large as it may', () => {
    const text = 'x'.repeat(most)
    expect(fileIn(zipOf([{ name, content: text }]), name, most)).toEqual({ text })
  })

  test('keeps a byte order mark, so that it is seen', () => {
    expect(fileIn(zipOf([{ name, content: '\uFEFF{}' }]), name, most)).toEqual({ text: '\uFEFF{}' })
  })

  test.for(refused)('is refused: %s', ([, zip, because]) => {
    expect(fileIn(zip, name, most)).toBe(because)
  })

  test('is refused wherever it is cut off', () => {
    const zip = zipOf([good])
    for (let length = 0; length < zip.length; length += 1)
      expect(typeof fileIn(zip.subarray(0, length), name, most)).toBe('string')
  })

  test('gives its own text or none, whatever byte is changed', () => {
    const zip = zipOf([good])
    const place = fc.integer({ min: 0, max: zip.length - 1 })
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(zip, (byte, index) => (index === at ? byte ^ change : byte))
        const read = fileIn(changed, name, most)
        expect(typeof read === 'string' ? content : read.text).toBe(content)
      }),
      { numRuns: 2000 }
    )
  })
})
