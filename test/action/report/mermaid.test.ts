import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagram } from '../../../action/report/mermaid.ts'
import { accessIn } from '../../../action/report/tally.ts'
import { alikeIn, type Alike } from '../../../src/reporters/access-markdown.ts'
import { safe } from '../../../src/reporters/safe.ts'
import { hostileText, hostileTexts } from '../../support/hostile-text.ts'
import { appliedDesk, realisticChange, reportFor } from './desk.ts'

const folder = join(import.meta.dirname, '../../servers/mermaid')
const isInstalled = existsSync(join(folder, 'node_modules/mermaid'))

if (!isInstalled) {
  process.stderr.write(
    'diagrams are not read by mermaid, which is not installed: run `npm ci --prefix test/servers/mermaid`\n'
  )
}

/** A diagram as its own reader has it. */
interface Drawn {
  readonly labels: readonly string[]
  readonly lines: readonly { readonly start: string; readonly end: string; readonly stroke: string }[]
}

interface Reader {
  readonly mermaidAPI: {
    getDiagramFromText(text: string): Promise<{
      readonly db: {
        getVertices(): ReadonlyMap<string, { readonly id: string; readonly text?: string }>
        getEdges(): Drawn['lines']
      }
    }>
  }
}

/** Mermaid wants a browser around it. */
const openReader = async (): Promise<Reader> => {
  const from = createRequire(join(folder, 'package.json'))
  const { JSDOM } = from('jsdom')
  const { window } = new JSDOM('<!doctype html><body></body>')
  Object.assign(globalThis, { window, document: window.document })
  const module = await import(pathToFileURL(from.resolve('mermaid')).href)
  module.default.initialize({ startOnLoad: false, securityLevel: 'strict' })
  return module.default
}

let reader: Promise<Reader> | null = null

const read = async (block: string): Promise<Drawn> => {
  reader ??= openReader()
  const text = block.replace(/^`+mermaid\n/, '').replace(/\n`+$/, '')
  const { db } = await (await reader).mermaidAPI.getDiagramFromText(text)
  return {
    labels: [...db.getVertices().values()].map(({ text: label = '' }) => decoded(label)),
    lines: db.getEdges()
  }
}

/** As it is shown: mermaid keeps a number of a character between marks of its own until it draws it. */
const decoded = (label: string): string =>
  label.replaceAll(/\ufb02\u00b0\u00b0(\d+)\u00b6\u00df/g, (_, digits: string) =>
    String.fromCodePoint(Number(digits))
  )

const alikeWith = (text: string): readonly Alike[] => [
  {
    users: [`${text}@example.org`],
    changes: [
      {
        target: `target ${text}`,
        gained: [{ permission: 'p', scope: 'on', was: null, risk: 'low', through: [`role ${text}`] }],
        lost: [{ permission: 'q', scope: 'none', was: 'on', risk: 'low', through: [text] }]
      }
    ]
  }
]

const clip = (text: string): string =>
  text.length <= 48 ? text : `${text.slice(0, 47).replace(/[\ud800-\udbff]$/, '')}…`

const shown = (word: string): string => (word.trim() === '' ? '-' : safe(clip(word)).trim())

describe.runIf(isInstalled)('a diagram, read by mermaid', () => {
  test('shows who, through which role, where', async () => {
    const desk = await appliedDesk()
    realisticChange(desk)
    const drawn = await read(diagram(alikeIn(accessIn(await reportFor(desk)))) ?? '')
    expect(drawn.labels).toEqual(
      expect.arrayContaining(['luca.moretti@example.org', 'supervisor', 'connie-production'])
    )
    expect(drawn.lines.map(({ stroke }) => stroke)).toEqual(expect.arrayContaining(['normal', 'dotted']))
  })

  test('has our shape and their words, whatever these are', { timeout: 120_000 }, async () => {
    const check = async (text: string): Promise<void> => {
      const { labels, lines } = await read(diagram(alikeWith(text)) ?? '')
      const words = [`${text}@example.org`, `role ${text}`, `target ${text}`, text]
      expect(labels.map((label) => label.trim())).toEqual(words.map(shown))
      expect(lines.map(({ start, end }) => `${start} ${end}`)).toEqual(['n1 n2', 'n2 n3', 'n1 n4', 'n4 n3'])
    }
    for (const text of hostileTexts) await check(text)
    await fc.assert(fc.asyncProperty(hostileText, check), { numRuns: 200 })
  })
})

describe('a diagram', () => {
  const people = (count: number): readonly Alike[] =>
    Array.from({ length: count }, (_, index) => alikeWith(`${index}`)).flat()

  test('is left away where nobody could follow it, or nothing changes', () => {
    expect(diagram(people(10))?.match(/-->|-\.->/g)).toHaveLength(40)
    expect(diagram(people(11))).toBe(null)
    expect(diagram([])).toBe(null)
  })

  test('writes everything but letters and digits as numbers, and is short', () => {
    for (const text of hostileTexts) {
      const labels = [...(diagram(alikeWith(text)) ?? '').matchAll(/"([^"]*)"/g)].map(
        ([, label = '']) => label
      )
      expect(labels).toHaveLength(4)
      for (const label of labels) expect(label.replaceAll(/#\d+;/g, '')).toMatch(/^[\p{L}\p{N}\p{M} .@_-]*$/u)
    }
    const long = Array.from({ length: 10 }, (_, index) => alikeWith(`${index}${'"'.repeat(500)}`)).flat()
    expect(diagram(long)?.length).toBeLessThan(50_000)
  })
})
