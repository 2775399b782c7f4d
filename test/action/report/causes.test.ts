import { describe, expect, test } from 'vitest'
import { causesIn } from '../../../action/report/causes.ts'
import { planComment } from '../../../action/report/comment.ts'
import { sourcesIn } from '../../../action/report/sources.ts'
import type { PlanReport } from '../../../action/report/view.ts'
import { alikeIn, shownChange, type Operation } from '../../../src/index.ts'
import { appliedDesk, realisticChange, reportFor } from './desk.ts'

const ana = 'ana@example.org'

const operation = (kind: Operation['kind'], role: string | null, user: string | null = ana): Operation => ({
  id: `${kind} ${role} ${user}`,
  target: 'desk',
  kind,
  role,
  user,
  before: null,
  after: null,
  reason: '',
  source: null
})

/** A report on which everybody gains something through `sales`, and each operation comes from a line of its own. */
const reportOn = async (operations: readonly Operation[], users = [ana]): Promise<PlanReport> => {
  const report = await reportFor(await appliedDesk())
  if (!report.plan) throw new Error('no plan')
  const delta = {
    permission: 'leads.view',
    scope: 'all',
    was: null,
    risk: 'low',
    from: null,
    until: null
  } as const
  const access = users.map((user) => ({
    user,
    target: 'desk',
    platform: 'uspacy',
    gained: [{ ...delta, through: ['sales'] }],
    lost: []
  }))
  const sources = operations.map(({ id }, index) => ({
    operation: id,
    file: 'policies/a.yaml',
    line: index + 1
  }))
  return { ...report, plan: { ...report.plan, operations, access }, sources }
}

const wordsOf = (report: PlanReport): string => {
  const [alike] = alikeIn((report.plan?.access ?? []).map(shownChange))
  return alike ? causesIn(report)(alike).replaceAll(/\]\([^)]*\)/g, ']') : ''
}

describe('a gain leads to the line that causes it', () => {
  test.each<readonly [string, readonly Operation[], string]>([
    [
      'who is given the role, not what is in it',
      [
        operation('create-role', 'sales', null),
        operation('invite', null),
        operation('assign', 'sales'),
        operation('assign', 'other'),
        operation('assign', 'sales', 'bo@example.org')
      ],
      '`policies/a.yaml` [line 3]'
    ],
    ['one role in place of another', [operation('set-role', 'sales')], '`policies/a.yaml` [line 1]'],
    [
      'an account that comes back',
      [operation('update-role', 'sales', null), operation('reactivate', null)],
      '`policies/a.yaml` [line 2]'
    ],
    [
      'what is in the role, before where it holds',
      [
        operation('set-unit', 'sales'),
        operation('update-role', 'other', null),
        operation('update-role', 'sales', null)
      ],
      '`policies/a.yaml` [line 3]'
    ],
    ['where the role holds', [operation('set-unit', 'sales')], '`policies/a.yaml` [line 1]'],
    ['nothing that takes', [operation('unassign', 'sales'), operation('deactivate', null)], '']
  ])('%s', async (_, operations, words) => {
    expect(wordsOf(await reportOn(operations))).toBe(words)
  })

  test('of many with the same, a few', async () => {
    const users = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.org`)
    const given = await reportOn(
      users.map((user) => operation('assign', 'sales', user)),
      users
    )
    expect(wordsOf(given)).toBe('`policies/a.yaml` [line 1], [line 2], [line 3] and 2 more')
    const elsewhere = given.sources.map((source, index) => ({
      ...source,
      line: 1,
      file: `policies/${index % 2}.yaml`
    }))
    expect(wordsOf({ ...given, sources: elsewhere })).toBe(
      '`policies/0.yaml` [line 1]<br>`policies/1.yaml` [line 1]'
    )
  })

  test('in the comment, at the newest commit', async () => {
    const desk = await appliedDesk()
    realisticChange(desk)
    const report = await reportFor(desk)
    const page = planComment(report)
    expect(page).toContain('| who | gains | loses | where |')
    expect(page).toContain(
      `| \`policies/roles/uspacy/partner-relations.yaml\` [line 5](https://github.com/example/access/blob/${report.head}/policies/roles/uspacy/partner-relations.yaml#L5) |`
    )
    expect(planComment({ ...report, sources: [] })).toContain('| who | gains | loses |\n')
  })
})

describe('the file of a plan', () => {
  test('tells the lines, and none that lies elsewhere', () => {
    const location = { file: 'policies/a.yaml', line: 3, column: 1, endLine: 3, endColumn: 9 }
    const operations = [
      { id: 'a', source: location },
      { id: 'b', source: null },
      { id: 'c', source: { ...location, file: 'policies/../../../eve/evil/a.yaml' } }
    ]
    expect(sourcesIn(JSON.stringify({ operations }))).toEqual([
      { operation: 'a', file: 'policies/a.yaml', line: 3 }
    ])
  })
})
