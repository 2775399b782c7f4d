import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { openRecord, type Anchor } from '../../src/sync/record/record.ts'
import { gitAnchor } from '../../src/world/git-anchor.ts'
import { folderStore } from '../../src/world/store.ts'
import { emptyWorkspace, root, type Workspace } from '../support/cli.ts'
import { commit, git } from '../support/git.ts'
import { ended, intent, outcome, started, ticking } from '../sync/record/samples.ts'

const log = '.rolewright/record/log.jsonl'

const ajv = new Ajv.Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true })
for (const name of ['files/record', 'answers/audit']) {
  ajv.addSchema(JSON.parse(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8')))
}

const expectValid = (name: string, value: unknown): void => {
  expect([ajv.validate(`${name}.schema.json`, value), ajv.errors]).toEqual([true, null])
}

/** Two applies on two targets: one whole, one that was cut off and then gone on with. */
const writeRecord = (workspace: Workspace, anchor: Anchor | null = null): void => {
  const journal = openRecord(folderStore(join(workspace.folder, '.rolewright')), ticking(), anchor)
  const approvals = [
    { by: 'bo@example.org', verified: false, of: 'high access on desk' },
    { by: 'cy@example.org', verified: true, of: 'critical access on shop' }
  ]
  const targets = ['desk', 'shop']
  journal.append(
    started('1111222233334444', { targets, approvals, revision: '0123456789abcdef0123456789abcdef01234567' })
  )
  for (const [operation, target] of [
    ['one', 'desk'],
    ['two', 'shop']
  ] as const) {
    journal.append(intent(operation, target))
    journal.append(outcome(operation))
  }
  journal.append(ended('1111222233334444'))
  journal.append(started('5555666677778888', { mode: 'due' }))
  journal.append(intent('three'))
  journal.append(outcome('three', 'unknown', 'the connection was reset'))
  journal.append(intent('four'))
  journal.append({ type: 'take-over', lock: 'b', owner: 'process 7 of `ana` on `desk-7`' })
  journal.append({ type: 'settled', operation: 'three', result: 'done' })
  journal.append(started('5555666677778888', { mode: 'due' }))
  journal.append(outcome('three', 'already'))
  journal.append(intent('four'))
  journal.append(outcome('four', 'refused', 'not allowed'))
  journal.append({ ...ended('5555666677778888', 'partial'), done: 1, left: 1 })
}

const recorded = (): Workspace => {
  const workspace = emptyWorkspace()
  writeRecord(workspace)
  return workspace
}

const json = (workspace: Workspace, ...args: readonly string[]): unknown =>
  JSON.parse(workspace.run('audit', ...args, '--format', 'json').stdout)

describe('audit log', () => {
  test('tells apply by apply what was asked, approved and done, the newest last', () => {
    const { exit, stdout, stderr } = recorded().run('audit', 'log')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toBe(`2026-11-21 12:00:02 UTC  apply of plan 111122223333: complete, 2 done
  asked for by ana on desk-7, at commit 0123456789ab, on desk and shop
  approved by bo@example.org (not verified): high access on desk
  approved by cy@example.org (verified): critical access on shop
  done      desk: give \`agent\` to one@example.org
  done      shop: give \`agent\` to two@example.org

2026-11-21 12:00:08 UTC  due of plan 555566667777: cut off, or still running; 2 to do
  asked for by ana on desk-7, outside of git, on desk
  no approvals
  unknown   give \`agent\` to three@example.org: the connection was reset; later found done
  no answer give \`agent\` to four@example.org

2026-11-21 12:00:12 UTC  the lock of process 7 of \`ana\` on \`desk-7\` was taken over

2026-11-21 12:00:14 UTC  due of plan 555566667777: partial, 1 done, 1 left
  asked for by ana on desk-7, outside of git, on desk
  no approvals
  refused   give \`agent\` to four@example.org: not allowed
  already   operation three
`)
  })

  test('one target, or since a date', () => {
    const workspace = recorded()
    const { stdout } = workspace.run('audit', 'log', '--target', 'shop')
    expect(stdout).toContain('two@example.org')
    expect(stdout).not.toContain('one@example.org')
    expect(stdout).not.toContain('555566667777')
    const since = workspace.run('audit', 'log', '--since', '2026-11-21T12:00:09Z').stdout
    expect(since).toMatch(/^2026-11-21 12:00:12 UTC {2}the lock of [^]*partial[^]*$/)
    expect(since).not.toContain('111122223333')
    expect(workspace.run('audit', 'log', '--since', '2026-12-01')).toEqual({
      exit: 0,
      stdout: 'the record tells of nothing like that\n',
      stderr: ''
    })
  })

  test('as JSON: the entries as they stand there', () => {
    const workspace = recorded()
    const lines = workspace.read(log).trim().split('\n')
    const entries = json(workspace, 'log')
    expect(entries).toEqual(lines.map((line) => JSON.parse(line)))
    expectValid('answers/audit', entries)
    for (const line of lines) expectValid('files/record', JSON.parse(line))
    expect(json(workspace, 'log', '--target', 'shop')).toMatchObject([
      { type: 'started', seq: 1 },
      { type: 'intent', operation: 'two' },
      { type: 'outcome', operation: 'two' },
      { type: 'ended' }
    ])
    const since = json(workspace, 'log', '--since', '2026-11-21T12:00:09Z')
    expectValid('answers/audit', since)
    expect(since).toMatchObject(
      ['take-over', 'started', 'outcome', 'intent', 'outcome', 'ended'].map((type) => ({ type }))
    )
  })
})

describe('audit verify', () => {
  test('a record that holds, with its end where it is kept', () => {
    const workspace = emptyWorkspace()
    workspace.write('README', 'x')
    commit(workspace)
    writeRecord(workspace, gitAnchor(workspace.folder))
    const { exit, stdout, stderr } = workspace.run('audit', 'verify')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toMatch(
      new RegExp(
        [
          '^the record is intact: 18 entries',
          '  from 2026-11-21 12:00:01 UTC to 2026-11-21 12:00:18 UTC',
          '  it ends with entry 17, [0-9a-f]{64}',
          '  `.rolewright/record/head.json` agrees, up to entry 17',
          '  `refs/rolewright/record` agrees, up to entry 17\n$'
        ].join('\n')
      )
    )
    const answer = json(workspace, 'verify')
    expect(answer).toMatchObject({ ok: true, entries: 18, problems: [], notes: [] })
    expectValid('answers/audit', answer)
    expect(git(workspace, 'status', '--porcelain')).toBe('')
  })

  test('a changed byte is found, and the history is not to be believed any more', () => {
    const workspace = recorded()
    workspace.edit(log, 'one@example.org', 'two@example.org')
    const { exit, stdout } = workspace.run('audit', 'verify')
    expect(exit).toBe(1)
    expect(stdout).toMatch(/^the record was changed: 1 problem\n {2}line 3 \(entry 2\): was changed/)
    const answer = json(workspace, 'verify')
    expect(answer).toMatchObject({ ok: false, problems: [{ line: 3, seq: 2 }] })
    expectValid('answers/audit', answer)
    const told = workspace.run('audit', 'log')
    expect(told.exit).toBe(1)
    expect(told.stdout).toMatch(/the record does not verify, .*: see `rolewright audit verify`\n$/)
    expect(workspace.run('audit', 'log', '--format', 'json').exit).toBe(1)
  })

  test('a record that was cut together with its head file is found by git', () => {
    const workspace = emptyWorkspace()
    workspace.write('README', 'x')
    commit(workspace)
    writeRecord(workspace, gitAnchor(workspace.folder))
    const lines = workspace.read(log).split('\n')
    workspace.write(log, `${lines.slice(0, 3).join('\n')}\n`)
    workspace.write('.rolewright/record/head.json', `{"hash":"${JSON.parse(lines[3] ?? '').prev}","seq":2}\n`)
    const cut = workspace.run('audit', 'verify')
    expect(cut.exit).toBe(1)
    expect(cut.stdout).toContain(
      '  line 4 (entry 3): the last 15 lines of the record are cut off: `refs/rolewright/record` has 18 lines\n'
    )
    expect(cut.stdout).toContain('  `.rolewright/record/head.json` agrees, up to entry 2\n')
    expect(cut.stdout).toContain('  `refs/rolewright/record` does not agree with it\n')
  })

  test('a record that is gone is told until the next apply, and named by the new one for ever', () => {
    const workspace = emptyWorkspace()
    commit(workspace)
    writeRecord(workspace, gitAnchor(workspace.folder))
    const { head } = json(workspace, 'verify') as { readonly head: { readonly hash: string } }
    workspace.remove('.rolewright')
    for (const action of ['verify', 'log']) {
      expect(workspace.run('audit', action)).toEqual({
        exit: 1,
        stdout: `the record is gone: \`refs/rolewright/record\` says that it ended with entry 17, hash ${head.hash}\nput it back from a copy; where there is none, the next apply begins a new record, which says for ever that it follows this one\n`,
        stderr: ''
      })
    }
    const gone = json(workspace, 'verify')
    expectValid('answers/audit', gone)
    expect(gone).toMatchObject({ ok: false, entries: 0, previous: head })
    writeRecord(workspace, gitAnchor(workspace.folder))
    const told = `this record follows one that ended with entry 17, hash ${head.hash}, and is not here\n`
    for (const args of [['verify'], ['log'], ['log', '--target', 'desk']]) {
      const { exit, stdout } = workspace.run('audit', ...args)
      expect([args, exit, stdout.includes(told)]).toEqual([args, 0, true])
    }
    for (const action of ['verify', 'log']) expectValid('answers/audit', json(workspace, action))
    expect(json(workspace, 'verify')).toMatchObject({ ok: true, entries: 18, previous: head })
  })

  test('every line rewritten: the first are shown, all are counted', () => {
    const workspace = recorded()
    workspace.write(log, workspace.read(log).repeat(3).replaceAll('\n', '\r\n'))
    const { exit, stdout } = workspace.run('audit', 'verify')
    expect(exit).toBe(1)
    expect(stdout).toContain('carriage return')
    expect(stdout).toMatch(/\n {2}and \d+ more; `--format json` lists all of them\n/)
  })

  test('a torn tail is a note', () => {
    const workspace = recorded()
    workspace.write(log, `${workspace.read(log)}{"at"`)
    const { exit, stdout } = workspace.run('audit', 'verify')
    expect(exit).toBe(0)
    expect(stdout).toMatch(/^the record is intact: 18 entries\n/)
    expect(stdout).toMatch(/\nnote: torn tail at line 19 \(interrupted write\); everything before is intact/)
  })

  test('no record yet', () => {
    const workspace = emptyWorkspace()
    const none = 'there is no record yet: nothing was applied from here\n'
    for (const action of ['log', 'verify']) {
      expect(workspace.run('audit', action)).toEqual({ exit: 0, stdout: none, stderr: '' })
    }
    expect(json(workspace, 'log')).toEqual([])
    const answer = json(workspace, 'verify')
    expect(answer).toMatchObject({ ok: true, entries: 0, head: null })
    expectValid('answers/audit', answer)
    expect(workspace.has('.rolewright')).toBe(false)
  })
})

test.each([
  [[], '`rolewright audit` needs to know what to do'],
  [['logs'], '`rolewright audit` cannot `logs`'],
  [['log', '--since', 'yesterday'], '`--since yesterday` is not a date'],
  [['log', '--target', 'dekk'], 'the record does not tell of a target `dekk`\ndid you mean `desk`?'],
  [['verify', '--target', 'desk'], '`rolewright audit verify` checks the whole record']
])('%j cannot be answered: %s', (args, message) => {
  const { exit, stdout, stderr } = recorded().run('audit', ...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(`rolewright: ${message}`)
})
