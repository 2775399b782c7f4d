import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { markerIn } from '../../action/report/marker.ts'
import { readPlan } from '../../src/index.ts'
import { hasSarifJudge, judgedSarif, knownSarif } from '../support/sarif-judge.ts'
import { annSells, documents, lines } from './apply-desk.ts'
import { nodes, openShop } from './end-to-end-desk.ts'

const bothSell = lines(['ann', 'employee', 'sales'], ['bob', 'employee', 'sales'])

describe.each(nodes)('the bundle on $name', (node) => {
  test('brings a change from its proposal to the targets', async () => {
    const shop = await openShop(node, { documents })
    const { world } = shop
    const number = await shop.propose('more', annSells)

    const sarifs = { 'sarif-file': '${{ runner.temp }}/access.sarif' }
    const first = await shop.plan(number, { inputs: sarifs })
    expect(first).toMatchObject({ exit: 0, outputs: { result: 'changes', 'has-changes': 'true' } })
    expect(first.writes).toEqual(['POST check-runs', `POST issues/${number}/comments`, 'POST check-runs'])
    const { outputs } = first
    const saved = readPlan(readFileSync(outputs['plan-file'] ?? '', 'utf8'))
    if (typeof saved === 'string') throw new Error(saved)
    expect(saved.plan.digest).toBe(outputs['plan-digest'])
    const sarif = readFileSync(outputs['sarif-file'] ?? '', 'utf8')
    if (hasSarifJudge) expect(judgedSarif(sarif)).toEqual(knownSarif)
    const [comment = ''] = await shop.comments(number)
    expect(markerIn(comment, 'plan')).toEqual({
      head: world.pull(number).head,
      run: first.run,
      plan: outputs['plan-digest']
    })
    for (const text of [comment, first.summary]) {
      expect(text).toContain('## 🟨 1 person gains 2 permissions')
      expect(text).toMatch(/\| `ann@example\.org` \| `sales` on `desk`: .*`leads\.create \(all\)`/)
      expect(text).toContain('0 of 1 given, **1 more** of `rita@example.org`, `sam@example.org`')
    }
    expect(first.summary).toContain('```mermaid')
    expect(outputs['comment-url']).toMatch(new RegExp(`/issues/${number}#issuecomment-\\d+$`))
    const { head } = world.pull(number)
    expect(await shop.check('rolewright/plan', head)).toMatchObject({ conclusion: 'success' })
    expect(await shop.check('rolewright/approval', head)).toMatchObject({ conclusion: 'action_required' })
    expect(world.hub.checks[0]?.annotations).toMatchObject([
      { path: 'policies/role.yaml', annotation_level: 'notice', title: 'missing-owner' }
    ])
    expect(first.clone.git('status', '--porcelain')).toBe('')

    world.commit('more', bothSell, { by: 'dora' })
    const second = await shop.plan(number)
    expect(second.writes).toEqual([
      'POST check-runs',
      expect.stringMatching(/^PATCH issues\/comments\//),
      'POST check-runs'
    ])
    expect(second.outputs['plan-digest']).not.toBe(outputs['plan-digest'])
    expect(await shop.comments(number)).toEqual([expect.stringContaining('🟨 2 people gain 2 permissions')])

    const reviewed = await shop.approve(number, 'rita')
    expect(reviewed).toMatchObject({ exit: 0, outputs: { result: 'ok' } })
    expect(reviewed.log).not.toContain('does not count')
    const approval = await shop.check('rolewright/approval', world.pull(number).head)
    expect(approval).toMatchObject({ conclusion: 'success' })
    expect(await shop.comments(number)).toEqual([expect.stringContaining('1 of 1 given by `rita`')])

    const before = world.branch('main')
    world.merge(number)
    const applied = await shop.apply(before)
    expect(applied).toMatchObject({
      exit: 0,
      outputs: { result: 'ok', 'plan-digest': second.outputs['plan-digest'] }
    })
    expect([shop.rolesOf('ann'), shop.rolesOf('bob')]).toEqual([
      ['employee', 'sales'],
      ['employee', 'sales']
    ])
    const log = (shop.recorded('record/log.jsonl') ?? '').trim().split('\n')
    expect(log.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        type: 'started',
        revision: world.branch('main'),
        approvals: [expect.objectContaining({ by: 'rita@example.org', verified: true })]
      })
    )
    expect(await shop.comments(number)).toEqual([
      expect.stringMatching(/^<!-- .* -->\n## ✅ Applied: 2 people gained 2 permissions/)
    ])
    expect(applied.summary).toContain('## ✅ Applied: 3 of 3 changes done, and read back')
    expect(applied.summary).toContain(`the record ends with \``)
    expect(world.hub.deployments).toMatchObject([
      { request: { ref: world.branch('main'), environment: 'desk' }, statuses: [{ state: 'success' }] }
    ])
    expect(world.hub.repository.has('refs/rolewright/lock')).toBe(false)

    const again = await shop.apply(before, { again: applied.run })
    expect(again).toMatchObject({ exit: 0, writes: [], outputs: { result: 'ok', 'has-changes': 'false' } })
    expect((shop.recorded('record/log.jsonl') ?? '').trim().split('\n')).toEqual(log)
  }, 240_000)
})
