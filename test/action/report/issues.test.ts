import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applySummary, type AppliedOptions } from '../../../action/report/applied.ts'
import { approvalCheckOf } from '../../../action/report/checks.ts'
import { checklistIssue } from '../../../action/report/checklist.ts'
import { driftIssue } from '../../../action/report/drift-issue.ts'
import type { Judgement } from '../../../action/approval/model.ts'
import type { Carried, DriftView, NeededApproval, PendingStep } from '../../../src/index.ts'
import { appliedDesk, now, realisticChange } from './desk.ts'
import { driftViews } from './drifts.ts'

const runUrl = 'https://github.com/example/access/actions/runs/1180300'
const expected = (name: string): string => join(import.meta.dirname, 'expected', `${name}.md`)

describe('the issue about drift', () => {
  const options = { now, runUrl, label: 'access-drift' }

  test('has revert and adopt for each difference', async () => {
    const issue = driftIssue(driftViews, options)
    expect(issue).toMatchObject({ title: 'Access drift: 2 differences on 1 target', isClean: false })
    await expect(issue.body).toMatchFileSnapshot(expected('drift'))
  })

  test('is clean where nothing counts', () => {
    const quiet = driftViews.map((view) => ({ ...view, drifts: view.drifts.filter(({ counts }) => !counts) }))
    const issue = driftIssue(quiet, options)
    expect(issue).toMatchObject({ title: 'Access drift: none', isClean: true })
    expect(issue.body).toMatch(
      /^No difference from what was applied on 1 target, as of 2026-11-21 12:00 UTC\.\n/
    )
  })

  test('is recognised by its differences, not by their order, their words or the time', () => {
    const changed = (change: (view: DriftView) => DriftView): string =>
      driftIssue(driftViews.map(change), { ...options, now: now + 1 }).fingerprint
    const { fingerprint } = driftIssue(driftViews, options)
    expect(changed((view) => ({ ...view, drifts: view.drifts.toReversed() }))).toBe(fingerprint)
    expect(
      changed((view) => ({
        ...view,
        drifts: view.drifts.map((drift) => ({ ...drift, cause: 'unknown', answers: null }))
      }))
    ).not.toBe(changed((view) => ({ ...view, drifts: [] })))
    expect(changed((view) => ({ ...view, drifts: view.drifts.slice(1) }))).not.toBe(fingerprint)
  })
})

/** What an apply was of. */
const origin: Pick<AppliedOptions, 'runUrl' | 'commit' | 'pulls'> = {
  runUrl,
  commit: {
    hash: '8f0c2d4e6a9b1c3d5e7f90a1b2c3d4e5f6071829',
    url: 'https://github.com/example/access/commit/8f0c2d4e6a9b1c3d5e7f90a1b2c3d4e5f6071829'
  },
  pulls: [
    {
      number: 7,
      url: 'https://github.com/example/access/pull/7',
      approvers: ['mei-tanaka', 'leila-haddad']
    }
  ]
}

/** What was planned and what became of it, on the example organisation. */
const carriedOut = async (
  change: (carried: Extract<Carried, { kind: 'finished' }>) => Carried | null,
  given: Partial<AppliedOptions> = {}
): Promise<string> => {
  const desk = await appliedDesk()
  realisticChange(desk)
  const organisation = desk.open()
  const prepared = await desk.plan(organisation)
  const carried = await desk.apply(organisation, prepared)
  if (carried.kind !== 'finished') throw new Error(carried.kind)
  return applySummary(change(carried), prepared.planned, {
    ...origin,
    head: 'sha256:0123456789abcdef',
    ...given
  })
}

