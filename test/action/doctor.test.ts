import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { doctorCommand } from '../../action/commands/doctor.ts'
import { GitHubError, type BranchRule, type GitHub } from '../../action/github/port.ts'
import type { Ended } from '../../action/model.ts'
import { driftCommand } from '../../action/commands/drift.ts'
import { codeownersOf } from '../../src/commands/init/codeowners.ts'
import { catalogTexts, folderSource, loadPolicy } from '../../src/index.ts'
import { makeDesk, type Desk } from './desk.ts'
import { changed, owners, rule, sound, soundRules, type Told } from './doctor-files.ts'
import { someCommit } from './workflow-texts.ts'

interface Hub {
  rules: readonly BranchRule[]
  recordRules: readonly BranchRule[]
  errors: readonly string[]
  hasRecord: boolean
}

interface Given {
  readonly desk: Desk
  readonly hub: Hub
  readonly run: (more?: Partial<GitHub>) => Promise<Ended>
  /** What the log tells. */
  readonly found: (more?: Partial<GitHub>) => Promise<Told>
}

/** A repository in which nothing is missing, but for what a test changes. */
const given = (files: Readonly<Record<string, string>> = {}): Given => {
  const desk = makeDesk({ ...sound, ...files })
  const hub: Hub = {
    rules: soundRules,
    recordRules: [rule('deletion'), rule('non_fast_forward')],
    errors: [],
    hasRecord: true
  }
  const asked: Partial<GitHub> = {
    branchRules: async (branch) => (branch === 'main' ? hub.rules : hub.recordRules),
    codeownersErrors: async () => hub.errors,
    branchHead: async () => {
      if (hub.hasRecord) return someCommit
      throw new GitHubError('missing', 'there is no such branch')
    }
  }
  const run: Given['run'] = async (more = {}) => {
    const job = await desk.job({ kind: 'dispatch' })
    return doctorCommand({ ...job, github: { ...job.github, ...asked, ...more } })
  }
  return {
    desk,
    hub,
    run,
    async found(more) {
      desk.said.lines.length = 0
      await run(more)
      const lines = (word: string): readonly string[] =>
        desk.said.lines.filter((line) => line.startsWith(word)).map((line) => line.slice(8))
      return { missing: lines('MISSING'), advice: lines('advice') }
    }
  }
}

/** After an apply and a day with a look for drift. */
const settled = async (files: Readonly<Record<string, string>> = {}): Promise<Given> => {
  const all = given(files)
  await all.desk.apply()
  await driftCommand(await all.desk.job({ kind: 'schedule' }))
  return all
}

describe('a repository in which nothing is missing', () => {
  test('is sound, in the log and in the summary', async () => {
    const { run, desk } = await settled()
    expect(await run()).toEqual({
      exit: 0,
      result: 'ok',
      reason: null,
      message: 'the protection of this repository: nothing is missing',
      outputs: { summary: '{"missing":0,"advice":0}' }
    })
    expect(desk.said.summaries.at(-1)).toContain('## Protection of this repository: nothing is missing')
    expect(desk.said.lines.join('\n')).toContain('who may bypass the rules')
  })

  test('has the owners that stand in its documents', () => {
    const { desk } = given()
    const { policy } = loadPolicy(folderSource(join(desk.folder, 'policies')), catalogTexts)
    expect(codeownersOf(policy, '.github/CODEOWNERS').part).toBe(owners)
  })
})

describe('the rules', () => {
  test('that are missing are told, and fail the step', async () => {
    const { hub, found, run } = await settled()
    hub.rules = soundRules.filter(({ type }) => type !== 'deletion')
    hub.recordRules = []
    expect(await found()).toEqual({
      missing: [
        '`main` can be deleted',
        '`rolewright-record` can be deleted',
        'the history of `rolewright-record` can be rewritten'
      ],
      advice: []
    })
    expect(await run()).toMatchObject({ exit: 1, result: 'blocked', reason: 'protection' })
  })

  test('that the token may not see are not missing', async () => {
    const { found } = await settled()
    const denied = async (): Promise<never> => {
      throw new GitHubError('denied', 'GitHub does not let this token', { permission: 'contents: read' })
    }
    const { missing, advice } = await found({ branchRules: denied })
    expect(missing).toEqual([])
    expect(advice).toEqual([
      'the rules of `main` cannot be seen',
      'the rules of `rolewright-record` cannot be seen'
    ])
    const away = async (): Promise<never> => {
      throw new GitHubError('unreachable', 'no answer')
    }
    await expect(found({ branchRules: away })).rejects.toThrow('no answer')
  })
})

test('workflows are read from the checkout; what is none is said, and does not fail the step', async () => {
  const { found } = await settled({
    ...changed('apply', '  queue: max\n', ''),
    '.github/workflows/broken.yml': 'on: [\n',
    '.github/workflows/notes.txt': 'on: [\n'
  })
  expect(await found()).toEqual({
    missing: [],
    advice: [
      expect.stringContaining('has no queue'),
      '`.github/workflows/broken.yml` is no workflow that can be read'
    ]
  })
})

describe('CODEOWNERS', () => {
  test('that is not there, or that GitHub does not understand, is missing', async () => {
    const all = await settled()
    all.hub.errors = ['line 3: Unknown owner `@cleo`']
    expect((await all.found()).missing).toEqual([
      "GitHub does not understand a line of `.github/CODEOWNERS`: `line 3: Unknown owner '@cleo'`"
    ])
    all.desk.change({ '.github/CODEOWNERS': null })
    expect((await all.found()).missing).toEqual(['there is no `.github/CODEOWNERS`'])
  })
})

describe('the record and the schedule', () => {
  test('a branch that is not there yet is advice', async () => {
    const { hub, found } = given()
    hub.hasRecord = false
    expect(await found()).toEqual({ missing: [], advice: ['there is no branch `rolewright-record` yet'] })
  })

  test('a schedule that stands still is missing, and one that is late is not', async () => {
    const all = await settled()
    all.desk.pass(1.9)
    expect((await all.found()).missing).toEqual([])
    all.desk.pass(0.2)
    expect((await all.found()).missing).toEqual(['drift was looked for last 50 hours ago'])
    const never = given()
    await never.desk.apply()
    expect((await never.found()).missing).toEqual(['drift was looked for never so far'])
  })
})

test('text of others stands in code spans only', async () => {
  const hostile = '@team `**x** <img src=x> [a](b) | ${{ github.token }}\n## no'
  const all = await settled({
    '.github/workflows/x.yml': `on: push\npermissions: {}\njobs:\n  ${JSON.stringify(hostile)}:\n    steps:\n      - uses: ${JSON.stringify(`rolewright/rolewright@${hostile}`)}\n        with: {command: ${JSON.stringify(hostile)}}\n`
  })
  all.hub.errors = [hostile]
  await all.run()
  const summary = all.desk.said.summaries.at(-1) ?? ''
  const outside = summary.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
  expect(summary).toContain('@team')
  for (const sign of ['@team', '<img', '[a]', '${{', '## no', '**x**']) expect(outside).not.toContain(sign)
})

test('changes nothing', async () => {
  const { desk, run } = await settled()
  const before = desk.github.writes.length
  const record = desk.recorded('snapshots/last_drift.json')
  const file = join(desk.folder, '.github/CODEOWNERS')
  writeFileSync(file, 'mine\n')
  await run()
  expect(desk.github.writes.length).toBe(before)
  expect(desk.recorded('snapshots/last_drift.json')).toBe(record)
  expect(readFileSync(file, 'utf8')).toBe('mine\n')
})
