import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { Location } from '../../src/model/place.ts'
import { example, organisation, type Workspace } from '../support/cli.ts'

interface Answer {
  readonly findings: readonly Finding[]
  readonly summary: {
    readonly errors: number
    readonly warnings: number
    readonly notes: number
    readonly documents: number
  }
}

const answerOf = (workspace: Workspace, ...args: readonly string[]): Answer =>
  JSON.parse(workspace.run('validate', '--format', 'json', ...args).stdout)

/** Where something should be found. */
interface Wanted {
  readonly rule: string
  readonly file: string
  readonly line: number
}

/** What both forms of the answer say; of the form for people only what it shows with the line itself. */
const found = (workspace: Workspace): unknown => {
  const json = workspace.run('validate', '--format', 'json')
  const pretty = workspace.run('validate')
  const { findings, summary }: Answer = JSON.parse(json.stdout)
  const shown = findings.filter(({ rule, message, location }) => {
    const { file, line, column } = location
    const lines = pretty.stdout.split('\n').map((text) => text.trimStart())
    const frame = lines.filter((text) => text.startsWith(`${line} | `))
    return (
      lines.includes(`${file}:${line}:${column} error ${rule}: ${message}`) &&
      frame.some((text) => text.includes(markedText(workspace, location)))
    )
  })
  return {
    exits: [json.exit, pretty.exit],
    stderr: json.stderr + pretty.stderr,
    errors: summary.errors,
    inJson: findings.map(place),
    inPretty: shown.map(place)
  }
}

const place = ({ rule, location: { file, line } }: Finding): Wanted => ({ rule, file, line })

/** Exactly these findings, in both forms, and exit code 1. */
const exactly = (...wanted: readonly Wanted[]): unknown => ({
  exits: [1, 1],
  stderr: '',
  errors: wanted.length,
  inJson: wanted,
  inPretty: wanted
})

/** What stands at a place; of several lines the first. */
const markedText = (workspace: Workspace, { file, line, column, endLine, endColumn }: Location): string =>
  (workspace.read(file).split('\n')[line - 1] ?? '').slice(
    column - 1,
    endLine === line ? endColumn - 1 : undefined
  )

const role = 'policies/roles/uspacy/record-upkeep.yaml'

