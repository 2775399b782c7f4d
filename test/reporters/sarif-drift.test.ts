import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Drift } from '../../src/model/drift.ts'
import { catalogTexts } from '../../src/platforms/registry.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { folderSource } from '../../src/policy/source.ts'
import { driftSarif } from '../../src/reporters/sarif-drift.ts'
import { hostile } from '../support/hostile-text.ts'
import { unseen } from '../support/naughty.ts'
import { root } from '../support/cli.ts'

const { policy, locate } = loadPolicy(folderSource(join(root, 'policies')), catalogTexts)
const hash = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16)

const driftOf = (given: Partial<Drift> = {}): Drift => ({
  target: 'uspacy-production',
  kind: 'unassign',
  subject: { user: 'tomasz.nowak@example.org', role: 'administrator' },
  approved: { words: 'does not have `owner`', value: null },
  live: { words: 'has `owner`', value: { role: 'owner', unit: null } },
  cause: 'by-hand',
  counts: true,
  operation: 'sha256:1',
  answers: { revert: 'rolewright plan uspacy-production', adopt: 'rolewright import uspacy-production' },
  ...given
})

interface Log {
  readonly runs: readonly {
    readonly automationDetails: { readonly id: string }
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly message: { readonly text: string }
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string }
          readonly region: { readonly startLine: number; readonly endLine: number }
        }
      }[]
      readonly partialFingerprints: { readonly primaryLocationLineHash: string }
    }[]
  }[]
}

const sarif = (drifts: readonly Drift[], targets = ['uspacy-production']): string =>
  driftSarif(
    targets.map((target) => ({
      target,
      applied: { at: '2026-11-21T00:00:00.000Z', revision: null },
      drifts: drifts.filter((drift) => drift.target === target)
    })),
    { policy, locate, version: '0.1.0', hash }
  )

const runOf = (...given: Parameters<typeof sarif>): Log['runs'][number] => {
  const [run] = (JSON.parse(sarif(...given)) as Log).runs
  if (!run) throw new Error('there is no run')
  return run
}

describe('driftSarif', () => {
  test('tells what counts, at the line where the documents speak of it', () => {
    const role = driftOf({ kind: 'update-role', subject: { user: null, role: 'sales-head' } })
    const target = driftOf({ kind: 'unlisted-role', subject: { user: null, role: 'nobody-knows' } })
    const beside = driftOf({ cause: 'not-applied-yet', counts: false })
    const { results, tool } = runOf([driftOf(), role, target, beside])
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['drift-by-hand', 'drift-by-hand', 'drift-by-hand'])
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(
      results.map(({ ruleId }) => ruleId)
    )
    const uris = results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)
    expect(uris[0]).toBe('policies/people/office.yaml')
    expect(uris.at(-1)).toBe('policies/targets/uspacy-production.yaml')
    for (const { locations } of results) {
      const region = locations[0]?.physicalLocation.region
      expect(region?.startLine).toBe(region?.endLine)
    }
    expect(results[0]?.message.text).toContain('Revert: ')
  })

  test('recognises a difference again whatever its cause, its words and its place', () => {
    const [first] = runOf([driftOf()]).results
    const [again] = runOf([
      driftOf({ cause: 'unknown', answers: null, approved: { words: 'other', value: null } })
    ]).results
    const [other] = runOf([driftOf({ live: { words: 'x', value: { role: 'boss', unit: null } } })]).results
    expect(again?.partialFingerprints).toEqual(first?.partialFingerprints)
    expect(other?.partialFingerprints).not.toEqual(first?.partialFingerprints)
  })

  test('has one category for a set of targets, in whatever order', () => {
    const idOf = (...targets: string[]): string => runOf([], targets).automationDetails.id
    expect(idOf('a', 'b')).toBe(idOf('b', 'a'))
    expect(idOf('a', 'b')).not.toBe(idOf('a'))
    expect(idOf('a', 'b', 'c', 'd')).toMatch(/^rolewright\/drift\/[0-9a-f]+\/$/)
  })

  test('shows nothing that cannot be seen, and no links', () => {
    for (const text of hostile) {
      const drift = driftOf({
        subject: { user: text, role: text },
        live: { words: text, value: null },
        approved: { words: text, value: null }
      })
      const [result] = runOf([drift]).results
      expect(result?.message.text).not.toMatch(unseen)
      expect(result?.message.text).not.toContain('](')
    }
  })
})

const folder = join(import.meta.dirname, '../servers/sarif/node_modules/@microsoft')
const program = join(folder, `sarif-multitool-${process.platform}`, 'Sarif.Multitool')
const installed = existsSync(program)

if (installed) chmodSync(program, 0o755)
else {
  process.stderr.write(
    'SARIF of drift is not judged by sarif-multitool, which is not installed: run `npm ci --prefix test/servers/sarif`\n'
  )
}

describe.runIf(installed)('sarif-multitool', () => {
  test('finds nothing wrong with drift of every cause', () => {
    const causes = ['by-hand', 'vendor', 'expired', 'due', 'half-finished', 'unknown'] as const
    const work = mkdtempSync(join(tmpdir(), 'rolewright-sarif-'))
    onTestFinished(() => rmSync(work, { recursive: true, force: true }))
    const drifts = causes.flatMap((cause) =>
      hostile.map((text) => driftOf({ cause, live: { words: text, value: { title: text } } }))
    )
    writeFileSync(join(work, 'in.sarif'), sarif(drifts))
    const args = ['--rule-kind', 'Sarif;Ghas', '--output', join(work, 'out.sarif'), '--log', 'ForceOverwrite']
    const { error } = spawnSync(program, ['validate', join(work, 'in.sarif'), ...args])
    if (error) throw error
    const [run] = JSON.parse(readFileSync(join(work, 'out.sarif'), 'utf8')).runs
    const found = (run.results as { level?: string; ruleId: string }[]).map(
      ({ level = 'warning', ruleId }) => `${level} ${ruleId}`
    )
    expect([...new Set(found)]).toEqual(['warning SARIF2005'])
  })
})
