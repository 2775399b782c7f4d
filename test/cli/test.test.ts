import { describe, expect, test } from 'vitest'
import { example, organisation, type Workspace } from '../support/cli.ts'

interface Result {
  readonly name: string
  readonly ok: boolean
  readonly expected: string
  readonly actual: string
  readonly location: { readonly file: string; readonly line: number }
  readonly failures: readonly {
    readonly message: string
    readonly location: { readonly file: string; readonly line: number }
    readonly related: readonly {
      readonly message: string
      readonly location: { readonly file: string; readonly line: number }
    }[]
  }[]
  readonly undecided: readonly string[]
}

const results = (workspace: Workspace, ...args: readonly string[]): readonly Result[] =>
  JSON.parse(workspace.run('test', '--format', 'json', ...args).stdout)

/** The line, counted from 1, of the first text in a file. */
const lineOf = (workspace: Workspace, file: string, text: string): number =>
  workspace
    .read(file)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1

describe('the example organisation', () => {
  test.each(['2026-11-21', '2036-11-21'])('every test holds on %s', (day) => {
    const workspace = example()
    const { exit, stdout, stderr } = workspace.run('test', '--at', day)
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    const all = results(workspace, '--at', day)
    expect(all.length).toBeGreaterThan(15)
    expect(all.filter(({ ok }) => !ok)).toEqual([])
    for (const { name } of all) expect(stdout).toContain(`ok         ${name}\n`)
    expect(stdout).toContain(`${all.length} of ${all.length} tests hold\n`)
    expect(stdout).toMatch(/the tests ask about \d+ of \d+ sensitive permissions that somebody holds\n/)
  })

  test('a test that fails: its line, who differs, through which role, given and granted where', () => {
    const workspace = example()
    const file = 'policies/assignments/connie.yaml'
    workspace.edit(
      file,
      'assignments:\n',
      'assignments:\n  - {user: noor.elamin@example.org, roles: [billing, intern], reason: Helps out}\n'
    )
    workspace.edit(
      'policies/guardrails.yaml',
      'between: [[connie:client-data.*], [uniconnect:crm-modules.*, uniconnect:campaign.*]]',
      'between: [[connie:client-data.*], [uniconnect:groups.create]]'
    )
    const { exit, stdout } = workspace.run('test')
    expect(exit).toBe(1)
    const [failed, ...others] = results(workspace).filter(({ ok }) => !ok)
    expect(others).toEqual([])
    const tests = 'policies/tests/people.yaml'
    expect(failed).toMatchObject({
      name: 'fundraising never sees a client',
      expected:
        'everybody in `Fundraising` cannot `connie:client-data.view`, `connie:client-data.sensitive-data` and `connie:client-data.export`',
      actual: '`noor.elamin@example.org` can `client-data.view` (own) on connie-production through `intern`',
      location: { file: tests, line: lineOf(workspace, tests, 'fundraising never') },
      failures: [
        {
          location: { file: tests, line: lineOf(workspace, tests, 'cannot: [connie:client-data.view') },
          related: [
            { location: { file, line: lineOf(workspace, file, 'noor.elamin') } },
            {
              location: {
                file: 'policies/roles/connie/intern.yaml',
                line: lineOf(workspace, 'policies/roles/connie/intern.yaml', 'client-data:')
              }
            }
          ]
        }
      ]
    })
    const shown = stdout.split('\n').map((line) => line.trim())
    expect(shown).toContain(
      `failed     fundraising never sees a client  ${tests}:${lineOf(workspace, tests, 'fundraising never')}`
    )
    expect(shown).toContain(
      `see: ${file}:7 gives \`intern\` to \`noor.elamin@example.org\``.replace(
        '7',
        String(lineOf(workspace, file, 'noor.elamin'))
      )
    )
    expect(stdout).toMatch(/^\d+ of \d+ tests hold, 1 failed$/m)
  })

  test('a test that nobody can decide fails, and says what to look up', () => {
    const workspace = example()
    workspace.edit(
      'policies/tests/people.yaml',
      'tests:\n',
      'tests:\n  - name: agents send no fax\n    who: {function: help-line-agent}\n    cannot: [connie:channel.fax]\n'
    )
    const { exit, stdout } = workspace.run('test')
    expect(exit).toBe(1)
    expect(stdout).toMatch(/^undecided {2}agents send no fax {2}policies\/tests\/people\.yaml:\d+$/m)
    expect(results(workspace).filter(({ ok }) => !ok)).toMatchObject([
      {
        failures: [],
        undecided: [
          'nobody knows all that `connie:staff-agent` grants: look it up on connie-production and write it down as a Role with `observed`'
        ]
      }
    ])
  })
})

test('--at is the clock of tests that have none of their own', () => {
  const workspace = organisation({
    'lines.yaml':
      'kind: Assignments\nplatform: convrs\nassignments:\n  - {user: a@example.org, roles: [reader]}\n  - {user: a@example.org, roles: [writer], from: 2027-01-01, until: 2027-01-31, reason: Covers}\n',
    'reader.yaml': 'kind: Role\nplatform: convrs\nid: reader\ntitle: Reader\ngrants:\n  chat: [ChatsMy]\n',
    'writer.yaml':
      'kind: Role\nplatform: convrs\nid: writer\ntitle: Writer\ngrants:\n  messaging: [Campaign]\n',
    'tests.yaml':
      'kind: AccessTests\ntests:\n  - {name: now, who: {user: a@example.org}, cannot: [convrs:messaging.Campaign]}\n  - {name: then, at: 2027-01-10, who: {user: a@example.org}, can: [convrs:messaging.Campaign]}\n'
  })
  const oks = (day: string): unknown => results(workspace, '--at', day).map(({ ok }) => ok)
  expect(oks('2026-12-31')).toEqual([true, true])
  expect(oks('2027-01-31')).toEqual([false, true])
  expect(oks('2027-02-01')).toEqual([true, true])
})

test('no tests at all: nothing to fail', () => {
  const workspace = organisation({ 'people.yaml': 'kind: People\npeople: [{id: a@example.org}]\n' })
  expect(workspace.run('test')).toEqual({
    exit: 0,
    stdout:
      'there is no access test: write a document of kind `AccessTests` with the answers that must hold\n',
    stderr: ''
  })
  expect(results(workspace)).toEqual([])
})

test.each([
  ['test'],
  ['explain', 'ravi.menon@example.org', 'uspacy:leads.edit'],
  ['who', 'uspacy:leads.edit']
])('an error in a document: the findings, exit 1 (%s)', (...args) => {
  const workspace = example()
  workspace.edit('policies/tests/people.yaml', 'connie:client-data.view', 'connie:client-data.vew')
  const { exit, stdout, stderr } = workspace.run(...args)
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
  expect(stdout).toContain('error unknown-reference: ')
  expect(stdout).toBe(workspace.run('validate').stdout)
})
