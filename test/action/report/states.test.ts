import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkOf } from '../../../action/report/checks.ts'
import { planComment } from '../../../action/report/comment.ts'
import { jobSummary } from '../../../action/report/summary.ts'
import type { PlanReport, Standing } from '../../../action/report/view.ts'
import { appliedDesk, now, realisticChange, reportFor, type Desk } from './desk.ts'
import { halfApproved } from './judgements.ts'

const runUrl = 'https://github.com/example/access/actions/runs/1180300'

type Change = (desk: Desk) => void

/** A report of the example organisation after a change. */
const reportOf = async (change: Change, given: Partial<PlanReport> = {}): Promise<PlanReport> => {
  const known = reports.get(change)
  if (known) return { ...known, ...given }
  const desk = await appliedDesk()
  change(desk)
  const report = await reportFor(desk)
  reports.set(change, report)
  return { ...report, ...given }
}

const reports = new Map<Change, PlanReport>()

const expected = (name: string): string => join(import.meta.dirname, 'expected', `${name}.md`)

const unchanged: Change = () => undefined

/** One person, and nearly everything on four platforms. */
const tooMuch: Change = ({ edit }) =>
  edit(
    'people/board.yaml',
    'github: henrik-lindqvist\n    functions: [governance]',
    'github: henrik-lindqvist\n    functions: [governance, platform-administration]'
  )

/** What a rule does not allow, and what it only warns of. */
const invalid: Change = ({ edit }) => {
  edit(
    'people/fundraising.yaml',
    '{program: Housing Advice}}]',
    '{program: Housing Advice}}, {function: fundraising-lead, until: 2027-01-15, reason: Covers for Grace}]'
  )
  edit('assignments/uspacy.yaml', 'roles: [employee]', 'roles: [employee, employe]')
}

/** A title alone changes nothing for anybody. */
const renamed: Change = ({ edit }) =>
  edit(
    'roles/uspacy/record-upkeep.yaml',
    'title: Record Upkeep',
    'title: Record Care\npreviously: [Record Upkeep]'
  )

describe('the comment', () => {
  test('is the example in the documentation', async () => {
    const report = await reportOf(realisticChange)
    const page = planComment({ ...report, judgement: halfApproved(report) })
    await expect(page).toMatchFileSnapshot(join(import.meta.dirname, 'example.md'))
  })

  test.each<readonly [string, Change, Partial<PlanReport>]>([
    ['nobody could look at approvals', realisticChange, {}],
    ['nothing changes', unchanged, {}],
    ['nothing changes for anybody', renamed, {}],
    ['errors', invalid, {}],
    ['much', tooMuch, {}],
    [
      'refused',
      realisticChange,
      {
        refusals: [
          {
            target: 'connie-production',
            message: 'the temporary role `helper` is not allowed here',
            help: 'write `helpers: true` in the Target document'
          }
        ]
      }
    ],
    [
      'from a fork, old, and changes the rules',
      realisticChange,
      {
        isFromFork: true,
        difference: null,
        touchesRules: ['.github/workflows/access-plan.yml', 'policies/guardrails.yaml'],
        lastDrift: now - 75 * 60 * 60 * 1000,
        bases: [
          { target: 'cinnox-production', kind: 'recorded', at: now - 50 * 60 * 60 * 1000 },
          { target: 'connie-production', kind: 'live', at: null },
          { target: 'uspacy-production', kind: 'recorded', at: now - 90 * 60 * 1000 }
        ]
      }
    ],
    ['drift never looked for', unchanged, { lastDrift: null }]
  ])('%s', async (name, change, given) => {
    const page = planComment(await reportOf(change, given))
    await expect(page).toMatchFileSnapshot(expected(name.replaceAll(/\W+/g, '-')))
  })

  test.each<readonly [string, Standing]>([
    [
      'applied',
      {
        kind: 'applied',
        runUrl,
        commit: '8f0c2d4e6a9b1c3d5e7f90a1b2c3d4e5f6071829',
        commitUrl: 'https://github.com/example/access/commit/8f0c2d4e6a9b1c3d5e7f90a1b2c3d4e5f6071829'
      }
    ],
    [
      'not-applied',
      { kind: 'not-applied', runUrl, because: '`bo@example.org` changed since it was approved' }
    ],
    ['partial', { kind: 'partial', runUrl, left: 3 }],
    ['waiting', { kind: 'waiting', runUrl, left: 1 }]
  ])('when it is %s', async (name, standing) => {
    const report = await reportOf(realisticChange, { standing })
    const page = planComment({ ...report, judgement: halfApproved(report) })
    await expect(page.split('\n').slice(0, 8).join('\n')).toMatchFileSnapshot(expected(`standing-${name}`))
  })

  test('says in one line that nothing changes for anybody', async () => {
    const [first, ...others] = planComment(await reportOf(unchanged))
      .trim()
      .split('\n\n')
    expect(first).toBe('## 🟩 Nobody gains or loses access, nothing to do')
    expect(others).toHaveLength(1)
  })

  test('tells apart what the targets would get without this change', async () => {
    const report = await reportOf(realisticChange)
    const [first] = report.difference?.comparison.access ?? []
    if (!report.difference || !first) throw new Error('nothing changes')
    const comparison = {
      ...report.difference.comparison,
      access: report.difference.comparison.access.filter(({ user }) => user !== 'thabo.nkosi@example.org')
    }
    expect(planComment({ ...report, difference: { ...report.difference, comparison } })).toContain(
      '**Not by this change alone:** the access of 1 person (`thabo.nkosi@example.org`) changes on `connie-production`, `convrs-production`, `uspacy-production`'
    )
    expect(planComment(report)).not.toContain('Not by this change alone')
    const but = report.difference.comparison.access.filter(
      ({ user, target }) => user !== 'thabo.nkosi@example.org' || target !== 'connie-production'
    )
    const one = { ...report.difference, comparison: { ...comparison, access: but } }
    expect(planComment({ ...report, difference: one })).toContain(
      'changes on `connie-production` because this target is not as the base branch says'
    )
  })
})

describe('the summary of the job', () => {
  test('has a diagram of what changes', async () => {
    await expect(jobSummary(await reportOf(realisticChange))).toMatchFileSnapshot(expected('summary'))
  })
})

describe('the check', () => {
  test.each<readonly [string, Change, Partial<PlanReport>]>([
    ['success', realisticChange, {}],
    ['failure', invalid, {}],
    ['failure', realisticChange, { refusals: [{ target: 't', message: 'm', help: 'h' }] }],
    ['neutral', realisticChange, { isFromFork: true }],
    ['failure', realisticChange, { standing: { kind: 'partial', runUrl, left: 1 } }],
    ['neutral', realisticChange, { standing: { kind: 'waiting', runUrl, left: 1 } }]
  ])('is a %s', async (conclusion, change, given) => {
    const check = checkOf(await reportOf(change, given))
    expect(check.conclusion).toBe(conclusion)
    expect(check.title).not.toMatch(/[`*]/)
    expect(check.title.length).toBeLessThan(256)
    expect(check.summary.length).toBeLessThanOrEqual(65_535)
  })
})
