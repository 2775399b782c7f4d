import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordReport } from '../../../src/model/record.ts'
import { lineOf, readChain } from '../../../src/sync/record/chain.ts'
import { readRecord } from '../../../src/sync/record/record.ts'
import { verifyChain } from '../../../src/sync/record/verify.ts'
import { runs } from '../../support/runs.ts'
import { headFile, intent, judged, log, recorded, started } from './samples.ts'

const small = recorded(9)
const large = recorded(1001)
const linesOf = (store: typeof small): readonly string[] => (store.read(log) ?? '').split('\n').slice(0, -1)
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
const lines = linesOf(large)
const { lines: read } = readChain(textOf(lines))

/** What verifying says of the large record where some of its lines were replaced; the others are not read again. */
const spliced = (from: number, dropped: number, ...texts: readonly string[]): RecordReport => {
  const put = readChain(textOf(texts)).lines
  const chain = { exists: true, lines: read.toSpliced(from, dropped, ...put), torn: null, whole: '' }
  const head = { seq: read.length - 1, hash: read.at(-1)?.hash ?? '' }
  return verifyChain(chain, [{ name: headFile, head, spoilt: false, always: true }])
}

/** The lines at which something does not hold. */
const placesIn = ({ problems }: RecordReport): readonly (number | null)[] => problems.map(({ line }) => line)

const expectFoundAt = (report: RecordReport, ...allowed: readonly number[]): void => {
  expect(allowed).toContain(placesIn(report)[0])
}

test('a record is a line of canonical JSON an entry, each with the hash of the one before', () => {
  const [genesis, second] = linesOf(small)
  expect(genesis).toBe(
    `{"at":"2026-11-21T12:00:01.000Z","prev":"${'0'.repeat(64)}","previous":null,"seq":0,"type":"genesis","version":1}`
  )
  expect(JSON.parse(second ?? '').prev).toBe(readChain(`${genesis}\n`).lines[0]?.hash)
  expect(readRecord(small, null).report).toMatchObject({ entries: 9, problems: [], notes: [] })
  expect(readRecord(large, null).report).toMatchObject({ entries: 1001, problems: [], notes: [] })
})

describe('every change is found, at its line', () => {
  test('each bit of each byte of a small record', () => {
    const bytes = Buffer.from(small.read(log) ?? '')
    let line = 1
    for (const [index, byte] of bytes.entries()) {
      for (let bit = 0; bit < 8; bit++) {
        bytes[index] = byte ^ (1 << bit)
        const report = judged(small, bytes.toString('utf8'))
        expect(report.problems.length, `byte ${index}, bit ${bit}`).toBeGreaterThan(0)
        expectFoundAt(report, line)
      }
      bytes[index] = byte
      if (byte === 10) line += 1
    }
    expect(line).toBe(10)
  })

  test('each byte of a small record replaced by others, dropped, or doubled', () => {
    const bytes = Buffer.from(small.read(log) ?? '')
    for (const index of bytes.keys()) {
      const at = bytes.subarray(0, index).toString('latin1').split('\n').length
      const [before, own, after] = [
        bytes.subarray(0, index),
        bytes.subarray(index, index + 1),
        bytes.subarray(index + 1)
      ]
      const spoilt = [
        Buffer.concat([before, after]),
        Buffer.concat([before, own, own, after]),
        ...[0x00, 0x20, 0x0d, 0xff, 0xc3].map((other) =>
          Buffer.concat([before, Buffer.of(other), own, after])
        )
      ]
      for (const each of spoilt) {
        expectFoundAt(judged(small, each.toString('utf8')), at, at + 1)
      }
    }
  })

  test('every line that is dropped', () => {
    for (const index of lines.keys()) {
      const report = spliced(index, 1)
      expectFoundAt(report, index + 1)
      expect(report.problems[0]?.message).toContain(
        index === lines.length - 1 ? 'cut off' : `entry ${index} is`
      )
    }
  })

  test('every line that changes places with the next', () => {
    for (let index = 0; index < lines.length - 1; index++) {
      const [one = '', two = ''] = lines.slice(index, index + 2)
      expectFoundAt(spliced(index, 2, two, one), index + 1)
    }
  })

  test('every line that stands twice', () => {
    for (const [index, line] of lines.entries()) {
      expectFoundAt(spliced(index, 0, line), index + 2)
    }
  })

  test('every line that is inserted, chained to the one before it or not', () => {
    for (let index = 1; index <= lines.length; index++) {
      const before = { seq: index - 1, hash: read[index - 1]?.hash ?? '' }
      const forged = lineOf(intent('forged'), before, 0).line
      const foreign = lineOf(intent('forged'), { seq: 7, hash: 'f'.repeat(64) }, 0).line
      const isLast = index === lines.length
      const chained = spliced(index, 0, forged)
      if (isLast) expect(chained.notes).toHaveLength(1)
      else expectFoundAt(chained, index + 1)
      expectFoundAt(spliced(index, 0, foreign), index + 1)
      expectFoundAt(spliced(index, 0, 'x'), index + 1)
      expectFoundAt(spliced(index, 0, ''), index + 1)
    }
  })

  test('every line that says something else, in the same form', () => {
    for (const [index, line] of lines.entries()) {
      const changed = line.replace(/"at":"2026/, '"at":"2025')
      const report = spliced(index, 1, changed)
      expect(placesIn(report)[0]).toBe(index + 1)
      expect(report.problems[0]?.message).toMatch(/was changed|is not the entry/)
    }
  })

  test('every end that is cut off, at a line or inside of one', () => {
    for (const index of lines.keys()) {
      const whole = spliced(index, lines.length)
      expect(placesIn(whole)).toEqual([index + 1])
      expect(whole.problems[0]?.message).toContain('cut off')
    }
    for (const index of lines.keys()) {
      if (index % 50 > 0) continue
      const torn = judged(large, textOf(lines.slice(0, index)) + lines[index]?.slice(0, 40))
      expect(placesIn(torn)).toEqual([index + 1])
    }
  })

  test('a record that was written again from some line on, as well chained as the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: lines.length - 1 }), (from) => {
        const again: string[] = lines.slice(0, from)
        let head = { seq: from - 1, hash: read[from - 1]?.hash ?? '' }
        for (let seq = from; seq < lines.length; seq++) {
          const next = lineOf(intent('forged'), head, 0)
          again.push(next.line)
          head = next.head
        }
        const report = spliced(0, lines.length, ...again)
        expect(placesIn(report)).toEqual([lines.length])
        expect(report.problems[0]?.message).toContain(headFile)
      }),
      { numRuns: runs(10) }
    )
  })

  test('many changes at once', () => {
    const change = fc.tuple(
      fc.constantFrom('drop', 'twice', 'edit'),
      fc.integer({ min: 0, max: lines.length - 1 })
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        let text = [...lines]
        for (const [kind, index] of changes) {
          const line = text[index] ?? ''
          const put = { drop: [], twice: [line, line], edit: [line.replace('"seq":', '"seq" :')] }[kind] ?? []
          if (index < text.length) text = text.toSpliced(index, 1, ...put)
        }
        const before = text.findIndex((line, index) => line !== lines[index])
        const first = before < 0 ? text.length : before
        const found = placesIn(judged(large, textOf(text)))[0]
        expect([first + 1, first]).toContain(found)
      }),
      { numRuns: runs(100) }
    )
  })
})