describe('the end of an apply', () => {
  test('says what was done, who must sign in again and what is to follow', async () => {
    await expect(await carriedOut((carried) => carried)).toMatchFileSnapshot(expected('applied'))
  })

  test('says where it stopped, and what is left', async () => {
    const page = await carriedOut((carried) => {
      const [first, second, third, ...others] = carried.applied.outcomes
      if (!first || !second || !third) throw new Error('too few operations')
      const refused = { ...second, result: 'refused', message: 'the tenant said `no`' } as const
      return {
        ...carried,
        notes: ['the lock was taken over'],
        applied: {
          ...carried.applied,
          outcomes: [first, refused],
          left: others.map(({ operation }) => operation),
          held: [],
          differences: [third.operation],
          stopped: { because: 'refused', message: 'the tenant said `no`' },
          complete: false
        }
      }
    })
    await expect(page).toMatchFileSnapshot(expected('stopped'))
  })

  test('says that it waits for a person', async () => {
    const page = await carriedOut((carried) => {
      const [first, ...others] = carried.applied.outcomes
      if (!first) throw new Error('too few operations')
      const waiting = { ...first, result: 'waiting', message: '' } as const
      const held = others.map(({ operation }) => operation)
      return { ...carried, applied: { ...carried.applied, outcomes: [waiting], held, complete: false } }
    })
    expect(page).toMatch(/^## ⏳ Waiting for a person: 0 of 12 changes done\n/)
    expect(page).toContain('### A person has to do\n\n- `cinnox-production`')
    expect(page).toContain('### Waits for that\n\n- ')
  })

  test('says why nothing was written', async () => {
    const page = await carriedOut(() => ({ kind: 'stale', message: 'somebody was faster', notes: [] }))
    expect(page).toMatch(
      /^## ⛔ Nothing was written\n\n- \[Pull request #7\].*\n\nThe targets are not as planned: `somebody was faster`\n/
    )
    expect(await carriedOut(() => null, { pulls: [] })).toMatch(/^## ⛔ Nothing was written\n\n<sub>/)
  })

  test('names the pull requests and who approved them, and reaches nobody by it', async () => {
    const [seventh] = origin.pulls
    if (!seventh) throw new Error('no pull request')
    const pulls = Array.from({ length: 23 }, (_, index) => ({
      ...seventh,
      number: index + 1,
      approvers: [['a-person', 'b'], [], null][index % 3] ?? null
    }))
    const page = await carriedOut(() => null, { pulls })
    const [, list = ''] = page.split('\n\n')
    expect(list.split('\n')).toHaveLength(21)
    expect(list.split('\n').slice(0, 3)).toEqual([
      `- [Pull request #4](${seventh.url}) was approved by \`a-person\`, \`b\``,
      `- [Pull request #5](${seventh.url}) needed no approval`,
      `- [Pull request #6](${seventh.url})`
    ])
    expect(list.split('\n').at(-1)).toBe('- and 3 older')
    expect(page).not.toContain('@')
  })

  test('is short where nothing was to be done', async () => {
    const desk = await appliedDesk()
    const prepared = await desk.plan(desk.base)
    const page = applySummary(await desk.apply(desk.base, prepared), prepared.planned, {
      ...origin,
      pulls: [],
      head: null
    })
    expect(page).toMatch(/^## ✅ Nothing was to be done\n\n<sub>[^\n]*<\/sub>\n$/)
  })
})

describe('the checklist', () => {
  test('has the clicks of each step', async () => {
    const desk = await appliedDesk()
    realisticChange(desk)
    const { planned } = await desk.plan(desk.open())
    const steps = planned.plan.operations.slice(0, 2).map(({ id, target }): PendingStep => ({
      operation: id,
      target,
      guide: { screen: 'Administration › Staff', steps: ['Open the account', 'Press **Deactivate**'] }
    }))
    const { title, body } = checklistIssue(planned.plan, steps, { runUrl, pull: 7 })
    expect(title).toBe('Access: 2 changes on 2 targets to be made by hand')
    await expect(body).toMatchFileSnapshot(expected('checklist'))
    expect(checklistIssue(planned.plan, steps, { runUrl, pull: null }).body).toMatch(
      /^What time has made due needs/
    )
  })
})

describe('the check of approvals', () => {
  const needed: NeededApproval = {
    when: { risk: 'critical' },
    from: { roles: [], people: ['bo@example.org', 'cy@example.org'] },
    count: 2,
    approvers: ['bo@example.org', 'cy@example.org'],
    because: ['`ana@example.org` gains `users.roles`']
  }
  const bo = { login: 'bo', user: 'bo@example.org', review: 1 }
  const open: Judgement = {
    needs: [{ needed, given: [bo], missing: 1 }],
    objections: [],
    discounted: [{ login: 'ana', review: 2, because: 'gains from this change' }],
    isMet: false
  }

  test('says what is missing, of whom, and who does not count', () => {
    expect(approvalCheckOf(open)).toEqual({
      conclusion: 'action_required',
      title: '1 approval missing',
      summary: [
        '- ✋ `risk critical`: 1 of 2 given by `bo`, **1 more** of `cy@example.org`',
        '  - for `` `ana@example.org` gains `users.roles` ``',
        '- `ana` does not count: `gains from this change`'
      ].join('\n')
    })
  })

  test.each<readonly [string, string, Judgement]>([
    ['success', 'Needs no approval', { needs: [], objections: [], discounted: [], isMet: true }],
    ['success', 'Approved', { ...open, needs: [{ needed, given: [bo], missing: 0 }], isMet: true }],
    ['failure', '1 person asks for changes, 1 approval missing', { ...open, objections: [bo] }]
  ])('is a %s: %s', (conclusion, title, judgement) => {
    expect(approvalCheckOf(judgement)).toMatchObject({ conclusion, title })
  })

  test('has room for many reviews', () => {
    const discounted = Array.from({ length: 5000 }, (_, review) => ({
      login: 'l'.repeat(39),
      review,
      because: 'b'.repeat(10_000)
    }))
    const { summary } = approvalCheckOf({ ...open, discounted })
    expect(summary.length).toBeLessThan(65_535)
    expect(summary).toMatch(/- and \d+ more$/)
  })
})
