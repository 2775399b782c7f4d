import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding, Waived } from '../../src/model/finding.ts'
import { findingsSarif } from '../../src/reporters/sarif.ts'
import { naughtyFinding, naughtyWaived, unseen } from '../support/naughty.ts'
import { findings, ownRules, text, waived } from './findings.ts'

interface Physical {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }
  readonly region: Readonly<Record<string, number>>
}

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly { readonly physicalLocation: Physical }[]
  readonly relatedLocations?: readonly {
    readonly message: { readonly text: string }
    readonly physicalLocation: Physical
  }[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly suppressions?: readonly { readonly justification: string }[]
}

const hash = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16)

const sarif = (given: readonly Finding[], source = text, allowed: readonly Waived[] = []): string =>
  findingsSarif(given, { rules: ownRules, waived: allowed, version: '0.1.0', source: () => source, hash })

const resultsOf = (...given: Parameters<typeof sarif>): readonly Result[] =>
  JSON.parse(sarif(...given)).runs[0].results

const fingerprintsOf = (...given: Parameters<typeof sarif>): readonly string[] =>
  resultsOf(...given).map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'] ?? '')

test('findingsSarif writes rules, results, related places, fingerprints and suppressions', async () => {
  await expect(sarif(findings, text, waived)).toMatchFileSnapshot(join(import.meta.dirname, 'expected.sarif'))
})

test('nothing found is a run without results', () => {
  expect(resultsOf([])).toEqual([])
})

describe('a fingerprint', () => {
  const [first, second] = findings
  if (!first || !second) throw new Error('two findings are needed')
  const moved = (finding: Finding, by: number): Finding => ({
    ...finding,
    location: { ...finding.location, line: finding.location.line + by }
  })

  test('stays when the line moves, and when a number or white space changes', () => {
    const [before] = fingerprintsOf([first])
    expect(fingerprintsOf([moved(first, 2)], `# new\n# new\n${text}`)).toEqual([before])
    expect(
      fingerprintsOf([{ ...first, message: `${first.message} ` }], text.replaceAll('\n', '\r\n'))
    ).toEqual([before])
    const [line4, line5] = [4, 5].map((line) => ({ ...first, message: `it stands in line ${line}` }))
    expect(fingerprintsOf([line4 ?? first])).toEqual(fingerprintsOf([line5 ?? first]))
  })

  test('changes with the rule, the message and the text of the line', () => {
    const same = fingerprintsOf([first])
    const others = [{ ...first, rule: 'yaml' }, { ...first, message: 'something else' }, moved(first, 1)]
    for (const other of others) expect(fingerprintsOf([other])).not.toEqual(same)
  })

  test('tells the same finding at two lines of a file apart, by their order', () => {
    const twice = text.replace('  deals: {view: all, delete: all}', '  leads: {view: all, delete: all}')
    const [one, two] = fingerprintsOf([first, moved(first, 1)], twice)
    expect(one).toMatch(/^[0-9a-f]{16}:1$/)
    expect(two).toBe(`${one?.slice(0, -2)}:2`)
  })
})

describe('whatever text there is', () => {
  const texts = ({ message, relatedLocations = [], suppressions = [] }: Result): readonly string[] => [
    message.text,
    ...relatedLocations.map((each) => each.message.text),
    ...suppressions.map(({ justification }) => justification)
  ]

  test('every enumeration, index, region and path is sound, and nothing is a link, a placeholder or unseen', () => {
    const many = fc.array(naughtyFinding(ownRules), { maxLength: 3 })
    fc.assert(
      fc.property(many, fc.array(naughtyWaived(ownRules), { maxLength: 2 }), (given, allowed) => {
        const output = sarif(given, text, allowed)
        expect(output).not.toMatch(unseen)
        const results = resultsOf(given, text, allowed)
        const all = [...given, ...allowed.map(({ finding }) => finding)]
        expect(results.map(({ ruleId }) => ruleId)).toEqual(all.map(({ rule }) => rule))
        for (const [index, result] of results.entries()) {
          const finding = all[index]
          expect(['error', 'warning', 'note']).toContain(result.level)
          expect(ownRules[result.ruleIndex]?.id).toBe(result.ruleId)
          expect(result.suppressions?.length ?? 0).toBe(index < given.length ? 0 : 1)
          for (const shown of texts(result)) expect(shown).not.toMatch(/\]\(|\{\d+\}/)
          const [place] = result.locations
          const uri = place?.physicalLocation.artifactLocation.uri ?? ''
          expect(uri).toMatch(/^[\w\-.!~*'()%/]*$/)
          expect(decodeURIComponent(uri)).toBe(finding?.location.file.toWellFormed())
          const {
            startLine = 0,
            startColumn = 0,
            endLine = 0,
            endColumn = 0
          } = place?.physicalLocation.region ?? {}
          expect(startLine).toBeGreaterThan(0)
          expect(endLine > startLine || endColumn >= startColumn).toBe(true)
        }
      })
    )
  })
})
