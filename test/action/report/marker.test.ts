import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marker, markerIn } from '../../../action/report/marker.ts'
import { hostileText, hostileTexts } from '../../support/hostile-text.ts'

const facts = fc.dictionary(
  hostileText,
  fc.oneof(hostileText, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
)

describe('a marker', () => {
  test('is one comment of HTML on one line, whatever its facts are, and gives them back', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const line = marker('plan', given)
        expect(line).not.toMatch(/[\n\r]/)
        expect(line.indexOf('-->')).toBe(line.length - 3)
        expect(line.slice(4, -3)).not.toContain('--')
        expect(markerIn(`${line}\nbody`, 'plan')).toEqual(JSON.parse(JSON.stringify(given)))
      })
    )
  })

  test('is found at the very start only, and only for its kind', () => {
    const line = marker('plan', { run: 1 })
    expect(markerIn(line, 'plan')).toEqual({ run: 1 })
    expect(markerIn(`${line}\r\nx`, 'plan')).toEqual({ run: 1 })
    for (const body of [` ${line}`, `\n${line}`, `x\n${line}`, `${line} x`, `> ${line}`, `\ufeff${line}`])
      expect(markerIn(body, 'plan')).toBe(null)
    expect(markerIn(line, 'drift')).toBe(null)
  })

  test.each([
    '',
    ...hostileTexts.filter((text) => !text.startsWith('<!-- rolewright')),
    '<!-- rolewright:plan v1 {"a":{}} -->',
    '<!-- rolewright:plan v1 {"a" -->',
    '<!-- rolewright:plan v2 {} -->',
    '<!-- rolewright:plan v1 [] -->'
  ])('is not in %j', (body) => {
    expect(markerIn(body, 'plan')).toBe(null)
  })
})
