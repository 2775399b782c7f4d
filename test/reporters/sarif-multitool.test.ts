import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Finding, Waived } from '../../src/model/finding.ts'
import { findingsSarif } from '../../src/reporters/sarif.ts'
import { rules } from '../../src/validate/registry.ts'
import { naughtyFinding, naughtyWaived } from '../support/naughty.ts'
import { findings, text, waived } from './findings.ts'

const folder = join(import.meta.dirname, '../servers/sarif/node_modules/@microsoft')
const program = join(folder, `sarif-multitool-${process.platform}`, 'Sarif.Multitool')
const installed = existsSync(program)

if (installed) chmodSync(program, 0o755)
else {
  process.stderr.write(
    'SARIF is not judged by sarif-multitool, which is not installed: run `npm ci --prefix test/servers/sarif`\n'
  )
}

/** What the official validator finds, as level and rule. Its exit code says nothing, so its own log is read. */
const judged = (sarif: string): readonly string[] => {
  const work = mkdtempSync(join(tmpdir(), 'rolewright-sarif-'))
  onTestFinished(() => rmSync(work, { recursive: true, force: true }))
  writeFileSync(join(work, 'in.sarif'), sarif)
  const args = ['--rule-kind', 'Sarif;Ghas', '--output', join(work, 'out.sarif'), '--log', 'ForceOverwrite']
  const { error } = spawnSync(program, ['validate', join(work, 'in.sarif'), ...args], { encoding: 'utf8' })
  if (error) throw error
  const [run] = JSON.parse(readFileSync(join(work, 'out.sarif'), 'utf8')).runs
  const { invocations, results } = run as Run
  expect(invocations.map(({ executionSuccessful }) => executionSuccessful)).toEqual([true])
  return [...new Set(results.map(({ level = 'warning', ruleId }) => `${level} ${ruleId}`))]
}

interface Run {
  readonly invocations: readonly { readonly executionSuccessful: boolean }[]
  readonly results: readonly { readonly level?: string; readonly ruleId: string }[]
}

const hash = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16)

const sarif = (given: readonly Finding[], allowed: readonly Waived[]): string =>
  findingsSarif(given, { rules, waived: allowed, version: '0.1.0', source: () => text, hash })

/** The only thing it may miss: an address of the project on the web, as long as there is none. */
const known = ['warning SARIF2005']

describe.runIf(installed)('sarif-multitool', () => {
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
