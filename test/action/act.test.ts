import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { act, isFailed, type Surroundings } from '../../action/act.ts'
import { endedBy, Failure, isDefect } from '../../action/failure.ts'
import { gitAccess } from '../../action/git-access.ts'
import { GitHubError } from '../../action/github/port.ts'
import { outputList } from '../../action/inputs.ts'
import type { Ended } from '../../action/model.ts'
import { processRunner } from '../../action/runner-process.ts'
import { secretsIn } from '../../action/secrets.ts'
import { CannotRun, ConnectorError, Refused } from '../../src/index.ts'
import { root } from '../support/cli.ts'
import { commandsIn, outputsIn } from './runner-reader.ts'
import { runnerVariables } from './variables.ts'

interface Acted {
  readonly ended: Ended
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
}

const acted = async (
  variables: Readonly<Record<string, string>>,
  more: Partial<Surroundings> = {}
): Promise<Acted> => {
  let [log, output] = ['', '']
  const runner = processRunner({
    print: (text) => {
      log += text
    },
    append: (name, text) => {
      if (name === 'GITHUB_OUTPUT') output += text
    },
    size: () => 0,
    random: () => 'word'
  })
  const ended = await act({
    variables,
    runner,
    readEvent: () => null,
    setVariables: () => undefined,
    schemas: join(root, 'schemas'),
    ...more
  })
  return { ended, log, outputs: outputsIn(output) }
}

describe('a step', () => {
  test.each(['pull_request_target', 'issue_comment'])('refuses %s before anything is read', async (name) => {
    const { ended, log, outputs } = await acted(
      runnerVariables({ GITHUB_EVENT_NAME: name, INPUT_COMMAND: 'nonsense' })
    )
    expect(isFailed(ended)).toBe(true)
    expect(outputs).toMatchObject({
      result: 'blocked',
      'exit-code': '3',
      'failure-reason': 'unsafe-event'
    })
    expect(commandsIn(log)).toEqual([
      {
        name: 'error',
        properties: {},
        data: expect.stringMatching(/^`.*` runs with the secrets .*: use `pull_request` /)
      }
    ])
  })

  test('says which commands there are', async () => {
    const { log, outputs } = await acted(runnerVariables({ INPUT_COMMAND: 'aply' }))
    expect(outputs).toMatchObject({ result: 'error', 'exit-code': '2', 'failure-reason': 'usage' })
    expect(commandsIn(log)).toMatchObject([
      { name: 'error', data: expect.stringContaining('did you mean `apply`?') }
    ])
  })

  test('has every output, whatever happens', async () => {
    const { outputs } = await acted({})
    expect(Object.keys(outputs)).toEqual(outputList.map(({ name }) => name))
    expect(outputs).toMatchObject({ result: 'error', 'failure-reason': 'usage', 'plan-file': '' })
  })

  test('masks before it says anything, also where it fails at once', async () => {
    const { log } = await acted({ INPUT_TOKEN: 'secret-one', ROLEWRIGHT_A_PASSWORD: 'secret-two' })
    const names = commandsIn(log).map(({ name }) => name)
    expect(names.slice(0, -1).every((name) => name === 'add-mask')).toBe(true)
    expect(names.at(-1)).toBe('error')
    expect(commandsIn(log).map(({ data }) => data)).toEqual(
      expect.arrayContaining(['secret-one', 'secret-two'])
    )
  })

  test('shows the inside of a defect with commands switched off', async () => {
    const { ended, log, outputs } = await acted(runnerVariables({ GITHUB_EVENT_PATH: 'x' }), {
      readEvent: () => {
        throw new TypeError('::error::boom')
      }
    })
    expect(ended.message).toContain('this is a defect of the Action')
    expect(outputs).toMatchObject({ result: 'error', 'exit-code': '2', 'failure-reason': '' })
    expect(commandsIn(log).map(({ name }) => name)).toEqual(['stop-commands', 'error'])
    expect(log).toMatch(/\n\s+at .*act/)
  })
})

