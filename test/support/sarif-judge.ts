import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { root } from './cli.ts'

const folder = join(root, 'test/servers/sarif/node_modules/@microsoft')
const program = join(folder, `sarif-multitool-${process.platform}`, 'Sarif.Multitool')

/** Whether the official validator is here; where it is not, that is said. */
export const hasSarifJudge: boolean = existsSync(program)

if (hasSarifJudge) chmodSync(program, 0o755)
else {
  process.stderr.write(
    'SARIF is not judged by sarif-multitool, which is not installed: run `npm ci --prefix test/servers/sarif`\n'
  )
}

/** What the official validator finds, as level and rule. Its exit code says nothing, so its own log is read. */
export const judgedSarif = (sarif: string): readonly string[] => {
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

/** The only thing it may find: there is no address of the project on the web, as long as there is none. */
export const knownSarif: readonly string[] = ['warning SARIF2005']
