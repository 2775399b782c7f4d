import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutMarkdown } from '../../action/cut.ts'
import { processRunner, type ProcessRunner } from '../../action/runner-process.ts'
import { texts } from '../hostile/corpus/sinks.ts'
import { commandsIn, outputsIn } from './runner-reader.ts'

interface Tried {
  readonly log: () => string
  readonly file: (name: string) => string
  readonly runner: ProcessRunner
}

/** A runner whose words are not random at all: the first ones stand in the texts already. */
const tried = (words: readonly string[] = [], size = 0): Tried => {
  const files = new Map<string, string>()
  let log = ''
  let next = 0
  const runner = processRunner({
    print: (text) => {
      log += text
    },
    append: (name, text) => void files.set(name, (files.get(name) ?? '') + text),
    size: (name) => size + Buffer.byteLength(files.get(name) ?? ''),
    random: () => words[next++] ?? `w${next}`
  })
  return { runner, log: () => log, file: (name) => files.get(name) ?? '' }
}

const all = Object.entries(texts)

describe('the log', () => {
  test.each(all)('says %s without it being a command', (_name, text) => {
    const { runner, log } = tried()
    runner.say(text)
    expect(commandsIn(log())).toEqual([])
    expect(log().endsWith('\n')).toBe(true)
  })

  test.each(all)('notices, warns and complains about %s in one command', (_name, text) => {
    for (const level of ['notice', 'warning', 'error'] as const) {
      const { runner, log } = tried()
      runner[level](text)
      expect(commandsIn(log()).map(({ name }) => name)).toEqual([level])
      expect(log().split('\n')).toHaveLength(2)
    }
  })

  test.each(all)('dumps %s with commands switched off', (_name, text) => {
    const { runner, log } = tried()
    runner.dump(`${text}\n${text}`)
    expect(commandsIn(log())).toEqual([{ name: 'stop-commands', properties: {}, data: 'rolewright_w1' }])
  })

  test('a dump that knows the word gets another one', () => {
    const { runner, log } = tried(['known'])
    runner.dump('::rolewright_known::\n::error::x')
    expect(commandsIn(log())).toEqual([{ name: 'stop-commands', properties: {}, data: 'rolewright_w2' }])
  })

  test('marks a place of a file', () => {
    const { runner, log } = tried()
    runner.annotate({
      path: 'policies/a,b:c%.yaml',
      startLine: 3,
      endLine: 3,
      startColumn: 5,
      endColumn: 9,
      level: 'failure',
      title: `missing-requirement${'x'.repeat(300)}`,
      message: '100% wrong\nhelp: mend it',
      details: '::error::more'
    })
    expect(commandsIn(log())).toEqual([
      {
        name: 'error',
        properties: {
          file: 'policies/a,b:c%.yaml',
          line: '3',
          endLine: '3',
          col: '5',
          endColumn: '9',
          title: `missing-requirement${'x'.repeat(236)}`
        },
        data: '100% wrong\nhelp: mend it\n\\x3a:error::more'
      }
    ])
  })

  test('masks a secret, and nothing that is empty', () => {
    const { runner, log } = tried()
    runner.mask('a%b\nc')
    runner.mask('  ')
    expect(commandsIn(log())).toEqual([{ name: 'add-mask', properties: {}, data: 'a%b\nc' }])
  })
})

describe('outputs', () => {
  test('are read back as they were, whatever they hold', () => {
    const { runner, file } = tried()
    for (const [name, text] of all) runner.output(name, text)
    expect(outputsIn(file('GITHUB_OUTPUT'))).toEqual(
      Object.fromEntries(all.map(([name, text]) => [name, text.replaceAll('\r\n', '\n')]))
    )
  })

  test('get another word where the value knows it', () => {
    const { runner, file } = tried(['known'])
    const value = 'x\nrolewright_known\nresult<<rolewright_known\nok\nrolewright_known'
    runner.output('summary', value)
    expect(outputsIn(file('GITHUB_OUTPUT'))).toEqual({ summary: value })
  })

  test('are read back for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const { runner, file } = tried()
        const value = lines.map((line) => line.replaceAll(/[\r\n]/g, '')).join('\n')
        runner.output('a', value)
        runner.output('b', 'ok')
        expect(outputsIn(file('GITHUB_OUTPUT'))).toEqual({ a: value, b: 'ok' })
      })
    )
  })
})

const section = (name: string, bytes: number): string => `## ${name}\n\n${'x'.repeat(bytes)}\n\n`

describe('the summary', () => {
  test('is kept as it is where it fits', () => {
    const { runner, file } = tried()
    runner.summary('# One\n\ntext\n')
    runner.summary('# Two\n')
    expect(file('GITHUB_STEP_SUMMARY')).toBe('# One\n\ntext\n\n# Two\n\n')
  })

  test('stays below 1 MiB, also in several parts, and ends with a section', () => {
    const { runner, file } = tried()
    for (const name of ['a', 'b', 'c', 'd', 'e']) runner.summary(section(name, 300_000))
    const text = file('GITHUB_STEP_SUMMARY')
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    expect([...text.matchAll(/^## (.)/gm)].map(([, name]) => name)).toEqual(['a', 'b', 'c'])
    expect(text).toContain('The rest is left out')
  })

  test('counts what another command has written already', () => {
    const { runner, file } = tried([], 1024 * 1024 - 1050)
    runner.summary(section('a', 300))
    expect(file('GITHUB_STEP_SUMMARY')).toBe('')
  })
})

describe('cutting', () => {
  const fenced = '# A\n\n```diff\n\n# no heading\n\n```\n\nend\n\n'
  const folded = '# B\n\n<details>\n<summary>x</summary>\n\n## no end\n\n</details>\n\n'

  test.each<[text: string, room: number, wanted: string]>([
    [`${fenced}${folded}# C\n`, 95, `${fenced}note\n`],
    [`${folded}tail ${'x'.repeat(80)}\n\n# D\n`, 90, `${folded}note\n`],
    ['x'.repeat(100), 50, 'note\n'],
    ['x'.repeat(100), 3, '']
  ])('%j to %d bytes', (text, room, wanted) => {
    expect(cutMarkdown(text, room, 'note')).toBe(wanted)
  })

  test('never leaves a fence or a fold open, and never takes too much room', () => {
    const parts = fc.constantFrom(
      fenced,
      folded,
      '# H\n\n',
      'a | b\n- | -\nc | d\n\n',
      'é'.repeat(30),
      '\n\n'
    )
    fc.assert(
      fc.property(fc.array(parts), fc.nat(400), (list, room) => {
        const text = list.join('')
        const cut = cutMarkdown(text, room, 'note')
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(room)
        if (cut === text) return
        const kept = cut.replace(/\n*note\n$/, '')
        expect((kept.match(/^```/gm) ?? []).length % 2).toBe(0)
        expect(kept.split('<details>').length).toBe(kept.split('</details>').length)
      })
    )
  })
})