describe('failures', () => {
  const slow = new ConnectorError('busy', 'too many')
  const away = new ConnectorError('unreachable', 'away')
  test.each<[error: unknown, exit: number, result: string, reason: string | null, message: string]>([
    [
      new Failure('provenance', 'no plan', 'plan it', { result: 'denied', exit: 3 }),
      3,
      'denied',
      'provenance',
      'no plan: plan it'
    ],
    [new Refused('changed', 'plan again'), 3, 'blocked', 'guards', 'changed: plan again'],
    [new CannotRun('no folder', 'name it'), 2, 'error', 'usage', 'no folder: name it'],
    [new CannotRun('x', 'y', { cause: away }), 2, 'error', 'target-error', 'x: y'],
    [new CannotRun('x', 'y', { cause: slow }), 2, 'error', 'rate-limited', 'x: y'],
    [
      new GitHubError('denied', 'not allowed', { permission: 'checks: write' }),
      2,
      'error',
      'permission',
      "not allowed: give the job `checks: write` in the workflow's `permissions`"
    ],
    [new GitHubError('limited', 'wait'), 2, 'error', 'rate-limited', 'wait'],
    [new GitHubError('unreachable', 'away'), 2, 'error', 'target-error', 'away'],
    [new TypeError('boom'), 2, 'error', null, 'this is a defect of the Action, please report it: boom']
  ])('%s', (error, exit, result, reason, message) => {
    expect(endedBy(error)).toEqual({ exit, result, reason, message, outputs: {} })
    expect(isDefect(error)).toBe(error instanceof TypeError)
  })

  test.each([
    ['ok', false],
    ['changes', false],
    ['drift', false],
    ['waiting', false],
    ['denied', true],
    ['blocked', true],
    ['partial', true],
    ['error', true]
  ] as const)('%s fails the step: %s', (result, fails) => {
    expect(isFailed({ result })).toBe(fails)
  })
})

describe('secrets', () => {
  test('are the token and what targets are given, in every form', () => {
    const base64 = (text: string): string => Buffer.from(text).toString('base64')
    const secrets = secretsIn({
      INPUT_TOKEN: 'one~?',
      ROLEWRIGHT_USPACY_PRODUCTION_TOKEN: ' two ',
      ROLEWRIGHT_X_CLIENT_SECRET: 'three',
      ROLEWRIGHT_X_PASSWORD: 'four',
      ROLEWRIGHT_X_REFRESH_TOKEN: 'five',
      ROLEWRIGHT_X_URL: 'https://example.org',
      ROLEWRIGHT_Y_TOKEN: '',
      OTHER_TOKEN: 'not ours'
    })
    expect(secrets).toEqual(expect.arrayContaining(['one~?', 'two', 'three', 'four', 'five']))
    expect(secrets).toContain(base64('one~?'))
    expect(secrets).toContain(base64('x-access-token:one~?'))
    expect(secrets).toContain(Buffer.from('one~?').toString('base64url'))
    for (const text of ['', 'not ours', 'https://example.org', base64('x-access-token:')]) {
      expect(secrets).not.toContain(text)
    }
  })
})

describe('git', () => {
  const checkout = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'rolewright-git-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    execFileSync('git', ['init', '--quiet', folder])
    return folder
  }
  const context = (workspace: string): Parameters<typeof gitAccess>[0] => ({
    serverUrl: 'https://github.example',
    owner: 'example',
    repository: 'access',
    workspace
  })

  test('gets the token for this server only, beside what is configured', () => {
    const set = gitAccess(context(checkout()), 't', { GIT_CONFIG_COUNT: '2' })
    expect(set).toEqual({
      GIT_CONFIG_COUNT: '3',
      GIT_CONFIG_KEY_2: 'http.https://github.example/.extraheader',
      GIT_CONFIG_VALUE_2: `AUTHORIZATION: basic ${Buffer.from('x-access-token:t').toString('base64')}`
    })
    const [key = '', value = ''] = [set['GIT_CONFIG_KEY_2'], set['GIT_CONFIG_VALUE_2']]
    const headerFor = (url: string): string =>
      spawnSync('git', ['-c', `${key}=${value}`, 'config', '--get-urlmatch', 'http.extraheader', url], {
        cwd: checkout(),
        encoding: 'utf8'
      }).stdout.trim()
    expect(headerFor('https://github.example/example/access')).toBe(value)
    expect(headerFor('https://github.example.attacker.example/example/access')).toBe('')
    expect(headerFor('http://github.example/example/access')).toBe('')
  })

  test('keeps what the checkout has left', () => {
    const folder = checkout()
    execFileSync('git', ['config', 'http.https://github.example/.extraheader', 'AUTHORIZATION: x'], {
      cwd: folder
    })
    expect(gitAccess(context(folder), 't', {})).toEqual({})
  })

  test('gets nothing without a token', () => {
    expect(gitAccess(context(checkout()), '', {})).toEqual({})
  })
})
