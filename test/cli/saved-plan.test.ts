import { describe, expect, test } from 'vitest'
import type { Operation } from '../../src/model/operation.ts'
import { organisation, type Ran, type Workspace } from '../support/cli.ts'

const [ana, bo] = ['ana@example.org', 'bo@example.org']

const role = (title: string, leads: string): string =>
  `kind: Role\nplatform: uspacy\nid: ${title.toLowerCase()}\ntitle: ${title}\nowner: ${ana}\ngrants:\n  leads: ${leads}\n`

const lines = (...given: readonly string[]): string =>
  `kind: Assignments\nplatform: uspacy\nassignments:\n${given.map((line) => `  - {${line}}\n`).join('')}`

/** Two roles and two people on one tenant that has just been set up. */
const desk = (): Workspace => {
  const workspace = organisation({
    'target.yaml':
      'kind: Target\nid: desk\nplatform: uspacy\nenvironment: production\nsubscription: professional\n',
    'reader.yaml': role('Reader', '{view: own}'),
    'writer.yaml': role('Writer', '{view: all, create: all, edit: own}'),
    'people.yaml': lines(`user: ${ana}, roles: [reader]`, `user: ${bo}, roles: [reader]`)
  })
  expect(workspace.run('apply', '--yes')).toMatchObject({ exit: 0, stderr: '' })
  return workspace
}

const assign = (workspace: Workspace, ...given: readonly string[]): void =>
  workspace.write('policies/people.yaml', `apiVersion: rolewright/v1\n${lines(...given)}`)

const toWriters = [`user: ${ana}, roles: [writer]`, `user: ${bo}, roles: [writer]`]

const outcomes = ({ stdout }: Ran): readonly string[] =>
  JSON.parse(stdout).applied.outcomes.map(({ result }: { readonly result: string }) => result)

const operationsIn = (workspace: Workspace, file: string): readonly Operation[] =>
  JSON.parse(workspace.read(file)).operations