describe('the example organisation', () => {
  test('has no finding', () => {
    const { exit, stdout, stderr } = example().run('validate', '--fail-on', 'note')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toMatch(/^nothing wrong in \d+ documents\n$/)
    const { findings, summary } = answerOf(example())
    expect(findings).toEqual([])
    expect(summary).toEqual({ errors: 0, warnings: 0, notes: 0, documents: expect.any(Number) })
    expect(summary.documents).toBeGreaterThan(50)
  })

  test('delete on leads without edit: missing-requirement at that line', () => {
    const workspace = example()
    const line = workspace.edit(role, 'leads: [view, edit, delete]', 'leads: [view, delete]')
    expect(found(workspace)).toEqual(exactly({ rule: 'missing-requirement', file: role, line }))
    const [finding] = answerOf(workspace).findings
    const text = workspace.read(role).split('\n')[line - 1] ?? ''
    expect(text.slice((finding?.location.column ?? 0) - 1, (finding?.location.endColumn ?? 0) - 1)).toBe(
      'delete'
    )
    expect(finding?.fixes.map(({ widens }) => widens).toSorted()).toEqual([false, true])
  })

  test('a second CINNOX role for one person: role-count', () => {
    const workspace = example()
    const file = 'policies/assignments/cinnox.yaml'
    const line = workspace.edit(
      file,
      'roles: [campaign-approver]',
      'roles: [campaign-approver, enquiry-supervision]'
    )
    expect(found(workspace)).toEqual(exactly({ rule: 'role-count', file, line }))
  })

  test('a second CINNOX role by a line of its own: role-count', () => {
    const workspace = example()
    const file = 'policies/assignments/cinnox.yaml'
    const line = workspace.edit(
      file,
      '  - {user: relay.desk',
      '  - {user: ravi.menon@example.org, roles: [supervisor]}\n  - {user: relay.desk'
    )
    const { findings } = answerOf(workspace)
    expect(findings.map(({ rule }) => rule)).toContain('role-count')
    const places = findings.flatMap(({ location, related }) => [
      location,
      ...related.map((each) => each.location)
    ])
    expect(places.map((place) => `${place.file}:${place.line}`)).toContain(`${file}:${line}`)
    expect(workspace.run('validate').stdout).toMatch(/error role-count: .*ravi\.menon@example\.org/)
  })

  test('a change to a predefined role of CINNOX: builtin-role', () => {
    const workspace = example()
    const file = 'policies/roles/cinnox/agent.yaml'
    workspace.write(
      file,
      'apiVersion: rolewright/v1\nkind: Role\nplatform: cinnox\nid: agent\ntitle: Helper\n'
    )
    expect(found(workspace)).toEqual(exactly({ rule: 'builtin-role', file, line: 5 }))
  })

  test('Super Admin assigned on Connie: reserved-role', () => {
    const workspace = example()
    const file = 'policies/assignments/connie.yaml'
    const line = workspace.edit(file, 'roles: [safeguarding]', 'roles: [safeguarding, super-admin]')
    expect(found(workspace)).toEqual(exactly({ rule: 'reserved-role', file, line }))
  })

  test('more custom roles on Uspacy than the subscription allows: role-limit', () => {
    const workspace = organisation({
      'target.yaml': 'kind: Target\nid: uspacy-production\nplatform: uspacy\nsubscription: standard\n',
      'first.yaml': 'kind: Role\nplatform: uspacy\nid: first\ntitle: First\ngrants:\n  leads: {view: all}\n',
      'second.yaml':
        'kind: Role\nplatform: uspacy\nid: second\ntitle: Second\ngrants:\n  deals: {view: all}\n'
    })
    const findings = answerOf(workspace).findings.filter(({ severity }) => severity === 'error')
    expect(findings.map(({ rule }) => rule)).toEqual(['role-limit'])
    workspace.edit('policies/target.yaml', 'standard', 'professional')
    expect(workspace.run('validate').exit).toBe(0)
  })

  test('the same organisation on the smaller subscription: role-limit, and nothing else of it', () => {
    const workspace = example()
    workspace.edit(
      'policies/targets/uspacy-production.yaml',
      'subscription: professional',
      'subscription: standard'
    )
    const rules = new Set(answerOf(workspace).findings.map(({ rule }) => rule))
    expect(rules).toContain('role-limit')
    expect(workspace.run('validate').stdout).toMatch(/error role-limit: /)
  })

  test('a role removed while people hold it: role-removal at each line that still names it', () => {
    const workspace = example()
    workspace.write(
      'policies/roles/uspacy/partner-relations.yaml',
      'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: partner-relations\nremoved: {moveTo: employee, reason: Not needed}\n'
    )
    const lineOf = (file: string): number =>
      workspace
        .read(file)
        .split('\n')
        .findIndex((text) => text.includes('partner-relations')) + 1
    const files = ['policies/functions/enquiry-lead.yaml', 'policies/functions/outreach-worker.yaml']
    expect(found(workspace)).toEqual(
      exactly(...files.map((file) => ({ rule: 'role-removal', file, line: lineOf(file) })))
    )
  })
})

describe('documents that cannot be read', () => {
  const broken = 'policies/roles/uspacy/broken.yaml'

  test.each([
    ['an anchor', 'apiVersion: rolewright/v1\nkind: &role Role\n', 'yaml', 2],
    ['an unclosed list', 'apiVersion: rolewright/v1\nkind: Role\ngrants: [a, b\n', 'yaml', null],
    ['two documents', 'apiVersion: rolewright/v1\nkind: Role\n---\nkind: Role\n', 'yaml', 3],
    ['bytes that are not UTF-8', Uint8Array.of(0x6b, 0xff, 0xfe), 'yaml', null],
    ['an unknown kind', 'apiVersion: rolewright/v1\nkind: Rule\n', 'schema', 2],
    [
      'an unknown key',
      'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: x\ngrant: {}\n',
      'schema',
      5
    ],
    ['nothing', '', 'yaml', 1]
  ])('%s among good ones: found at its place, the others are still checked', (_, text, rule, line) => {
    const workspace = example()
    workspace.write(broken, text)
    const other = workspace.edit(role, 'leads: [view, edit, delete]', 'leads: [view, delete]')
    const { findings, summary } = answerOf(workspace)
    const [first] = findings
    expect(first).toMatchObject({ rule, severity: 'error', location: { file: broken } })
    expect([null, first?.location.line]).toContain(line)
    expect(findings.at(-1)).toMatchObject({
      rule: 'missing-requirement',
      location: { file: role, line: other }
    })
    expect(summary.documents).toBe(61)
    const { exit, stdout, stderr } = workspace.run('validate')
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
    expect(stdout).toContain(`${broken}:${first?.location.line}:${first?.location.column} error ${rule}: `)
    expect(stdout).not.toMatch(/^ +at /m)
  })

  test.each([['plan'], ['plan', '--check'], ['apply', '--yes']])(
    '%s %s: the findings, exit 1, nothing written',
    (...args) => {
      const workspace = example()
      workspace.write(broken, 'kind: [')
      const out = args.includes('plan') ? ['--out', 'plan.json'] : []
      const { exit, stdout, stderr } = workspace.run(...args, ...out)
      expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
      expect(stdout).toBe(workspace.run('validate').stdout)
      expect(workspace.has('.rolewright')).toBe(false)
      expect(workspace.has('plan.json')).toBe(false)
      expect(JSON.parse(workspace.run(...args, '--format', 'json').stdout)).toEqual(answerOf(workspace))
    }
  )
})

