import { describe, expect, test } from 'vitest'
import { planCommand } from '../../action/commands/plan.ts'
import { document } from '../hostile/good.ts'
import { commentsOf, desk, more, pullRequest } from './plan-desk.ts'

describe('what is merged', () => {
  test('in a queue is told by checks of its own commit, never by a comment', async () => {
    const there = pullRequest(more)
    const merge_group = { base_sha: there.base, head_sha: there.merge }
    const { ended, summary } = await there.step(planCommand, {
      event: 'merge_group',
      payload: { merge_group }
    })
    expect(ended).toMatchObject({ exit: 0, result: 'changes' })
    expect(summary).toContain('bo@example.org')
    expect(there.checks).toMatchObject([
      { name: 'rolewright/plan', commit: there.merge, conclusion: 'success' },
      { name: 'rolewright/approval', commit: there.merge, conclusion: 'neutral' }
    ])
    expect(commentsOf(there)).toEqual([])
  })

  test.each(['push', 'workflow_dispatch', 'schedule'])('on %s is looked at quietly', async (event) => {
    const there = pullRequest(more)
    const payload = { ref: 'refs/heads/main', before: there.base, after: there.merge }
    const { ended } = await there.step(planCommand, { event, payload })
    expect(ended).toMatchObject({ exit: 0, result: 'changes', outputs: { 'has-changes': 'true' } })
    expect(there.github.writes).toEqual([])
    expect(there.checks).toEqual([])
  })

  test('without an operation still has to be kept as applied', async () => {
    const { 'policies/role.yaml': _role, ...quiet } = desk
    const there = pullRequest({ 'policies/x.yaml': document('kind: People', 'people: []') }, quiet)
    const payload = { ref: 'refs/heads/main', before: there.base, after: there.merge }
    const { ended } = await there.step(planCommand, { event: 'push', payload })
    expect(ended).toMatchObject({ exit: 0, result: 'changes', outputs: { 'has-changes': 'false' } })
    expect(ended.message).toContain('to be kept as applied')
  })
})

test.each([
  ['workflow_run', { workflow_run: { id: 1, head_sha: 'a'.repeat(40) } }, 'unsafe-event'],
  ['issues', { action: 'closed', issue: { number: 1 } }, 'usage'],
  ['release', {}, 'usage']
])('nothing is planned on %s', async (event, payload, reason) => {
  const there = pullRequest(more)
  const { ended } = await there.step(planCommand, { event, payload })
  expect(ended).toMatchObject({ exit: 2, result: 'error', reason })
  expect(there.github.writes).toEqual([])
})
