import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { root } from '../support/cli.ts'
import { commandsIn, outputsIn } from './runner-reader.ts'
import { runnerVariables } from './variables.ts'

/** Runs the bundle as a runner does, from a folder in which there is nothing else. */
const spawned = (
  variables: Readonly<Record<string, string>>
): {
  readonly exit: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
} => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'action/dist'), { recursive: true })
  const bundle = join(folder, 'action/dist/index.cjs')
  cpSync(join(root, 'action/dist/index.cjs'), bundle)
  const output = join(folder, 'output')
  writeFileSync(output, '')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', GITHUB_OUTPUT: output, ...variables },
    encoding: 'utf8'
  })
  expect(stderr).toBe('')
  return { exit: status, log: stdout, outputs: outputsIn(readFileSync(output, 'utf8')) }
}

describe('the bundle, alone in its folder', () => {
  test('refuses an unsafe event', () => {
    const { exit, log, outputs } = spawned(runnerVariables({ GITHUB_EVENT_NAME: 'pull_request_target' }))
    expect(exit).toBe(3)
    expect(outputs).toMatchObject({ result: 'blocked', 'failure-reason': 'unsafe-event' })
    expect(commandsIn(log)).toMatchObject([{ name: 'error' }])
  })

  test('says what is missing where it is no step of a workflow', () => {
    const { exit, log, outputs } = spawned({ INPUT_TOKEN: 'a-token' })
    expect(exit).toBe(2)
    expect(outputs).toMatchObject({ result: 'error', 'failure-reason': 'usage' })
    expect(log).toMatch(/^::add-mask::a-token\n/)
  })
})