describe('a saved plan', () => {
  test('is the same bytes in any time zone and language, and however the documents are called', () => {
    const workspace = desk()
    assign(workspace, ...toWriters)
    const planIn = (environment: Readonly<Record<string, string>>): string => {
      workspace.runWith(environment, 'plan', '--out', 'plan.json')
      return workspace.read('plan.json')
    }
    const first = planIn({ TZ: 'UTC', LC_ALL: 'C' })
    expect(planIn({ TZ: 'Asia/Kolkata', LC_ALL: 'tr_TR.UTF-8' })).toBe(first)
    expect(planIn({ TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8' })).toBe(first)
    const people = workspace.read('policies/people.yaml')
    workspace.remove('policies/people.yaml')
    workspace.write('policies/a/z.yaml', people)
    const { digest, operations } = JSON.parse(planIn({}))
    const before = JSON.parse(first)
    expect(digest).toBe(before.digest)
    expect(operations.map(({ id }: Operation) => id)).toEqual(
      before.operations.map(({ id }: Operation) => id)
    )
  })

  test('is carried out as it is, and a second time finds nothing to do', () => {
    const workspace = desk()
    assign(workspace, ...toWriters)
    expect(workspace.run('plan', '--out', 'plan.json').exit).toBe(0)
    const { digest } = JSON.parse(workspace.read('plan.json'))
    const first = workspace.run('apply', '--plan', 'plan.json', '--yes', '--format', 'json')
    expect({ exit: first.exit, stderr: first.stderr }).toEqual({ exit: 0, stderr: '' })
    expect(JSON.parse(first.stdout).digest).toBe(digest)
    expect(new Set(outcomes(first))).toEqual(new Set(['done']))
    expect(workspace.run('plan', '--check').exit).toBe(0)
    const second = workspace.run('apply', '--plan', 'plan.json', '--yes', '--format', 'json')
    expect({ exit: second.exit, outcomes: outcomes(second) }).toEqual({ exit: 0, outcomes: [] })
    expect(workspace.run('audit', 'verify').exit).toBe(0)
  })

  test('is what it was, whatever the documents say by now', () => {
    const workspace = desk()
    assign(workspace, ...toWriters)
    workspace.run('plan', '--out', 'plan.json')
    assign(workspace, `user: ${ana}, roles: [writer]`, `user: ${bo}, roles: []`)
    expect(workspace.run('apply', '--plan', 'plan.json', '--yes').exit).toBe(0)
    const tenant = JSON.parse(workspace.read('.rolewright/sandbox/desk.json'))
    const roles = tenant.accounts.map(({ user, roles: held }: { user: string; roles: object }) => [
      user,
      Object.keys(held)
    ])
    expect(roles).toEqual([
      [ana, ['writer']],
      [bo, ['writer']]
    ])
  })

  test('does only what is left where somebody has done a part of it', () => {
    const workspace = desk()
    assign(workspace, ...toWriters)
    workspace.run('plan', '--out', 'plan.json')
    const all = operationsIn(workspace, 'plan.json')
    assign(workspace, `user: ${bo}, roles: [writer]`, `user: ${ana}, roles: [reader]`)
    workspace.run('apply', '--yes')
    assign(workspace, ...toWriters)
    const rest = workspace.run('apply', '--plan', 'plan.json', '--yes', '--format', 'json')
    expect({ exit: rest.exit, number: outcomes(rest).length }).toEqual({
      exit: 0,
      number: all.filter(({ user }) => user === ana).length
    })
  })

  test.each([
    ['holds another role by now', '"employee": null', 'give `writer` in place of `employee` to'],
    ['has been given something beside what it speaks of', '"reader": null, "hr": null', 'take `hr` from']
  ])('is refused where somebody %s, for more is to do than it holds', (_, roles, words) => {
    const workspace = desk()
    assign(workspace, ...toWriters)
    workspace.run('plan', '--out', 'plan.json')
    workspace.edit('.rolewright/sandbox/desk.json', '"reader": null', roles)
    const before = workspace.read('.rolewright/sandbox/desk.json')
    const { exit, stdout } = workspace.run('apply', '--plan', 'plan.json', '--yes')
    expect(exit).toBe(3)
    expect(stdout).toContain(`the saved plan does not hold this, which is to do by now: ${words}`)
    expect(workspace.read('.rolewright/sandbox/desk.json')).toBe(before)
  })

  test('is carried out where somebody is new of whom nobody speaks', () => {
    const workspace = desk()
    assign(workspace, ...toWriters)
    workspace.run('plan', '--out', 'plan.json')
    const [account] = JSON.parse(workspace.read('.rolewright/sandbox/desk.json')).accounts
    const other = JSON.stringify({ ...account, user: 'cy@example.org', key: 'cy', roles: { employee: null } })
    workspace.edit('.rolewright/sandbox/desk.json', '"accounts": [', `"accounts": [${other},`)
    expect(workspace.run('apply', '--plan', 'plan.json', '--yes')).toMatchObject({ exit: 0, stderr: '' })
    expect(workspace.run('plan', '--check').exit).toBe(0)
  })

  test('is refused with a byte changed, and nothing is written', () => {
    const workspace = desk()
    assign(workspace, ...toWriters)
    workspace.run('plan', '--out', 'plan.json')
    workspace.edit('plan.json', '"writer"', '"employee"')
    const before = workspace.read('.rolewright/record/log.jsonl')
    expect(workspace.run('apply', '--plan', 'plan.json', '--yes')).toEqual({
      exit: 3,
      stdout: expect.any(String) as string,
      stderr:
        'rolewright: the plan `plan.json` is not carried out: its checksum does not fit\nnothing was written; make it anew with `rolewright plan --out FILE`, and have it approved\n'
    })
    expect(workspace.read('.rolewright/record/log.jsonl')).toBe(before)
  })

  test('that was refused when it was made is refused later', () => {
    const workspace = desk()
    workspace.edit('policies/target.yaml', 'subscription', `protected: {users: [${bo}]}\nsubscription`)
    assign(workspace, ...toWriters)
    expect(workspace.run('plan', '--out', 'plan.json').exit).toBe(3)
    const again = workspace.run('apply', '--plan', 'plan.json', '--yes')
    expect(again.exit).toBe(3)
    expect(again.stdout).toContain('refused, nothing will be written')
  })

  test('does not go with another choice of what to do', () => {
    const workspace = desk()
    for (const more of [['desk'], ['--due'], ['--confirm'], ['--base', 'HEAD']]) {
      const { exit, stderr } = workspace.run('apply', '--plan', 'plan.json', ...more)
      expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining('--plan') as string })
    }
    expect(workspace.run('apply', '--plan', 'none.json')).toMatchObject({ exit: 2 })
    expect(workspace.run('apply', '--confirm').stderr).toContain('no apply waits for a person')
  })
})

describe('what time makes due', () => {
  const cover = `user: ${bo}, roles: [writer], from: 2026-12-01, until: 2026-12-15, reason: Covers a leave`

  test('is carried out without asking, by the documents that were applied', () => {
    const workspace = desk()
    assign(workspace, `user: ${ana}, roles: [reader]`, `user: ${bo}, roles: [reader]`, cover)
    expect(workspace.run('apply', '--yes', '--at', '2026-11-21').exit).toBe(0)
    assign(workspace, `user: ${ana}, roles: [writer]`, `user: ${bo}, roles: [reader]`, cover)
    const none = workspace.run('apply', '--due', '--at', '2026-11-30', '--format', 'json')
    expect({ exit: none.exit, outcomes: outcomes(none) }).toEqual({ exit: 0, outcomes: [] })
    const begins = workspace.run('apply', '--due', '--at', '2026-12-01', '--format', 'json')
    expect(JSON.parse(begins.stdout).operations).toMatchObject([{ user: bo, role: 'writer' }])
    expect(begins.exit).toBe(0)
    const ends = workspace.run('apply', '--due', '--at', '2026-12-16', '--format', 'json')
    expect(JSON.parse(ends.stdout).operations).toMatchObject([{ user: bo, role: 'writer', kind: 'unassign' }])
    expect(ends.exit).toBe(0)
    expect(workspace.run('audit', 'log').stdout).toMatch(/due of plan/)
  })

  test('is nothing before the first apply', () => {
    const workspace = organisation({ 'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\n' })
    expect(workspace.run('apply', '--due').stderr).toContain('nothing was applied yet')
  })
})
