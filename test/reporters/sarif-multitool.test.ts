import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding, Waived } from '../../src/model/finding.ts'
import { findingsSarif } from '../../src/reporters/sarif.ts'
import { rules } from '../../src/validate/registry.ts'
import { naughtyFinding, naughtyWaived } from '../support/naughty.ts'
import { hasSarifJudge, judgedSarif as judged, knownSarif as known } from '../support/sarif-judge.ts'
import { findings, text, waived } from './findings.ts'

const hash = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16)

const sarif = (given: readonly Finding[], allowed: readonly Waived[]): string =>
  findingsSarif(given, { rules, waived: allowed, version: '0.1.0', source: () => text, hash })

describe.runIf(hasSarifJudge)('sarif-multitool', () => {
  test('finds nothing wrong with findings of every shape', () => {
    expect(judged(sarif(findings, waived))).toEqual(known)
  })

  test('finds nothing wrong with an empty report', () => {
    expect(judged(sarif([], []))).toEqual(known)
  })

  test('finds nothing wrong whatever text there is', () => {
    const given = fc.sample(naughtyFinding(rules), { numRuns: 300, seed: 1 })
    const allowed = fc.sample(naughtyWaived(rules), { numRuns: 50, seed: 2 })
    const named = ({ location, related }: Finding): boolean =>
      [location, ...related.map((each) => each.location)].every(({ file }) => /^[^./]/.test(file))
    const usable = allowed.filter(
      ({ finding, waiver }) => named(finding) && /^[^./]/.test(waiver.location.file)
    )
    expect(judged(sarif(given.filter(named), usable))).toEqual(known)
  })

  test('would find what is wrong', () => {
    const broken = sarif(findings, []).replaceAll('"startLine": 7', '"startLine": -7')
    expect(judged(broken)).toContain('error JSON1008')
  })
})