describe('what a line may not be', () => {
  const [genesis = '', second = '', ...rest] = linesOf(small)
  test.each([
    ['line ends of another system', textOf([`${genesis}\r`, second, ...rest]), 1, 'carriage return'],
    [
      'a key that stands twice',
      textOf([genesis.replace('{', '{"seq":0,'), second, ...rest]),
      1,
      'stands twice'
    ],
    [
      'a key that stands elsewhere',
      textOf([genesis.replace(/^\{("at":[^,]*),(.*)\}$/, '{$2,$1}'), second]),
      1,
      'wants it'
    ],
    ['a mark before the first line', `\ufeff${textOf([genesis, second, ...rest])}`, 1, 'is not JSON'],
    [
      'an algorithm',
      textOf([genesis.replace('{', '{"alg":"none",'), second, ...rest]),
      1,
      'never read from an entry'
    ],
    [
      'another version',
      textOf([genesis.replace('"version":1', '"version":2'), second]),
      1,
      'no valid `version`'
    ],
    ['another beginning', textOf([second, ...rest]), 1, 'is not the beginning'],
    ['a second beginning', textOf([genesis, genesis, second, ...rest]), 2, 'another record inside'],
    ['a number', textOf([genesis, '7', second]), 2, 'is not an entry'],
    ['an unknown kind', textOf([genesis, second.replace('"started"', '"constructor"')]), 2, 'of a kind'],
    ['a list', textOf([genesis, '[]']), 2, 'is not an entry']
  ])('%s', (_what, text, line, message) => {
    const [problem] = judged(small, text).problems
    expect(problem?.line).toBe(line)
    expect(problem?.message).toContain(message)
  })

  test('an entry of another form is not written at all', () => {
    const wrong = { ...started('p'), operations: -1 }
    expect(() => lineOf(wrong, null, 0)).toThrow('has no valid `operations`')
    const more = { ...started('p'), more: 1 }
    expect(() => lineOf(more, null, 0)).toThrow('holds `more`')
  })
})

test('whatever is written stays one line, and is read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (what, reason) => {
      const { line, head } = lineOf({ ...intent('x'), what, reason }, null, 0)
      const again = Buffer.from(`${line}\n`).toString('utf8')
      const [read] = readChain(again).lines
      expect(again.split('\n')).toHaveLength(2)
      expect(read?.hash).toBe(head.hash)
      expect(read?.entry).toMatchObject({ what: what.replaceAll('\ufffd', '?'), reason })
    }),
    { numRuns: runs(500) }
  )
})

test('100,000 entries are verified in no time', () => {
  const { lines: few } = readChain(textOf(lines))
  const text: string[] = []
  let head = null
  for (let seq = 0; seq < 100_000; seq++) {
    const entry = few[seq % few.length]?.entry
    if (!entry) throw new Error('unreadable')
    const { seq: _seq, prev: _prev, at: _at, ...own } = entry
    const next = lineOf(seq > 0 && own.type === 'genesis' ? intent('x') : own, head, 0)
    text.push(next.line)
    head = next.head
  }
  const before = process.cpuUsage()
  const report = judged(small, textOf(text))
  const { user, system } = process.cpuUsage(before)
  expect(report.entries).toBe(100_000)
  expect((user + system) / 1e6).toBeLessThan(2)
})
