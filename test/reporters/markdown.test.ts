import { join } from 'node:path'
import * as fc from 'fast-check'
import * as markdown from 'prettier/plugins/markdown'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../src/model/comparison.ts'
import { diffMarkdown } from '../../src/reporters/diff-markdown.ts'
import type { Hunk } from '../../src/reporters/diff.ts'
import { code, details, fence, table } from '../../src/reporters/markdown.ts'
import { safe } from '../../src/reporters/safe.ts'
import { hostileText, hostileTexts, withOtherTexts } from '../support/hostile-text.ts'
import { differencesOf, everything } from './differences.ts'

/** A node of a Markdown page as a second reader sees it. */
interface Node {
  readonly type: string
  readonly value?: string
  readonly depth?: number
  readonly lang?: string | null
  readonly children?: readonly Node[]
}

const parse = async (page: string): Promise<Node> => markdown.parsers.markdown.parse(page, {} as never)

/** What a page is made of, with whatever stands in code left out. */
const shapeOf = ({ type, value, depth, lang, children }: Node): unknown => ({
  type,
  depth,
  lang,
  value: type === 'inlineCode' || type === 'code' ? 'code' : value,
  children: children?.map(shapeOf)
})

/** What stands in code spans, in order. */
const spansIn = ({ type, value = '', children = [] }: Node): readonly string[] =>
  type === 'inlineCode' ? [value] : children.flatMap(spansIn)

const texts = hostileText.filter((text) => text.trim() !== '')

describe('the pieces', () => {
  test.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a`', '`` a` ``'],
    [' a ', '`  a  `'],
    ['```', '```` ``` ````'],
    ['a\nb', '`a\\x0ab`'],
    ['\u202eb', '`\\u{202e}b`'],
    ['', '`   `']
  ])('code of %j', (text, span) => {
    expect(code(text)).toBe(span)
  })

  test('code is one code span and nothing else, in a paragraph as in a cell, with the text as it is', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const shown = safe(text)
        const pages = [`Who ${code(text)} is`, `- ${code(text)}`, table(['who'], [[code(text)]]).join('\n')]
        for (const page of pages) {
          const spans = spansIn(await parse(page))
          const asText = (span: string): string => span.replaceAll('\\x7c', '|').trim()
          expect(spans.map(asText)).toEqual([asText(shown)])
        }
      }),
      { numRuns: 400 }
    )
  })

  test('nothing ends a fence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 4 }), async (lines) => {
        const page = await parse(`${fence('diff', lines)}\n\nafter`)
        expect(page.children?.map(({ type }) => type)).toEqual(['code', 'paragraph'])
        expect(page.children?.[0]?.value).toBe(lines.map(safe).join('\n'))
      }),
      { numRuns: 200 }
    )
  })

  test('details fold Markdown', async () => {
    const page = await parse(details('Roles: 2', '- one'))
    expect(page.children?.map(({ type }) => type)).toEqual(['html', 'list', 'html'])
  })
})

/** The same differences with other names: every text that a user or a platform writes comes from `rename`. */
const renamed = (
  comparison: Comparison,
  rename: (text: string) => string
): { readonly comparison: Comparison; readonly hunks: () => readonly Hunk[] } => {
  const ours = new Set(['kind', 'change', 'content', 'risk', 'status', 'pointer', 'file'])
  const hasOtherKeys = (key: string): boolean => key === 'in' || key === 'accounts'
  const hunk = { header: '@@ -1,2 +1,2 @@', lines: [' a', '-b', '+c'].map((line) => line[0] + rename(line)) }
  return { comparison: withOtherTexts(comparison, { ours, hasOtherKeys }, rename), hunks: () => [hunk] }
}

describe('diffMarkdown', () => {
  test('says how much, who gains and loses, and folds the rest', async () => {
    const { answer, hunks } = everything()
    await expect(diffMarkdown(answer, { hunks })).toMatchFileSnapshot(
      join(import.meta.dirname, 'diff-markdown.expected.md')
    )
  })

  test('is short where nothing differs', () => {
    const { answer, hunks } = differencesOf(
      { 'a.yaml': 'kind: Guardrails\n' },
      { 'a.yaml': 'kind: Guardrails\n' }
    )
    expect(diffMarkdown(answer, { hunks })).toBe(
      '## Nobody gains or loses access\n\nCompared from `main` to `feature/more-leads`.\n'
    )
  })

  test('says which side has errors', () => {
    const { answer, hunks } = differencesOf({ 'a.yaml': 'kind: Guardrails\n' }, { 'a.yaml': 'kind: [\n' })
    expect(diffMarkdown(answer, { hunks })).toContain(
      '**Careful:** 1 error in the documents of `feature/more-leads`: what they say may be missing here; `rolewright validate` there shows them.\n'
    )
  })

  test('whatever people write, the page is made of the same pieces', async () => {
    const { answer } = everything()
    const page = async (rename: (text: string) => string): Promise<unknown> => {
      const { comparison, hunks } = renamed(answer.comparison, rename)
      const sides = { base: { ...answer.base, revision: rename('main') }, head: answer.head }
      return shapeOf(await parse(diffMarkdown({ ...answer, ...sides, comparison }, { hunks, room: 1e9 })))
    }
    const harmless = await page((text) => `x${text}`)
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await page((name) => `${text}${name}`)).toEqual(harmless)
      }),
      { numRuns: 60 }
    )
    for (const text of hostileTexts) expect(await page((name) => `${name}${text}`)).toEqual(harmless)
  })

  test('has room in a comment: what does not fit is counted', async () => {
    const { answer, hunks } = everything()
    const many = {
      ...answer.comparison,
      access: Array.from({ length: 1000 }, (_, index) =>
        answer.comparison.access.map((change) => ({
          ...change,
          user: `${index}@example.org`,
          target: `t${index}`
        }))
      ).flat()
    }
    const page = diffMarkdown({ ...answer, comparison: many }, { hunks })
    expect(Buffer.byteLength(page)).toBeLessThan(60_000)
    expect(page).toMatch(/\n\nand \d+ more, which have no room here: `rolewright diff` shows all\n/)
    expect(page).toMatch(/<summary>Roles: 4<\/summary>[^]*`keeper`[^]*Compared from/)
    const shape = await parse(page)
    expect(
      shape.children?.filter(({ type, value }) => type === 'html' && value === '</details>')
    ).toHaveLength(3)
  })

  test.each([100, 1000, 1500, 2000, 3000, 5000])(
    'never has more than %i bytes but for the words around',
    (room) => {
      const { answer, hunks } = everything()
      expect(Buffer.byteLength(diffMarkdown(answer, { hunks, room }))).toBeLessThan(Math.max(room, 1500))
    }
  )
})
