import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { planCommand } from '../../action/commands/plan.ts'
import type { Run } from '../../action/github/port.ts'
import { markerIn } from '../../action/report/marker.ts'
import { person } from './fake-github.ts'
import { commentsOf, more, pullRequest, type Desk, type Stepped } from './plan-desk.ts'

/** The run that has made a plan, ended, with the plan as its artifact. */
const keepPlan = ({ github, runs, head }: Desk, plan: string | null, updatedAt: number): void => {
  const zip = zipSync({ 'access-plan.json': strToU8(plan ?? '') })
  const run: Run = {
    id: 1,
    attempt: 1,
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    path: '.github/workflows/access-plan.yml',
    headCommit: head,
    headRepository: 1001,
    updatedAt,
    url: ''
  }
  runs.push(run)
  github.kept.push({
    id: 1,
    name: `access-plan-${head}`,
    expired: false,
    digest: `sha256:${createHash('sha256').update(zip).digest('hex')}`,
    bytes: zip.length,
    createdAt: updatedAt - 1,
    run: 1,
    zip
  })
}

describe('a review', () => {
  const reviewed = async (approve: boolean): Promise<{ readonly there: Desk; readonly stepped: Stepped }> => {
    const there = pullRequest(more)
    const { plan } = await there.step(planCommand)
    const now = Date.now()
    keepPlan(there, plan, now - 1000)
    there.github.permissions.set('cy', 'write')
    if (approve) {
      const state = 'APPROVED'
      there.reviews.push({ id: 1, author: person('cy'), state, commit: there.head, submittedAt: now })
    }
    there.checks.length = 0
    return { there, stepped: await there.step(planCommand, { event: 'pull_request_review', run: 9 }) }
  }

  test('that approves makes the check green, and the comment says so', async () => {
    const { there, stepped } = await reviewed(true)
    expect(stepped.ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(there.checks).toMatchObject([
      { name: 'rolewright/approval', commit: there.head, conclusion: 'success' }
    ])
    const [comment = '', ...others] = commentsOf(there)
    expect(others).toEqual([])
    expect(comment).toContain('1 of 1 given by `cy`')
    expect(comment).toMatch(/\| `policies\/lines\.yaml` \[line 6\]\(\S+#L6\) \|/)
    expect(markerIn(comment, 'plan')).toMatchObject({ run: 1 })
    expect(stepped.plan).toBe(null)
    expect(stepped.summary).toBe('')
  })

  test('that was taken back leaves it waiting', async () => {
    const { there, stepped } = await reviewed(false)
    expect(stepped.ended).toMatchObject({ exit: 0, result: 'waiting' })
    expect(there.checks).toMatchObject([{ name: 'rolewright/approval', conclusion: 'action_required' }])
  })

  test('of a commit without a plan says so', async () => {
    const there = pullRequest(more)
    const { ended } = await there.step(planCommand, { event: 'pull_request_review' })
    expect(ended).toMatchObject({ exit: 0, result: 'waiting' })
    expect(ended.message).toContain('no plan for this commit')
    expect(there.checks).toMatchObject([{ name: 'rolewright/approval', conclusion: 'action_required' }])
    expect(commentsOf(there)).toEqual([])
  })

  test('of an older commit touches nothing', async () => {
    const there = pullRequest(more)
    const payload = {
      pull_request: {
        number: 7,
        user: { login: 'bo' },
        base: { ref: 'main', sha: there.base },
        head: { ref: 'change', sha: there.base, repo: { id: 1001 } }
      }
    }
    const { ended } = await there.step(planCommand, { event: 'pull_request_review', payload })
    expect(ended.message).toContain('a newer commit is there')
    expect([there.checks, commentsOf(there)]).toEqual([[], []])
  })
})