describe('how the answer is given', () => {
  const withWarning = (): Workspace =>
    organisation({
      'people.yaml': 'kind: People\npeople: [{id: agent@example.org}]\n',
      'target.yaml': 'kind: Target\nid: cinnox-production\nplatform: cinnox\n',
      'lines.yaml':
        'kind: Assignments\nplatform: cinnox\nassignments: [{user: agent@example.org, roles: [supervisor]}]\n'
    })

  test('--fail-on says what makes it fail', () => {
    const workspace = withWarning()
    const answer = answerOf(workspace)
    expect(answer.findings.map(({ severity, rule }) => [severity, rule])).toEqual([
      ['warning', 'missing-department']
    ])
    expect(workspace.run('validate').exit).toBe(0)
    expect(workspace.run('validate', '--fail-on', 'warning').exit).toBe(1)
    expect(workspace.run('validate', '--fail-on', 'note').exit).toBe(1)
    expect(workspace.run('plan').exit).toBe(0)
  })

  test('--at judges another day', () => {
    const workspace = organisation({
      'target.yaml': 'kind: Target\nid: cinnox-production\nplatform: cinnox\n',
      'lines.yaml': [
        'kind: Assignments',
        'platform: cinnox',
        'assignments:',
        '  - {user: agent@example.org, roles: [agent]}',
        '  - {user: agent@example.org, roles: [administrator], from: 2027-02-01, until: 2027-02-10, reason: Cover}',
        ''
      ].join('\n')
    })
    const roles = (day: string): unknown =>
      JSON.parse(workspace.run('plan', '--format', 'json', '--at', day).stdout).operations.flatMap(
        ({ kind, role: given }: { readonly kind: string; readonly role: string }) =>
          kind === 'set-role' ? given : []
      )
    expect(roles('2027-01-31')).toEqual(['agent'])
    expect(roles('2027-02-01')).toEqual(['administrator'])
    expect(roles('2027-02-10T23:59Z')).toEqual(['administrator'])
    expect(roles('2027-02-11')).toEqual(['agent'])
  })

  test('the policy folder can be anywhere', () => {
    const workspace = example()
    expect(workspace.run('validate', '--policies', './policies/').exit).toBe(0)
    expect(workspace.run('validate', `--policies=${workspace.folder}/policies`).exit).toBe(0)
    expect(workspace.run('validate', '--policies', 'policies/people').exit).toBe(1)
  })

  test('no escape codes in a pipe, with NO_COLOR or without', () => {
    const workspace = example()
    workspace.edit(role, 'leads: [view, edit, delete]', 'leads: [view, delete]')
    for (const environment of [{}, { NO_COLOR: '1' }, { TERM: 'xterm-256color' }, { FORCE_COLOR: '1' }]) {
      const { stdout, stderr } = workspace.runWith(environment, 'validate')
      expect(stdout).toContain('missing-requirement')
      expect(stdout + stderr).not.toContain('\u001b')
    }
    for (const args of [['--help'], ['rules'], ['catalog', 'uspacy'], ['rules', 'role-count']]) {
      expect(workspace.run(...args).stdout).not.toContain('\u001b')
    }
  })
})
