import { describe, expect, test } from 'vitest'
import { markerIn } from '../../../action/report/marker.ts'
import { suggestionsOf, type Changed } from '../../../action/report/suggestions.ts'
import type { Edit, Finding } from '../../../src/index.ts'

const file = 'policies/a.yaml'

const text = `apiVersion: rolewright/v1
kind: Role
platform: uspacy
id: maker
title: Maker
grants:
  leads:
    view: own
    edit: own
  deals: all
`

const finding = (edits: readonly Edit[], given: Partial<Finding> = {}): Finding => ({
  rule: 'missing-requirement',
  severity: 'error',
  message: '`leads.edit` needs more',
  help: '',
  location: { file, line: 9, column: 5, endLine: 9, endColumn: 9 },
  related: [],
  fixes: [{ title: 'take `leads.edit` away', widens: false, edits }],
  ...given
})

const remove: Edit = { file, op: 'remove', path: '/grants/leads/edit' }
const add: Edit = { file, op: 'add', path: '/owner', value: 'ana@example.org' }
const all: Changed = new Map([[file, [[1, 10]]]])

const offered = (
  findings: readonly Finding[],
  changed: Changed = all,
  content: string | null = text
): readonly string[] =>
  suggestionsOf(findings, () => content, changed).map(
    ({ startLine, line, body }) => `${startLine}-${line} ${/```suggestion\n([^]*?)\n?```$/.exec(body)?.[1]}`
  )

/** The file after a suggestion is taken over as GitHub does it. */
const takenOver = (findings: readonly Finding[]): string => {
  const [suggestion] = suggestionsOf(findings, () => text, all)
  if (!suggestion) throw new Error('nothing is offered')
  const lines = text.split('\n')
  const content = /```suggestion\n([^]*)```$/.exec(suggestion.body)?.[1]?.split('\n').slice(0, -1) ?? []
  lines.splice(suggestion.startLine - 1, suggestion.line - suggestion.startLine + 1, ...content)
  return lines.join('\n')
}

describe('a suggestion', () => {
  test('takes a line away', () => {
    expect(takenOver([finding([remove])])).toBe(text.replace('    edit: own\n', ''))
  })

  test('changes a line, and names the finding and the fix', () => {
    const edit: Edit = { file, op: 'replace', path: '/grants/deals', value: 'own' }
    const [suggestion] = suggestionsOf([finding([edit])], () => text, all)
    expect(suggestion).toMatchObject({ path: file, startLine: 10, line: 10 })
    expect(suggestion?.body).toMatch(
      /\n`missing-requirement`: `` `leads\.edit` needs more ``\n\n``take `leads\.edit` away``:\n\n```suggestion\n {2}deals: own\n```$/
    )
    expect(markerIn(suggestion?.body ?? '', 'suggestion')).toEqual({ fingerprint: suggestion?.fingerprint })
  })

  test('brings a line in', () => {
    expect(takenOver([finding([add])])).toContain('\nowner: ana@example.org\n')
    expect(takenOver([finding([add])]).replace('owner: ana@example.org\n', '')).toBe(text)
  })

  test('is not offered where it would widen anything, or is none', () => {
    const wide = finding([], { fixes: [{ title: 't', widens: true, edits: [remove] }] })
    expect(offered([wide, finding([]), finding([], { fixes: [] })])).toEqual([])
  })

  test('is the first fix that widens nothing', () => {
    const both = finding([], {
      fixes: [
        { title: 'more', widens: true, edits: [add] },
        { title: 'less', widens: false, edits: [remove] }
      ]
    })
    expect(offered([both])).toHaveLength(1)
  })

  test.each<readonly [string, Changed]>([
    ['other lines', new Map([[file, [[1, 3]]]])],
    ['a part of its lines', new Map([[file, [[10, 10]]]])],
    ['another file', new Map([['b.yaml', [[1, 10]]]])],
    ['nothing', new Map()]
  ])('is not offered where the pull request changes %s', (_, changed) => {
    expect(offered([finding([remove])], changed)).toEqual([])
  })

  test('is not offered over two files, in a file that is gone, or where it cannot be done', () => {
    expect(offered([finding([remove, { ...add, file: 'b.yaml' }])])).toEqual([])
    expect(offered([finding([remove])], all, null)).toEqual([])
    expect(offered([finding([{ ...remove, path: '/nothing/here' }])])).toEqual([])
  })

  test('is not offered where a line has what would be shown otherwise than it is', () => {
    expect(offered([finding([{ ...add, value: 'a\u202eb' }])])).toEqual([])
    const edit: Edit = { file, op: 'replace', path: '/grants/deals', value: 'own' }
    expect(offered([finding([edit])], all, text.replaceAll('\n', '\r\n'))).toEqual([])
  })

  test('is offered once for the same lines, and recognised wherever they move to', () => {
    const [first, ...others] = suggestionsOf([finding([remove]), finding([remove])], () => text, all)
    expect(others).toEqual([])
    const [moved] = suggestionsOf(
      [finding([remove])],
      () => `# a comment\n${text}`,
      new Map([[file, [[1, 11]]]])
    )
    expect(moved?.startLine).toBe((first?.startLine ?? 0) + 1)
    expect(moved?.fingerprint).toBe(first?.fingerprint)
  })
})
