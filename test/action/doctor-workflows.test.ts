import { describe, expect, test } from 'vitest'
import { readWorkflow } from '../../action/doctor/workflow.ts'
import { workflowLacks } from '../../action/doctor/workflow-lacks.ts'
import { workflowFiles } from '../../src/commands/init/workflows.ts'
import { changed, sound, told, type Told } from './doctor-files.ts'
import { someCommit } from './workflow-texts.ts'

const found = (files: Readonly<Record<string, string>>): Told => {
  const all = Object.entries({ ...sound, ...files }).filter(([file]) => file.startsWith('.github/workflows/'))
  const workflows = all.flatMap(([file, text]) => readWorkflow(file, text) ?? [])
  return told(workflowLacks(workflows, { planWorkflow: workflowFiles.plan, branch: 'main' }))
}

test('the workflows that `init` writes lack nothing', () => {
  expect(found({})).toEqual({ missing: [], advice: [] })
})

describe('what the workflows lack', () => {
  const target = 'on:\n  pull_request_target:\n  pull_request:'
  const job = (name: string, workflow: keyof typeof workflowFiles): string =>
    `the job \`${name}\` of \`${workflowFiles[workflow]}\``

  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    [
      'a tag',
      changed('apply', /@3d3c\w+ # v7.0.1/, '@v7'),
      'uses `actions/checkout@v7`, which is no whole commit'
    ],
    [
      'a tag of ours',
      changed('drift', new RegExp(`@${someCommit}`), '@v0.1.0'),
      'rolewright@v0.1.0`, which is no whole'
    ],
    [
      'a dangerous event',
      changed('plan', 'on:\n  pull_request:', target),
      'calls us on `pull_request_target`'
    ],
    ['comments', changed('plan', 'on:\n', 'on:\n  issue_comment:\n'), 'calls us on `issue_comment`'],
    [
      'a checkout for forks',
      changed(
        'comment',
        '    steps:\n',
        '    steps:\n      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1\n        with: {persist-credentials: false}\n'
      ),
      'checks something out on `workflow_run`'
    ],
    [
      'a permission',
      changed('apply', /      actions: read.*\n/, ''),
      `the token of ${job('apply', 'apply')} lacks \`actions: read\``
    ],
    [
      'the lock',
      changed('drift', 'contents: write', 'contents: read'),
      `the token of ${job('drift', 'drift')} lacks \`contents: write\``
    ],
    [
      'all permissions',
      changed('apply', 'permissions: {}', 'permissions: write-all'),
      'does not begin with `permissions: {}`'
    ],
    [
      'a cancelled apply',
      changed('apply', 'cancel-in-progress: false', 'cancel-in-progress: true'),
      `${job('apply', 'apply')} may be cancelled`
    ],
    [
      'no concurrency',
      changed('apply', /concurrency:[\s\S]*?jobs:/, 'jobs:'),
      `${job('apply', 'apply')} says nothing of \`concurrency\``
    ],
    [
      'credentials',
      changed('apply', 'persist-credentials: false', 'persist-credentials: true'),
      `${job('apply', 'apply')} leaves the token in the checkout`
    ],
    [
      'history',
      changed('plan', /          fetch-depth: 0\n/, ''),
      `${job('plan', 'plan')} checks out a part of the history only`
    ],
    [
      'no plan kept',
      changed('plan', 'uses: actions/upload-artifact@', 'uses: example/upload@'),
      'does not keep its plan'
    ],
    ['no plan', changed('plan', 'command: plan', 'command: validate'), 'plans no pull request'],
    [
      'a command that there is not',
      changed('comment', 'command: comment', 'command: coment'),
      'with the command `coment`, which there is not'
    ],
    ['no apply', changed('apply', 'push:\n    branches: [main]\n', ''), 'no workflow applies what is merged'],
    ['no schedule', changed('drift', /  schedule:\n.*\n/, ''), 'no workflow looks for drift on a schedule']
  ])('is missing: %s', (_, files, message) => {
    const { missing } = found(files)
    expect(missing.join('\n')).toContain(message)
  })

  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    [
      'a timeout',
      changed('plan', '    timeout-minutes: 15\n', ''),
      `${job('plan', 'plan')} has no \`timeout-minutes\``
    ],
    [
      'an environment',
      changed('apply', '    environment: access-production\n', ''),
      `${job('apply', 'apply')} names no environment`
    ],
    ['the queue', changed('apply', '  queue: max\n', ''), `${job('apply', 'apply')} has no queue`],
    [
      'the review',
      changed('plan', /  pull_request_review:\n.*\n/, ''),
      'does not start when somebody reviews'
    ],
    [
      'a broad token',
      changed('comment', 'actions: read ', 'actions: write'),
      `the token of ${job('comment', 'comment')} has \`actions: write\``
    ],
    [
      'one more right',
      changed('comment', 'actions: read ', 'packages: write\n      actions: read'),
      `the token of ${job('comment', 'comment')} has \`packages: write\``
    ],
    [
      'the comment',
      changed('plan', 'pull-requests: write', 'pull-requests: read '),
      `the token of ${job('plan', 'plan')} lacks \`pull-requests: write\``
    ],
    [
      'a default',
      changed('apply', 'permissions: {}', 'permissions: {contents: read}'),
      'does not begin with `permissions: {}`'
    ],
    [
      'one version',
      changed('drift', new RegExp(someCommit, 'g'), 'f'.repeat(40)),
      'different versions of the Action'
    ]
  ])('is advice: %s', (_, files, message) => {
    const { missing, advice } = found(files)
    expect(missing).toEqual([])
    expect(advice).toEqual([expect.stringContaining(message)])
  })

  test('is nothing about workflows that do not call us, or about a token of another service', () => {
    const other = 'on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: example/anything@v1\n'
    const token = changed('apply', '    permissions:\n', '    permissions:\n      id-token: write\n')
    expect(found({ '.github/workflows/other.yml': other, ...token })).toEqual({ missing: [], advice: [] })
  })
})

describe('a workflow is read', () => {
  test.each([
    ['events as a word', 'on: push\njobs: {}\n', ['push']],
    ['events as a list', 'on: [push, pull_request]\njobs: {}\n', ['push', 'pull_request']],
    ['events as a map', 'on:\n  push:\n    branches: [main]\njobs: {}\n', ['push']],
    ['a job that is none', 'on: push\njobs: {a: null, b: [x], c: {steps: [1, {run: x}]}}\n', ['push']]
  ])('with %s', (_, text, events) => {
    expect([...(readWorkflow('x.yml', text)?.events.keys() ?? [])]).toEqual(events)
  })

  test('only where it is one, and never for ever', () => {
    const of = (n: number): string => (n === 0 ? 'a' : `b${n - 1}`)
    const lines = Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${of(n)}, *${of(n)}]`)
    const bomb = `a: &a [x, x]\n${lines.join('\n')}\non: push\njobs: {}\n`
    for (const text of ['on: [\n', '', '- a\n', 'on: push\n', 'a: 1\na: 2\njobs: {}\n', bomb])
      expect(readWorkflow('x.yml', text)).toBe(null)
  })
})
